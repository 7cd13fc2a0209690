"""A record as a visitor may see it: whole on this machine, without people's names elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plainview.model import Anchor
from plainview.publish.file_names import public_name
from plainview.store import Record
from plainview.store.rows import (
    Counts,
    DocumentRow,
    Facets,
    FactRow,
    Hit,
    PassageRow,
    ProblemRow,
)


class Visible:
    """The readings of a record that pages use; each raises as the record's own does.

    Where it is `public`, names of people without a listed office read as █, in file names too.
    """

    def __init__(self, record: Record, public: bool) -> None:
        self._record = record
        self.public = public
        self._name: Callable[[str], str] = public_name if public else str

    def counts(self) -> Counts:
        return self._record.counts()

    def facets(self, *, orgs: int) -> Facets:
        return self._record.facets(orgs=orgs)

    def documents(self, *, order: str, limit: int, offset: int) -> list[DocumentRow]:
        rows = self._record.documents(order=order, limit=limit, offset=offset, public=self.public)
        return [replace(row, name=self._name(row.name)) for row in rows]

    def document(self, what: str) -> DocumentRow:
        row = self._record.document(what, public=self.public)
        return replace(row, name=self._name(row.name))

    def passages(self, document_id: str) -> list[PassageRow]:
        return self._record.passages(document_id, public=self.public)

    def anchors(self, document_id: str) -> tuple[Anchor, ...]:
        """Where the runs of a document's text stand in it."""
        text = self._record.text(document_id, public=self.public)
        return text.anchors if text else ()

    def facts(
        self, *, order: str = "added", limit: int, offset: int = 0, **filters: str
    ) -> list[FactRow]:
        rows = self._record.facts(
            order=order, limit=limit, offset=offset, public=self.public, **filters
        )
        return [self._fact(row) for row in rows]

    def count_facts(self, **filters: str) -> int:
        return self._record.count_facts(**filters)

    def facts_of(self, document_id: str) -> list[FactRow]:
        return [self._fact(row) for row in self._record.facts_of(document_id, public=self.public)]

    def fact(self, what: str) -> FactRow:
        return self._fact(self._record.fact(what, public=self.public))

    def search(self, query: str, *, limit: int, offset: int) -> list[Hit]:
        hits = self._record.search(query, limit=limit, offset=offset, public=self.public)
        return [replace(hit, name=self._name(hit.name)) for hit in hits]

    def count_hits(self, query: str, *, at_most: int) -> int:
        return self._record.count_hits(query, at_most=at_most)

    def problems(
        self, document_id: str | None = None, *, limit: int = 1000, offset: int = 0
    ) -> list[ProblemRow]:
        return [
            replace(
                row,
                problem=replace(
                    row.problem,
                    name=self._name(row.problem.name),
                    where=self._name(row.problem.where),
                ),
            )
            for row in self._record.problems(document_id, limit=limit, offset=offset)
        ]

    def _fact(self, row: FactRow) -> FactRow:
        return replace(row, doc=self._name(row.doc))
