"""Numbers that share the unit of a neighbour: "8 or 9 euros", "435 homes and 187 by tender"."""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.extraction.quantities.reading import Reading

_AHEAD = re.compile(r"\s?-?(?:,\s?(?:or |and )?|\s(?:or|and|to) )")
_BEHIND = re.compile(
    r"(?<![a-z])(?:and|or|but|compared (?:with|to)|versus|vs\.?|from|to|including|than|only|just)"
    r"\s+$"
)
_REACH = 120
_INSIDE = re.compile(r"(?<![a-z])(?:for|in|at|of|across|among|by)\s+(?:its|the|their|all)?\s*$")
"""Before a number that is no end of a range: "the goal for its eight offices to 30"."""


def filled(low: str, found: list[Reading]) -> list[Reading]:
    """The readings of a sentence, bare numbers with the unit of the number that they lean on."""
    out = list(found)
    for place in range(len(out) - 2, -1, -1):
        here, following = out[place], out[place + 1]
        if _bare(here) and following.unit and following.kind not in ("ratio", "age"):
            between = low[here.end : following.start]
            if len(between) <= 7 and _AHEAD.fullmatch(between):
                out[place] = _borrowed(here, following)
    for place in range(1, len(out)):
        here, earlier = out[place], out[place - 1]
        if not _bare(here) or earlier.kind not in ("count", "physical") or not earlier.unit:
            continue
        near = here.start - earlier.end <= _REACH
        lean = near and _BEHIND.search(low, max(earlier.end, here.start - 16), here.start)
        if not lean or (lean[0].rstrip() == "to" and _INSIDE.search(low, 0, earlier.start)):
            continue
        out[place] = _borrowed(here, earlier)
    return out


def _bare(reading: Reading) -> bool:
    number = reading.number
    return reading.unit is None and reading.kind == "count" and number.value is not None


def _borrowed(reading: Reading, other: Reading) -> Reading:
    return replace(reading, unit=other.unit, kind=other.kind, noun=other.noun)
