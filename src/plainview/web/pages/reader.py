"""The reader: a document with each of its facts in the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from plainview.model import Anchor
from plainview.publish.words import date_words
from plainview.store.rows import DocumentRow, FactRow, PassageRow
from plainview.web.highlight import Piece, excerpts, pieces
from plainview.web.page import page, record_of
from plainview.web.sheet import borders, lines
from plainview.web.views import fact_view, format_words, stated
from plainview.web.visible import Visible

router = APIRouter()
PART = 60_000
"""Characters of a long document on one page."""

FEW = 100
"""Facts of a document on one page of a public copy."""

_GAP = Markup('\n<span class="gap"></span>')
_SHEETS = ("sheet", "csv")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the text; `line` are size and masking, `parent` an id or empty."""

    id: str
    title: str
    origin: tuple[str, ...]
    line: tuple[str, ...]
    parent: str
    parent_name: str
    address: str


@dataclass(frozen=True, slots=True)
class PartView:
    """Which part of a long document is shown; `before` and `after` are addresses or empty."""

    number: int = 1
    total: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The words on the page and the facts that stand in them."""

    pieces: list[Piece]
    facts: list[FactRow]
    part: PartView


@router.get("/documents/{document_id}")
def reader(
    request: Request,
    document_id: str,
    fact: Annotated[str, Query(max_length=64)] = "",
    at: Annotated[int, Query(ge=0, le=10**12)] = 0,
    part: Annotated[int, Query(ge=1, le=10**9)] = 0,
) -> HTMLResponse:
    record = record_of(request)
    row = record.document(document_id)
    facts = record.facts_of(row.id)
    chosen = next((item for item in facts if _is(item, fact)), None)
    if chosen:
        at = chosen.evidence[0].start
    anchors = record.anchors(row.id) if _is_sheet(row) and not record.public else ()
    if record.public:
        shown = _excerpts(row.id, facts, fact, part)
    else:
        shown = _part(record.passages(row.id), facts, fact, at, part, anchors)
        if row.reader and row.reader.startswith("html/"):
            shown = replace(shown, pieces=_spaced(shown.pieces))
    table = lines(shown.pieces, anchors)
    return page(
        request,
        "reader.html",
        document=_heading(row, record),
        pieces=shown.pieces,
        lines=table,
        columns=max((len(line.cells) for line in table), default=1),
        facts=[fact_view(item) for item in shown.facts],
        chosen=chosen.id if chosen else "",
        withheld=record.public,
        members=row.text_id is None,
        problems=[str(item.problem) for item in record.problems(row.id)],
        part=shown.part,
    )


def _excerpts(document_id: str, facts: list[FactRow], chosen: str, number: int) -> Shown:
    """What a public copy shows: the words that carry facts, and nothing between them."""
    parts = [facts[first : first + FEW] for first in range(0, len(facts), FEW)] or [[]]
    holding = (n for n, part in enumerate(parts, 1) if any(_is(row, chosen) for row in part))
    number = min(number or next(holding, 1), len(parts))
    here = parts[number - 1]
    titles = {item.id: fact_view(item).relation for item in here}
    shown = excerpts(here, titles=titles, chosen=chosen)
    return Shown(shown, here, _part_view(document_id, number, len(parts)))


def _is_sheet(row: DocumentRow) -> bool:
    return (row.reader or "").partition("/")[0] in _SHEETS


def _is(row: FactRow, chosen: str) -> bool:
    return bool(chosen) and row.id.startswith(chosen)


def _part(
    passages: list[PassageRow],
    facts: list[FactRow],
    chosen: str,
    at: int,
    number: int,
    anchors: Sequence[Anchor],
) -> Shown:
    """One part of the text, and the facts whose evidence it shows."""
    parts = _parts(passages)
    if not parts:
        return Shown([], [], PartView())
    number = min(number or _part_at(parts, at), len(parts))
    passages = parts[number - 1]
    start, end = passages[0].start, passages[-1].end
    here = [
        row for row in facts if any(item.start < end and item.end > start for item in row.evidence)
    ]
    shown = pieces(
        "".join(passage.content for passage in passages),
        start,
        here,
        titles={item.id: fact_view(item).relation for item in here},
        chosen=chosen,
        places=_places(passages),
        found_at=at or None,
        borders=borders(anchors),
    )
    return Shown(shown, here, _part_view(passages[0].document_id, number, len(parts)))


def _spaced(found: list[Piece]) -> list[Piece]:
    """Paragraphs of a web page end in one line break: what is a gap there is shown as one."""
    if any("\n\n" in piece.html for piece in found):
        return found
    return [replace(piece, html=piece.html.replace("\n", _GAP)) for piece in found]


def _parts(passages: Sequence[PassageRow]) -> list[list[PassageRow]]:
    """Passages in runs of about PART characters, each run one page of the reader."""
    parts: list[list[PassageRow]] = []
    for passage in passages:
        if not parts or passage.end - parts[-1][0].start > PART:
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
            f"{row.masked:,} identifiers masked" if row.masked else "",
        ),
        parent=parent.id if parent else "",
        parent_name=(parent.title or parent.name) if parent else "",
        address=row.address if row.address and row.address.startswith("http") else "",
    )
