"""Findings: what does not add up, with the sum written out and the words of both sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.checks import CHECKS, SEVERITIES
from plainview.model import WrongUse
from plainview.store.finding_rows import Cited, FindingRow
from plainview.store.judged_findings import JudgedFinding
from plainview.web.page import page, record_of
from plainview.web.views import QuoteView, page_view, quote_view, stated

router = APIRouter()
SIZE = 25
SIDES = 4
"""Quotes of a finding in the list; its own page has all."""
SHORTEST = 6
"""Letters of an id that have to be given."""

_JUDGED = {"yes": "confirmed", "no": "dismissed", "unsure": "noted"}
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty for any. `dismissed` is "yes" to show those too."""

    check: Annotated[str, Query(max_length=100)] = ""
    severity: Annotated[str, Query(max_length=100)] = ""
    dismissed: Literal["", "yes"] = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown; `judged` is the judgement that stands on it, `reason` its why."""

    id: str
    check: str
    name: str
    severity: str
    text: str
    arithmetic: str
    settled_by: str
    quotes: tuple[QuoteView, ...]
    more: int
    judged: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of findings, and how many there are of each check and severity in all."""

    rows: list[FindingRow]
    judged: list[JudgedFinding]
    total: int
    checks: Counter[str]
    severities: Counter[str]


@router.get("/findings")
def findings(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> HTMLResponse:
    found = _find(request, filters, number)
    return page(
        request,
        "findings.html",
        findings=[
            _view(row, one, SIDES, record_of(request).public)
            for row, one in zip(found.rows, found.judged, strict=True)
        ],
        filters=filters,
        checks=[(one.name, _words(one.name), found.checks[one.name]) for one in CHECKS],
        severities=[(name, name, found.severities[name]) for name in SEVERITIES],
        page=page_view("/findings", filters.active, number, SIZE, found.total),
    )


@router.get("/findings.json")
def findings_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    found = _find(request, filters, number)
    public = record_of(request).public
    rows = [_json(row, one, public) for row, one in zip(found.rows, found.judged, strict=True)]
    return JSONResponse({"total": found.total, "page": number, "findings": rows})


@router.get("/findings/{finding_id}.json")
def finding_json(request: Request, finding_id: str) -> JSONResponse:
    return JSONResponse(_json(*_one(request, finding_id), record_of(request).public))


@router.get("/findings/{finding_id}")
def finding(request: Request, finding_id: str) -> HTMLResponse:
    row, judged = _one(request, finding_id)
    check = next(one for one in CHECKS if one.name == row.finding.check)
    about = [("looks for", check.rule), ("reads", check.inputs), ("for example", check.example)]
    if check.source:
        about.insert(2, ("rests on", check.source))
    view = _view(row, judged, len(row.evidence), record_of(request).public)
    return page(request, "finding.html", finding=view, about=about)


def _find(request: Request, filters: Filters, number: int) -> Found:
    record = record_of(request)
    held = [one for one in record.findings() if filters.dismissed or not one.dismissed]
    wanted = [
        one
        for one in held
        if filters.check in ("", one.finding.check)
        and filters.severity in ("", one.finding.severity)
    ]
    here = wanted[(number - 1) * SIZE : number * SIZE]
    return Found(
        record.finding_rows([one.finding for one in here]),
        here,
        len(wanted),
        Counter(one.finding.check for one in held),
        Counter(one.finding.severity for one in held),
    )


def _one(request: Request, finding_id: str) -> tuple[FindingRow, JudgedFinding]:
    """The finding of an id or of the beginning of one; raises WrongUse where that is not one."""
    record = record_of(request)
    asked = finding_id.lower()
    found = [one for one in record.findings() if one.finding.id.startswith(asked)]
    if len(asked) < SHORTEST or len(found) != 1:
        raise WrongUse(f"there is no finding {finding_id!r}", "plainview findings lists them")
    (row,) = record.finding_rows([found[0].finding])
    return row, found[0]


def _view(row: FindingRow, judged: JudgedFinding, most: int, public: bool) -> FindingView:
    one, said = row.finding, judged.judgement
    return FindingView(
        id=one.id,
        check=one.check,
        name=_words(one.check),
        severity=one.severity,
        text=one.text,
        arithmetic=one.arithmetic,
        settled_by=one.settled_by,
        quotes=tuple(map(_quote, row.evidence[:most])),
        more=max(0, len(row.evidence) - most),
        judged=_JUDGED[said.verdict] if said else "",
        # whoever judged wrote for themselves
        reason=said.reason if said and not public else "",
    )


def _quote(cited: Cited) -> QuoteView:
    place = cited.cell or (f"page {cited.page}" if cited.page else "")
    return quote_view(
        cited.quote, cited.doc_id, cited.doc, start=cited.start, fact=cited.fact,
        origin=stated(place),
    )  # fmt: skip


def _json(row: FindingRow, judged: JudgedFinding, public: bool) -> dict[str, Any]:
    said = judged.judged_json()
    if said and public:
        del said["reason"]
    return {**row.to_json(), "judgement": said}


def _words(check: str) -> str:
    return check.replace("_", " ")
