"""Whether two facts are of one time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from plainview.claims.content import Content
from plainview.model import Measure, PartialDate, Time

SAME, APART, OPEN = "same", "apart", "open"

NEAR = 10
"""Days between two publications within which what has no date of its own is of one time."""
_PAST = 500
"""Days after which a report speaks of something else, or of the past."""
_MOMENT = 31
"""Days that a date may span and still fix what is so many at a moment."""


def when(content: Content, measure: Measure | None = None) -> str | None:
    """The EDTF date that a fact is of, or a number of it; None where it does not say."""
    if measure is not None and measure.as_of:
        return measure.as_of
    time = content.time or Time()
    if time.as_of or time.event:
        return time.as_of or time.event
    if time.start and time.end:
        return f"{time.start}/{time.end}" if "/" not in time.start + time.end else time.start
    return time.start or time.end


def one_time(
    one: Content, two: Content, ours: Measure | None, theirs: Measure | None, *, moving: bool,
    near: int = NEAR,
) -> str:  # fmt: skip
    """SAME, APART or OPEN (not said). `moving` says that the thing changes from day to day, `near`
    in how many days it does not when reports give no date."""
    first, second = _read(when(one, ours)), _read(when(two, theirs))
    if first and second:
        return _dated(first, second, moving)
    printed, other = _read(one.published), _read(two.published)
    if first is None and second is None:
        if printed and other:
            gap = _gap(printed, other)
            if gap <= near:
                return SAME
            return APART if moving or gap > _PAST else OPEN
        return OPEN
    # what is told without a date is told of its day of publication
    fixed, undated = (first, other) if first else (second, printed)
    if not fixed or not undated:
        return OPEN
    gap = _gap(fixed, undated)
    if not moving and gap <= near:
        return SAME
    return APART if moving and gap > 6 * _MOMENT else OPEN


def same_span(one: Content, two: Content, ours: Measure | None, theirs: Measure | None) -> bool:
    """Whether two facts are of one period, of which each names it that gives a date."""
    first, second = _read(when(one, ours)), _read(when(two, theirs))
    if first is None or second is None:
        return True
    return (first.earliest, first.latest) == (second.earliest, second.latest) or (
        first.latest == second.latest and None in (first.earliest, second.earliest)
    )


def within(one: Content, two: Content, ours: Measure | None, theirs: Measure | None) -> bool:
    """Whether each fact names a period and one of the two is a part of the other that begins later:
    what two count from one day on has grown."""
    first, second = _read(when(one, ours)), _read(when(two, theirs))
    if first is None or second is None or _span(first) == _span(second):
        return False
    short, long = sorted((first, second), key=_span)
    begun = (long.earliest or date.min) < (short.earliest or date.min)
    return begun and (short.latest or date.max) <= (long.latest or date.max)


def days_named(content: Content, measure: Measure) -> int:
    """How many days the date spans that a fact gives for a number; 0 where it gives none."""
    named = _read(when(content, measure))
    return _span(named) if named and named.earliest and named.latest else 0


def _dated(one: PartialDate, two: PartialDate, moving: bool) -> str:
    if not one.meets(two):
        return APART
    if not moving or one.text == two.text:
        return SAME
    return SAME if _span(one) <= _MOMENT and _span(two) <= _MOMENT else OPEN


def _span(one: PartialDate) -> int:
    return ((one.latest or date.max) - (one.earliest or date.min)).days


def _gap(one: PartialDate, two: PartialDate) -> int:
    """Days that surely lie between."""
    if one.meets(two):
        return 0
    first, second = (one, two) if one.before(two) else (two, one)
    return ((second.earliest or date.max) - (first.latest or date.min)).days


@lru_cache(maxsize=65536)
def _read(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None
