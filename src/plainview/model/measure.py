"""Measures: printed numbers as intervals with a unit and a definition."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

QUALIFIERS = (
    "exact", "about", "nearly", "more_than", "at_least", "up_to", "less_than", "range",
    "dozens", "hundreds", "thousands", "millions",
)  # fmt: skip

VAGUE = {
    "dozens": (24.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "millions": (2_000_000.0, 9_999_999.0),
}
"""Multiples without a number: the bounds that they are read as."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers from `lo` to `hi`; an open end leaves its own bound out.

    Ends may be infinite. Arithmetic is exact interval arithmetic (Moore, 1966): the result holds
    every value that the operation can give for values of the operands.
    """

    lo: float
    hi: float
    lo_open: bool = False
    hi_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.lo) or math.isnan(self.hi) or self.lo > self.hi:
            raise ValueError(f"no interval from {self.lo} to {self.hi}")

    def __contains__(self, value: float) -> bool:
        above = value > self.lo or (value == self.lo and not self.lo_open)
        below = value < self.hi or (value == self.hi and not self.hi_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, high = max(self.lo, other.lo), min(self.hi, other.hi)
        return low < high or (low == high and low in self and low in other)

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval lies in the other."""
        above = self.lo > other.lo or (self.lo == other.lo and (self.lo_open or not other.lo_open))
        below = self.hi < other.hi or (self.hi == other.hi and (self.hi_open or not other.hi_open))
        return above and below

    def widened(self, by: float) -> Interval:
        """The interval with both ends moved out and closed: room for printed rounding."""
        return Interval(self.lo - by, self.hi + by) if by else self

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.lo + other.lo,
            self.hi + other.hi,
            self.lo_open or other.lo_open,
            self.hi_open or other.hi_open,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.hi, -self.lo, self.hi_open, self.lo_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return self._corners(other, _times)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; raises ZeroDivisionError where the divisor may be zero."""
        if 0 in other:
            raise ZeroDivisionError(f"{other} holds zero")
        return self._corners(other, _over)

    def _corners(self, other: Interval, operate: Callable[[float, float], float]) -> Interval:
        corners = [
            (operate(a, b), a_open or b_open)
            for a, a_open in ((self.lo, self.lo_open), (self.hi, self.hi_open))
            for b, b_open in ((other.lo, other.lo_open), (other.hi, other.hi_open))
        ]
        lo = min(value for value, _ in corners)
        hi = max(value for value, _ in corners)
        # an end is open only if every corner that reaches it is
        lo_open = all(is_open for value, is_open in corners if value == lo)
        hi_open = all(is_open for value, is_open in corners if value == hi)
        return Interval(lo, hi, lo_open, hi_open)

    def __str__(self) -> str:
        left = "(" if self.lo_open or math.isinf(self.lo) else "["
        right = ")" if self.hi_open or math.isinf(self.hi) else "]"
        return f"{left}{_short(self.lo)}, {_short(self.hi)}{right}"


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    if math.isinf(b):
        return 0.0 if not math.isinf(a) else math.copysign(math.inf, a * b)
    return math.copysign(math.inf, a) if b == 0 else a / b


def _short(value: float) -> str:
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"


def _between(a: float, b: float, lo_open: bool = False, hi_open: bool = False) -> Interval:
    return Interval(min(a, b), max(a, b), lo_open, hi_open)


def interval_of(value: float | None, qualifier: str, hi: float | None = None) -> Interval:
    """The interval that a printed number and its qualifier stand for.

    `hi` is the second number of a range. Raises ValueError where a qualifier that needs a number
    has none. For a negative value the bounds keep their meaning ("nearly -100" lies nearer zero).
    """
    if qualifier in VAGUE:
        return Interval(*VAGUE[qualifier])
    if value is None:
        raise ValueError(f"qualifier {qualifier!r} needs a number")
    if qualifier == "range":
        if hi is None:
            raise ValueError("a range needs two numbers")
        return _between(value, hi)
    if qualifier == "about":
        return _between(0.9 * value, 1.1 * value)
    if qualifier == "nearly":
        below = value >= 0
        return _between(0.9 * value, value, lo_open=not below, hi_open=below)
    if qualifier in ("more_than", "at_least"):
        return Interval(value, math.inf, lo_open=qualifier == "more_than", hi_open=True)
    if qualifier in ("up_to", "less_than"):
        low = 0.0 if value >= 0 else -math.inf
        return Interval(low, value, lo_open=value < 0, hi_open=qualifier == "less_than")
    if qualifier == "exact":
        return Interval(value, value)
    raise ValueError(f"unknown qualifier {qualifier!r}; one of {', '.join(QUALIFIERS)}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A printed number: what it counts, as an interval, and where it stands.

    `name` is the measure's role in its fact ("population"), empty for a quantity that fills none.
    `value` is the printed number in full, percentages as ratios, None for "dozens" and the like.
    `lo` and `hi` are the bounds, None for unbounded. `unit` is what is counted ("people", "USD",
    "ratio", "beds"), `per` the unit of time or thing that a rate is for, `of` the base of a share,
    `definition` what the number means ("design", "funded", "contractual"), `as_of` an EDTF date.
    `surface` stands at `start` to `end` of the text.
    """

    name: str
    lo: float | None
    hi: float | None
    value: float | None
    qualifier: str
    unit: str | None
    per: str | None
    of: str | None
    definition: str | None
    as_of: str | None
    surface: str
    start: int
    end: int

    @property
    def interval(self) -> Interval:
        """The bounds as an interval, open where the qualifier leaves the printed number out."""
        lo = -math.inf if self.lo is None else self.lo
        hi = math.inf if self.hi is None else self.hi
        return Interval(
            lo,
            hi,
            lo_open=self.qualifier == "more_than" or self.lo is None,
            hi_open=self.qualifier in ("less_than", "nearly") or self.hi is None,
        )

    @property
    def rounding(self) -> float:
        """Half a unit of the last significant digit printed: 47,600 -> 50, 42,695 -> 0.5."""
        return 0.0 if self.value is None else half_ulp(self.value)


def digits(value: float) -> str:
    """The significant digits of a number, without its scale: 3,300,000 and 3.3 give "33"."""
    return "".join(map(str, Decimal(repr(value)).normalize().as_tuple().digits))


def half_ulp(value: float) -> float:
    """Half a unit in the last significant digit of a number as it is printed in full."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # infinities and NaN are not printed numbers
    return 0.5 * 10.0**exponent if value else 0.5
