"""Images of pages: a scan or a PDF as it looks, with each fact in its place. On this machine alone.

What is masked in the text is burnt into the image. A public copy has none of these pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import Text, WrongUse
from plainview.store.rows import DocumentRow, FactRow
from plainview.web.page import page, record_of
from plainview.web.pages.reader import is_pictured
from plainview.web.pictures.asking import Picture, Pictures, question
from plainview.web.pictures.placing import Box
from plainview.web.views import FactView, document_view, fact_json, fact_view
from plainview.web.visible import Visible

router = APIRouter()
_PICTURES = Pictures()
Number = Annotated[int, Path(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a document with its image, the facts on it, and where each stands."""

    row: DocumentRow
    pages: list[int]
    picture: Picture
    facts: list[FactRow]
    boxes: list[list[Box]]


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box on the image: left, top, width and height in its pixels."""

    x: int
    y: int
    width: int
    height: int


@router.get("/documents/{document_id}/pages/{number}.png")
def picture(request: Request, document_id: str, number: Number) -> Response:
    sheet = _sheet(request, document_id, number)
    if sheet.picture.why:
        raise WrongUse(sheet.picture.why)
    # kept by the browser while it is open, and nowhere else
    return Response(
        sheet.picture.png, media_type="image/png", headers={"Cache-Control": "no-store"}
    )


@router.get("/documents/{document_id}/pages/{number}.json")
def pictured_json(request: Request, document_id: str, number: Number) -> JSONResponse:
    sheet = _sheet(request, document_id, number)
    facts = [
        {**fact_json(fact), "boxes": boxes}
        for fact, boxes in zip(sheet.facts, sheet.boxes, strict=True)
    ]
    return JSONResponse(
        {
            "doc": sheet.row.name,
            "doc_id": sheet.row.id,
            "page": number,
            "pages": sheet.pages,
            "width": sheet.picture.width,
            "height": sheet.picture.height,
            "why_not": sheet.picture.why,
            "facts": facts,
        }
    )


@router.get("/documents/{document_id}/pages/{number}")
def pictured(request: Request, document_id: str, number: Number) -> HTMLResponse:
    sheet = _sheet(request, document_id, number)
    at = sheet.pages.index(number)
    facts: list[tuple[FactView, list[BoxView]]] = [
        (fact_view(fact), [_box(*box) for box in boxes])
        for fact, boxes in zip(sheet.facts, sheet.boxes, strict=True)
    ]
    return page(
        request,
        "picture.html",
        document=document_view(sheet.row),
        number=number,
        before=sheet.pages[at - 1] if at else 0,
        after=sheet.pages[at + 1] if at + 1 < len(sheet.pages) else 0,
        last=sheet.pages[-1],
        picture=sheet.picture,
        facts=facts,
    )


def _sheet(request: Request, document_id: str, number: int) -> Sheet:
    """A page with its image; raises WrongUse where there is none to show."""
    record = record_of(request)
    if record.public:
        raise WrongUse("a public copy shows no images of pages")
    row = record.document(document_id)
    text = request.app.state.record.text(row.id)
    pages = sorted({anchor.page for anchor in text.anchors if anchor.page}) if text else []
    if text is None or not is_pictured(row) or number not in pages:
        raise WrongUse(f"the document has no page {number} that was read")
    return _drawn(record, row, text, pages, number)


def _drawn(record: Visible, row: DocumentRow, text: Text, pages: list[int], number: int) -> Sheet:
    start, end = _stretch(text, number)
    facts = [
        fact
        for fact in record.facts_of(row.id)
        if any(item.start < end and item.end > start for item in fact.evidence)
    ]
    spans = [
        [(max(item.start, start) - start, min(item.end, end) - start)
         for item in fact.evidence if item.start < end and item.end > start]
        for fact in facts
    ]  # fmt: skip
    picture = _PICTURES.of(
        question(
            record.place_of(row.id),
            row.media_type,
            number,
            text.content[start:end],
            [span for of_fact in spans for span in of_fact],
        )
    )
    runs = iter(picture.boxes)
    boxes = [[box for _ in of_fact for box in next(runs, ())] for of_fact in spans]
    return Sheet(row, pages, picture, facts, boxes)


def _stretch(text: Text, number: int) -> tuple[int, int]:
    """Where the text of a page begins and ends."""
    runs = [anchor for anchor in text.anchors if anchor.page == number]
    return min(run.start for run in runs), max(run.end for run in runs)


def _box(left: float, top: float, right: float, bottom: float) -> BoxView:
    return BoxView(
        round(left) - 2, round(top) - 2, round(right - left) + 4, round(bottom - top) + 4
    )
