"""E-mail: subject and body as the text, attachments as documents of their own."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

from plainview.model import Heading, Problem, Unreadable
from plainview.reading.dates import edtf
from plainview.reading.decode import decode
from plainview.reading.html import visible_text
from plainview.reading.parts import Draft, Material, Member
from plainview.reading.plain import encoding_problems
from plainview.reading.reflow import reflow
from plainview.reading.sniff import MBOX

_FROM_LINE = re.compile(rb"^From [^\r\n]*\r?\n", re.M)
# Domains that only public bodies get: the sender's body is then known without any person's name.
_PUBLIC = (".gov", ".mil", ".us")
_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature"}
_SEALED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
# Mail programs break lines at 72 to 78 characters.
_BROKEN_AT = 80


def read(material: Material) -> Draft:
    """The subject, a blank line, and the body: the plain one where there are two.

    A mailbox gives each message as a member. Raises Unreadable for an encrypted message.
    """
    if material.media_type == MBOX:
        return Draft("mbox/1", None, members=_messages(material.data))
    message = email.message_from_bytes(material.data, policy=policy.default)
    found = _Found(material)
    found.collect(message)
    subject = " ".join((_header(message, "Subject") or "").split())
    content = "\n\n".join([part for part in (subject, *found.bodies) if part.strip()])
    if not content and not found.members and not found.problems:
        raise Unreadable("no_text", "The message is empty")
    heading = Heading(
        title=subject or None,
        published=edtf(_header(message, "Date")),
        outlet=_sender(message),
    )
    return Draft("email/1", content or None, (), heading, found.problems, found.members)


@dataclass(slots=True)
class _Found:
    """Bodies, attachments and problems, collected part by part."""

    material: Material
    bodies: list[str] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def collect(self, part: Message[Any, Any]) -> None:
        kind = part.get_content_type()
        if kind in _SEALED:
            self.problems.append(
                self.material.problem(
                    "encrypted", "The message is encrypted", kind, "Save it decrypted"
                )
            )
        elif kind in _SIGNATURES:
            self.problems.append(
                self.material.problem("record_skipped", "A signature, no text", kind, lost=False)
            )
        elif kind == "message/rfc822":
            self._forwarded(part)
        elif kind == "multipart/alternative":
            self.collect(_best(_parts(part)))
        elif part.is_multipart():
            for inner in _parts(part):
                self.collect(inner)
        elif kind in ("text/plain", "text/html") and not _is_file(part):
            self._body(part, kind)
        else:
            self._attachment(part, kind)

    def _body(self, part: Message[Any, Any], kind: str) -> None:
        decoded = decode(_payload(part), part.get_content_charset())
        self.problems += encoding_problems(self.material, decoded)
        if kind == "text/html":
            self.bodies.append(visible_text(decoded.content))
        else:
            self.bodies.append(_unbroken(decoded.content))

    def _forwarded(self, part: Message[Any, Any]) -> None:
        for inner in _parts(part):
            title = _header(inner, "Subject") or "message"
            name = re.sub(r"[\s/\\]+", " ", title).strip()[:80] + ".eml"
            self.members.append(Member(name, inner.as_bytes(), "attachment"))

    def _attachment(self, part: Message[Any, Any], kind: str) -> None:
        name = part.get_filename() or f"part-{len(self.members) + 1}"
        data = _payload(part)
        if len(self.members) >= self.material.limits.archive_members:
            self.problems.append(self.material.problem("archive_limit", "Too many parts", name))
        elif data:
            self.members.append(Member(name, data, "attachment"))
        else:
            self.problems.append(
                self.material.problem("empty", "The attachment is empty", name, lost=False)
            )


def _messages(data: bytes) -> Iterator[Member]:
    starts = [
        found.end()
        for found in _FROM_LINE.finditer(data)
        if found.start() == 0 or data[: found.start()].endswith((b"\n\n", b"\r\n\r\n"))
    ]
    ends = [data.rfind(b"From ", 0, start) for start in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield Member(f"{number}.eml", data[start:end])


def _parts(part: Message[Any, Any]) -> list[Message[Any, Any]]:
    payload = part.get_payload()
    return (
        [inner for inner in payload if isinstance(inner, Message)]
        if isinstance(payload, list)
        else []
    )


def _best(parts: list[Message[Any, Any]]) -> Message[Any, Any]:
    """The alternative to read: plain text that says something, else what comes last."""
    for part in parts:
        if part.get_content_type() == "text/plain" and _payload(part).strip():
            return part
    return parts[-1] if parts else EmailMessage()


def _is_file(part: Message[Any, Any]) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _payload(part: Message[Any, Any]) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unbroken(body: str) -> str:
    body = body.replace("\r\n", "\n").strip("\n")
    lines = body.split("\n")
    broken = len(lines) > 2 and max(map(len, lines)) <= _BROKEN_AT
    return "\n\n".join(map(reflow, re.split(r"\n\s*\n", body))) if broken else body


def _header(message: Message[Any, Any], name: str) -> str | None:
    """A header's value; the parser of the standard library fails on some damaged ones."""
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    return str(value) if value is not None else None


def _sender(message: Message[Any, Any]) -> str | None:
    """The sending body: its Organization header, else its public domain; never a person."""
    stated = _header(message, "Organization")
    if stated:
        return " ".join(stated.split())
    domain = parseaddr(_header(message, "From") or "")[1].rpartition("@")[2].lower()
    return domain if domain.endswith(_PUBLIC) else None
