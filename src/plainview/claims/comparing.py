"""Whether two facts of different documents say the same, contradict each other, or differ.

They are about the same matter when nothing that both say of who and what is in conflict and what
they share identifies it: a telling number of one measure, or several roles with the same fillers.
They contradict each other when roles, scope, definition and date are the same and the values stay
apart after printed rounding, or when one denies what the other says. What only differs in stage,
scope, definition, date or precision is no contradiction. In doubt two facts are apart: facts that
are wrongly taken for one would confirm each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.claims import terms
from plainview.claims.clashing import reason
from plainview.claims.content import BODIES, Content, Prepared, prepared
from plainview.claims.dates import APART as OTHER_TIME
from plainview.claims.dates import SAME, one_time
from plainview.claims.numbers import (
    ALIKE,
    DISJOINT,
    STOCKS,
    TELLING,
    Pair,
    arithmetic,
    digits,
    is_ceiling,
    opposed,
    pairs,
)
from plainview.claims.roles import Meeting, meet
from plainview.claims.scope import hedges, one_stage
from plainview.claims.telling import kin, telling

RELATIONS = ("same", "contradicts", "differs", "apart")
DIFFERS = (
    "number", "unit", "scale", "qualifier", "precision", "stage", "scope", "definition", "date",
    "agency", "direction", "polarity", "modality", "attribution",
)  # fmt: skip

_OPINIONS = ("stance", "rule")  # many of one holder or issuer are about one thing
_UNSTAGED = ("target", "rule")
"""A target is set, raised, given or stated: that is all one; what "may" be done is allowed."""
_POSSIBLE = "capacity"
"""What a place can hold it holds room for: its capacity is no mere possibility."""
_LASTING = 45  # days
_PACES = {"day": "daily", "night": "nightly", "week": "weekly", "month": "monthly"}
_EACH = r"\b(?:(?:an?|per|each|every) {pace}(?! (?:ago|earlier|later|before|after))|{adverb})\b"
"""How a sentence says that a number is for so long."""
_MANY = 20  # below it a number of a story comes again in the next
_STAGE = frozenset(("stage", "modality"))
_ALLOWED = frozenset(("precision", "qualifier"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two facts stand to each other.

    `relation` is one of RELATIONS. `differs` names, of DIFFERS, what is not equal; with "same" it
    names what is allowed for ("precision": 46,000 for 46,112). `arithmetic` is the sum written out.
    """

    relation: str
    differs: tuple[str, ...] = ()
    arithmetic: str = ""


_APART = Comparison("apart")


def compare(one: Content, two: Content, *, same_time: bool = False) -> Comparison:
    """How two facts stand to each other; the order makes no difference to the relation.

    `same_time` says that what the two leave open about their dates is the same, as of a draft that
    speaks of what the record knows; dates that they name still count.
    """
    return compare_prepared(prepared(one), prepared(two), same_time=same_time)


def same(one: Content, two: Content) -> bool:
    """Whether two facts say the same, at whatever stage."""
    return joins(compare(one, two))


def joins(found: Comparison) -> bool:
    """Whether two facts that stand so to each other are told of one claim, at whatever stage."""
    if found.relation == "same":
        return True
    return found.relation == "differs" and set(found.differs) <= _STAGE | _ALLOWED | {"definition"}


def compare_prepared(one: Prepared, two: Prepared, *, same_time: bool = False) -> Comparison:
    """The same for contents that were prepared before."""
    if one.type != two.type:
        return _APART
    roles = meet(one, two)
    held = pairs(one.content.measures, two.content.measures)
    alike = [pair for pair in held if pair.how == ALIKE]
    telling = max((pair.digits for pair in alike), default=0)
    if roles.turned:
        return _turned(held, alike, roles)
    if not _one_matter(one, two, roles, held, telling):
        return _APART
    apart = [pair for pair in held if pair.how == DISJOINT]
    context = _context(one, two, roles, apart or held)
    if one.denies != two.denies:
        return _denied(one, two, alike, held, context, roles)
    if roles.worded and one.negates != two.negates:
        return Comparison("differs", ("polarity", *context))
    if apart:
        return _apart(one, two, roles, apart, context, same_time)
    return _alike(roles, held, alike, context)


