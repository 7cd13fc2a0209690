"""Institutions through the command line: counted, with their parts, names and what is open."""

from __future__ import annotations

import pytest
from tests.sources.made import book

STORY = """The Department of Homeland Security held 900 people in detention in May 2025.

Immigration and Customs Enforcement held more than 46,000 people in detention in March 2025.

ICE held 500 people in detention in Ohio in April 2025.

"We oppose the plan," said the Cobalt Ridge Alliance.

"We welcome the new rule," said Wanda Quillfeather, a spokeswoman for ICE.
"""
ROWS = [
    ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"],
    ["OHIO", "Dalton Police Department", "Task Force Model", "2025-03-07"],
]


@pytest.fixture
def filled(run, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "list.xlsx").write_bytes(book(S=ROWS))
    assert run("add", "story.txt", "list.xlsx").status == 0
    return run


def test_institutions_are_listed_with_their_roles(filled):
    found = filled("orgs", "--json").json
    rows = {row["id"]: row for row in found["institutions"]}
    assert found["total"] == len(rows)
    assert rows["us-ice"]["parent"] == "us-dhs"
    counts = {(each["type"], each["role"]): each["facts"] for each in rows["us-ice"]["counts"]}
    assert counts["custody", "custodian"] == 2
    assert rows["us-dhs"]["with_parts"] >= rows["us-dhs"]["facts"] + 2
    assert rows["new-cobalt-ridge-alliance"]["kind"] == "provisional"
    shown = filled("orgs").out
    assert "Cobalt Ridge Alliance" in shown
    assert "custody as custodian" in shown


def test_the_list_can_be_narrowed_and_paged(filled):
    custody = filled("orgs", "--type", "custody", "--json").json["institutions"]
    assert {each["type"] for row in custody for each in row["counts"]} == {"custody"}
    kinds = filled("orgs", "--kind", "provisional", "--json").json["institutions"]
    assert [row["name"] for row in kinds] == ["Cobalt Ridge Alliance"]
    total = filled("orgs", "--json").json["total"]
    first = filled("orgs", "--limit", 1)
    assert f"1 to 1 of {total} institutions; next: --offset 1" in first.out
    assert "No more institutions" in filled("orgs", "--offset", 1000).out


def test_the_page_of_a_parent_counts_its_parts_and_says_which(filled):
    page = filled("orgs", "Department of Homeland Security", "--json").json
    own, parts = page["institution"], {part["id"]: part for part in page["parts"]}
    assert own["facts"] == 1
    assert own["with_parts"] >= 3
    assert parts["us-ice"]["facts"] >= 2
    shown = filled("orgs", "DHS").out
    for words in (
        "Department of Homeland Security us-dhs", "part of", "Components", "Offices",
        "Secretary of Homeland Security", "story.txt", "DHS",
    ):  # fmt: skip
        assert words in shown
    assert filled("facts", "--org", "DHS", "--json").json["total"] == 1
    with_parts = filled("facts", "--org", "DHS", "--parts", "--json").json["total"]
    assert with_parts == own["with_parts"]


def test_a_page_tells_how_documents_call_it_but_names_nobody(filled):
    page = filled("orgs", "ICE", "--json").json
    seen = {each["surface"]: each["facts"] for each in page["seen"]}
    assert seen["Immigration and Customs Enforcement"] == 1
    assert seen["ICE"] >= 1
    for answer in (filled("orgs", "ICE"), filled("orgs", "ICE", "--json"), filled("orgs")):
        assert "Quillfeather" not in answer.out


def test_what_no_list_has_can_be_asked_for_by_name_or_id(filled):
    for asked in ("Cobalt Ridge Alliance", "new-cobalt-ridge-alliance"):
        page = filled("orgs", asked, "--json").json
        assert page["institution"]["name"] == "Cobalt Ridge Alliance"
        assert page["institution"]["facts"] == 1


def test_open_names_are_counted_with_reasons(filled):
    found = filled("orgs", "--unresolved", "--json").json
    (row,) = found["names"]
    assert (row["name"], row["facts"]) == ("Dalton Police Department, Ohio", 1)
    assert row["why"] == "only near to what is listed"
    assert "Dayton Police Department, Ohio" in [each["name"] for each in row["candidates"]]
    shown = filled("orgs", "--unresolved").out
    assert "Dalton Police Department, Ohio" in shown
    assert "plainview judge name" in shown
    assert "Quillfeather" not in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ICE", "--unresolved"), "NAME alone"),
        (("--unresolved", "--kind", "sheriff"), "has no kind"),
        (("Wanda Quillfeather",), "no institution"),
        (("new-ferry-lists",), "no fact names"),
        (("Inmigration and Custms Enforcment",), "institution"),
    ],
)
def test_wrong_use_is_said(filled, arguments, words):
    answer = filled("orgs", *arguments)
    assert answer.status == 2
    assert words in answer.err
