"""Counts and sums of facts, each number with the cells that it came from.

Only what can be added is added. Values are kept apart by document, since two documents may state
the same thing; by kind of row; by measure, unit, definition and date; and by whether a row is a
part or a whole. Statements in running text are counted and never added: one number may stand in
several of them.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from plainview.model import FACT_TYPES, Anchor, WrongUse
from plainview.sources import READERS
from plainview.sources.columns import fold, state_of
from plainview.store import sql_totals
from plainview.store.facts import condition
from plainview.store.packing import unpack_anchors
from plainview.store.total_rows import Cell, Total
from plainview.vocab.definitions import definitions, why_not_added

ROLES = tuple(dict.fromkeys(role for kind in FACT_TYPES.values() for role in kind.roles))
MEASURES = tuple(dict.fromkeys(name for kind in FACT_TYPES.values() for name in kind.measures))
_PLAIN = {"status": "f.status", "type": "f.type", "date": "{day}", "year": "substr({day}, 1, 4)"}
KEYS = (*_PLAIN, *ROLES)
"""What facts can be grouped by, besides their document, which always keeps them apart."""

_TEXT = "statements in running text may repeat one another"


def totals(
    connection: sqlite3.Connection,
    filters: dict[str, Any],
    *,
    by: Sequence[str] = (),
    measure: str | None = None,
    distinct: str | None = None,
    printed: bool = False,
    cells: bool = False,
) -> list[Total]:
    _check(by, measure, distinct)
    _prepare(connection)
    names = [name for name in dict.fromkeys(by) if name != "document"]
    asked = _Asked(tuple(names), printed, filters, measure)
    doubts = _doubts(connection)
    found = [asked.total(row, doubts) for row in connection.execute(*asked.totals())]
    if distinct:
        counted = {row[:-2]: row[-2:] for row in connection.execute(*asked.distinct(distinct))}
        found = [(key, replace(total, distinct=counted.get(key, (0, 0)))) for key, total in found]
    if cells:
        held: dict[tuple[Any, ...], list[Cell]] = {}
        for key, cell in _cells(connection, asked):
            held.setdefault(key, []).append(cell)
        found = [(key, replace(total, cells=tuple(held.get(key, ())))) for key, total in found]
    return [total for _, total in found]


def _doubts(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """By document, why it may be a part of a longer one."""
    found: dict[str, tuple[str, ...]] = {}
    for document_id, message in connection.execute(sql_totals.DOUBTS):
        found[document_id] = (*found.get(document_id, ()), message)
    return found


def _check(by: Sequence[str], measure: str | None, distinct: str | None) -> None:
    wrong = [name for name in by if name not in (*KEYS, "document")]
    if wrong:
        raise WrongUse(f"facts cannot be grouped by {wrong[0]!r}", f"One of: {', '.join(KEYS)}")
    if measure and measure not in MEASURES:
        raise WrongUse(f"there is no measure {measure!r}", f"One of: {', '.join(MEASURES)}")
    if distinct and distinct not in ROLES:
        raise WrongUse(f"there is no role {distinct!r}", f"One of: {', '.join(ROLES)}")


class _Asked:
    """One question, as the statements that answer it."""

    def __init__(
        self, by: tuple[str, ...], printed: bool, filters: dict[str, Any], measure: str | None
    ) -> None:
        self.by, self.measure = by, measure
        where, values = condition(filters)
        columns, day = "", sql_totals.DAY.format(measure="m.as_of, " if measure else "")
        for n, name in enumerate(by):
            if name in _PLAIN:
                key = words = _PLAIN[name].format(day=day)
            else:
                key, words = sql_totals.by_role(name, printed)
            columns += f"{key} AS key{n}, {words} AS name{n}, "
        self._rows = sql_totals.rows(columns, where, measured=bool(measure))
        self._values = (*([measure] if measure else []), *values)
        self._parts = {
            "rows": self._rows,
            "grouped": sql_totals.GROUPED,
            "keys": "".join(f", key{n}" for n in range(len(by))),
            "names": "".join(f"key{n}, " for n in range(len(by))),
        }

    def totals(self) -> tuple[str, tuple[Any, ...]]:
        names = "".join(f"key{n}, min(name{n}), " for n in range(len(self.by)))
        return sql_totals.TOTALS.format(**{**self._parts, "names": names}), self._values

    def cells(self) -> tuple[str, tuple[Any, ...]]:
        return sql_totals.CELLS.format(**self._parts), self._values

    def distinct(self, role: str) -> tuple[str, tuple[Any, ...]]:
        return sql_totals.DISTINCT.format(**self._parts), (*self._values, role)

    def total(
        self, row: tuple[Any, ...], doubts: dict[str, tuple[str, ...]]
    ) -> tuple[tuple[Any, ...], Total]:
        """A row of the totals, and the key by which its cells are found."""
        document_id, doc, *rest = row
        group, rest = rest[:8], rest[8:]
        named, rest = rest[: 2 * len(self.by)], rest[2 * len(self.by) :]
        _, pattern, scope, measure, unit, per, definition, as_of = group
        facts, values, lo, hi, first, last = rest
        why = ""
        if measure:
            why = why_not_added(measure, definition) or ("" if _in_rows(pattern) else _TEXT)
            why = why if values > 1 else ""
        keys = tuple(
            (by, name, key) for by, key, name in zip(self.by, named[::2], named[1::2], strict=True)
        )
        total = Total(
            document_id, doc, keys, pattern, tuple(scope.split()), measure, unit, per, definition,
            as_of, facts, values, *((None, None) if why or not measure else (_sum(lo), _sum(hi))),
            first, last, _meaning(definition, values), why, doubts.get(document_id, ()),
        )  # fmt: skip
        return (*group, *named[::2]), total


def _cells(connection: sqlite3.Connection, asked: _Asked) -> Iterator[tuple[tuple[Any, ...], Cell]]:
    """Every value with its place, and the key of the total that it belongs to."""
    width, text = 2 * len(asked.by), None
    anchors: tuple[Anchor, ...] = ()
    for row in connection.execute(*asked.cells()):
        _, fact, document_key, text_key, pattern, *rest = row
        named, rest = rest[:width], rest[width:]
        scope, measure, unit, per, definition, as_of, lo, hi, start, stop, surface, _, quote = rest
        if text_key != text:
            text, (blob,) = text_key, connection.execute(sql_totals.ANCHORS, (text_key,)).fetchone()
            anchors = unpack_anchors(blob)
        group = (document_key, pattern, scope, measure, unit, per, definition, as_of)
        words = quote if surface is None else surface
        yield (
            (*group, *named[::2]),
            Cell(fact, place(anchors, start, stop), words, start, stop, lo, hi),
        )


def place(anchors: Sequence[Anchor], start: int, end: int) -> str:
    """Where a run of a text stands: "Sheet!B7", "Sheet!B7:E7", "page 3", else its characters."""
    first = bisect_right(anchors, start, key=lambda anchor: anchor.end)
    last = bisect_left(anchors, end, key=lambda anchor: anchor.start)
    held = anchors[first:last]
    if held and held[0].cell:
        one, other = held[0].cell, held[-1].cell or ""
        return one if one == other else f"{one}:{other.rpartition('!')[2]}"
    if held and held[0].page:
        return f"page {held[0].page}"
    return f"characters {start} to {end}"


def _meaning(definition: str | None, values: int) -> str:
    known = definitions().get(definition or "")
    if known is None:
        return ""
    return known.sum if known.sum and values > 1 else known.means


@lru_cache(maxsize=1)
def _publishers() -> frozenset[str]:
    return frozenset(reader.__module__.rpartition(".")[2] for reader in READERS)


def _in_rows(pattern: str) -> bool:
    """Whether facts of a pattern are rows of a public record, each stating another thing."""
    return re.split(r"[./]", pattern)[0] in _publishers()


class _ExactSum:
    """Adds floats as the decimals that they were printed as; None where one has no bound."""

    def __init__(self) -> None:
        self._sum, self._open = Decimal(), False

    def step(self, value: float | None) -> None:
        if value is None:
            self._open = True
        else:
            self._sum += Decimal(repr(value))

    def finalize(self) -> str | None:
        return None if self._open else str(self._sum)


@lru_cache(maxsize=65_536)
def _printed_as(surface: str, quotes: str) -> str:
    """A name as printed, folded, with the state that its row names."""
    parts = (part for part in quotes.split(" | ") if part != surface)
    state = next((found[0] for part in parts if (found := state_of(part))), "")
    return f"{state}|{fold(surface)}"


def _prepare(connection: sqlite3.Connection) -> None:
    connection.create_aggregate("exact_sum", 1, _ExactSum)  # type: ignore[arg-type]
    connection.create_function("folded", 1, fold, deterministic=True)
    connection.create_function("printed_as", 2, _printed_as, deterministic=True)


def _sum(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)
