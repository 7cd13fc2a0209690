"""How long a thing lasts of which there is one time: how long data are kept ("stored for three
years", "deleted after 90 days"), how long before or after a thing another happens."""

from __future__ import annotations

import re

from plainview.checks.draft.lines import Line
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS
from plainview.model import Measure

_KEPT = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|retain\w*|retention|stor(?:e|es|ed|ing|age)|preserv\w+|sav(?:e|es|ed)"
    r"|archiv\w+|delet\w+|destroy\w*|destruction|purg\w+|eras\w+|discard\w*|expung\w+|wiped)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:for|after|within) (an? (hour|day|week|month|year))\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(an? (hour|day|week|month|year)) (?:before|after|ahead|prior)\b", re.IGNORECASE
)
_ANCHORS = frozenset(("before", "after", "ahead", "prior"))
_REACH = 5  # words after "before" among which what it is before stands
_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.4, "years": 365.25}
_EQUAL = 0.05  # of the longer time, which the lengths of months and years make no difference


def kept_for(line: Line) -> Quantity | None:
    """The only time that a sentence gives for how long something is kept, None where none."""
    if not _KEPT.search(line.content):
        return None
    found = [item for item in line.quantities if item.kind == "duration" and days(item)]
    found += [_single(one, line) for one in _ONE.finditer(line.content)]
    return found[0] if len(found) == 1 else None


def lead(line: Line) -> tuple[Quantity, str, str] | None:
    """The only time by which one thing is before or after another, which of the two, and what that
    other is compared by: "a week before departure"."""
    found = [item for item in line.quantities if item.kind == "duration" and days(item)]
    found += [_single(one, line) for one in _LEAD.finditer(line.content)]
    if len(found) != 1:
        return None
    after = [word for word in line.words if word.start >= found[0].measure.end]
    if not after or after[0].word not in _ANCHORS:
        return None
    heads = [word.key for word in after[1:_REACH] if word.key not in STOP_WORDS]
    before = "after" if after[0].word == "after" else "before"
    return (found[0], before, heads[0]) if heads else None


def _single(found: re.Match[str], line: Line) -> Quantity:
    """A time of one unit as a quantity: "for a year"."""
    start, end = found.span(1)
    unit = f"{found[2].lower()}s"
    measure = Measure(
        "", 1.0, 1.0, 1.0, "exact", unit, None, None, None, None, found[1],
        line.start + start, line.start + end,
    )  # fmt: skip
    return Quantity(measure, "", "duration")


def days(item: Quantity) -> float:
    """How many days a time is, 0 where it is not said."""
    return (item.measure.value or 0.0) * _DAYS.get(item.measure.unit or "", 0.0)


def one_length(one: Quantity, two: Quantity) -> bool:
    """Whether two times are of one length."""
    return abs(days(one) - days(two)) <= _EQUAL * max(days(one), days(two))
