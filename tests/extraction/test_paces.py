"""How often a target is to be reached, what a sum is at its stage, and what is left open."""

from __future__ import annotations

import pytest
from tests.extraction.reading_frames import read

PACES = [
    ("Each quarter the DEA shall examine no fewer than 60 queries.", "quarter"),
    ("ICE aims to remove 600,000 people this year.", "year"),
    ("ICE set an annual goal of 4,000 arrests.", "year"),
    ("ICE set a goal of 4,000 arrests by June.", None),
    ("ICE set a goal of 4,000 arrests in the second half of the year.", None),
]


@pytest.mark.parametrize(("words", "per"), PACES)
def test_how_often_a_target_is_to_be_reached(words: str, per: str | None) -> None:
    values = [measure for fact in read(words, "target") for measure in fact.measures]
    assert [measure.per for measure in values] == [per]


STAGES = [
    ("The Coast Guard has asked Congress for $35 million.", "requested", "requested"),
    ("The Secret Service spent $4 million on radios.", "spent", "spent"),
    ("Congress set aside $61 million for patrol boats.", "appropriated", "appropriated"),
    ("The Coast Guard would spend $9 million on radios.", "planned", "planned"),
]


@pytest.mark.parametrize(("words", "status", "name"), STAGES)
def test_a_sum_is_what_its_stage_says(words: str, status: str, name: str) -> None:
    facts = [fact for fact in read(words, "spending") if fact.measures]
    assert [(fact.status, fact.measures[0].name) for fact in facts] == [(status, name)]


def test_what_is_left_open_is_said_so() -> None:
    words = "DEA met ICE. Officials said there were no quotas."
    facts = read(words, "target")
    assert [fact.flags for fact in facts] == [("unresolved",)]
