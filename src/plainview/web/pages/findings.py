"""Findings: what does not add up, with the sum written out and the words of both sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.checks import CHECKS, SEVERITIES
from plainview.model import WrongUse
from plainview.publish.words import date_words
from plainview.store.finding_rows import Cited, FindingRow
from plainview.store.judged_findings import JudgedFinding
from plainview.store.judging_places import SAME
from plainview.store.rows import DocumentRow, FactRow
from plainview.web.finding_list import FindingList
from plainview.web.finding_words import headed, in_titles, told
from plainview.web.judged import JudgedView, judged_view
from plainview.web.page import page, record_of
from plainview.web.views import FactView, QuoteView, fact_view, page_view, quote_view, stated
from plainview.web.visible import Visible

router = APIRouter()
SIZE = 10
SIDES = 4
"""Quotes of a finding in the list; its own page has all."""
FOLDED = 50
"""Dismissed findings that stand folded below the list; a filter shows the rest."""
SHORTEST = 6
"""Letters of an id that have to be given."""

_CHECKS = {one.name: one for one in CHECKS}
_SENTENCE = re.compile(r"(?<=[a-z)])[.;] ")
_MEANINGS = {
    "high": "both cannot be true",
    "medium": "does not fit, or stands against a rule",
    "low": "worth a question",
    "info": "was checked, and holds or is explained",
}
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]
Said = Annotated[str, Query(max_length=20)]
On = Annotated[str, Query(max_length=64)]


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
class Side:
    """Words that a finding rests on; `fact` is what was read from them, where that is a fact."""

    quote: QuoteView
    fact: FactView | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown; `rule` says what should hold, `meaning` what its severity is."""

    id: str
    check: str
    name: str
    rule: str
    severity: str
    meaning: str
    heading: str
    rest: str
    arithmetic: str
    settled_by: str
    sides: tuple[Side, ...]
    more: int
    judged: JudgedView


@dataclass(frozen=True, slots=True)
class Folded:
    """A dismissed finding, in one line; `reason` is "" where reasons are kept back."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of findings, and how many there are of each check and severity in all."""

    rows: list[FindingRow]
    judged: list[JudgedFinding]
    total: int
    checks: Counter[str]
    severities: Counter[str]
    dismissed: list[JudgedFinding]


@router.get("/findings")
def findings(
    request: Request,
    filters: Annotated[Filters, Depends()],
    number: PageNumber = 1,
    said: Said = "",
    on: On = "",
) -> HTMLResponse:
    record = record_of(request)
    held = record.findings_so_far()
    found = _find(record, held, filters, number)
    folded = found.dismissed[:FOLDED]
    return page(
        request,
        "findings.html",
        again=held.running is not None,
        findings=_views(
            record, found.rows, SIDES, [_standing(one, record) for one in found.judged]
        ),
        running=held.running,
        notice=_notice(record, held, said, on),
        folded=[
            Folded(one.finding.id, text, _standing(one, record).reason)
            for text, one in zip(
                told(record, record.finding_rows([one.finding for one in folded])),
                folded,
                strict=True,
            )
        ],
        dismissed=len(found.dismissed),
        filters=filters,
        back=page_view("/findings", filters.active, number + 1, SIZE, 0).before,
        checks=[(one.name, _words(one.name), found.checks[one.name]) for one in CHECKS],
        severities=[(name, name, found.severities[name]) for name in SEVERITIES],
        meanings=[
            (name, found.severities[name], _MEANINGS[name])
            for name in SEVERITIES
            if found.severities[name]
        ],
        page=page_view("/findings", filters.active, number, SIZE, found.total),
    )


@router.get("/findings.json")
def findings_json(
    request: Request, filters: Annotated[Filters, Depends()], number: PageNumber = 1
) -> JSONResponse:
    record = record_of(request)
    found = _find(record, record.findings(), filters, number)
    rows = [
        _json(row, one, record.public) for row, one in zip(found.rows, found.judged, strict=True)
    ]
    return JSONResponse({"total": found.total, "page": number, "findings": rows})


@router.get("/findings/{finding_id}.json")
def finding_json(request: Request, finding_id: str) -> JSONResponse:
    record, judged = record_of(request), judged_one(request, finding_id)
    (row,) = record.finding_rows([judged.finding])
    history = [
        {"verdict": said.verdict, "made_at": said.made_at, "stands_on": state}
        | ({} if record.public else {"reason": said.reason})
        for said, state in record.judgements_on(row.finding)
    ]
    return JSONResponse({**_json(row, judged, record.public), "judgements": history})


