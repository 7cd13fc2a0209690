"""Reading what a record holds about one body or program, and about a month."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from plainview.store import dossiers, facts
from plainview.store.dossiers import BodyRow, Exchange, MonthRow, NotableRow, NumberRow
from plainview.store.orgs import SurfaceRow
from plainview.store.rows import FactRow

Value = TypeVar("Value")


class DossierReader:
    """The part of a Reader that dossiers and the timeline read; entities are meant by their ids."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def _once(self, key: object, compute: Callable[[], Value]) -> Value: ...

    def bodies(self) -> list[BodyRow]:
        """Everything that facts name by an id, of any kind; most facts first."""
        with self._reading() as connection:
            return self._once("bodies", lambda: dossiers.bodies(connection))

    def name_of(self, entity: str) -> str | None:
        """What documents call an entity first; None where no fact names it."""
        with self._reading() as connection:
            return dossiers.name(connection, entity)

    def months(self, entity: str = "", *, parts: bool = False) -> list[MonthRow]:
        """Facts by type and month that name an entity, with `parts` it or a part of it, or all."""
        with self._reading() as connection:
            return dossiers.months(connection, entity, parts)

    def notable(
        self, entities: Collection[str], type: str, *, roles: Collection[str] = (), limit: int = 4
    ) -> list[NotableRow]:
        """Of the latest facts of a type those that most independent origins state."""
        with self._reading() as connection:
            return dossiers.notable(connection, entities, type, roles, limit)

    def exchanges(self, entities: Collection[str]) -> tuple[list[Exchange], list[Exchange]]:
        """What some entities give to others, and what they take."""
        with self._reading() as connection:
            return dossiers.exchanges(connection, entities)

    def top_exchanges(self, type: str, *, limit: int) -> list[Exchange]:
        """Of the exchanges of a type that say what is given, those with most facts."""
        with self._reading() as connection:
            return dossiers.top_exchanges(connection, type, limit)

    def measured(self, measure: str, *, limit: int) -> list[int]:
        """Numbers of the facts that came last of those with a measure."""
        with self._reading() as connection:
            return dossiers.measured(connection, measure, limit)

    def bodies_of(
        self, keys: Collection[int], roles: Collection[str], *, limit: int
    ) -> list[tuple[str, int]]:
        """Entities that fill some roles of some facts, with the number of these; most first."""
        with self._reading() as connection:
            return dossiers.bodies_of(connection, keys, roles, limit)

    def numbers(
        self,
        entities: Collection[str],
        type: str,
        *,
        roles: Collection[str],
        measures: Collection[str],
        narrowing: Collection[str] = (),
    ) -> list[NumberRow]:
        """Measures of facts in which one of the entities fills one of the roles, by day;
        `narrowing` are roles whose fillers are given with each."""
        with self._reading() as connection:
            return dossiers.numbers(
                connection, entities, type, roles=roles, measures=measures, narrowing=narrowing
            )

    def facts_within(
        self,
        entities: Collection[str],
        types: Collection[str],
        first: str,
        last: str,
        *,
        limit: int = 50,
        offset: int = 0,
        public: bool = False,
    ) -> list[FactRow]:
        """Facts of some types that name one of some entities ("" for all facts), by their day:
        from `first` on and before `last`, beginnings of ISO dates."""
        with self._reading() as connection:
            keys = dossiers.within(
                connection, entities, types, first, last, limit=limit, offset=offset
            )
            return facts.keyed(connection, keys, public)

    def facts_numbered(self, keys: Sequence[int], *, public: bool = False) -> list[FactRow]:
        """Facts by their numbers, in that order."""
        with self._reading() as connection:
            return facts.keyed(connection, keys, public)

    def surfaces_in(self, entity: str, keys: Collection[int]) -> list[SurfaceRow]:
        """The words that name an entity in some facts, the most frequent first."""
        with self._reading() as connection:
            return dossiers.surfaces(connection, entity, keys)

    def documents_holding(self, keys: Collection[int], *, limit: int) -> list[tuple[str, int]]:
        """Ids of the documents that hold some facts, with the number of these; most first."""
        with self._reading() as connection:
            return dossiers.documents(connection, keys, limit)

    def entities_of(self, facts: Sequence[str]) -> dict[str, set[str]]:
        """The entities that each fact names, by fact id."""
        with self._reading() as connection:
            return dossiers.entities_of(connection, facts)