def _one_matter(
    one: Prepared, two: Prepared, roles: Meeting, held: list[Pair], telling: int
) -> bool:
    common = len(roles.agreed) + len(roles.levels)
    if roles.conflicts:
        # one party or place is another: still the same story where the number is telling
        return telling >= TELLING and len(roles.conflicts) == 1 and bool(roles.agreed)
    if one.content.measures and two.content.measures:
        if telling >= TELLING:
            return bool(roles.agreed) or common >= 2
        if telling:
            return _parties(one, roles) or _told_at_once(one, two, roles, held)
        return bool(held) and (common >= 2 or roles.fixed(one.type))
    # without a number, who and what kind of thing is what many facts have in common
    if roles.worded:
        return common >= 1
    if one.content.measures or two.content.measures:
        return len(roles.agreed) >= 2 and _printed_in_both(one, two)
    return len(roles.agreed) >= 3 and one.type != "stance"


def _printed_in_both(one: Prepared, two: Prepared) -> bool:
    """Whether the number that one fact has stands in the sentence of the other, too."""
    measures = one.content.measures or two.content.measures
    quote = two.content.quote if one.content.measures else one.content.quote
    return any(digits(each) >= 2 and f" {each.surface} " in f" {quote} " for each in measures)


def _parties(one: Prepared, roles: Meeting) -> bool:
    """Whether both parties are agreed on: few numbers stand between any two."""
    return len(roles.agreed) >= 3 or (one.type == "spending" and {"payer", "payee"} <= roles.agreed)


def _told_at_once(one: Prepared, two: Prepared, roles: Meeting, held: list[Pair]) -> bool:
    """Whether a number that is not telling is of one body, one measure and one time."""
    first = held[0]
    return (
        roles.fixed(one.type)
        and (one.type != "operation" or "place" in roles.agreed)
        and first.ours.name == first.theirs.name
        and min(first.ours.value or 0, first.theirs.value or 0) >= _MANY
        and _time(one, two, held) == SAME
    )


def _turned(held: list[Pair], alike: list[Pair], roles: Meeting) -> Comparison:
    """Facts whose parties stand the other way round."""
    if alike or (roles.agreed and not held):
        return Comparison("differs", ("direction",))
    return _APART


def _context(one: Prepared, two: Prepared, roles: Meeting, held: Sequence[Pair]) -> list[str]:
    """What other than the numbers is not equal."""
    found = []
    # what both say in one word is at one stage, however the reading took it
    staged = not one_stage(one.content.quote, two.content.quote) and one.type not in _UNSTAGED
    if staged and one.stage and two.stage and one.stage != two.stage:
        found.append("stage")
    possible = held and all(_POSSIBLE == pair.ours.name == pair.theirs.name for pair in held)
    if staged and one.firm != two.firm and not possible:
        found.append("modality")
    if roles.levels or roles.conflicts & BODIES:
        found.append("agency")
    narrowed = {role for role in roles.narrowed if not _named_in_both(role, one, two)}
    if narrowed or roles.conflicts - BODIES:
        found.append("scope")
    if _time(one, two, held) == OTHER_TIME:
        found.append("date")
    return found


def _named_in_both(role: str, one: Prepared, two: Prepared) -> bool:
    """Whether what fills a role in one fact alone stands in the sentence of the other, too."""
    for fact, other in ((one.content, two.content), (two.content, one.content)):
        ids = {filler.entity for filler in other.fillers if filler.entity}
        quote = other.quote.lower()
        for filler in fact.fillers:
            if filler.role == role:
                named = (filler.surface or filler.name).lower()
                if filler.entity not in ids and f" {named}" not in f" {quote}":
                    return False
    return True


