"""Reading the ledgers of a record."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

from plainview.store import facts, ledger_figures, ledgers
from plainview.store.ledger_figures import Change, Listed, Rooms, Sums
from plainview.store.ledgers import (
    Chosen,
    Leaf,
    Ledger,
    LedgerFacets,
    LedgerRow,
    Place,
    Values,
)

_BATCH = 400
"""Rows that are read at a time where all are."""


class LedgerReader:
    """The part of a Reader that is about ledgers: rows are claims, and facts without one."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def ledgers(self) -> list[Ledger]:
        """How many rows the ledger of each type has."""
        with self._reading() as connection:
            return ledgers.ledgers(connection)

    def ledger_chosen(self, type: str, filters: Values) -> Chosen:
        """What filters choose of a ledger; raises WrongUse for words that cannot be searched."""
        with self._reading() as connection:
            return ledgers.choose(connection, type, filters)

    def ledger_facets(self, chosen: Chosen) -> LedgerFacets:
        """What narrows the chosen rows further; of the whole ledger where they are too many."""
        with self._reading() as connection:
            return ledgers.facets(connection, chosen)

    def ledger_leaf(
        self, chosen: Chosen, place: Place, *, limit: int = 25, public: bool = False
    ) -> tuple[Leaf, list[LedgerRow]]:
        """A page of the chosen rows; raises WrongUse for orders and places that there are not."""
        with self._reading() as connection:
            leaf = ledgers.leaf(connection, chosen, place, limit)
            standing = ledgers.standing(connection, leaf.keys)
            rows = facts.keyed(connection, leaf.keys, public)
            found = zip(leaf.keys, rows, strict=True)
            return leaf, [LedgerRow(row, *standing[key]) for key, row in found]

    def ledger_rows(
        self, chosen: Chosen, place: Place, *, public: bool = False
    ) -> Iterator[LedgerRow]:
        """All chosen rows in an order, a few hundred in memory at a time."""
        after = True
        while after:
            leaf, rows = self.ledger_leaf(chosen, place, limit=_BATCH, public=public)
            yield from rows
            after = leaf.after
            if rows:
                place = replace(place, fact=rows[-1].fact.id, back=False)

    def ledger_rooms(self, chosen: Chosen) -> Rooms:
        """Of custody, the rows that give both how many people there were and how much room."""
        with self._reading() as connection:
            return ledger_figures.rooms(connection, chosen)

    def ledger_sums(self, chosen: Chosen) -> Sums:
        """Of spending, money by vendor and year."""
        with self._reading() as connection:
            return ledger_figures.sums(connection, chosen)

    def ledger_changes(self, chosen: Chosen) -> list[Change]:
        """Of access, staffing and rules, how many agreements began and ended, by month."""
        with self._reading() as connection:
            return ledger_figures.changes(connection, chosen)

    def ledger_lists(self, chosen: Chosen) -> list[Listed]:
        """Of staffing, what each list of agreements has, and what went from it, by date."""
        with self._reading() as connection:
            return ledger_figures.lists(connection, chosen)
