"""The two ends of a time that a sentence counts over, and how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from plainview.checks.draft.dating import YEAR, placed, with_year
from plainview.checks.draft.lines import Line
from plainview.extraction.parts import Quantity
from plainview.model import PartialDate

_FROM_TO = re.compile(r"(?:from|between|since) ", re.IGNORECASE)
ANCHORED = re.compile(
    r"\b(?:after|following|follow(?:s|ed)|since|from|later|beginning|starting)\b", re.IGNORECASE
)
_DAYS = {"days": 1, "weeks": 7}
_HALF_WEEK = 4  # days by which a number of weeks is rounded
_BETWEEN = re.compile(
    r" (?:apart\b|(?:\w+ )?(?:between|separat\w+)\b"
    r"|(?P<date>(?:after|before|later,? on|earlier,? on) (?=[A-Z])))"
)
_UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
_LONGEST = 100  # years or months that are counted one by one


def spanned(line: Line) -> tuple[PartialDate, PartialDate] | None:
    """The first and the last day or year that a sentence counts from and to; None where it does not
    name both, or one and how many days or weeks lie between them."""
    for one in line.dates:
        first, slash, last = (one.edtf or "").partition("/")
        if slash and _FROM_TO.match(one.surface):
            return _parsed(first, last)
    dates = placed(line.dates)
    if len(dates) == 2 and len(line.dates) == 2 and all(_whole(one) for one in dates):
        ordered = sorted(dates, key=lambda one: str(one.earliest))
        return (ordered[0], ordered[1]) if not dates[0].meets(dates[1]) else None
    terms = [one for one in line.quantities if one.kind == "duration" and one.measure.value]
    if (
        len(dates) != 1
        or len(line.dates) != 1
        or len(terms) != 1
        or not ANCHORED.search(line.content)
    ):
        return None
    days = _DAYS.get(terms[0].measure.unit or "", 0) * (terms[0].measure.value or 0.0)
    start = dates[0].earliest
    if not days or not start or start != dates[0].latest:
        return None
    return _parsed(start.isoformat(), (start + timedelta(days=days)).isoformat())


def days_between(line: Line) -> Iterator[tuple[Quantity, str, bool]]:
    """Terms that are told to lie between two days of a sentence: each with the days counted, and
    whether they are as many."""
    for item in line.quantities:
        per = _DAYS.get(item.measure.unit or "")
        if item.kind != "duration" or not per or not item.measure.value:
            continue
        hit = _BETWEEN.match(line.content, item.measure.end - line.start)
        days = _two_days(line) if hit else None
        if not hit or not days:
            continue
        if hit["date"] is not None and not any(
            one.start == line.start + hit.end() for one in line.dates
        ):
            continue  # so many days after something else
        gap = (days[1] - days[0]).days
        first, last = (f"{day:%B} {day.day}, {day.year}" for day in days)
        written = f"{first} to {last} = {gap} days, not {item.measure.surface}"
        yield item, written, abs(gap - per * item.measure.value) <= (1 if per == 1 else _HALF_WEEK)


def _two_days(line: Line) -> tuple[date, date] | None:
    """The two days that a sentence names, the first one first; one of them may lack its year."""
    ends = spanned(line)
    if ends is None and len(line.dates) == 2:
        named = [YEAR.search(one.surface) for one in line.dates]
        years = {hit.group() for hit in named if hit}
        spelt = [
            one.edtf or with_year(one, min(years) if len(years) == 1 else None)
            for one in line.dates
        ]
        ends = _parsed(*sorted(spelt)) if all(spelt) else None
    days = [one.earliest for one in ends or () if one.earliest and one.earliest == one.latest]
    return (days[0], days[1]) if len(days) == 2 else None


def lasting(line: Line, per: str) -> float | None:
    """Over how many days, months or years a sentence counts, as it says or by its two years."""
    for one in line.quantities:
        if one.kind == "duration" and _UNITS.get(one.measure.unit or "") == per:
            return one.measure.value
    ends = spanned(line) if per == "year" else None
    if ends is None or not all(_is_year(one) for one in ends):
        return None
    first, last = ends[0].earliest, ends[1].earliest
    years = last.year - first.year + 1 if first and last else 0
    return float(years) if 1 < years < _LONGEST else None


def _parsed(first: str, last: str) -> tuple[PartialDate, PartialDate] | None:
    try:
        return PartialDate.parse(first), PartialDate.parse(last)
    except ValueError:
        return None


def _whole(one: PartialDate) -> bool:
    return one.earliest is not None and one.latest is not None


def _is_year(one: PartialDate) -> bool:
    first, last = one.earliest, one.latest
    return bool(first and last and first.year == last.year and (last - first).days > 360)
