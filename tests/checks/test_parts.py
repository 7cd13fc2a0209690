"""Totals and their parts, copies of lists, remarks of readers, and the registry of checks."""

from __future__ import annotations

import pytest
from tests.checks.figures import checked, figure

from plainview.checks import CHECKS, SEVERITIES, STREAMS, Figure, Note, Snapshot, run
from plainview.vocab.definitions import definitions, partitions, why_not_added

COUNTY = {"recipient": "Elm County"}


def reads(value: float, unit: str, **more: str) -> Figure:
    return figure(
        "a", "records_provided", value, unit=unit, kind="access", roles={**COUNTY, **more}
    )


@pytest.mark.parametrize(
    ("stated", "severity", "arithmetic"),
    [
        (540, "info", "500 + 40 = 540"),
        (600, "high", "500 + 40 = 540, stated 600; 600 - 540 = 60"),
    ],
)
def test_detections_and_hits_make_all_records(
    stated: float, severity: str, arithmetic: str
) -> None:
    parts = [reads(500, "detections"), reads(40, "hits")]
    (finding,) = checked("parts_and_total", [reads(stated, "records"), *parts])
    assert (finding.severity, finding.arithmetic) == (severity, arithmetic)
    assert len(finding.facts) == 3


def test_parts_by_role_and_the_total_of_nobody() -> None:
    systems = [reads(300, "detections", provider="East"), reads(200, "detections", provider="West")]
    (finding,) = checked("parts_and_total", [reads(500, "detections"), *systems])
    assert finding.arithmetic == "300 + 200 = 500"


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param([reads(540, "records"), reads(500, "detections")], id="a part is missing"),
        pytest.param([reads(500, "detections"), reads(40, "hits")], id="no total"),
        pytest.param(
            [reads(540, "records"), reads(540, "records"), reads(500, "detections"),
             reads(40, "hits")],
            id="two totals",
        ),
    ],
)  # fmt: skip
def test_nothing_is_added_where_it_is_not_clear_what_makes_the_whole(
    figures: list[Figure],
) -> None:
    assert checked("parts_and_total", figures) == []


def lists(*copies: Snapshot) -> list[tuple[str, str]]:
    chosen = [check for check in CHECKS if check.stream == "lists"]
    return [(one.severity, one.arithmetic) for one in run(chosen, "lists", copies)]


def copy(
    document: str, entries: int, *, doc: str = "list.xlsx", day: str = "2031-05-01"
) -> Snapshot:
    return Snapshot(document, doc, "list of agreements", "in_force", entries, day, (document,))


def test_a_file_that_was_replaced_without_renaming() -> None:
    assert lists(copy("a", 753), copy("b", 777)) == [("low", "777 - 753 = 24 entries")]


def test_copies_of_another_name_are_only_told() -> None:
    assert lists(copy("a", 150), copy("b", 135, doc="later.xlsx"))[0][0] == "info"


def test_lists_of_two_days_or_of_one_length_are_no_finding() -> None:
    assert lists(copy("a", 753), copy("b", 777, day="2031-06-01")) == []
    assert lists(copy("a", 753), copy("b", 753)) == []


def test_remarks_of_readers() -> None:
    notes = [
        Note("a", "a.csv", "possibly_truncated", "stops at a page boundary", ("f1", "f2")),
        Note("a", "a.csv", "copies_disagree", "3 in 2, 4 in 1", ("f1",)),
        Note("a", "a.csv", "date_spelling", "a stroke is missing", ("f1",)),
    ]
    chosen = [check for check in CHECKS if check.stream == "notes"]
    found = [(one.check, one.text, one.facts) for one in run(chosen, "notes", notes)]
    assert found == [
        ("possibly_truncated", "a.csv: stops at a page boundary", ("f1", "f2")),
        ("within_document", "a.csv: 3 in 2, 4 in 1", ("f1",)),
    ]


def test_every_check_says_what_it_does() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.rule and check.inputs and check.example
        assert check.stream in STREAMS
    assert SEVERITIES[0] == "high"


def test_definitions_say_what_adds_up() -> None:
    assert why_not_added("obligated", "transaction") == ""
    assert why_not_added("obligated", "per_diem_rate") == "rates do not add up"
    assert why_not_added("occupancy", None)
    assert all(known.means for known in definitions().values())
    for partition in partitions():
        assert partition.source
        assert partition.whole not in partition.parts
