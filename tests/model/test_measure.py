"""Qualifiers to intervals, and interval arithmetic."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plainview.model import QUALIFIERS, Interval, Measure, half_ulp, interval_of

INF = math.inf


@pytest.mark.parametrize(
    ("value", "qualifier", "hi", "expected"),
    [
        (46_000, "exact", None, Interval(46_000, 46_000)),
        (3_000, "about", None, Interval(2_700, 3_300)),
        (47_300, "nearly", None, Interval(42_570, 47_300, hi_open=True)),
        (46_000, "more_than", None, Interval(46_000, INF, lo_open=True, hi_open=True)),
        (75, "at_least", None, Interval(75, INF, hi_open=True)),
        (600, "up_to", None, Interval(0, 600)),
        (5_000, "less_than", None, Interval(0, 5_000, hi_open=True)),
        (1_200, "range", 1_500, Interval(1_200, 1_500)),
        (1_500, "range", 1_200, Interval(1_200, 1_500)),
        (None, "dozens", None, Interval(24, 99)),
        (None, "hundreds", None, Interval(200, 999)),
        (None, "thousands", None, Interval(2_000, 9_999)),
        (None, "millions", None, Interval(2e6, 9_999_999)),
        # below zero, "nearly" and "up to" keep their meaning
        (-100, "nearly", None, Interval(-100, -90, lo_open=True)),
        (-100, "about", None, Interval(-110, -90)),
        (-5, "up_to", None, Interval(-INF, -5, lo_open=True)),
    ],
)
def test_qualifier_gives_interval(value, qualifier, hi, expected):
    found = interval_of(value, qualifier, hi)
    assert (found.lo, found.hi) == pytest.approx((expected.lo, expected.hi))
    assert (found.lo_open, found.hi_open) == (expected.lo_open, expected.hi_open)


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_every_qualifier_is_known(qualifier):
    assert interval_of(10.0, qualifier, 20.0).lo <= interval_of(10.0, qualifier, 20.0).hi


@pytest.mark.parametrize(
    ("value", "qualifier"), [(None, "exact"), (None, "about"), (5.0, "range"), (5.0, "roughly")]
)
def test_what_makes_no_interval_is_refused(value, qualifier):
    with pytest.raises(ValueError):
        interval_of(value, qualifier)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [(47_600, 50), (42_695, 0.5), (0.97, 0.005), (1.2, 0.05), (300_000_000, 5e7), (0, 0.5)],
)
def test_half_a_unit_of_the_last_digit(printed, expected):
    assert half_ulp(printed) == pytest.approx(expected)


def test_detention_at_120_percent_adds_up():
    population = interval_of(46_000, "more_than")
    occupancy = population / interval_of(38_500, "exact")
    assert 1.2 in occupancy
    assert 1.19 not in occupancy
    assert str(occupancy) == "(1.194805195, ∞)"


def test_a_measure_keeps_open_ends():
    measure = Measure(
        "cap", 0, 50_000, 50_000, "up_to", "records", "month", None, None, None, "x", 0, 1
    )
    assert measure.interval == Interval(0, 50_000)
    assert measure.rounding == 5_000


finite = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, float]:
    lo, hi = sorted((draw(finite), draw(finite)))
    return Interval(lo, hi), draw(st.floats(lo, hi, allow_nan=False))


@given(interval_and_member(), interval_and_member())
def test_arithmetic_holds_every_possible_value(first, second):
    (a, x), (b, y) = first, second
    slack = 1e-6 * (1 + abs(x) + abs(y) + abs(x * y))
    assert x + y in (a + b).widened(slack)
    assert x - y in (a - b).widened(slack)
    assert x * y in (a * b).widened(slack)
    if 0 not in b and abs(y) > 1e-3:
        assert x / y in (a / b).widened(1e-6 * (1 + abs(x / y)))


@given(interval_and_member(), interval_and_member())
def test_meeting_is_symmetric_and_holds_for_shared_members(first, second):
    (a, x), (b, _) = first, second
    assert a.meets(b) == b.meets(a)
    if x in b:
        assert a.meets(b)
    assert a.within(a)


def test_division_by_what_may_be_zero_is_refused():
    with pytest.raises(ZeroDivisionError):
        Interval(1, 2) / Interval(-1, 1)


def test_open_ends_do_not_meet_at_their_bound():
    assert not interval_of(5, "less_than").meets(interval_of(5, "at_least"))
    assert interval_of(5, "up_to").meets(interval_of(5, "at_least"))


@given(finite, finite)
def test_no_interval_runs_backwards(lo, hi):
    assume(lo > hi)
    with pytest.raises(ValueError):
        Interval(lo, hi)
