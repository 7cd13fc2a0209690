"""What checks of reckonings read, and how printed numbers are compared with their sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, isinf

from plainview.checks.figures import amount
from plainview.model import Finding, Interval, Measure, Quote, Reckoning

_DECIMALS = re.compile(r"\d[.,](\d+)\s?(?:%|per\s?cent)", re.IGNORECASE)
_FRACTION = 0.04
"""How far a fraction that is written out ("a third", "half") may lie from what it stands for."""
_ROUND = 0.05
"""The most that a round number leaves open: "a million" is no number between 0 and 2 million."""

_OPEN = 0.2
"""How far beyond its number "more than" is likely to be meant."""
_FAR = 5.0
"""How many times another a number can be that is only supposed to be the same."""
_OPEN_FRACTION = 1 / 3
"""The same for a fraction in words: "more than half" is said up to two thirds."""

_LEAVES_ROOM = ("about", "nearly", "range")

DAYS = {"day": 1.0, "week": 7.0, "month": 365 / 12, "quarter": 365 / 4, "year": 365.0}
ROUGHLY = Interval(0.97, 1.03)
"""Months and years have no exact number of days."""


Read = Callable[[Measure], Interval]
Holds = Callable[[Read], bool]
"""Whether a sum holds for numbers as they are read: `bounds` widely, `likely` more narrowly."""

SETTLED = "the numbers that the sentence was written from"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A reckoning of a document; `facts` are those that rest on its words.

    `group` is the document's place in the record, `document` its SHA-256, `doc`
    its name, `place` a page or cell in it.
    """

    group: int
    document: str
    doc: str
    published: str | None
    place: str
    facts: tuple[str, ...]
    reckoning: Reckoning

    def found(
        self,
        check: str,
        severity: str,
        text: str,
        arithmetic: str,
        settled_by: str = "",
        quotes: Sequence[Quote] | None = None,
    ) -> Finding:
        """The finding of a check on this reckoning, with its words or some of them."""
        where = f"{self.doc}, {self.place}" if self.place else self.doc
        return Finding(
            check,
            severity,
            f"{text} ({where})",
            arithmetic,
            self.facts,
            settled_by,
            self.quotes if quotes is None else tuple(quotes),
        )

    def judged(self, check: str, holds: Holds, what: str, sums: str) -> Finding:
        """What a sum comes to: high where its numbers disagree whatever "more than" leaves open."""
        words = f"The text states {what}"
        if holds(likely):
            return self.found(check, "info", f"{words}: it holds", sums)
        severity = "medium" if holds(bounds) or not self.reckoning.sure else "high"
        return self.found(check, severity, f"{words}, and its numbers disagree", sums, SETTLED)

    def unlikely(self, made: float, stated: Measure) -> bool:
        """Whether numbers that are only supposed to belong together are too far apart for it."""
        low, high = sorted((abs(made), abs(value(stated))))
        return not self.reckoning.sure and high > low * _FAR

    def only(self, name: str) -> Measure:
        """The one number that plays a part."""
        return self.reckoning.named(name)[0]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of the reckoning, with their places."""
        return tuple(
            Quote(self.document, self.doc, one.start, one.end, one.quote)
            for one in self.reckoning.evidence
        )


def of_kind(items: Iterable[Reckoned], kind: str) -> Iterator[Reckoned]:
    """The reckonings of one kind."""
    return (one for one in items if one.reckoning.kind == kind)


def bounds(measure: Measure) -> Interval:
    """Every number that a printed one can stand for.

    Its interval, with a whole unit of its last digit as room, since some round and some cut off;
    none where a qualifier already leaves some ("about 60,000", the upper end of "more than").
    """
    meant = measure.interval
    room = 0.0 if measure.qualifier in _LEAVES_ROOM else unit_printed(measure)
    above = measure.qualifier in ("more_than", "at_least")
    below = measure.qualifier in ("up_to", "less_than")
    return Interval(meant.lo - (0 if above else room), meant.hi + (0 if below else room))


def likely(measure: Measure) -> Interval:
    """What a printed number most likely stands for: "more than 1,300" is said of 1,400, and hardly
    of twice as many."""
    meant, at = bounds(measure), measure.value
    if at is None or at <= 0:
        return meant
    worded = measure.unit == "ratio" and not any(sign.isdigit() for sign in measure.surface)
    room = _OPEN_FRACTION if worded else _OPEN
    low, high = max(meant.lo, at * (1 - room)), min(meant.hi, at * (1 + room))
    return Interval(low, high) if low <= high else meant


def unit_printed(measure: Measure) -> float:
    """One unit of the last digit that is printed: 0.01 for 18%, 0.001 for 18.4%, 100 for 47,600."""
    if measure.unit == "ratio":
        decimals = _DECIMALS.search(measure.surface)
        if decimals:
            return float(10 ** -(2 + len(decimals[1])))
        return 0.01 if any(sign.isdigit() for sign in measure.surface) else _FRACTION
    return min(2 * measure.rounding, _ROUND * abs(value(measure)))


def added(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals."""
    total = Interval(0.0, 0.0)
    for one in parts:
        total = total + one
    return total


def ratio(upper: Interval, lower: Interval) -> Interval:
    """The quotient of what is never negative; without bound where the divisor may be nothing."""
    upper, lower = _positive(upper), _positive(lower)
    low = 0.0 if isinf(lower.hi) else upper.lo / lower.hi if lower.hi else 0.0
    high = inf if lower.lo <= 0 or isinf(upper.hi) else upper.hi / lower.lo
    return Interval(low, high)


def times(one: Interval, other: Interval) -> Interval:
    """The product of what is never negative."""
    return _positive(one) * _positive(other)


def _positive(one: Interval) -> Interval:
    return Interval(max(0.0, one.lo), max(0.0, one.hi))


def value(measure: Measure) -> float:
    """The number as printed; the middle of a range."""
    if measure.value is not None:
        return measure.value
    return ((measure.lo or 0.0) + (measure.hi or measure.lo or 0.0)) / 2


def number(measure: Measure) -> str:
    """A number as it stands in a sum: with qualifier and currency, without its unit."""
    return amount(measure).removesuffix(f" {measure.unit}")


def periods(rate: Measure, count: Measure) -> float:
    """How many periods of a rate a length of time has, divided by its number: 49 days at so many a
    week make 49 / 7; 1 where the count is none of time."""
    of = (count.unit or "").rstrip("s")
    if of not in DAYS or rate.per not in DAYS or of == rate.per:
        return 1.0
    return DAYS[of] / DAYS[rate.per]
