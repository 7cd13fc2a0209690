"""What is in the record, what does not add up in it, what it can answer, and what came last."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.checks import SEVERITIES
from plainview.model import FACT_TYPES
from plainview.pipeline.changes import History, histories
from plainview.publish.words import date_words, term_words
from plainview.web.dossier_page import FindingLine
from plainview.web.dossiers import dossiers_of
from plainview.web.entries import Entries
from plainview.web.finding_list import Running
from plainview.web.finding_words import headed, told
from plainview.web.page import page, record_of
from plainview.web.views import DocumentView, FactView, document_view, fact_view
from plainview.web.ways import ways_of

router = APIRouter()
LATEST_FACTS, LATEST_DOCUMENTS, FINDINGS, CHANGES = 3, 5, 5, 6


@dataclass(frozen=True, slots=True)
class Figure:
    """How much there is of something, and the page that lists it."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A fact type with its number of facts; `share` is 0 to 100, of the most frequent type."""

    name: str
    meaning: str
    count: int
    share: int
    address: str


@dataclass(frozen=True, slots=True)
class Worst:
    """The most severe findings, how many there are of each severity; `running` while the checks
    have more to look at."""

    lines: tuple[FindingLine, ...]
    severities: tuple[tuple[str, int], ...]
    running: Running | None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed between two states of a list, or in who obtains what."""

    words: str
    beside: str
    address: str


@router.get("/")
def overview(request: Request) -> HTMLResponse:
    record, worst = record_of(request), _worst(request)
    return page(
        request,
        "overview.html",
        again=worst.running is not None,
        figures=_figures(request),
        types=_types(request),
        worst=worst,
        entries=_entries(request).all(),
        changes=_changes(request),
        documents=_documents(request),
        facts=_facts(request),
        gaps=len(dossiers_of(request).gaps() or ()),
        empty=not record.counts().documents,
    )


@router.get("/overview.json")
def overview_json(request: Request) -> JSONResponse:
    worst = _worst(request)
    return JSONResponse(
        {
            "counts": {one.name: one.count for one in _figures(request)},
            "facts_by_type": {one.name: one.count for one in _types(request)},
            "findings": asdict(worst),
            "entries": [asdict(one) for one in _entries(request).all()],
            "changes": [asdict(one) for one in _changes(request)],
            "added_last": {
                "documents": [asdict(one) for one in _documents(request)],
                "facts": [asdict(one) for one in _facts(request)],
            },
        }
    )


def _figures(request: Request) -> list[Figure]:
    counts, held = record_of(request).counts(), dossiers_of(request).held()
    institutions = sum(1 for one in held if one.body.is_institution)
    programs = sum(1 for one in held if one.body.is_program)
    return [
        Figure("documents", counts.documents, "/documents"),
        Figure("facts, each quoted", counts.facts, "/facts"),
        Figure("institutions", institutions, "/institutions"),
        Figure("programs and laws", programs, "/programs"),
        Figure("not read, with the reason", counts.problems, "/problems"),
    ]


def _types(request: Request) -> list[TypeLine]:
    by_type = dict(record_of(request).facets(orgs=1).types)
    most = max([1, *by_type.values()])
    return [
        TypeLine(name, kind.meaning, count, round(100 * count / most), f"/ledgers/{name}")
        for name, kind in FACT_TYPES.items()
        for count in [by_type.get(name, 0)]
    ]


def _worst(request: Request) -> Worst:
    """The most severe findings, of each check one before a second of any."""
    record = record_of(request)
    held = dossiers_of(request).findings_so_far()
    rows = record.finding_rows([one.finding for one in held.mixed[:FINDINGS]])
    lines = (
        FindingLine(row.finding.severity, headed(text)[0], row.finding.arithmetic,
                    f"/findings/{row.finding.id}")
        for row, text in zip(rows, told(record, rows), strict=True)
    )  # fmt: skip
    _, severities = held.counts(dismissed=False)
    counts = ((name, severities[name]) for name in SEVERITIES if severities[name])
    return Worst(tuple(lines), tuple(counts), held.running)


def _entries(request: Request) -> Entries:
    return Entries(
        dossiers_of(request), record_of(request), ways_of(request), request.app.state.kept
    )


def _changes(request: Request) -> list[ChangeLine]:
    """What joined, ended, rose or fell on public lists, and who obtains what since a year ago."""
    state = request.app.state
    lists: list[History] | None = state.kept.soon("histories", lambda: histories(state.record))
    found = [
        ChangeLine(
            f"{history.kind.title}, {date_words(step.after.date)}",
            ", ".join(f"{count:,} {kind}" for kind, count in step.counts.items() if count),
            f"/documents/{step.after.document_id}",
        )
        for history in lists or []
        for step in history.steps[-1:]
        if any(step.counts.values())
    ]
    today = datetime.now(UTC).date()
    before = today.replace(year=today.year - 1, day=min(today.day, 28))
    flows: list[dict[str, Any]] | None = state.kept.soon(
        f"flow changes {today}",
        lambda: ways_of(request).changes(before.isoformat(), today.isoformat()),
    )
    for one in (flows or [])[: CHANGES - min(len(found), CHANGES // 2)]:
        words = f"{one['recipient']} obtains {term_words(one['category'])}"
        beside = f"a year ago: {one['before'] or 'not'}; now: {one['after'] or 'not'}"
        found.append(ChangeLine(words, beside, one["address"]))
    return found[:CHANGES]


def _documents(request: Request) -> list[DocumentView]:
    rows = record_of(request).documents(order="newest", limit=LATEST_DOCUMENTS, offset=0)
    return [document_view(row) for row in rows]


def _facts(request: Request) -> list[FactView]:
    return [fact_view(row) for row in record_of(request).facts(order="newest", limit=LATEST_FACTS)]
