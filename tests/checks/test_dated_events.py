"""Two events whose dates deny the order that the text gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.law_made import prose

from plainview.checks import dated_events
from plainview.model import Finding


def found(text: str, published: str | None = "2026-01-10") -> list[Finding]:
    return list(dated_events.find(replace(prose(text), published=published)))


DENIED = [
    pytest.param(
        "The board approved the deal on March 3, 2025, three weeks after the first people had been"
        " brought in on March 24, 2025.",
        id="after what came later",
    ),
    pytest.param(
        "Before the contract expired on June 30, 2025, the agency renewed it on August 30, 2025.",
        id="a first clause with before",
    ),
    pytest.param(
        "The memorandum was signed on April 7, 2025. Two months later, on February 5, 2025, ICE"
        " sent its first list.",
        id="two sentences",
    ),
    pytest.param(
        "The letter, dated May 2, 2025, answers a request that senators made on May 16, 2025.",
        id="an answer before the question",
    ),
    pytest.param(
        "Signed on April 14, 2026, the agreement took effect on March 1, 2026.",
        id="signed, in force",
    ),
    pytest.param(
        "A judge blocked it on Nov. 21, following a complaint filed on Dec. 12.",
        id="no year, both in the year before",
    ),
    pytest.param(
        "It opened the review on July 14, 2025, two days after the report of January 3, 2025.",
        id="two days that are half a year",
    ),
    pytest.param("He resigned in March 2025, shortly after the vote of May 2025.", id="months"),
]


@pytest.mark.parametrize("text", DENIED)
def test_an_order_that_the_dates_deny(text: str) -> None:
    (one,) = found(text)
    assert (one.check, one.severity) == ("event_order", "medium")
    assert one.quotes[0].quote == text


FINE = [
    pytest.param(
        "The board approved the deal on April 14, 2025, three weeks after the first people had been"
        " brought in on March 24, 2025.",
        id="in order",
    ),
    pytest.param(
        "The rule of May 3, 2025, bars people who arrive after March 1, 2024, and before June 2,"
        " 2026.",
        id="three dates",
    ),
    pytest.param(
        "An order of January 27, 2017, on people who arrive after March 16, 2017, was signed.",
        id="what an order is about",
    ),
    pytest.param("On Feb. 3, days after a Dec. 28 hearing, it was signed.", id="over the new year"),
    pytest.param("On March 3, 2025, shortly after a vote in March 2025, it began.", id="one month"),
    pytest.param("It ended on 31 February 2025, after a vote on 3 March 2025.", id="no such day"),
    pytest.param(
        "It was signed on March 3, 2025.\n\nTwo weeks later, on March 1, 2025, another began.",
        id="another paragraph",
    ),
]


@pytest.mark.parametrize("text", FINE)
def test_an_order_that_can_be(text: str) -> None:
    assert found(text) == []


def test_without_year_and_day_of_the_text_nothing_is_compared() -> None:
    text = "A judge blocked it on Nov. 21, following a complaint filed on Dec. 12."
    assert found(text, None) == []


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(-700, 700))
def test_after_is_denied_exactly_where_the_first_day_is_earlier(day: date, apart: int) -> None:
    other = day + timedelta(days=apart)
    signed, voted = (f"{one:%B} {one.day}, {one.year}" for one in (day, other))
    text = f"It was signed on {signed}, after a vote on {voted}."
    assert bool(found(text)) == (day < other)
