"""ODNI's statistical transparency reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.made import record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.parts import SourceReading

HEAD = """Office of the Director of National Intelligence
Statistical Transparency Report Regarding Use of National Security Authorities
Annual Statistics for Calendar Year 2031
"""


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "odni"
    return found


def counts(found: SourceReading) -> dict[tuple[str, str | None], float | None]:
    return {
        (fact.time.event or "", fact.measures[0].unit): fact.measures[0].value
        for fact in found.facts
        if fact.time
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "National Security Letters (NSLs)a\nAnnual number of NSLs issued 12,345\n"
            "Annual number of Requests for Information (ROI)b 45,678\n",
            {("2031", "letters"): 12345.0, ("2031", "requests"): 45678.0},
        ),
        (
            "National Security Letters (NSLs) CY2030 CY2031\n"
            "Total number NSLs issued 10,001 12,345\n"
            "Number of Requests for\nInformation (ROI) 40,002 45,678\n",
            {
                ("2030", "letters"): 10001.0,
                ("2031", "letters"): 12345.0,
                ("2030", "requests"): 40002.0,
                ("2031", "requests"): 45678.0,
            },
        ),
        (
            "National Security Letters issued pursuant to 12 U.S.C. § 3414(a)(5),\n"
            "15 U.S.C. § 1681v\n12,345 45,678\n",
            {("2031", "letters"): 12345.0, ("2031", "requests"): 45678.0},
        ),
    ],
    ids=["one year", "series", "one line"],
)
def test_letters_and_the_requests_within_them(
    body: str, expected: dict[tuple[str, str | None], float]
) -> None:
    found = reading(Text("0" * 64, "pdf/1", HEAD + body))
    assert counts(found) == expected
    assert all(fact.filled("recipient")[0].entity == "us-fbi" for fact in found.facts)


def test_a_report_without_letters_is_left_to_ordinary_reading() -> None:
    assert read(Text("0" * 64, "pdf/1", HEAD)) is None


@pytest.mark.parametrize(
    ("name", "year", "letters", "requests"),
    [
        ("2013_ASTR", "2013", 19212, 38832),
        ("2015_ASTR", "2015", 12870, 48642),
        ("2019_ASTR", "2016", 12150, 24801),
        ("2019_ASTR", "2019", 13850, 63466),
    ],
)
def test_published_numbers(shared: Path, name: str, year: str, letters: int, requests: int) -> None:
    found = counts(reading(record(shared, f"requests/odni-astr/{name}.pdf")))
    assert found[year, "letters"] == letters
    assert found[year, "requests"] == requests
