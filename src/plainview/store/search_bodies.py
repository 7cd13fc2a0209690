"""Which types of facts and which bodies stand in which passages, in columns: to count a search by.

Two thousand passages are counted so many times quicker than by the table; the columns of a hundred
thousand documents take ten megabytes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

import numpy as np

from plainview.store import sql_search
from plainview.store.search_columns import NONE, Keys, Narrowing, keys_of


class Bodies:
    """Types of facts and bodies by the keys of the passages that they stand in."""

    def __init__(self, connection: sqlite3.Connection, last: int) -> None:
        """`last` is the highest key of a passage."""
        self._held = {
            (kind, entity): keys_of(keys)
            for kind, entity, keys in connection.execute(sql_search.BODIES)
        }
        # a body stands once in a passage, of however many types of facts
        numbers: dict[tuple[str, str], int] = {}
        several = len(self._held) + 1
        pairs = [
            keys * several + numbers.setdefault((entity or kind, entity), len(numbers))
            for (kind, entity), keys in self._held.items()
        ]
        table = np.unique(np.concatenate([*pairs, NONE]))
        self._numbers, self._names = (table % several).astype(np.int32), tuple(numbers)
        # where the run of each passage begins; it ends where the next begins
        self._firsts = np.searchsorted(table, np.arange(last + 2) * several)

    def holding(self, narrowing: Narrowing) -> Keys:
        """The passages with such a fact, in order."""
        found = [
            keys
            for (kind, entity), keys in self._held.items()
            if narrowing.type in ("", kind)
            and (not entity if narrowing.orgs is None else entity in narrowing.orgs)
        ]
        if len(found) == 1:
            return found[0]
        holds = np.zeros(len(self._firsts), dtype=bool)  # quicker than to sort them together
        holds[np.concatenate([*found, NONE])] = True
        return np.flatnonzero(holds)

    def count(self, keys: Keys) -> tuple[Counter[str], Counter[str]]:
        """In how many of some passages each type of facts and each body stands."""
        firsts = self._firsts[keys]
        sizes = self._firsts[keys + 1] - firsts
        # the places of all runs in a row: each begins anew where the one before ends
        at = np.arange(sizes.sum()) + np.repeat(firsts - sizes.cumsum() + sizes, sizes)
        counts = np.bincount(self._numbers[at], minlength=len(self._names))
        types: Counter[str] = Counter()
        bodies: Counter[str] = Counter()
        for number in np.flatnonzero(counts).tolist():
            name, entity = self._names[number]
            (bodies if entity else types)[name] = int(counts[number])
        return types, bodies
