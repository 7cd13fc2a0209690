"""Numerals of every form, from the anchors that they are found by."""

from __future__ import annotations

import re

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

__all__ = ["ANCHOR", "Number", "number_at"]

ANCHOR = re.compile(
    rf"[0-9{''.join(VULGAR)}]|(?<!\w)(?=[a-z])(?:{WORDS}|dozens?|tens of|hundreds?|thousands?|[mbtr]+illions?"
    r"|scores|half|thirds?|quarters?|fourths?|fifths?|tenths?|majority|most of|twice|double|triple"
    r"|[a-z]+fold|(?:a|an) (?:year|month|week|day|hour|decade))(?![a-z])"
)
"""Where a numeral may begin, in a text in lower case."""
_LETTERS = re.compile(r"[a-z]+")


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
