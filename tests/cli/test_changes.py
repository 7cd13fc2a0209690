"""Changes through the command line: small lists made here, and the real ones where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.made import book

HEADINGS = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"]
TFM, JEM = "Task Force Model", "Jail Enforcement Model"
EARLY = [
    ["OHIO", "Elm Police Deparment", TFM, "2025-03-07"],
    ["OHIO", "Oak County Sheriff's Office", JEM, "2025-03-08"],
    ["OHIO", "Ash Police Department", TFM, "2025-03-09"],
    ["UTAH", "City of Fir Police", TFM, "2025-03-09"],
]
LATE = [
    ["OHIO", "Elm Police Department", TFM, "2025-03-07"],
    ["OHIO", "Oak County Sheriff's Office", JEM, "2025-03-08"],
    ["UTAH", "Fir Police", TFM, "2025-03-09"],
    ["UTAH", "Yew Police Department", TFM, "2025-05-01"],
    ["UTAH", "Bay Police Department", TFM, "2025-05-02"],
]


def write(path: Path, *rows: list[str]) -> None:
    path.write_bytes(book(S=[HEADINGS, *rows]))


@pytest.fixture
def filled(run, tmp_path):
    write(tmp_path / "agencies04012025.xlsx", *EARLY)
    write(tmp_path / "agencies06012025.xlsx", *LATE)
    assert run("add", ".").status == 0
    return run


def test_joined_ended_renamed_and_corrected_are_told_apart(filled):
    (history,) = filled("changes", "--json").json["lists"]
    assert history["list"] == "287g"
    assert [each["date"] for each in history["snapshots"]] == ["2025-04-01", "2025-06-01"]
    (step,) = history["steps"]
    assert step["counts"] == {
        "joined": 2, "ended": 1, "renamed": 1, "corrected": 1, "raised": 0, "lowered": 0,
    }  # fmt: skip
    by_kind = {change["kind"]: change for change in step["changes"]}
    assert by_kind["ended"]["before"]["words"].startswith("Ash Police Department, Ohio")
    assert by_kind["ended"]["before"]["cell"] == "S!A4"
    assert by_kind["ended"]["after"] is None
    assert by_kind["corrected"]["before"]["cell"] == "S!A2"
    assert "Elm Police Department" in by_kind["corrected"]["after"]["words"]
    assert by_kind["renamed"]["why"]
    fact = filled("facts", "--why", by_kind["joined"]["after"]["fact"], "--json").json
    assert fact["doc"] == "agencies06012025.xlsx"
    shown = filled("changes").out
    for words in ("2025-04-01", "2025-06-01", "Ash Police Department", "Yew Police", "S!A4"):
        assert words in shown


def test_since_a_day_and_of_one_list(filled):
    later = filled("changes", "--since", "2025-06-01", "--of", "287g", "--json").json
    assert later["lists"][0]["steps"] == []
    assert later["added"]["documents"] == 2
    assert later["added"]["facts"] == 9
    assert filled("changes", "--since", "2025", "--json").json["lists"][0]["steps"]
    assert filled("changes", "--of", "detention", "--json").json["lists"] == []
    future = filled("changes", "--since", "2199-01", "--json").json
    assert future["added"]["documents"] == 0
    assert "2 documents with 9 facts" in filled("changes", "--since", "2025-05-01").out


def test_a_name_with_the_wrong_year_is_corrected_by_the_rows(filled, tmp_path):
    write(tmp_path / "agencies01052025.xlsx", *LATE, ["UTAH", "Box Police", TFM, "2025-12-18"])
    assert filled("add", "agencies01052025.xlsx").status == 0
    last = filled("changes", "--json").json["lists"][0]["snapshots"][-1]
    assert last["date"] == "2026-01-05"
    assert "says 2025" in last["dated_by"]
    assert "dated 2026-01-05" in filled("changes").out


def test_a_list_that_lost_most_rows_is_called_suspect(filled, tmp_path):
    write(tmp_path / "agencies07012025.xlsx", LATE[0])
    filled("add", "agencies07012025.xlsx")
    assert "is it the whole list?" in filled("changes").out


def test_a_judged_name_makes_no_departure(filled):
    """What a row's agency is judged to be changes no entry of the list."""
    filled("judge", "name", "Ash Police Department", "--is", "ICE", "--why", "for a test")
    (step,) = filled("changes", "--json").json["lists"][0]["steps"]
    assert (step["counts"]["joined"], step["counts"]["ended"]) == (2, 1)


def test_an_empty_record_and_wrong_use(run):
    run("init")
    assert "no list" in run("changes").out
    for arguments, words in ((("--of", "ferries"), "287g"), (("--since", "soon"), "no date")):
        answer = run("changes", *arguments)
        assert answer.status == 2
        assert words in answer.err


@pytest.fixture
def real(run, tmp_path, shared):
    """A record of the two latest real lists of participating agencies."""
    folder = shared / "records" / "287g" / "participating"
    names = ["participatingAgencies03022026am.xlsx", "participatingAgencies05182026am.xlsx"]
    if not all((folder / name).is_file() for name in names):
        pytest.skip("the lists of March and May 2026 are not among the shared records")
    run("add", *(folder / name for name in names))
    return run


def test_the_real_lists(real):
    """372 keys come and 28 go between the lists; two of each are corrections of one name."""
    (history,) = real("changes", "--of", "287g", "--json").json["lists"]
    first, second = history["snapshots"]
    assert (first["date"], first["rows"]) == ("2026-03-02", 1499)
    assert (second["date"], second["rows"]) == ("2026-05-18", 1843)
    (step,) = history["steps"]
    assert (step["counts"]["joined"], step["counts"]["ended"]) == (370, 26)
    for change in step["changes"]:
        for side in (change["before"], change["after"]):
            assert side is None or side["cell"].startswith("Sheet1!A")
