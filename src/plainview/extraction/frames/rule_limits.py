"""What a rule measures: its period, sum or number, and how many it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.parts import Quantity
from plainview.model import Filler, Measure

_LINK = re.compile(r" (?:(?:only|again) )?(?:(?:for|after|within|every|by|in|until|up) )?")
_YEARS = frozenset(map(str, range(1900, 2100)))
_BEYOND = ("more_than", "at_least")


def limit(
    content: str, quantities: Sequence[Quantity], start: int, end: int, act: str = ""
) -> tuple[Measure, ...]:
    """The first period or sum in the run: what the rule is limited to.

    What may not be more than a number is limited to that number.
    """
    for quantity in quantities:
        measure = quantity.measure
        if measure.start < start or (measure.end > end and not _follows(content, end, measure)):
            continue
        beyond = act == "forbids" and measure.qualifier in _BEYOND
        if quantity.kind in ("duration", "money") or (beyond and measure.unit != "people"):
            if beyond:
                measure = replace(measure, qualifier="up_to", lo=0.0, hi=measure.value)
            return (replace(measure, name="limit"),)
    return ()


def _follows(content: str, end: int, measure: Measure) -> bool:
    """Whether a number comes right behind the words of a rule: "must be deleted after 9 days"."""
    return measure.start >= end and _LINK.fullmatch(content, end, measure.start) is not None


def units(
    quantities: Sequence[Quantity], start: int, end: int, fillers: Sequence[Filler]
) -> tuple[Measure, ...]:
    """How many are bound or allowed: a count in their own words, of people in what is allowed."""
    done = next((filler for filler in fillers if filler.role == "act"), None)
    own = [f for f in fillers if f.role in ("bound", "holder")]
    for quantity in quantities:
        measure = quantity.measure
        if quantity.kind != "count" or measure.start < start or measure.end > end:
            continue
        if not measure.unit or _dated(measure):
            continue
        inside = any(_within(filler, measure) for filler in own)
        allowed = done is not None and done.name in ("allows", "exempts") and _within(done, measure)
        if inside or (measure.unit == "people" and allowed):
            name = "limit" if measure.qualifier == "up_to" and inside else "units"
            return (replace(measure, name=name),)
    return ()


def _dated(measure: Measure) -> bool:
    """Whether a bare number is a year: "the 1996 immigrant law"."""
    return measure.qualifier == "exact" and (measure.surface or "")[:4] in _YEARS


def _within(filler: Filler, measure: Measure) -> bool:
    """Whether a number stands in the words of a filler."""
    if filler.start is None or filler.end is None:
        return False
    return filler.start <= measure.start and measure.end <= filler.end
