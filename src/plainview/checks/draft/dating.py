"""Dates of a draft's sentence held against those of a sentence of the record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainview.checks.draft.lines import Line
from plainview.extraction.parts import DateMention
from plainview.model import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-z]*\.?(?: (\d{1,2})\b)?(?!\d)", re.IGNORECASE)
_FUTURE = frozenset(("will", "would", "plans"))
YEAR = re.compile(r"(?:19|20)\d\d")
_SEASON = re.compile(r"\b((?:19|20)\d\d)[/–-]((?:19|20)?\d\d)\b(?![/–-])")
_RELATIVE = re.compile(r"\b(?:this|last|next|previous) (?:fiscal )?year\b", re.IGNORECASE)


def meeting(claim: Line, told: Line) -> list[bool]:
    """[True] where the dates of two sentences meet, [False] where not; [] where one has none."""
    ours, theirs = placed(claim.dates), placed(told.dates)
    days, other_days = _days(claim.dates), _days(told.dates)
    if not ours or not theirs:
        # a day without its year is held against the day alone
        bare = len(ours) < len(claim.dates) or len(theirs) < len(told.dates)
        if bare and days and other_days:
            return [any(_one_day(one, two) for one in days for two in other_days)]
        # "this year" of a text without a day is no year of the draft's
        return [False] if ours and not theirs and _some_year(told) else []
    left = [date for date in ours if not any(date.meets(other) for other in theirs)]
    other_left = [date for date in theirs if not any(date.meets(other) for other in ours)]
    return [False] if left and other_left and not bare_alike(claim, told) else [True]


def bare_alike(claim: Line, told: Line) -> bool:
    """Whether both sentences give one and the same day without its year, which readers take from
    the tense: "by July 1", "on July 1"."""
    dates = (*claim.dates, *told.dates)
    if not all(_DAY.search(one.surface) and not YEAR.search(one.surface) for one in dates):
        return False
    ours, theirs = _days(claim.dates), _days(told.dates)
    alike = len(ours) == len(theirs) and all(map(_one_day, ours, theirs))
    # what is to be done by then in one was done in the other
    return bool(ours) and alike and _to_come(claim) == _to_come(told)


def _to_come(line: Line) -> bool:
    return any(word.word in _FUTURE for word in line.words)


def of_another_time(claim: Line, told: Line) -> bool:
    """Whether a statement is of a year, and the sentences around one without a date of others."""
    within = [one for one in told.when if one.end]  # the day of printing stands nowhere
    ours, theirs, near = map(placed, (claim.dates, told.dates, within))
    if not ours or theirs or not near:
        return False
    return not any(_one_year(one, other) for one in ours for other in near)


def _one_year(one: PartialDate, two: PartialDate) -> bool:
    """Whether two dates may be of one year; one without a bound may be."""
    first = max((day.year for day in (one.earliest, two.earliest) if day), default=0)
    last = [day.year for day in (one.latest, two.latest) if day]
    return not last or first <= min(last)


def _some_year(line: Line) -> bool:
    """Whether a sentence tells of a year that nobody can place."""
    return any(one.edtf is None and _RELATIVE.search(one.surface) for one in line.dates)


def of_a_season(one: Line, two: Line) -> bool:
    """Whether only one sentence counts over a season: 2018/19 is neither 2018 nor 2019."""
    return _seasons(one) != _seasons(two)


def _seasons(line: Line) -> set[int]:
    """The first years of the seasons that a sentence names; "2025-09" is a month."""
    found = ((int(first), int(last)) for first, last in _SEASON.findall(line.content))
    return {first for first, last in found if (first + 1 - last) % 100 == 0}


def _days(dates: Iterable[DateMention]) -> list[tuple[int, int]]:
    """Month and day of dates as printed, the day 0 where there is none."""
    found = []
    for one in dates:
        if hit := _DAY.search(one.surface):
            found.append((_MONTHS.index(hit[1].lower()[:3]), int(hit[2] or 0)))
    return found


def on_its_day(day: PartialDate, dates: Iterable[DateMention]) -> bool:
    """Whether a day is among dates as they are printed without a year: "on April 14"."""
    first = day.earliest
    if first is None or first != day.latest:
        return False
    bare = [one for one in dates if not YEAR.search(one.surface)]
    return (first.month - 1, first.day) in _days(bare)


def with_year(one: DateMention, year: str | None) -> str:
    """A day that is printed without its year, in a year; "" where it is no day."""
    day = next(iter(_days((one,))), None)
    return f"{year}-{day[0] + 1:02}-{day[1]:02}" if year and day and day[1] else ""


def _one_day(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] == two[0] and (one[1] == two[1] or not one[1] or not two[1])


def placed(dates: Iterable[DateMention]) -> list[PartialDate]:
    found = []
    for one in dates:
        try:
            found.append(PartialDate.parse(one.edtf or ""))
        except ValueError:
            continue  # what cannot be placed is not said to differ
    return found
