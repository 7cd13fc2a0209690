"""Whether the numbers of one sentence of a draft add up by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from plainview.checks.draft.lines import Line, meaning
from plainview.extraction.parts import Quantity
from plainview.model import Interval

_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|all told|combined|together|a total of|sum(?:s|med)?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:or|that is|which is|about|roughly|some|nearly)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_PART_OF = re.compile(r"\b(?:of|out of)\W+(?:\w+\W+)?$", re.IGNORECASE)
_MORE = 1.5  # times that a part may exceed its total, to be one
_ROOM = 0.005  # a percentage printed without decimals is off by half a point


def wrong_sums(line: Line) -> list[str]:
    """What does not add up, written out; [] where nothing is wrong or nothing can be reckoned."""
    return [*_totals(line), *_shares(line)]


def _plain(line: Line, kind: str) -> list[Quantity]:
    return [
        one
        for one in line.quantities
        if one.measure.value and (one.kind == kind or (kind == "count" and one.kind == "rate"))
    ]


def _room(item: Quantity) -> Interval:
    """What a printed number can stand for."""
    measure = item.measure
    if measure.qualifier in ("exact", "about"):
        value = measure.value or 0.0
        return Interval(value, value).widened(measure.rounding)
    return measure.interval.widened(measure.rounding)


def _totals(line: Line) -> Iterator[str]:
    cue = _TOTAL.search(line.content)
    if cue is None:
        return
    for kind in ("money", "count"):
        items = _plain(line, kind)
        at = line.start + cue.start()
        total = min(items, key=lambda item: abs(item.measure.start - at), default=None)
        if total is None:
            continue
        alike = _alike(items, total)
        parts = [item for item in alike if item is not total]
        if len(parts) < 2 or max(item.measure.value or 0 for item in parts) > _MORE * (
            total.measure.value or 0
        ):
            continue
        found = _sum(parts)
        if not found.meets(_room(total)):
            values = " + ".join(_short(item) for item in parts)
            yield f"{values} = {found.lo + (found.hi - found.lo) / 2:,.10g}, not {_short(total)}"


def _alike(items: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The numbers that count what the total counts, as far as they say."""
    noun = _noun(total) or next((_noun(item) for item in reversed(items) if _noun(item)), "")
    return [
        item
        for item in items
        if _noun(item) in ("", noun)
        and item.measure.per == total.measure.per
        and (
            not item.measure.unit
            or not total.measure.unit
            or item.measure.unit == total.measure.unit
        )
    ]


def _noun(item: Quantity) -> str:
    return meaning(item.noun.lower().split()[-1]) if item.noun else ""


def _sum(parts: Sequence[Quantity]) -> Interval:
    found = Interval(0.0, 0.0)
    for item in parts:
        found = found + _room(item)
    return found


def _shares(line: Line) -> Iterator[str]:
    """ "47,300 of 1.28 million, or 3.7%": the share of the first in the second."""
    counts, ratios = _plain(line, "count"), _plain(line, "ratio")
    if len(counts) != 2 or len(ratios) != 1 or (ratios[0].measure.of and _named(ratios[0], line)):
        return
    ratio = ratios[0]
    before = line.content[: ratio.measure.start - line.start]
    if not _SHARE.search(before):
        return
    for part, whole in permutations(counts):
        value, base = part.measure.value or 0.0, whole.measure.value or 0.0
        if value >= base or not _PART_OF.search(line.content[: whole.measure.start - line.start]):
            continue
        room = _room(ratio).widened(_ROOM)
        if not (_room(part) / _room(whole)).meets(room):
            share = 100 * value / base
            yield f"{_short(part)} / {_short(whole)} = {share:.3g}%, not {_short(ratio)}"


def _named(ratio: Quantity, line: Line) -> bool:
    """Whether a share says of what it is one, other than of what stands beside it."""
    return ratio.measure.start < line.quantities[0].measure.start


def _short(item: Quantity) -> str:
    return item.measure.surface
