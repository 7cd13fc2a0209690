"""Facts: the list with its filters, and one fact with all its parts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import FACT_TYPES
from plainview.model.schema import MODALITIES
from plainview.publish.words import fact_details, place_words
from plainview.store.rows import FactRow
from plainview.web.page import is_public, page, record_of
from plainview.web.views import fact_view, page_view, reader_address

router = APIRouter()
SIZE = 25
Words = Annotated[str, Query(max_length=300)]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to, as typed; empty for any."""

    type: Words = ""
    org: Words = ""
    status: Words = ""
    modality: Words = ""
    q: Words = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: value.strip() for key, value in asdict(self).items() if value.strip()}

    def rows(self, request: Request, number: int) -> tuple[list[FactRow], int]:
        """One page of the facts that fit, and how many fit."""
        record, renamed = record_of(request), {"org": "name", "q": "query"}
        wanted = {renamed.get(key, key): value for key, value in self.active.items()}
        count = record.count_facts(**wanted)
        offset = (number - 1) * SIZE
        public = is_public(request)
        return record.facts(limit=SIZE, offset=offset, public=public, **wanted), count


@router.get("/facts")
def facts(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    rows, total = filters.rows(request, number)
    kind = FACT_TYPES.get(filters.type)
    kinds = [kind] if kind else list(FACT_TYPES.values())
    choices = {
        "types": list(FACT_TYPES),
        "orgs": [row.name for row in record_of(request).facets(orgs=200).orgs],
        "statuses": list(dict.fromkeys(name for kind in kinds for name in kind.statuses)),
        "modalities": MODALITIES,
    }
    return page(
        request,
        "facts.html",
        facts=[fact_view(row) for row in rows],
        filters=filters,
        active=filters.active,
        choices=choices,
        page=page_view("/facts", filters.active, number, SIZE, total),
    )


@router.get("/facts.json")
def facts_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> dict[str, Any]:
    rows, total = filters.rows(request, number)
    return {"total": total, "page": number, "facts": [row.to_json() for row in rows]}


@router.get("/facts/{fact_id}.json")
def fact_json(request: Request, fact_id: str) -> JSONResponse:
    return JSONResponse(record_of(request).fact(fact_id, public=is_public(request)).to_json())


@router.get("/facts/{fact_id}")
def fact(request: Request, fact_id: str) -> HTMLResponse:
    public = is_public(request)
    record = record_of(request)
    row = record.fact(fact_id, public=public)
    document = record.document(row.document_id, public=public)
    address = reader_address(row.document_id, row.id)
    quotes = [
        {
            "words": item.quote,
            "place": place_words(item),
            "start": item.start,
            "end": item.end,
            "reader": address,
        }
        for item in row.evidence
    ]
    provenance = [
        ("fact", row.id),
        ("document (SHA-256)", row.document_id),
        ("published", row.published or "not stated"),
        ("address", document.address or "not stated"),
        ("text", row.text_id),
        ("reader", document.reader or ""),
        ("pattern", row.pattern),
    ]
    return page(
        request,
        "fact.html",
        fact=fact_view(row),
        quotes=quotes,
        details=fact_details(row),
        provenance=provenance,
    )
