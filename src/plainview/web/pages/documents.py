"""All documents in one list."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.web.page import page, record_of
from plainview.web.views import document_json, document_view, page_view

router = APIRouter()
SIZE = 50
ORDERS = (
    ("newest", "last added"),
    ("published", "date"),
    ("facts", "number of facts"),
    ("name", "file name"),
)


PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]
Order = Literal["newest", "published", "facts", "name"]


@router.get("/documents")
def documents(request: Request, number: PageNumber = 1, order: Order = "newest") -> HTMLResponse:
    record = record_of(request)
    rows = record.documents(limit=SIZE, offset=(number - 1) * SIZE, order=order)
    total = record.counts().documents
    return page(
        request,
        "documents.html",
        rows=[document_view(row) for row in rows],
        orders=ORDERS,
        order=order,
        page=page_view("/documents", {"order": order}, number, SIZE, total),
    )


@router.get("/documents.json")
def documents_json(
    request: Request, number: PageNumber = 1, order: Order = "newest"
) -> JSONResponse:
    record = record_of(request)
    rows = record.documents(limit=SIZE, offset=(number - 1) * SIZE, order=order)
    total = record.counts().documents
    told = list(map(document_json, rows))
    return JSONResponse({"total": total, "page": number, "documents": told})
