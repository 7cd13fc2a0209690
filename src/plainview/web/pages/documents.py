"""Documents: the list, and the reader that shows each fact in its words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from plainview.store import Record
from plainview.store.rows import DocumentRow, FactRow, PassageRow
from plainview.web.highlight import Piece, excerpts, pieces
from plainview.web.page import is_public, page, record_of
from plainview.web.views import document_title, fact_view, page_view

router = APIRouter()
SIZE = 50
PART = 60_000  # characters of a long document on one page


@router.get("/documents")
def documents(
    request: Request, number: Annotated[int, Query(alias="page", ge=1, le=10_000_000)] = 1
) -> HTMLResponse:
    record = record_of(request)
    rows = record.documents(
        limit=SIZE, offset=(number - 1) * SIZE, order="newest", public=is_public(request)
    )
    shown = [
        {
            "id": row.id,
            "title": document_title(row),
            "name": row.name,
            "published": row.published,
            "outlet": row.outlet,
            "format": (row.reader or row.media_type).partition("/")[0]
            if row.reader
            else row.media_type,
            "facts": row.facts,
        }
        for row in rows
    ]
    where = page_view("/documents", {}, number, SIZE, record.count_documents())
    return page(request, "documents.html", rows=shown, page=where)


@router.get("/documents/{document_id}")
def reader(
    request: Request,
    document_id: str,
    fact: Annotated[str, Query(max_length=64)] = "",
    at: Annotated[int, Query(ge=0)] = 0,
    part: Annotated[int, Query(ge=1)] = 0,
) -> HTMLResponse:
    record, public = record_of(request), is_public(request)
    row = record.document(document_id, public=public)
    facts = record.facts_of(row.id, public=public)
    chosen = next((item for item in facts if fact and item.id.startswith(fact)), None)
    if chosen:
        at = chosen.evidence[0].start
    titles = {item.id: fact_view(item).relation for item in facts}
    if public:
        shown: list[Piece] = excerpts(facts, titles=titles, chosen=fact)
        navigation: dict[str, Any] = {"number": 1, "total": 1, "before": "", "after": ""}
        here = facts
    else:
        parts = _parts(record.passages(row.id))
        number = min(part or _part_at(parts, at), max(len(parts), 1))
        navigation = _navigation(row.id, number, len(parts))
        shown, here = _part(parts, number, facts, titles, fact, at)
    return page(
        request,
        "reader.html",
        document=_heading(row, record),
        segments=shown,
        facts=[fact_view(item) for item in here],
        chosen=chosen.id if chosen else "",
        withheld=public,
        problems=[str(item.problem) for item in record.problems(row.id)],
        parts_nav=navigation,
    )


def _parts(passages: list[PassageRow]) -> list[list[PassageRow]]:
    """Passages in runs of about PART characters, each run one page of the reader."""
    parts: list[list[PassageRow]] = []
    for passage in passages:
        if not parts or passage.end - parts[-1][0].start > PART:
            parts.append([])
        parts[-1].append(passage)
    return parts


def _part_at(parts: list[list[PassageRow]], at: int) -> int:
    return next((n for n, part in enumerate(parts, start=1) if part[-1].end > at), 1)


def _part(
    parts: list[list[PassageRow]],
    number: int,
    facts: list[FactRow],
    titles: dict[str, str],
    chosen: str,
    at: int,
) -> tuple[list[Piece], list[FactRow]]:
    """The pieces of one part, and the facts whose evidence it shows."""
    if not parts:
        return [], []
    passages = parts[number - 1]
    start, end = passages[0].start, passages[-1].end
    here = [
        row for row in facts if any(item.start < end and item.end > start for item in row.evidence)
    ]
    places = [
        (passage.start, f"page {passage.page}")
        for before, passage in zip([None, *passages], passages, strict=False)
        if passage.page and (before is None or before.page != passage.page)
    ]
    content = "".join(passage.content for passage in passages)
    shown = pieces(
        content, start, here, titles=titles, chosen=chosen, places=places, found_at=at or None
    )
    return shown, here


def _navigation(document_id: str, number: int, total: int) -> dict[str, Any]:
    def address(part: int) -> str:
        return f"/documents/{document_id}?part={part}" if 1 <= part <= total else ""

    before, after = address(number - 1), address(number + 1)
    return {"number": number, "total": total, "before": before, "after": after}


def _heading(row: DocumentRow, record: Record) -> dict[str, Any]:
    line = [row.outlet, row.published, row.name, f"{row.characters:,} characters"]
    if row.parent:
        line.append("part of " + record.document(row.parent).name)
    if row.masked:
        line.append(f"{row.masked} identifiers masked")
    return {
        "title": document_title(row),
        "line": [item for item in line if item],
        "address": row.address if row.address and row.address.startswith("http") else "",
    }
