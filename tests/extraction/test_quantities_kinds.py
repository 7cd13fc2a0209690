"""Ages, which the public verb gives and facts do not, and numbers whose scale word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction.parts import Quantity
from plainview.extraction.quantities import damaged, find, quantities


def read(text: str) -> list[Quantity]:
    return list(find(text, [(0, len(text))])[0])


# text, surface, unit, lo, hi
AGES = [
    ("A 60 year-old left.", "60 year-old", "years", 60, 60),
    ("The 65-year-old left.", "65-year-old", "years", 65, 65),
    ("He is 30 years old.", "30 years old", "years", 30, 30),
    ("An 8-month-old child came.", "8-month-old", "months", 8, 8),
    ("Children under the age of 5 years came.", "under the age of 5 years", "years", 0, 5),
    ("People over 65 years old came.", "over 65 years old", "years", 65, None),
    ("A 2,900 year-old site", "2,900 year-old", "years", 2900, 2900),
    ("Those 18 to 21 years old came.", "18 to 21 years old", "years", 18, 21),
    ("Those between 18 and 21 years old", "18 and 21 years old", "years", 18, 21),
]


@pytest.mark.parametrize(("text", "surface", "unit", "lo", "hi"), AGES)
def test_age_with_a_unit(text: str, surface: str, unit: str, lo: float, hi: float | None) -> None:
    [measure] = quantities(text)
    assert (measure.surface, measure.unit, measure.definition) == (surface, unit, "age")
    assert (measure.lo, measure.hi) == (lo, hi)
    assert read(text) == []  # no measure of a fact


def test_bare_age_is_no_quantity() -> None:
    assert quantities("Smith, 35, left at 3 p.m. on May 4.") == []


# text, what a number whose scale word is lost covers
DAMAGED = [
    ("They repaid $96 prelate of it.", "$96 prelate"),
    ("The board asked for $400 trunk to pay for it.", "$400 trunk"),
    ("It signed a $21 parish contract.", "$21 parish"),
    ("The army’s $267 vicar request failed.", "$267 vicar"),
    ("It cost $1.85 choir in a year.", "$1.85 choir"),
    ("It came to $212 thousand million in all.", "212 thousand million"),
    ("They paid $300 thousand thousand for it.", "300 thousand thousand"),
    ("It lasts for half a 12 months.", "half a 12 months"),
    ("They ran 1.2 searches in March.", "1.2 searches"),
    ("They held 3.4 detainees there.", "3.4 detainees"),
    ("It holds the files of 79 gallon Medicaid enrollees.", "79 gallon"),
]


@pytest.mark.parametrize(("text", "lost"), DAMAGED)
def test_lost_scale_word(text: str, lost: str) -> None:
    [(start, end)] = damaged(text, [(0, len(text))])
    assert text[start:end] == lost
    assert all(q.measure.end <= start or q.measure.start >= end for q in read(text))


WHOLE = [
    "They paid $40 each, $30 more, $120 daily and $50 per head.",
    "A $400 fee, a $5 toll and $20 bills are nothing odd.",
    "Four hundred million dollars and two million six hundred thousand people.",
    "An average of 2.5 people a cell; 1.2 beds per guest.",
    "The last 12 months, every 12 months, a 12 months' notice.",
    "It costs $18 now and cost $12.50 before.",
    "It paid $5 million, $6bn and $7 billion-plus.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_whole_numbers_are_not_damaged(text: str) -> None:
    assert damaged(text, [(0, len(text))]) == []


WORDS = """
from between and to the a an $ € ( ) , . % million thousand hundred half one 12 months years old
year-old age of under over 5 7 1.2 96 40 people beds searches acre cardinal contract for in 2019
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_value_where_the_scale_is_lost(text: str) -> None:
    runs = damaged(text, [(0, len(text))])
    assert all(0 <= start < end <= len(text) for start, end in runs)
    for quantity in read(text):
        measure = quantity.measure
        assert all(measure.end <= start or end <= measure.start for start, end in runs)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_public_verb_on_any_text(text: str) -> None:
    for measure in quantities(text):
        assert text[measure.start : measure.end] == measure.surface != ""
        assert measure.definition in (None, "age")


# text, surface, qualifier: a sum that limits nothing beside the limits that read alike
SUMS = [
    ("The deals add up to $16.9 million.", "$16.9 million", "exact"),
    ("It all adds up to more than $3 million.", "more than $3 million", "more_than"),
    ("The deals add up to about 3 million dollars.", "about 3 million dollars", "about"),
    ("That adds up to 300 beds.", "300 beds", "exact"),
    ("The fees amounted up to $40,000.", "$40,000", "exact"),
    ("The costs amount up to $40,000.", "$40,000", "exact"),
    ("It can add up to 40 beds.", "up to 40 beds", "up_to"),
    ("It may add up to $5 million to the budget.", "up to $5 million", "up_to"),
    ("It makes grants in amounts up to $5,000.", "up to $5,000", "up_to"),
    ("The deal costs up to $5,000.", "up to $5,000", "up_to"),
]


@pytest.mark.parametrize(("text", "surface", "qualifier"), SUMS)
def test_a_sum_is_no_limit(text: str, surface: str, qualifier: str) -> None:
    [found] = read(text)
    assert (found.measure.surface, found.measure.qualifier) == (surface, qualifier)


# text, surfaces and periods: a rate told at the head, and heads that tell none
HEADED = [
    ("Every day, 3 billion posts are read.", [("3 billion posts", "day")]),
    ("Each month 4,000 requests come in.", [("4,000 requests", "month")]),
    ("Every day 300 people are held.", [("300 people", "day")]),
    ("Every single week, more than $4,000 is paid.", [("more than $4,000", "week")]),
    ("He said that each year 20 to 30 men leave.", [("20 to 30 men", "year")]),
    ("On day 300 people left.", []),
    ("Every other day, 30 people are held.", [("30 people", None)]),
    ("Every day since 2019, 30 people left.", [("30 people", None)]),
    ("They pay $50 each month, 30 of them late.", [("$50", "month"), ("30", None)]),
    ("Each year, 30 percent of the fees are lost.", [("30 percent", None)]),
    ("Every day, three years after the deal, it runs.", [("three years", None)]),
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_a_period_at_the_head(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.measure.surface, found.measure.per) for found in read(text)] == expected
