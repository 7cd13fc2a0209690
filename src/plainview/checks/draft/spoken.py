"""Numbers as they are spoken: "four in the morning" and "Aim 2" count nothing, "200 to 300" is one
number, and what a thing adds "up to" is not the most it can be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.parts import Quantity
from plainview.model.measure import interval_of

# the hour of a clock
_HOUR = re.compile(
    r"\s*(?:o[’']clock\b|in the (?:morning|afternoon|evening)\b|at night\b)", re.IGNORECASE
)
_HOURS = 12
# what numbers the parts of a paper
_PART = re.compile(
    r"\b(?:Aim|Goal|Objective|Finding|Recommendation|Task|Question|Theme|Priority|Milestone"
    r"|Hypothesis|Takeaway|Reason|Myth|Exhibit|Panel|Slide) $"
)
_ADDING = re.compile(r"\badd(?:s|ed|ing)? $", re.IGNORECASE)
_UP_TO = re.compile(r"up to (?:(?P<how>more than|over|about|some|roughly|nearly|almost) )?",
                    re.IGNORECASE)  # fmt: skip
_HOW = {"more than": "more_than", "over": "more_than", "nearly": "nearly", "almost": "nearly"}
_TO = re.compile(r"(?: to |[–-])")
_CHANGE = re.compile(
    r"\b(?:from|between|[a-z]{3,}ed|rose|fell|grew|went|goes|cut|up|down|outnumber\w*) $",
    re.IGNORECASE,
)  # what goes from one number to another is both
# "the figure of 42,695 stands for": what it says of itself, not what is counted
_FIGURE = re.compile(r"\b(?:figure|number|total|count|tally|sum) of $", re.IGNORECASE)
_TELLS = frozenset(("stands", "covers", "refers", "counts", "includes", "means", "represents"))
_LEAST = 10  # of two numbers that are said of one thing: "five to one" is none
_SPREAD = 3.0  # times that the end of a range is its beginning


def spoken(run: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of a sentence that stands at `start` of its text, read as they are spoken."""
    kept = [
        _added(run, start, _alone(run, start, one))
        for one in quantities
        if not _counts_nothing(run, start, one)
    ]
    return _ranges(run, start, kept)


def _counts_nothing(run: str, start: int, one: Quantity) -> bool:
    """Whether a number is the hour of a clock, or numbers a part of a paper."""
    value = one.measure.value
    if one.kind not in ("count", "rate") or value is None:
        return False
    at = one.measure.start - start
    digits = one.measure.surface.split(" ")[0]
    after = run[at + len(digits) :] if digits.isdigit() else run[one.measure.end - start :]
    hour = 0 < value <= _HOURS and not one.noun and bool(_HOUR.match(after))
    return hour or (digits.isdigit() and bool(_PART.search(run[:at])))


def _alone(run: str, start: int, one: Quantity) -> Quantity:
    """A figure without the verb after it, which was read as what it counts."""
    noun = one.noun.lower()
    if noun not in _TELLS or not _FIGURE.search(run[: one.measure.start - start]):
        return one
    surface = one.measure.surface
    surface = surface[: -len(noun)].rstrip() if surface.lower().endswith(noun) else surface
    end = one.measure.start + len(surface)
    measure = replace(one.measure, unit=None, per=None, surface=surface, end=end)
    return Quantity(measure, "", "count")


def _added(run: str, start: int, one: Quantity) -> Quantity:
    """Of what adds up to a number, that number."""
    at = one.measure.start - start
    hit = _UP_TO.match(one.measure.surface)
    value = one.measure.value
    if not hit or value is None or not _ADDING.search(run[:at]):
        return one
    said = (hit["how"] or "").lower()
    how = _HOW.get(said, "about" if said else "exact")
    room = interval_of(value, how)
    skipped = hit.start("how") if hit["how"] else hit.end()
    measure = replace(
        one.measure, qualifier=how, lo=room.lo, hi=room.hi,
        surface=one.measure.surface[skipped:], start=one.measure.start + skipped,
    )  # fmt: skip
    return replace(one, measure=measure)


def _ranges(run: str, start: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """With "speak of 200 to 300" as one number."""
    kept: list[Quantity] = []
    for one in quantities:
        before = kept[-1] if kept else None
        if before is not None and _spans(run, start, before, one):
            kept[-1] = _joined(run, start, before, one)
        else:
            kept.append(one)
    return kept


def _spans(run: str, start: int, one: Quantity, two: Quantity) -> bool:
    first, last = one.measure.value, two.measure.value
    between = run[one.measure.end - start : two.measure.start - start]
    if first is None or last is None or one.noun or one.measure.unit or one.measure.per:
        return False
    if one.kind != "count" or two.kind not in ("count", "rate") or not _TO.fullmatch(between):
        return False
    if not _LEAST <= first < last <= _SPREAD * first:
        return False
    return not _CHANGE.search(run[: one.measure.start - start])


def _joined(run: str, start: int, one: Quantity, two: Quantity) -> Quantity:
    surface = run[one.measure.start - start : two.measure.end - start]
    measure = replace(
        two.measure, value=None, lo=one.measure.value, hi=two.measure.value, qualifier="range",
        start=one.measure.start, surface=surface,
    )  # fmt: skip
    return replace(two, measure=measure)
