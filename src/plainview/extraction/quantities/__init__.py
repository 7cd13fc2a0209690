"""Quantities: every printed number of a text that measures something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from plainview.extraction import sentences
from plainview.extraction.casing import lowered
from plainview.extraction.parts import Quantity
from plainview.extraction.quantities.assembly import read
from plainview.extraction.quantities.numbers import anchors
from plainview.extraction.quantities.reading import Reading
from plainview.model import Measure, Text
from plainview.model.measure import Interval, interval_of

__all__ = ["damaged", "find", "quantities", "readings"]


_AGO = re.compile(r"\s+ago\b", re.IGNORECASE)


def readings(
    content: str, spans: Sequence[tuple[int, int]], ranges: bool = False
) -> Iterator[list[Reading]]:
    """All that was read in each span, by kind: ages, "one of" and damaged numbers among it.

    `ranges` as in `assembly.read`.
    """
    low = lowered(content)
    places = anchors(low)
    known = _known(content, ranges)
    for start, end in spans:
        found = known.get((start, end))
        if found is None:
            found = known[start, end] = (
                read(low, content, start, end, ranges)
                if bisect_left(places, start) < bisect_left(places, end)
                else []
            )
        yield found


@lru_cache(maxsize=2)
def _known(content: str, ranges: bool) -> dict[tuple[int, int], list[Reading]]:
    """The readings of a text by their spans, filled as they are asked for.

    Kept for the text at hand, since its damage is looked for after its quantities.
    """
    return {}


def _interval(found: Reading) -> Interval:
    number, value = found.number, found.number.value
    if number.vague and value is None:
        return Interval(number.lo, number.hi)
    assert value is not None
    high = found.high.value if found.high else None
    high = high * found.sign if high is not None else None
    return interval_of(value * found.sign, found.qualifier, high)


def _kind(found: Reading) -> str:
    if found.kind in ("money", "ratio", "duration"):
        return found.kind
    if found.kind == "points":
        return "ratio"
    return "rate" if found.per else "count"


def _quantity(content: str, found: Reading) -> Quantity:
    interval = _interval(found)
    value = found.number.value
    measure = Measure(
        name="",
        lo=None if interval.lo == float("-inf") else interval.lo,
        hi=None if interval.hi == float("inf") else interval.hi,
        value=None if value is None or found.high else value * found.sign,
        qualifier=found.qualifier,
        unit=found.unit,
        per=found.per,
        of=found.of,
        definition=None,
        as_of=None,
        surface=content[found.start : found.end],
        start=found.start,
        end=found.end,
    )
    return Quantity(measure, found.noun.text if found.noun else "", _kind(found))


def _counts(content: str, found: Reading) -> bool:
    """Whether a reading is a quantity of a record: no age, no "one of the reasons", whole."""
    if found.kind in ("age", "damaged"):
        return False
    if found.kind == "duration" and _AGO.match(content, found.end):
        return False  # a date, not a measure
    number = found.number
    one = number.form == "words" and number.value == 1.0 and not found.high
    return not (one and content[number.end :].lstrip().startswith("of "))


def find(content: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[Quantity, ...], ...]:
    """The quantities of each span (a sentence), in order; one inner tuple per span.

    Years, dates, ages, times, labels, addresses and names are none. A change "from X to Y" gives
    two quantities, a range one without `value`. A count with `per` has kind "rate".
    """
    return tuple(
        tuple(_quantity(content, found) for found in group if _counts(content, found))
        for group in readings(content, spans)
    )


def damaged(content: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a number lost its scale word ("$96 cardinal"); no quantity is read there."""
    return [
        (found.start, found.end)
        for group in readings(content, spans)
        for found in group
        if found.kind == "damaged"
    ]


def quantities(text: Text | str) -> list[Measure]:
    """All measures of a text in order, ages with a unit among them: the public verb."""
    content = text if isinstance(text, str) else text.content
    spans = [(sentence.start, sentence.end) for sentence in sentences.split(content)]
    return [
        _public(content, found)
        for group in readings(content, spans)
        for found in group
        if found.kind == "age" or _counts(content, found)
    ]


def _public(content: str, found: Reading) -> Measure:
    quantity = _quantity(content, found)
    if found.kind == "age":
        return replace(quantity.measure, definition="age")
    counted = found.noun is not None and found.noun.kind == "count"
    return replace(quantity.measure, unit=quantity.noun) if counted else quantity.measure
