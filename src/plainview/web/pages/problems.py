"""What could not be read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.store.rows import ProblemRow
from plainview.web.page import page, record_of
from plainview.web.views import page_view

router = APIRouter()
SIZE = 100
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as the list shows it; `address` is its document's, if it belongs to one."""

    name: str
    where: str
    message: str
    advice: str
    lost: bool
    address: str


@router.get("/problems")
def problems(request: Request, number: PageNumber = 1) -> HTMLResponse:
    record = record_of(request)
    rows = record.problems(limit=SIZE, offset=(number - 1) * SIZE)
    counts = record.counts()
    where = page_view("/problems", {}, number, SIZE, counts.problems + counts.notes)
    return page(request, "problems.html", rows=[_view(row) for row in rows], page=where)


@router.get("/problems.json")
def problems_json(request: Request, number: PageNumber = 1) -> JSONResponse:
    record = record_of(request)
    rows = record.problems(limit=SIZE, offset=(number - 1) * SIZE)
    counts = record.counts()
    told = [{**asdict(row.problem), "doc_id": row.document_id, "at": row.at} for row in rows]
    total = counts.problems + counts.notes
    return JSONResponse({"total": total, "page": number, "problems": told})


def _view(row: ProblemRow) -> ProblemView:
    problem = row.problem
    address = f"/documents/{row.document_id}" if row.document_id else ""
    return ProblemView(
        problem.name, problem.where, problem.message, problem.advice, problem.lost, address
    )
