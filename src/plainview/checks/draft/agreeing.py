"""Two printed numbers: whether one can be said on the ground of the other, and what parts them."""

from __future__ import annotations

import math
from dataclasses import replace

from plainview.model import Measure

_ROUNDED = 0.05  # of a number, which is the most that rounding takes
_LOOSELY = 0.02  # of a number that is given as "about", whatever its digits
_ABOUT = 0.1  # of a number that is given as "about"
_IN_WORDS = 0.15  # of a number without a digit: "just under a quarter of a million"
_CLOSE = 1.1  # times that one share is another which may be of another month
_BEYOND = 1.1  # times that a number may exceed what "more than" says of it
_ABOVE = 1.5  # the same, from which it says another number: nobody says it of what is far more
_NEARLY = ("about", "nearly")
CEILINGS = frozenset(("up_to", "less_than"))
_FLOORS = frozenset(("more_than", "at_least"))
_SCALES = (10.0, 100.0, 1e3, 1e6, 1e9)


def agree(one: Measure, two: Measure) -> bool:
    """Whether the first number can be said on the ground of the second."""
    ours, theirs = one.value, two.value
    if ours is None or theirs is None:
        return _vague(one, two)
    gap = abs(ours - theirs)
    size = max(abs(ours), abs(theirs))
    coarse = not any(sign.isdigit() for sign in one.surface)
    if coarse and one.qualifier in _NEARLY and gap <= _IN_WORDS * size:
        return True
    if two.qualifier in _NEARLY and not any(sign.isdigit() for sign in two.surface):
        return gap <= _ABOUT * size
    if gap <= min(one.rounding, _ROUNDED * size):
        return True
    if two.qualifier in _NEARLY and gap <= min(two.rounding, _ROUNDED * size):
        return True
    if one.qualifier in _NEARLY and gap <= max(min(one.rounding, _ABOUT * size), _LOOSELY * size):
        return True
    room = max((_IN_WORDS if coarse else _BEYOND - 1) * size, 2 * one.rounding)
    if one.qualifier in _FLOORS and two.qualifier not in CEILINGS:
        return ours <= theirs <= ours + room
    if one.qualifier in CEILINGS and two.qualifier not in _FLOORS:
        return theirs <= ours <= _BEYOND * theirs
    return False


def _vague(one: Measure, two: Measure) -> bool:
    """Ranges and words such as "dozens": what the record has lies within what the draft says."""
    if (one.value is None) == (two.value is None):
        return one.interval.meets(two.interval)
    for limit, range_ in ((one, two), (two, one)):
        # "1,500 at most" of "1,200 to 1,500"
        if range_.qualifier == "range" and limit.value is not None:
            end = range_.hi if limit.qualifier in CEILINGS else range_.lo
            if limit.qualifier in CEILINGS | _FLOORS and end == limit.value:
                return True
    return two.interval.within(one.interval) if one.value is None else (
        one.interval.within(two.interval) and two.qualifier != "range"
    )  # fmt: skip


def digits_of(measure: Measure) -> int:
    """Significant digits as printed, at least one."""
    value = measure.value
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) or 1 if value is not None else 1


def size_of(measure: Measure) -> int:
    """How telling a round number is by its size alone: 600,000 hardly comes twice by chance."""
    value = abs(measure.value or 0.0)
    return int(math.log10(value) // 2) if value >= 1 else 0


def as_limits(one: Measure, two: Measure, caps: bool, other: bool) -> tuple[Measure, Measure]:
    """Two numbers as limits where one is, and the other stands exactly in a sentence about a limit
    (`caps` says so of the first, `other` of the second): "may send as many as 2,000", "caps it at
    500"."""
    if (one.qualifier in CEILINGS) == (two.qualifier in CEILINGS):
        return one, two
    if one.qualifier == "exact" and caps:
        return replace(one, qualifier="up_to", lo=0.0), two
    if two.qualifier == "exact" and other:
        return one, replace(two, qualifier="up_to", lo=0.0)
    return one, two


def bounds(one: Measure, two: Measure) -> tuple[str, ...]:
    """What of two numbers that agree is said otherwise: a limit that is none, or too exactly."""
    ours, theirs = _side(one), _side(two)
    if "range" in (one.qualifier, two.qualifier):
        return ()  # whose end is a limit
    if ours != theirs and "limit" in (ours, theirs):
        return ("qualifier",)
    if one.value is not None and two.value is not None and one.value != two.value:
        finer = digits_of(one) > digits_of(two) and one.rounding < two.rounding
        return ("precision",) if finer and two.qualifier in ("about", "nearly") else ()
    return ()


def _side(measure: Measure) -> str:
    return "limit" if measure.qualifier in CEILINGS else "plain"


def parted(one: Measure, two: Measure, dated: bool) -> str:
    """What two numbers differ in that are not one: only a limit leaves room for the other, and a
    share that is close, where no day is named."""
    if scaled(one, two):
        return "scale"
    if one.unit == two.unit == "ratio" and one.value and two.value and not dated:
        low, high = sorted((abs(one.value), abs(two.value)))
        if high <= _CLOSE * low:
            return "precision"
    limits = _FLOORS | CEILINGS
    if (one.qualifier in limits) != (two.qualifier in limits):
        exact = one if two.qualifier in limits else two
        limit = two if exact is one else one
        least = exact.value or (exact.lo if exact.qualifier == "range" else None) or 0
        far = limit.qualifier in _FLOORS and least >= _ABOVE * (limit.value or 0)
        if exact.interval.meets(limit.interval) and not far:
            return "precision"
    return "number"


def scaled(one: Measure, two: Measure) -> bool:
    """Whether the digits are the same and only the scale is another."""
    if not one.value or not two.value:
        return False
    ratio = max(one.value / two.value, two.value / one.value)
    return any(math.isclose(ratio, scale, rel_tol=1e-6) for scale in _SCALES)
