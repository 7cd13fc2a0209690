"""The names stage: what a name stands for beside the others of its document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction import extract
from plainview.model import Document, Evidence, Fact, Filler, Text
from plainview.pipeline.naming import Names, definitions, is_post, named

ICE, DHS = "us-ice", "us-dhs"


def text_of(content: str) -> Text:
    return Text(Document.of(content.encode(), "text/plain").id, "plain/1", content)


def filler(
    content: str, name: str, entity: str | None, surface: str = "", via: str = "name"
) -> Filler:
    surface = surface or name
    start = content.rindex(surface)
    return Filler("recipient", name, surface, start, start + len(surface), via, entity)


def meaning(content: str, one: Filler, *others: Filler) -> tuple[str, str | None, bool]:
    found = Names(content, "2025-05-01", [one, *others]).meaning(one)
    return found.name, found.entity, found.distorted


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("the Harbour Records Office (HRO) said", [("HRO", "Harbour Records Office")]),
        ("the Harbour Records Office (“HRO”) said", [("HRO", "Harbour Records Office")]),
        ("the Bureau of Ferry and Port Lists (BFPL)", [("BFPL", "Bureau of Ferry and Port Lists")]),
        ("by the Department of Ferries (DoF) and", [("DoF", "Department of Ferries")]),
        ("the Ferry-Port Watch (F.P.W.) and", [("FPW", "Ferry-Port Watch")]),
        ("Elm Agency. The Harbour\nRecords Office (HRO)", [("HRO", "Harbour Records Office")]),
        # brackets that define nothing
        ("the senator (D-Ohio) and the ferry (see FPL)", []),
        ("the Harbour Records Office (XYZ) said", []),
        ("the office of a harbour (OH) said", []),
        ("Harbour Records (A)", []),
    ],
)
def test_acronyms_that_a_text_defines(content, found):
    assert [(acronym, full) for _, acronym, full in definitions(content)] == found


@given(st.text("AaBb (.)“”-\n", max_size=80))
def test_a_definition_stands_in_the_text(content):
    for place, acronym, full in definitions(content):
        assert content[place] == "("
        assert acronym in content.replace(".", "")
        assert full in " ".join(content.split())


DSS = "The Department of Social Services (DSS) keeps the lists. Later DSS gave them away."
BOTH = (
    "The Dam Safety Section (DSS) met. Years later the Diplomatic Security Service (DSS) came:"
    " DSS guards embassies."
)
STATE = "At the embassy the Diplomatic Security Service checks visas. DSS agents guard it."
TWICE = "Officers of the DPD in Denver, Colorado, read plates."
PARTY = "The DPD reads plates, and nobody says where."


@pytest.mark.parametrize(
    ("content", "one", "expected"),
    [
        # the document's own definition wins over the list
        (DSS, filler(DSS, "Diplomatic Security Service", "us-dss", "DSS"),
         ("Department of Social Services", "new-department-social-services", False)),
        # of two definitions the one that stands before
        (BOTH, filler(BOTH, "Dam Safety Section", None, "DSS"),
         ("Diplomatic Security Service", "us-dss", False)),
        # without one the list's meaning, where nothing speaks for another
        (STATE, filler(STATE, "Diplomatic Security Service", "us-dss", "DSS"),
         ("Diplomatic Security Service", "us-dss", False)),
        # an acronym of several bodies, by the words around, else open
        (TWICE, filler(TWICE, "DPD", None), ("Denver Police Department", "dpd-denver", False)),
        (PARTY, filler(PARTY, "DPD", None), ("DPD", None, False)),
    ],
)  # fmt: skip
def test_acronyms_in_their_document(content, one, expected):
    assert meaning(content, one) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # a listed name that extraction left open
        ("White House", ("White House", "us-whitehouse")),
        # nobody's list has it, and its words are an organisation's
        ("Cobalt Ridge Analytics LLC", ("Cobalt Ridge Analytics LLC",
                                        "new-cobalt-ridge-analytics")),
        # a local body with its state: namesakes of two states stay two
        ("Elmwood Ridge Constables Office, Ohio",
         ("Elmwood Ridge Constables Office, Ohio", "new-elmwood-ridge-constables-office-oh")),
        # posts, descriptions, people and classes are no bodies
        ("Chair of the Harbour Caucus Committee", ("Chair of the Harbour Caucus Committee", None)),
        ("Director of the Elm Records Center", ("Director of the Elm Records Center", None)),
        ("leaders", ("leaders", None)),
        ("migrants (class)", ("migrants (class)", None)),
        ("Wanda Quillfeather", ("Wanda Quillfeather", None)),
        ("data:tax_address", ("data:tax_address", None)),
    ],
)  # fmt: skip
def test_names_that_were_left_open(name, expected):
    content = f"So says {name} today."
    assert meaning(content, filler(content, name, None))[:2] == expected


def test_neighbouring_towns_are_never_one():
    """A letter away from a listed police department: open, not merged."""
    name = "Dalton Police Department, Ohio"
    content = f"{name} | Task Force Model"
    found = meaning(content, filler(content, name, None))
    assert found[1] is None or found[1].startswith("new-")


@pytest.mark.parametrize("found", ["Division of Homeland Safety", "Division"])
def test_a_distorted_name_is_repaired_and_marked(found):
    """Also where extraction took its first word alone for the name."""
    content = "The Division of Homeland Safety held 900 people in May."
    expected = ("Department of Homeland Security", DHS, True)
    assert meaning(content, filler(content, found, None)) == expected
    quote = Evidence(0, len(content), content)
    text = text_of(content)
    held = replace(filler(content, found, None), role="custodian")
    fact = Fact(content, text.id, "custody", "in_force", "asserted", "+", (held,), (), (), (quote,))
    (after,) = named(text, [fact])
    assert (after.id, after.flags) == (fact.id, ("distortion",))
    assert after.filled("custodian")[0].entity == DHS


def test_a_distorted_name_gives_way_to_an_official_one():
    """ "the navy" is a machine's word for the military, but not beside the Navy itself."""
    alone = "They said the navy would share addresses."
    military = "United States armed forces"
    spun = filler(alone, military, "us-military", "the navy")
    assert meaning(alone, spun) == (military, "us-military", True)
    beside = "The U.S. Navy answered. They said the navy would share addresses."
    official = filler(beside, "U.S. Navy", "us-navy")
    again = filler(beside, military, "us-military", "the navy")
    assert meaning(beside, again, official) == ("U.S. Navy", "us-navy", False)


def test_what_extraction_named_stays_and_ids_never_change():
    content = (
        "Immigration and Customs Enforcement held more than 46,000 people in detention in March"
        " 2025.\n\n“We oppose the plan,” said the Cobalt Ridge Alliance."
    )
    text = text_of(content)
    before = extract(text)
    after = named(text, before)
    assert [fact.id for fact in after] == [fact.id for fact in before]
    held = {each.entity for fact in after for each in fact.fillers if each.entity}
    assert {ICE, "new-cobalt-ridge-alliance"} <= held


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Member of the U.S. House of Representatives (D-Arizona)", True),
        ("Acting Deputy Director of Elm Records", True),
        ("Sheriff of Elm County", True),
        ("Elm County Sheriff's Office", False),
        ("Office of the Director", False),
        ("Members Only Alliance", False),
    ],
)
def test_posts(name, expected):
    assert is_post(name) is expected
