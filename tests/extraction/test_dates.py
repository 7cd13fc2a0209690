"""Dates: where they stand in the calendar, what bounds them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.dates import find
from plainview.extraction.sentences import split
from plainview.model import PartialDate

TUESDAY = "2018-07-17"
PLACED = [
    # text, published, (surface, edtf, bound)
    ("The cap rose last week.", TUESDAY, ("last week", "2018-07-09/2018-07-15", "interval")),
    ("It ended on Friday.", TUESDAY, ("on Friday", "2018-07-13", "")),
    ("It will start on Friday.", TUESDAY, ("on Friday", "2018-07-20", "")),
    (
        "It will pay under the order signed on December 30.",
        TUESDAY,
        ("December 30", "2017-12-30", ""),
    ),
    ("The order will be signed on July 30.", TUESDAY, ("July 30", "2018-07-30", "")),
    ("It began this summer.", TUESDAY, ("this summer", "2018-22", "")),
    (
        "In fiscal year 2017 it fell.",
        TUESDAY,
        ("fiscal year 2017", "2016-10-01/2017-09-30", "interval"),
    ),
    ("They shared since 2015.", TUESDAY, ("2015", "2015", "start")),
    ("It lasted through September.", TUESDAY, ("September", "2017-09", "end")),
    ("It fell earlier this month.", TUESDAY, ("earlier this month", "2018-07", "")),
    ("In the year to 1 Oct 2025, it rose.", "2025-11-20", ("1 Oct 2025", "2025-10-01", "end")),
    ("As of March 3, 2025, it held 9.", "2025-11-20", ("March 3, 2025", "2025-03-03", "as_of")),
    ("It paid between 2015 and 2023.", TUESDAY, ("between 2015 and 2023", "2015/2023", "interval")),
    ("Details are slated to begin on March 10.", "2025-03-07", ("March 10", "2025-03-10", "")),
    ("It stopped on Dec. 14.", "2019-01-05", ("Dec. 14", "2018-12-14", "")),
    ("Two years ago it stopped.", TUESDAY, ("Two years ago", "2016~", "")),
    ("Yesterday it stopped.", TUESDAY, ("Yesterday", "2018-07-16", "")),
    ("In the 1990s it stopped.", TUESDAY, ("the 1990s", "199X", "")),
    (
        "It fell in the first quarter of 2019.",
        TUESDAY,
        ("the first quarter of 2019", "2019-33", ""),
    ),
    (
        "It rose over the past six months.",
        TUESDAY,
        ("the past six months", "2018-01~/2018-07-17", "interval"),
    ),
    ("It ended on Friday.", None, ("on Friday", None, "")),
    ("It rose in recent years.", TUESDAY, ("recent years", None, "")),
    ("It was signed in May 2018.", None, ("May 2018", "2018-05", "")),
    ("It was signed on February 30, 2018.", TUESDAY, ("February 30, 2018", None, "")),
]
JUNE = "2025-06-20"
BOTH_ENDS = [
    ("Between January and June, the office ran 30 searches.", "2025-01/2025-06"),
    ("From January to June the wing was shut.", "2025-01/2025-06"),
    ("The wing is shut from April to November.", "2025-04/2025-11"),
    ("The wing was shut from August to November.", "2024-08/2024-11"),
    ("The wing will be shut from January to August.", "2025-01/2025-08"),
    ("The wing was shut between November and February.", "2024-11/2025-02"),
    ("The wing will be shut from November to February.", "2025-11/2026-02"),
    ("Between January and June last year it was shut.", "2024-01/2024-06"),
    ("It ran from January through March 2024.", "2024-01/2024-03"),
    ("It ran from November to March 2024.", "2023-11/2024-03"),
    ("It ran from May 2024 until March.", "2024-05/2025-03"),
    ("It ran between late May and mid-June.", "2025-05/2025-06"),
    ("It ran between June 6 and June 22.", "2025-06-06/2025-06-22"),
    ("It ran between June 6 and 22.", "2025-06-06/2025-06-22"),
    ("It ran from June 6 to 22, 2023, in Ohio.", "2023-06-06/2023-06-22"),
    ("It ran between 6 June and 3 July 2024.", "2024-06-06/2024-07-03"),
    ("It ran from Nov. 3, 2024, to Feb. 5, 2025, in Ohio.", "2024-11-03/2025-02-05"),
    ("It ran from Jan. 20 through the end of March.", "2025-01-20/2025-03"),
    ("It ran from June 6 to the end of June.", "2025-06-06/2025-06"),
    ("It ran June 6–July 2, 2024.", "2024-06-06/2024-07-02"),
    ("It ran from Feb. 1-28.", "2025-02-01/2025-02-28"),
]
ONE_BY_ONE = [
    # two dates that bound nothing, dates beside numbers, and a term against a doer
    ("The hearing was postponed from June 6 to June 10.", ["2025-06-06", "2025-06-10"]),
    ("It grew from 300 in January to 400 in June.", ["2025-01", "2025-06"]),
    ("It spread from June 6 to 22 agencies.", ["2025-06-06"]),
    ("It stood between March and the court.", []),
    ("It ran between February 30 and March 3, 2024.", []),
    ("He was arrested by the agency in December.", ["2024-12"]),
    ("It was paid by the county on February 3.", ["2025-02-03"]),
    ("He was held until the agency freed him in December.", ["2024-12"]),
    ("It must reply by February 3.", ["2026-02-03"]),
    ("It must reply by the end of December.", ["2025-12"]),
]
BOUNDED = [
    ("It must reply by the end of December.", "end"),
    ("It must reply by the middle of August.", "end"),
    ("It must reply by Dec. 31.", "end"),
    ("It held nine as of May.", "as_of"),
    ("It holds nine, starting in May.", "start"),
    ("It was signed by the county in May.", ""),
    ("It told the county in May not to reply.", ""),
]
NOT_DATES = [
    "The county may march on, and may not.",
    "Section 2015 of the code costs $2016.",
    "About 2018 people and 2017 agents came.",
    "The second unit had 1,999 beds.",
    "He may sue; they march.",
]


@pytest.mark.parametrize(("text", "published", "expected"), PLACED)
def test_placed(text: str, published: str | None, expected: tuple[str, str | None, str]) -> None:
    found = [date for dates in find(text, split(text), published) for date in dates]
    assert [(date.surface, date.edtf, date.bound) for date in found] == [expected]


@pytest.mark.parametrize(("text", "interval"), BOTH_ENDS)
def test_two_ends_are_one_interval(text: str, interval: str) -> None:
    found = [date for dates in find(text, split(text), JUNE) for date in dates]
    assert [(date.edtf, date.bound) for date in found] == [(interval, "interval")]


@pytest.mark.parametrize(("text", "expected"), ONE_BY_ONE)
def test_each_date_stands_for_itself(text: str, expected: list[str]) -> None:
    found = [date for dates in find(text, split(text), JUNE) for date in dates]
    assert [date.edtf for date in found if date.edtf] == expected


@pytest.mark.parametrize(("text", "bound"), BOUNDED)
def test_the_words_before_a_month_bound_it(text: str, bound: str) -> None:
    found = [date for dates in find(text, split(text), JUNE) for date in dates]
    assert [date.bound for date in found] == [bound]


@pytest.mark.parametrize("text", NOT_DATES)
def test_nothing_is_invented(text: str) -> None:
    assert not any(find(text, split(text), TUESDAY))


@given(
    st.lists(
        st.sampled_from(
            [
                "since",
                "between",
                "and",
                "from",
                "until",
                "in",
                "May",
                "March",
                "3",
                "2017",
                "last",
                "week",
                "on",
                "Friday",
                "31",
                "Feb.",
                "2019",
                ",",
                ".",
                "to",
                "fiscal",
                "year",
                "FY18",
                "the",
                "1990s",
                "two",
                "months",
                "ago",
                "through",
                "summer",
                "of",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from([None, "2018", "2018-07", "2018-07-17", "2020-02-29", "odd"]),
)
def test_values_are_edtf_and_surfaces_stand_in_the_text(
    parts: list[str], published: str | None
) -> None:
    text = " ".join(parts)
    for dates in find(text, split(text), published):
        for date in dates:
            assert text[date.start : date.end] == date.surface
            if date.edtf is not None:
                assert PartialDate.parse(date.edtf).text == date.edtf
