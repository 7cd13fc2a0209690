"""One claim in full: who says it, on what origins, its numbers, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from plainview.claims.comparing import compare_prepared
from plainview.claims.content import Content, prepared
from plainview.claims.dates import when
from plainview.claims.keys import matter_keys
from plainview.claims.kinds import kind
from plainview.claims.numbers import told as printed
from plainview.lineage.independence import Root, Statement, roots
from plainview.lineage.origins import Stretch, Web
from plainview.model import Claim, Measure, WrongUse
from plainview.pipeline.claims import is_official
from plainview.pipeline.claims_shapes import Beside, ClaimPage, Dispute, Saying, Value
from plainview.store import FactRow, Record
from plainview.store.claim_rows import Against, Member
from plainview.store.claim_standing import stands_in

MOST_BESIDE = 60
"""Claims on the same matter that are shown beside one."""
_KINDS_BESIDE = ("change", "definition")
_FURTHEST = 20.0
"""Times that one number is the other beyond which it is of another matter."""


def claim_page(record: Record, claim_id: str, *, public: bool = False) -> ClaimPage:
    """One claim by its id or the beginning of it; raises WrongUse where there is none."""
    claim = record.claim(claim_id, public=public)
    sayings = [_saying(record, member, public) for member in record.members(claim.id)]
    web = Web.loading(record.own_links)
    confirming = [one.fact for one in sayings if one.confirms]
    found = roots([statement(row) for row in confirming], web)
    beside = _beside(record, claim, sayings, public)
    return ClaimPage(
        claim,
        _best(confirming, found),
        tuple(sayings),
        tuple(found),
        {one.fact.document_id: one.fact.doc for one in sayings},
        tuple(_values(one.fact for one in sayings)),
        tuple(one for one in beside if one.kind == "change"),
        tuple(one for one in beside if one.kind != "change"),
        tuple(_disputes(record, record.against(claim.id), web, public)),
    )


def content_of(row: FactRow, sentence: str = "") -> Content:
    """What the comparison reads of a fact as the record holds it."""
    return Content(
        row.type, row.polarity, row.roles, row.measures, row.status, row.modality, row.time,
        row.published, sentence,
    )  # fmt: skip


def statement(row: FactRow) -> Statement:
    """A fact as the telling of one document, for counting origins."""
    first = row.evidence[0]
    return Statement(row.id, row.document_id, first.start, first.end, row.said, row.outlet)


def _saying(record: Record, member: Member, public: bool) -> Saying:
    row = record.fact(member.fact, public=public)
    return Saying(row, member.kind, member.differs, member.arithmetic)


def _best(facts: Sequence[FactRow], found: Sequence[Root]) -> FactRow:
    """The fact to go to first: a row of an official record, else one of the firmest origin."""
    official = [row for row in facts if is_official(row.pattern)]
    if official:
        return min(official, key=lambda row: (row.doc, row.id))
    firmest = set(found[0].facts) if found else set()
    return min(
        facts, key=lambda row: (row.id not in firmest, not row.said, row.published or "~", row.id)
    )


def _values(rows: Iterable[FactRow]) -> list[Value]:
    """The numbers of facts, each as often as it is printed otherwise, by measure and date."""
    found: dict[tuple[object, ...], list[str]] = {}
    first: dict[tuple[object, ...], tuple[Measure, str | None, bool]] = {}
    for row in rows:
        for measure in row.measures:
            stated = when(content_of(row), measure)
            date = stated or row.published
            key = (
                measure.name, measure.lo, measure.hi, measure.qualifier, measure.unit,
                measure.per, measure.definition, date,
            )  # fmt: skip
            found.setdefault(key, []).append(row.doc)
            first.setdefault(key, (measure, date, stated is None))
    values = [
        Value(
            measure.name, printed(measure), measure.lo, measure.hi, measure.unit, measure.per,
            measure.definition, date, reported, tuple(dict.fromkeys(found[key])),
        )
        for key, (measure, date, reported) in first.items()
    ]  # fmt: skip
    return sorted(values, key=lambda one: (one.measure, one.date or "", one.lo or 0, one.text))


def _beside(record: Record, claim: Claim, sayings: Sequence[Saying], public: bool) -> list[Beside]:
    """Other claims on what this one is about, the nearest of each, by date."""
    lead = sayings[0].fact
    own = prepared(content_of(lead, lead.evidence[0].quote))
    known = {one.fact.id for one in sayings}
    found: dict[str, Beside] = {}
    for other in record.statements(record.holding(matter_keys(own))).values():
        if other.id in known or len(found) >= MOST_BESIDE:
            continue
        how = compare_prepared(own, prepared(other.content))
        what = kind(how)
        measure = _of_one_size(lead.measures, other.content.measures, defined=what == "change")
        if what not in _KINDS_BESIDE or measure is None:
            continue
        told = record.claim_of(other.id)
        if told is None or told == claim.id or told in found:
            continue
        date = when(other.content, measure) or other.content.published
        row = record.fact(other.id, public=public)
        found[told] = Beside(told, row, what, how.differs, how.arithmetic, date, printed(measure))
    return sorted(found.values(), key=lambda one: (one.date or "", one.claim))


def _of_one_size(
    ours: Sequence[Measure], theirs: Sequence[Measure], *, defined: bool
) -> Measure | None:
    """The first number of the second fact that can be of the same matter as one of the first;
    `defined` for the same measure in the same definition only."""
    for one, two in product(ours, theirs):
        if one.unit != two.unit or one.per != two.per or not one.value or not two.value:
            continue
        if defined and (one.name, one.definition) != (two.name, two.definition):
            continue
        if 1 / _FURTHEST <= two.value / one.value <= _FURTHEST:
            return two
    return None


def _disputes(
    record: Record, found: Sequence[Against], web: Web, public: bool
) -> Iterable[Dispute]:
    for one in found:
        fact = record.fact(one.fact, public=public)
        other = record.fact(one.other, public=public)
        what = "alteration" if one.kind != "alteration" and _retold(web, fact, other) else one.kind
        yield Dispute(fact, other, one.claim, what, one.differs, one.arithmetic)


def _retold(web: Web, fact: FactRow, other: FactRow) -> bool:
    here, there = fact.evidence[0], other.evidence[0]
    return stands_in(
        web,
        Stretch(fact.document_id, here.start, here.end),
        Stretch(other.document_id, there.start, there.end),
    )


def bodies_named(record: Record, words: str) -> tuple[str, ...]:
    """Ids of the institution that some words mean, and of its parts; raises WrongUse for none."""
    from plainview.pipeline.bodies import facts_naming

    found = facts_naming(record, words, parts=True).get("orgs", ())
    if not found:
        raise WrongUse(f"there is no institution {words!r}", "plainview orgs lists them")
    return tuple(found)
