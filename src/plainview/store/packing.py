"""From nouns to rows: everything about one document that can be made ready without the record.

Pure, so that worker processes do it and the one writer only inserts.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from plainview.model import (
    Anchor,
    Capture,
    Document,
    Evidence,
    Fact,
    Filler,
    Hop,
    Measure,
    Problem,
    Reckoning,
    RecordError,
    Text,
    Time,
    canonical_json,
    digest,
)
from plainview.store.passages import cut
from plainview.store.rows import Spans, redact

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class PackedFact:
    """The rows of one fact, without the keys that only the record can give."""

    id: str
    fact: Row
    roles: tuple[Row, ...]
    names: tuple[Row, ...]
    measures: tuple[Row, ...]
    said: tuple[Row, ...]
    evidence: tuple[Row, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Packed:
    """One document made ready for the record.

    `spool` is where the bytes wait, already safe on disk, to be moved into the vault; None where
    the vault has them. `words` are the passages as the search index gets them. `payload` is what
    the journal keeps: ids and digests, no content. `last` says that its file holds no more;
    `counts` is for the report of the run and is not kept.
    """

    document: Document
    capture: Capture
    problems: tuple[Problem, ...]
    text: Row | None
    passages: tuple[Row, ...]
    words: tuple[str, ...]
    facts: tuple[PackedFact, ...]
    payload: str
    reckonings: tuple[Row, ...] = ()
    spool: Path | None = None
    last: bool = True
    counts: Mapping[str, int] = field(default_factory=dict)


def pack(
    document: Document,
    capture: Capture,
    text: Text | None,
    facts: Sequence[Fact] = (),
    problems: Sequence[Problem] = (),
    *,
    reckonings: Sequence[Reckoning] = (),
    unlisted: Sequence[tuple[int, int]] = (),
    public_title: str | None = None,
    spool: Path | None = None,
    last: bool = True,
    counts: Mapping[str, int] | None = None,
) -> Packed:
    """Make one document ready; `unlisted` are the runs that name people without a listed office.

    A fact that stands twice in the list is kept once. `public_title` is the title as it may leave
    the machine.
    """
    spans = tuple(sorted((start, end) for start, end in unlisted))
    kept = {fact.id: fact for fact in facts} if text else {}
    rows = [_pack_fact(fact, text, spans) for fact in kept.values() if text]
    payload = {
        "document": document_digest(document),
        "capture": capture.id,
        "text": text_digest(text, spans, public_title) if text else None,
        "facts": {fact.id: fact_digest(fact) for fact in kept.values()},
        "names": {fact.id: names_digest(fact) for fact in kept.values()},
    }
    runs = cut(text) if text else []
    return Packed(
        document,
        capture,
        tuple(problems),
        _text_row(text, spans, public_title) if text else None,
        tuple(_passage_row(text, n, *run) for n, run in enumerate(runs) if text),
        tuple(blanked(text.content[a:b], a, spans) for a, b in runs if text),
        tuple(rows),
        canonical_json(payload),
        tuple(reckoning_row(text, n, one) for n, one in enumerate(reckonings) if text),
        spool,
        last,
        counts or {},
    )


def document_digest(document: Document) -> str:
    """What the journal remembers of a document's own row."""
    return digest([document.id, document.media_type, document.size])


def text_digest(text: Text, unlisted: Spans, public_title: str | None) -> str:
    """What the journal remembers of a text: its id covers the content, this also the rest."""
    anchors = [_flat(anchor) for anchor in text.anchors]
    heading = asdict(text.heading)
    return digest(
        [text.id, text.masked, heading, anchors, [list(s) for s in unlisted], public_title]
    )


def fact_digest(fact: Fact) -> str:
    """A digest of every field of a fact but the resolved names, which can be redone."""
    return digest(
        [
            fact.id,
            fact.status,
            fact.modality,
            fact.polarity,
            [filler.via for filler in fact.fillers],
            asdict(fact.time) if fact.time and fact.time != Time() else None,
            [asdict(hop) for hop in fact.said],
            [asdict(item) for item in fact.evidence],
            list(fact.flags),
            fact.pattern,
        ]
    )


def names_digest(fact: Fact) -> str:
    """A digest of what a fact's fillers were resolved to."""
    return digest([[filler.name, filler.entity] for filler in fact.fillers])


