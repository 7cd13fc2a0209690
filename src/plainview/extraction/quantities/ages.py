"""Ages with a printed unit: "65-year-old", "30 years old", "under the age of 5 years"."""

from __future__ import annotations

import re

from plainview.extraction.quantities import qualifiers
from plainview.extraction.quantities.numbers import ANCHOR, Number, number_at
from plainview.extraction.quantities.reading import Reading
from plainview.extraction.quantities.tables import tables

_UNIT = r"(?P<unit>years?|months?|weeks?|days?|yrs?)"
_OLD = re.compile(rf"[\s-]{{0,2}}{_UNIT}[\s-]olds?(?![a-z])")
_OLD_SHORT = re.compile(r"\s?-?y/?o\b")
_SECOND = re.compile(r"\s?(?:([-–]|to\s?-?)|and|or)\s?(?=[0-9a-z])")
_AGE_OF = re.compile(r"(?:(?<![a-z])the )?(?<![a-z])ages? of (?:[0-9]{1,2} (?:to|and|or) )?$")
_BETWEEN = re.compile(r"(?<![a-z])between $")
_YEARS = re.compile(rf"\s{_UNIT}(?![a-z])")
_YEARS_OLD = "years"


def is_age(low: str, number: Number, end: int) -> bool:
    """Whether "years old" or the like follows a number, alone or as the first of two."""
    return _told(low, number, end) is not None


def is_age_of(low: str, at: int, first: int) -> bool:
    """Whether "the age of" stands right before `at`; nothing before `first` is looked at."""
    return _AGE_OF.search(low, first, at) is not None


def age(low: str, content: str, number: Number, start: int, end: int) -> Reading:
    """The age whose number stands in a sentence; `is_age` or `is_age_of` holds for it."""
    first, told = number.start, _told(low, number, end)
    if led := _AGE_OF.search(low, max(start, first - 24), first):
        first = led.start()
    if told is None:
        years = _YEARS.match(low, number.end, end)
        told = (None, years.end(), years["unit"]) if years else (None, number.end, _YEARS_OLD)
    high, last, unit = told
    qualifier, first = qualifiers.before(low, first, start)
    return Reading(
        number, high, False, first, last, last, 1.0, "range" if high else qualifier or "exact",
        tables().units[unit][0], "age", None, None, None,
    )  # fmt: skip


def _told(low: str, number: Number, end: int) -> tuple[Number | None, int, str] | None:
    """The second number of a range of ages, where the words end, and the unit of time."""
    if found := _OLD.match(low, number.end, end):
        return None, found.end(), found["unit"]
    if found := _OLD_SHORT.match(low, number.end, end):
        return None, found.end(), _YEARS_OLD
    join = _SECOND.match(low, number.end, end)
    if join is None or not ANCHOR.match(low, join.end(), end):
        return None
    other = number_at(low, low, join.end())
    if other is None or other.value is None or number.value is None or other.end > end:
        return None
    found = _OLD.match(low, other.end, end)
    if found is None:
        return None
    between = join[0].strip() == "and" and _BETWEEN.search(
        low, max(0, number.start - 9), number.start
    )
    if (join[1] or between) and number.value <= other.value:
        return other, found.end(), found["unit"]
    return None, number.end, found["unit"]
