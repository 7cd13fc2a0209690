"""The list of documents."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from plainview.web.page import page, record_of
from plainview.web.views import document_view, page_view

router = APIRouter()
SIZE = 50
ORDERS = (
    ("newest", "last added"),
    ("published", "date"),
    ("facts", "number of facts"),
    ("name", "file name"),
)


@router.get("/documents")
def documents(
    request: Request,
    number: Annotated[int, Query(alias="page", ge=1, le=10_000_000)] = 1,
    order: Literal["newest", "published", "facts", "name"] = "newest",
) -> HTMLResponse:
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
