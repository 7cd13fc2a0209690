"""Numbers that the record does not print but that follow from those it prints.

So many a month from so many a year; a share from the part and the whole; how many times from the
two numbers. Each is written out, so that a reader can redo it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plainview.checks.draft.changing import changes, is_change
from plainview.checks.draft.counting import of_another_whole
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.lines import Line, clause_of
from plainview.checks.draft.readings import MULTIPLE, TIMES
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS
from plainview.model import Interval

DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
_SHARE_ROOM = 0.06  # of a share in words: "nine in ten" for 88%
_POINT = 0.006  # of a share in per cent, printed without decimals
_COARSE = 0.1  # of a share or multiple that is given as "about"
_UNDER = 0.15  # of one that is "nearly" so much
_CEILINGS, _FLOORS = ("up_to", "less_than"), ("more_than", "at_least")
_LEAST_UNDER = 0.7  # of what "less than" says, as nobody says it of what is far less
_BEYOND = 1.25  # times that "more than" may fall short of what is
_OF_THE = re.compile(r"^[^.;]{1,30}?\bof (?:the|its|those|these) ", re.IGNORECASE)
_CLOSE = 3
_MORE_ROOM = 0.25  # of what "a fifth more" adds
_NEARLY_ALL = 0.75
_RATIO_KINDS = ("ratio", MULTIPLE)
_COUNTED = ("count", "rate", "money")
_SORTS = {"agents": "people", "addresses": "people", "names": "people", "records": "people"}
"""Who is counted by a name, an address or a record of each."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a number of the draft comes to by the record's numbers.

    `theirs` is that result as a quantity, its surface the sum written out; `agrees` says whether
    the draft's number is the same.
    """

    ours: Quantity
    theirs: Quantity
    agrees: bool


def another_pace(ours: Quantity, theirs: Quantity) -> Quantity:
    """The record's number over the time that the draft's is for; as it is where both are for one.

    Equal numbers for unequal times stay as they are: there the time is wrong.
    """
    one, two = ours.measure, theirs.measure
    if not (one.per and two.per) or one.per == two.per or one.value == two.value:
        return theirs
    if one.per not in DAYS or two.per not in DAYS or not one.value or not two.value:
        return theirs
    times = DAYS[one.per] / DAYS[two.per]
    value = float(f"{two.value * times:.3g}")
    surface = f"{two.surface} a {two.per}, which is {value:,.10g} a {one.per}"
    measure = replace(
        two,
        value=value,
        lo=None if two.lo is None else two.lo * times,
        hi=None if two.hi is None else two.hi * times,
        per=one.per,
        surface=surface,
    )
    return replace(theirs, measure=measure)


def reckoned(
    ours: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Reckoned | None:
    """What a share, a multiple or a part of the draft comes to by the numbers of a sentence and of
    those near it; None where they do not tell.

    `agreed` are the numbers of the draft that the record has, each beside its own there.
    """
    if ours.kind in ("count", "money") and (found_sum := _sum_of(ours, told)):
        return found_sum
    if ours.kind == "count":
        return _part(ours, agreed, claim, told)
    if ours.kind not in _RATIO_KINDS or not ours.measure.value:
        return None
    found = list(_results(ours, agreed, claim, told))
    same = next((one for one in found if one.agrees), None)
    return same or min(found, key=_gap, default=None)


def _part(
    ours: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Reckoned | None:
    """ "75 of the 181 facilities" beside "45 of them" in the next sentence."""
    after = claim.content[ours.measure.end - claim.start :]
    hit = _OF_THE.search(ours.measure.surface + after)
    whole = next(
        (two for one, two in agreed
         if hit and 0 <= one.measure.start - ours.measure.start <= hit.end() + _CLOSE),
        None,
    )  # fmt: skip
    if whole is None or ours.measure.value is None:
        return None
    shares = [one for one in told.quantities if one.kind == "ratio" and one.measure.value]
    if len(shares) == 1 and (shares[0].measure.value or 0) < 1:
        return _of_share(ours, shares[0], whole)
    for other, keys in told.beside:
        part = other.kind == "count" and not other.noun and other.measure.value
        if not part or part >= (whole.measure.value or 0) or not keys & claim.keys:
            continue
        rest = (whole.measure.value or 0) - part
        if rest in ours.measure.interval and 2 * len(keys & claim.keys) <= len(keys):
            return _rest(ours, other, whole, rest)
        return Reckoned(ours, other, part in ours.measure.interval)
    return None


def _rest(ours: Quantity, part: Quantity, whole: Quantity, rest: float) -> Reckoned:
    """ "136 of the 181 facilities kept within it" beside "45 of them held more"."""
    surface = f"{whole.measure.surface} - {part.measure.surface} = {rest:,.10g}"
    measure = replace(part.measure, value=rest, lo=rest, hi=rest, surface=surface)
    return Reckoned(ours, replace(part, measure=measure), True)


def _of_share(ours: Quantity, share: Quantity, whole: Quantity) -> Reckoned:
    """ "58,000 of the 60,000 were granted" beside "approved 97% of them"."""
    value = float(f"{(share.measure.value or 0.0) * (whole.measure.value or 0.0):.3g}")
    surface = f"{share.measure.surface} of {whole.measure.surface} = {value:,.10g}"
    measure = replace(share.measure, value=value, lo=value, hi=value, unit=whole.measure.unit,
                      of=None, surface=surface)  # fmt: skip
    own = ours.measure
    near = Interval(value, value).widened(_SHARE_ROOM * value)
    agrees = (own.value or 0.0) in near if own.qualifier not in _CEILINGS else (
        value <= (own.value or 0.0) <= value * _BEYOND
    )  # fmt: skip
    return Reckoned(ours, Quantity(measure, whole.noun, "count"), agrees)


def _sum_of(ours: Quantity, told: Line) -> Reckoned | None:
    """ "two requests, for 14.9 million in all" beside "7.6 million … and … 7.3 million"."""
    alike = [
        one for one in told.quantities
        if one.kind == ours.kind and one.measure.value and one_unit(ours, one)
        and not one.measure.per and one.noun == told.quantities[-1].noun
    ]  # fmt: skip
    value = sum(one.measure.value or 0.0 for one in alike)
    own = ours.measure.value
    if len(alike) < 2 or own is None or abs(value - own) > min(ours.measure.rounding, _POINT * own):
        return None
    surface = " + ".join(one.measure.surface for one in alike) + f" = {value:,.10g}"
    measure = replace(alike[0].measure, value=value, lo=value, hi=value, surface=surface)
    return Reckoned(ours, Quantity(measure, alike[0].noun, ours.kind), True)


def _gap(one: Reckoned) -> float:
    return abs(math.log((one.theirs.measure.value or 1.0) / (one.ours.measure.value or 1.0)))


def _results(
    ours: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Iterator[Reckoned]:
    pool = [*((one, clause_of(told, one)) for one in told.quantities), *told.beside]
    counted = [(one, keys) for one, keys in pool if one.kind in _COUNTED and one.measure.value]
    own = [one for one in told.quantities if one.kind in _COUNTED and one.measure.value]
    if ours.kind == MULTIPLE:
        anchored = {id(two) for _, two in agreed}
        for found in _times(ours, counted, claim, told):
            # two numbers that the draft does not give are hardly those that it compares
            known = anchored & {id(one) for one in told.quantities}
            if found.agrees or known or len(own) == 1 or meeting(claim, told) == [True]:
                yield found
        yield from _times_of_known(ours, agreed, told)
        return
    anchors = [two for _, two in agreed if two.kind in _COUNTED]
    if not anchors and len(own) == 1 and _tells(told, claim):
        anchors = own  # "nine in ten of them were new", beside "33,000 of them were new"
    change, strange = is_change(ours, claim), of_another_whole(ours, claim, told)
    for anchor in anchors:
        for other, keys in counted:
            equal = other.measure.value == anchor.measure.value
            if not equal and one_unit(anchor, other) and _speaks_of(claim, other, keys):
                part, whole = sorted((anchor, other), key=lambda one: one.measure.value or 0.0)
                if change:
                    yield from _change_between(ours, part, whole)
                elif (share := compared(ours, part, whole)).agrees or not strange:
                    yield share


def _change_between(ours: Quantity, part: Quantity, whole: Quantity) -> Iterator[Reckoned]:
    """ "5% better" beside 0.85 and 0.81: the difference of two numbers where it gives that, as any
    two may be of other days."""
    small, large = part.measure.value or 0.0, whole.measure.value or 0.0
    for value in changes(small, large) if 0 < small < large else ():
        if value in allowed(ours):
            surface = f"{large:,.10g} - {small:,.10g}, which is {100 * value:.3g}%"
            yield _come_to(ours, part, value, surface)


def _times(
    ours: Quantity, counted: Sequence[tuple[Quantity, frozenset[str]]], claim: Line, told: Line
) -> Iterator[Reckoned]:
    """How many times its first number the last one of a sentence is, or its only number one of
    those near it that the draft speaks of."""
    own = [one for one in told.quantities if one.kind in _COUNTED and one.measure.value]
    if len(own) == 2 and one_unit(*own):
        yield compared(ours, own[1], own[0])
    if len(own) == 1 and not ours.measure.surface.endswith("what"):
        for other, _ in counted:
            if (
                other.measure.value != own[0].measure.value
                and one_unit(own[0], other)
                and _noun(other) in claim.keys
            ):
                yield compared(ours, other, own[0])


def _times_of_known(
    ours: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], told: Line
) -> Iterator[Reckoned]:
    """How many times another number of the sentence one is that the draft has."""
    for _, anchor in agreed:
        for other in told.quantities:
            alike = other.kind in _COUNTED and other.measure.value and one_unit(anchor, other)
            if other is not anchor and alike:
                found = compared(ours, anchor, other)
                if found.agrees:
                    yield found


def one_unit(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count one sort of thing, as far as they say."""
    if "money" in (one.kind, two.kind):
        return one.kind == two.kind and one.measure.unit == two.measure.unit
    units = [_SORTS.get(item.measure.unit or "", item.measure.unit) for item in (one, two)]
    return TIMES not in units and (not all(units) or units[0] == units[1])


