"""The page of one institution or program, which both lists lead to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.checks import SEVERITIES
from plainview.checks.gaps import Gap
from plainview.store.judged_findings import JudgedFinding
from plainview.vocab import entity
from plainview.web.bodies import Standing, address_of
from plainview.web.dossier_views import Asked, SectionView, sections, timeline_of
from plainview.web.dossiers import MOST_PARTS, Dossiers, Held, dossiers_of
from plainview.web.finding_words import headed, told
from plainview.web.page import page, record_of

FINDINGS, GAPS, PARTS, UNNAMED, DOCUMENTS = 5, 6, 30, 24, 8
_KEPT = 200
"""Dossiers that are kept at a time."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A name with an address, and how many facts stand behind it."""

    name: str
    address: str
    facts: int


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in short."""

    severity: str
    text: str
    arithmetic: str
    address: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """An open question in short."""

    missing: str
    address: str
    facts: int


@dataclass(frozen=True, slots=True)
class Some:
    """The first of several, and how many there are; `waiting` while they are worked out."""

    shown: tuple[Any, ...]
    total: int
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that a dossier shows."""

    body: Standing
    kicker: tuple[str, ...]
    other_names: tuple[str, ...]
    above: tuple[LinkView, ...]
    facts: int
    with_parts: bool
    too_many: bool
    parts: Some
    unnamed: Some
    programs: Some
    sections: tuple[SectionView, ...]
    findings: Some
    gaps: Some
    gaps_address: str
    aliases: tuple[tuple[str, int], ...]
    documents: tuple[LinkView, ...]
    timeline: str

    @property
    def waiting(self) -> bool:
        return self.findings.waiting or self.gaps.waiting


def dossier_page(request: Request, body: Standing, with_parts: bool) -> HTMLResponse:
    view = _dossier(request, body, with_parts)
    return page(request, "dossier.html", again=view.waiting, dossier=view, body=body)


def dossier_json(request: Request, entity_id: str, with_parts: bool) -> JSONResponse:
    body = dossiers_of(request).subject(entity_id)
    return JSONResponse(asdict(_dossier(request, body, with_parts)))


def _dossier(request: Request, body: Standing, with_parts: bool) -> DossierView:
    shelf = request.app.state.kept.last("dossiers", _KEPT)
    view: DossierView = shelf.once(
        (body.id, with_parts),
        lambda: _made(request, body, with_parts),
        lambda made: not made.waiting,
    )
    return view


def _made(request: Request, body: Standing, with_parts: bool) -> DossierView:
    dossiers = dossiers_of(request)
    parts = dossiers.parts(body.id)
    too_many = with_parts and len(parts) > MOST_PARTS
    together = with_parts and bool(parts)
    entities = (body.id, *(one.body.id for one in parts[:MOST_PARTS])) if together else (body.id,)
    asked = Asked(body, entities, together, too_many)
    found = sections(dossiers, asked)
    latest = dossiers.latest(body.id)
    aliases = dossiers.aliases(body.id, latest)
    unnamed = dossiers.unnamed_parts(body.id, {one.body.id for one in parts})
    return DossierView(
        body=body,
        kicker=tuple(filter(None, (_level_words(body), body.state))),
        other_names=_other_names(body),
        above=tuple(LinkView(dossiers.name(each), address_of(each), 0) for each in body.above),
        facts=sum(one.facts for one in found),
        with_parts=together,
        too_many=too_many,
        parts=_some([_link(one) for one in parts], PARTS),
        unnamed=_some(unnamed, UNNAMED),
        programs=_some([_link(one) for one in dossiers.run(body.id)], PARTS),
        sections=tuple(found),
        findings=_findings(request, dossiers, entities),
        gaps=_gaps(dossiers, entities),
        gaps_address=f"/gaps?{urlencode({'body': body.id})}",
        aliases=tuple((one.surface, one.facts) for one in aliases[:UNNAMED]),
        documents=tuple(
            LinkView(row.title or row.name, f"/documents/{row.id}", facts)
            for row, facts in dossiers.documents(latest, DOCUMENTS)
        ),
        timeline=timeline_of(body.id, together),
    )


def _some(found: list[Any], most: int) -> Some:
    return Some(tuple(found[:most]), len(found))


def _link(one: Held) -> LinkView:
    return LinkView(one.body.name, one.body.address, one.facts)


def _level_words(body: Standing) -> str:
    if body.level in (body.kind, "class", "press", "group", "company") or body.is_program:
        return body.kind
    return f"{body.kind} ({body.level})"


def _other_names(body: Standing) -> tuple[str, ...]:
    """Official names and acronyms, but for those that only add where it is."""
    listed = entity(body.id)
    names = [one.name for one in listed.aliases if one.how == "acronym"] if listed else []
    return tuple(dict.fromkeys(name for name in names if name != body.name))


def _findings(request: Request, dossiers: Dossiers, entities: tuple[str, ...]) -> Some:
    by_body = dossiers.findings()
    if by_body is None:
        return Some((), 0, waiting=True)
    held: dict[str, JudgedFinding] = {
        one.finding.id: one for each in entities for one in by_body.get(each, ())
    }
    ordered = sorted(held.values(), key=lambda one: SEVERITIES.index(one.finding.severity))
    record = record_of(request)
    rows = record.finding_rows([one.finding for one in ordered[:FINDINGS]])
    lines = (
        FindingLine(
            row.finding.severity, headed(text)[0], row.finding.arithmetic,
            f"/findings/{row.finding.id}",
        )
        for row, text in zip(rows, told(record, rows), strict=True)
    )  # fmt: skip
    return Some(tuple(lines), len(ordered))


def _gaps(dossiers: Dossiers, entities: tuple[str, ...]) -> Some:
    gaps = dossiers.gaps()
    if gaps is None:
        return Some((), 0, waiting=True)
    found: list[Gap] = [one for one in gaps if one.body in entities]
    return _some([GapLine(one.missing, f"/gaps/{one.id}", one.count) for one in found], GAPS)
