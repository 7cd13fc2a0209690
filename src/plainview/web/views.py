"""What the pages show of the record's rows: everything in words, nothing left to the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from plainview.publish.words import fact_words, measure_words, place_words, stage_words
from plainview.store.rows import DocumentRow, FactRow


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as a card shows it."""

    id: str
    type: str
    relation: str
    stage: str
    measures: list[str]
    quote: str
    said: list[str]
    document: str
    place: str
    reader: str


@dataclass(frozen=True, slots=True)
class PageView:
    """Where a page stands in a longer list; `before` and `after` are addresses or empty."""

    first: int
    last: int
    total: int
    size: int
    before: str
    after: str


def fact_view(row: FactRow) -> FactView:
    first = row.evidence[0]
    return FactView(
        id=row.id,
        type=row.type,
        relation=fact_words(row),
        stage=stage_words(row),
        measures=[measure_words(measure) for measure in row.measures],
        quote=first.quote,
        said=[hop.name for hop in row.said],
        document=row.title or row.doc,
        place=place_words(first),
        reader=reader_address(row.document_id, row.id),
    )


def reader_address(document_id: str, fact_id: str) -> str:
    return f"/documents/{document_id}?{urlencode({'fact': fact_id})}#at-{fact_id[:16]}"


def page_view(
    address: str, filters: Mapping[str, str], number: int, size: int, total: int
) -> PageView:
    """The page `number` (from 1) of `total` rows; addresses keep the filters."""

    def at(page: int) -> str:
        return f"{address}?{urlencode({**filters, 'page': page})}"

    first = (number - 1) * size + 1 if total else 0
    last = min(number * size, total)
    before = at(number - 1) if number > 1 else ""
    after = at(number + 1) if last < total else ""
    return PageView(first, last, total, size, before, after)


def document_title(row: DocumentRow) -> str:
    return row.title or row.name