@router.get("/findings/{finding_id}")
def finding(request: Request, finding_id: str, said: Said = "", on: On = "") -> HTMLResponse:
    row = one(request, finding_id)
    check = _CHECKS[row.finding.check]
    about = [("looks for", check.rule), ("reads", check.inputs), ("for example", check.example)]
    if check.source:
        about.insert(2, ("rests on", check.source))
    record = record_of(request)
    judged = judged_view(record.judgements_on(row.finding), said if on == row.finding.id else "")
    (view,) = _views(record, [row], len(row.evidence), [judged])
    return page(request, "finding.html", finding=view, about=about)


def one(request: Request, finding_id: str) -> FindingRow:
    """The finding of an id or of the beginning of one; raises WrongUse where that is not one."""
    (row,) = record_of(request).finding_rows([judged_one(request, finding_id).finding])
    return row


def judged_one(request: Request, finding_id: str) -> JudgedFinding:
    """The same with the judgement on it; raises NotReady where it may still be found."""
    record, asked = record_of(request), finding_id.lower()
    held = record.findings_so_far()
    found = held.beginning(asked)
    if held.running and len(found) != 1:
        held = record.findings()
        found = held.beginning(asked)
    if len(asked) < SHORTEST or len(found) != 1:
        raise WrongUse(f"there is no finding {finding_id!r}", "plainview findings lists them")
    return found[0]


def _find(record: Visible, held: FindingList, filters: Filters, number: int) -> Found:
    chosen = held.chosen(filters.check, filters.severity)
    wanted = chosen.every if filters.dismissed else chosen.open
    here = wanted[(number - 1) * SIZE : number * SIZE]
    return Found(
        record.finding_rows([one.finding for one in here]),
        here,
        len(wanted),
        *held.counts(bool(filters.dismissed)),
        [] if filters.dismissed else chosen.dismissed,
    )


def _notice(record: Visible, held: FindingList, said: str, on: str) -> tuple[str, str, str] | None:
    """What was judged just now: in words, the finding's text, and its address."""
    found = held.beginning(on) if said and len(on) == 64 and not record.public else []
    if not found:
        return None
    words = judged_view(record.judgements_on(found[0].finding), said).notice
    return (words, found[0].finding.text, f"/findings/{on}") if words else None


def _views(
    record: Visible, rows: Sequence[FindingRow], most: int, judged: Sequence[JudgedView]
) -> list[FindingView]:
    """Findings as they are shown, each with so many of its sides at most."""
    shown = [row.evidence[:most] for row in rows]
    facts = record.facts_by_id({each.fact for cited in shown for each in cited if each.fact})
    documents = record.documents_by_id({one.doc_id for row in rows for one in row.evidence})
    return [
        FindingView(
            id=one.id,
            check=one.check,
            name=_words(one.check),
            rule=_rule(one.check),
            severity=one.severity,
            meaning=_MEANINGS[one.severity],
            heading=heading,
            rest=rest,
            arithmetic=one.arithmetic,
            settled_by=one.settled_by,
            sides=tuple(
                _side(each, documents[each.doc_id], facts.get(each.fact or "")) for each in cited
            ),
            more=max(0, len(row.evidence) - most),
            judged=said,
        )
        for row, cited, said, text in zip(
            rows, shown, judged, in_titles(rows, documents), strict=True
        )
        for one, (heading, rest) in [(row.finding, headed(text))]
    ]


def _standing(judged: JudgedFinding, record: Visible) -> JudgedView:
    """The judgement that stands, for the list; the finding's own page has all."""
    said = judged.judgement
    if said and record.public:
        said = replace(said, reason="")  # whoever judged wrote for themselves
    return judged_view([(said, SAME)] if said else [])


def _rule(check: str) -> str:
    """The first sentence of what a check looks for: what should hold."""
    first = _SENTENCE.split(_CHECKS[check].rule, maxsplit=1)[0]
    return first.rstrip(".;") + "."


def _side(cited: Cited, document: DocumentRow, fact: FactRow | None) -> Side:
    place = cited.cell or (f"page {cited.page}" if cited.page else "")
    quote = quote_view(
        cited.quote, cited.doc_id, document.title or cited.doc, start=cited.start, fact=cited.fact,
        origin=stated(document.outlet, date_words(document.published), place),
    )  # fmt: skip
    return Side(quote, fact_view(fact) if fact else None)


def _json(row: FindingRow, judged: JudgedFinding, public: bool) -> dict[str, Any]:
    said = judged.judged_json()
    if said and public:
        del said["reason"]
    return {**row.to_json(), "judgement": said}


def _words(check: str) -> str:
    return check.replace("_", " ")
