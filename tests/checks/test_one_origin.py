"""Statements that many print and one origin stands behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainview import pipeline
from plainview.checks.one_origin import WIDELY, Printed, find
from plainview.pipeline import claims
from plainview.store import Record


def printed(docs: int, origins: int, outlets: int = 0) -> Printed:
    return Printed(
        "c", tuple(f"f{n}" for n in range(docs)), tuple(f"d{n}.txt" for n in range(docs)),
        tuple(f"Paper {n}" for n in range(outlets)), origins,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (printed(WIDELY, 1), f"{WIDELY} documents print"),
        (printed(9, 1, 7), "9 documents of 7 outlets print"),
        (printed(WIDELY - 1, 1), None),
        (printed(9, 2), None),
    ],
)
def test_widely_printed_on_one_origin(one: Printed, said: str | None) -> None:
    found = list(find([one]))
    assert [said in each.text for each in found if said] == ([True] if said else [])
    assert len(found) == bool(said)
    for each in found:
        assert each.severity == "info"
        assert each.facts == one.facts


STORY = (
    "Officials of the harbour town met on Monday to talk about the new cameras on the bridge.\n\n"
    "ICE awarded Palantir a $4.3 million contract for a case management platform in May 2025,"
    " according to a person who saw the award.\n\n"
    "The council has asked for a report by the end of the summer, and will meet again in July.\n"
)


def test_copies_of_one_story_in_a_record(tmp_path: Path) -> None:
    with Record.create(tmp_path / "r") as record:
        for n in range(WIDELY + 1):
            path = tmp_path / f"copy{n}.txt"
            path.write_text(f"Daily Paper {n}\n\n{STORY}", encoding="utf-8")
            pipeline.add(record, [path], workers=1)
        assert record.findings(check="one_origin") == []  # no claims are gathered yet
        claims.gather(record, workers=1)
        (found, *_) = record.findings(check="one_origin")
        assert f"{WIDELY + 1} documents print" in found.text
