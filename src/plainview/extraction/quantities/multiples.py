"""Multiples without a number ("dozens", "tens of thousands") and round ones ("half a million")."""

from __future__ import annotations

import re

from plainview.extraction.quantities.numerals import SCALES, Number, scaled
from plainview.extraction.quantities.shares import back
from plainview.model.measure import VAGUE

_BOUNDS = {
    "tens": (20.0, 99.0),
    **VAGUE,
    "scores": VAGUE["dozens"],
    "billions": (2e9, 9_999_999_999.0),
    "trillions": (2e12, 9_999_999_999_999.0),
}
_VAGUE = re.compile(
    r"(?:(tens|dozens|hundreds|thousands) of )?(dozens|scores|hundreds|thousands|millions|billions"
    r"|trillions)(?![a-z])"
)


def _named(word: str) -> str:
    """The qualifier for a vague word; "range" where the model has none of its own."""
    word = "dozens" if word == "scores" else word
    return word if word in VAGUE else "range"


def vague_at(low: str, at: int) -> Number | None:
    """The vague multiple that begins at `at`."""
    match = _VAGUE.match(low, at)
    if not match:
        return None
    first, second = match.groups()
    if not first:
        lo, hi = _BOUNDS[second]
        return Number(at, match.end(), None, "vague", vague=_named(second), lo=lo, hi=hi)
    times = SCALES.get(second.removesuffix("s"), 12.0)
    lo, hi = _BOUNDS[first][0] * times, (_BOUNDS[first][1] + 1) * times - 1
    return Number(at, match.end(), None, "vague", vague="range", lo=lo, hi=hi)


def round_at(low: str, at: int, word: str) -> Number | None:
    """The number whose scale word stands at `at`: "a dozen", "half a million"."""
    factor, end = SCALES[word], at + len(word)
    if (start := back(low, at, "several|a few|few")) is not None:
        lo, hi = _BOUNDS[word + "s"]
        return Number(start, end, None, "vague", vague=_named(word + "s"), lo=lo, hi=hi)
    if (start := back(low, at, "a couple of|a couple|couple")) is not None:
        return Number(start, end, 2 * factor, "words", factor)
    if (start := back(low, at, r"(?:an?\s)?half(?:[\s-]a)?")) is not None:
        return Number(start, end, factor / 2, "words", factor)
    if (start := back(low, at, "a|an")) is not None:
        end, scale = scaled(low, low, end)
        return Number(start, end, factor * scale, "words", factor * scale)
    if factor >= 1e6 and low.startswith(" of ", end):
        # "million of Americans": the plural was lost
        lo, hi = _BOUNDS[word + "s"]
        return Number(at, end, None, "vague", vague=_named(word + "s"), lo=lo, hi=hi)
    return None
