"""Full-text search over passages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from plainview.model import WrongUse
from plainview.store.rows import Hit
from plainview.web.page import is_public, page, record_of
from plainview.web.views import page_view

router = APIRouter()
SIZE = 20


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=500)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10_000_000)] = 1,
) -> HTMLResponse:
    record = record_of(request)
    hits: list[Hit] = []
    total, complaint = 0, ""
    if q.strip():
        try:
            public = is_public(request)
            hits = record.search(q, limit=SIZE, offset=(number - 1) * SIZE, public=public)
            total = record.count_hits(q)
        except WrongUse as error:
            complaint = str(error)
    return page(
        request,
        "search.html",
        query=q.strip(),
        complaint=complaint,
        hits=[_hit_view(hit) for hit in hits],
        page=page_view("/search", {"q": q}, number, SIZE, total),
    )


def _hit_view(hit: Hit) -> dict[str, Any]:
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [
            {"words": hit.snippet[at:start], "found": False},
            {"words": hit.snippet[start:end], "found": True},
        ]
        at = end
    pieces.append({"words": hit.snippet[at:], "found": False})
    place = f"cell {hit.cell}" if hit.cell else f"page {hit.page}" if hit.page else ""
    return {
        "reader": f"/documents/{hit.document_id}?at={hit.snippet_start}#here",
        "document": hit.title or hit.name,
        "place": place,
        "pieces": pieces,
    }
