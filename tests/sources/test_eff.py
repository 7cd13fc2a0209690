"""EFF's datasets: plate-reader numbers as they were released, and the Atlas of Surveillance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.sources.made import csv_text, record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.parts import SourceReading

DRIVEN = [
    "A. Agency", "B. State", "C. Direct Sharing", "D. NVLS", "E1. 2016 Detections",
    "G1. 2016-2017 Detections", "G2. 2016-2017 Hits",
]  # fmt: skip
ATLAS = ["AOSNUMBER", "NEWAOSNUMBER (ORI9)", "City", "State", "Agency", "Technology", "Vendor",
         "Link 1 Date"]  # fmt: skip


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "eff"
    return found


def driven(*cells: str) -> SourceReading:
    row = ["Adrian Police Department", "MI", *cells]
    return reading(csv_text([DRIVEN, row, row]))


def test_detections_hits_direct_sharing_and_the_national_pool() -> None:
    found = driven("270", "Y", "1,034", "2,001,034", "17")
    reads, shared, pool = found.facts[:3]
    assert [(m.value, m.unit, m.as_of) for m in reads.measures] == [
        (1034.0, "detections", "2016"),
        (2001034.0, "detections", "2016/2017"),
        (17.0, "hits", "2016/2017"),
    ]
    assert shared.measures[0].value == 270.0
    assert pool.filled("recipient")[0].name == "National Vehicle Location Service"
    assert {f.fillers[0].name for f in found.facts} == {"Adrian Police Department, Michigan"}


@pytest.mark.parametrize(
    ("cell", "lo", "hi"),
    [("390 (Data Incomplete)", 390.0, None), ("1,390*", 1390.0, None), ("390", 390.0, 390.0)],
)
def test_an_incomplete_number_is_a_lower_bound(cell: str, lo: float, hi: float | None) -> None:
    (first, *_) = driven(cell, "N", "", "", "").facts
    assert (first.measures[0].lo, first.measures[0].hi) == (lo, hi)


@pytest.mark.parametrize("cell", ["Not Provided", "n/a", "See Elm Police Department"])
def test_an_answer_is_no_number(cell: str) -> None:
    found = driven("1", "N", cell, "", "")
    (problem,) = found.problems
    assert problem.message == f"E1. 2016 Detections is no number: {cell}"
    assert problem.where == "rows 2 to 3"


def test_the_atlas_says_which_agency_uses_what_of_whom() -> None:
    row = ["AOS1", "MI0000000GDT", "Adrian", "MI", "Adrian Police Department",
           "Gunshot Detection", "ShotSpotter", "2016"]  # fmt: skip
    found = reading(csv_text([ATLAS, row, row]))
    fact = found.facts[0]
    assert (fact.type, fact.status) == ("operation", "under_way")
    assert [filler.surface for filler in fact.filled("program")] == [
        "Gunshot Detection", "ShotSpotter"
    ]  # fmt: skip
    assert fact.filled("place")[0].name == "Adrian, Michigan"
    assert set(found.ignored) == {"NEWAOSNUMBER (ORI9)", "Link 1 Date"}


def test_sums_of_data_driven(shared: Path) -> None:
    found = reading(record(shared, "sharing/eff-data-driven-alpr-2016-2017.csv"))
    sums = Counter[tuple[str | None, str | None]]()
    for fact in found.facts:
        for each in fact.measures:
            if each.name == "records_provided" or each.qualifier == "exact":
                sums[each.unit, each.as_of] += int(each.value or 0)
    assert sums["detections", "2016/2017"] == 2_541_566_055
    assert sums["hits", "2016/2017"] == 11_384_164
    assert sums["agencies", None] == 29_642
    assert not any(problem.lost for problem in found.problems)


def test_the_atlas_extract(shared: Path) -> None:
    found = reading(record(shared, "sharing/eff-atlas/atlas_of_surveillance_first_rows.csv"))
    assert len(found.facts) == 15
    assert not found.problems
