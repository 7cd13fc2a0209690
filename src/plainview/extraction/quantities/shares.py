"""Parts of a whole and multiples of one: "two-thirds", "one in five", "a majority", "twice"."""

from __future__ import annotations

import re

from plainview.extraction.quantities.numerals import SMALL, Number, digits, spelled

_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
_PART = re.compile(rf"[\s-]({'|'.join(sorted(_PARTS, key=len, reverse=True))})(s?)(?![a-z])")
_IN = re.compile(r"\s+(?:in|out of)\s+(?:every\s+)?")
_NOT_PEOPLE = re.compile(r"\s*-?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|%|percent)")
_AFTER_PART = re.compile(
    r"\s(?:of|to|were|are|was|is|have|had|more|fewer|less|higher|lower|the|that|its|their)\b|[,.;)—]"
)
_SCALE = re.compile(r"[\s-](?:hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
_AFTER_HALF = re.compile(
    r"\s(?:of|the|its|their|his|her|our|those|these|as|that)\b|[,.;)]|$|\s(?!an?\s)[a-z]"
)
_MOST_OF = re.compile(r" of (?:the|its|their|his|her|our|those|these|them|all)\b")
_TWICE = re.compile(r" as (?:many|much)\b| the\b")
_QUALIFIED = re.compile(r"(?:than|nearly|almost|about|roughly|over) $")


def back(low: str, at: int, words: str) -> int | None:
    """Where one of `words` (a pattern) starts that ends right before `at`, None without one."""
    first = max(0, at - 16)
    match = re.search(rf"(?<![\w-])(?:{words})[\s-]$", low[first:at])
    return first + match.start() if match else None


def part_of(low: str, top: Number) -> Number | None:
    """The fraction whose numerator is `top`: "two-thirds", "one in five", "9 out of 10"."""
    value = top.value or 0.0
    if match := _PART.match(low, top.end):
        whole = _PARTS[match[1]]
        if (value > 1) == bool(match[2]) and value < whole:
            return Number(top.start, match.end(), value / whole, "share")
    match = _IN.match(low, top.end)
    if not match or match.end() >= len(low) or not 0 < value <= 99:
        return None
    bottom = digits(low, low, match.end()) or spelled(low, match.end())
    if bottom is None or not bottom.value or not value < bottom.value <= 1_000_000:
        return None
    year = bottom.plain and 1500 <= bottom.value <= 2100
    if year or _NOT_PEOPLE.match(low, bottom.end) or (value > 1 and bottom.value > 100):
        return None
    return Number(top.start, bottom.end, value / bottom.value, "share")


def share_at(low: str, at: int, word: str) -> Number | None:
    """The share that the word at `at` names, None where it names none."""
    end = at + len(word)
    if word == "half":
        return _half(low, at)
    if word in _PARTS and _AFTER_PART.match(low, end):
        start = back(low, at, "a|an|one")
        return None if start is None else Number(start, end, 1 / _PARTS[word], "share")
    if word == "majority":
        start = back(low, at, "vast|overwhelming|large|great|wide")
        if start is not None:
            return Number(start, end, None, "share", vague="range", lo=0.5, hi=1.0)
        of = low.startswith(" of ", end)
        return Number(at, end, 0.5, "share", vague="more_than") if of else None
    if word == "most" and _MOST_OF.match(low, end):
        return Number(at, end, None, "share", vague="range", lo=0.5, hi=1.0)
    if word == "twice" and _TWICE.match(low, end):
        return Number(at, end, 2.0, "share")
    if word in ("double", "triple") and _QUALIFIED.search(low, max(0, at - 9), at):
        return Number(at, end, 2.0 if word == "double" else 3.0, "share")
    if word.endswith("fold") and word[:-4] in SMALL:
        return Number(at, end, float(SMALL[word[:-4]]), "share")
    return None


def _half(low: str, at: int) -> Number | None:
    start = back(low, at, "one|a")
    if low[at + 4 : at + 5] == "-" or _SCALE.match(low, at + 4):
        return None  # "a half million"
    if not _AFTER_HALF.match(low, at + 4):
        return None
    if back(low, at, "first|second|other|latter|better|this|back|top|bottom") is not None:
        return None
    return Number(at if start is None else start, at + 4, 0.5, "share")
