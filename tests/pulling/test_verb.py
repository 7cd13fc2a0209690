"""`plainview pull` as a user runs it: another process, words and JSON, exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.pulling.made import AWARDS, serve_awards, serve_register
from tests.pulling.serving import Publisher, Reply, json_reply

from plainview.cli.pull import pull as verb
from plainview.store import Record


@pytest.fixture
def run(tmp_path, publisher: Publisher):
    """`plainview ARGS` in a folder whose record knows the local publisher alone."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        settings = tmp_path / "record" / "plainview.toml"
        if not settings.exists():
            Record.create(tmp_path / "record").close()
            settings.write_text(
                "[add]\nworkers = 1\n[pull]\ninterval = 0.01\nattempts = 2\n"
                f'usaspending = "{publisher.address}"\n'
                f'federal_register = "{publisher.address}"\n'
                f'ice_287g = "{publisher.address}/287g"\nice_detention = "{publisher.address}/d"\n'
            )
        return subprocess.run(
            [sys.executable, "-m", "plainview", *arguments],
            cwd=tmp_path,
            env={**os.environ, "NO_PROXY": "*"},
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_a_pull_in_words_and_where_it_is_seen(run, publisher):
    serve_awards(publisher, 2)
    answer = run("pull", "usaspending", "--agency", "ICE", "--year", "2025")
    assert answer.returncode == 0, answer.stderr
    assert "2 new documents" in answer.stdout
    assert "4 facts" in answer.stdout
    assert "page-002.json" in answer.stderr
    shown = run("sources").stdout
    assert publisher.address + AWARDS in shown
    pulled = json.loads(run("sources", "--json").stdout)["pulled"]
    assert len(pulled) == 2
    assert all(one["seen_at"] and one["address"] for one in pulled)
    again = run("pull", "usaspending", "--agency", "ICE", "--year", "2025")
    assert "0 new documents, 2 unchanged" in again.stdout


def test_a_pull_in_json(run, publisher):
    serve_register(publisher, 1)
    answer = run("pull", "federal-register", "--term", "computer matching", "--json")
    found = json.loads(answer.stdout)
    assert (answer.returncode, found["whole"], found["requests"]) == (0, True, 3)
    assert found["added"]["facts"] == 2
    assert {one["state"] for one in found["fetched"]} == {"list", "new"}


def test_what_could_not_be_fetched_is_named_and_the_status_says_so(run, publisher):
    serve_register(publisher, 1)
    publisher.serve("/full_text/xml/2025-01000.xml", Reply(b"", 410))
    answer = run("pull", "federal-register", "--term", "computer matching")
    assert answer.returncode == 3
    assert "2025-01000.xml" in answer.stdout
    assert "410" in answer.stdout
    assert "1 new documents" in answer.stdout


def test_a_dry_run_shows_requests_and_cost(run, publisher, tmp_path):
    publisher.serve(AWARDS[:-1] + "_count/", json_reply({"results": {"contracts": 250}}))
    answer = run("pull", "usaspending", "--recipient", "ELM READERS", "--dry-run")
    assert answer.returncode == 0, answer.stderr
    for part in ("POST", "ELM READERS", "Plainview/", "250 awards", "3 requests", "kB"):
        assert part in answer.stdout
    assert not json.loads(run("sources", "--json").stdout)["documents"]
    told = json.loads(
        run("pull", "usaspending", "--recipient", "ELM READERS", "--dry-run", "--json").stdout
    )
    assert told["estimate"]["requests"] == 3
    assert "ELM READERS" in told["requests"][0]["body"]


def test_a_dry_run_without_an_answer(run, publisher):
    answer = run("pull", "ice-287g", "--dry-run")
    assert answer.returncode == 3
    assert "404" in answer.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["usaspending"], "too many"),
        (["usaspending", "--recipient", "Jane Doe"], "no search by person"),
        (["fbi"], "No such command"),
        (["usaspending", "--year", "2025", "--max-requests", "0"], "max-requests"),
    ],
)
def test_wrong_use_asks_nobody(run, publisher, arguments, words):
    answer = run("pull", *arguments)
    assert answer.returncode == 2
    assert words in answer.stderr + answer.stdout
    assert "Traceback" not in answer.stderr
    assert not publisher.asked


def test_no_option_searches_by_person():
    options = {option.name for command in verb.commands.values() for option in command.params}
    assert options == {
        "agency", "recipient", "year", "kind", "transactions", "term", "since", "until",
        "dry_run", "max_requests", "max_bytes", "record", "as_json",
    }  # fmt: skip
