"""What the readers take and give: limits, material, drafts, members, readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from plainview.model import Anchor, Document, Heading, Problem, Text

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file is read; what lies beyond is listed as a problem.

    `file_bytes` bounds one document, `container_bytes` one archive. The `archive_*` limits hold
    for an outermost archive with everything nested in it; `archive_ratio` is unpacked to packed
    bytes. `page_pixels` bounds one image that is recognised, `sheet_cells` the cells with a value.
    """

    file_bytes: int = 64 * _MEGABYTE
    container_bytes: int = 1024 * _MEGABYTE
    text_characters: int = 20_000_000
    html_bytes: int = 4 * _MEGABYTE
    archive_depth: int = 4
    archive_members: int = 20_000
    archive_bytes: int = 2048 * _MEGABYTE
    archive_ratio: int = 250
    pdf_pages: int = 10_000
    ocr_pages: int = 200
    page_pixels: int = 60_000_000
    sheet_cells: int = 1_000_000


@dataclass(slots=True)
class Spent:
    """What an outermost archive and everything nested in it have used up so far."""

    members: int = 0
    unpacked: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes on their way to a reader, with their media type by content; `depth` is 0 outermost."""

    data: bytes
    media_type: str
    name: str
    limits: Limits
    spent: Spent = field(default_factory=Spent)
    depth: int = 0

    def problem(
        self, code: str, message: str, where: str = "", advice: str = "", *, lost: bool = True
    ) -> Problem:
        return Problem(code, self.name, message, where, advice, lost)


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside another: archive member, attachment, page of a web archive."""

    name: str
    data: bytes
    how: str = "member"
    address: str | None = None
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader made of a document, before masking.

    `content` is None for a pure container; `masked` counts identifiers of people that the reader
    masked itself, as only it knew them by their column or their key. `members` is consumed once,
    after the container's own reading is handed out, so that one member at a time is in memory.
    """

    reader: str
    content: str | None
    anchors: Iterable[Anchor] = ()
    heading: Heading = field(default_factory=Heading)
    problems: Iterable[Problem] = ()
    members: Iterable[Member] = ()
    masked: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as it was read: its text, or why there is none.

    `name` is the file name, for members with the container's in front ("mail.zip/inner.pdf").
    `how` is "file", "member", "attachment" or "web-archive"; `parent` the id of the container's
    document; `address` the web address it was archived from and `seen_at` when (ISO 8601, UTC).
    `data` are the bytes as captured; empty where the file was over the size limit and stayed on
    disk.
    """

    document: Document
    name: str
    how: str
    text: Text | None
    problems: tuple[Problem, ...]
    parent: str | None = None
    address: str | None = None
    data: bytes = b""
    seen_at: str | None = None
