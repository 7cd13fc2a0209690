"""Reading what a record says of lineage: links between documents, and named sources."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainview.lineage.origins import Link
    from plainview.lineage.roots import Leaning
    from plainview.store.lineage import State
    from plainview.store.shelf import NamedSource, Shelved


class LineageReader:
    """The part of a Reader that is about who retells whom."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def lineage_state(self) -> State:
        """How many documents are not compared yet: `plainview.pipeline.trace` does it."""
        from plainview.store import lineage

        with self._reading() as connection:
            return lineage.state(connection)

    def links(self, document_id: str | None = None) -> list[Link]:
        """Pairs of documents of which one owes the other text, or both a third.

        All of them, or those of the documents joined to one, directly or through others.
        """
        from plainview.store import lineage, sql_read

        with self._reading() as connection:
            if document_id is None:
                return lineage.links(connection)
            row = connection.execute(sql_read.KEY_OF_DOCUMENT, (document_id,)).fetchone()
            return lineage.links(connection, row[0]) if row else []

    def own_links(self, document_id: str) -> list[Link]:
        """Pairs of which one is this document."""
        from plainview.store import lineage

        with self._reading() as connection:
            return lineage.links_of(connection, document_id)

    def leanings(self, document_id: str | None = None) -> dict[str, list[Leaning]]:
        """The outlets that documents credit by name, by document id."""
        from plainview.store import lineage

        with self._reading() as connection:
            return lineage.named(connection, document_id)

    def shelf(self) -> list[Shelved]:
        """Every document in short, in the order in which they came in."""
        from plainview.store import shelf

        with self._reading() as connection:
            return shelf.shelf(connection)

    def named_sources(self) -> list[NamedSource]:
        """The outlets that documents credit by name, those that most credit first."""
        from plainview.store import shelf

        with self._reading() as connection:
            return shelf.named_sources(connection)

    def facts_alike(self, fact_id: str) -> list[str]:
        """Ids of facts that may say the same as one: of its type, about the same."""
        from plainview.store import lineage

        with self._reading() as connection:
            return lineage.facts_alike(connection, fact_id)
