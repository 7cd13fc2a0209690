"""What documents of the record hold that gave no fact, computed on demand from the stored text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from plainview import sources
from plainview.extraction.coverage import REASONS, Missed, coverage
from plainview.store import Record
from plainview.store.rows import DocumentRow

_NO_TEXT = "nothing could be read from it"
_ROWS = "a known public record: read row by row, not sentence by sentence"


@dataclass(frozen=True, slots=True)
class DocumentMissed:
    """A document, what became of its sentences, and why it gave no fact where it gave none.

    `quotes` are the words of `missed`, in its order. `how` says how it was read where that was not
    sentence by sentence.
    """

    document: DocumentRow
    sentences: int
    told: int
    furniture: int
    missed: tuple[Missed, ...]
    quotes: tuple[str, ...]
    how: str | None
    why_none: str | None

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data."""
        listed = [
            {**asdict(item), "quote": quote, "why": REASONS[item.reason]}
            for item, quote in zip(self.missed, self.quotes, strict=True)
        ]
        return {
            "document": self.document.id,
            "doc": self.document.name,
            "facts": self.document.facts,
            "sentences": self.sentences,
            "told": self.told,
            "furniture": self.furniture,
            "how": self.how,
            "why_none": self.why_none,
            "missed": listed,
        }


def emptiest(record: Record) -> list[DocumentRow]:
    """The documents with something to read, those with the fewest facts first; no containers."""
    rows = record.documents(order="name", limit=1_000_000)
    holding = {row.parent for row in rows}
    readable = [row for row in rows if row.text_id is not None or row.id not in holding]
    return sorted(readable, key=lambda row: (row.facts, row.name))


def missed(record: Record, documents: Sequence[DocumentRow]) -> Iterator[DocumentMissed]:
    """What each document holds that gave no fact; one document is in memory at a time."""
    for row in documents:
        yield _of(record, row)


def _of(record: Record, row: DocumentRow) -> DocumentMissed:
    text = record.text(row.id)
    if text is None or not text.content.strip():
        return DocumentMissed(row, 0, 0, 0, (), (), None, _NO_TEXT)
    if sources.read(text) is not None:
        none = None if row.facts else f"{_ROWS}; no row of it states a fact"
        return DocumentMissed(row, 0, 0, 0, (), (), _ROWS, none)
    cited = [(item.start, item.end) for fact in record.facts_of(row.id) for item in fact.evidence]
    found = coverage(text, cited)
    quotes = tuple(" ".join(text.content[one.start : one.end].split()) for one in found.missed)
    why = None
    if not row.facts:
        reasons = Counter(one.reason for one in found.missed).most_common(1)
        why = (
            f"{len(found.missed):,} of {found.sentences:,} sentences have a number or words of a"
            f" fact, mostly: {REASONS[reasons[0][0]]}"
            if reasons
            else f"none of its {found.sentences:,} sentences has a number or words of a known fact"
        )
    return DocumentMissed(
        row, found.sentences, found.told, found.furniture, found.missed, quotes, None, why
    )
