"""`plainview facts --missed`: what gave no fact is shown, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

RAIN = "It rained all day. The parade drew 4,000 umbrellas."
HELD = "ICE held 2,041 people at the Adams County jail in May."


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "rain.txt").write_text(RAIN)
    (folder / "held.txt").write_text(f"{HELD} The fence is 12 feet high.")
    (folder / "dry.txt").write_text("It did not rain.")
    return folder


def test_adding_says_what_gave_no_fact(run: Run, papers: Path) -> None:
    added = run("add", papers)
    assert "2 documents gave no fact:" in added.out
    assert "facts --missed" in added.out
    assert run("add", papers, "--json").json["without_facts"] == 0  # known already


def test_documents_without_facts_come_first_with_the_reason(run: Run, papers: Path) -> None:
    run("add", papers)
    answer = run("facts", "--missed")
    assert answer.status == 0
    assert answer.out.index("rain.txt") < answer.out.index("held.txt")
    assert "no fact" in answer.out
    assert "umbrellas" in answer.out
    assert "no wording that states a fact" in answer.out
    assert "2,041" not in answer.out


def test_json_has_places_and_reasons(run: Run, papers: Path) -> None:
    run("add", papers)
    answer = run("facts", "--missed", "--json").json
    assert answer["total"] == 3
    dry, rain, held = answer["documents"]
    assert (dry["doc"], dry["missed"]) == ("dry.txt", [])
    assert "none of its 1 sentences" in dry["why_none"]
    [missed] = rain["missed"]
    assert RAIN[missed["start"] : missed["end"]] == missed["quote"]
    assert (missed["reason"], missed["numbers"]) == ("no_trigger", ["4,000 umbrellas"])
    assert "1 of 2 sentences" in rain["why_none"]
    assert held["facts"] >= 1 and held["why_none"] is None
    assert [item["quote"] for item in held["missed"]] == ["The fence is 12 feet high."]


def test_one_document(run: Run, papers: Path) -> None:
    run("add", papers)
    answer = run("facts", "--missed", "--document", "rain.txt")
    assert "umbrellas" in answer.out and "held.txt" not in answer.out


def test_pages(run: Run, papers: Path) -> None:
    run("add", papers)
    first = run("facts", "--missed", "--limit", "1")
    assert "next: --offset 1" in first.out
    assert "No more documents." in run("facts", "--missed", "--offset", "9").out


def test_filters_of_facts_do_not_fit(run: Run, papers: Path) -> None:
    run("add", papers)
    answer = run("facts", "--missed", "--type", "access")
    assert answer.status == 2
    assert "--document" in answer.err


def test_no_facts_point_to_the_reason(run: Run, papers: Path) -> None:
    run("add", papers)
    answer = run("facts", "--document", "rain.txt")
    assert "facts --missed" in answer.out


def test_a_file_without_text_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("   ")
    run("add", tmp_path / "empty.txt")
    [document] = run("facts", "--missed", "--json").json["documents"]
    assert document["why_none"] == "nothing could be read from it"
