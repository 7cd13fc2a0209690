"""Digits, number words and the scale words after them, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(_SMALL_WORDS.split())}
TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(), start=2)}
TENS["fourty"] = 40
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
VULGAR = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
WORDS = "|".join(sorted([*SMALL, *TENS], key=len, reverse=True))
_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]{1,24})(?:\.[0-9]{1,12})?"
)
_SEPARATOR = re.compile(r"[^0-9.]")
_FRACTION = re.compile(r"(?:([0-9]{1,3})[ -])?([0-9]{1,3})[/⁄]([0-9]{1,4})(?![0-9/⁄])")
_WORD = re.compile(rf"(?:{WORDS}|hundred|thousand|million|billion|trillion)(?![a-z])")
_LINK = re.compile(r"(?:\s*-\s*|\s+)(?:and\s+)?")
_SCALE = re.compile(r"[\s-]{0,2}(hundred|thousand|million|billion|trillion|dozen)(?![a-z])")
_SHORT = re.compile(r"\s?(k|mn|mln|mm|m|bn|bln|b|tn|trn)(?![a-z0-9'’²³/])")
_LENGTH = re.compile(r" (?:long|tall|wide|deep|high|away|in |above|below)")
_THING = re.compile(r" [a-z]")
_HALVES = re.compile(r"\s+and\s+(?:a|one)[\s-](half|quarter)(?![a-z])")


@dataclass(slots=True)
class Number:
    """A numeral at `start` to `end`.

    `value` is None for a vague multiple, whose bounds are `lo` and `hi` and whose qualifier is
    `vague`. `form` is one of digits, words, vague, share (a part of a whole); `scale` is the
    last scale read (1 without one), `plain` whether the digits stand without separator, decimals
    and scale.
    """

    start: int
    end: int
    value: float | None
    form: str
    scale: float = 1.0
    plain: bool = False
    vague: str = ""
    lo: float = 0.0
    hi: float = 0.0


def scaled(low: str, content: str, end: int, money: bool = False) -> tuple[int, float]:
    """End and product of the scale words at `end`: " million", "bn", "k"."""
    scale = 1.0
    while scale < 1e12 and (match := _SCALE.match(low, end)):
        scale *= SCALES[match[1]]
        end = match.end()
    if scale != 1.0 or not (match := _SHORT.match(low, end)):
        return end, scale
    word, printed = match[1], content[match.start(1) : match.end(1)]
    glued = match.start(1) == end
    if printed == "m" and not money and _LENGTH.match(low, match.end()):
        return end, scale
    sure = (len(word) > 1 and word != "mm") or (money and word != "mm")
    # "5.2 M" and "30k" are scales; a bare "37 m" is a length unless a counted thing follows
    sure = sure or printed in ("M", "B") or (word == "k" and glued)
    sure = sure or (word == "m" and glued and _THING.match(low, match.end()) is not None)
    return (match.end(), _SHORT_SCALES[word]) if sure else (end, scale)


def digits(low: str, content: str, start: int, money: bool = False) -> Number | None:
    """The number whose digits begin at `start` (a decimal point may stand before)."""
    if match := _FRACTION.match(low, start):
        whole, top, bottom = match.groups()
        if 0 < int(top) < int(bottom):
            value = int(whole or 0) + int(top) / int(bottom)
            return Number(start, match.end(), value, "digits")
        return None
    match = _DIGITS.match(low, start)
    if not match:
        return (
            Number(start, start + 1, VULGAR[low[start]], "share") if low[start] in VULGAR else None
        )
    printed = _SEPARATOR.sub("", match[0])
    end = match.end()
    if start and low[start - 1] == "." and printed == match[0] and "." not in printed:
        start, printed = start - 1, f"0.{printed}"
    value = float(printed)
    if end < len(low) and low[end] in VULGAR:
        value, end = value + VULGAR[low[end]], end + 1
    bare = end
    end, scale = scaled(low, content, end, money)
    plain = bare == end and printed == match[0] and "." not in printed
    value = round(value * scale, 6) if scale != 1.0 else value
    return Number(start, end, value, "digits", scale, plain)


def _joins(kind: str, word: str, last: str, between: str) -> bool:
    """Whether a number word continues the numeral before it ("twenty-five hundred and ten")."""
    if "and" in between and last != "scale":
        return False
    if kind == "scale":
        return True
    return last == "scale" or (kind == "small" and last == "tens" and 0 < SMALL[word] < 10)


def spelled(low: str, start: int) -> Number | None:
    """The number in words at `start`: "two hundred and six", "twenty-five hundred"."""
    total = current = 0.0
    end, place, last, scale = start, start, "", 1.0
    while match := _WORD.match(low, place):
        word = match[0]
        kind = "small" if word in SMALL else "tens" if word in TENS else "scale"
        if not last and kind == "scale":
            return None
        if last and not _joins(kind, word, last, low[end:place]):
            break
        if kind != "scale":
            current += SMALL.get(word, 0) + TENS.get(word, 0)
        elif word == "hundred":
            current, scale = (current or 1) * 100, 100.0
        else:
            scale = SCALES[word]
            current = current or (0 if total else 1)
            # "four hundred thousand million" multiplies, "two million six thousand" adds
            grows = 0 < total < scale
            total = (total + current) * scale if grows else total + (current or 1) * scale
            current = 0.0
        last, end = kind, match.end()
        link = _LINK.match(low, end)
        if not link:
            break
        place = link.end()
    return Number(start, end, total + current, "words", scale) if last else None


def with_halves(low: str, number: Number) -> Number:
    """The number in words with "and a half", "dozen" and the like that follow it."""
    value, end = number.value or 0.0, number.end
    if match := _HALVES.match(low, end):
        value, end = value + (0.5 if match[1] == "half" else 0.25), match.end()
    end, scale = scaled(low, low, end)
    return Number(number.start, end, value * scale, "words", scale if scale != 1 else number.scale)
