"""Data between two ends ("everything from … to …"), and names after a lost blank."""

from __future__ import annotations

import pytest

import plainview
from plainview.model import Fact

ICE, FBI = "U.S. Immigration and Customs Enforcement", "Federal Bureau of Investigation"
PHOTOS, PLATES = "data:face_image", "data:licence_plate_read"
BILLS, SCHOOL, DRIVERS = "data:utility_record", "data:school_record", "data:driver_record"

CASES = [
    ("both ends, and what stands between", "The FBI is tapping into everything from utility records"
     " and DMV records to school records.", FBI, [BILLS, DRIVERS, SCHOOL]),
    ("a lost comma", "ICE has relied on fusion centers to obtain everything from photographs of"
     " suspects license plate data and more.", ICE, [PHOTOS, PLATES]),
    ("who gives stands behind a further from", "The FBI obtains everything from utility records to"
     " school records from the Memphis Police Department.", FBI, [BILLS, SCHOOL]),
    ("no range", "The FBI obtained school records from the Memphis Police Department.", FBI,
     [SCHOOL]),
    ("a lost blank begins a clause", "Besides requests to schoolsICE agents obtain license plate"
     " data.", ICE, [PLATES]),
]  # fmt: skip


def access(words: str) -> list[Fact]:
    return [fact for fact in plainview.extract(plainview.read(words.encode()))
            if fact.type == "access"]  # fmt: skip


@pytest.mark.parametrize(("why", "words", "who", "what"), CASES, ids=[row[0] for row in CASES])
def test_data_of_a_range(why: str, words: str, who: str, what: list[str]) -> None:
    (fact,) = access(words)
    assert [filler.name for filler in fact.filled("recipient")] == [who], why
    assert [filler.name for filler in fact.filled("category")] == what, why


def test_whose_system_it_is_the_document_has_said() -> None:
    story = "ICE obtains license plate data through fusion centers. The FBI is tapping into"
    first, second = access(f"{story} everything from utility records to school records.")
    assert [(f.name, f.via) for f in second.filled("program")] == [("fusion centers", "inferred")]
    assert first.filled("program")[0].via == "name"


def test_one_of_a_range_is_not_who_gives_all() -> None:
    (fact,) = access("The FBI is tapping into everything from DMV records to school records.")
    assert not fact.filled("provider")
