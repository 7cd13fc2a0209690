"""Institutions: the list with its facets, and a dossier of each."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from plainview.web.dossier_page import dossier_json, dossier_page
from plainview.web.dossiers import Held, dossiers_of
from plainview.web.listing import SIZE, Filters, Found, find
from plainview.web.page import page
from plainview.web.views import page_view

router = APIRouter()
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]
Parts = Literal["", "yes"]


@router.get("/institutions")
def institutions(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(request, filters)
    return page(
        request,
        "institutions.html",
        rows=found.views((number - 1) * SIZE, SIZE),
        filters=filters,
        options=found.options,
        complaint=found.complaint,
        page=page_view("/institutions", filters.active, number, SIZE, len(found.rows)),
    )


@router.get("/institutions.json")
def institutions_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters)
    rows = found.plain((number - 1) * SIZE, SIZE)
    return JSONResponse({"total": len(found.rows), "page": number, "institutions": rows})


@router.get("/institutions/{entity_id}.json")
def institution_json(request: Request, entity_id: str, parts: Parts = "") -> JSONResponse:
    return dossier_json(request, entity_id, bool(parts))


@router.get("/institutions/{entity_id}", response_model=None)
def institution(request: Request, entity_id: str, parts: Parts = "") -> Response:
    body = dossiers_of(request).subject(entity_id)
    if body.is_program:
        return RedirectResponse(body.address, 308)
    return dossier_page(request, body, bool(parts))


def _find(request: Request, filters: Filters) -> Found:
    dossiers = dossiers_of(request)
    held: list[Held] = [one for one in dossiers.held() if one.body.is_institution]
    return find(dossiers, held, filters)
