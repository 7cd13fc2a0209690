"""Partial dates in EDTF (ISO 8601-2:2019; Library of Congress, Extended Date/Time Format)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, season, quarter, year, decade, century or interval, as far as it is known.

    `earliest` and `latest` are the first and last day it can be; None at an open end of an
    interval. Supported: EDTF level 0 dates and intervals; of level 1 the marks ? ~ %, unspecified
    digits from the right (202X, 2025-XX), seasons 21 to 24, open ends (..); of level 2 the
    quarters 33 to 36. A northern winter runs from December of its year to February of the next.
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF string; raises ValueError where it is none."""
        if "/" not in text:
            first, last = _bounds(text)
            return cls(text, first, last)
        left, _, right = text.partition("/")
        start = None if left in ("", "..") else _bounds(left)[0]
        end = None if right in ("", "..") else _bounds(right)[1]
        if start is None and end is None:
            raise ValueError(f"{text!r} is open at both ends")
        if start and end and start > end:
            raise ValueError(f"{text!r} ends before it starts")
        return cls(text, start, end)

    def meets(self, other: PartialDate) -> bool:
        """Whether both can be the same day."""
        first = max(self.earliest or date.min, other.earliest or date.min)
        last = min(self.latest or date.max, other.latest or date.max)
        return first <= last

    def before(self, other: PartialDate) -> bool | None:
        """True or False where the order is certain, None where the two may overlap."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return True
        if other.latest and self.earliest and other.latest < self.earliest:
            return False
        return None

    def __str__(self) -> str:
        return self.text


def _bounds(text: str) -> tuple[date, date]:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not an EDTF date")
    year, month, day, _ = found.groups()
    if "X" in year:
        return date(int(year.replace("X", "0")) or 1, 1, 1), date(
            int(year.replace("X", "9")), 12, 31
        )
    first, last = int(year), int(year)
    if month is None or month == "XX":
        return date(first, 1, 1), date(last, 12, 31)
    span = _SEASONS.get(int(month)) or _QUARTERS.get(int(month))
    if span and day is None:
        last += span[1] < span[0]
        return date(first, span[0], 1), _month_end(last, span[1])
    if day is None or day == "XX":
        return date(first, int(month), 1), _month_end(last, int(month))
    exact = date(first, int(month), int(day))
    return exact, exact


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} does not exist")
    return date(year, month, calendar.monthrange(year, month)[1])
