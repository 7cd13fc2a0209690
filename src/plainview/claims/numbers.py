"""Two numbers held against each other: alike, apart, or not the same thing."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from plainview.model import Interval, Measure
from plainview.vocab.tables import words

_ROUNDED, _BOTH_ROUND = 0.05, 0.021
"""Share of a number that rounding takes at most: less where both are round, 20,000 and 21,000."""
_LOOSELY, _LOOSE = frozenset(("about", "nearly")), 0.02
"""What is said of a number that is told loosely, and the share of it that this surely leaves."""
_TELLING, _MOSTLY = 3, 0.6
"""Words of what two shares are of, and of all words there, that tell one whole."""
TELLING = 3  # digits of a number that hardly comes twice by chance
_CEILINGS = frozenset(("up_to", "less_than"))
_FLOORS = frozenset(("more_than", "at_least"))
OVER = frozenset(("more_than", "less_than", "nearly"))
"""What is said of a number that was rounded down or up."""
_ONE_SUM = (
    frozenset(("obligated", "spent", "planned", "requested", "appropriated")),
    frozenset(("headcount", "workforce_size")),
    frozenset(("records_requested", "requests")),
)
"""Measures that reports name as they like: where the numbers are equal, it is one."""
_LADDERS = (
    frozenset(("planned", "requested", "appropriated", "obligated", "ceiling", "spent")),
    frozenset(("requests", "records_requested", "records_provided", "grants", "denials")),
    frozenset(("headcount", "workforce_size")),
)
"""Measures of one matter at several stages: asked and given, obligated and ceiling."""
STOCKS = frozenset(
    words(
        "population capacity occupancy headcount workforce_size share_of_workforce facilities"
        " population_covered agents"
    )
)
"""What is so many at a moment, and another number at the next."""
_LIMITS = frozenset(("cap", "limit", "value", "ceiling"))
_OPEN_BASE = frozenset(
    words(
        "the its their those people persons individuals all who were are was had been in at of by"
    )
)
"""Words of what a share is of that say nothing about it."""
_SCALES = (1e2, 1e3, 1e6, 1e9)

ALIKE, DISJOINT, MEETING = "alike", "disjoint", "meeting"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measures of one thing. `how` is ALIKE (one number, as far as printed), DISJOINT, or
    MEETING (other numbers that can both be true); `differs` are the words for what is not equal;
    `digits` how telling the number is."""

    ours: Measure
    theirs: Measure
    how: str
    differs: tuple[str, ...]
    digits: int


def pairs(ours: tuple[Measure, ...], theirs: tuple[Measure, ...]) -> list[Pair]:
    """The measures of two facts that are of one thing; each of ours with its nearest."""
    found: list[Pair] = []
    for one in ours:
        held = [pair for two in theirs if (pair := _hold(one, two))]
        if held:
            found.append(min(held, key=_nearness))
    named = [pair for pair in found if pair.ours.name == pair.theirs.name or pair.how == ALIKE]
    return named or found


def _nearness(pair: Pair) -> tuple[bool, int, int]:
    order = (ALIKE, MEETING, DISJOINT)
    return pair.ours.name != pair.theirs.name, order.index(pair.how), len(pair.differs)


def _hold(one: Measure, two: Measure) -> Pair | None:
    """Two measures held against each other; None where they are not of one thing."""
    alike = _alike(one, two)
    telling = max(digits(one), digits(two))
    named = {one.name, two.name}
    if len(named) == 2:
        ladder = any(named <= rungs for rungs in _LADDERS)
        counted = alike and telling >= TELLING and one.unit == two.unit
        if not ladder and not counted:
            return None
    differs = _terms(one, two)
    if alike:
        if one.value != two.value or (one.qualifier in OVER) != (two.qualifier in OVER):
            differs.append("precision")
        if one.qualifier != two.qualifier:
            differs.append("qualifier")
        return Pair(one, two, ALIKE, tuple(differs), telling)
    if not _are_limits(one, two) and _room(one).meets(_room(two)):
        differs += ["number", "precision"]
        return Pair(one, two, MEETING, tuple(differs), 0)
    differs.append("scale" if _scaled(one, two) else "number")
    return Pair(one, two, DISJOINT, tuple(differs), 0)


def _are_limits(one: Measure, two: Measure) -> bool:
    """Whether both are a limit, of which there is one: a cap, a target, "up to" and "up to"."""
    limits = one.name == two.name and one.name in _LIMITS
    return one.value is not None and two.value is not None and (
        limits or (is_ceiling(one) and is_ceiling(two))
    )  # fmt: skip


