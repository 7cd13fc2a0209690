"""Numbers in names: "Brigade Forty-Four" is "Brigade 44", "Fund II" is not "Fund III"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_VALUES = {word: value for value, word in enumerate(_ONES.split())}
_VALUES |= {word: value for value, word in enumerate(_ORDINALS.split())}
_VALUES |= {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_VALUES |= {word[:-1] + "ieth": 20 + 10 * i for i, word in enumerate(_TENS)}
_DIGITS = re.compile(r"(\d{1,9})(?:st|nd|rd|th)?")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")


def without_numbers(found: Iterable[str], name: str) -> tuple[list[str], tuple[int, ...]]:
    """The words that are no numbers, and the numbers in ascending order.

    Roman numerals count where `name` writes them in capitals, after the first word: in "Citizens
    VI", not in "vi".
    """
    rest: list[str] = []
    numbers: list[int] = []
    before = 0
    for i, word in enumerate(found):
        value = _value(word)
        if value is None and i and _ROMAN.fullmatch(word) and _capital(word, name):
            value = _roman(word)
        if value is None:
            rest.append(word)
        elif before in range(20, 100, 10) and 0 < value < 10 and word in _VALUES:
            numbers[-1] += value
        else:
            numbers.append(value)
        before = value if value is not None and word in _VALUES else 0
    return rest, tuple(sorted(numbers))


def _value(word: str) -> int | None:
    digits = _DIGITS.fullmatch(word)
    return int(digits[1]) if digits else _VALUES.get(word)


def _capital(word: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){word.upper()}(?![\w.&'’])", name) is not None


def _roman(word: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for letter, after in zip(word, [*word[1:], ""], strict=True):
        value = values[letter]
        total += -value if after and values[after] > value else value
    return total
