"""What is in the record."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from plainview.model import FACT_TYPES
from plainview.web.page import page, record_of
from plainview.web.views import fact_view

router = APIRouter()
ORGS, LATEST = 12, 3


@dataclass(frozen=True, slots=True)
class Figure:
    """How much there is of something, and the page that lists it."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A fact type with its number of facts; `share` is 0 to 100, of the most frequent type."""

    name: str
    meaning: str
    count: int
    share: int


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    record = record_of(request)
    counts, facets = record.counts(), record.facets(orgs=ORGS)
    by_type = dict(facets.types)
    most = max([1, *by_type.values()])
    types = [
        TypeLine(name, kind.meaning, count, round(100 * count / most))
        for name, kind in FACT_TYPES.items()
        for count in [by_type.get(name, 0)]
    ]
    figures = [
        Figure("documents", counts.documents, "/documents"),
        Figure("facts, each quoted", counts.facts, "/facts"),
        Figure("institutions named", counts.orgs, "#by-org"),
        Figure("not read, with the reason", counts.problems, "/problems"),
    ]
    latest = record.facts(order="newest", limit=LATEST)
    return page(
        request,
        "overview.html",
        figures=figures,
        types=types,
        orgs=facets.orgs,
        facts=[fact_view(row) for row in latest],
    )