def compared(ours: Quantity, part: Quantity, whole: Quantity) -> Reckoned:
    value = (part.measure.value or 0.0) / (whole.measure.value or 1.0)
    printed = f"{100 * value:.3g}%" if ours.kind == "ratio" else f"{value:.3g} times"
    surface = f"{part.measure.surface} / {whole.measure.surface} = {printed}"
    return _come_to(ours, part, value, surface)


def _come_to(ours: Quantity, part: Quantity, value: float, surface: str) -> Reckoned:
    measure = replace(
        ours.measure, value=value, lo=value, hi=value, qualifier="exact", surface=surface,
        start=part.measure.start, end=part.measure.end,
    )  # fmt: skip
    return Reckoned(ours, Quantity(measure, "", ours.kind), value in allowed(ours))


def allowed(ours: Quantity) -> Interval:
    """The values for which a share or multiple can be said as it is."""
    measure = ours.measure
    value = measure.value or 0.0
    if measure.qualifier in _FLOORS:
        return Interval(value * (1 - _POINT), value * _BEYOND)
    if measure.qualifier in _CEILINGS:
        return Interval(value * _LEAST_UNDER, value * (1 + _POINT))
    if measure.qualifier == "nearly":
        return Interval(value * (1 - _UNDER), value * (1 + _POINT))
    if ours.kind == MULTIPLE and value < 2 and measure.qualifier != "about":
        return Interval(value, value).widened(_MORE_ROOM * abs(value - 1))
    exact = "%" in measure.surface or "percent" in measure.surface.lower()
    room = _COARSE * value if measure.qualifier == "about" else _SHARE_ROOM * value
    return Interval(value, value).widened(min(room, _POINT) if exact else room)


def _speaks_of(claim: Line, item: Quantity, keys: frozenset[str]) -> bool:
    """Whether the draft's sentence names what a number counts, or whom it is of."""
    noun = _noun(item)
    if noun and noun in claim.keys | claim.spelt:
        return True
    bare = not noun or item.measure.unit == "people"
    return bare and bool(keys & (claim.keys | claim.spelt))


def _tells(told: Line, claim: Line) -> bool:
    """Whether a sentence has nearly all that the draft's speaks of."""
    own = claim.keys & (told.keys | told.spelt)
    return len(own) >= _NEARLY_ALL * len(claim.keys)


def _noun(item: Quantity) -> str:
    words = [word for word in item.noun.lower().split() if word not in STOP_WORDS]
    return meaning(words[-1]) if words else ""
