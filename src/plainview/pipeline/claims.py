"""The corpus stage of claims: facts find each other by keys, and each pair is compared once.

It runs when claims are asked for after something came in, like lineage, which it brings up to date
first: how many origins are behind a claim depends on who retells whom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from plainview.checks.draft import stands_in_words
from plainview.claims import Comparison
from plainview.claims.comparing import compare_prepared, joins
from plainview.claims.content import Prepared, prepared
from plainview.claims.keys import keys, rank
from plainview.claims.kinds import kind
from plainview.claims.retold import slipped
from plainview.lineage.origins import Web
from plainview.pipeline.lineage import trace
from plainview.store import Record
from plainview.store.claims import Keyed, Outcome, Statement

BATCH = 500  # facts to one commit
HELD = 20_000  # facts held ready for being compared
_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_FAR = 600  # characters of a sentence on either side of its fact

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run did: documents looked at, facts compared, claims that there are now."""

    documents: int
    facts: int
    claims: int


def gather(
    record: Record,
    *,
    workers: int | None = None,
    lineage: bool = True,
    progress: Progress | None = None,
) -> Gathered:
    """Bring claims up to date, in a record that is open for writing, and lineage before them.

    What was compared before is not compared again. It may be interrupted at any moment and goes on
    where it stopped; what it leaves is what a fresh run over the same documents would give.
    """
    tell = progress or (lambda what, done, total: None)
    news = False
    if lineage:
        traced = trace(
            record, workers=workers, progress=lambda done, total: tell("lineage", done, total)
        )
        news = bool(traced.documents or traced.pairs)
    documents = 0
    while batch := record.without_claim_keys():
        record.note_claim_keys((number, list(_keyed(record, number))) for number, _ in batch)
        documents += len(batch)
        tell("keys", documents, documents)
    facts = _compare(record, tell)
    if news or facts or documents or record.claims_waiting().open:
        record.place_claims()
        record.note_standing(Web.of(record.links()))
    _check(record, tell)
    return Gathered(documents, facts, record.count_claims())


def _check(record: Record, tell: Progress) -> None:
    """Have checks look into the documents that came in."""
    waiting, done = record.documents_unchecked(), 0
    while waiting and (some := record.check_documents()):
        done += some
        tell("checks", done, max(done, waiting))


def _keyed(record: Record, document: int) -> Iterator[Keyed]:
    content: str | None = None
    for fact in record.statements_of(document):
        ready = prepared(fact.content)
        if is_official(fact.pattern):
            place = rank(ready, fact.id, official=True)
            yield Keyed(fact.key, place, keys(ready, official=True), None)
            continue
        if content is None:
            text = record.text(fact.document_id)
            content = text.content if text else ""
        sentence = sentence_at(content, fact.start, fact.stop)
        yield Keyed(fact.key, rank(ready, fact.id), keys(ready), sentence)


def sentence_at(content: str, start: int, stop: int) -> str:
    """The sentence, or sentences, that a run of a text stands in."""
    before = content[max(0, start - _FAR) : start]
    ends = list(_END.finditer(before))
    first = start - len(before) + (ends[-1].end() if ends else 0)
    after = _END.search(content, max(start, stop - 1), stop + _FAR)
    last = after.start() + 1 if after else min(len(content), stop + _FAR)
    return " ".join(content[first : max(stop, last)].split())


@cache
def _publishers() -> frozenset[str]:
    from plainview.sources import READERS

    return frozenset(reader.__module__.split(".")[2] for reader in READERS)


def is_official(pattern: str) -> bool:
    """Whether a fact is a row of a public record; its pattern begins with the publisher then."""
    return re.split(r"[./]", pattern, maxsplit=1)[0] in _publishers()


def _compare(record: Record, tell: Progress) -> int:
    """Find the pairs of all facts that wait."""
    waiting = record.claims_pending()
    partners = record.partner_finder()
    ready = _Ready(record)
    done: set[int] = set()
    remaining = iter(waiting)
    while batch := list(islice(remaining, BATCH)):
        wanted = {fact: sorted(partners(fact) - done) for fact in batch}
        sought = {fact for fact, others in wanted.items() if others}
        ready.load(sought.union(*wanted.values()))
        rows = []
        seen: set[int] = set()
        for fact in batch:
            others = (other for other in wanted[fact] if other not in seen)
            found = {other: how for other in others if (how := ready.outcome(fact, other))}
            rows.append((fact, found))
            seen.add(fact)
        record.note_claim_pairs(rows, done)
        tell("facts", len(done), len(waiting))
    return len(done)


class _Ready:
    """Facts prepared for being compared, the last few thousand of them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[int, tuple[Statement, Prepared, bool]] = {}

    def load(self, facts: set[int]) -> None:
        missing = sorted(facts - self._held.keys())
        if len(self._held) + len(missing) > HELD:
            self._held = {fact: self._held[fact] for fact in facts & self._held.keys()}
        for fact, one in self._record.statements(missing).items():
            self._held[fact] = (one, prepared(one.content), is_official(one.pattern))

    def outcome(self, fact: int, other: int) -> Outcome | None:
        """How two facts stand to each other, None where it is not worth keeping."""
        # in an order that does not depend on which of the two came in first
        first, second = sorted((self._held[fact], self._held[other]), key=lambda held: held[0].id)
        (one, ready, official), (two, against, recorded) = first, second
        if one.document == two.document and (official or recorded):
            return None  # a list has each thing once
        found = compare_prepared(ready, against)
        joined = joins(found)
        if not joined and (found.relation != "contradicts" or one.document == two.document):
            return None
        if not joined and not official and not recorded and not _stands(found, one, two):
            return None
        quotes = one.content.quote, two.content.quote
        same_words = one.document != two.document and slipped(*quotes, found.differs)
        return Outcome(joined, kind(found, retold=same_words), found.differs, found.arithmetic)


def _stands(found: Comparison, one: Statement, two: Statement) -> bool:
    """Whether two facts of prose contradict each other by the words of their sentences, too."""
    ours, theirs = one.content, two.content
    return stands_in_words(found, ours.quote, theirs.quote, (ours.published, theirs.published))
