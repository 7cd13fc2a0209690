"""Keys by which facts find those that may say the same: facts without one in common are apart.

A fact of prose has a handful: for each telling number its kind and size with each body, place or
program named; for its parties together what they are about, and that within one month; for roles in
the text's own words the longest of them. A row of a public record has only the numbers, with the
one body that tells rows apart: its parties come again in every row. It finds other rows by the
number itself, and prose by the number's size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import islice, product

from plainview.claims.content import Content, Prepared, above
from plainview.claims.dates import when
from plainview.claims.numbers import TELLING, digits
from plainview.claims.roles import FIXING
from plainview.model import Measure, PartialDate

_SIZE = "size"
_STEP = math.log(1.12)
"""Width of a class of numbers: two that one rounding covers lie in neighbouring classes."""
_MOST_NAMES = 6
_MOST_MATTERS = 6
_LONGEST = 3
_NEAR = timedelta(days=10)
_TELLS_APART = (
    "payee", "facility", "provider", "lender", "recipient", "place", "bound", "payer",
    "custodian", "agency", "holder", "instrument",
)  # fmt: skip
"""The roles of a row of a public record, the one first that differs most from row to row."""


ROWS = 1 << 56
"""Ranks of rows of public records begin here: prose comes first."""


def keys(fact: Prepared, *, official: bool = False) -> frozenset[int]:
    """The keys of a fact, as signed 64-bit numbers; `official` for rows of public records.

    An odd key is one by which rows do not look for rows.
    """
    found = _of_row(fact) if official else _of_prose(fact)
    return frozenset(_number(*parts) for parts in found)


def matter_keys(fact: Prepared) -> frozenset[int]:
    """The keys of what a fact of prose is about, whatever its numbers and dates."""
    return frozenset(_number("matter", fact.type, *parts) for parts in _matters(fact))


def rank(fact: Prepared, identity: str, *, official: bool = False) -> int:
    """A number below which the more complete facts lie, no two facts at the same.

    `identity` is the id of the fact, in hex. It does not depend on when a fact came in.
    """
    said = len(fact.roles) + len(fact.words) + 2 * len(fact.content.measures)
    return official * ROWS | (31 - min(said, 31)) << 48 | int(identity[:12], 16)


def _of_row(fact: Prepared) -> Iterator[tuple[str, ...]]:
    name = next((_first(fact, role) for role in _TELLS_APART if role in fact.roles), None)
    if name is None:
        return
    for measure in _telling(fact.content):
        yield (_SIZE, fact.type, _kind(measure), str(_size(measure)[0]), name)
        yield ("number", fact.type, _kind(measure), f"{measure.value:.0f}", name)


def _of_prose(fact: Prepared) -> Iterator[tuple[str, ...]]:
    names = list(islice(dict.fromkeys(_names(fact)), _MOST_NAMES))
    for measure in _telling(fact.content):
        for size in _size(measure):
            for name in names:
                yield (_SIZE, fact.type, _kind(measure), str(size), name)
    months = _months(fact.content)
    for parts in _matters(fact):
        yield ("matter", fact.type, *parts)
        for month in months:
            yield ("month", fact.type, month, *parts)
    for role, words in fact.words.items():
        longest = sorted(words, key=lambda word: (-len(word), word))[:_LONGEST]
        for word in longest:
            for name in names[:2]:
                yield ("word", fact.type, role, word, name)


def _telling(content: Content) -> Iterator[Measure]:
    for measure in content.measures:
        if measure.value and measure.value > 0 and digits(measure) >= TELLING:
            yield measure
        elif measure.value and measure.value >= 20:
            yield measure  # rounded, it may be told with more digits elsewhere


def _kind(measure: Measure) -> str:
    return "money" if measure.unit and len(measure.unit) == 3 else "count"


def _size(measure: Measure) -> list[int]:
    """The class of a number and its neighbours."""
    assert measure.value is not None
    middle = math.floor(math.log(measure.value) / _STEP)
    return [middle, middle - 1, middle + 1]


def _names(fact: Prepared) -> Iterator[str]:
    """Bodies, places and programs, then what they are part of."""
    ordered = [role for role in _TELLS_APART if role in fact.roles]
    ordered += sorted(fact.roles.keys() - set(ordered))
    for role in ordered:
        yield from sorted(fact.roles[role])
    for role in ordered:
        for name in sorted(fact.roles[role]):
            yield from sorted(above(name))


def _first(fact: Prepared, role: str) -> str:
    return min(fact.roles[role])


def _matters(fact: Prepared) -> Iterator[tuple[str, ...]]:
    """The parties that together say which matter it is, of facts that name them."""
    found = (
        (*roles, *names)
        for roles in FIXING[fact.type]
        if all(role in fact.roles for role in roles)
        for names in product(*(sorted(fact.roles[role])[:2] for role in roles))
    )
    measured = sorted({_kind(measure) for measure in fact.content.measures}) or ["none"]
    return islice(((*parts, kind) for parts in found for kind in measured), _MOST_MATTERS)


def _months(content: Content) -> list[str]:
    """The month that a fact is of, or was published in; two where the month is ending."""
    try:
        day = PartialDate.parse(when(content) or content.published or "").earliest
    except ValueError:
        return []
    if day is None:
        return []
    later = day + _NEAR if day < date.max - _NEAR else day
    return sorted({f"{each.year}-{each.month}" for each in (day, later)})


def _number(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    number = int.from_bytes(digest, "big", signed=True)
    return number | 1 if parts[0] == _SIZE else number & ~1
