"""Numbers of a draft's sentence held against those of a sentence of the record.

Printed rounding is allowed and named: 47,000 for 47,300 is the same number, told less exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.checks.draft.agreeing import (
    CEILINGS,
    agree,
    as_limits,
    bounds,
    digits_of,
    parted,
    size_of,
)
from plainview.checks.draft.changing import in_measure
from plainview.checks.draft.counting import (
    BARELY_NEAR,
    CLEARLY_NEAR,
    LEAST_NEAR,
    at_most,
    beneath,
    bracketed,
    broken,
    counts_there,
    far_below,
    hundredfold,
    kinds_like,
    nearest,
    nearness,
    of_another,
    rate_made,
    share_of_another,
    unit_apart,
)
from plainview.checks.draft.derived import derived, from_a_day, one_sum
from plainview.checks.draft.differences import is_step, stepped
from plainview.checks.draft.lines import Line
from plainview.checks.draft.readings import MULTIPLE
from plainview.checks.draft.reckoning import allowed, another_pace
from plainview.checks.draft.rows import sole_of_its_day
from plainview.checks.draft.sums import follows
from plainview.checks.draft.thesaurus import meaning
from plainview.checks.draft.unsaid import silent
from plainview.claims import terms
from plainview.extraction.parts import Quantity

AGREED, APART = "agreed", "apart"

_DIGITS = 4  # of a number that does not come twice by chance
_SEVERAL = 2  # of what the record has only one
_ONLY = frozenset(("only", "just", "single"))
_TABLE = 4  # numbers of a sentence that is no row of a table
_ROOM = {"beds", "people"}


@dataclass(frozen=True, slots=True)
class Match:
    """A number of the draft beside one of the record.

    `how` is AGREED or APART; `differs` names what is not equal (of `claims.DIFFERS`), empty where
    all is; `near` is how alike their surroundings are, 0 to 1; `digits` how telling the number is.
    `reckoned` says that the record's number was worked out from those it prints.
    """

    ours: Quantity
    theirs: Quantity
    how: str
    differs: tuple[str, ...]
    near: float
    digits: int
    reckoned: bool = False

    @property
    def vague(self) -> bool:
        """Whether one of the two was not counted: "most", "dozens"."""
        return self.ours.measure.value is None or self.theirs.measure.value is None


def matched(claim: Line, told: Line) -> tuple[list[Match], list[Quantity]]:
    """Each number of the draft's sentence with the one that it answers to; those without one."""
    ranked = sorted(
        (
            found
            for ours in claim.quantities
            for theirs in told.quantities
            if (found := _match(ours, theirs, claim, told))
        ),
        # what leaves room for a number stands before what rules it out
        key=lambda one: (
            one.how != AGREED or _by_chance(one),
            "number" in one.differs,
            len(one.differs),
            one.how == APART and one.vague,
            -one.near,
        ),
    )
    taken: set[int] = set()
    kept = []
    for one in ranked:
        if id(one.ours) not in taken and id(one.theirs) not in taken:
            taken |= {id(one.ours), id(one.theirs)}
            kept.append(one)
    left = [one for one in claim.quantities if id(one) not in taken]
    agreed = [(one.ours, one.theirs) for one in kept if one.how == AGREED]
    kept = [found for one in kept if (found := _or_worked_out(one, agreed, claim, told))]
    single = [
        found
        for one in left
        if (found := _one_only(one, claim, told) or _worked_out(one, agreed, claim, told))
    ]
    kept += single
    kept += _alone(claim, told, kept)
    derived = {id(one) for one in follows(claim)} | {id(one) for one in left if _a_single(one)}
    kept = [one for one in kept if id(one.ours) not in derived or not one.differs]
    told_else = derived | {id(found.ours) for found in single}
    told_else |= {id(one) for one in left if from_a_day(one, claim)}
    return kept, [one for one in left if id(one) not in told_else]


