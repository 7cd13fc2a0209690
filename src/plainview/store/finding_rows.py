"""Findings with the words that they rest on: as they are shown, and as they may leave."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from plainview.model import Finding, Quote
from plainview.store.packing import unpack_spans
from plainview.store.rows import redact

_BATCH = 400  # SQLite takes at least 999 parameters in one statement
_FACTS = 8
"""Facts of a finding whose words are shown: of many, as those of a long list, the first."""

_EVIDENCE = """
SELECT f.id, d.name, d.id, e.start, e.stop, e.quote, e.page, e.cell
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0 WHERE f.id IN ({marks})
"""
_UNLISTED = """
SELECT d.id, t.unlisted FROM texts AS t JOIN documents AS d ON d.key = t.document_key
 WHERE t.unlisted IS NOT NULL AND d.id IN ({marks})
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that a finding rests on, with their place; `fact` is "" where no fact holds them."""

    doc: str
    doc_id: str
    start: int
    end: int
    quote: str
    page: int | None = None
    cell: str | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding and the words of both its sides."""

    finding: Finding
    evidence: tuple[Cited, ...]

    def to_json(self) -> dict[str, Any]:
        """The finding as plain data; `quotes` stand in its evidence."""
        found = {"id": self.finding.id, **asdict(self.finding)}
        del found["quotes"]
        cited = [
            {name: value for name, value in asdict(one).items() if value not in (None, "")}
            for one in self.evidence
        ]
        return {**found, "evidence": cited}


def rows(
    connection: sqlite3.Connection, findings: Sequence[Finding], *, public: bool
) -> list[FindingRow]:
    """Findings with their words; with `public`, people without a listed office read as █."""
    found = [row for batch in _batches(findings) for row in _rows(connection, batch)]
    return _redacted(connection, found) if public else found


def _rows(connection: sqlite3.Connection, findings: Sequence[Finding]) -> list[FindingRow]:
    ids = list(dict.fromkeys(fact for one in findings for fact in one.facts[:_FACTS]))
    cited: dict[str, Cited] = {}
    for batch in _batches(ids):
        marks = ", ".join("?" for _ in batch)
        for fact, *place in connection.execute(_EVIDENCE.format(marks=marks), tuple(batch)):
            cited[fact] = Cited(*(*place, fact))
    return [
        FindingRow(one, (*map(_of_quote, one.quotes), *_others(one, cited))) for one in findings
    ]


def _of_quote(one: Quote) -> Cited:
    return Cited(one.doc, one.document, one.start, one.end, one.quote)


def _others(one: Finding, cited: dict[str, Cited]) -> list[Cited]:
    """The words of a finding's facts that its own quotes do not hold already."""
    found = [cited[fact] for fact in one.facts[:_FACTS] if fact in cited]
    return [
        each
        for each in found
        if not any(
            quote.document == each.doc_id and quote.start <= each.start and each.end <= quote.end
            for quote in one.quotes
        )
    ]


def _redacted(connection: sqlite3.Connection, found: Sequence[FindingRow]) -> list[FindingRow]:
    from plainview.names import unlisted_people

    documents = list(dict.fromkeys(one.doc_id for row in found for one in row.evidence))
    spans = {}
    for batch in _batches(documents):
        marks = ", ".join("?" for _ in batch)
        for document, blob in connection.execute(_UNLISTED.format(marks=marks), tuple(batch)):
            spans[document] = unpack_spans(blob)

    def words(text: str) -> str:
        return redact(text, 0, tuple(unlisted_people(text)))

    return [
        FindingRow(
            replace(
                row.finding,
                text=words(row.finding.text),
                arithmetic=words(row.finding.arithmetic),
                settled_by=words(row.finding.settled_by),
            ),
            tuple(
                replace(one, quote=redact(one.quote, one.start, spans.get(one.doc_id, ())))
                for one in row.evidence
            ),
        )
        for row in found
    ]


def _batches(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[first : first + _BATCH] for first in range(0, len(items), _BATCH)]
