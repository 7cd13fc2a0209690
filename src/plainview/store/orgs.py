"""Institutions in the record: how often each fills which role, under which names, and where."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from plainview.store import sql_orgs
from plainview.store.packing import unpack_spans
from plainview.store.rows import Spans, redact


@dataclass(frozen=True, slots=True)
class RoleRow:
    """How many facts of a type have an entity in a role; `name` is what it is called there."""

    entity: str
    name: str
    type: str
    role: str
    facts: int


@dataclass(frozen=True, slots=True)
class SurfaceRow:
    """Words that stand for an entity in documents, and how many facts have them."""

    surface: str
    facts: int


@dataclass(frozen=True, slots=True)
class AppearanceRow:
    """A document and how many of its facts name some entities."""

    document_id: str
    name: str
    title: str | None
    published: str | None
    outlet: str | None
    facts: int


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A name of a filler that has no entity: how many facts and documents have it.

    `judged` says that a person left it open.
    """

    name: str
    facts: int
    documents: int
    judged: bool


def roles(connection: sqlite3.Connection, entities: Collection[str] | None) -> list[RoleRow]:
    """Facts by entity, type and role, of all entities or of some."""
    if entities is None:
        return [RoleRow(*row) for row in connection.execute(sql_orgs.ROLES.format(where=""))]
    where = sql_orgs.OF_THESE
    rows = connection.execute(sql_orgs.ROLES.format(where=where), (_list(entities),))
    return [RoleRow(*row) for row in rows]


def facts_of_each(connection: sqlite3.Connection, type_: str | None) -> dict[str, int]:
    """How many facts name each entity, of one type or of all."""
    return dict(connection.execute(sql_orgs.FACTS_OF_EACH, (type_,)).fetchall())


def facts_of_any(
    connection: sqlite3.Connection, groups: Mapping[str, Collection[str]], type_: str | None
) -> dict[str, int]:
    """How many facts name any entity of each group; one that names two of them counts once."""
    pairs = [[group, each] for group, entities in groups.items() for each in entities]
    return dict(connection.execute(sql_orgs.FACTS_OF_ANY, (json.dumps(pairs), type_)).fetchall())


def surfaces(
    connection: sqlite3.Connection, entities: Collection[str]
) -> tuple[list[SurfaceRow], int]:
    """The words that documents have for some entities, the most frequent first.

    Words in which somebody without a listed office is named are left out; the number counts the
    facts that have only such.
    """
    facts: defaultdict[str, set[int]] = defaultdict(set)
    hidden: set[int] = set()
    text: int | None = None
    spans: Spans = ()
    for text_key, fact, surface, start in connection.execute(
        sql_orgs.SURFACES, (_list(entities),)
    ).fetchall():
        if text_key != text:
            (blob,) = connection.execute(sql_orgs.UNLISTED, (text_key,)).fetchone()
            text, spans = text_key, unpack_spans(blob)
        if redact(surface, start, spans) == surface:
            facts[" ".join(surface.split())].add(fact)
        else:
            hidden.add(fact)
    rows = [SurfaceRow(surface, len(found)) for surface, found in facts.items()]
    return sorted(rows, key=lambda row: (-row.facts, row.surface)), len(hidden)


def appearances(
    connection: sqlite3.Connection, entities: Collection[str], limit: int
) -> tuple[int, list[AppearanceRow]]:
    """How many documents name any of some entities, and those with most facts of them."""
    listed = _list(entities)
    (count,) = connection.execute(sql_orgs.COUNT_APPEARANCES, (listed,)).fetchone()
    rows = connection.execute(sql_orgs.APPEARANCES, (listed, limit))
    return count, [AppearanceRow(*row) for row in rows]


def open_names(
    connection: sqlite3.Connection, roles_of_bodies: Collection[str], type_: str | None
) -> list[OpenRow]:
    """Names in some roles that stand for no entity, the most frequent first."""
    rows = connection.execute(sql_orgs.OPEN, (_list(roles_of_bodies), type_))
    return [OpenRow(name, facts, docs, bool(judged)) for name, facts, docs, judged in rows]


def _list(values: Collection[str]) -> str:
    return json.dumps(sorted(values))
