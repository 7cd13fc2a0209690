"""What the pages show of the record's rows: everything in words, nothing left to the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from plainview.model import Measure
from plainview.publish.words import (
    date_words,
    fact_words,
    measure_words,
    place_words,
    said_words,
    stage_words,
)
from plainview.store.rows import DocumentRow, FactRow
from plainview.store.shelf import Shelved
from plainview.vocab.acronyms import acronyms
from plainview.web.citing import Citation, cite_fact

_NAMELESS = ("value", "units", "limit")
_FORMATS = {
    "html": "web page",
    "news": "news article",
    "pdf": "PDF",
    "image": "image, read by OCR",
    "docx": "Word",
    "sheet": "spreadsheet",
    "csv": "table",
    "email": "e-mail",
    "markdown": "text",
    "plain": "text",
    "application/zip": "archive",
    "application/x-tar": "archive",
    "application/gzip": "archive",
    "application/warc": "web archive",
}


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A number in words, and what it counts; empty where the fact's type says it."""

    words: str
    name: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as the lists show it; `origin` are outlet, date and page, as far as they are known."""

    id: str
    anchor: str
    type: str
    relation: str
    stage: str
    measures: tuple[MeasureView, ...]
    quote: str
    said: str
    document: str
    origin: tuple[str, ...]
    place: str
    reader: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of a document and where they stand; `reader` is the address that shows them there."""

    words: str
    document: str
    reader: str
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the list shows it."""

    id: str
    title: str
    name: str
    published: str
    outlet: str
    format: str
    facts: int


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
    place = place_words(row.evidence[0])
    return FactView(
        id=row.id,
        anchor=row.id[:16],
        type=row.type,
        relation=fact_words(row, acronyms()),
        stage=stage_words(row),
        measures=tuple(map(_measure_view, row.measures)),
        quote=row.evidence[0].quote,
        said=said_words(row, acronyms()),
        document=row.title or row.doc,
        origin=stated(row.outlet, date_words(row.published), place),
        place=place,
        reader=f"/documents/{row.document_id}?{urlencode({'fact': row.id})}#at-{row.id[:16]}",
        cite=cite_fact(row),
    )


def fact_json(row: FactRow) -> dict[str, Any]:
    """A fact as plain data, with how to cite it."""
    return {**row.to_json(), "cite": cite_fact(row).to_json()}


def quote_view(
    words: str, document: str, title: str, *, start: int, fact: str = "", origin: tuple[str, ...]
) -> QuoteView:
    """Words at `start` of a document; of a fact, where its id is given."""
    if fact:
        reader = f"/documents/{document}?{urlencode({'fact': fact})}#at-{fact[:16]}"
    else:
        reader = f"/documents/{document}?at={start}#here"
    return QuoteView(" ".join(words.split()), title, reader, origin)


def _measure_view(measure: Measure) -> MeasureView:
    name = "" if measure.name in _NAMELESS else measure.name.replace("_", " ")
    return MeasureView(measure_words(measure), name)


def document_view(row: DocumentRow) -> DocumentView:
    return DocumentView(
        id=row.id,
        title=row.title or row.name,
        name=row.name,
        published=date_words(row.published),
        outlet=row.outlet or "",
        format=format_words(row),
        facts=row.facts,
    )


def document_json(row: DocumentRow) -> dict[str, Any]:
    """A document as plain data; `read` says by which reader, None where it has no text."""
    return {
        "doc": row.name,
        "doc_id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "address": row.address,
        "media_type": row.media_type,
        "read": row.reader,
        "characters": row.characters,
        "masked": row.masked,
        "facts": row.facts,
        "problems": row.problems,
        "added_at": row.added_at,
    }


def format_words(row: DocumentRow | Shelved) -> str:
    """The kind of a document: "PDF", "spreadsheet"; its media type where there is no word."""
    reader = (row.reader or "").partition("/")[0]
    return _FORMATS.get(reader) or kind_words(row.media_type)


def kind_words(kind: str) -> str:
    """A reader or a media type in words; itself where there is no word."""
    return _FORMATS.get(kind, kind)


def stated(*parts: str | None) -> tuple[str, ...]:
    """Those parts of a line that are there."""
    return tuple(part for part in parts if part)


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
