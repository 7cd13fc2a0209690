"""Facts: the list with its filters, and one fact with all its parts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import FACT_TYPES, WrongUse
from plainview.model.schema import MODALITIES
from plainview.names import resolve, unlisted_people
from plainview.publish.words import date_words, fact_details, place_words
from plainview.store.rows import DocumentRow, EvidenceRow, FactRow
from plainview.web.citing import Citation, cite_fact, linked
from plainview.web.page import page, record_of
from plainview.web.views import fact_json as as_json
from plainview.web.views import fact_view, page_view, stated

router = APIRouter()
SIZE = 25
SURE = 0.9
"""From this score on a typed name is taken for the institution that it resolves to."""

Words = Annotated[str, Query(max_length=300)]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]
Option = tuple[str, int | None]


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


@dataclass(frozen=True, slots=True)
class Found:
    """One page of facts, how many there are, and the institution that they all name, if any."""

    rows: list[FactRow]
    total: int
    institution: str = ""
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer; numbers are those of the whole record."""

    types: list[Option]
    orgs: list[str]
    statuses: list[Option]
    modalities: list[Option]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that carry the fact, and where they stand."""

    words: str
    origin: tuple[str, ...]
    cite: Citation


@router.get("/facts")
def facts(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(request, filters, number)
    return page(
        request,
        "facts.html",
        facts=[fact_view(row) for row in found.rows],
        filters=filters,
        institution=found.institution,
        complaint=found.complaint,
        choices=_choices(request, filters.type),
        page=page_view("/facts", filters.active, number, SIZE, found.total),
    )


@router.get("/facts.json")
def facts_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters, number)
    if found.complaint:
        return JSONResponse({"error": found.complaint}, 400)
    rows = list(map(as_json, found.rows))
    return JSONResponse({"total": found.total, "page": number, "facts": rows})


def _find(request: Request, filters: Filters, number: int) -> Found:
    record, wanted, institution = record_of(request), filters.active, ""
    try:
        if "org" in wanted:
            by, institution = _institution(wanted.pop("org"))
            wanted |= by
        if "q" in wanted:
            wanted["query"] = wanted.pop("q")
        total = record.count_facts(**wanted)
        rows = record.facts(limit=SIZE, offset=(number - 1) * SIZE, **wanted)
    except WrongUse as error:
        return Found([], 0, complaint=str(error))
    return Found(rows, total, institution)


def _institution(typed: str) -> tuple[dict[str, str], str]:
    """The filter for an institution by any of its names, and its own name."""
    candidates = [item for item in resolve(typed) if item.score >= SURE]
    if candidates:
        return {"org": candidates[0].id}, candidates[0].name
    if unlisted_people(typed):
        raise WrongUse("Facts are found by institution, never by person")
    return {"name": typed}, typed


def _choices(request: Request, fact_type: str) -> Choices:
    facets = record_of(request).facets(orgs=200)
    counts, kind = dict(facets.types), FACT_TYPES.get(fact_type)
    kinds = [kind] if kind else list(FACT_TYPES.values())
    statuses = dict.fromkeys(name for kind in kinds for name in kind.statuses)
    return Choices(
        types=[(name, counts.get(name, 0)) for name in FACT_TYPES],
        orgs=[row.name for row in facets.orgs],
        statuses=[(name, None) for name in statuses],
        modalities=[(name, None) for name in MODALITIES],
    )


@router.get("/facts/{fact_id}.json")
def fact_json(request: Request, fact_id: str) -> JSONResponse:
    row = record_of(request).fact(fact_id)
    return JSONResponse(as_json(row))


@router.get("/facts/{fact_id}")
def fact(request: Request, fact_id: str) -> HTMLResponse:
    record = record_of(request)
    row = record.fact(fact_id)
    document = record.document(row.document_id)
    return page(
        request,
        "fact.html",
        fact=fact_view(row),
        quotes=[
            Quote(item.quote, _origin(row, item), cite_fact(row, item)) for item in row.evidence
        ],
        link=linked(document.address or ""),
        stand=record.standing_in(row.document_id).get(row.id),
        details=fact_details(row),
        provenance=_provenance(row, document),
        identities=("fact", "document (SHA-256)", "text"),
    )


def _origin(row: FactRow, item: EvidenceRow) -> tuple[str, ...]:
    place = f"characters {item.start:,} to {item.end:,}"
    return stated(row.outlet, date_words(row.published), place_words(item), place)


def _provenance(row: FactRow, document: DocumentRow) -> list[tuple[str, str]]:
    return [
        ("document", document.name),
        ("published", date_words(row.published) or "not stated"),
        ("address", document.address or "not stated"),
        ("read by", document.reader or ""),
        ("found by the pattern", row.pattern),
        ("fact", row.id),
        ("text", row.text_id),
        ("document (SHA-256)", row.document_id),
    ]
