"""Statements that a record tells in other words: denied, corrected, only one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plainview.store import Record

from .papers import record_of

PAPERS = {
    "logs.txt": (
        "Quarry Post",
        "2025-05-02",
        "The memo does not say how long the agents will work at the Fenwick jail. "
        "Flock did not respond to questions about the contract. "
        "The county attorney declined to change the policy on plate readers.\n\n"
        "The auditor found only one periodic review of the camera program in three years. "
        "The jail in Fenwick was designed to hold a maximum of 900 people. "
        "Oregon and Vermont have cut off ICE's access to driver records.\n\n"
        "An agency can search the Flock network of Fenwick without the help of any clerk. "
        "It remains unclear who pays for the plate readers at the Fenwick jail. "
        "The chief of the Marlow police is considering a contract with Clearview AI.",
    ),
    "first.txt": (
        "Quarry Post",
        "2025-06-02",
        "Agents took 114 people into custody at a market in Marlow on Sunday, the DEA said.",
    ),
    "corrected.txt": (
        "Harbour Wire",
        "2025-06-04",
        "DEA lowers Marlow arrest count from 114 to 105. The operation at the market in Marlow led "
        "to 105 arrests, the agency said.",
    ),
}

CASES = [
    ("The memo says how long the agents will work at the Fenwick jail.", "contradicted"),
    ("Flock answered questions about the contract.", "contradicted"),
    ("The county attorney agreed to change the policy on plate readers.", "contradicted"),
    ("Oregon and Vermont still give ICE access to driver records.", "contradicted"),
    ("The auditor found four periodic reviews of the camera program in three years.",
     "contradicted"),
    ("The operation at the market in Marlow led to 114 arrests.", "contradicted"),
    ("The operation at the market in Marlow led to 105 arrests.", "one_origin"),
    ("The jail in Fenwick was designed for 900 people.", "one_origin"),  # that is its maximum
    ("The jail in Fenwick was designed for 1,400 people.", "contradicted"),
    ("The county attorney declined to change the policy on plate readers.", "one_origin"),
    ("The DEA raised its Marlow arrest count from 105 to 114.", "contradicted"),  # from and to
    ("The plan says who pays for the plate readers at the Fenwick jail.", "contradicted"),
    # too little for a yes where only one of the two denies something
    ("Every search of the Flock network of Fenwick must be witnessed in writing by a clerk.",
     "not_in_record"),
    ("The chief of the Marlow police has a contract with Clearview AI.", "differs"),
]  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(record_of(tmp_path_factory.mktemp("otherwise"), PAPERS)) as found:
        yield found


@pytest.mark.parametrize(("sentence", "verdict"), CASES)
def test_what_is_told_otherwise(record: Record, sentence: str, verdict: str) -> None:
    [(_, found)] = record.check(sentence).found
    assert found.verdict == verdict


def test_a_correction_is_named(record: Record) -> None:
    [(_, found)] = record.check("The operation at the market in Marlow led to 114 arrests.").found
    assert "the record corrects 114" in found.notes[0]
