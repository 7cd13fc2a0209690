"""Sums that texts state: those that hold, those that do not, and what is no sum at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.texts import found

from plainview.checks import CHECKS, SEVERITIES
from plainview.checks.reckoned import added, ratio, times
from plainview.extraction.reckonings.patterns import Pattern, patterns
from plainview.model import Interval

WRONG = [
    pytest.param(
        "percent_change",
        "The number of people held rose from 59,762 to 70,766, an increase of 28.4 percent.",
        "(70,766 - 59,762) / 59,762 = +18.4%, stated +28.4%",
        id="from, to, and a percentage behind",
    ),
    pytest.param(
        "percent_change",
        "The agency removed 60,311 people, down 25 percent from the 70,766 people of January.",
        "(60,311 - 70,766) / 70,766 = -14.8%, stated -25%",
        id="down from",
    ),
    pytest.param(
        "percent_change",
        "Arrests more than tripled, from 5,000 in May to 6,000 in June.",
        "6,000 / 5,000 = 1.20, stated more than 3 times",
        id="a multiple",
    ),
    pytest.param(
        "difference",
        "The list of May has 1,843 agreements, 444 more than the 1,499 agreements of March.",
        "1,843 - 1,499 = 344, stated 444",
        id="more than the",
    ),
    pytest.param(
        "share",
        "Of the 1,843 agreements, 1,162, or 73 percent, follow one model.",
        "1,162 / 1,843 = 63.0%, stated 73%",
        id="of the whole, the part, or its share",
    ),
    pytest.param(
        "share",
        "The office had more than 60,000 requests and approved 97 percent of them, or about"
        " 38,200.",
        "about 38,200 / more than 60,000 = 63.7%, stated 97%",
        id="a product of base and rate",
    ),
    pytest.param(
        "share",
        "The office had 4,415 letters last year. It refused 883 of them, or 40 percent.",
        "883 / 4,415 = 20.0%, stated 40%",
        id="over two sentences",
    ),
    pytest.param(
        "stated_total",
        "It paid $656.7 million to the airline, $621.4 million to the builder and $305.8 million"
        " to the jailer, a total of $1.85 billion.",
        "$656,700,000 + $621,400,000 + $305,800,000 = $1,583,900,000, stated $1,850,000,000",
        id="a list and its total",
    ),
    pytest.param(
        "parts_of_whole",
        "Of the 1,843 agreements, 182 are for jails, 1,262 for task forces and 499 for warrants.",
        "182 + 1,262 + 499 = 1,943, stated 1,843",
        id="parts above their whole",
    ),
    pytest.param(
        "parts_of_whole",
        "Inspectors visited 198 of the 189 sites.",
        "198 of 189",
        id="one part above its whole",
    ),
    pytest.param(
        "unit_times_count",
        "A goal of 75 arrests a day for each of 20 field offices comes to 1,200 arrests a day.",
        "75 × 20 = 1,500, stated 1,200",
        id="a rate for each of so many",
    ),
    pytest.param(
        "unit_times_count",
        "It made 32,800 arrests in 49 days, an average of 869 a day.",
        "about 869 × 49 = 42,581, stated 32,800",
        id="a mean over days",
    ),
    pytest.param(
        "unit_times_count",
        "The company bills $2.5 million a month, or $25 million a year.",
        "$2,500,000 × 12 = 30,000,000 a year, stated $25,000,000",
        id="one rate for two periods",
    ),
    pytest.param(
        "order",
        "The agency held 46,700 people, fewer than the 41,500 people it is funded to hold.",
        "46,700 > 41,500",
        id="fewer than less",
    ),
]


@pytest.mark.parametrize(("check", "text", "arithmetic"), WRONG)
def test_a_sum_that_does_not_hold(check: str, text: str, arithmetic: str) -> None:
    (finding,) = found(check, text)
    assert finding.severity in ("high", "medium")
    assert finding.arithmetic == arithmetic
    assert [quote.quote for quote in finding.quotes] == [text]


HOLDS = [
    ("percent_change", "It rose from 37,395 to 59,762, an increase of 59.8 percent."),
    ("percent_change", "It rose from 37,395 to 59,762, an increase of about 60 percent."),
    ("percent_change", "It fell from 59,762 to 37,395, a 37 percent drop."),
    ("percent_change", "The list more than tripled, from 135 in January to 517 in May."),
    ("percent_change", "Holding grew 59.8 percent, from 37,395 people to 59,762 people."),
    ("difference", "It held 65,504 people, 1,308 fewer than the 66,812 of January."),
    ("share", "A third of the 1,200 officers, or 400, were sent."),
    ("share", "About 23 percent of the agency's 13,000 employees, some 3,000, were sent."),
    ("share", "Sixty-eight of the 12,587 refugees (0.5 percent) are of that faith."),
    ("stated_total", "Spain took 12 people, Malta took 16 people, for a total of 28 people."),
    ("unit_times_count", "It bought 195 tents at $15,400 each, for a total of $3 million."),
    ("unit_times_count", "It recorded 312,000 letters over nine years, or about 35,000 a year."),
    ("unit_times_count", "It costs $720,000 a day, or nearly $263 million a year."),
    ("unit_times_count", "They make 400 arrests a day, or about 100,000 a year."),
    ("unit_times_count", "It wants 75 arrests a day from each of its 20 field offices."),
]


@pytest.mark.parametrize(("check", "text"), HOLDS)
def test_a_sum_that_holds_is_only_a_remark(check: str, text: str) -> None:
    (finding,) = found(check, text)
    assert finding.severity == "info"


SILENT = [
    pytest.param(
        "percent_change",
        "The number is to grow from 49 million to 80 million by 2040, an annual rate of increase"
        " of 2 percent.",
        id="a rate for each year is no change over all",
    ),
    pytest.param(
        "percent_change",
        "Stops were 58,207 in January, down 4 percent from 60,779 in December but up 62 percent"
        " from 35,905 a year before.",
        id="the number that another came from is not the one that grew",
    ),
    pytest.param(
        "share",
        "The party holds 30 of the 100 seats, and 40 percent of voters were undecided.",
        id="the share of something else",
    ),
    pytest.param(
        "parts_of_whole",
        "Agents caught groups of 65, 65, 66, 96 and 163 people in two weeks.",
        id="a list after of",
    ),
    pytest.param("parts_of_whole", "He paid $5 of the 300 people on the list.", id="two units"),
    pytest.param(
        "stated_total",
        "It pays $5 million to one firm, and the agency has 28 people in all.",
        id="money and people",
    ),
    pytest.param("order", "It has 300 people, more than ever before.", id="no second number"),
    pytest.param(
        "percent_change",
        "The new chief is paid $20 million. The firm took in $3.4 billion, up 7 percent.",
        id="numbers too far apart to belong together",
    ),
    pytest.param(
        "difference",
        "The cap rises from 65,000 to 110,000, with 5,000 more for graduates.",
        id="more beside a rise",
    ),
    pytest.param(
        "unit_times_count", "It pays 30 dollars for every 2 weeks of work.", id="for each period"
    ),
]


@pytest.mark.parametrize(("check", "text"), SILENT)
def test_what_is_no_wrong_sum(check: str, text: str) -> None:
    assert [one for one in found(check, text) if one.severity != "info"] == []


DIGITS = re.compile(r"[1-9][\d,]*")
OF_TEXTS = sorted({check.name for check in CHECKS if check.stream == "reckonings"})


@settings(deadline=None)  # what a form takes to be compiled is no part of it
@given(st.sampled_from(patterns()), st.lists(st.integers(0, 10**9), min_size=6, max_size=6))
def test_whatever_numbers_a_form_holds_its_checks_give_findings(
    pattern: Pattern, numbers: list[int]
) -> None:
    drawn = iter(numbers * 4)
    text = DIGITS.sub(lambda _: f"{next(drawn):,}", pattern.example)
    for name in OF_TEXTS:
        for finding in found(name, text):
            assert finding.severity in SEVERITIES
            assert finding.quotes or finding.facts


positive = st.floats(1, 1e9)


@given(positive, positive, st.floats(0, 0.2))
def test_what_was_computed_from_its_parts_always_holds(a: float, b: float, room: float) -> None:
    one, two = (Interval(x * (1 - room), x * (1 + room)) for x in (a, b))
    assert ratio(one, two).widened(1e-9).meets(Interval(a / b, a / b))
    assert times(one, two).widened(a * b * 1e-9).meets(Interval(a * b, a * b))
    assert added([one, two]).widened(1e-3).meets(Interval(a + b, a + b))
