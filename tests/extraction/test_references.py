"""References: what "it", "the agency", "the Provider" or "both agencies" stand for, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.mentions import find
from plainview.extraction.parts import Mention
from plainview.extraction.sentences import split

DAY = "2025-06-01"
ICE = "U.S. Immigration and Customs Enforcement"
FBI = "Federal Bureau of Investigation"
DHS = "Department of Homeland Security"
LAKEMONT = "Lakemont Police Department"


def mentions(text: str) -> list[Mention]:
    return [mention for found in find(text, split(text), DAY) for mention in found]


RESOLVED = [
    # text, reference (its last occurrence), name ("" for unresolved), why
    ("ICE pays the FBI for data. It spent $3 million.", "It", ICE, "subject, not the nearest"),
    ("ICE plans to hire and told Congress it would ask.", "it", ICE, "subject of the sentence"),
    ("Until that date ICE searched. It found 12 cars.", "It", ICE, "subject after an adverbial"),
    ("HSI owed 20 agents; it supplied 16.", "it", "Homeland Security Investigations", "semicolon"),
    ('"ICE lost them," the report said. It asks for more.', "It", "", "no subject of a quotation"),
    ('"ICE lost them. It paid," he said.', "It", ICE, "within one quotation"),
    ("The Inspector General for Tax Administration met. The administration paid.",
     "The administration", "Trump administration (second term)", "no part of a name"),
    ("The FBI gave it 3,000 records.", "it", "", "an object is not its own subject"),
    ("ICE met the FBI. The agency gave it a list.", "it", "", "object of an unclear subject"),
    ("Records of ICE and the FBI differ. It kept both.", "It", "", "no subject, two candidates"),
    ("Records of ICE were lost. It kept copies.", "It", ICE, "no subject, one candidate"),
    ("The troops left the FBI. They kept it.", "it", "", "nothing but a guess"),
    ("ICE sued the FBI. Nothing came of that. The agency paid.", "agency", "", "two alike"),
    ("DHS spoke. ICE arrested two. The agency paid.", "The agency", ICE, "a department is none"),
    ("DHS lent staff to ICE. The department paid.", "The department", DHS, "by its name"),
    ("The Ohio Division of Water agreed. The Division pays.", "The Division",
     "Ohio Division of Water", "short form"),
    ("The Kent County Sheriff's Office agreed. The county pays.", "The county", "Kent County",
     "the county of a body"),
    ("The Kent County Sheriff's Office met the Ohio Sheriffs Association. The sheriff's office"
     " lent two men.", "The sheriff's office", "Kent County Sheriff's Office", "no association"),
    ("The U.S. Marshals Service pays. Later the Marshals left.", "the Marshals",
     "U.S. Marshals Service", "plural short form"),
    ('The Lakemont Police Department (the "Provider") agrees. Provider shall search.', "Provider",
     LAKEMONT, "label of a party"),
    ("The Lakemont Police Department, hereinafter the Agency, and ICE agree. The Agency pays.",
     "Agency", LAKEMONT, "hereinafter"),
    ('Acme Lenses, LLC (the "Recipient") and ICE agree. The Recipient pays.', "Recipient",
     "Acme Lenses, LLC", "label of a company"),
    ("The Lakemont Police Department (LPD) met ICE. LPD paid.", "LPD", LAKEMONT, "acronym"),
    ("Ohio limited transfers. The state has kept the law.", "The state", "State of Ohio", "state"),
    ("ICE has ten field offices. The Dallas office made 40 arrests.", "The Dallas office",
     "ICE Dallas Field Office", "office of a city"),
    ("The FBI's Newark field office wrote.", "FBI", "", "is part of the office"),
    ("Santa Ana City Jail holds 80 people. It was built for 60.", "It", "Santa Ana City Jail",
     "facility"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "surface", "name", "why"), RESOLVED, ids=[row[3] for row in RESOLVED]
)
def test_resolved(text: str, surface: str, name: str, why: str) -> None:
    end = text.rindex(surface) + len(surface)
    assert {item.name for item in mentions(text) if item.end == end and item.name} <= {name}, why
    if name:
        assert any(item.end == end and item.name == name for item in mentions(text)), why


@pytest.mark.parametrize("pair", ["The two agencies", "Both agencies", "Neither agency"])
def test_a_pair_stands_for_both(pair: str) -> None:
    found = [
        item.name for item in mentions(f"ICE met the FBI. {pair} paid.") if pair in item.surface
    ]
    assert sorted(found) == sorted((ICE, FBI))


def test_a_pair_among_three_is_not_resolved() -> None:
    text = "ICE met the FBI and the NSA. The two agencies paid."
    assert not [item for item in mentions(text) if "two" in item.surface]


@pytest.mark.parametrize(
    "text",
    ["WHEREAS the Division keeps files; and", "NOW, THEREFORE, the Department agrees to pay."],
)
def test_a_recital_is_no_part_of_a_name(text: str) -> None:
    assert not [item for item in mentions(text) if item.name]


def test_postal_police_are_not_local_police() -> None:
    assert "org" not in {item.kind for item in mentions("Postal police officers joined the raid.")}
    assert "org" in {item.kind for item in mentions("Local police officers joined the raid.")}


def test_a_name_does_not_run_over_a_heading() -> None:
    text = "The Lakemont Police Department wrote it.\n\nSharing\nThe Department keeps plate reads."
    assert LAKEMONT in [item.name for item in mentions(text) if item.start > 44]


SUBJECTS = ["ICE", "The FBI", "The department", "It", "They", "Officials", "The two agencies"]
VERBS = ["paid the FBI", "lent it 12 agents", "said it would", "sued", "met ICE and the NSA"]


@given(st.lists(st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(VERBS)), max_size=8))
def test_a_reference_stands_for_something_named_before(pieces: list[tuple[str, str]]) -> None:
    text = " ".join(f"{subject} {verb}." for subject, verb in pieces)
    found = mentions(text)
    for item in found:
        if item.how == "coref":
            assert any(other.name == item.name and other.start < item.start for other in found)
