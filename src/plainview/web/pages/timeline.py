"""Timeline: facts by the day, month or year that they say, of all the record or of one body."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import FACT_TYPES, WrongUse
from plainview.names import resolve, unlisted_people
from plainview.publish.words import date_words
from plainview.store.dossiers import MonthRow
from plainview.store.rows import FactRow
from plainview.vocab import entity
from plainview.web.bodies import Standing
from plainview.web.dossiers import MOST_PARTS, Dossiers, dossiers_of
from plainview.web.page import page
from plainview.web.views import FactView, PageView, fact_json, fact_view, page_view

router = APIRouter()
SIZE = 25
RECENT = 3
"""Years with facts of which the fullest is shown first."""
SURE = 0.9
"""From this score on a typed name is taken for the institution that it resolves to."""
_END = "~"
"""Sorts behind every character of a date."""

PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown: of whom (an id or a name), of which type, and which month or year."""

    org: Annotated[str, Query(max_length=300)] = ""
    parts: Literal["", "yes"] = ""
    type: Annotated[str, Query(max_length=40)] = ""
    at: Annotated[str, Query(pattern=r"^(\d{4}(-\d{2})?)?$")] = ""

    def address(self, **other: str) -> str:
        fields = {key: value for key, value in {**asdict(self), **other}.items() if value}
        return f"/timeline?{urlencode(fields)}" if fields else "/timeline"


@dataclass(frozen=True, slots=True)
class SpanView:
    """A year or month with its facts; `share` is 0 to 100, of the fullest beside it."""

    key: str
    words: str
    facts: int
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day (or the month or year, where no more is said) and its facts."""

    words: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows; `at` is the chosen month or year."""

    body: Standing | None
    has_parts: bool
    asked: Asked
    types: tuple[tuple[str, int], ...]
    years: tuple[SpanView, ...]
    months: tuple[SpanView, ...]
    at: str
    total: int
    rows: tuple[FactRow, ...]
    dated: int
    undated: int
    complaint: str = ""


@router.get("/timeline")
def timeline(
    request: Request, asked: Annotated[Asked, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(dossiers_of(request), asked, number)
    return page(
        request,
        "timeline.html",
        found=found,
        asked=found.asked,
        chosen=date_words(found.at),
        days=[
            DayView(date_words(day) or day, tuple(map(fact_view, rows)))
            for day, rows in groupby(found.rows, key=_day)
        ],
        page=_pages(found, number),
    )


@router.get("/timeline.json")
def timeline_json(
    request: Request, asked: Annotated[Asked, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(dossiers_of(request), asked, number)
    if found.complaint:
        return JSONResponse({"error": found.complaint}, 400)
    return JSONResponse(
        {
            "org": found.body.id if found.body else None,
            "parts": bool(found.asked.parts),
            "type": found.asked.type or None,
            "dated": found.dated,
            "undated": found.undated,
            "years": _counts(found.years),
            "months": _counts(found.months),
            "at": found.at,
            "total": found.total,
            "page": number,
            "facts": list(map(fact_json, found.rows)),
        }
    )


def _counts(spans: tuple[SpanView, ...]) -> dict[str, int]:
    return {one.key: one.facts for one in spans}


def _pages(found: Found, number: int) -> PageView:
    filters = {key: value for key, value in asdict(found.asked).items() if value}
    return page_view("/timeline", {**filters, "at": found.at}, number, SIZE, found.total)


def _find(dossiers: Dossiers, asked: Asked, number: int) -> Found:
    asked = replace(asked, type=asked.type if asked.type in FACT_TYPES else "")
    try:
        body = _body(dossiers, asked.org.strip())
    except WrongUse as error:
        return Found(None, False, asked, (), (), (), "", 0, (), 0, 0, str(error))
    own = body.id if body else ""
    parts = dossiers.parts(own) if body else []
    asked = replace(asked, org=own, parts="yes" if asked.parts and parts else "")
    rows = dossiers.months(own, bool(asked.parts))
    types = Counter[str]()
    for row in rows:
        types[row.type] += row.facts
    wanted = [row for row in rows if asked.type in ("", row.type)]
    counts = _by_month(wanted)
    at = asked.at or _latest(counts)
    entities = (own, *(one.body.id for one in parts[:MOST_PARTS])) if asked.parts else (own,)
    facts = dossiers.within(
        entities,
        (asked.type,) if asked.type else tuple(FACT_TYPES),
        at,
        at + _END,
        limit=SIZE,
        offset=(number - 1) * SIZE,
    ) if at else []  # fmt: skip
    return Found(
        body, bool(parts), asked, tuple((kind, types[kind]) for kind in FACT_TYPES if types[kind]),
        _years(counts, asked), _months(counts, asked, at[:4]), at, _of(counts, at), tuple(facts),
        sum(counts.values()) - counts[""], counts[""],
    )  # fmt: skip


def _body(dossiers: Dossiers, typed: str) -> Standing | None:
    """The institution or program that was meant; raises WrongUse where there is none."""
    if not typed:
        return None
    if entity(typed) is None:
        sure = [one.id for one in resolve(typed) if one.score >= SURE]
        if not sure and unlisted_people(typed):
            raise WrongUse("The timeline is asked by institution, never by person")
        typed = sure[0] if sure else typed
    return dossiers.subject(typed)


def _by_month(rows: list[MonthRow]) -> Counter[str]:
    counts = Counter[str]()
    for row in rows:
        counts[row.month] += row.facts
    return counts


def _of(counts: Counter[str], at: str) -> int:
    """Facts of a month, or of all months of a year."""
    return sum(facts for month, facts in counts.items() if at and month.startswith(at))


def _latest(counts: Counter[str]) -> str:
    """The fullest of the last years that are not still to come; the first to come where there is
    no other."""
    today = f"{datetime.now(UTC):%Y}"
    years = sorted({each[:4] for each in counts if each})
    past = [year for year in years if year <= today][-RECENT:]
    return max(past or years[:1], key=lambda year: (_of(counts, year), year), default="")


def _years(counts: Counter[str], asked: Asked) -> tuple[SpanView, ...]:
    years = Counter[str]()
    for month, facts in counts.items():
        if month:
            years[month[:4]] += facts
    most = max(years.values(), default=1)
    return tuple(
        SpanView(
            year, year, years[year], round(100 * years[year] / most),
            asked.address(at=year),
        )
        for year in sorted(years)
    )  # fmt: skip


def _months(counts: Counter[str], asked: Asked, year: str) -> tuple[SpanView, ...]:
    here = sorted(each for each in counts if year and each.startswith(year))
    most = max((counts[each] for each in here), default=1)
    return tuple(
        SpanView(
            each, date_words(each) if len(each) > 4 else f"{each}, no month said", counts[each],
            round(100 * counts[each] / most),
            asked.address(at=each) if len(each) > 4 else "",
        )
        for each in here
    )  # fmt: skip


def _day(row: FactRow) -> str:
    time: Any = row.time
    said = next((day for day in (time.event, time.as_of, time.start, time.end) if day), "")
    return str(said)[:10]
