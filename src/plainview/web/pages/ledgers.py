"""Ledgers: one for each type of fact, in any order, narrowed, and downloaded as narrowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

import orjson
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse

from plainview.model import FACT_TYPES, WrongUse
from plainview.publish.ledgers import heading, ledger_json, line
from plainview.store.ledgers import Chosen, LedgerRow, Place
from plainview.web.ledger_charts import charts_of
from plainview.web.ledger_columns import ANSWERS, COLUMNS, Column, row_view
from plainview.web.ledger_filters import NAMES, Chip, Filters, Type, asked, chips, offer
from plainview.web.ledgers import Ledgers, Selection, ledgers_of
from plainview.web.page import page

router = APIRouter()
SIZE = 25
DRAWN = frozenset(["access", "spending", "staffing", "custody", "rule"])
"""The ledgers that have charts."""

Asked = Annotated[Filters, Depends()]
Order = Literal["party", "counterparty", "matter", "basis", "amount", "bound", "share", "stage",
                "day", "said", "origins"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """The order of the rows and where the page begins: behind, or ends: before, a fact's id."""

    sort: Order = "day"
    way: Literal["", "up", "down"] = ""
    after: Annotated[str, Query(max_length=64)] = ""
    before: Annotated[str, Query(max_length=64)] = ""

    @property
    def descending(self) -> bool:
        return self.way == "down" if self.way else Column(self.sort, "").falls

    @property
    def place(self) -> Place:
        return Place(self.sort, self.descending, self.before or self.after, bool(self.before))

    @property
    def order(self) -> dict[str, str]:
        """The order as an address has it, empty for the usual one."""
        given = {"sort": self.sort, "way": self.way}
        return {} if given == {"sort": "day", "way": ""} else {k: v for k, v in given.items() if v}


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column, where a click on it leads, and for aria-sort how it is ordered."""

    column: Column
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of rows with its neighbours' addresses; a complaint where nothing could be asked."""

    selection: Selection
    rows: list[LedgerRow]
    first: str
    before: str
    after: str
    complaint: str = ""


@router.get("/ledgers")
def index(request: Request) -> HTMLResponse:
    found = ledgers_of(request).all()
    return page(
        request,
        "ledgers.html",
        ledgers=[(one, ANSWERS[one.type], FACT_TYPES[one.type].meaning) for one in found],
        drawn=DRAWN,
        most=max((one.rows for one in found), default=0) or 1,
    )


@router.get("/ledgers.json")
def index_json(request: Request) -> JSONResponse:
    found = ledgers_of(request).all()
    return JSONResponse(
        {
            "ledgers": [
                {"type": one.type, "answers": ANSWERS[one.type], "rows": one.rows,
                 "on_several_origins": one.shared}
                for one in found
            ]
        }
    )  # fmt: skip


@router.get("/ledgers/{type}.csv", response_model=None)
def ledger_csv(
    request: Request, type: Type, filters: Asked, where: Annotated[Where, Depends()]
) -> StreamingResponse:
    rows = _all(request, type, filters, where)
    lines = chain([heading(type)], (line(type, row) for row in rows))
    return _download(lines, f"{type}-ledger.csv", "text/csv; charset=utf-8")


