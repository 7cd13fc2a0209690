"""What is in the record."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from plainview.model import FACT_TYPES
from plainview.web.page import page, record_of

router = APIRouter()


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    record = record_of(request)
    counts, facets = record.counts(), record.facets(orgs=12)
    by_type = dict(facets.types)
    most = max([1, *by_type.values()])
    types = [
        {"name": name, "meaning": kind.meaning, "count": by_type.get(name, 0)}
        | {"share": round(100 * by_type.get(name, 0) / most)}
        for name, kind in FACT_TYPES.items()
    ]
    tiles = [
        {"name": "documents", "count": counts.documents, "href": "/documents"},
        {"name": "facts, each quoted", "count": counts.facts, "href": "/facts"},
        {"name": "institutions named", "count": counts.orgs, "href": "/facts"},
        {"name": "not read", "count": counts.problems, "href": "/problems"},
    ]
    orgs = [{"name": row.name, "entity": row.entity, "count": row.facts} for row in facets.orgs]
    return page(request, "overview.html", tiles=tiles, types=types, orgs=orgs)
