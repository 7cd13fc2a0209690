"""The reader: a document with each of its facts in the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup

from plainview.model import Anchor
from plainview.publish.words import date_words
from plainview.store.rows import DocumentRow, FactRow, PassageRow
from plainview.web.citing import cite_document, linked
from plainview.web.highlight import Piece, excerpts, pieces, stretches
from plainview.web.page import page, record_of
from plainview.web.sheet import borders, lines
from plainview.web.views import (
    FactView,
    document_json,
    fact_json,
    fact_view,
    format_words,
    stated,
)
from plainview.web.visible import Visible

router = APIRouter()
PART = 60_000
"""Characters of a long document on one page."""
PART_OF_SHEET = 15_000
"""The same of a sheet, where each row can be a fact."""

FEW = 100
"""Facts of a document on one page of a public copy."""

_GAP = Markup('\n<span class="gap"></span>')
_SHEETS = ("sheet", "csv")
_PICTURED = ("pdf", "image")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the text; `line` are file and size, `masked` counts identifiers, `parent`
    is an id or empty, `link` the address where it may be followed."""

    id: str
    title: str
    origin: tuple[str, ...]
    line: tuple[str, ...]
    masked: int
    parent: str
    parent_name: str
    address: str
    link: str


@dataclass(frozen=True, slots=True)
class PartView:
    """Which part of a long document is shown; `before` and `after` are addresses or empty."""

    number: int = 1
    total: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words on the page: in pieces for HTML, in runs by offset for data, with the facts that
    stand in them and the anchors of a sheet."""

    pieces: list[Piece]
    runs: list[tuple[int, str]]
    facts: list[FactRow]
    views: dict[str, FactView]
    part: PartView
    anchors: Sequence[Anchor] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which words of a document to show: those of a fact (the beginning of its id), those at an
    offset of the text, or a part of a long one by its number."""

    fact: Annotated[str, Query(max_length=64)] = ""
    at: Annotated[int, Query(ge=0, le=10**12)] = 0
    part: Annotated[int, Query(ge=1, le=10**9)] = 0
    """0, which nobody can ask for, stands for the part that holds the fact or the offset."""


@router.get("/documents/{document_id}.json")
def reader_json(
    request: Request, document_id: str, wanted: Annotated[Wanted, Depends()]
) -> JSONResponse:
    record = record_of(request)
    row = record.document(document_id)
    shown, _ = _shown(record, row, wanted)
    stands = record.standing_in(row.id)
    facts = [
        {**fact_json(item), "claim": asdict(stands[item.id]) if item.id in stands else None}
        for item in shown.facts
    ]
    return JSONResponse(
        {
            **document_json(row),
            "parent": row.parent,
            "cite": cite_document(row).to_json(),
            "part": shown.part.number,
            "parts": shown.part.total,
            "words": [{"start": start, "text": words} for start, words in shown.runs],
            "facts_here": facts,
            "problems_here": [asdict(item.problem) for item in record.problems(row.id)],
        }
    )


@router.get("/documents/{document_id}")
def reader(
    request: Request, document_id: str, wanted: Annotated[Wanted, Depends()]
) -> HTMLResponse:
    record = record_of(request)
    row = record.document(document_id)
    shown, chosen = _shown(record, row, wanted)
    table = lines(shown.pieces, shown.anchors)
    return page(
        request,
        "reader.html",
        document=_heading(row, record),
        pieces=shown.pieces,
        lines=table,
        columns=max((len(line.cells) for line in table), default=1),
        facts=shown.views,
        stands=record.standing_in(row.id),
        chosen=chosen,
        cite=cite_document(row),
        withheld=record.public,
        pictured=not record.public and is_pictured(row),
        members=row.text_id is None,
        problems=[str(item.problem) for item in record.problems(row.id)],
        part=shown.part,
    )


def _shown(record: Visible, row: DocumentRow, wanted: Wanted) -> tuple[Shown, str]:
    """The words to show with their facts, and the id of the fact that was asked for, if any."""
    facts = record.facts_of(row.id)
    chosen = next((item for item in facts if _is(item, wanted.fact)), None)
    if record.public:
        shown = _excerpts(row.id, facts, wanted)
    else:
        at = chosen.evidence[0].start if chosen else wanted.at
        anchors = record.anchors(row.id) if _is_sheet(row) else ()
        shown = _part(record.passages(row.id), facts, replace(wanted, at=at), anchors)
        if row.reader and row.reader.startswith("html/"):
            shown = replace(shown, pieces=_spaced(shown.pieces))
    return shown, chosen.id if chosen else ""


