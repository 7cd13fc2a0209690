"""One number in two scales or two currencies: 3.3 million and 3.3 billion, $300 and £300."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from plainview.checks.check import Check
from plainview.checks.figures import amount
from plainview.checks.told import Told
from plainview.model import Finding, Measure
from plainview.model.measure import digits

_CURRENCIES = {"USD", "EUR", "GBP", "CAD", "AUD", "MXN"}
_SCALES = (1e3, 1e6, 1e9)
_TELLING = 3
"""Digits from which on two equal numbers are no chance."""


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """Facts about one body whose numbers have the same digits."""
    seen: set[frozenset[tuple[float | None, str | None]]] = set()
    for one, other in combinations(items, 2):
        if one.type != other.type or (one.official and other.official):
            continue
        for measure in one.measures:
            for beside in other.measures:
                if not _about_one(one, measure, other, beside):
                    continue
                pair = frozenset(((measure.value, measure.unit), (beside.value, beside.unit)))
                if pair not in seen and _altered(one, measure, other, beside):
                    seen.add(pair)
                    yield _finding(one, measure, other, beside)


def _about_one(one: Told, measure: Measure, other: Told, beside: Measure) -> bool:
    """Whether two numbers can be one: money with two digits, if one vendor gets it, or else
    numbers with three digits that measure the same."""
    money = {measure.unit, beside.unit} <= _CURRENCIES
    vendors = [{role.key for role in each.filled("payee")} for each in (one, other)]
    if money and vendors[0] & vendors[1]:
        return True
    return len(digits(measure.value or 0.0)) >= _TELLING and measure.name == beside.name


def _altered(one: Told, measure: Measure, other: Told, beside: Measure) -> bool:
    """Whether a number seems to be the other in another scale or currency."""
    low, high = sorted((measure.value or 0.0, beside.value or 0.0))
    if low <= 0 or digits(low) != digits(high):
        return False
    firm = len(digits(low)) >= _TELLING
    if not firm and (one.official or other.official or len(digits(low)) < _TELLING - 1):
        return False
    if measure.unit != beside.unit:
        return low == high and {measure.unit, beside.unit} <= _CURRENCIES
    return any(abs(high / low / scale - 1) < 1e-9 for scale in _SCALES)


def _finding(one: Told, measure: Measure, other: Told, beside: Measure) -> Finding:
    held = {role.key for role in one.roles if role.entity}
    names = dict.fromkeys(role.name for role in other.roles if role.entity and role.key in held)
    words = (
        f"{', '.join(names)}: {one.doc} has {amount(measure)}, {other.doc} {amount(beside)}: the"
        " same digits"
    )
    if measure.unit == beside.unit:
        low, high = sorted((measure.value or 0.0, beside.value or 0.0))
        sums = f"{high:,.10g} / {low:,.10g} = {high / low:,.10g}"
        words += " in another scale"
    else:
        sums = f"{measure.value:,.10g} {measure.unit}, {beside.value:,.10g} {beside.unit}"
        words += " in another currency"
    firm = len(digits(measure.value or 0.0)) >= _TELLING
    return Finding(
        "digits_kept", "high" if firm else "medium", words, sums,
        tuple(dict.fromkeys((one.fact, other.fact))), "the source that both go back to",
    )  # fmt: skip


CHECK = Check(
    "digits_kept",
    "A number keeps its scale and its currency on the way from text to text. Told are numbers of"
    " one kind about one body with the same digits that are a thousand, a million or a thousand"
    " million times apart, or in two currencies; two digits tell nothing but of money for one"
    " vendor, as medium, and never of rows of a public record.",
    "amounts and counts of facts that name one vendor, provider or body",
    "$139,300,000,000 / $139,300,000 = 1,000",
    "told_by_digits",
    find,
)
