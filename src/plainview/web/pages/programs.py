"""Programs, systems, laws and agreements: the list, and a dossier of each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from plainview.web.dossier_page import dossier_json, dossier_page
from plainview.web.dossiers import dossiers_of
from plainview.web.listing import SIZE, Filters, Found, find
from plainview.web.page import page
from plainview.web.views import page_view

router = APIRouter()
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@router.get("/programs")
def programs(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(request, filters)
    return page(
        request,
        "programs.html",
        rows=found.views((number - 1) * SIZE, SIZE),
        filters=filters,
        options=found.options,
        complaint=found.complaint,
        page=page_view("/programs", filters.active, number, SIZE, len(found.rows)),
    )


@router.get("/programs.json")
def programs_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters)
    rows = found.plain((number - 1) * SIZE, SIZE)
    return JSONResponse({"total": len(found.rows), "page": number, "programs": rows})


@router.get("/programs/{entity_id}.json")
def program_json(request: Request, entity_id: str) -> JSONResponse:
    return dossier_json(request, entity_id, False)


@router.get("/programs/{entity_id}", response_model=None)
def program(request: Request, entity_id: str) -> Response:
    body = dossiers_of(request).subject(entity_id)
    if not body.is_program:
        return RedirectResponse(body.address, 308)
    return dossier_page(request, body, False)


def _find(request: Request, filters: Filters) -> Found:
    dossiers = dossiers_of(request)
    held = [one for one in dossiers.held() if one.body.is_program]
    return find(dossiers, held, filters)
