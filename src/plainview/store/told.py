"""Streams of facts for the checks, in the order of what a check puts together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from plainview.checks import Role, Told
from plainview.model import Hop, Measure, Time
from plainview.store import sql_told

_BATCH = 400  # SQLite takes at least 999 parameters in one statement

Rows = dict[int, list[tuple[Any, ...]]]


def told(connection: sqlite3.Connection, stream: str) -> Iterator[Told]:
    """The facts of a stream, sorted by its group; holds a few hundred at a time.

    A fact that belongs to several groups is given in each.
    """
    return facts_of(connection, connection.execute(sql_told.STREAMS[stream]))


def facts_of(
    connection: sqlite3.Connection, places: Iterator[tuple[object, int]]
) -> Iterator[Told]:
    """The facts with the keys of `places`, each with its group, in their order."""
    while batch := list(islice(places, _BATCH)):
        found = _facts(connection, sorted({key for _, key in batch}))
        for group, key in batch:
            yield Told(*(*found[key], str(group)))


def _facts(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The fields of facts by key, all but the group."""
    marks = ", ".join("?" for _ in keys)
    roles, measures, said = (
        _by_fact(connection, statement.format(marks=marks), keys)
        for statement in (sql_told.ROLES, sql_told.MEASURES, sql_told.SAID)
    )
    found = {}
    for row in connection.execute(sql_told.HEADS.format(marks=marks), tuple(keys)):
        key, head, time = row[1], row[:8], row[8:15]
        quote, start, page, cell, published, outlet, title, flags, pattern = row[15:]
        found[key] = (
            *head,
            tuple(Role(name, entity or "", *rest) for name, entity, *rest in roles[key]),
            tuple(Measure(*part) for part in measures[key]),
            Time(*time) if any(field is not None for field in time) else None,
            tuple(Hop(*part) for part in said[key]),
            quote, start, cell or (f"page {page}" if page else ""),
            published, outlet, title,
            is_official(pattern),
            tuple(flags.split()), pattern,
        )  # fmt: skip
    return found


def _by_fact(connection: sqlite3.Connection, statement: str, keys: Sequence[int]) -> Rows:
    grouped: Rows = defaultdict(list)
    for key, *row in connection.execute(statement, tuple(keys)):
        grouped[key].append(tuple(row))
    return grouped


def is_official(pattern: str) -> bool:
    """Whether a fact is a row of a public record; its pattern begins with the publisher then."""
    return pattern.replace(".", "/").partition("/")[0] in _publishers()


@cache
def _publishers() -> frozenset[str]:
    """What the patterns begin with that read public records: "usaspending/award"."""
    from plainview.sources import READERS

    return frozenset(reader.__module__.split(".")[2] for reader in READERS)
