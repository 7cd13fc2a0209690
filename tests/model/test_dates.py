"""Partial dates in EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-04-07", date(2025, 4, 7), date(2025, 4, 7)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2025-XX", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-03-XX", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025~", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-06?", date(2025, 6, 1), date(2025, 6, 30)),
        ("2025-22", date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-24", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025-33", date(2025, 1, 1), date(2025, 3, 31)),
        ("2016-10-01/2017-09-30", date(2016, 10, 1), date(2017, 9, 30)),
        ("2015/..", date(2015, 1, 1), None),
        ("../2025-09", None, date(2025, 9, 30)),
        ("2025/2026", date(2025, 1, 1), date(2026, 12, 31)),
    ],
)
def test_bounds(text, earliest, latest):
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, str(found)) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2025-13", "2025-02-30", "25-01-01", "2025/1/2", "../..", "2026/2025"],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_order_is_certain_only_when_it_is():
    april, year = PartialDate.parse("2025-04"), PartialDate.parse("2025")
    assert PartialDate.parse("2024").before(year) is True
    assert year.before(PartialDate.parse("2024")) is False
    assert april.before(year) is None
    assert april.meets(year)
    assert not april.meets(PartialDate.parse("2025-05/.."))


@given(st.dates())
def test_a_day_is_itself(day):
    found = PartialDate.parse(day.isoformat())
    assert found.earliest == found.latest == day
