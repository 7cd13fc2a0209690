"""`plainview findings`: what does not add up, with the sum and the words of both sides."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plainview.store.sql_schema import MIGRATIONS

REPORT = """\
# Camps fill up

Wanda Quillfeather reported that the number of people held by ICE rose from 59,762 to 70,766, an
increase of 28.4 percent.

Under one agreement, the office can ask for up to 50,000 records a month, Ms. Quillfeather said. In
the first four months, it asked for over a million records from the IRS.
"""


@pytest.fixture
def record(run, tmp_path: Path) -> Path:
    report = tmp_path / "camps-by-wanda-quillfeather.md"
    report.write_text(REPORT, "utf-8")
    assert run("add", report).status == 0
    return tmp_path / "record"


def test_a_finding_shows_its_sum_its_words_and_what_would_settle_it(run, record: Path) -> None:
    answer = run("findings")
    assert answer.status == 0
    shown = " ".join(answer.out.split())
    assert "high percent_change" in shown
    assert "(70,766 - 59,762) / 59,762 = +18.4%, stated +28.4%" in shown
    assert (
        "camps-by-wanda-quillfeather.md: “Wanda Quillfeather reported that the number of people"
        in shown
    )
    assert "settled by the numbers that the sentence was written from" in shown
    assert "1 high, 1 info" in shown
    limited = run("findings", "--limit", "1").out
    assert "1 more are not shown" in " ".join(limited.split())


def test_findings_as_json_have_the_words_with_their_places(run, record: Path) -> None:
    (change, cap) = run("findings", "--json").json
    assert (change["check"], change["severity"]) == ("percent_change", "high")
    assert (cap["check"], cap["severity"]) == ("cap_against_volume", "info")
    assert "unscoped" in cap["text"]
    (words,) = change["evidence"]
    assert words["doc"] == "camps-by-wanda-quillfeather.md"
    assert REPORT[words["start"] : words["end"]] == words["quote"]


def test_what_may_leave_the_machine_names_no_private_people(run, record: Path) -> None:
    assert "Quillfeather" in run("findings", "--json").out
    public = run("findings", "--json", "--public")
    assert public.status == 0
    assert "quillfeather" not in public.out.lower()
    assert "quillfeather" not in run("findings", "--public").out.lower()
    assert "█" in public.out
    assert str(record.parent) not in public.out


def test_each_check_says_its_rule_what_it_reads_and_an_example(run) -> None:
    rules = run("findings", "--rules", "--json").json
    assert len({each["name"] for each in rules}) == len(rules) > 20
    assert all(each["rule"] and each["inputs"] and each["example"] for each in rules)
    assert "unit_times_count" in run("findings", "--rules").out


def test_an_unknown_check_is_told_with_those_that_there_are(run, record: Path) -> None:
    answer = run("findings", "--check", "numbers")
    assert answer.status == 2
    assert "there is no check" in answer.err
    assert "percent_change" in answer.err


def test_nothing_stays_of_a_document_that_is_removed(run, record: Path) -> None:
    assert run("remove", "camps-by-wanda-quillfeather.md", "--why", "asked to").status == 0
    assert run("findings", "--json").json == []


def older(path: Path) -> None:
    """Leave a record as the version that kept no reckonings left it."""
    then = sqlite3.connect(":memory:")
    for step in MIGRATIONS[:7]:
        then.executescript(step)
    named = "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'table'"
    known = set(then.execute(named))
    database = sqlite3.connect(path / "record.db")
    database.execute("DELETE FROM reckonings")
    held = set(database.execute(named))
    for kind, name in held - known:
        database.execute(f"DROP {kind} IF EXISTS {name}")
    for _, name in known - held:
        (made,) = then.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        database.execute(made)
    database.executescript("PRAGMA user_version = 7;")
    database.close()


def test_a_record_of_an_older_version_says_what_is_not_checked_and_how_to_mend_it(
    run, record: Path
) -> None:
    before = run("findings", "--json").json
    older(record)
    refused = run("findings")
    assert refused.status == 3
    assert "resolve" in refused.err
    assert run("claims").status == 0, "what writes brings the record up to date"
    silent = run("findings", "--json")
    assert silent.json == []
    assert "1 documents were read by an older version" in silent.err
    mended = run("resolve", "--json").json
    assert mended["reckoned"] == 1
    again = run("findings", "--json")
    assert again.json == before
    assert again.err == ""
    assert run("resolve", "--json").json["reckoned"] == 0
    older(record)
    assert run("remove", "camps-by-wanda-quillfeather.md", "--why", "asked for").status == 0
    assert run("findings").err == ""


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        ("UPDATE reckonings SET parts = replace(parts, '59,762', '59,763')", "do not stand"),
        ("UPDATE reckonings SET start = start + 1", "do not stand"),
        ("UPDATE reckonings SET parts = '[]'", "cannot be read"),
    ],
)
def test_what_a_text_says_of_its_numbers_is_verified(
    run, record: Path, edit: str, fault: str
) -> None:
    assert run("verify").status == 0
    database = sqlite3.connect(record / "record.db")
    database.execute(edit)
    database.commit()
    database.close()
    answer = run("verify")
    assert answer.status == 1
    assert fault in answer.out
