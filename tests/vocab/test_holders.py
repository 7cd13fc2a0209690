"""Who held an office and when: dates in order, one holder at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from plainview.names import resolve
from plainview.vocab import entity
from plainview.vocab.registry import terms_of_office

# several people hold them at once
SHARED = {"us-senior-adviser", "us-president-candidate"}
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?~?")
HELD = [
    ("John Koskinen", "2015-06-01", "us-irs-comm"),
    ("Daniel Werfel", "2013-07-01", "us-irs-comm"),
    ("Tae Johnson", "2022-03-01", "us-ice-actdir"),
    ("Thomas Winkowski", "2013-08-01", "us-cbp-actcomm"),
    ("Thomas Winkowski", "2014-10-01", "us-ice-actdir"),
    ("Kevin McAleenan", "2017-09-01", "us-cbp-actcomm"),
    ("Kevin McAleenan", "2018-09-01", "us-cbp-comm"),
    ("Kevin McAleenan", "2019-09-01", "us-dhs-actsec"),
    ("Megan Brennan", "2018-01-01", "us-pmg"),
    ("Guy Cottrell", "2015-01-01", "us-uspis-chief"),
    ("Carolyn Colvin", "2014-01-01", "us-ssa-comm"),
    ("Ur Jaddou", "2023-01-01", "us-uscis-dir"),
    ("Andrew McCabe", "2017-06-01", "us-fbi-dir"),
    ("Dana Boente", "2017-02-01", "us-ag-acting"),
    ("Xavier Becerra", "2022-01-01", "us-hhs-sec"),
    ("Xavier Becerra", "2018-01-01", "us-ca-ag"),
]
CONTINUOUS = ["us-irs-comm", "us-pmg", "us-fbi-dir", "us-president", "us-ssa-comm"]
TERMS: dict[str, list[list[str]]] = defaultdict(list)
for row in terms_of_office():
    TERMS[row[0]].append(row)


def months(date: str) -> str:
    """A date to compare: as far as it is certain."""
    return date[:7] if date.endswith("~") else date


@pytest.mark.parametrize("office", sorted(TERMS))
def test_dates_are_in_order(office: str) -> None:
    known = entity(office)
    assert known is not None and known.type == "Office"
    for _, holder, _, start, end, acting in TERMS[office]:
        assert DATE.fullmatch(start), holder
        assert not end or (DATE.fullmatch(end) and months(start) <= months(end)), holder
        assert acting in ("", "acting"), holder


@pytest.mark.parametrize("office", sorted(set(TERMS) - SHARED))
def test_one_holder_at_a_time(office: str) -> None:
    terms = sorted(TERMS[office], key=lambda row: row[3])
    for (_, first, _, _, end, _), (_, second, _, start, *_) in pairwise(terms):
        size = min(len(months(end)), len(months(start)))
        assert end and end[:size] <= start[:size], f"{first} and {second}"


@pytest.mark.parametrize("office", CONTINUOUS)
def test_offices_without_a_gap_since_2012(office: str) -> None:
    terms = sorted(TERMS[office], key=lambda row: row[3])
    since = [row for row in terms if not row[4] or row[4] > "2012"]
    for (_, first, _, _, end, _), (_, second, _, start, *_) in pairwise(since):
        assert start[:7] == end[:7], f"{first} and {second}"


@pytest.mark.parametrize(("holder", "date", "office"), HELD)
def test_a_holder_on_a_date(holder: str, date: str, office: str) -> None:
    found = resolve(holder, {"date": date})
    assert found[0].id == office
