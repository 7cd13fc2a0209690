"""Numerals of every form, from the anchors that they are found by."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from plainview.extraction.quantities.multiples import round_at, vague_at
from plainview.extraction.quantities.numerals import (
    SCALES,
    VULGAR,
    WORDS,
    Number,
    digits,
    spelled,
    with_halves,
)
from plainview.extraction.quantities.shares import part_of, share_at

__all__ = ["ANCHOR", "Number", "anchors", "number_at"]

_UNITS = ("year", "month", "week", "day", "hour", "decade")
ANCHOR = re.compile(
    rf"[0-9{''.join(VULGAR)}]|(?<!\w)(?=[a-z])(?:{WORDS}|dozens?|tens of|hundreds?|thousands?"
    r"|[mbtr]+illions?|scores|half|thirds?|quarters?|fourths?|fifths?|tenths?|majority|most of"
    rf"|twice|double|triple|[a-z]+fold|(?:a|an) (?:{'|'.join(_UNITS)}))(?![a-z])"
)
"""Where a numeral may begin, in a text in lower case."""
_SIGNS = AhoCorasick(
    [
        *"0123456789",
        *VULGAR,
        *WORDS.split("|"),
        *("dozen", "tens of", "hundred", "thousand", "illion", "scores", "half", "third"),
        *("quarter", "fourth", "fifth", "tenth", "majority", "most of", "twice", "double"),
        *("triple", "fold"),
        *(f"{article} {unit}" for article in ("a", "an") for unit in _UNITS),
    ],
    implementation=Implementation.DFA,
)
"""One of these stands in every anchor, of a word in its first: far quicker than the pattern."""
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=2)
def anchors(low: str) -> list[int]:
    """Where the anchors of a text in lower case begin, in order."""
    places = set()
    for _, start, _ in _SIGNS.find_matches_as_indexes(low):
        if low[start].isalpha():
            while start and (low[start - 1].isalnum() or low[start - 1] == "_"):
                start -= 1
        places.add(start)
    return sorted(start for start in places if ANCHOR.match(low, start))


def number_at(low: str, content: str, at: int, money: bool = False) -> Number | None:
    """The numeral at an anchor, None where the word there is no numeral.

    `low` is the text in lower case, of the same length as `content`; `money` says that a currency
    sign stands before. The numeral may start before the anchor ("half a million", ".5").
    """
    if low[at] in VULGAR or "0" <= low[at] <= "9":
        number = digits(low, content, at, money)
        if number and number.plain and number.value and number.value < 100:
            return part_of(low, number) or number
        return number
    number = spelled(low, at)
    if number:
        return part_of(low, number) or with_halves(low, number)
    if number := vague_at(low, at):
        return number
    match = _LETTERS.match(low, at)
    if not match:
        return None
    word = match[0]
    return round_at(low, at, word) if word in SCALES else share_at(low, at, word)
