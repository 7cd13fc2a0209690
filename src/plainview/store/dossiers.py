"""What a record holds about one body or program: its facts by date, its numbers, its exchanges."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nlargest

from plainview.store import sql_dossiers
from plainview.store.orgs import SurfaceRow
from plainview.store.packing import unpack_spans
from plainview.store.rows import Spans, redact

_FIELD, _UNIT = "\x1f", "\x1e"
_LOOKED_AT = 60
"""Of the latest facts of a type so many are looked at for those that most origins state."""

Counts = dict[str, int]
"""Facts by type."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """An entity of any kind that facts name, what it is called there, and its facts by type."""

    entity: str
    name: str
    counts: Counts

    @property
    def facts(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class MonthRow:
    """Facts of a type in a month ("2025-03"), in a year ("2025"), or without a date ("")."""

    type: str
    month: str
    facts: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Who gives to whom: data of a category, money, or staff; facts by their stage."""

    type: str
    giver: str
    taker: str
    what: str
    stages: tuple[tuple[str, int], ...]

    @property
    def facts(self) -> int:
        return sum(count for _, count in self.stages)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A measure of a fact, the day that it is of ("" where none is said), and what narrows it:
    the roles that were asked for, each with a filler."""

    fact: str
    status: str
    pattern: str
    day: str
    name: str
    lo: float | None
    hi: float | None
    value: float | None
    unit: str | None
    per: str | None
    definition: str | None
    narrowed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotableRow:
    """A fact by its number, on how many independent origins its claim stands (1 where it is not
    compared, or a row of a public record), and whether it says a number."""

    key: int
    day: str
    origins: int
    measured: bool


def bodies(connection: sqlite3.Connection) -> list[BodyRow]:
    """Everything of the registry, and every provisional body, that facts name; most facts first."""
    counts: dict[str, Counts] = defaultdict(dict)
    for entity, kind, facts in connection.execute(sql_dossiers.BODIES):
        counts[entity][kind] = facts
    found = [BodyRow(each, _name(connection, each), held) for each, held in counts.items()]
    return sorted(found, key=lambda row: (-row.facts, row.name))


def _name(connection: sqlite3.Connection, entity: str) -> str:
    row = connection.execute(sql_dossiers.NAME, (entity,)).fetchone()
    return str(row[0]) if row else entity


def name(connection: sqlite3.Connection, entity: str) -> str | None:
    """What documents call an entity first; None where no fact names it."""
    row = connection.execute(sql_dossiers.NAME, (entity,)).fetchone()
    return str(row[0]) if row else None


def months(connection: sqlite3.Connection, entity: str, parts: bool) -> list[MonthRow]:
    """Facts by type and month that name an entity, or with `parts` it or a part of it; of all
    facts for "" as the entity."""
    rows = connection.execute(sql_dossiers.MONTHS, (entity, int(parts)))
    return [MonthRow(*row) for row in rows]


def notable(
    connection: sqlite3.Connection,
    entities: Collection[str],
    type_: str,
    roles: Collection[str],
    limit: int,
) -> list[NotableRow]:
    """Of the latest facts of a type those that most independent origins state, one a claim; among
    equals those that say a number.

    `roles` narrows to facts that have one of the entities in such a role; none for any role.
    """
    statement = sql_dossiers.LATEST.format(role=sql_dossiers.ON_ROLES if roles else "")
    narrow = [_list(roles)] if roles else []
    latest: dict[int, str] = {}
    for entity in entities:
        for day, key in connection.execute(statement, (entity, type_, *narrow, _LOOKED_AT)):
            latest[key] = day
    keys = nlargest(_LOOKED_AT, latest, key=lambda key: (latest[key], key))
    standing = {
        key: rest for key, *rest in connection.execute(sql_dossiers.ORIGINS, (_list(keys),))
    }
    found: dict[object, NotableRow] = {}
    for key in keys:
        claim, origins, measured = standing[key]
        found.setdefault(claim or f"fact {key}", NotableRow(key, latest[key], origins, measured))
    return sorted(found.values(), key=lambda row: (-row.origins, -row.measured))[:limit]


def exchanges(
    connection: sqlite3.Connection, entities: Collection[str]
) -> tuple[list[Exchange], list[Exchange]]:
    """What some entities give to others, and what they take; most facts first."""
    own = set(entities)
    given = _exchanges(connection, sql_dossiers.GIVEN, entities)
    taken = _exchanges(connection, sql_dossiers.TAKEN, entities)
    return (
        [one for one in given if one.taker not in own],
        [one for one in taken if one.giver not in own],
    )


def _exchanges(
    connection: sqlite3.Connection, statement: str, entities: Collection[str]
) -> list[Exchange]:
    stages: dict[tuple[str, str, str, str], list[tuple[str, int]]] = defaultdict(list)
    for kind, giver, taker, what, status, facts in connection.execute(
        statement, (_list(entities),)
    ):
        stages[kind, giver, taker, what].append((status, facts))
    found = [
        Exchange(*who, stages=tuple(sorted(held, key=lambda one: -one[1])))
        for who, held in stages.items()
    ]
    return sorted(found, key=lambda one: (-one.facts, one.giver, one.taker, one.what))


def top_exchanges(connection: sqlite3.Connection, type_: str, limit: int) -> list[Exchange]:
    """Of the exchanges of a type that say what is given, those with most facts."""
    rows = connection.execute(sql_dossiers.TOP_EXCHANGES, (type_, limit))
    return [
        Exchange(kind, giver, taker, what, ((status, facts),))
        for kind, giver, taker, what, status, facts in rows
    ]


def measured(connection: sqlite3.Connection, measure: str, limit: int) -> list[int]:
    """Numbers of the facts that came last of those with a measure."""
    return [key for (key,) in connection.execute(sql_dossiers.MEASURED, (measure, limit))]


def bodies_of(
    connection: sqlite3.Connection, keys: Collection[int], roles: Collection[str], limit: int
) -> list[tuple[str, int]]:
    """The entities that fill some roles of some facts, those of most facts first."""
    asked = (_list(keys), _list(roles), limit)
    return connection.execute(sql_dossiers.BODIES_OF_FACTS, asked).fetchall()


def numbers(
    connection: sqlite3.Connection,
    entities: Collection[str],
    type_: str,
    *,
    roles: Collection[str],
    measures: Collection[str],
    narrowing: Collection[str] = (),
) -> list[NumberRow]:
    """The measures of facts in which one of the entities fills one of the roles, by day.

    Facts that are denied or negated are left out.
    """
    asked = (_list(narrowing), _list(measures), _list(entities), type_, _list(roles))
    found = []
    for row in connection.execute(sql_dossiers.FIGURES, asked):
        *own, narrowed = row
        parts = sorted({*(narrowed or "").split(_FIELD)} - {""})
        pairs = tuple((role, name) for role, _, name in (one.partition(_UNIT) for one in parts))
        found.append(NumberRow(*(*own, pairs)))
    return sorted(found, key=lambda one: (one.day, one.fact))


def within(
    connection: sqlite3.Connection,
    entities: Collection[str],
    types: Collection[str],
    first: str,
    last: str,
    *,
    limit: int,
    offset: int,
) -> list[int]:
    """Numbers of the facts from a day on and before another (beginnings of ISO dates), by day."""
    end = offset + limit
    found: set[tuple[str, int]] = set()
    for entity in entities:
        for kind in types:
            asked = (entity, kind, first, last, end)
            found.update(connection.execute(sql_dossiers.WITHIN, asked))
    return [key for _, key in sorted(found)[offset:end]]


def documents(
    connection: sqlite3.Connection, keys: Collection[int], limit: int
) -> list[tuple[str, int]]:
    """Ids of the documents that hold some facts, with the number of these; most first."""
    return connection.execute(sql_dossiers.DOCUMENTS, (_list(keys), limit)).fetchall()


def surfaces(
    connection: sqlite3.Connection, entity: str, keys: Collection[int]
) -> list[SurfaceRow]:
    """The words that name an entity in some facts, the most frequent first; words in which
    somebody without a listed office is named are left out."""
    facts: dict[str, set[int]] = defaultdict(set)
    text: int | None = None
    spans: Spans = ()
    rows = connection.execute(sql_dossiers.SURFACES, (entity, _list(keys))).fetchall()
    for text_key, blob, surface, start, fact in rows:
        if text_key != text:
            text, spans = text_key, unpack_spans(blob)
        if redact(surface, start, spans) == surface:
            facts[" ".join(surface.split())].add(fact)
    found = [SurfaceRow(surface, len(held)) for surface, held in facts.items()]
    return sorted(found, key=lambda row: (-row.facts, row.surface))


def entities_of(connection: sqlite3.Connection, facts: Sequence[str]) -> dict[str, set[str]]:
    """The entities that each fact names, by fact id."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact, entity in connection.execute(sql_dossiers.ENTITIES_OF, (json.dumps(list(facts)),)):
        found[fact].add(entity)
    return dict(found)


def _list(values: Collection[object]) -> str:
    return json.dumps(list(values))
