"""Ceiling, obligated, spent: what one text or one row says of one award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from plainview.checks.check import Check
from plainview.checks.figures import amount
from plainview.checks.reckoned import bounds, number
from plainview.checks.told import Told
from plainview.model import Finding, Measure

_LADDER = ("ceiling", "obligated", "spent")
_FLOWS = ("transaction",)
"""Definitions of what was added or taken back on one day, which no ladder holds for."""

_NEAR = 600
"""Characters between two statements that are taken to be about one award."""


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """The awards of one document."""
    told = [one for one in items if one.type == "spending" and not one.denied]
    for one in told:
        yield from _ladder(one, one)
    prose = [one for one in told if not one.official and one.filled("payee")]
    for one, other in combinations(prose, 2):
        if abs(one.start - other.start) <= _NEAR and _one_award(one, other):
            yield from _ladder(one, other)
            yield from _ladder(other, one)


def _one_award(one: Told, other: Told) -> bool:
    """Whether two statements near each other name one vendor, one kind of instrument, and no two
    payers."""
    same = all(
        {role.key for role in one.filled(name)} == {role.key for role in other.filled(name)}
        for name in ("payee", "instrument")
    )
    payers = {role.key for each in (one, other) for role in each.filled("payer")}
    return same and bool(one.filled("instrument")) and len(payers) <= 1


def _ladder(upper: Told, lower: Told) -> Iterator[Finding]:
    """What lies lower on the ladder in one statement than what the other gives for above it."""
    for above in _rung(upper, 0, 2):
        for below in _rung(lower, 1, 3) if lower.asserted else ():
            place = _LADDER.index(below.name) - _LADDER.index(_level(above))
            if place <= 0 or above.unit != below.unit or below is above:
                continue
            exact = upper.official and lower.official
            highest = above.interval.hi if exact else bounds(above).hi
            if (below.interval if exact else bounds(below)).lo > highest:
                yield _finding(upper, above, lower, below)
                return


def _rung(told: Told, first: int, last: int) -> list[Measure]:
    """The amounts of a fact on some rungs; of ceilings the highest, which holds all options."""
    held = [
        one
        for one in told.measures
        if _level(one) in _LADDER[first:last] and one.definition not in _FLOWS and one.value
    ]
    ceilings = [one for one in held if _level(one) == "ceiling"]
    highest = max(ceilings, key=lambda one: one.interval.hi, default=None)
    return [one for one in held if one not in ceilings or one is highest]


def _level(measure: Measure) -> str:
    """The rung of an amount: "worth up to $2 million" is a ceiling."""
    limited = measure.qualifier == "up_to" and measure.name == "obligated"
    return "ceiling" if limited else measure.name


def _finding(upper: Told, above: Measure, lower: Told, below: Measure) -> Finding:
    payee = ", ".join(role.name for role in (lower.filled("payee") or upper.filled("payee")))
    instrument = ", ".join(
        role.name.removeprefix("instrument:").replace("_", " ")
        for role in lower.filled("instrument")
    )
    where = f"{lower.doc}, {lower.place}" if lower.place else lower.doc
    award = ", ".join(part for part in (payee, instrument) if part) or "an award"
    words = f"{award}: more {below.name} than the {_level(above)} allows ({where})"
    sums = f"{below.name} {number(below)} > {_level(above)} {amount(above)}"
    facts = tuple(dict.fromkeys((upper.fact, lower.fact)))
    severity = "low" if lower.official else "high" if upper.fact == lower.fact else "medium"
    return Finding("spending_order", severity, words, sums, facts, "the award and its changes")


CHECK = Check(
    "spending_order",
    "Of one award no more is obligated than its ceiling, and no more is spent than obligated. Rows"
    " of a public record are told as low: a ceiling is often raised later than an obligation.",
    "ceiling, obligated and spent in one statement, or in statements near each other that name one"
    " vendor and one kind of instrument",
    "obligated $12,500,000 > ceiling $9,200,000",
    "told_by_document",
    find,
)
