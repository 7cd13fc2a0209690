"""Web archives (WARC, ISO 28500): each page that was fetched with success is a document."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from plainview.model import Problem, Unreadable
from plainview.reading import sniff
from plainview.reading.parts import Draft, Material, Member
from plainview.reading.zips import CHUNK

_TEXTS = (sniff.HTML, sniff.PDF, sniff.DOCX, sniff.XLSX, sniff.JSON, sniff.CSV)
_SUPPORTING = ("image/", "font/", "audio/", "video/", "text/css", "application/font")
_SCRIPTS = ("javascript", "ecmascript")
_RAISE = "Split it, or raise the limit in the settings"


def read(material: Material) -> Draft:
    """Pages and files as members, with address and time of capture.

    Left out and counted: requests and metadata, answers other than success, and what only
    supports a page (style sheets, scripts, fonts, pictures). Raises Unreadable where no record
    can be read.
    """
    survey = _Survey(material)
    try:
        cut = survey.run()
    except (OSError, ValueError, EOFError):
        cut = True
    if cut:
        survey.list(
            "truncated",
            "The web archive breaks off or is damaged",
            f"after {survey.records} records",
            "Get it again",
        )
    if survey.records == survey.left_out["unknown records"]:
        raise Unreadable("damaged", "No record of the web archive can be read", "Get it again")
    for why, number in sorted(survey.left_out.items()):
        message = f"{number:,} of these were left out"
        problem = material.problem("record_skipped", message, why, lost=False)
        survey.problems.append(problem)
    return Draft("warc/1", None, problems=survey.problems, members=_members(material, survey.taken))


class _Survey:
    """Goes through all records once, to learn what is read and what is left out."""

    def __init__(self, material: Material) -> None:
        self.records = self.taken = 0
        self.left_out: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self._material = material

    def list(self, code: str, message: str, where: str, advice: str) -> None:
        self.problems.append(self._material.problem(code, message, where, advice))

    def run(self) -> bool:
        """Whether the last record breaks off."""
        data, most = self._material.data, self._material.limits.file_bytes
        start = length = 0
        for record in _records(data):
            self.records += 1
            start, length = record.stream_pos, _stated(record)
            why, payload = _payload(record, most)
            if why:
                self.left_out[why] += 1
            elif len(payload) > most:
                where = _address(record) or ""
                self.list("too_large", f"The answer has more than {most:,} bytes", where, _RAISE)
            elif not self._takes(len(payload)):
                self.list(
                    "archive_limit",
                    "The web archive holds more than is allowed: this answer and all after it"
                    " were left out",
                    _address(record) or "",
                    _RAISE,
                )
                return False
        return self.records > 0 and _breaks_off(data, start, length)

    def _takes(self, size: int) -> bool:
        limits, spent = self._material.limits, self._material.spent
        if spent.members >= limits.archive_members or spent.unpacked + size > limits.archive_bytes:
            return False
        self.taken += 1
        spent.members += 1
        spent.unpacked += size
        return True


def _members(material: Material, taken: int) -> Iterator[Member]:
    most = material.limits.file_bytes
    for record in _records(material.data) if taken else ():
        why, payload = _payload(record, most)
        if why or len(payload) > most:
            continue
        address = _address(record)
        seen = record.record_date
        yield Member(
            address or f"record-{record.stream_pos}",
            payload,
            "web-archive",
            address,
            seen.astimezone(UTC).isoformat().replace("+00:00", "Z") if seen else None,
        )
        taken -= 1
        if not taken:
            return


def _records(data: bytes) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    return iter(ArchiveIterator(io.BytesIO(data), auto_decode="all", parse_http=True))


def _stated(record: Any) -> int:
    length = record.headers.get("Content-Length") or ""
    return int(length) if length.isdecimal() else 0


def _breaks_off(data: bytes, start: int, length: int) -> bool:
    """Whether the last record is cut short, which the library does not say."""
    if data[start : start + 2] != b"\x1f\x8b":
        return data.find(b"\r\n\r\n", start) + 4 + length > len(data)
    unpacker, rest = zlib.decompressobj(wbits=31), data[start:]
    try:
        while rest and not unpacker.eof:
            unpacker.decompress(rest, CHUNK)
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return True
    return not unpacker.eof


def _payload(record: Any, most: int) -> tuple[str, bytes]:
    """Why a record is left out, or else its payload, cut one byte over the limit."""
    kind = str(record.record_type)
    if kind not in ("response", "resource"):
        return f"{kind} records", b""
    headers = record.http_headers
    declared = ""
    if kind == "response":
        if headers is None:
            return "responses other than HTTP", b""
        if headers.status_code != 200:
            return f"answers with status {headers.status_code}", b""
        declared = (record.http_content_type or "").lower()
    payload = record.reader.read(most + 1)
    if not payload:
        return "empty answers", b""
    supports = declared.startswith(_SUPPORTING) or any(word in declared for word in _SCRIPTS)
    # A style sheet is text like any other: here the server's word counts, unless the content is
    # plainly a document.
    if supports and sniff.media_type(payload) not in _TEXTS:
        return "style sheets, scripts, fonts and pictures", b""
    return "", payload


def _address(record: Any) -> str | None:
    uri = record.headers.get("WARC-Target-URI")
    return uri.strip("<>") if uri else None
