"""Putting into the record which facts say the same."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import TYPE_CHECKING

from plainview.claims.keys import ROWS
from plainview.store import claim_standing, claims

if TYPE_CHECKING:
    from plainview.lineage.origins import Web
    from plainview.store.claims import Keyed, Outcome, Statement


class ClaimWriter:
    """The part of a Record that keeps claims; facts and documents are meant by their numbers."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def _changing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def without_claim_keys(self, limit: int = 100) -> list[tuple[int, str]]:
        """Number and id of documents whose facts were never looked at, or are named otherwise."""
        with self._reading() as connection:
            return claims.unkeyed(connection, limit)

    def statements_of(self, document: int) -> Iterator[Statement]:
        """The facts of a document, by place."""
        with self._reading() as connection:
            yield from claims.statements_of(connection, document)

    def statements(self, facts: Sequence[int]) -> dict[int, Statement]:
        """Facts by number."""
        with self._reading() as connection:
            return claims.statements(connection, facts)

    def note_claim_keys(self, rows: Iterable[tuple[int, Iterable[Keyed]]]) -> None:
        """Keep the keys of the facts of some documents."""
        with self._changing() as connection:
            fresh = claims.is_fresh(connection)
            for document, keyed in rows:
                claims.put_keys(connection, document, keyed, fresh)

    def claims_pending(self) -> list[int]:
        """The facts whose pairs are to be found."""
        with self._changing() as connection:
            claims.widen(connection)
            return claims.pending(connection)

    def partner_finder(self) -> Callable[[int], set[int]]:
        """A function that gives the facts with which one is compared.

        It is good for as long as no keys change.
        """

        @lru_cache(maxsize=20_000)
        def holders(key: int) -> tuple[list[int], frozenset[int]]:
            with self._reading() as connection:
                held = claims.holders(connection, key)
            return held, frozenset(held[: claims.LEADERS])

        @lru_cache(maxsize=20_000)
        def leading_prose(key: int) -> list[int]:
            with self._reading() as connection:
                return claims.leading_prose(connection, key)

        def partners(fact: int) -> set[int]:
            with self._reading() as connection:
                keys = claims.keys_of(connection, fact)
            found: set[int] = set()
            for key, rank in keys:
                if key & 1 and rank >= ROWS and not leading_prose(key):
                    continue
                held, leaders = holders(key)
                if key & 1 and rank >= ROWS:
                    found.update(leading_prose(key) if fact in held else ())
                elif fact in leaders:
                    found.update(held)
                elif len(held) < claims.MOST or fact in held:
                    found.update(leaders)
            found.discard(fact)
            return found

        return partners

    def note_claim_pairs(
        self, rows: Iterable[tuple[int, Mapping[int, Outcome]]], done: set[int]
    ) -> None:
        """Keep how facts stand to others; adds them to `done`."""
        with self._changing() as connection:
            for fact, found in rows:
                claims.put_pairs(connection, fact, found, done)
                done.add(fact)

    def place_claims(self) -> None:
        """Decide with whom each fact stands whose pairs changed."""
        with self._changing() as connection:
            claims.place(connection)

    def note_standing(self, web: Web) -> None:
        """Count the independent origins of every claim that several documents make, and the
        claims that contradict each."""
        with self._changing() as connection:
            claim_standing.note(connection, web)
