"""Reading ledgers: what filters choose, in an order, page by page, and what else can be chosen.

A page is found from the fact that ends the one before, so that the last page costs what the first
does. What filters choose is listed where it is few rows; where it is many, the order is walked and
each row tested until the page is full.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plainview.model import FACT_TYPES, WrongUse
from plainview.store import query, sql_ledgers
from plainview.store.rows import FactRow
from plainview.vocab.acronyms import acronyms

MOST, FACETED = 20_000, 5_000
"""Chosen rows that are listed at most, and those whose other values are counted on the spot."""
_ALONE = ("data:", "tech:", "instrument:")

Counted = tuple[tuple[str, int], ...]
Values = Mapping[str, str]
"""Filters with what they ask for: org and program (entity ids), name, category (a vocabulary id),
stage, modality, year, outlet, said, origins (at least so many), query."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What filters choose of a ledger: numbers of facts, None where these are more than MOST, or
    all of them where nothing is filtered."""

    type: str
    filters: tuple[tuple[str, str], ...]
    keys: tuple[int, ...] | None

    @property
    def everything(self) -> bool:
        return not self.filters


@dataclass(frozen=True, slots=True)
class Place:
    """The order of a ledger and a place in it: behind the fact of an id, or `back` before it."""

    order: str = "day"
    descending: bool = True
    fact: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """Numbers of the facts of a page, and whether there are others before and behind it."""

    keys: tuple[int, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A claim, or a fact that is none: the fact that represents it, and on what it stands.

    `claim` is its id, None for a row of a public record that nothing else speaks of. `origins`,
    `documents` and `facts` are counts, `disputed` how many claims contradict it. `day` is the
    fact's or, where `reported`, its document's. `share` is an occupancy, stated or computed.
    """

    fact: FactRow
    claim: str | None
    origins: int
    documents: int
    facts: int
    disputed: int
    day: str | None
    reported: bool
    share: float | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """How much a ledger holds; `shared` are rows on several independent origins."""

    type: str
    rows: int
    shared: int


@dataclass(frozen=True, slots=True)
class LedgerFacets:
    """How many rows each value of a filter would leave, most first.

    `named` are entities and terms of the vocabularies, as (id, name, rows).
    """

    stage: Counted
    modality: Counted
    year: Counted
    outlet: Counted
    said: Counted
    origins: tuple[tuple[int, int], ...]
    named: tuple[tuple[str, str, int], ...]


def ledgers(connection: sqlite3.Connection) -> list[Ledger]:
    """The ledgers in the order of the types, empty ones too."""

    def count(statement: str, kind: str) -> int:
        return int(connection.execute(statement, (kind,)).fetchone()[0])

    return [
        Ledger(kind, count(sql_ledgers.COUNT, kind), count(sql_ledgers.COUNT_SHARED, kind))
        for kind in FACT_TYPES
    ]


def choose(connection: sqlite3.Connection, type_: str, filters: Values) -> Chosen:
    """What filters choose; raises WrongUse for words that cannot be searched for."""
    given = tuple(sorted((name, value) for name, value in filters.items() if value))
    if not given:
        return Chosen(type_, (), None)
    conditions, values = _conditions(sql_ledgers.INTO, type_, dict(given))
    statement = sql_ledgers.CHOSEN.format(filters=conditions)
    keys = [key for (key,) in connection.execute(statement, (type_, *values, MOST + 1))]
    return Chosen(type_, given, tuple(keys) if len(keys) <= MOST else None)


def leaf(connection: sqlite3.Connection, chosen: Chosen, place: Place, limit: int) -> Leaf:
    """The numbers of the facts of one page; rows without a value of the order come last."""
    if place.order not in sql_ledgers.ORDERS:
        raise WrongUse(
            f"ledgers have no order {place.order!r}", f"One of: {', '.join(sql_ledgers.ORDERS)}"
        )
    start = _start(connection, chosen, place)
    phases = [True, False] if place.back else [False, True]
    if start:
        phases = phases[phases.index(start[1] is None) :]
    found: list[int] = []
    for without in phases:
        if len(found) <= limit:
            room = limit + 1 - len(found)
            found += _run(connection, chosen, place, without, start, room)
        start = None
    more, keys = len(found) > limit, found[:limit]
    if place.back:
        return Leaf(tuple(reversed(keys)), before=more, after=True)
    return Leaf(tuple(keys), before=bool(place.fact), after=more)


def _start(connection: sqlite3.Connection, chosen: Chosen, place: Place) -> tuple[int, Any] | None:
    """The number of the fact that a page begins behind, and its value in the order."""
    if not place.fact:
        return None
    statement = sql_ledgers.VALUE_OF.format(order=place.order)
    row = connection.execute(statement, (place.fact, chosen.type)).fetchone()
    if row is None:
        raise WrongUse("there is no such place in this ledger", "Begin at its first page")
    return int(row[0]), row[1]


