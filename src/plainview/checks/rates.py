"""Rates, and what they come to: so much for each, so much a day for so many days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plainview.checks.check import Check
from plainview.checks.figures import amount, printed
from plainview.checks.reckoned import (
    DAYS,
    ROUGHLY,
    Read,
    Reckoned,
    number,
    of_kind,
    periods,
    times,
    value,
)
from plainview.model import Finding, Interval, Measure

_WORKED = 0.68
"""The share of days on which people work."""


def find(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """A rate and how often it applies, with what they are said to make."""
    for one in of_kind(items, "product"):
        rate = one.only("rate")
        if not one.reckoning.named("count"):
            yield from _other_period(one, rate, one.only("product"))
            continue
        count = one.only("count")
        factor = periods(rate, count)
        result = printed(value(rate) * value(count) * factor)
        days = f" × {printed(factor)}" if factor != 1 else ""
        sums = f"{number(rate)} × {number(count)}{days} = {result}"
        if stated := one.reckoning.named("product"):
            if one.unlikely(value(rate) * value(count) * factor, stated[0]):
                continue
            holds = partial(_made, rate, count, stated[0], factor)
            words = f"{sums}, stated {number(stated[0])}"
            yield one.judged("unit_times_count", holds, "the product", words)
        else:
            per = f" a {rate.per}" if rate.per else ""
            words = f"{amount(rate)} for each of {amount(count)} make {result}{per}"
            yield one.found("unit_times_count", "info", words, sums + per)


def _other_period(one: Reckoned, rate: Measure, stated: Measure) -> Iterator[Finding]:
    """A rate that is told for two periods: so much a day, or so much a year."""
    if rate.per == stated.per or rate.per not in DAYS or stated.per not in DAYS:
        return
    factor = DAYS[stated.per] / DAYS[rate.per]

    def holds(read: Read) -> bool:
        # a year of work has fewer days than one of a budget
        worked = Interval(factor * _WORKED if rate.per == "day" else factor, factor)
        return (read(rate) * worked * ROUGHLY).meets(read(stated))

    result = printed(value(rate) * factor)
    sums = f"{number(rate)} × {printed(factor)} = {result} a {stated.per}, stated {number(stated)}"
    yield one.judged("unit_times_count", holds, "one rate for two periods", sums)


def _made(rate: Measure, count: Measure, stated: Measure, factor: float, read: Read) -> bool:
    made = times(read(rate), read(count)) * Interval(factor, factor)
    scaled = [made * Interval(each, each) for each in _periods(rate, count, stated)]
    return any((each * ROUGHLY).meets(read(stated)) for each in [made, *scaled])


def _periods(rate: Measure, count: Measure, stated: Measure) -> list[float]:
    """Factors between the period of a rate and that of the result, where they may differ."""
    timed = (count.unit or "").rstrip("s") in DAYS
    if timed or rate.per == stated.per or rate.per not in DAYS:
        return []
    if stated.per in DAYS:
        return [DAYS[stated.per] / DAYS[rate.per]]
    return [days / DAYS[rate.per] for days in (*DAYS.values(), 250.0)]


CHECK = Check(
    "unit_times_count",
    "So much for each, times how many there are, is what a text says that it comes to. Where"
    " it does not say, the product is given.",
    "a rate, what it applies to, and the product, in one text",
    "75 × 20 = 1,500 a day",
    "reckonings",
    find,
)