@router.get("/ledgers/{type}.jsonl", response_model=None)
def ledger_jsonl(
    request: Request, type: Type, filters: Asked, where: Annotated[Where, Depends()]
) -> StreamingResponse:
    rows = _all(request, type, filters, where)
    lines = (orjson.dumps(ledger_json(row), option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    return _download(lines, f"{type}-ledger.jsonl", "application/jsonl")


@router.get("/ledgers/{type}.json")
def ledger_json_page(
    request: Request, type: Type, filters: Asked, where: Annotated[Where, Depends()],
    limit: Annotated[int, Query(ge=1, le=1000)] = SIZE,
) -> JSONResponse:  # fmt: skip
    found = _find(request, type, filters, where, limit)
    if found.complaint:
        return JSONResponse({"error": found.complaint}, 400)
    return JSONResponse(
        {
            "type": type,
            "total": found.selection.total,
            "rows": [ledger_json(row) for row in found.rows],
            "next": found.after.replace(f"/ledgers/{type}?", f"/ledgers/{type}.json?"),
        }
    )


@router.get("/ledgers/{type}/charts")
def charts(request: Request, type: Type, filters: Asked) -> HTMLResponse:
    ledgers, complaint, figures = ledgers_of(request), "", None
    try:
        selection = ledgers.choose(type, asked(ledgers, filters))
        figures = charts_of(request, selection.chosen)
    except WrongUse as error:
        complaint = str(error)
    address = f"/ledgers/{type}/charts"
    return page(
        request, "ledger_charts.html", type=type, answer=ANSWERS[type], figures=figures,
        chips=chips(address, filters, ledgers), complaint=complaint, drawn=type in DRAWN,
        tabs=_tabs(type, filters), active=filters.active,
    )  # fmt: skip


@router.get("/ledgers/{type}/charts.json")
def charts_json(request: Request, type: Type, filters: Asked) -> JSONResponse:
    ledgers = ledgers_of(request)
    selection = ledgers.choose(type, asked(ledgers, filters))
    figures = charts_of(request, selection.chosen)
    if figures is None:
        return JSONResponse({"error": "These charts are being worked out"}, 503)
    return JSONResponse({"type": type, "charts": [one.plain for one in figures]})


@router.get("/ledgers/{type}")
def ledger(
    request: Request, type: Type, filters: Asked, where: Annotated[Where, Depends()]
) -> HTMLResponse:
    ledgers, columns = ledgers_of(request), COLUMNS[type]
    found = _find(request, type, filters, where, SIZE)
    address, given = f"/ledgers/{type}", filters.active | where.order
    on: list[Chip] = chips(address, filters, ledgers)
    return page(
        request, "ledger.html", type=type, answer=ANSWERS[type], found=found,
        rows=[row_view(row, columns) for row in found.rows], heads=_heads(address, filters, where),
        filters=filters, where=where, chips=on, institution=_named(on),
        offer=offer(type, found.selection.facets, filters),
        drawn=type in DRAWN, tabs=_tabs(type, filters), here_with=_with(address, filters),
        downloads=[(name, f"{address}.{end}?{urlencode(given)}")
                   for name, end in (("CSV", "csv"), ("JSON lines", "jsonl"), ("JSON", "json"))],
    )  # fmt: skip


def _find(request: Request, type_: str, filters: Filters, where: Where, limit: int) -> Found:
    ledgers = ledgers_of(request)
    try:
        selection = ledgers.choose(type_, asked(ledgers, filters))
        leaf, rows = ledgers.leaf(selection.chosen, where.place, limit)
    except WrongUse as error:
        nothing = Selection(Chosen(type_, (), ()), None, 0, False)
        return Found(nothing, [], "", "", "", str(error))
    given = filters.active | where.order

    def at(**place: str) -> str:
        return f"/ledgers/{type_}?{urlencode(given | place)}"

    before = at(before=rows[0].fact.id) if rows and leaf.before else ""
    after = at(after=rows[-1].fact.id) if rows and leaf.after else ""
    return Found(selection, rows, at() if before else "", before, after)


def _all(request: Request, type_: str, filters: Filters, where: Where) -> Iterator[LedgerRow]:
    ledgers: Ledgers = ledgers_of(request)
    selection = ledgers.choose(type_, asked(ledgers, filters))
    return ledgers.rows(selection.chosen, Place(where.sort, where.descending))


def _download(lines: Iterator[bytes], name: str, media_type: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines, media_type=media_type, headers=headers)


def _heads(address: str, filters: Filters, where: Where) -> list[Head]:
    heads = []
    for column in COLUMNS[address.rsplit("/", 1)[1]]:
        now = column.order == where.sort
        down = not where.descending if now else column.falls
        given: dict[str, Any] = {"sort": column.order, "way": "down" if down else "up"}
        state = ("descending" if where.descending else "ascending") if now else ""
        heads.append(Head(column, f"{address}?{urlencode(filters.active | given)}", state))
    return heads


def _named(on: list[Chip]) -> str:
    """The institution that is asked for, by its name."""
    return next((one.words for one in on if one.name == NAMES["org"]), "")


def _with(address: str, filters: Filters) -> str:
    """The address with all filters but the institution, to which one is put."""
    rest = {name: value for name, value in filters.active.items() if name != "org"}
    return f"{address}?{urlencode(rest)}{'&' if rest else ''}org="


def _tabs(type_: str, filters: Filters) -> list[tuple[str, str, bool]]:
    """The ledger and its charts, both narrowed alike."""
    if type_ not in DRAWN:
        return []
    query = f"?{urlencode(filters.active)}" if filters.active else ""
    return [(name, f"/ledgers/{type_}{end}{query}", bool(end))
            for name, end in (("Ledger", ""), ("Charts", "/charts"))]  # fmt: skip