def _run(
    connection: sqlite3.Connection,
    chosen: Chosen,
    place: Place,
    without: bool,
    start: tuple[int, Any] | None,
    limit: int,
) -> list[int]:
    """Numbers in their order, of rows with or `without` a value, from a place on."""
    down = place.descending != place.back
    conditions, values = _narrowed(chosen)
    found: list[int] = []
    for at, cursor in _stretches(f"l.{place.order}", "<" if down else ">", without, start):
        statement = sql_ledgers.PAGE.format(
            type=_way_in(chosen), filters=conditions, place=at, order=place.order,
            way="DESC" if down else "ASC",
        )  # fmt: skip
        if len(found) < limit:
            given = (chosen.type, *values, *cursor, limit - len(found))
            found += [key for (key,) in connection.execute(statement, given)]
    return found


def _stretches(
    column: str, sign: str, without: bool, start: tuple[int, Any] | None
) -> list[tuple[str, list[Any]]]:
    """What lies behind a place, as conditions that an index finds: those of the same value first,
    since a comparison of pairs would begin with all of these again on every page."""
    if start is None:
        return [(f"{column} IS {'' if without else 'NOT '}NULL", [])]
    key, value = start
    if without:
        return [(f"{column} IS NULL AND l.fact_key {sign} ?", [key])]
    same = (f"{column} = ? AND l.fact_key {sign} ?", [value, key])
    return [same, (f"{column} {sign} ?", [value])]


def facets(connection: sqlite3.Connection, chosen: Chosen) -> LedgerFacets:
    """What else narrows the chosen rows; of all rows where these are too many to be counted."""
    keys = chosen.keys
    within = f" AND {sql_ledgers.INTO['keys']}" if keys is not None else ""
    way = sql_ledgers.BY_TYPE if keys is None else sql_ledgers.BY_KEY
    values = (chosen.type,) if keys is None else (chosen.type, json.dumps(keys))

    def counted(statement: str) -> list[tuple[Any, ...]]:
        rows = connection.execute(statement.format(type=way, keys=within), values)
        return [row for row in rows if row[0] is not None]

    found = {name: counted(statement) for name, statement in sql_ledgers.FACETS.items()}
    stages = FACT_TYPES[chosen.type].statuses
    named = connection.execute(sql_ledgers.NAMED.format(type=way, keys=within), values)
    return LedgerFacets(
        stage=tuple((stages[rank], count) for rank, count in found["stage"]),
        modality=tuple(found["modality"]),
        year=tuple(found["year"]),
        outlet=tuple(found["outlet"]),
        said=tuple(found["said"]),
        origins=tuple(found["origins"]),
        named=tuple((entity or name, name, count) for entity, name, count in named),
    )


def standing(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """What a LedgerRow says beside the fact, by the fact's number."""
    rows = connection.execute(sql_ledgers.STANDING, (json.dumps(list(keys)),))
    return {key: tuple(rest) for key, *rest in rows}


def _narrowed(chosen: Chosen) -> tuple[str, list[Any]]:
    if chosen.keys is not None:
        return f" AND {sql_ledgers.INTO['keys']}", [json.dumps(chosen.keys)]
    return _conditions(sql_ledgers.TESTS, chosen.type, dict(chosen.filters))


def _way_in(chosen: Chosen) -> str:
    return sql_ledgers.BY_TYPE if chosen.keys is None else sql_ledgers.BY_KEY


def _conditions(parts: Mapping[str, str], type_: str, filters: Values) -> tuple[str, list[Any]]:
    conditions, values = "", []
    for name, value in filters.items():
        part, given = _asked(name, value, type_)
        conditions += f" AND {parts[part]}"
        values += given[: parts[part].count("?")]
    return conditions, values


def _asked(name: str, value: str, type_: str) -> tuple[str, list[Any]]:
    """The condition of a filter, and its parameters."""
    if name in ("org", "program"):
        return "org", [value, type_]
    if name in ("name", "category"):
        return "name", [value]
    if name == "year":
        return name, [value, f"{value}~"]  # no digit or dash comes behind a tilde
    if name == "origins":
        return name, [int(value)]
    if name == "stage":
        statuses = FACT_TYPES[type_].statuses
        return name, [statuses.index(value) if value in statuses else -1]
    return name, [query.parse(value).expression if name == "query" else value]


def functions(connection: sqlite3.Connection) -> None:
    """Give a connection what the statements of ledgers call."""
    connection.create_function("ledger_name", 1, ledger_name, deterministic=True)


@lru_cache(maxsize=50_000)
def ledger_name(name: str) -> str:
    """A filler as a ledger is ordered by it: a short name, or a term without its prefix."""
    for prefix in _ALONE:
        if name.startswith(prefix):
            return name.removeprefix(prefix).replace("_", " ")
    return acronyms().get(name, name)
