"""Gaps: what the record should know and does not, and the ready request that would fill each."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.checks.gaps import Gap, kinds
from plainview.checks.gaps_requests import request as request_words
from plainview.model import WrongUse
from plainview.names import unlisted_people
from plainview.publish.words import date_words
from plainview.store import Record
from plainview.store.rows import redact
from plainview.web.dossiers import GAPS
from plainview.web.page import page, record_of
from plainview.web.views import FactView, fact_view, page_view

router = APIRouter()
SIZE = 25
FACTS = 12
"""Facts of a gap that its page shows; the JSON names more."""
LINE = 92
"""Letters on a line of a request, about."""
SHORTEST = 6
"""Letters of an id that have to be given."""
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty for any. `body` is the id of a public body."""

    kind: Annotated[str, Query(max_length=100)] = ""
    body: Annotated[str, Query(max_length=300)] = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Held:
    """A gap, and how many claims hang on it; a fact that makes none with others counts as one."""

    gap: Gap
    claims: int


@dataclass(frozen=True, slots=True)
class GapView:
    """A gap as it is shown."""

    id: str
    kind: str
    missing: str
    body: str
    claims: int
    facts: int
    documents: int
    dates: str


@dataclass(frozen=True, slots=True)
class Found:
    """The gaps that fit, and how many there are of each kind and body in all."""

    gaps: list[Held]
    kinds: Counter[str]
    bodies: Counter[tuple[str, str]]


@router.get("/gaps")
def gaps(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(request, filters)
    bodies = sorted(found.bodies.items(), key=lambda one: one[0][1])
    return page(
        request,
        "gaps.html",
        gaps=[_view(one) for one in found.gaps[(number - 1) * SIZE : number * SIZE]],
        filters=filters,
        kinds=[(name, _words(name), found.kinds[name]) for name in kinds()],
        bodies=[(body, name, count) for (body, name), count in bodies],
        page=page_view("/gaps", filters.active, number, SIZE, len(found.gaps)),
    )


@router.get("/gaps.json")
def gaps_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters).gaps
    here = found[(number - 1) * SIZE : number * SIZE]
    return JSONResponse({"total": len(found), "page": number, "gaps": list(map(_plain, here))})


@router.get("/gaps/{gap_id}.json")
def gap_json(request: Request, gap_id: str) -> JSONResponse:
    found = _one(request, gap_id)
    words, complaint = _request(found.gap)
    return JSONResponse({**_plain(found), "request": words, "complaint": complaint})


@router.get("/gaps/{gap_id}.txt")
def gap_text(request: Request, gap_id: str) -> Response:
    """The request as a file; raises WrongUse where none can be written."""
    found = _one(request, gap_id).gap
    words, complaint = _request(found)
    if not words:
        raise WrongUse(complaint)
    name = f"request-{found.kind}-{found.id[:8]}.txt"
    return Response(
        words,
        media_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/gaps/{gap_id}")
def gap(request: Request, gap_id: str) -> HTMLResponse:
    found = _one(request, gap_id)
    record = record_of(request)
    facts: list[FactView] = [fact_view(record.fact(fact)) for fact in found.gap.facts[:FACTS]]
    words, complaint = _request(found.gap)
    return page(
        request,
        "gap.html",
        gap=_view(found),
        words=words,
        lines=sum(1 + len(line) // LINE for line in words.splitlines()),
        complaint=complaint,
        facts=facts,
        more=found.gap.count - len(facts),
    )


def _all(request: Request) -> list[Held]:
    """The gaps of the record as whoever asks may see them, that on which most claims hang first."""
    state = request.app.state
    record: Record = state.record
    held: list[Held] = state.kept.once(
        "gaps by claims",
        lambda: _ranked(record, state.kept.within(GAPS, record.gaps, patience=60.0, slow=False)),
    )
    if not state.public:
        return held
    shown: list[Held] = state.kept.once(
        "gaps shown", lambda: [replace(one, gap=_shown(one.gap)) for one in held]
    )
    return shown


def _ranked(record: Record, gaps: list[Gap]) -> list[Held]:
    claims = record.claims_of({fact for gap in gaps for fact in gap.facts})
    # of what hangs on a gap its first facts are named: the rest counts as it stands
    held = [
        Held(gap, len({claims.get(fact, fact) for fact in gap.facts}) + gap.count - len(gap.facts))
        for gap in gaps
    ]
    return sorted(held, key=lambda one: (-one.claims, -one.gap.count))


def _shown(gap: Gap) -> Gap:
    """A gap without people's names; its id stays."""
    return replace(
        gap,
        body_name=_unnamed(gap.body_name),
        other=_unnamed(gap.other),
        what=_unnamed(gap.what),
        named=tuple(map(_unnamed, gap.named)),
    )


def _unnamed(words: str) -> str:
    return redact(words, 0, tuple(unlisted_people(words)))


def _find(request: Request, filters: Filters) -> Found:
    held = _all(request)
    fitting = [
        one
        for one in held
        if filters.kind in ("", one.gap.kind) and filters.body in ("", one.gap.body)
    ]
    return Found(
        fitting,
        Counter(one.gap.kind for one in held),
        Counter((one.gap.body, one.gap.body_name) for one in held),
    )


def _one(request: Request, gap_id: str) -> Held:
    """The gap of an id or of the beginning of one; raises WrongUse where that is not one."""
    asked = gap_id.lower()
    found = [one for one in _all(request) if one.gap.id.startswith(asked)]
    if len(asked) < SHORTEST or len(found) != 1:
        raise WrongUse(f"there is no gap {gap_id!r}", "plainview gaps lists them")
    return found[0]


def _request(gap: Gap) -> tuple[str, str]:
    """The request for a gap; "" with the reason where none can be written."""
    try:
        return request_words(gap, datetime.now(UTC).date()), ""
    except WrongUse as error:
        return "", str(error)


def _view(held: Held) -> GapView:
    gap = held.gap
    dates = [date_words(day) for day in dict.fromkeys((gap.first, gap.last)) if day]
    return GapView(
        id=gap.id,
        kind=_words(gap.kind),
        missing=gap.missing,
        body=gap.body_name,
        claims=held.claims,
        facts=gap.count,
        documents=gap.documents,
        dates=" to ".join(dates),
    )


def _plain(held: Held) -> dict[str, Any]:
    gap = held.gap
    parts = asdict(gap)
    del parts["key"]
    about = {"id": gap.id, "kind": gap.kind, "missing": gap.missing, "claims": held.claims}
    return {**about, **parts}


def _words(kind: str) -> str:
    return kind.replace("_", " ")
