"""A compiled table of national security letters: two reports in one row."""

from __future__ import annotations

from pathlib import Path

from tests.sources.made import csv_text, record

from plainview.sources import read
from plainview.sources.parts import SourceReading

HEADINGS = [
    "year", "ASTR issued NSLs", "US ROIs", "US targets", "non-US ROIs", "non-US targets",
    "subscriber ROIs", "subscriber targets", "total ROIs", "ASTR ROIs",
    "subscriber ROIs inferred (total ROIs - non-US ROIs - US ROIs)",
]  # fmt: skip
ROW = ["2031", "120", "70", "30", "90", "#N/A", "140", "35", "300", "390", "140"]


def reading(*rows: list[str]) -> SourceReading:
    found = read(csv_text([HEADINGS, *rows, ["2030", *["#N/A"] * 10]]))
    assert found is not None
    assert (found.publisher, found.kind) == ("nsl_counts", "counts")
    return found


def test_each_report_says_its_own_numbers() -> None:
    found = reading(ROW)
    said = {
        (fact.said[1].name.partition(" ")[0], fact.measures[0].definition): fact.measures[0].value
        for fact in found.facts
    }
    assert said == {
        ("Justice", "us_persons"): 70,
        ("Justice", "non_us_persons"): 90,
        ("Justice", "subscriber_information"): 140,
        ("Justice", "requests_for_information"): 300,
        ("ODNI", "letters_issued"): 120,
        ("ODNI", "requests_for_information"): 390,
    }
    first = found.facts[0]
    assert (first.type, first.filled("recipient")[0].entity) == ("access", "us-fbi")
    assert [(each.name, each.value, each.unit) for each in first.measures] == [
        ("requests", 70, "requests"),
        ("population_covered", 30, "people"),
    ]
    assert first.time is not None and first.time.event == "2031"
    assert [item.quote for item in first.evidence] == ["2031 | 120 | 70 | 30"]


def test_what_the_table_computes_is_left_out_by_name() -> None:
    found = reading(ROW)
    assert [name for name in found.ignored if "inferred" in name]
    assert not found.problems


def test_what_is_no_number_and_no_year_is_told() -> None:
    found = reading([*ROW[:2], "many", *ROW[3:]], ["all", *ROW[1:]])
    assert {problem.code for problem in found.problems} == {"not_a_number", "row_not_understood"}
    assert len(found.facts) == 5


def test_the_real_table(shared: Path) -> None:
    found = read(record(shared, "requests/check-values/fisa_astr_data.csv"))
    assert found is not None and found.publisher == "nsl_counts"
    numbers = {
        (fact.time.event, fact.said[1].name[:4]): fact.measures[0].value
        for fact in found.facts
        if fact.time and fact.measures[0].definition == "requests_for_information"
    }
    assert (numbers["2021", "Just"], numbers["2021", "ODNI"]) == (31_825, 39_214)
    assert not [problem for problem in found.problems if problem.lost]
