"""Reading a record: everything that asks and nothing that changes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from plainview.model import Capture, Text
from plainview.reading import Limits
from plainview.store import arrivals, documents, facts, sql_read, vault, verify
from plainview.store.arrivals import Arrivals, ListRow
from plainview.store.checking import DraftReader
from plainview.store.claim_reader import ClaimReader
from plainview.store.connection import connect, plain_errors
from plainview.store.dossier_reader import DossierReader
from plainview.store.figure_reader import FigureReader
from plainview.store.flow_reader import FlowReader
from plainview.store.folder import Folder
from plainview.store.ledger_reader import LedgerReader
from plainview.store.lineage_reader import LineageReader
from plainview.store.name_reader import NameReader
from plainview.store.report import Report
from plainview.store.rows import (
    Counts,
    DocumentRow,
    Facets,
    FactRow,
    JournalRow,
    OrgRow,
    PassageRow,
    ProblemRow,
    Removed,
    SourceRow,
    Spans,
)
from plainview.store.search_reader import SearchReader

Value = TypeVar("Value")
_MOST = 500
"""Values that are kept until the journal grows."""


class Reader(
    NameReader, FigureReader, LineageReader, ClaimReader, DraftReader, FlowReader, DossierReader,
    LedgerReader, SearchReader,
):  # fmt: skip
    """The reading half of a record; may be asked from several threads.

    `public=True` gives what may leave the machine: names of people who hold no listed office read
    as █. Lists are ordered and paged by `limit` and `offset`. Wrong ids, orders and queries raise
    WrongUse, a damaged record RecordError.
    """

    _write = False

    def __init__(self, path: Path) -> None:
        self.folder = Folder(path)
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._cached: dict[object, tuple[int, Any]] = {}
        self._guard = threading.Lock()
        self.folder.demand()

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._write and self._all:
            return self._all[0]
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection not in self._all:
            connection = connect(self.folder, write=self._write)
            self._local.connection = connection
            with self._guard:
                self._all.append(connection)
        return connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with plain_errors(self.folder):
            yield self._connection

    def counts(self) -> Counts:
        """How much there is of everything."""
        with self._reading() as connection:
            return self._once("counts", lambda: documents.counts(connection))

    def documents(
        self,
        *,
        order: str = "added",
        limit: int = 50,
        offset: int = 0,
        public: bool = False,
        **filters: Any,
    ) -> list[DocumentRow]:
        """Documents by `order`: added, newest, name, published, facts or id.

        Filters: `query` (words in the text), `outlet` (None for those without), `parent` (id).
        """
        with self._reading() as connection:
            return documents.documents(
                connection, order=order, limit=limit, offset=offset, filters=filters, public=public
            )

    def count_documents(self, **filters: Any) -> int:
        """How many documents the same filters leave."""
        with self._reading() as connection:
            return documents.count_documents(connection, filters)

    def document(self, what: str, *, public: bool = False) -> DocumentRow:
        """The document meant by an id, the beginning of one (4 digits or more), a name or path."""
        with self._reading() as connection:
            return documents.document(connection, what, public)

    def documents_by_id(
        self, ids: Collection[str], *, public: bool = False
    ) -> dict[str, DocumentRow]:
        """Documents by their ids, all of them at once; ids of none are passed over."""
        with self._reading() as connection:
            return documents.by_id(connection, ids, public)

    def captures(self, document_id: str) -> list[Capture]:
        """Where and when a document was seen; `path` never leaves the machine."""
        with self._reading() as connection:
            return documents.captures(connection, document_id)

    def captured(self, how: str, *, limit: int = 1000) -> list[Capture]:
        """Captures made in one way ("pull", "file", …), the latest first."""
        with self._reading() as connection:
            return documents.captured(connection, how, limit)

    def text(self, document_id: str, *, public: bool = False) -> Text | None:
        """The latest text of a document; None where nothing could be read.

        With `public`, names read as █ and the byline is left out: offsets stay, `id` does not.
        """
        with self._reading() as connection:
            return documents.text(connection, document_id, public)

    def unlisted(self, document_id: str) -> Spans:
        """The runs of a document's text that name people without a listed office."""
        with self._reading() as connection:
            return documents.unlisted(connection, document_id)

    def passages(self, document_id: str, *, public: bool = False) -> list[PassageRow]:
        """The passages of a document's text, which concatenate to its content."""
        with self._reading() as connection:
            return documents.passages(connection, document_id, public)

    def data(self, document_id: str) -> bytes:
        """The bytes of a document as they were captured, unmasked."""
        with plain_errors(self.folder):
            return vault.place(self.folder, document_id).read_bytes()

    def facts(
        self,
        *,
        order: str = "added",
        limit: int = 50,
        offset: int = 0,
        public: bool = False,
        **filters: str | None,
    ) -> list[FactRow]:
        """Facts by `order`: added (then place in the text), newest, or id (as exports have it).

        Filters: `type`, `status`, `modality`, `polarity`, `document` (id), `org` (entity id),
        `orgs` (any of several ids), `name` (of any filler, case aside), `query` (words in the
        quotes).
        """
        with self._reading() as connection:
            return facts.facts(
                connection, filters, order=order, limit=limit, offset=offset, public=public
            )

    def count_facts(self, **filters: str | None) -> int:
        """How many facts the same filters leave."""
        key = ("facts", *sorted(filters.items(), key=str))
        with self._reading() as connection:
            return self._once(key, lambda: facts.count(connection, filters))

    def fact(self, what: str, *, public: bool = False) -> FactRow:
        """The fact meant by an id or the beginning of one (4 digits or more)."""
        with self._reading() as connection:
            return facts.one(connection, documents.find_fact(connection, what), public)

    def facts_by_id(self, ids: Collection[str], *, public: bool = False) -> dict[str, FactRow]:
        """Facts by their ids, all of them at once; ids of no fact are passed over."""
        with self._reading() as connection:
            return facts.by_id(connection, ids, public)

    def titles_of(self, facts_: Collection[str], *, public: bool = False) -> dict[str, str | None]:
        """The titles of the documents of facts, by the fact's id; None where there is none."""
        with self._reading() as connection:
            return facts.titles(connection, facts_, public)

    def facts_of(self, document_id: str, *, public: bool = False) -> list[FactRow]:
        """All facts of a document, in the order of its text."""
        with self._reading() as connection:
            row = connection.execute(sql_read.KEY_OF_DOCUMENT, (document_id,)).fetchone()
            return facts.of_document(connection, row[0], public) if row else []

    def every_fact(self, *, public: bool = False) -> Iterator[FactRow]:
        """All facts by document id, place and fact id: the order of exports, whatever came first.

        Holds the facts of one document at a time.
        """
        with self._reading() as connection:
            yield from facts.every(connection, public)

    def facets(self, *, orgs: int = 30, **filters: str | None) -> Facets:
        """How many facts each type, status, modality and organisation would leave."""
        key = ("facets", orgs, *sorted(filters.items(), key=str))
        with self._reading() as connection:
            return self._once(key, lambda: facts.facets(connection, filters, orgs))

    def orgs(self, *, limit: int = 50, offset: int = 0, **filters: str | None) -> list[OrgRow]:
        """Entities of the registry that facts name, by how many do."""
        with self._reading() as connection:
            return facts.orgs(connection, filters, limit, offset)

    def problems(
        self, document_id: str | None = None, *, limit: int = 1000, offset: int = 0
    ) -> list[ProblemRow]:
        """What could not be read, of all documents or of one."""
        with self._reading() as connection:
            return documents.problems(connection, document_id, limit, offset)

    def sources(self, *, limit: int = 1000, offset: int = 0) -> list[SourceRow]:
        """Documents and facts by outlet and kind of document."""
        with self._reading() as connection:
            return documents.sources(connection, limit, offset)

    def journal(self, *, after: int = 0, limit: int = 1000) -> list[JournalRow]:
        """The entries of the journal that follow one."""
        with self._reading() as connection:
            return list(documents.journal(connection, after, limit))

    def added_since(self, since: str, *, limit: int = 20) -> Arrivals:
        """Documents added at or after a time (ISO 8601, UTC), with their facts counted."""
        with self._reading() as connection:
            return arrivals.added_since(connection, since, limit)

    def lists(self, patterns: Collection[str]) -> list[ListRow]:
        """The documents that hold rows of public lists, read by any of some patterns."""
        with self._reading() as connection:
            return arrivals.lists(connection, patterns)

    def removed(self) -> list[Removed]:
        """The documents that were taken out."""
        with self._reading() as connection:
            return documents.removed(connection)

    def verify(self, *, deep: bool = False, limits: Limits | None = None) -> Report:
        """Check all that the record says against its texts, its journal and its vault.

        `deep` reads all bytes again, within `limits`, and compares the texts.
        """
        with self._reading() as connection:
            return verify.verify(self.folder, connection, deep, limits)

    def _once(self, key: object, compute: Callable[[], Value]) -> Value:
        """A value that only changes when the journal grows."""
        row = self._connection.execute(sql_read.VERSION_OF_CONTENT).fetchone()
        kept = self._cached.get(key)
        if kept is None or kept[0] != row[0] or self._connection.in_transaction:
            kept = (row[0], compute())
        value: Value = kept[1]
        with self._guard:  # what was not asked for longest goes first
            self._cached.pop(key, None)
            self._cached[key] = kept
            if len(self._cached) > _MOST:
                del self._cached[next(iter(self._cached))]
        return value
