"""Writers of e-mails, web archives and packed files whose bytes depend on their content alone."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import uuid
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sample.source import Source

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold."""


def zip_of(files: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            info = zipfile.ZipInfo(name, EPOCH)
            # An OpenDocument's first file tells its type and must be stored as it is.
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


def without_clock(data: bytes, published: str) -> bytes:
    """An office file with the times of its making replaced by its publication date."""
    stamp = f"{published}T09:00:00Z"
    files = []
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for info in packed.infolist():
            content = packed.read(info)
            if info.filename == "docProps/core.xml":
                text = content.decode("utf-8")
                text = re.sub(r"(>)\d{4}-\d\d-\d\dT[\d:.]+Z?(<)", rf"\g<1>{stamp}\g<2>", text)
                content = text.encode("utf-8")
            files.append((info.filename, content))
    return zip_of(files)


def tar_gz_of(files: list[tuple[str, bytes]]) -> bytes:
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return gzip.compress(plain.getvalue(), mtime=0)


def _warc_record(kind: str, headers: list[tuple[str, str]], body: bytes, stamp: str) -> bytes:
    seed = kind.encode() + repr(headers).encode() + body
    name = uuid.UUID(bytes=hashlib.sha256(seed).digest()[:16], version=4)
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {stamp}",
        *(f"{key}: {value}" for key, value in headers),
        f"Content-Length: {len(body)}",
    ]
    return gzip.compress("\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n", mtime=0)


def warc_gz_of(source: Source, pages: list[tuple[Source, bytes]]) -> bytes:
    """A WARC (ISO 28500) with each record in a gzip member of its own, as crawlers write it."""
    info = b"software: sample/build.py\r\nformat: WARC File Format 1.1\r\n"
    stamp = f"{source.published}T09:00:00Z"
    out = [_warc_record("warcinfo", [("Content-Type", "application/warc-fields")], info, stamp)]
    for member, page in pages:
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(page)}\r\n\r\n"
        )
        headers = [
            ("WARC-Target-URI", member.address),
            ("Content-Type", "application/http; msgtype=response"),
        ]
        out.append(_warc_record("response", headers, head.encode() + page, stamp))
    return b"".join(out)


def eml_of(source: Source, files: list[tuple[str, bytes]]) -> bytes:
    """A message with its attachments; boundary and message id come from the file name."""
    message = EmailMessage(policy=SMTP)
    message["From"] = source.byline
    message["To"] = source.to
    message["Subject"] = source.title
    day = datetime.fromisoformat(source.published).replace(hour=9, tzinfo=UTC)
    message["Date"] = format_datetime(day)
    message["Message-ID"] = f"<{source.file}@newsroom.example>"
    message.set_content("\n\n".join(source.blocks) + "\n")
    for name, data in files:
        message.add_attachment(data, maintype="text", subtype="csv", filename=name)
    message.set_boundary(f"part-of-{source.file}")
    return message.as_bytes()
