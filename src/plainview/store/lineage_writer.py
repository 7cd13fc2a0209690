"""Putting into the record what comparing documents gave."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from plainview.store import lineage

if TYPE_CHECKING:
    from plainview.lineage.roots import Leaning
    from plainview.store.lineage import Compared


class LineageWriter:
    """The part of a Record that keeps who retells whom; documents are meant by their numbers."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def without_keys(self, limit: int = 200) -> list[tuple[int, str, str | None]]:
        """Number, id and outlet of documents that were never compared."""
        with self._reading() as connection:
            return lineage.unread(connection, limit)

    def note_keys(self, rows: Iterable[tuple[int, Iterable[int], Sequence[Leaning]]]) -> None:
        """Keep the keys and named sources of some documents."""
        with self._changing() as connection:
            fresh = lineage.is_fresh(connection)
            for number, keys, named in rows:
                lineage.put_keys(connection, number, keys, named, fresh)

    def pairs_wanted(self, enough: int, least: int) -> list[tuple[int, int]]:
        """Pairs that are to be compared and are not; what is not to be compared is forgotten.

        Two documents need `enough` keys in common, or one in `least` of the keys of the one that
        has fewer.
        """
        with self._changing() as connection:
            waiting = [number for number, _ in lineage.pending(connection)]
            if lineage.is_fresh(connection):
                tied = {
                    (one.document, one.other): one.shared for one in lineage.every_pair(connection)
                }
            else:
                tied = {
                    (min(one, two), max(one, two)): shared
                    for one in waiting
                    for two, shared in lineage.wanted(connection, one).items()
                }
            sizes: dict[int, int] = {}
            for number in {number for pair in tied for number in pair}:
                sizes[number] = lineage.count_keys(connection, number)
            wanted = {
                (one, two)
                for (one, two), shared in tied.items()
                if shared >= min(enough, -(-min(sizes[one], sizes[two]) // least))
            }
            held = {
                (min(one, two), max(one, two))
                for one in waiting
                for two in lineage.compared_with(connection, one)
            }
            for one, two in held - wanted:
                lineage.forget_pair(connection, one, two)
            return sorted(wanted - held)

    def numbered(self, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Id and outlet of documents by number."""
        with self._reading() as connection:
            return lineage.ids(connection, numbers)

    def note_pairs(self, rows: Iterable[tuple[int, int, Compared]]) -> None:
        """Keep what comparing pairs gave."""
        with self._changing() as connection:
            for one, two, found in rows:
                lineage.put_pair(connection, one, two, found)

    def settle_lineage(self) -> None:
        """Note that every pair that was wanted is compared."""
        with self._changing() as connection:
            for number, _ in lineage.pending(connection):
                lineage.settle(connection, number)
