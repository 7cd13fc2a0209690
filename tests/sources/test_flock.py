"""Flock Safety's list of shared networks."""

from __future__ import annotations

from pathlib import Path

from tests.sources.made import csv_text, record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.flock import OWNER
from plainview.sources.parts import SourceReading

HEADINGS = ["Organization Name", "Networks Shared With Me", "Networks I'm Sharing"]


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "flock"
    return found


def test_both_directions_of_a_row() -> None:
    row = ["Adrian MI PD ", "Adrian MI PD,Adrian MI PD - Raven", "Elm CA (ECSD),Oak CA (ECSD) "]
    one_way = ["Lincoln NE PD", "Lincoln NE PD", ""]
    neither = ["Lincoln CA PD", "", ""]
    found = reading(csv_text([HEADINGS, row, one_way, neither]))
    received, shared, other = found.facts
    assert received.filled("recipient")[0].name == OWNER
    assert [f.surface for f in received.filled("provider")] == [
        "Adrian MI PD", "Adrian MI PD - Raven"
    ]  # fmt: skip
    assert shared.filled("recipient")[0].name == "Adrian Police Department, Michigan"
    assert [f.surface for f in shared.filled("provider")] == ["Elm CA (ECSD)", "Oak CA (ECSD)"]
    assert other.pattern == "flock/received"
    assert {problem.code: problem.where for problem in found.problems} == {
        "row_not_understood": "row 4", "owner_not_named": ""
    }  # fmt: skip


def test_a_released_list(shared: Path) -> None:
    name = "sharing/orange-county-ca/SharedNetworks_2025_December-public-bodies.csv"
    found = reading(record(shared, name))
    assert len({fact.evidence[0].start for fact in found.facts}) == len(found.facts)
    received = sum(fact.pattern == "flock/received" for fact in found.facts)
    assert (received, len(found.facts)) == (309, 309 + 307)
    assert not any(problem.lost for problem in found.problems)
