"""Look-ups in the full-text index of passages: one by one, or many at once on two connections."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from plainview.store import sql_matching

COUNTED = 3000
"""Passages to which a word is counted: above, it is common."""

LISTED = 1500
"""Passages that one look-up can bring."""

_MANY = 40  # look-ups from which a second connection is worth its opening


class PassageIndex:
    """How many passages an expression of the index finds, and which; each is looked up once.

    `beside` opens another connection to the same record, on which half of many look-ups is done at
    the same time: the database works without the interpreter's lock. It is to be closed.
    """

    def __init__(
        self, connection: sqlite3.Connection, beside: Callable[[], sqlite3.Connection]
    ) -> None:
        self._connection, self._open_beside = connection, beside
        self._other: sqlite3.Connection | None = None
        self._counts: dict[str, int] = {}
        self._held: dict[str, list[int]] = {}

    def on(self, connection: sqlite3.Connection) -> PassageIndex:
        """The same on another connection, with all that was looked up."""
        index = PassageIndex(connection, self._open_beside)
        index._counts, index._held = self._counts.copy(), self._held.copy()
        return index

    def close(self) -> None:
        if self._other is not None:
            self._other.close()
            self._other = None

    def count(self, expression: str) -> int:
        """How many passages hold an expression: COUNTED where there are as many or more."""
        self.count_all((expression,))
        return self._counts[expression]

    def holding(self, expression: str) -> list[int]:
        """The first LISTED passages that hold an expression, by number."""
        self.hold_all((expression,))
        return self._held[expression]

    def count_all(self, expressions: Iterable[str]) -> None:
        """Have the counts of many expressions at hand."""
        missing = [one for one in dict.fromkeys(expressions) if one not in self._counts]
        self._counts |= self._look_up(sql_matching.COUNT_WORDS, missing, COUNTED)

    def hold_all(self, expressions: Iterable[str]) -> None:
        """Have the passages of many expressions at hand."""
        missing = [one for one in dict.fromkeys(expressions) if one not in self._held]
        self._held |= self._look_up(sql_matching.HOLDING, missing, LISTED)

    def _look_up(self, statement: str, expressions: list[str], most: int) -> dict[str, Any]:
        if not expressions:
            return {}
        if len(expressions) < _MANY:
            return _found(self._connection, statement, expressions, most)
        if self._other is None:
            self._other = self._open_beside()
        with ThreadPoolExecutor(1) as beside:
            half = beside.submit(_found, self._other, statement, expressions[1::2], most)
            return _found(self._connection, statement, expressions[::2], most) | half.result()


def _found(
    connection: sqlite3.Connection, statement: str, expressions: list[str], most: int
) -> dict[str, Any]:
    """What a statement finds for each expression, in one step: each step waits for the lock."""
    row = connection.execute(statement, (most, json.dumps(expressions))).fetchone()
    return dict(json.loads(row[0]))