def _time(one: Prepared, two: Prepared, held: Sequence[Pair]) -> str:
    if not held:
        # a state of things that is told without a number lasts some weeks
        lasting = one.type in _OPINIONS
        return one_time(one.content, two.content, None, None, moving=not lasting, near=_LASTING)
    measures = held[0].ours, held[0].theirs
    moving = any(pair.ours.name in STOCKS for pair in held)
    return one_time(one.content, two.content, *measures, moving=moving)


def _denied(
    one: Prepared,
    two: Prepared,
    alike: list[Pair],
    held: list[Pair],
    context: list[str],
    roles: Meeting,
) -> Comparison:
    """One says that a thing is so, the other that it is not."""
    if held and not alike:
        return _APART
    hedged = hedges(one.content.quote) or hedges(two.content.quote)
    if set(context) <= _STAGE and roles.fixed(one.type) and not hedged:
        return Comparison("contradicts", ("polarity",))
    return Comparison("differs", tuple(dict.fromkeys(("polarity", *context))))


def _apart(
    one: Prepared,
    two: Prepared,
    roles: Meeting,
    apart: list[Pair],
    context: list[str],
    same_time: bool,
) -> Comparison:
    """Numbers that stay apart: a contradiction where nothing else explains it."""
    named = [
        word for pair in apart for word in pair.differs if not _defined_alike(one, two, pair, word)
    ]
    sums = "; ".join(arithmetic(pair) for pair in apart)
    quotes = one.content.quote, two.content.quote
    if kin(quotes, (apart[0].ours.surface, apart[0].theirs.surface)):
        context = [*context, "definition"]
    if context or not set(named) <= {"number", "scale"}:
        return Comparison("differs", tuple(dict.fromkeys([*named, *context])), sums)
    why = reason(one, two, roles, apart, same_time)
    words = tuple(dict.fromkeys([*named, why] if why else named))
    return Comparison("differs" if why else "contradicts", words, sums)


def _defined_alike(one: Prepared, two: Prepared, pair: Pair, word: str) -> bool:
    """Whether a number lacks a definition that its sentence has in words: "under its contract"."""
    if word != "definition" or pair.ours.name != pair.theirs.name:
        return False
    quotes = one.content.quote, two.content.quote
    if pair.ours.per != pair.theirs.per:
        alike = pair.ours.definition == pair.theirs.definition and _one_pace(pair, *quotes)
        return alike and not terms.differ(*quotes)
    if pair.ours.definition and pair.theirs.definition:
        return False
    told = telling(quotes[0], pair.ours.surface), telling(quotes[1], pair.theirs.surface)
    return terms.equal(*quotes) or terms.equal(*told)


def _one_pace(pair: Pair, one: str, two: str) -> bool:
    """Whether a sum is for a night or a month in both sentences, though only one of the numbers
    was read so: "$98 a night", "the nightly rate of $98"."""
    paces = {pair.ours.per, pair.theirs.per} - {None}
    if len(paces) != 1 or pair.ours.per == pair.theirs.per:
        return False
    pace = min(map(str, paces))
    said = _EACH.format(pace=pace, adverb=_PACES.get(pace, "yearly"))
    return all(re.search(said, quote, re.IGNORECASE) for quote in (one, two))


def _alike(roles: Meeting, held: list[Pair], alike: list[Pair], context: list[str]) -> Comparison:
    """No numbers, or numbers that agree."""
    named = [word for pair in held for word in pair.differs]
    sums = "; ".join(arithmetic(pair) for pair in held)
    # what only one of the two adds is no difference of what both say
    lasting = [word for word in context if word != "scope" or roles.conflicts]
    if not roles.conflicts and "agency" in lasting:
        lasting.remove("agency")
    limits = ["number"] if any(opposed(pair.ours, pair.theirs) for pair in held) else []
    words = tuple(dict.fromkeys([*named, *lasting, *limits]))
    bounded = any(is_ceiling(pair.ours) != is_ceiling(pair.theirs) for pair in held)
    if lasting or set(named) - _ALLOWED or bounded or (held and not alike):
        return Comparison("differs", words, sums)
    return Comparison("same", words, sums)
