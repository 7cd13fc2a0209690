"""Judging names through the command line: kept for ever, winning everywhere, undone by a newer."""

from __future__ import annotations

import pytest

FIRST = """The Customs and Immigration Bureau held 400 people in detention in May 2025.

"We oppose the plan," said the Cobalt Ridge Alliance.

"We welcome the new rule," said Wanda Quillfeather, a spokeswoman for ICE. "It will help," said
Quillfeather of the new rule.
"""
SECOND = "The Customs and Immigration Bureau held 700 people in detention in June 2025.\n"
NAME = "Customs and Immigration Bureau"
ICE = "us-ice"


@pytest.fixture
def filled(run, tmp_path):
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    assert run("add", "first.txt").status == 0
    return run


def custodians(run) -> list[str | None]:
    found = run("facts", "--type", "custody", "--json").json["facts"]
    return [each["id"] for fact in found for each in fact["roles"]["custodian"]]


def test_a_judgement_wins_in_facts_orgs_and_exports(filled, tmp_path):
    ids = [fact["id"] for fact in filled("facts", "--json").json["facts"]]
    answer = filled("judge", "name", NAME, "--is", "ICE", "--why", "The report means ICE")
    assert answer.status == 0, answer.err
    assert "1 fact changed" in answer.out
    assert custodians(filled) == [ICE]
    custody = filled("facts", "--org", "ICE", "--type", "custody", "--json").json
    assert custody["total"] == 1
    page = filled("orgs", ICE, "--json").json
    counts = {(each["type"], each["role"]): each["facts"] for each in page["institution"]["counts"]}
    assert counts["custody", "custodian"] == 1
    assert NAME in [seen["surface"].removeprefix("The ") for seen in page["seen"]]
    assert [row["reason"] for row in page["judgements"]] == ["The report means ICE"]
    assert "U.S. Immigration and Customs Enforcement" in filled("export", "csv", "-").out
    assert [fact["id"] for fact in filled("facts", "--json").json["facts"]] == ids
    assert filled("verify").status == 0


def test_it_holds_for_documents_added_later(filled, tmp_path):
    filled("judge", "name", NAME, "--is", ICE, "--why", "The report means ICE")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    assert filled("add", "second.txt").status == 0
    assert custodians(filled) == [ICE, ICE]
    # and for a document that was taken out and comes again
    filled("remove", "first.txt", "--why", "for a test")
    assert filled("add", "--again", "first.txt").status == 0
    assert custodians(filled) == [ICE, ICE]
    (row,) = filled("judge", "list", "--json").json["judgements"]
    assert (row["state"], row["facts"]) == ("decides", 2)
    assert filled("verify").status == 0


def test_newer_judgements_undo_older_ones_and_all_are_kept(filled):
    before = custodians(filled)
    filled("judge", "name", NAME, "--is", ICE, "--why", "one")
    filled("judge", "name", NAME, "--is-not", ICE, "--why", "two")
    assert custodians(filled) == before
    filled("judge", "name", NAME, "--unsure", "--why", "three")
    assert custodians(filled) == [None]
    names = filled("orgs", "--unresolved", "--json").json["names"]
    assert [(each["name"], each["why"]) for each in names] == [(NAME, "left open by a judgement")]
    filled("judge", "name", NAME, "--withdraw", "--why", "four")
    assert custodians(filled) == before
    listed = filled("judge", "list", "--json").json["judgements"]
    assert [row["reason"] for row in listed] == ["one", "two", "three", "four"]
    shown = filled("judge", "list").out
    for words in ("one", "two", "three", "four", "superseded"):
        assert words in shown


def test_one_document_one_fact_and_what_is_lost(filled, tmp_path):
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    filled("add", "second.txt")
    before = custodians(filled)
    filled("judge", "name", NAME, "--is", ICE, "--in", "second.txt", "--why", "its footnote")
    assert sorted(custodians(filled), key=str) == sorted([before[0], ICE], key=str)
    fact = next(
        fact["id"]
        for fact in filled("facts", "--type", "custody", "--json").json["facts"]
        if fact["doc"] == "first.txt"
    )
    done = filled("judge", "name", NAME, "--is", "CBP", "--fact", fact[:12], "--why", "x", "--json")
    assert (done.json["doc"], done.json["facts"]) == ("first.txt", 1)
    assert set(custodians(filled)) == {ICE, "us-cbp"}
    assert filled("judge", "list", "--lost").status == 0
    filled("remove", "second.txt", "--why", "for a test")
    lost = filled("judge", "list", "--lost")
    assert lost.status == 1
    assert "lost: its document is not in the record" in lost.out
    assert "CBP" not in lost.out
    assert filled("verify").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((NAME, "--is", "ICE"), "--why"),
        ((NAME, "--why", "x"), "says one thing"),
        ((NAME, "--is", "ICE", "--unsure", "--why", "x"), "says one thing"),
        ((NAME, "--is", "ICE", "--why", " "), "needs a reason"),
        (("Wanda Quillfeather", "--is", "ICE", "--why", "x"), "reads as a person's name"),
        (("Quillfeather", "--is", "ICE", "--why", "x"), "no fact in the record names"),
        (("Ferry Bureau", "--is", "ICE", "--why", "x"), "no fact in the record names"),
        (("Cobalt Ridge Alliance", "--unsure", "--in", "other.txt", "--why", "x"),
         "no fact in that document names"),
        ((NAME, "--is", "Wanda Quillfeather", "--why", "x"), "no institution"),
        ((NAME, "--is", "the ferry", "--why", "x"), "no institution"),
        ((NAME, "--is", "ICE", "--in", "nowhere.txt", "--why", "x"), "there is no document"),
        ((NAME, "--is", "ICE", "--fact", "ffffffff", "--why", "x"), "there is no fact"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged(filled, tmp_path, arguments, words):
    (tmp_path / "other.txt").write_text("The agency shares data.\n")
    filled("add", "other.txt")
    answer = filled("judge", "name", *arguments)
    assert answer.status == 2
    assert words in answer.err
    assert filled("judge", "list", "--json").json["judgements"] == []


def test_resolving_again_changes_nothing_and_keeps_judgements(filled):
    filled("judge", "name", NAME, "--is", ICE, "--why", "The report means ICE")
    done = filled("resolve", "--json").json
    assert done == {"documents": 1, "changed": 0, "facts": 0, "reckoned": 0}
    assert custodians(filled) == [ICE]
    assert "1 documents again" in filled("resolve").out


def test_a_finding_is_dismissed(run, tmp_path):
    text = "ICE held over 46,000 people in a network designed for a maximum of 38,500 detainees.\n"
    (tmp_path / "held.txt").write_text(text, encoding="utf-8")
    assert run("add", "held.txt").status == 0
    asked = ("findings", "--check", "over_capacity")
    (finding,) = run(*asked, "--json").json
    assert finding["judgement"] is None
    unclear = run("judge", "finding", finding["id"], "--why", "x")
    assert (unclear.status, "one thing" in unclear.err) == (2, True)
    answer = run("judge", "finding", finding["id"][:8], "--dismiss", "--why", "Counted later")
    assert answer.status == 0, answer.err
    assert "1 dismissed" in run(*asked).out
    assert "dismissed: Counted later" in run(*asked, "--all").out
    assert "(over_capacity) dismissed" in run("judge", "list").out