def _excerpts(document_id: str, facts: list[FactRow], wanted: Wanted) -> Shown:
    """What a public copy shows: the words that carry facts, and nothing between them."""
    parts = [facts[first : first + FEW] for first in range(0, len(facts), FEW)] or [[]]
    holding = (n for n, part in enumerate(parts, 1) if any(_is(row, wanted.fact) for row in part))
    number = min(wanted.part or next(holding, 1), len(parts))
    here = parts[number - 1]
    views = {item.id: fact_view(item) for item in here}
    titles = {key: view.relation for key, view in views.items()}
    shown = excerpts(here, titles=titles, chosen=wanted.fact)
    runs = [(start, words) for start, words, _ in stretches(here)]
    return Shown(shown, runs, here, views, _part_view(document_id, number, len(parts)))


def _is_sheet(row: DocumentRow) -> bool:
    return (row.reader or "").partition("/")[0] in _SHEETS


def is_pictured(row: DocumentRow) -> bool:
    """Whether pages of a document can be shown as images."""
    return (row.reader or "").partition("/")[0] in _PICTURED


def _is(row: FactRow, chosen: str) -> bool:
    return bool(chosen) and row.id.startswith(chosen)


def _part(
    passages: list[PassageRow], facts: list[FactRow], wanted: Wanted, anchors: Sequence[Anchor]
) -> Shown:
    """One part of the text, and the facts whose evidence it shows."""
    parts = _parts(passages, PART_OF_SHEET if anchors else PART)
    if not parts:
        return Shown([], [], [], {}, PartView())
    number = min(wanted.part or _part_at(parts, wanted.at), len(parts))
    passages = parts[number - 1]
    start, end = passages[0].start, passages[-1].end
    here = [
        row for row in facts if any(item.start < end and item.end > start for item in row.evidence)
    ]
    views = {item.id: fact_view(item) for item in here}
    content = "".join(passage.content for passage in passages)
    shown = pieces(
        content,
        start,
        here,
        titles={key: view.relation for key, view in views.items()},
        chosen=wanted.fact,
        places=_places(passages),
        found_at=wanted.at or None,
        borders=borders(anchors),
    )
    where = _part_view(passages[0].document_id, number, len(parts))
    return Shown(shown, [(start, content)], here, views, where, anchors)


def _spaced(found: list[Piece]) -> list[Piece]:
    """Paragraphs of a web page end in one line break: what is a gap there is shown as one."""
    if any("\n\n" in piece.html for piece in found):
        return found
    return [replace(piece, html=piece.html.replace("\n", _GAP)) for piece in found]


def _parts(passages: Sequence[PassageRow], size: int) -> list[list[PassageRow]]:
    """Passages in runs of about so many characters, each run one page of the reader."""
    parts: list[list[PassageRow]] = []
    for passage in passages:
        if not parts or passage.end - parts[-1][0].start > size:
            parts.append([])
        parts[-1].append(passage)
    return parts


def _part_at(parts: list[list[PassageRow]], at: int) -> int:
    return next((n for n, part in enumerate(parts, start=1) if part[-1].end > at), 1)


def _places(passages: Sequence[PassageRow]) -> list[tuple[int, str]]:
    """Where each page of the document begins."""
    return [
        (passage.start, f"page {passage.page}")
        for before, passage in zip([None, *passages], passages, strict=False)
        if passage.page and (before is None or before.page != passage.page)
    ]


def _part_view(document_id: str, number: int, total: int) -> PartView:
    def address(part: int) -> str:
        return f"/documents/{document_id}?part={part}" if 1 <= part <= total else ""

    return PartView(number, total, address(number - 1), address(number + 1))


def _heading(row: DocumentRow, record: Visible) -> Heading:
    parent = record.document(row.parent) if row.parent else None
    title = row.title or row.name
    return Heading(
        id=row.id,
        title=title,
        origin=stated(row.outlet, date_words(row.published), format_words(row)),
        line=stated(
            # a page of a web archive is named by its address, which stands beside it
            row.name if row.name != title and (row.address or "//") not in row.name else "",
            f"{row.characters:,} characters" if row.characters else "",
        ),
        masked=row.masked,
        parent=parent.id if parent else "",
        parent_name=(parent.title or parent.name) if parent else "",
        address=row.address or "",
        link=linked(row.address or ""),
    )