def _alike(one: Measure, two: Measure) -> bool:
    if one.value is None or two.value is None:
        return one.value == two.value and one.interval == two.interval
    return _close(one, two)


def _terms(one: Measure, two: Measure) -> list[str]:
    """What of the two is not meant in the same terms: currency, definition, base."""
    differs = []
    if _currency(one) != _currency(two):
        differs.append("unit")
    named = {one.name, two.name}
    apart = len(named) == 2 and not any(named <= names for names in _ONE_SUM)
    if apart or _defined(one) != _defined(two) or (one.per or "") != (two.per or ""):
        differs.append("definition")
    if one.of and two.of and not _one_base(one.of, two.of):
        differs.append("scope")
    return differs


def _one_base(one: str, two: str) -> bool:
    """Whether two shares are of one whole: one says nothing else, or both mostly the same."""
    ours, theirs = _base(one), _base(two)
    least = min(len(ours), len(theirs))
    return ours <= theirs or theirs <= ours or len(ours & theirs) >= max(_TELLING, _MOSTLY * least)


def _base(of: str) -> frozenset[str]:
    """The words for what a share is of: "the FBI's agents" are "FBI agents"."""
    return frozenset(re.sub(r"[’']s\b", "", of.lower()).split()) - _OPEN_BASE


def _defined(measure: Measure) -> str:
    """The definition; what is counted on a day is what a population is without saying."""
    return "" if measure.definition == "on_day" else measure.definition or ""


def _currency(measure: Measure) -> str | None:
    return measure.unit if measure.unit and len(measure.unit) == 3 else None


def opposed(one: Measure, two: Measure) -> bool:
    """Whether one number is the most that there can be and the other the least."""
    return any(is_ceiling(a) and b.qualifier in _FLOORS for a, b in ((one, two), (two, one)))


def is_ceiling(measure: Measure) -> bool:
    """Whether a number is the most that there can be."""
    return measure.qualifier in _CEILINGS


def _close(one: Measure, two: Measure) -> bool:
    """Whether two numbers are one, printed with as many digits or fewer."""
    assert one.value is not None and two.value is not None
    gap, largest = abs(one.value - two.value), max(abs(one.value), abs(two.value))
    if {one.qualifier, two.qualifier} & _LOOSELY and gap <= _LOOSE * largest:
        return True
    most = _ROUNDED if max(digits(one), digits(two)) >= TELLING else _BOTH_ROUND
    return gap <= min(_rounding(one, two), most * largest)


def _rounding(one: Measure, two: Measure) -> float:
    return max(one.rounding, two.rounding)


def _room(measure: Measure) -> Interval:
    room = min(measure.rounding, _ROUNDED * abs(measure.value or 0.0))
    return measure.interval.widened(room)


def _scaled(one: Measure, two: Measure) -> bool:
    """Whether only the scale word differs: $30 million and $30 billion."""
    if not one.value or not two.value:
        return False
    ratio = max(one.value / two.value, two.value / one.value)
    return any(math.isclose(ratio, scale, rel_tol=1e-6) for scale in _SCALES)


def digits(measure: Measure) -> int:
    """Significant digits as printed, at least one."""
    value = measure.value
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) or 1 if value is not None else 1


def told(measure: Measure) -> str:
    """A number as it is written in sums: $1,200; 64,006; more than 46,000; 120%."""
    if measure.value is None:
        return measure.surface
    sign = "$" if measure.unit == "USD" else ""
    value = measure.value
    number = f"{value * 100:.10g}%" if measure.unit == "ratio" else f"{sign}{value:,.10g}"
    lead = "" if measure.qualifier in ("exact", "range") else f"{measure.qualifier} "
    return f"{lead.replace('_', ' ')}{number}"


def arithmetic(pair: Pair) -> str:
    """The two numbers held against each other, the greater first, written out."""
    high, low = sorted(
        (pair.ours, pair.theirs), key=lambda one: (one.value or 0.0, told(one)), reverse=True
    )
    sides = f"{told(high)} against {told(low)}"
    if high.value is None or low.value is None or high.value == low.value:
        return sides
    gap = float(Decimal(repr(high.value)) - Decimal(repr(low.value)))
    sides = f"{sides}: {high.value:,.10g} - {low.value:,.10g} = {gap:,.10g}"
    if pair.how == ALIKE:
        return f"{sides}, printed to ±{_rounding(high, low):,.10g}"
    return f"{sides}, {high.value / low.value:,.4g} times" if low.value > 0 else sides
