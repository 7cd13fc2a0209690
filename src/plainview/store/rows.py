"""What reading the record gives: typed rows, in the record's terms."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from operator import itemgetter
from typing import Any, TypeVar

from plainview.model import MASK, Filler, Hop, Measure, Problem, Time, roles_json

Spans = tuple[tuple[int, int], ...]
"""Runs of a text, as offsets into its content, sorted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds; `characters` are those of the texts, `size` the bytes captured.

    `problems` lost something, `notes` are about what was only odd.
    """

    documents: int
    captures: int
    texts: int
    passages: int
    facts: int
    orgs: int
    problems: int
    notes: int
    removed: int
    characters: int
    size: int
    masked: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with the heading of its text; `text_id` is None where nothing could be read.

    `name` is the first of its captures' names in the order of the alphabet, files before members.
    `parent` is the id of the container that it came in, if any; `facts` and `problems` are counts.
    """

    id: str
    name: str
    media_type: str
    size: int
    added_at: str
    parent: str | None
    title: str | None
    published: str | None
    outlet: str | None
    address: str | None
    text_id: str | None
    reader: str | None
    characters: int
    masked: int
    facts: int
    problems: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of a text: offsets into the text's content, page or cell of its first character."""

    document_id: str
    text_id: str
    n: int
    start: int
    end: int
    page: int | None
    cell: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a search, and its document.

    `snippet` stands at `snippet_start` of the text's content; `marks` are the runs of the snippet
    that matched, as offsets into the snippet. `start` and `end` are the whole passage's.
    """

    document_id: str
    name: str
    title: str | None
    published: str | None
    outlet: str | None
    start: int
    end: int
    page: int | None
    cell: str | None
    snippet: str
    snippet_start: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A quote of a fact, its place in the text, and the page or cell it stands on."""

    start: int
    end: int
    quote: str
    page: int | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as the record holds it, with its document; fields as in `model.Fact`.

    `doc` is the document's name, `page` and `cell` stand on its evidence. `address` is the
    document's own, `added_at` when the record took it in.
    """

    id: str
    document_id: str
    doc: str
    title: str | None
    published: str | None
    outlet: str | None
    text_id: str
    type: str
    status: str
    modality: str
    polarity: str
    roles: tuple[Filler, ...]
    measures: tuple[Measure, ...]
    time: Time | None
    said: tuple[Hop, ...]
    evidence: tuple[EvidenceRow, ...]
    flags: tuple[str, ...]
    pattern: str
    address: str | None = None
    added_at: str = ""

    def filled(self, role: str) -> list[Filler]:
        """The fillers of one role, in the order of the fact."""
        return [row for row in self.roles if row.role == role]

    def to_json(self) -> dict[str, Any]:
        """The fact as plain data in the shape of the gold format."""
        return {
            "id": self.id,
            "doc": self.doc,
            "doc_id": self.document_id,
            "text_id": self.text_id,
            "type": self.type,
            "status": self.status,
            "modality": self.modality,
            "polarity": self.polarity,
            "roles": roles_json(self.roles),
            "measures": [asdict(measure) for measure in self.measures],
            "time": asdict(self.time) if self.time else None,
            "said": [asdict(hop) for hop in self.said],
            "evidence": [self._evidence_json(item) for item in self.evidence],
            "flags": list(self.flags),
            "pattern": self.pattern,
        }

    def _evidence_json(self, item: EvidenceRow) -> dict[str, Any]:
        place = {key: value for key, value in (("page", item.page), ("cell", item.cell)) if value}
        found = {"doc": self.doc, "doc_id": self.document_id, "start": item.start, "end": item.end}
        return {**found, "quote": item.quote, **place}

    def redacted(self, spans: Spans) -> FactRow:
        """The fact with the given runs of its text read as █, wherever its parts quote them."""
        if not spans:
            return self
        return replace(
            self,
            roles=tuple(_redacted_name(row, spans) for row in self.roles),
            measures=tuple(_redacted(row, spans) for row in self.measures),
            said=tuple(_redacted_name(row, spans) for row in self.said),
            evidence=tuple(
                replace(row, quote=redact(row.quote, row.start, spans)) for row in self.evidence
            ),
            time=_redacted_time(self.time, spans),
        )


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that could not be read, and the document it belongs to, if there is one."""

    problem: Problem
    document_id: str | None
    at: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Documents of one outlet (None where they name none) and media type."""

    outlet: str | None
    media_type: str
    documents: int
    facts: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OrgRow:
    """An organisation (or another entity of the registry) and how many facts name it."""

    entity: str
    name: str
    facts: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many facts each value of a filter would leave, most first."""

    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    modalities: tuple[tuple[str, int], ...]
    orgs: tuple[OrgRow, ...]


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry of the journal; `hash` covers all other fields and the hash before."""

    seq: int
    at: str
    action: str
    subject: str
    payload: str
    digest: str
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that was taken out: what stays is that it was here, and why it went."""

    document_id: str
    media_type: str
    size: int
    removed_at: str
    why: str


def redact(words: str, start: int, spans: Spans) -> str:
    """Words that stand at `start` of a text, with the text's given spans read as █.

    The spans are in order: a table has ten thousands of them, and as many quotes.
    """
    end, place = start + len(words), start
    pieces: list[str] = []
    number = bisect_right(spans, start, key=itemgetter(1))
    while number < len(spans) and spans[number][0] < end:
        first, last = max(spans[number][0], place), min(spans[number][1], end)
        pieces += (words[place - start : first - start], MASK * (last - first))
        place, number = max(place, last), number + 1
    return "".join((*pieces, words[place - start :]))


Row = TypeVar("Row", Filler, Hop, Measure)
Named = TypeVar("Named", Filler, Hop)


def _redacted(row: Row, spans: Spans) -> Row:
    if row.surface is None or row.start is None:
        return row
    return replace(row, surface=redact(row.surface, row.start, spans))


def _redacted_name(row: Named, spans: Spans) -> Named:
    hidden = _redacted(row, spans)
    if hidden.surface != row.surface and row.surface is not None and row.surface in row.name:
        return replace(hidden, name=row.name.replace(row.surface, hidden.surface or ""))
    return hidden


def _redacted_time(time: Time | None, spans: Spans) -> Time | None:
    if time is None or time.surface is None or time.s is None:
        return time
    return replace(time, surface=redact(time.surface, time.s, spans))
