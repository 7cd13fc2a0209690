"""Facts of a draft held against facts of the record, beside the words of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plainview.checks.draft.holding import APART_FROM, CONTRADICTS, DIFFERS, SAME, Held
from plainview.checks.draft.lines import Line
from plainview.checks.draft.moves import turned
from plainview.checks.draft.shallow import glance
from plainview.checks.draft.weighing import foremost, stands
from plainview.claims import Comparison, Content, compare
from plainview.model import Fact, Filler
from plainview.names import SURE, resolve

_TOLD = 0.3  # of a statement's weight that words have to tell before facts are believed
_LIKE = 0.7  # likeness of a statement to what a fact tells where the words do not
_NUMBERS = frozenset(("number", "scale", "unit"))


def content_of(fact: Fact, published: str | None) -> Content:
    """What a fact of a draft says, its institutions named as far as their names are sure."""
    fillers = tuple(map(_named, fact.fillers))
    return Content(
        fact.type, fact.polarity, fillers, fact.measures, fact.status, fact.modality, fact.time,
        published, fact.evidence[0].quote,
    )  # fmt: skip


def _named(filler: Filler) -> Filler:
    if filler.entity or not filler.name[:1].isupper():
        return filler
    found = resolve(filler.name)
    sure = found and found[0].score >= SURE and (len(found) == 1 or found[1].score < SURE)
    return replace(filler, entity=found[0].id, name=found[0].name) if sure else filler


def with_facts(held: Held, claim: Line, ours: Iterable[Content], theirs: Iterable[Content]) -> Held:
    """How two sentences stand to each other where their facts tell more than their words.

    Words that are about one matter decide; where they seem to be about two, facts that say the
    same or stand against each other make them one.
    """
    if held.relation != APART_FROM and held.differs:
        return held
    if held.own < _TOLD:
        return held
    told = list(theirs)
    if held.relation == SAME and turned(claim, told):
        return replace(held, relation=DIFFERS, differs=("direction",))
    read = foremost(compare(one, two) for one in ours for two in told)
    if read.relation == APART_FROM or (read.relation == SAME and held.relation == SAME):
        return held
    if read.relation == CONTRADICTS and not stands(read, claim, held.told):
        return held
    return _adopted(held, read)


def with_glance(held: Held, claim: Line) -> Held:
    """The same where facts tell nothing, by what both sentences name and count.

    Only that a number stands against another is taken from so little.
    """
    if held.relation != APART_FROM or held.own < _TOLD or held.missing or held.agreed:
        return held
    if not any(one.ours.noun and one.theirs.noun for one in held.apart):
        return held  # what is counted has to be said of both
    found = glance(claim, held.told)
    if found.relation != CONTRADICTS or not set(found.differs) <= _NUMBERS:
        return held
    return replace(
        held, relation=CONTRADICTS, differs=found.differs, likeness=max(held.likeness, _LIKE)
    )


def _adopted(held: Held, found: Comparison) -> Held:
    if held.relation == SAME:
        # the words are alike; only roles tell who gave and who got
        if "direction" not in found.differs:
            return held
        return replace(held, relation=DIFFERS, differs=("direction",))
    if found.relation == SAME and (held.missing or held.untold or held.apart):
        return held
    if found.relation == DIFFERS and _NUMBERS & set(found.differs):
        return held  # another number of what is not quite the same is another matter
    differs = () if found.relation == SAME else found.differs
    return replace(
        held, relation=found.relation, differs=differs, likeness=max(held.likeness, _LIKE)
    )
