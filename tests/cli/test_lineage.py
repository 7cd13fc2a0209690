"""`plainview lineage` and the origins of `plainview facts --why`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

STORY = """\
The county board learned in March that its plate cameras were open to federal agents. A clerk found
the logs in a folder that nobody had asked for in three years, beside invoices for paint.

ICE held 1,240 people at the county jail in May 2023. The jail had been built for a third of that,
and the sheriff moved cots into the gymnasium, the chapel and a corridor behind the kitchen.

The sheriff did not tell the board about the contract. A lawyer for the county wrote two memos on
it, one of which was lost when the office moved from the court house to the old bank on Fenwick
Street. The board voted to hear from the sheriff in April and has not heard from him since."""

ELSEWHERE = """\
Harbour masters along the coast met on Tuesday to talk about fog. Half of them had brought charts.

In May 2023, ICE was holding 1,240 people in detention. That came up when the talk turned to whose
boats had carried blankets to it, and who had paid for the diesel. The meeting ended before noon
because the hall was needed."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    altered = STORY.replace("did not tell", "did tell").replace("In March", "Last spring")
    rows = {
        "first.json": ("Cameras were open to agents", STORY, "Marlow Ledger", "2024-01-08"),
        "copy.json": ("Agents used cameras", altered, "Quarry Post", "2024-01-11"),
        "other.json": ("Fog on the coast", ELSEWHERE, "Harbour Wire", "2024-01-09"),
    }
    for name, (title, content, source, date) in rows.items():
        article = {"title": title, "content_original": content, "source": source, "date": date}
        (folder / name).write_text(json.dumps(article), encoding="utf-8")
    return folder


def test_lineage_of_a_document_and_of_all(run, papers: Path) -> None:
    assert run("add", papers).status == 0
    whole = run("lineage", "--json").json
    assert whole["waiting"] == 0
    told = {row["doc"]: row for row in whole["documents"]}
    assert told["copy.json"]["origin"] == told["first.json"]["origin"] == "first.json"
    (owed,) = told["copy.json"]["derived_from"]
    assert (owed["doc"], owed["direction"], owed["manner"]) == ("first.json", "source", "copy")
    assert owed["share"] > 0.9
    (altered,) = told["copy.json"]["alterations"]
    assert (altered["kind"], altered["source"]) == ("negation", "not")
    assert "other.json" not in told or not told["other.json"]["derived_from"]
    alone = run("lineage", "copy.json", "--json").json["documents"]
    assert alone == [told["copy.json"]]
    shown = run("lineage", "copy.json").out
    assert "from first.json" in shown and "negation lost" in shown
    assert "2 documents" in run("lineage").out


def test_what_is_not_compared_is_said(run, papers: Path) -> None:
    run("add", papers)
    assert run("lineage", "--stale", "--json").json == {"documents": [], "waiting": 3}
    assert "3 documents are not compared yet" in run("lineage", "--stale").out


def test_why_counts_origins_and_not_documents(run, papers: Path) -> None:
    run("add", papers)
    run("lineage")
    rows = run("facts", "--type", "custody", "--json").json["facts"]
    fact = next(row for row in rows if row["doc"] == "copy.json")
    why = run("facts", "--why", fact["id"], "--json").json["lineage"]
    assert (why["origins"], why["documents"], why["waiting"]) == (2, 3, 0)
    roots = {tuple(root["documents"]): root["kind"] for root in why["roots"]}
    assert {len(documents) for documents in roots} == {1, 2}
    assert "2 independent origins, told by 3 documents" in run("facts", "--why", fact["id"]).out


def test_an_unknown_document_is_wrong_use(run, papers: Path) -> None:
    run("add", papers)
    assert run("lineage", "nothing.json").status == 2


def test_no_record_is_wrong_use(run) -> None:
    assert run("lineage").status == 2
