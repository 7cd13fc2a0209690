"""Dates that the words before them narrow: "the first half of 2025" is January to June."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from plainview.checks.draft.lines import Line
from plainview.extraction.parts import DateMention
from plainview.model import PartialDate

_ORDINALS = {
    "first": 1,
    "opening": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": -1,
    "last": -1,
}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "nine": 9}
_PORTION = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (half|quarter|({'|'.join(_NUMBERS)}) months) of"
    r" (?:the )?(?:calendar |fiscal )?(?:year )?",
    re.IGNORECASE,
)
_LEAD = 45  # characters before a date that narrow it
_YEAR, _MONTH = 12, 1  # months


def portioned(line: Line) -> Line:
    """A sentence whose dates are the parts of years and months that it names."""
    dates = tuple(_narrowed(each, line) for each in line.dates)
    return line if dates == line.dates else replace(line, dates=dates)


def in_part(line: Line) -> bool:
    """Whether a sentence counts over a half or a quarter of a longer time."""
    return _PORTION.search(line.content) is not None


def _narrowed(told: DateMention, line: Line) -> DateMention:
    at = told.start - line.start
    lead = line.content[max(0, at - _LEAD) : at]
    hit = next((hit for hit in _PORTION.finditer(lead) if hit.end() == len(lead)), None)
    hit = hit or _PORTION.match(told.surface)
    if not hit or not told.edtf:
        return told
    try:
        whole = PartialDate.parse(told.edtf)
    except ValueError:
        return told
    span = _span(whole.earliest, whole.latest, hit)
    return replace(told, edtf=f"{span[0]}/{span[1]}") if span else told


def _span(first: date | None, last: date | None, hit: re.Match[str]) -> tuple[date, date] | None:
    """The days of a half, a quarter or some months of a year; of a month, of its half."""
    if not first or not last:
        return None
    months = (last.year - first.year) * _YEAR + last.month - first.month + 1
    place, named = _ORDINALS[hit[1].lower()], hit[2].lower()
    if months == _MONTH and named == "half" and first.day == 1:
        middle = first + timedelta(days=14)
        return (first, middle) if place == 1 else (middle + timedelta(days=1), last)
    if months != _YEAR:
        return None
    length = {"half": 6, "quarter": 3}.get(named) or _NUMBERS[hit[3].lower()]
    begun = _YEAR - length if place == -1 else (place - 1) * length
    if begun + length > _YEAR:
        return None
    return _after(first, begun), _after(first, begun + length) - timedelta(days=1)


def _after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, _YEAR)
    return date(day.year + years, month + 1, 1)
