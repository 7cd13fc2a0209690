"""The verbs end to end: real files in, words and JSON out, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

ARTICLE = """Tax agency shares addresses

The Internal Revenue Service shares taxpayer addresses with Immigration and Customs Enforcement,
court records show.

Immigration and Customs Enforcement held more than 46,000 people in detention in March 2025.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def filled(run, article):
    answer = run("add", article)
    assert answer.status == 0, answer.err
    return run


def test_init_makes_a_record_once(launch):
    assert launch("init").status == 0
    again = launch("init")
    assert again.status == 2
    assert "record" in again.err


def test_add_reads_and_sums_up(launch, article):
    answer = launch("add", article)
    assert answer.status == 0, answer.err
    assert "1 documents read" in answer.out
    assert "custody" in answer.out
    assert "serve" in answer.out


def test_adding_twice_changes_nothing(filled, article, tmp_path):
    before = filled("export", "facts-jsonl", "-").out
    answer = filled("add", "--json", article)
    assert answer.status == 0
    assert answer.json["documents"] == 0
    assert answer.json["known"] == 1
    assert filled("export", "facts-jsonl", "-").out == before


def test_facts_carry_the_exact_words(filled):
    found = filled("facts", "--json").json
    assert found["total"] >= 2
    for fact in found["facts"]:
        for evidence in fact["evidence"]:
            assert ARTICLE[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert evidence["doc"] == "story.txt"


def test_facts_can_be_narrowed(filled):
    custody = filled("facts", "--type", "custody", "--json").json["facts"]
    assert {fact["type"] for fact in custody} == {"custody"}
    assert custody[0]["measures"][0]["lo"] == 46_000
    tax = filled("facts", "--org", "Internal Revenue Service", "--json").json
    assert tax["total"] >= 1
    assert filled("facts", "--text", "addresses", "--json").json["total"] >= 1
    assert filled("facts", "--text", "submarines", "--json").json["total"] == 0


def test_why_says_where_a_fact_comes_from(filled):
    fact = filled("facts", "--json").json["facts"][0]
    answer = filled("facts", "--why", fact["id"][:12])
    assert answer.status == 0
    for part in (fact["doc_id"], "story.txt", fact["pattern"]):
        assert part in answer.out


def test_exports_hold_every_fact(filled, tmp_path):
    total = filled("facts", "--json").json["total"]
    assert filled("export", "facts-jsonl", "out.jsonl").status == 0
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert len(lines) == total
    assert {"id", "doc", "type", "roles", "measures", "said", "evidence"} <= json.loads(
        lines[0]
    ).keys()
    assert str(tmp_path) not in "".join(lines)
    rows = list(csv.DictReader(io.StringIO(filled("export", "csv", "-").out)))
    assert len(rows) == total
    assert all(row["quote"] in ARTICLE for row in rows)


def test_sources_list_documents_and_what_was_not_read(filled, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert filled("add", "empty.pdf").status == 3
    answer = filled("sources")
    assert answer.status == 0
    assert "empty.pdf" in answer.out
    assert filled("sources", "--json").json["problems"][0]["code"]


def test_verify_proves_the_record_and_names_what_was_changed(filled, tmp_path):
    assert filled("verify", "--deep").status == 0
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        database.execute("UPDATE facts SET status = 'ended' WHERE type = 'custody'")
    answer = filled("verify", "--json")
    assert answer.status == 1
    custody = filled("facts", "--type", "custody", "--json").json["facts"]
    assert custody[0]["id"][:10] in answer.out


def test_remove_takes_a_document_out(filled):
    assert filled("remove", "story.txt").status == 2  # no reason given
    answer = filled("remove", "story.txt", "--why", "withdrawn by its publisher")
    assert answer.status == 0, answer.err
    assert filled("facts", "--json").json["total"] == 0
    assert filled("add", "story.txt").status == 3


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["facts"], 2, "there is no record"),
        (["fact"], 2, "No such command"),
        (["facts", "--type", "rumour"], 2, "rumour"),
        (["export", "pdf", "x"], 2, "record"),
        (["add", "no-such-file.txt"], 3, "no-such-file.txt"),
        (["remove", "x", "--why", "y"], 2, "record"),
        (["serve"], 2, "record"),
        (["verify"], 2, "record"),
    ],
)
def test_wrong_use_gets_a_clear_line(run, arguments, status, words):
    answer = run(*arguments)
    assert answer.status == status
    assert words in answer.err + answer.out
    assert "Traceback" not in answer.err


def test_errors_speak_json_when_asked(run):
    answer = run("facts", "--json")
    assert answer.status == 2
    assert answer.json["advice"]


def test_the_record_can_be_named_three_ways(filled, tmp_path):
    elsewhere = tmp_path / "record"
    assert filled("--record", elsewhere, "facts").status == 0
    assert filled("facts", "--record", elsewhere).status == 0
    assert filled("facts", PLAINVIEW_RECORD=str(elsewhere)).status == 0
    assert filled("facts", "--record", tmp_path / "other").status == 2


def test_a_record_of_a_newer_version_is_left_alone(filled, tmp_path):
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        database.execute("PRAGMA user_version = 999")
    for verb in (["facts"], ["add", "story.txt"], ["verify"]):
        answer = filled(*verb)
        assert answer.status == 3
        assert "newer" in answer.err


def test_help_names_every_verb(run):
    answer = run("--help")
    assert answer.status == 0
    for verb in ["init", "add", "remove", "facts", "sources", "export", "verify", "serve"]:
        assert f"  {verb} " in answer.out
        assert "--json" in run(verb, "--help").out
