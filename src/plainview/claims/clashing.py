"""When numbers that stay apart contradict each other: what else has to be the same.

Reports count many things of one body in one week. Two numbers contradict each other only where
everything that could explain them is known to be the same: what is counted, of whom, where, when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.claims import terms
from plainview.claims.content import Prepared
from plainview.claims.dates import SAME, days_named, one_time, same_span, within
from plainview.claims.numbers import STOCKS, Pair
from plainview.claims.roles import Meeting
from plainview.claims.scope import dates_of, narrowed_count, places_of, terms_of
from plainview.claims.telling import one_scope, other_terms, other_words
from plainview.model import Measure
from plainview.vocab.tables import words

_FURTHEST = 5.0
"""Times that one number is the other from which they are of different things, but for a scale word
that was lost."""
_MONTH = 28  # days
_FEWEST = 10  # of a story's small numbers there are many
_FLOWS = frozenset(
    words("arrests other_outcome requests records_requested records_provided grants denials spent")
)
"""What happens in a period: another period has another number."""
_ASKED_OF = frozenset(("payee", "funder", "instrument"))
_LOOSE = frozenset(("other_outcome",))
"""Measures of many things, told apart by their definition or by the noun that is counted."""
_WIDE_UNITS = (None, "people")


def reason(
    one: Prepared, two: Prepared, roles: Meeting, apart: Sequence[Pair], same_time: bool
) -> str:
    """What may explain that numbers stay apart, a word of DIFFERS; "" for a contradiction.

    `same_time` says that what the two leave open about their dates is the same.
    """
    quotes = one.content.quote, two.content.quote
    numbers = apart[0].ours.surface, apart[0].theirs.surface
    if other_words(terms_of, quotes, numbers) or other_terms(quotes, numbers):
        return "definition"
    if terms.at_other_times(*quotes):
        return "date"
    placed = bool(roles.agreed & {"facility", "place"})
    shares = all(pair.ours.unit == pair.theirs.unit == "ratio" for pair in apart)
    if not roles.fixed(one.type) or not one_scope(quotes, numbers, placed=placed, shares=shares):
        return "scope"
    if any(_loose(pair, quotes) for pair in apart):
        return "definition"
    if one.type == "spending" and one.stage == "asked" and not roles.agreed & _ASKED_OF:
        return "scope"  # many sums are asked for one thing
    for pair in apart:
        if _of_a_part(one, two, pair):
            return "scope"
        if word := _incomparable(pair):
            return word
        if not same_time and not _at_one_time(one, two, pair):
            inside = within(one.content, two.content, pair.ours, pair.theirs)
            months = min(days_named(one.content, pair.ours), days_named(two.content, pair.theirs))
            return "scope" if inside and (pair.ours.name in _FLOWS or months >= _MONTH) else "date"
    there = placed or (bool(places_of(quotes[0])) and places_of(quotes[0]) == places_of(quotes[1]))
    if one.type == "operation" and not there and not _totals(one, two, apart):
        return "scope"  # of which operation is not said
    return ""


def _of_a_part(one: Prepared, two: Prepared, pair: Pair) -> bool:
    """Whether words after one of two counts narrow it, and not the other."""
    quotes = one.content.quote, two.content.quote
    if pair.ours.unit in ("USD", "ratio"):
        return False
    return narrowed_count(quotes[0], pair.ours.surface, quotes[1]) or narrowed_count(
        quotes[1], pair.theirs.surface, quotes[0]
    )


def _totals(one: Prepared, two: Prepared, apart: Sequence[Pair]) -> bool:
    """Whether the numbers are those of a body in all, in a month or a year that both name."""
    if one.filled("place") or two.filled("place"):
        return False
    return all(
        days_named(one.content, pair.ours) >= _MONTH <= days_named(two.content, pair.theirs)
        for pair in apart
    )


def _loose(pair: Pair, quotes: tuple[str, str]) -> bool:
    """Whether two numbers have only the name of a measure of many things in common."""
    one, two = pair.ours, pair.theirs
    if _counted_there(one, two, quotes[1]) or _counted_there(two, one, quotes[0]):
        return bool(one.definition or two.definition)
    if one.name not in _LOOSE or one.unit != two.unit:
        return one.name in _LOOSE
    counted = one.surface.lower().split()[-1:] == two.surface.lower().split()[-1:]
    return not one.definition and (one.unit in _WIDE_UNITS or not counted)


def _counted_there(one: Measure, two: Measure, quote: str) -> bool:
    """Whether a number stands without what it counts, and its sentence names before it what the
    other counts: "the phones that it seized came to 27,300"."""
    if two.unit is not None or one.unit in _WIDE_UNITS or one.name != two.name:
        return False
    noun = one.surface.lower().split()[-1]
    before = quote[: max(0, quote.find(two.surface))].lower()
    return re.search(rf"\b{re.escape(noun)}\b", before) is not None


def _incomparable(pair: Pair) -> str:
    """Why two numbers cannot be held against each other, "" where they can."""
    one, two = pair.ours, pair.theirs
    if (one.unit == "ratio") != (two.unit == "ratio"):
        return "unit"
    if one.value is None or two.value is None:
        return "" if one.value is None and two.value is None else "precision"
    if one.unit == "ratio" or "scale" in pair.differs:
        return ""
    low, high = sorted((abs(one.value), abs(two.value)))
    return "" if low >= _FEWEST and high <= _FURTHEST * low else "scope"


def _at_one_time(one: Prepared, two: Prepared, pair: Pair) -> bool:
    """Whether the two are known to be of one time: by their dates, or by those of publication
    where neither says a date."""
    named = dates_of(one.content.quote), dates_of(two.content.quote)
    if named[0] and named[1] and named[0].isdisjoint(named[1]):
        return False
    moving = pair.ours.name in STOCKS
    if one_time(one.content, two.content, pair.ours, pair.theirs, moving=moving) != SAME:
        return False
    if pair.ours.name not in _FLOWS:
        return True
    return same_span(one.content, two.content, pair.ours, pair.theirs)
