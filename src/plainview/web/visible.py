"""A record as a visitor may see it: whole on this machine, without people's names elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from plainview.checks.draft import Checked, Telling, Verdict
from plainview.model import Anchor, Claim, Finding
from plainview.pipeline import (
    ClaimPage,
    bodies_named,
    claim_page,
)
from plainview.publish.file_names import public_name, public_title
from plainview.publish.nameless import nameless, public_finding
from plainview.store import Record
from plainview.store.claim_rows import Stand
from plainview.store.finding_rows import FindingRow
from plainview.store.judging_places import Seen
from plainview.store.query import Query
from plainview.store.rows import (
    Counts,
    DocumentRow,
    Facets,
    FactRow,
    PassageRow,
    ProblemRow,
    redact,
)
from plainview.store.search import Asked, Found
from plainview.store.search_hits import Match
from plainview.store.search_suggestions import Suggestion
from plainview.web.finding_list import NAME, FindingList, noted, worked_out
from plainview.web.kept import Kept, NotReady
from plainview.web.visible_sources import VisibleSources

Value = TypeVar("Value")


class Visible(VisibleSources):
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
        return list(map(self._document, rows))

    def document(self, what: str) -> DocumentRow:
        return self._document(self._record.document(what, public=self.public))

    def documents_by_id(self, ids: Collection[str]) -> dict[str, DocumentRow]:
        found = self._record.documents_by_id(ids, public=self.public)
        return {key: self._document(row) for key, row in found.items()}

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

    def facts_by_id(self, ids: Collection[str]) -> dict[str, FactRow]:
        found = self._record.facts_by_id(ids, public=self.public)
        return {key: self._fact(row) for key, row in found.items()}

    def kept(self, name: str, compute: Callable[[], Value]) -> Value:
        """What a page keeps by a name for as long as the record stays as it is."""
        return self._kept.once(name, compute)

    def titles_of(self, facts: Collection[str]) -> dict[str, str]:
        """Titles of the documents of facts, by the fact's id; those without one are left out."""
        found = self._record.titles_of(facts, public=self.public)
        shown = {
            fact: self._title(title) if self.public else title for fact, title in found.items()
        }
        return {fact: title for fact, title in shown.items() if title}

    def find(self, asked: Asked, *, limit: int) -> Found:
        self._kept.soon("words of passages", self._record.learn_words, patience=0, slow=True)
        found = self._record.find(asked, limit=limit, public=self.public)
        return replace(found, matches=tuple(map(self._match, found.matches)))

    def _match(self, match: Match) -> Match:
        if not self.public:
            return match
        found = match.hit
        title, words = self._title(found.title), found.snippet
        if found.title and title:
            words = words.replace(found.title, title)  # a text begins with its title
        hit = replace(found, name=self._name(found.name), title=title, snippet=words)
        return replace(match, hit=hit, facts=tuple(map(self._fact, match.facts)))

    def suggestions(self, words: Query) -> list[Suggestion]:
        return self._record.suggestions(words)

    def searchable(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The outlets and kinds of document that a search can be narrowed to."""
        return self._record.searchable()

    def body_name(self, entity: str) -> str | None:
        """What documents call a body, by its id; None where no fact names it."""
        return self.body_names([entity])[entity]

    def body_names(self, entities: Collection[str]) -> dict[str, str | None]:
        """The same for several bodies."""
        held = self._kept.once("names of bodies", dict[str, str])
        for entity in entities:
            # what no fact names is not kept: anybody can ask for anything
            if entity not in held and (name := self._record.name_of(entity)) is not None:
                held[entity] = nameless(name) if self.public else name
        return {entity: held.get(entity) for entity in entities}

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

    def findings(self) -> FindingList:
        """All findings; words of them may be shown as `finding_rows`.

        Raises NotReady while the checks take long over a large record.
        """
        return self._kept.within(NAME, partial(worked_out, self._record, self._kept))

    def findings_so_far(self) -> FindingList:
        """All findings, or while the checks are running those that are there already."""
        try:
            return self.findings()
        except NotReady:
            return noted(self._kept)

    def judgements_on(self, thing: Finding | Claim) -> list[tuple[Seen, str]]:
        """What people ever judged of it, oldest first; the reasons were written for themselves."""
        found = self._record.history_of(thing)
        if not self.public:
            return found
        return [(replace(one, reason=""), state) for one, state in found]

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
        count = partial(self._record.count_claims, orgs=orgs, **filters)
        narrowed = orgs is not None or any(filters.values())
        total = count() if narrowed else self._kept.once("number of claims", count)
        return [replace(row, doc=self._name(row.doc)) for row in rows], total

    def standing_in(self, document_id: str) -> dict[str, Stand]:
        """How the claims stand that the facts of a document make, by the fact's id."""
        return self._record.standing_in(document_id)

    def bodies_named(self, words: str) -> tuple[str, ...]:
        return bodies_named(self._record, words)

    def claims_waiting(self) -> int:
        return self._kept.once("claims waiting", lambda: self._record.claims_waiting().open)

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

    def shown(self, row: FactRow) -> FactRow:
        """A fact read elsewhere as `public` says, its document named as it may be seen."""
        return self._fact(row)

    def _document(self, row: DocumentRow) -> DocumentRow:
        if not self.public:
            return row
        # the address of an article can hold the name of whom it is about
        address = self._name(row.address) if row.address else None
        title = self._title(row.title)
        return replace(row, name=self._name(row.name), title=title, address=address)

    def _fact(self, row: FactRow) -> FactRow:
        if not self.public:
            return row
        address = self._name(row.address) if row.address else None
        title = self._title(row.title)
        return replace(row, doc=self._name(row.doc), title=title, address=address)

    def _title(self, title: str | None) -> str | None:
        return public_title(title) if title else title
