"""Full-text search over passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from plainview.model import WrongUse
from plainview.publish.words import date_words
from plainview.store.rows import Hit
from plainview.web.page import page, record_of
from plainview.web.views import page_view, stated

router = APIRouter()
SIZE = 20
COUNTED = 10_000
"""Hits are counted no further than this."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a snippet; `found` where it answers the query."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage with what was found in it, and where it stands."""

    reader: str
    document: str
    origin: tuple[str, ...]
    pieces: list[Run]


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=500)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10_000_000)] = 1,
) -> HTMLResponse:
    record, query = record_of(request), q.strip()
    hits: list[Hit] = []
    total, complaint = 0, ""
    if query:
        try:
            offset = (number - 1) * SIZE
            hits = record.search(query, limit=SIZE, offset=offset)
            total = record.count_hits(query, at_most=COUNTED)
        except WrongUse as error:
            complaint = str(error)
    return page(
        request,
        "search.html",
        query=query,
        complaint=complaint,
        count=_count(total),
        hits=[_hit_view(hit) for hit in hits],
        page=page_view("/search", {"q": query}, number, SIZE, total),
    )


def _count(total: int) -> str:
    more = "at least " if total == COUNTED else ""
    return f"{more}{total:,} {'passage' if total == 1 else 'passages'}"


def _hit_view(hit: Hit) -> HitView:
    pieces = [Run("… ", False)] if hit.snippet_start > hit.start else []
    at = 0
    for start, end in hit.marks:
        pieces += [Run(hit.snippet[at:start], False), Run(hit.snippet[start:end], True)]
        at = end
    cut = hit.snippet_start + len(hit.snippet) < hit.end
    pieces.append(Run(hit.snippet[at:].rstrip() + (" …" if cut else ""), False))
    place = f"cell {hit.cell}" if hit.cell else f"page {hit.page}" if hit.page else ""
    first = hit.snippet_start + (hit.marks[0][0] if hit.marks else 0)
    return HitView(
        reader=f"/documents/{hit.document_id}?at={first}#here",
        document=hit.title or hit.name,
        origin=stated(hit.outlet, date_words(hit.published), place),
        pieces=pieces,
    )