def _alone(claim: Line, told: Line, kept: Sequence[Match]) -> list[Match]:
    """The only shares of two sentences, where another number of both is the same."""
    ours, theirs = (
        [one for one in line.quantities if one.kind == "ratio"] for line in (claim, told)
    )
    agreed = [one for one in kept if one.how == AGREED and not one.differs]
    if len(ours) != 1 or len(theirs) != 1 or not agreed:
        return []
    one, two = ours[0], theirs[0]
    if any(each.ours is one or each.theirs is two for each in kept):
        return []
    if agree(one.measure, two.measure) or silent(one, two, claim, told):
        return []
    how = parted(one.measure, two.measure, bool(claim.dates and told.dates))
    return [Match(one, two, APART, (how, *in_measure(one, claim, told)), LEAST_NEAR, 0)]


def _by_chance(match: Match) -> bool:
    """Whether a "three" of one thing stands beside a "three" of another: less than another number
    of the same."""
    return "unit" in match.differs and match.digits < _SEVERAL and not match.ours.measure.per


def _or_worked_out(
    match: Match, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Match | None:
    """What stands against a number, unless the record's other numbers give it; a step from another
    number ("by nine") is held against a step alone."""
    if match.how == AGREED:
        return match
    found = _worked_out(match.ours, agreed, claim, told)
    if is_step(match.ours, claim) and not is_step(match.theirs, told):
        return found
    sure = found and (found.how == AGREED or stepped(match.ours, agreed, claim, told))
    return found if sure else match


def _a_single(item: Quantity) -> bool:
    """Whether a number is a "one" that counts nothing: "under one agreement"."""
    said = item.measure.surface.lower().split()
    alone = item.kind == "count" and item.measure.value == 1 and "one" in said
    return alone and not _ONLY & set(said) and said[0] in ("one", "under")


def _worked_out(
    item: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Match | None:
    """A share or multiple beside what it comes to by the record's other numbers."""
    found = derived(item, agreed, claim, told)
    if found is None:
        return None
    near = nearness(item, found.theirs, claim, told)
    value = found.theirs.measure.value
    if not found.agrees and any(
        other is not item and other.kind == item.kind and value in allowed(other)
        for other in claim.quantities
        if value is not None and item.kind == "ratio" and other.measure.value
    ):
        return None  # another share of the sentence is what that comes to
    how, differs = (AGREED, ()) if found.agrees else (APART, ("number",))
    return Match(item, found.theirs, how, differs, max(near, CLEARLY_NEAR), 1, item.kind != "count")


def _one_only(item: Quantity, claim: Line, told: Line) -> Match | None:
    """A count of several beside "only one" of the same in the record, which is no quantity there:
    that there is one is mostly said of what is not counted."""
    value = item.measure.value
    if not item.noun or value is None or value < _SEVERAL or item.kind != "count":
        return None
    said = [word.word for word in told.words]
    noun = meaning(item.noun.lower().split()[-1])
    for place, word in enumerate(told.words):
        before = said[max(0, place - 3) : place]
        if word.key == noun and "one" in before and _ONLY & set(said[max(0, place - 5) : place]):
            at = told.words[place - before[::-1].index("one") - 1]
            measure = replace(
                item.measure, lo=1.0, hi=1.0, value=1.0, qualifier="exact", surface=at.word,
                start=at.start, end=at.end,
            )  # fmt: skip
            theirs = Quantity(measure, item.noun, "count")
            near = nearness(item, theirs, claim, told)
            return Match(item, theirs, APART, ("number",), near, 0) if near >= LEAST_NEAR else None
    return None


def _match(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> Match | None:
    found = _pair(ours, another_pace(ours, theirs), claim, told)
    moved = found is not None and found.theirs is not theirs
    return replace(found, reckoned=True) if found and moved else found


def _pair(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> Match | None:
    one, two = ours.measure, theirs.measure
    if one.qualifier in CEILINGS and two.value and at_most(theirs, told):
        two = replace(two, qualifier=one.qualifier, lo=0.0)
    one, two = as_limits(one, two, terms.caps(claim.content), terms.caps(told.content))
    near = nearness(ours, theirs, claim, told)
    if sole_of_its_day(claim, told):
        near = max(near, CLEARLY_NEAR)
    digits = min(max(digits_of(one), size_of(one)), _DIGITS)
    unit = unit_apart(
        ours, theirs, counts_there(ours, told) or counts_there(theirs, claim)
    ) or rate_made(one, theirs, told)
    if {one.unit, two.unit} == _ROOM and terms.of_room(claim.content, told.content):
        unit = ()  # 900 beds have room for 900 people
    if MULTIPLE in (ours.kind, theirs.kind):
        return _as_multiple(ours, theirs, near)
    if share_of_another(ours, theirs, claim, near):
        return None
    if agree(one, two):
        least = LEAST_NEAR if kinds_like(ours.kind) & kinds_like(theirs.kind) else CLEARLY_NEAR
        if unit and digits < 2 and near < least:
            return None
        return Match(ours, theirs, AGREED, (*unit, *bounds(one, two)), near, digits)
    if hundredfold(ours, theirs):
        return Match(ours, theirs, APART, ("unit",), near, digits)
    if unit or ours.kind not in kinds_like(theirs.kind):
        return None
    if near < nearest(ours, theirs, claim, told) and not one_sum(claim, told):
        return None
    if far_below(one, two) if ours.kind == "money" else beneath(one, two):
        return None
    if len(told.quantities) > _TABLE and not (theirs.noun and near >= CLEARLY_NEAR):
        return None  # a row of a table that no reader knows: which number is which is not told
    if of_another(ours, claim, told) or silent(ours, theirs, claim, told):
        return None
    if broken(ours, claim) or broken(theirs, told):
        return None
    if (
        bool(one.per) != bool(two.per)
        and ours.kind != "money"
        and _spans(claim if two.per else told)
    ):
        return None  # so many in eight years, and so many a year
    if bracketed(ours, claim) or bracketed(theirs, told):
        return None  # a conversion, a label or a share beside the number that is stated
    how = parted(one, two, bool(claim.dates and told.dates))
    return Match(ours, theirs, APART, (how, *in_measure(ours, claim, told)), near, 0)


def _spans(line: Line) -> bool:
    """Whether a sentence counts from one day or year to another."""
    return any("/" in (date.edtf or "") for date in line.dates)


def _as_multiple(ours: Quantity, theirs: Quantity, near: float) -> Match | None:
    """So many times another number beside the same, or beside a share: a fifth more is 120%."""
    many, other = (ours, theirs) if ours.kind == MULTIPLE else (theirs, ours)
    times, value = many.measure.value, other.measure.value
    if value is None or times is None:
        return None
    bare = other.kind == "count" and not other.noun and not value.is_integer()
    if other.kind not in (MULTIPLE, "ratio") and not bare:
        return None
    room = allowed(many)
    if value in room or (other.kind == "ratio" and value < 1 and 1 + value in room):
        return Match(ours, theirs, AGREED, (), near, 1)
    apart = other.kind == MULTIPLE or value > 1
    return (
        Match(ours, theirs, APART, ("number",), near, 0) if apart and near >= BARELY_NEAR else None
    )


def arithmetic(matches: Sequence[Match]) -> str:
    """The numbers that stand against each other, written out."""
    return "; ".join(_written(one) for one in matches)


def _written(match: Match) -> str:
    one, two = match.ours.measure, match.theirs.measure
    sides = f"the draft has {one.surface}, the record {two.surface}"
    if one.value is None or two.value is None or one.value == two.value:
        return sides
    low, high = sorted((abs(one.value), abs(two.value)))
    gap = f"{high - low:,.10g} apart" if match.ours.kind != "ratio" else (
        f"{100 * (high - low):.3g} points apart"
    )  # fmt: skip
    return f"{sides}: {gap}" + (f", {high / low:,.3g} times" if low else "")