def blanked(words: str, start: int, spans: Spans) -> str:
    """The words as the index gets them: unlisted people's names are blanks."""
    return redact(words, start, spans).replace("█", " ")


def pack_anchors(anchors: Sequence[Anchor]) -> bytes | None:
    """The map of a text, compressed; None where there is none."""
    return squeeze([_flat(anchor) for anchor in anchors]) if anchors else None


def unpack_anchors(blob: bytes | None) -> tuple[Anchor, ...]:
    """The inverse of `pack_anchors`."""
    return tuple(Anchor(*item) for item in unsqueeze(blob))


def squeeze(value: list[Any]) -> bytes:
    """Plain data as compressed JSON."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6)


def unsqueeze(blob: bytes | None) -> list[Any]:
    """The inverse of `squeeze`; an empty list for None; raises RecordError where it is damaged."""
    if not blob:
        return []
    try:
        value: list[Any] = json.loads(zlib.decompress(blob))
    except (zlib.error, ValueError, TypeError) as error:
        raise RecordError(
            "the map of a text is damaged", "Find out which with: plainview verify"
        ) from error
    return value


def unpack_spans(blob: bytes | None) -> Spans:
    """The stored runs that name unlisted people."""
    return tuple((start, end) for start, end in unsqueeze(blob))


def _text_row(text: Text, spans: Spans, public_title: str | None) -> Row:
    heading = text.heading
    return (
        text.id,
        text.reader,
        heading.title,
        public_title,
        heading.byline,
        heading.published,
        heading.address,
        heading.outlet,
        len(text.content),
        text.masked,
        pack_anchors(text.anchors),
        squeeze([list(span) for span in spans]) if spans else None,
    )


def _passage_row(text: Text, n: int, start: int, end: int) -> Row:
    anchor = text.at(start, end)
    page, cell = (anchor.page, anchor.cell) if anchor else (None, None)
    return n, start, end, page, cell, text.content[start:end]


def _flat(row: Anchor | Evidence | Filler | Hop | Measure | Time) -> Row:
    """The values of a row of plain ones in their order; dataclasses.astuple copies each deeply."""
    return tuple(getattr(row, name) for name in row.__slots__)


def _pack_fact(fact: Fact, text: Text | None, spans: Spans) -> PackedFact:
    assert text is not None
    if fact.text_id != text.id:
        raise ValueError(f"fact {fact.id[:12]} is of text {fact.text_id[:12]}, not {text.id[:12]}")
    time = fact.time or Time()
    first = fact.evidence[0]
    return PackedFact(
        fact.id,
        (
            fact.type,
            fact.status,
            fact.modality,
            fact.polarity,
            first.start,
            first.end,
            *_flat(time),
            " ".join(fact.flags),
            fact.pattern,
        ),
        tuple((n, f.role, f.surface, f.start, f.end, f.via) for n, f in enumerate(fact.fillers)),
        tuple((n, f.name, f.entity) for n, f in enumerate(fact.fillers)),
        tuple((n, *_flat(measure)) for n, measure in enumerate(fact.measures)),
        tuple((n, *_flat(hop)) for n, hop in enumerate(fact.said)),
        tuple(_evidence_row(text, n, e.start, e.end, e.quote) for n, e in enumerate(fact.evidence)),
        " ".join(blanked(e.quote, e.start, spans) for e in fact.evidence),
    )


def reckoning_row(text: Text, n: int, one: Reckoning) -> Row:
    """One reckoning of a text, the `n`th, as the record keeps it."""
    first, last = one.evidence[0], one.evidence[-1]
    anchor = text.at(first.start, first.end)
    page, cell = (anchor.page, anchor.cell) if anchor else (None, None)
    kinds: tuple[Sequence[Any], ...] = (one.measures, one.bodies, one.evidence)
    parts = [*([_flat(each) for each in kind] for kind in kinds), one.sure]
    return (
        n,
        first.start,
        last.end,
        page,
        cell,
        one.kind,
        one.direction,
        json.dumps(parts, separators=(",", ":")),
    )


def _evidence_row(text: Text, n: int, start: int, end: int, quote: str) -> Row:
    anchor = text.at(start, end)
    page, cell = (anchor.page, anchor.cell) if anchor else (None, None)
    return n, start, end, quote, page, cell
