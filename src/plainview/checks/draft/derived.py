"""Numbers of a draft that no sentence of the record prints: worked out, or told with the dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plainview.checks.draft.agreeing import digits_of
from plainview.checks.draft.common import WIDE
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.differences import stepped
from plainview.checks.draft.lines import Line
from plainview.checks.draft.listing import SOME
from plainview.checks.draft.reckoning import Reckoned, reckoned
from plainview.extraction.parts import Quantity

_STATE = re.compile(r"pl-us-[a-z]{2}$")
_AND = re.compile(r",? and |, ")
_LEAST_LISTED = 3  # states that are a list
_COUNTED = ("count", "rate", "money")
_TELLING = 4  # digits of several numbers that do not come together by chance
_LATER = re.compile(r"\s*(?:after|before|later|earlier|ago|from|since)\b", re.IGNORECASE)


def derived(
    item: Quantity, agreed: Sequence[tuple[Quantity, Quantity]], claim: Line, told: Line
) -> Reckoned | None:
    """What a number comes to by the record's other numbers: what agrees with it, if any does."""
    found = stepped(item, agreed, claim, told)
    if found is not None and found.agrees:
        return found
    if (several := _of_states(item, told)) is not None:
        return several
    other = reckoned(item, agreed, claim, told)
    return other if found is None or (other is not None and other.agrees) else found


def _of_states(item: Quantity, told: Line) -> Reckoned | None:
    """ "Five states" beside "Illinois, Massachusetts, Minnesota, New York and Washington"."""
    if item.kind != "count" or item.measure.unit != "states" or SOME.search(told.content):
        return None
    named = [one for one in told.mentions if _STATE.match(one.entity or "")]
    between = [
        told.content[one.end - told.start : two.start - told.start] for one, two in pairwise(named)
    ]
    if len(named) < _LEAST_LISTED or not all(_AND.fullmatch(words) for words in between):
        return None
    first, last = named[0], named[-1]
    surface = f"{told.content[first.start - told.start : last.end - told.start]} = {len(named)}"
    value = float(len(named))
    measure = replace(item.measure, lo=value, hi=value, value=value, qualifier="exact",
                      surface=surface, start=first.start, end=last.end)  # fmt: skip
    return Reckoned(item, replace(item, measure=measure), value in item.measure.interval)


def pinned(claim: Line, told: Line) -> bool:
    """Whether a sentence has all of the several numbers of a statement, as they are printed there,
    so that they tell what it is about however it puts it."""
    ours = [one for one in claim.quantities if one.kind in _COUNTED]
    theirs = {one.measure.value for one in told.quantities if one.kind in _COUNTED}
    if len(ours) < 2 or any(one.measure.value not in theirs for one in ours):
        return False
    return sum(digits_of(one.measure) for one in ours) >= _TELLING


def from_a_day(item: Quantity, claim: Line) -> bool:
    """Whether a time is told from one event to another: "five years after it started"."""
    after = claim.content[item.measure.end - claim.start :]
    return item.kind == "duration" and _LATER.match(after) is not None


def one_sum(claim: Line, told: Line) -> bool:
    """Whether two sentences tell of one sum each, of one time and of one that both name."""
    single = all([item.kind for item in line.quantities] == ["money"] for line in (claim, told))
    named = (claim.bodies & told.bodies) - {one[1:] for one in WIDE}
    return single and bool(named) and meeting(claim, told) == [True]
