"""A record as a visitor may see it: whole on this machine, without people's names elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from plainview.checks.draft import Checked, Telling, Verdict
from plainview.model import Anchor, Claim, Finding
from plainview.pipeline import (
    ClaimPage,
    Family,
    Told,
    bodies_named,
    claim_page,
    families,
    lineage_of,
)
from plainview.pipeline.lineage_told import Altered, Owed
from plainview.publish.file_names import public_name
from plainview.publish.nameless import nameless, public_finding
from plainview.store import Record
from plainview.store.finding_rows import FindingRow
from plainview.store.judged_findings import JudgedFinding
from plainview.store.rows import (
    Counts,
    DocumentRow,
    Facets,
    FactRow,
    Hit,
    PassageRow,
    ProblemRow,
    redact,
)
from plainview.web.kept import Kept


class Visible:
    """The readings of a record that pages use; each raises as the record's own does.

    Where it is `public`, names of people without a listed office read as █, in file names too.
    """

    def __init__(self, record: Record, public: bool, kept: Kept) -> None:
        self._record = record
        self._kept = kept
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

    def findings(self) -> list[JudgedFinding]:
        """All findings, the most severe first; words of them may be shown as `finding_rows`."""
        return self._kept.once("findings", self._record.judged_findings)

    def finding_rows(self, findings: Sequence[Finding]) -> list[FindingRow]:
        rows = self._record.finding_rows(findings, public=self.public)
        return [public_finding(row) for row in rows] if self.public else rows

    def claims(
        self, *, limit: int, offset: int, orgs: Collection[str] | None, **filters: Any
    ) -> tuple[list[Claim], int]:
        """Claims, those on the most origins first, and how many the filters leave."""
        rows = self._record.claims(
            limit=limit, offset=offset, orgs=orgs, public=self.public, **filters
        )
        total = self._record.count_claims(orgs=orgs, **filters)
        return [replace(row, doc=self._name(row.doc)) for row in rows], total

    def bodies_named(self, words: str) -> tuple[str, ...]:
        return bodies_named(self._record, words)

    def claims_waiting(self) -> int:
        return self._record.claims_waiting().open

    def claim(self, what: str) -> ClaimPage:
        found = claim_page(self._record, what, public=self.public)
        return replace(
            found,
            claim=replace(found.claim, doc=self._name(found.claim.doc)),
            best=self._fact(found.best),
            sayings=tuple(replace(one, fact=self._fact(one.fact)) for one in found.sayings),
            documents={key: self._name(name) for key, name in found.documents.items()},
            values=tuple(
                replace(one, docs=tuple(map(self._name, one.docs))) for one in found.values
            ),
            history=tuple(replace(one, fact=self._fact(one.fact)) for one in found.history),
            beside=tuple(replace(one, fact=self._fact(one.fact)) for one in found.beside),
            disputes=tuple(
                replace(one, fact=self._fact(one.fact), other=self._fact(one.other))
                for one in found.disputes
            ),
        )

    def families(self) -> list[Family]:
        """Groups of documents that share text, the largest first, as ids: show what `document`
        gives of them."""
        return self._kept.once("families", lambda: families(self._record))

    def lineage_waiting(self) -> int:
        return self._record.lineage_state().open

    def lineage(self, what: str) -> Told:
        """Whom a document owes what, and what it altered."""
        row = self.document(what)
        found = replace(lineage_of(self._record, row.id), document=row)
        if not self.public:
            return found
        return replace(
            found,
            origin=self._name(found.origin) if found.origin else None,
            derived_from=tuple(self._owed(one, row.id) for one in found.derived_from),
            retold_by=tuple(self._owed(one, row.id) for one in found.retold_by),
            shares=tuple(self._owed(one, row.id) for one in found.shares),
        )

    def content(self, document_id: str) -> str:
        """The text of a document, "" for one without or where texts are kept back."""
        text = None if self.public else self._record.text(document_id)
        return text.content if text else ""

    def check(self, draft: str) -> Checked:
        """What the record says about a draft, which is neither kept nor logged.

        Where it is public, of the record's words only those are given that carry a fact.
        """
        found = self._record.check(draft)
        if not self.public:
            return found
        return replace(
            found,
            found=tuple((stated, self._verdict(verdict)) for stated, verdict in found.found),
            names={key: self._name(name) for key, name in found.names.items()},
        )

    def _verdict(self, verdict: Verdict) -> Verdict:
        return replace(
            verdict,
            roots=tuple(
                replace(root, origin=replace(root.origin, name=nameless(root.origin.name)))
                for root in verdict.roots
            ),
            tellings=tuple(map(self._telling, verdict.tellings)),
            against=tuple(map(self._telling, verdict.against)),
            notes=tuple(map(nameless, verdict.notes)),
            arithmetic=nameless(verdict.arithmetic),
        )

    def _telling(self, telling: Telling) -> Telling:
        words = ""
        if telling.facts:
            spans = self._record.unlisted(telling.document_id)
            words = redact(telling.quote, telling.start, spans)
        return replace(telling, quote=words, doc=self._name(telling.doc))

    def _owed(self, owed: Owed, document_id: str) -> Owed:
        if owed.document_id is None:
            return owed
        return replace(
            owed,
            doc=self._name(owed.doc),
            alterations=tuple(
                self._altered(one, owed.document_id, document_id) for one in owed.alterations
            ),
        )

    def _altered(self, altered: Altered, source_id: str, other_id: str) -> Altered:
        item = altered.alteration
        source, other = self._record.unlisted(source_id), self._record.unlisted(other_id)
        return replace(
            altered,
            alteration=replace(item, note=nameless(item.note)),
            source_doc=self._name(altered.source_doc),
            source_words=redact(altered.source_words, item.source_start, source),
            other_words=redact(altered.other_words, item.other_start, other),
            source_sentence=redact(altered.source_sentence, item.source_sentence[0], source),
            other_sentence=redact(altered.other_sentence, item.other_sentence[0], other),
        )

    def _fact(self, row: FactRow) -> FactRow:
        return replace(row, doc=self._name(row.doc))
