"""Streams of facts for the checks, in the order of what a check puts together."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar

from plainview.checks import Role, Told
from plainview.model import Hop, Measure, Time
from plainview.store import sql_told

_BATCH = 400  # SQLite takes at least 999 parameters in one statement

_NO_TIME = (None,) * 7  # of the columns of a fact's time

Part = TypeVar("Part")


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
    asked = tuple(keys)
    marks = ", ".join("?" for _ in keys)
    roles, measures, said = (
        _by_fact(connection.execute(statement.format(marks=marks), asked), make)
        for statement, make in (
            (sql_told.ROLES, Role._make),
            (sql_told.MEASURES, lambda part: Measure(*part)),
            (sql_told.SAID, lambda part: Hop(*part)),
        )
    )
    found = {}
    for row in connection.execute(sql_told.HEADS.format(marks=marks), asked):
        key, time = row[1], row[8:15]
        quote, start, page, cell, published, outlet, title, flags, pattern = row[15:]
        found[key] = (
            *row[:8],
            tuple(roles.get(key, ())),
            tuple(measures.get(key, ())),
            None if time == _NO_TIME else Time(*time),
            tuple(said.get(key, ())),
            quote, start, cell or (f"page {page}" if page else ""),
            published, outlet, title,
            is_official(pattern),
            tuple(flags.split()) if flags else (), pattern,
        )  # fmt: skip
    return found


def _by_fact(
    rows: Iterable[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], Part]
) -> dict[int, list[Part]]:
    """What is made of the rows of each fact, whose key comes first in a row."""
    grouped: dict[int, list[Part]] = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(make(row[1:]))
    return grouped


@lru_cache(maxsize=1 << 12)
def is_official(pattern: str) -> bool:
    """Whether a fact is a row of a public record; its pattern begins with the publisher then."""
    return pattern.replace(".", "/").partition("/")[0] in _publishers()


@cache
def _publishers() -> frozenset[str]:
    """What the patterns begin with that read public records: "usaspending/award"."""
    from plainview.sources import READERS

    return frozenset(reader.__module__.split(".")[2] for reader in READERS)
