"""A dossier in words: its sections by type of fact, each with what a table or chart can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from plainview.model import FACT_TYPES
from plainview.publish.words import term_words
from plainview.store.dossiers import Exchange
from plainview.web.bodies import Standing, address_of
from plainview.web.dossier_charts import (
    ChartView,
    ContractView,
    contracts,
    custody_chart,
    money_chart,
)
from plainview.web.dossiers import Dossiers, Notable
from plainview.web.views import FactView, fact_view

FACTS, EXCHANGES, CONTRACTS = 3, 8, 8
"""Facts, rows of a table of exchanges, and contracts that a section shows at most."""

HEADINGS = {
    "access": "Data",
    "spending": "Money",
    "staffing": "Staff",
    "custody": "Custody",
    "operation": "Operations",
    "target": "Targets",
    "rule": "Rules",
    "stance": "Positions",
}
_LISTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "rule": (
        ("Rules that bind it", ("bound", "holder")),
        ("Rules that it set", ("issuer", "instrument")),
    ),
    "stance": (
        ("What it thinks or asks for", ("holder",)),
        ("What others think or ask of it", ("about", "addressee", "calls_for")),
    ),
}
"""Types whose facts are told apart by what the body does in them."""
_TAKES = {
    "access": ("Takes data from", "Gives data to"),
    "spending": ("Is paid by", "Pays"),
    "staffing": ("Borrows staff from", "Lends staff to"),
}


@dataclass(frozen=True, slots=True)
class StatedView:
    """A fact of a dossier, and how many independent origins state it."""

    fact: FactView
    origins: int


@dataclass(frozen=True, slots=True)
class ListView:
    """Facts under a heading of their own; "" where the section's will do."""

    heading: str
    facts: tuple[StatedView, ...]


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """A row: the other side, what is exchanged, at which stages, and where that leads."""

    name: str
    body: str
    what: str
    stages: str
    facts: int
    flow: str


@dataclass(frozen=True, slots=True)
class TableView:
    """Exchanges in one direction; `more` rows are left out."""

    heading: str
    rows: tuple[ExchangeView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """All of one type; `ledger` is the address of all that name the body itself."""

    type: str
    heading: str
    meaning: str
    facts: int
    ledger: str
    chart: ChartView | None
    tables: tuple[TableView, ...]
    contracts: tuple[ContractView, ...]
    lists: tuple[ListView, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A body and what is shown together with it; `too_many` says that its parts are not."""

    body: Standing
    entities: tuple[str, ...]
    with_parts: bool
    too_many: bool


def sections(dossiers: Dossiers, asked: Asked) -> list[SectionView]:
    """The sections of a dossier, those without facts left out."""
    counts = dossiers.counts(asked.body.id, asked.with_parts)
    given, taken = dossiers.exchanges(asked.entities)
    found = []
    for kind, meaning in ((each.name, each.meaning) for each in FACT_TYPES.values()):
        if not counts.get(kind):
            continue
        chart, sums = _numbers(dossiers, asked, kind)
        tables = (
            (_table(dossiers, _TAKES[kind][0], taken, kind, True),
             _table(dossiers, _TAKES[kind][1], given, kind, False))
            if kind in _TAKES
            else ()
        )  # fmt: skip
        found.append(
            SectionView(
                kind, HEADINGS[kind], meaning, counts[kind], _ledger(kind, asked.body), chart,
                tuple(table for table in tables if table.rows), sums,
                tuple(_lists(dossiers, asked, kind)),
            )
        )  # fmt: skip
    return found


def _ledger(kind: str, body: Standing) -> str:
    """The address of all facts of one type that name a body."""
    return f"/ledgers/{kind}?{urlencode({'program' if body.is_program else 'org': body.id})}"


def _lists(dossiers: Dossiers, asked: Asked, kind: str) -> list[ListView]:
    wanted = _LISTS.get(kind, (("", ()),))
    found = [
        ListView(heading, _stated(dossiers.notable(asked.entities, kind, roles, FACTS)))
        for heading, roles in wanted
    ]
    kept = [one for one in found if one.facts]
    # a program is no side: it is what a rule is about
    return kept or [ListView("", _stated(dossiers.notable(asked.entities, kind, (), FACTS)))]


def _stated(rows: Sequence[Notable]) -> tuple[StatedView, ...]:
    return tuple(StatedView(fact_view(row.fact), row.origins) for row in rows)


def _numbers(
    dossiers: Dossiers, asked: Asked, kind: str
) -> tuple[ChartView | None, tuple[ContractView, ...]]:
    if asked.too_many:
        return None, ()
    if kind == "custody":
        of_place = asked.body.type == "Place"
        rows = dossiers.numbers(
            asked.entities,
            kind,
            roles=("facility",) if of_place else ("custodian",),
            measures=("population", "capacity"),
            narrowing=("population_held",) if of_place else ("facility", "population_held"),
        )
        return custody_chart(rows, of_place=of_place), ()
    if kind == "spending":
        rows = dossiers.numbers(
            asked.entities,
            kind,
            roles=FACT_TYPES[kind].roles,
            measures=FACT_TYPES[kind].measures,
            narrowing=("payee", "for"),
        )
        return money_chart(rows), tuple(contracts(rows, CONTRACTS))
    return None, ()


def _table(
    dossiers: Dossiers, heading: str, found: Sequence[Exchange], kind: str, takes: bool
) -> TableView:
    rows = [one for one in found if one.type == kind]
    shown = tuple(_exchange(dossiers, one, takes) for one in rows[:EXCHANGES])
    return TableView(heading, shown, len(rows) - len(shown))


def _exchange(dossiers: Dossiers, one: Exchange, takes: bool) -> ExchangeView:
    other = one.giver if takes else one.taker
    flow = ""
    if one.what:
        ends = {"from": dossiers.name(one.giver), "to": dossiers.name(one.taker)}
        flow = f"/flows?{urlencode({'data': one.what.removeprefix('data:'), **ends})}"
    return ExchangeView(
        dossiers.name(other),
        address_of(other),
        term_words(one.what) if one.what else "",
        ", ".join(
            f"{status.replace('_', ' ')}{f' ({count})' if len(one.stages) > 1 else ''}"
            for status, count in one.stages
        ),
        one.facts,
        flow,
    )


def timeline_of(entity_id: str, with_parts: bool) -> str:
    """The address of the timeline of an entity."""
    return f"/timeline?org={quote(entity_id, safe='')}{'&parts=yes' if with_parts else ''}"
