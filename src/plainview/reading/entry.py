"""The one place where text enters: cut to the limit, cleaned, and masked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from plainview.model import Anchor, Document, Heading, Problem, Text
from plainview.reading import sniff
from plainview.reading.masking import mask
from plainview.reading.parts import Draft, Limits, Member, Reading

# Neither can be stored as UTF-8 text or searched; one character each, so that offsets stay.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SUFFIXES = {
    sniff.PDF: "pdf",
    sniff.DOCX: "docx docm dotx",
    sniff.XLSX: "xlsx xlsm xltx",
    sniff.XLS: "xls",
    sniff.ODS: "ods",
    sniff.HTML: "html htm xhtml",
    sniff.JSON: "json geojson",
    sniff.JSON_LINES: "jsonl ndjson",
    sniff.ZIP: "zip",
    sniff.EMAIL: "eml",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/tiff": "tif tiff",
}
_KINDS = {suffix: kind for kind, every in _SUFFIXES.items() for suffix in every.split()}
# JSON Lines are often called .json, and one line of them is JSON.
_LIKE = {frozenset((sniff.JSON, sniff.JSON_LINES))}


def enter(
    document: Document, member: Member, parent: str | None, draft: Draft, limits: Limits
) -> Reading:
    """A draft as a Reading; the text, the heading, names, addresses and messages are masked."""
    problems = [*draft.problems, *_misnamed(member.name, document.media_type)]
    text = None
    if draft.content is not None:
        content, anchors = draft.content, tuple(draft.anchors)
        if len(content) > limits.text_characters:
            content, anchors = _cut(content, anchors, limits.text_characters)
            problems.append(_too_long(member.name, limits.text_characters))
        cleaned, unstorable = _UNSTORABLE.subn("\ufffd", content)
        if unstorable:
            problems.append(_unstorable(member.name, unstorable))
        masked, count = mask(cleaned)
        count += draft.masked
        text = Text(document.id, draft.reader, masked, anchors, _heading(draft.heading), count)
    return Reading(
        document=document,
        name=_hidden(member.name) or "",
        how=member.how,
        text=text,
        problems=tuple(
            replace(problem, name=_hidden(problem.name) or "", where=_hidden(problem.where) or "")
            for problem in problems
        ),
        parent=parent,
        address=_hidden(member.address),
        data=member.data,
        seen_at=member.seen_at,
    )


def too_large(name: str, size: int, most: int) -> Problem:
    return Problem(
        "too_large",
        name,
        f"The file has {size:,} bytes, more than the limit of {most:,}",
        advice="Split it, or raise the limit in the settings",
    )


def _hidden(value: str | None) -> str | None:
    return mask(_UNSTORABLE.sub("\ufffd", value))[0] if value else value


def _heading(heading: Heading) -> Heading:
    return Heading(
        title=_hidden(heading.title),
        byline=_hidden(heading.byline),
        published=heading.published,
        address=_hidden(heading.address),
        outlet=_hidden(heading.outlet),
    )


def _cut(content: str, anchors: tuple[Anchor, ...], most: int) -> tuple[str, tuple[Anchor, ...]]:
    kept = tuple(
        anchor if anchor.end <= most else replace(anchor, end=most)
        for anchor in anchors
        if anchor.start < most
    )
    return content[:most], kept


def _too_long(name: str, most: int) -> Problem:
    return Problem(
        "text_too_long",
        name,
        f"Only the first {most:,} characters of the text were read",
        advice="Split the file, or raise the limit in the settings",
    )


def _unstorable(name: str, number: int) -> Problem:
    return Problem(
        "unstorable_characters",
        name,
        f"{number:,} characters that no text can hold (NUL, half surrogate pairs) read as \ufffd",
        lost=False,
    )


def _misnamed(name: str, kind: str) -> list[Problem]:
    """A note where the name promises another type than the bytes have."""
    promised = _KINDS.get(PurePosixPath(name).suffix.lower().lstrip("."))
    if promised in (None, kind) or kind == sniff.EMPTY or frozenset((promised, kind)) in _LIKE:
        return []
    message = f"The name promises {promised}, the content is {kind}"
    return [Problem("wrong_extension", name, message, lost=False)]
