"""Claims: what documents say alike, on how many independent origins, and what contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.lineage.independence import Root
from plainview.model import FACT_TYPES, Claim, WrongUse
from plainview.names import unlisted_people
from plainview.pipeline.claims_shapes import Beside, ClaimPage, Dispute, Saying, Value
from plainview.publish.words import date_words
from plainview.web.citing import cite_fact
from plainview.web.finding_words import shortened
from plainview.web.judged import judged_view
from plainview.web.page import page, record_of
from plainview.web.spread import kind_of, spreads
from plainview.web.views import FactView, fact_view, page_view

router = APIRouter()
SIZE = 25
ORIGINS = (2, 3, 5)
TITLE = 90
"""Letters of a document's title in the list."""
FEW = 50
"""Facts and other claims that the page of one shows; the JSON has all."""

_DIFFERS = {
    "rounding": "rounded",
    "definition": "at another stage, or defined otherwise",
    "alteration": "altered by a retelling",
    "scope": "of another scope",
    "change": "at another date",
    "conflict": "contradicts",
    "same": "",
}
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to, as typed; empty for any."""

    type: Annotated[str, Query(max_length=100)] = ""
    org: Annotated[str, Query(max_length=300)] = ""
    origins: Annotated[int, Query(ge=0, le=1_000_000)] = 0
    disputed: Literal["", "yes"] = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: str(value).strip() for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class RootView:
    """An independent origin: its kind, its name and address ("" where it is only named)."""

    kind: str
    name: str
    address: str
    documents: tuple[tuple[str, str], ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class SayingView:
    """A fact with how it stands to the claim, in words, and the sum."""

    fact: FactView
    how: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """A number that the claim's facts give."""

    name: str
    value: str
    date: str
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BesideView:
    """Another claim on the same matter."""

    claim: str
    date: str
    value: str
    fact: FactView


@dataclass(frozen=True, slots=True)
class DisputeView:
    """Two facts that cannot both be true; `claim` is the other one's, `times` how often."""

    claim: str
    how: str
    arithmetic: str
    ours: FactView
    theirs: FactView
    times: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of claims, and how many there are."""

    rows: list[Claim]
    total: int
    complaint: str = ""


@router.get("/claims")
def claims(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    record, found = record_of(request), _find(request, filters, number)
    titles = record.titles_of([row.fact for row in found.rows])
    return page(
        request,
        "claims.html",
        claims=[
            (row, " ".join(row.statement.split()), shortened(titles.get(row.fact, row.doc), TITLE))
            for row in found.rows
        ],
        filters=filters,
        types=list(FACT_TYPES),
        choices=ORIGINS,
        orgs=[row.name for row in record.facets(orgs=200).orgs],
        complaint=found.complaint,
        waiting=record.claims_waiting(),
        page=page_view("/claims", filters.active, number, SIZE, found.total),
    )


@router.get("/claims.json")
def claims_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters, number)
    if found.complaint:
        return JSONResponse({"error": found.complaint}, 400)
    waiting = record_of(request).claims_waiting()
    rows = [asdict(row) for row in found.rows]
    return JSONResponse({"total": found.total, "page": number, "waiting": waiting, "claims": rows})


@router.get("/claims/{claim_id}.json")
def claim_json(request: Request, claim_id: str) -> JSONResponse:
    record, found = record_of(request), one(request, claim_id)
    history = [
        {"verdict": said.verdict, "made_at": said.made_at, "stands_on": state}
        | ({} if record.public else {"reason": said.reason})
        for said, state in record.judgements_on(found.claim)
    ]
    cite = cite_fact(found.best).to_json()
    return JSONResponse({**found.to_json(), "judgements": history, "cite": cite})


@router.get("/claims/{claim_id}")
def claim(
    request: Request,
    claim_id: str,
    said: Annotated[str, Query(max_length=20)] = "",
    on: Annotated[str, Query(max_length=64)] = "",
) -> HTMLResponse:
    record, found = record_of(request), one(request, claim_id)
    drawn = spreads(found)
    told = {each.kind for each in drawn}
    return page(
        request,
        "claim.html",
        claim=found.claim,
        judged=judged_view(record.judgements_on(found.claim), said if on == found.claim.id else ""),
        spreads=drawn,
        lead=fact_view(found.sayings[0].fact),
        best=fact_view(found.best),
        roots=[_root(root, found) for root in found.roots],
        values=[_value(value) for value in found.values if kind_of(value) not in told],
        sayings=[_saying(one) for one in found.sayings[:FEW]],
        disputes=_disputes(found.disputes)[:FEW],
        history=[_beside(one) for one in found.history[:FEW]],
        beside=[_beside(one) for one in found.beside[:FEW]],
        more=max(0, len(found.sayings) - FEW),
    )


def one(request: Request, claim_id: str) -> ClaimPage:
    """The claim of an id or of the beginning of one; raises WrongUse where that is not one."""
    return record_of(request).claim(claim_id)


def _find(request: Request, filters: Filters, number: int) -> Found:
    record = record_of(request)
    wanted: dict[str, Any] = {"disputed": bool(filters.disputed)}
    if filters.type:
        wanted["type"] = filters.type
    if filters.origins:
        wanted["min_origins"] = filters.origins
    try:
        if unlisted_people(filters.org):
            raise WrongUse("Claims are found by institution, never by person")
        orgs = record.bodies_named(filters.org.strip()) if filters.org.strip() else None
        rows, total = record.claims(
            limit=SIZE, offset=(number - 1) * SIZE, orgs=orgs, **wanted
        )  # fmt: skip
    except WrongUse as error:
        return Found([], 0, str(error))
    return Found(rows, total)


def _root(root: Root, found: ClaimPage) -> RootView:
    origin = root.origin
    held = origin.document_id if origin.document_id in found.documents else None
    return RootView(
        kind=origin.kind,
        name=found.documents.get(origin.name, origin.name),
        address=f"/documents/{held}" if held else "",
        documents=tuple((one, found.documents[one]) for one in root.documents),
        sure=root.sure,
    )


def _value(value: Value) -> ValueView:
    name = value.measure + (f" ({value.definition})" if value.definition else "")
    unit = "" if value.unit in (None, "USD", "EUR", "GBP", "ratio") else f" {value.unit}"
    per = f" a {value.per}" if value.per else ""
    day = date_words(value.date)
    return ValueView(
        name=name.replace("_", " "),
        value=f"{value.text}{unit}{per}",
        date=f"reported {day}" if day and value.reported else day,
        docs=value.docs,
    )


def _saying(one: Saying) -> SayingView:
    how = _DIFFERS.get(one.kind, one.kind)
    return SayingView(fact_view(one.fact), how, one.arithmetic if how else "")


def _beside(one: Beside) -> BesideView:
    date = date_words(one.date) or "undated"
    return BesideView(one.claim, date, one.value, fact_view(one.fact))


def _disputes(found: Sequence[Dispute]) -> list[DisputeView]:
    """What contradicts a claim, claim by claim, each by the first two facts that do."""
    rivals: dict[str, list[Dispute]] = {}
    for one in found:
        rivals.setdefault(one.claim, []).append(one)
    return [
        DisputeView(
            claim=name,
            how=_DIFFERS.get(held[0].kind, held[0].kind),
            arithmetic=held[0].arithmetic
            or ("one of them denies it" if "polarity" in held[0].differs else ""),
            ours=fact_view(held[0].fact),
            theirs=fact_view(held[0].other),
            times=len(held),
        )
        for name, held in rivals.items()
    ]
