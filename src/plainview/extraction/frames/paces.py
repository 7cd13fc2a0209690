"""How often a number is to be reached, and from which number it was lifted: "its monthly goal was
raised from 200 to 350", "each quarter it shall examine 60", "aims to remove 600,000 this year"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.lexicon import HARD
from plainview.model import Measure

PERIODS = frozenset(["hour", "shift", "day", "week", "month", "quarter", "year"])
PACED = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year",
}  # fmt: skip
GOALS = frozenset(
    ["goal", "goals", "target", "targets", "quota", "quotas", "minimum", "maximum", "floor", "cap"]
) | {"ceiling", "limit", "average"}
EVERY = frozenset(["each", "every", "per"])
OF_YEAR = frozenset(["this", "next", "the", "prior", "coming"])
NEAR = 3
AFTER = 6


def paced(words: Words, measure: Measure) -> Measure:
    """A number to be reached with the period that the words of its clause give it."""
    if measure.per is not None or measure.unit == "ratio":
        return measure
    place = next((n for n, start in enumerate(words.start) if start >= measure.start), None)
    if place is None:
        return measure
    period = period_around(words.low, place)
    return replace(measure, per=period) if period else measure


def period_around(low: Sequence[str], place: int) -> str | None:
    """The period that the words `low` of a sentence give to the number at `place` among them."""
    first = max((n for n in range(place) if low[n] in HARD), default=-1) + 1
    last = min((n for n in range(place, len(low)) if low[n] in HARD), default=len(low))
    for at in range(first, last):
        if low[at] in PACED and not GOALS.isdisjoint(low[at + 1 : at + 1 + NEAR]):
            return PACED[low[at]]
        if low[at] in EVERY and at + 1 < last and low[at + 1] in PERIODS:
            return low[at + 1]
    for at in range(max(first, place - AFTER), min(last, place + AFTER)):
        if low[at] == "year" and low[at - 1] in OF_YEAR and low[at - 2] not in ("of", "last"):
            return "year"
    return None


def lifted_from(words: Words, value: Measure) -> Measure | None:
    """The number that a goal was lifted from: the 200 of "from 200 to 350"."""
    for before, chunk in zip(words.chunks, words.chunks[1:], strict=False):
        if chunk.quantity is None or chunk.quantity.measure.start != value.start:
            continue
        was = before.quantity
        between = words.low[before.last + 1 : chunk.first]
        if was is None or between != ["to"] or words.low[before.first - 1] != "from":
            return None
        return replace(was.measure, name=value.name, unit=value.unit, per=value.per)
    return None
