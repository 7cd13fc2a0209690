"""Reading what a record says of names: institutions, their surfaces, and people's judgements."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager

from plainview.model import Judgement
from plainview.store import documents, judged_list, judged_names, orgs
from plainview.store.judged_list import JudgedRow
from plainview.store.orgs import AppearanceRow, OpenRow, RoleRow, SurfaceRow


class NameReader:
    """The part of a Reader that is about names; entities are meant by their ids."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def role_counts(self, entities: Collection[str] | None = None) -> list[RoleRow]:
        """How many facts of each type have an entity in each role; None for all entities."""
        with self._reading() as connection:
            return orgs.roles(connection, entities)

    def facts_of_each(self, *, type: str | None = None) -> dict[str, int]:
        """How many facts name each entity."""
        with self._reading() as connection:
            return orgs.facts_of_each(connection, type)

    def facts_of_any(
        self, groups: Mapping[str, Collection[str]], *, type: str | None = None
    ) -> dict[str, int]:
        """How many facts name any entity of each group, by the group's key."""
        with self._reading() as connection:
            return orgs.facts_of_any(connection, groups, type)

    def surfaces(self, entities: Collection[str]) -> tuple[list[SurfaceRow], int]:
        """The words that stand for some entities; how many facts have only a person's name."""
        with self._reading() as connection:
            return orgs.surfaces(connection, entities)

    def appearances(
        self, entities: Collection[str], *, limit: int = 10
    ) -> tuple[int, list[AppearanceRow]]:
        """How many documents name any of some entities, and those that do most."""
        with self._reading() as connection:
            return orgs.appearances(connection, entities, limit)

    def open_names(self, roles: Collection[str], *, type: str | None = None) -> list[OpenRow]:
        """Names in some roles that stand for no entity, the most frequent first."""
        with self._reading() as connection:
            return orgs.open_names(connection, roles, type)

    def judgements(self, about: str | None = None) -> list[Judgement]:
        """People's judgements, oldest first."""
        with self._reading() as connection:
            return documents.judgements(connection, about)

    def called(self, surface: str, document: str = "") -> tuple[int, int]:
        """How many fillers go by a name (a `surface_key`), and how many of these are people."""
        with self._reading() as connection:
            return judged_names.called(connection, surface, document)

    def judged(self) -> list[JudgedRow]:
        """People's judgements with what each does now, oldest first."""
        with self._reading() as connection:
            return judged_list.judged(connection)

    def resolved(self, document_id: str) -> dict[str, list[tuple[str, str | None]]]:
        """What the resolver made of a document's names, by fact, without people's judgements."""
        with self._reading() as connection:
            return judged_names.resolved(connection, document_id)
