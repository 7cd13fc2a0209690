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


@pytest.mark.parametrize("text", NOT_DATES)
def test_nothing_is_invented(text: str) -> None:
    assert not any(find(text, split(text), TUESDAY))


@given(
    st.lists(
        st.sampled_from(
            [
                "since",
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
