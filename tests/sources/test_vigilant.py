"""Vigilant Solutions' reports as PDF text: names without separators, page feet in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.made import record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.parts import SourceReading

FOOT = "Date Created: 03-11-25 VehicleManager Agency Data Sharing Report Page 1 of 2"
SHARING = f"""Agency
Data Sharing Report
Detections Shared
The Elm County Sheriffs Office Agency is Sharing its Detection data with the following Agencies: \
Adrian Police Department Lincoln Police Department (CA) Elm County District Attorneys Office
(CA)
Inactive Oak County Sheriffs Office (IA) CAL FIRE {FOOT}

Agency
Data Sharing Report
Oak Highway Patrol CA IRS Criminal Investigations
Detections Received
The Elm County Sheriffs Office Agency is receiving Detection data from the following Agencies: \
Agency City State
Lincoln Police Department Lincoln NE Inactive Adrian Police Department Adrian MI
strange words
Hot List Sharing
"""
HITS = """Hit Ratio
Dashboard Hit Ratio Report
Report Details
Report By: Richard Roe Hit Ratio Count: 2
Time Frame: From 1-01-19 12 AM To 03-11-25 12 AM Total Records: 1,030
Contributor Record Type Records
1 Detections 1000
2 Hits 30
Date Created: 03-10-25 VehicleManager Administrator List Report Page 1 of 1
"""
FOLDER = "sharing/orange-county-ca/"


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "vigilant"
    return found


def test_agencies_in_running_text_with_their_direction_and_status() -> None:
    found = reading(Text("0" * 64, "pdf/1", SHARING))
    shared = [f for f in found.facts if f.pattern == "vigilant/shared"]
    assert [(f.filled("recipient")[0].surface, f.status) for f in shared] == [
        ("Adrian Police Department", "in_force"),
        ("Lincoln Police Department (CA)", "in_force"),
        ("Elm County District Attorneys Office\n(CA)", "in_force"),
        ("Inactive Oak County Sheriffs Office (IA)", "ended"),
        ("CAL FIRE", "in_force"),
        ("Oak Highway Patrol CA", "in_force"),
        ("IRS Criminal Investigations", "in_force"),
    ]
    received = [f for f in found.facts if f.pattern == "vigilant/received"]
    assert [(f.filled("provider")[0].name, f.status) for f in received] == [
        ("Lincoln Police Department, Nebraska", "in_force"),
        ("Adrian Police Department, Michigan", "ended"),
    ]
    assert {f.time.as_of for f in found.facts if f.time} == {"2025-03-11"}
    (problem,) = found.problems
    assert problem.message == "No agency could be read from: strange words"


def test_counts_over_a_time_frame_and_no_name_of_an_employee() -> None:
    found = reading(Text("0" * 64, "pdf/1", HITS))
    assert [(f.measures[0].value, f.measures[0].unit) for f in found.facts] == [
        (1030.0, "records"), (1000.0, "detections"), (30.0, "hits")
    ]  # fmt: skip
    first = found.facts[1]
    assert first.time is not None
    assert (first.time.start, first.time.end) == ("2019-01-01", "2025-03-11")
    assert found.dropped == {"names of employees who ran the report": 1}
    assert all("Roe" not in item.quote for fact in found.facts for item in fact.evidence)


@pytest.mark.parametrize(
    ("name", "facts"), [("LPR_Hit_Ratio_2019-present", 3), ("LPR_Detections_2019-present", 24)]
)
def test_orange_county_counts_add_up(shared: Path, name: str, facts: int) -> None:
    found = reading(record(shared, f"{FOLDER}{name}.pdf"))
    total, *parts = (fact.measures[0].value or 0 for fact in found.facts)
    assert len(parts) + 1 == facts
    assert total == sum(parts) == 4_979_388
    if facts == 3:
        assert parts == [4_944_782, 34_606]


def test_the_sharing_report_of_a_sheriff(shared: Path) -> None:
    found = reading(record(shared, FOLDER + "A1-A4_Data_Sharing.pdf"))
    surfaces = {f.filled("recipient")[0].surface for f in found.facts[:150]}
    assert {"IRS Criminal Investigations", "LA Port Police", "CAL FIRE"} <= surfaces
    # one entry of the vendor's own remains, and is named
    assert [problem.code for problem in found.problems] == ["row_not_understood"]
    assert len(found.facts) > 280
