"""Quantities: what is read, what is not, and what must hold for any text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction.parts import Quantity
from plainview.extraction.quantities import find, quantities
from plainview.extraction.quantities.tables import tables
from plainview.model.measure import QUALIFIERS, interval_of


def read(text: str) -> list[Quantity]:
    return list(find(text, [(0, len(text))])[0])


NUMBERS = [
    ("They copied 1,204,500 files.", 1_204_500),
    ("They copied 3.5 million files.", 3_500_000),
    ("They copied 40k files.", 40_000),
    ("They copied 2M files.", 2_000_000),
    ("They copied two dozen files.", 24),
    ("They copied half a dozen files.", 6),
    ("They copied a hundred files.", 100),
    ("They copied twenty-five hundred files.", 2_500),
    ("They copied half a million files.", 500_000),
    ("They copied half a\nmillion files.", 500_000),
    ("They copied half\na dozen files.", 6),
    ("They copied over half a billion files.", 500_000_000),
    ("They copied a half million files.", 500_000),
    ("They copied an estimated half million files.", 500_000),
    ("They copied half the million files.", 0.5),
    ("They copied half\nof the files.", 0.5),
    ("They copied two hundred and six files.", 206),
    ("They copied two million six thousand and one files.", 2_006_001),
    ("They copied two and a half million files.", 2_500_000),
    ("They copied 2½ million files.", 2_500_000),
    ("One in five searches failed.", 0.2),
    ("Nine out of 10 searches failed.", 0.9),
    ("Two-thirds of the searches failed.", 2 / 3),
    ("A quarter of the searches failed.", 0.25),
    ("Some 12.5% of the searches failed.", 0.125),
    ("Twelve per cent of the searches failed.", 0.12),
    ("The fund shows -$5 for the year.", -5),
    ("Net change $(1,234) for the year.", -1234),
    ("A pool holding .5 acres of water", 0.5),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_value(text: str, value: float) -> None:
    assert [q.measure.value for q in read(text)] == [pytest.approx(value)]


# text, surface, qualifier, lo, hi
QUALIFIED = [
    ("about 200 beds", "about 200 beds", "about", 180, 220),
    ("an estimated 200 beds", "an estimated 200 beds", "about", 180, 220),
    ("nearly 200 beds", "nearly 200 beds", "nearly", 180, 200),
    ("close to 200 beds", "close to 200 beds", "nearly", 180, 200),
    ("well over 200 beds", "over 200 beds", "more_than", 200, None),
    ("in excess of $3 million", "in excess of $3 million", "more_than", 3e6, None),
    ("200-plus beds", "200-plus beds", "more_than", 200, None),
    ("200 or more beds", "200 or more", "at_least", 200, None),
    ("no fewer than 200 beds", "no fewer than 200 beds", "at_least", 200, None),
    ("a maximum of 200 beds", "a maximum of 200 beds", "up_to", 0, 200),
    ("as many as 200 beds", "as many as 200 beds", "up_to", 0, 200),
    ("no more than 200 beds", "no more than 200 beds", "up_to", 0, 200),
    ("may not exceed 200 requests", "not exceed 200 requests", "up_to", 0, 200),
    ("fewer than 200 beds", "fewer than 200 beds", "less_than", 0, 200),
    ("at least an additional 200 beds", "at least an additional 200 beds", "at_least", 200, None),
    ("up to about 48 hours", "up to about 48 hours", "up_to", 0, 48),
    ("dozens of beds", "dozens of beds", "dozens", 24, 99),
    ("several hundred beds", "several hundred beds", "hundreds", 200, 999),
    ("tens of thousands of beds", "tens of thousands of beds", "range", 20_000, 99_999),
    ("1,200 to 1,500 beds", "1,200 to 1,500 beds", "range", 1200, 1500),
    ("between 1,200 and 1,500 beds", "between 1,200 and 1,500 beds", "range", 1200, 1500),
    ("$20–25 billion", "$20–25 billion", "range", 20e9, 25e9),
    ("four to five thousand beds", "four to five thousand beds", "range", 4000, 5000),
    ("5 to 7 percent", "5 to 7 percent", "range", 0.05, 0.07),
    ("people held under the 200 cap", "200", "exact", 200, 200),
    ("some of the 200 beds", "200 beds", "exact", 200, 200),
]


@pytest.mark.parametrize(("text", "surface", "qualifier", "lo", "hi"), QUALIFIED)
def test_qualifier(text: str, surface: str, qualifier: str, lo: float, hi: float | None) -> None:
    [quantity] = read(f"They named {text} yesterday.")
    measure = quantity.measure
    assert surface in measure.surface
    assert measure.qualifier == qualifier
    assert measure.lo == pytest.approx(lo)
    assert measure.hi == (None if hi is None else pytest.approx(hi))


# text, unit, noun, per, of, kind
UNITS = [
    ("700 immigration detainees", "people", "immigration detainees", None, None, "count"),
    ("7,500 more Harbor Patrol agents", "people", "Harbor Patrol agents", None, None, "count"),
    ("46,000people", "people", "people", None, None, "count"),
    ("seven D.C. agencies", "agencies", "D.C. agencies", None, None, "count"),
    ("a 1,575-bed jail", "beds", "bed", None, None, "count"),
    ("60-day details", "days", "", None, None, "duration"),
    ("two years", "years", "", None, None, "duration"),
    ("$120 a detainee a day", "USD", "", "day", "detainee", "money"),
    ("$5 per inmate per day", "USD", "", "day", "inmate", "money"),
    ("£3m annually", "GBP", "", "year", None, "money"),
    ("40 million dollars", "USD", "", None, None, "money"),
    ("an annual budget of $40 billion", "USD", "", "year", None, "money"),
    ("75 searches per day", "searches", "searches", "day", None, "rate"),
    ("600 requests a month", "requests", "requests", "month", None, "rate"),
    ("34,000 cells filled every day", "cells", "cells", "day", None, "rate"),
    ("97% of the 98 jurisdictions", "ratio", "", None, "98 jurisdictions", "ratio"),
    ("4 percentage points", "percentage points", "", None, None, "ratio"),
    ("20 terabytes", "terabytes", "", None, None, "count"),
    ("75 %", "ratio", "", None, None, "ratio"),
    ("$300million", "USD", "", None, None, "money"),
]


@pytest.mark.parametrize(("text", "unit", "noun", "per", "of", "kind"), UNITS)
def test_unit(text: str, unit: str, noun: str, per: str | None, of: str | None, kind: str) -> None:
    quantity = read(f"The office counted {text}.")[0]
    measure = quantity.measure
    assert (measure.unit, quantity.noun, measure.per, measure.of, quantity.kind) == (
        unit, noun, per, of, kind,
    )  # fmt: skip


NOTHING = [
    "In 2019 the agency grew, as in the 2018-19 budget.",
    "The 34-year-old analyst left.",
    "John, 34, left the agency.",
    "She was aged 41.",
    "They met on May 4, 2021, at 2:30 p.m. and again on 6 June.",
    "The office stands at 4100 Quarry Creek Road.",
    "Write to Dover, DE 19901.",
    "Call (202) 555-0143 or 1-800-555-0199.",
    "Section 702, Title 10 and Chapter 247 apply.",
    "287(g) deputies act under 18 U.S.C. 1030.",
    "H.R. 1234 was the 3rd bill.",
    "See 69527186a9c2a.jpg and img_20240501.png.",
    "It began after 9/11 and runs 24/7.",
    "Version 2.3.1 runs on an F-16 and on the Galaxy 12.",
    "No one came, and the last one left.",
    "One of the reasons was cost.",
    "The team drew 2-2.",
    "The COVID-19 order ended.",
    "Zero tolerance began 13 years ago.",
    "Caption 3 of 15 Photos: a gate",
    "2) the second point, and 2a) the third",
    "https://example.org/2024/05/120 has it.",
    "Sections 215 and 702, and Chapters 11, 12 and 13, apply.",
    "The S&P 500 and the Stoxx 50 fell.",
    "They dug there between A.D. 1000 and 1260.",
    "It was a four-door van with a six-speed gearbox.",
    "A three-bed house stands there.",
    "Children under the age of 5 years stay with them.",
    "People 18 to 21 years old were moved.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text: str) -> None:
    assert [q.measure.surface for q in read(text)] == []


# text, what the share is of
SHARES = [
    ("Two in three detainees appealed.", "detainees"),
    ("Half the beds were empty.", "beds"),
    ("One in five searches failed.", "searches"),
    ("It paid 12% of the 40 invoices.", "40 invoices"),
]


@pytest.mark.parametrize(("text", "of"), SHARES)
def test_base_of_a_share(text: str, of: str) -> None:
    assert read(text)[0].measure.of == of


def test_currencies_of_a_range_are_its_own() -> None:
    found = [q.measure for q in read("It rose from $10 to $15 billion.")]
    assert [(m.surface, m.value) for m in found] == [("$10", 10e9), ("$15 billion", 15e9)]
    found = [q.measure for q in read("It went from $10 million to €9 million.")]
    assert [m.unit for m in found] == ["USD", "EUR"]


def test_respectively() -> None:
    found = read("The two offices made 40 and 60 arrests, respectively.")
    assert [(q.measure.value, q.measure.unit) for q in found[-2:]] == [
        (40, "people"),
        (60, "people"),
    ]


def test_change_gives_two_values() -> None:
    found = [q.measure for q in read("The cap fell from 34,000 to 31,800 beds.")]
    assert [(m.value, m.unit, m.qualifier) for m in found] == [
        (34_000, "beds", "exact"),
        (31_800, "beds", "exact"),
    ]


def test_unit_is_shared() -> None:
    found = read("They hold 435 detainees in Ohio and 187 in Utah, or 3 or 4 agencies.")
    assert [q.measure.unit for q in found] == ["people", "people", "agencies", "agencies"]


def test_offsets_are_those_of_the_content() -> None:
    text = "İstanbul sent 40 agents.\nRome sent $5 million."
    first, second = quantities(text)
    assert text[first.start : first.end] == first.surface == "40 agents"
    assert text[second.start : second.end] == second.surface == "$5 million"


def test_only_the_spans_are_read() -> None:
    text = "40 agents. 50 beds."
    assert [[q.measure.value for q in group] for group in find(text, [(11, 19), (0, 10)])] == [
        [50.0],
        [40.0],
    ]


def test_tables_are_lower_case() -> None:
    table = tables()
    for forms in (table.units, table.signs, table.before, table.after, table.people):
        assert all(form == form.lower() for form in forms)
    assert set(table.before.values()) | set(table.after.values()) <= set(QUALIFIERS)


WORDS = """
from between and to - – of a an the per $ € £ ( ) , . % percent million bn k dozen dozens hundreds
thousands half third majority most twice one two five 7 12 1,200 0.5 2019 3/4 ½ 46,000 people beds
agents day year month each over about nearly up-to more than at least or ’ “ ” Section May 4th x7 İ
ß 0 000 999999999999 years-old year-old age old 12 months half cardinal thousand thousand
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", ""])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    end = 0
    for quantity in read(text):
        measure = quantity.measure
        assert text[measure.start : measure.end] == measure.surface != ""
        assert measure.start >= 0 and measure.end <= len(text)
        assert measure.end > end
        end = measure.end
        assert measure.qualifier in QUALIFIERS
        assert quantity.kind in ("money", "ratio", "count", "duration", "rate")
        lo = -math.inf if measure.lo is None else measure.lo
        hi = math.inf if measure.hi is None else measure.hi
        assert lo <= hi
        if measure.value is None:
            assert math.isfinite(lo) and math.isfinite(hi)
            expected = interval_of(lo, "range", hi)
        else:
            expected = interval_of(measure.value, measure.qualifier)
        assert (lo, hi) == (expected.lo, expected.hi)


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["", "$", "€"]))
def test_printed_number_comes_back(value: int, sign: str) -> None:
    [quantity] = read(f"They moved {sign}{value:,} files away." if not sign else f"{sign}{value:,}")
    assert quantity.measure.value == value
