"""Reading what a record says by its words."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import TypeVar

from plainview.store import query, search
from plainview.store.rows import Hit
from plainview.store.search import Asked, Found, Known
from plainview.store.search_suggestions import Suggestion, suggestions

Value = TypeVar("Value")
_WORKING_OUT = Lock()


class SearchReader:
    """The part of a Reader that searches; names of people without a listed office find nothing."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def _once(self, key: object, compute: Callable[[], Value]) -> Value: ...

    def search(self, typed: str, *, limit: int = 20, public: bool = False) -> list[Hit]:
        """Passages that answer words, "phrases", AND, OR, NOT, brackets and beginnings*."""
        found = self.find(Asked(query.parse(typed)), limit=limit, public=public)
        return [match.hit for match in found.matches]

    def find(self, asked: Asked, *, limit: int = 20, public: bool = False) -> Found:
        """One page of a search, with the facts read from its passages, and counts of choices."""
        with self._reading() as connection:
            return search.find(connection, self._known(connection), asked, limit, public)

    def learn_words(self) -> None:
        """Work out what makes searches for common words quick: seconds over a large record."""
        with self._reading() as connection:
            self._known(connection).learn(connection)

    def count_hits(self, typed: str, *, at_most: int = 10_000) -> int:
        """How many passages answer a query, counted no further than `at_most`."""
        with self._reading() as connection:
            return search.count(connection, query.parse(typed), at_most)

    def searchable(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The outlets and the kinds of document that a search can be narrowed to."""
        with self._reading() as connection:
            columns = self._known(connection).columns
            return columns.outlets, columns.kinds

    def suggestions(self, words: query.Query) -> list[Suggestion]:
        """What to search for instead where nothing was found, in words of the record."""
        with self._reading() as connection:
            return suggestions(connection, self._known(connection), words)

    def _known(self, connection: sqlite3.Connection) -> Known:
        with _WORKING_OUT:  # who searches first works it out, others wait for that
            return self._once("search", lambda: Known.of(connection))
