"""What could not be read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from plainview.web.page import page, record_of
from plainview.web.views import page_view

router = APIRouter()
SIZE = 200


@router.get("/problems")
def problems(
    request: Request, number: Annotated[int, Query(alias="page", ge=1, le=10_000_000)] = 1
) -> HTMLResponse:
    record = record_of(request)
    rows = record.problems(limit=SIZE, offset=(number - 1) * SIZE)
    where = page_view("/problems", {}, number, SIZE, record.counts().problems)
    return page(request, "problems.html", rows=[row.problem for row in rows], page=where)
