"""Numbers that sentences print in other units: cents of a dollar, one case in so many, so many to
one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.parts import Quantity
from plainview.extraction.quantities.numerals import SMALL
from plainview.model import Measure
from plainview.model.measure import interval_of

_CENTS = 0.01  # dollars
_ONE_OF = re.compile(
    r"\b(?:once|(?:one|1)(?: [a-z-]+){0,3}?) (?P<how>(?:in|out of) every|out of)"
    r" (?P<whole>\d[\d,]*)\b(?![.]\d|-| (?:hundred|thousand|million|billion|percent)|%)"
    r"|\b(?:one|1|once)(?: [a-z-]+)? in (?P<bare>\d[\d,]*)\b(?![.]\d|-|%| [a-z])",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
_LEAST = 3  # of how many one is a share: "one in two" is read elsewhere


_TO_ONE = re.compile(r"(?:^|\s)(?P<times>[\w.-]+)[ -]to[ -](?:one|1)$", re.IGNORECASE)
_WEIGHED = re.compile(
    r"\b(?:outnumber\w*|outweigh\w*|outstrip\w*|ratio|by|margin)\b", re.IGNORECASE
)
_HOW = {"more than": "more_than", "almost": "nearly", "nearly": "nearly", "about": "about",
        "roughly": "about", "some": "about"}  # fmt: skip


def in_dollars(item: Quantity) -> Quantity:
    """A sum of cents in dollars: 48 cents are $0.48."""
    measure = item.measure
    if item.kind != "money" or measure.unit != "cents":
        return item
    ends = [
        None if end is None else end * _CENTS for end in (measure.lo, measure.hi, measure.value)
    ]
    told = replace(measure, lo=ends[0], hi=ends[1], value=ends[2], unit="USD")
    return replace(item, measure=told)


def once_in(run: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """With "once in every 400 searches" as a share instead of a count; "one person in 2024" and
    "one agent in 12 offices" are none."""
    kept = list(quantities)
    for hit in _ONE_OF.finditer(run) if kept else ():
        whole = int((hit["whole"] or hit["bare"]).replace(",", ""))
        if whole < _LEAST or (whole in _YEARS and not hit["whole"]):
            continue
        first, last = start + hit.start(), start + hit.end()
        inside = [one for one in kept if first <= one.measure.start < last]
        if not inside or any(one.kind not in ("count", "rate") for one in inside):
            continue
        noun = next((one.noun for one in inside if one.noun), "")
        end = max(last, *(one.measure.end for one in inside))
        share = Quantity(
            _share(1 / whole, noun, run[first - start : end - start], first), "", "ratio"
        )
        place = kept.index(inside[0])
        kept = [each for each in kept if each not in inside]
        kept.insert(place, share)
    return kept


def to_one(run: str, start: int, item: Quantity) -> Measure | None:
    """How many times, where "outnumbered by five to one" was read as a range; None where not."""
    hit = _TO_ONE.search(item.measure.surface)
    before = run[: item.measure.start - start]
    if item.kind != "count" or not hit or not _WEIGHED.search(before):
        return None
    word = hit["times"].lower()
    times = float(SMALL.get(word, word if word.replace(".", "", 1).isdigit() else 0))
    how = _HOW.get(item.measure.surface[: hit.start("times")].strip().lower(), "exact")
    room = interval_of(times, how)
    measure = replace(item.measure, lo=room.lo, hi=room.hi, value=times, qualifier=how)
    return replace(measure, unit="times", of=None) if times > 1 else None


def _share(value: float, noun: str, surface: str, at: int) -> Measure:
    room = interval_of(value, "exact")
    return Measure("", room.lo, room.hi, value, "exact", "ratio", None, noun or None, None, None,
                   surface, at, at + len(surface))  # fmt: skip
