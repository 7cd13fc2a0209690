"""`plainview claims`: what documents say alike, and what contradicts it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FIRST = """\
The county commissioners met on Monday behind closed doors and came out with little to say.

On May 2 the Krome detention center held 1,680 people, a lawyer for the county said."""

SECOND = """\
Two lawyers who visited in spring described rows of cots along the corridors and cold food.

They asked for numbers, and got them. On May 2 the Krome detention center held 1,680 people."""

RIVAL = """\
Fishing for answers, our reporter rang four offices and was sent to a fifth, which was shut.

On May 2 the Krome detention center held 1,210 people, a spokesman for the field office said."""

LATER = """\
Nothing about the building has changed since autumn but the paint on the gate.

On August 1, the Krome detention center held 1,344 people, the field office said."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    rows = {
        "first.json": (FIRST, "Marlow Ledger", "2025-05-06"),
        "second.json": (SECOND, "Quarry Post", "2025-05-07"),
        "rival.json": (RIVAL, "Harbour Wire", "2025-05-07"),
        "later.json": (LATER, "Harbour Wire", "2025-08-03"),
    }
    for name, (content, source, date) in rows.items():
        article = {
            "title": "Krome", "content_original": content, "source": source, "date": date,
        }  # fmt: skip
        (folder / name).write_text(json.dumps(article), encoding="utf-8")
    return folder


def test_a_claim_knows_its_origins_its_numbers_and_what_contradicts_it(run, papers: Path) -> None:
    assert run("add", papers).status == 0
    listed = run("claims", "--type", "custody", "--json").json
    assert (listed["total"], listed["waiting"]) == (3, 0)
    claim = listed["claims"][0]
    assert (claim["documents"], claim["origins"], claim["disputed"]) == (2, 2, 1)
    page = run("claims", claim["id"], "--json").json
    assert {one["doc"] for one in page["sayings"]} == {"first.json", "second.json"}
    (value,) = page["values"]
    assert (value["lo"], value["date"]) == (1680, "2025-05-02")
    assert len(page["disputes"]) == 2  # with each of the two papers
    for dispute in page["disputes"]:
        assert dispute["other"]["doc"] == "rival.json"
        assert "1,680 against 1,210" in dispute["arithmetic"]
    (other,) = page["history"]
    assert (other["doc"], other["date"], other["kind"]) == ("later.json", "2025-08-01", "change")


def test_claims_on_the_terminal(run, papers: Path) -> None:
    run("add", papers)
    table = run("claims", "--disputed").out
    assert "1 to 2 of 2 claims" in table
    claim = table.split()[table.split().index("Says") + 1]
    page = run("claims", claim).out
    for words in ("independent origins", "Against it", "contradicts", "At other dates", "1,344"):
        assert words in page
    assert run("claims", "--min-origins", "3").out.startswith("No claim fits.")
    assert run("claims", "--org", "nobody at all").status == 2
    named = run("claims", "--org", "Krome Service Processing Center", "--json").json
    assert named["total"] == 3


def test_removing_a_document_changes_its_claims_only(run, papers: Path) -> None:
    run("add", papers)
    run("claims")
    run("remove", "rival.json", "--why", "a test")
    listed = run("claims", "--type", "custody", "--json").json["claims"]
    assert [(one["documents"], one["disputed"]) for one in listed] == [(2, 0), (1, 0)]
    stale = run("claims", "--stale", "--json").json
    assert stale["waiting"] == 0


def test_wrong_use(run, papers: Path) -> None:
    run("add", papers)
    assert run("claims", "nothing").status == 2
    assert run("claims", "--min-origins", "0").status == 2
    assert "no record" in run("--record", "elsewhere", "claims").err
