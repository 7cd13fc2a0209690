"""Documents, their captures, and the texts that readers make of them."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from plainview.model.ids import digest

MASK = "█"
"""What each masked character reads as; one for one, so that offsets never move."""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes, named by their SHA-256, with their media type (RFC 6838) and size in bytes."""

    id: str
    media_type: str
    size: int

    @classmethod
    def of(cls, data: bytes, media_type: str) -> Document:
        return cls(hashlib.sha256(data).hexdigest(), media_type, len(data))


@dataclass(frozen=True, slots=True)
class Capture:
    """That a document's bytes were seen: when, how, and under what name.

    `name` is the file name, or the path of a member inside its container ("mail.zip/a.pdf");
    `path` is where it lay on this machine and never leaves it; `parent` is the id of the
    container's document; `address` is the web address it was archived from, if any. `seen_at` is
    ISO 8601, UTC.
    """

    document_id: str
    name: str
    how: str
    seen_at: str
    path: str | None = None
    parent: str | None = None
    address: str | None = None

    @property
    def id(self) -> str:
        """The same bytes, under the same name, in the same place: one capture."""
        return digest([self.document_id, self.name, self.how, self.path, self.parent])


@dataclass(frozen=True, slots=True)
class Anchor:
    """A run of a text and where it stands in the document.

    Offsets are Python str offsets into `Text.content`. `page` counts from 1; `cell` is
    "Sheet!B7"; `confidence` is the recogniser's, 0 to 1, for text that was read by OCR.
    """

    start: int
    end: int
    page: int | None = None
    cell: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document says about itself; each field None where it does not say.

    `published` is an EDTF date, `address` the canonical web address, `outlet` the publisher.
    """

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    address: str | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Text:
    """What one version of a reader made of a document, with identifiers of people masked.

    `reader` names the reader and its version ("html/1"). `anchors` are sorted by start, do not
    overlap, and may leave gaps. `masked` counts the identifiers that were masked.
    """

    document_id: str
    reader: str
    content: str
    anchors: tuple[Anchor, ...] = ()
    heading: Heading = field(default_factory=Heading)
    masked: int = 0

    @cached_property
    def id(self) -> str:
        """Hash of the document, the reader and the content; facts cite it."""
        return digest([self.document_id, self.reader, self.content])

    @cached_property
    def _starts(self) -> list[int]:
        return [anchor.start for anchor in self.anchors]

    def at(self, start: int, end: int) -> Anchor | None:
        """The anchor that holds the first character of a run, or the next one inside the run."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and self.anchors[place].end > start:
            return self.anchors[place]
        if place + 1 < len(self.anchors) and self.anchors[place + 1].start < end:
            return self.anchors[place + 1]
        return None
