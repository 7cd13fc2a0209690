"""Mentions: what is named, what it resolves to, and what must never be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.mentions import find
from plainview.extraction.parts import MENTION_KINDS, Mention
from plainview.extraction.sentences import split

DAY = "2018-07-17"


def mentions(text: str, day: str | None = DAY) -> list[Mention]:
    return [mention for found in find(text, split(text), day) for mention in found]


NAMED = [
    # text, day, surface, kind, name, why
    (
        "The plates went to ICE.",
        DAY,
        "ICE",
        "org",
        "U.S. Immigration and Customs Enforcement",
        "acronym",
    ),
    (
        "It belongs to the N.S.A.’s budget.",
        DAY,
        "N.S.A.",
        "org",
        "National Security Agency",
        "dots",
    ),
    (
        "Homeland Security’s vans left.",
        DAY,
        "Homeland Security",
        "org",
        "Department of Homeland Security",
        "possessive",
    ),
    (
        "The Trump administration paid.",
        DAY,
        "Trump administration",
        "org",
        "Trump administration (first term)",
        "first term",
    ),
    (
        "The Trump administration paid.",
        "2025-05-01",
        "Trump administration",
        "org",
        "Trump administration (second term)",
        "second term",
    ),
    (
        "Then Obama signed it.",
        DAY,
        "Obama",
        "office",
        "President of the United States (former holder)",
        "holder who left",
    ),
    (
        "Then Obama signed it.",
        "2014-05-01",
        "Obama",
        "office",
        "President of the United States",
        "holder",
    ),
    (
        "Homeland Security Secretary Kirstjen Nielsen wrote.",
        DAY,
        "Homeland Security Secretary Kirstjen Nielsen",
        "office",
        "Secretary of Homeland Security",
        "title and name",
    ),
    (
        "Sen. Pat Example, R-Ariz., asked.",
        DAY,
        "Sen. Pat Example, R-Ariz.",
        "office",
        "United States Senator (R-Arizona)",
        "senator",
    ),
    (
        "Rep. Pat Example (D-Texas) asked.",
        DAY,
        "Rep. Pat Example (D-Texas)",
        "office",
        "Member of the U.S. House of Representatives (D-Texas)",
        "member",
    ),
    (
        "NSA Director Pat Example spoke.",
        DAY,
        "NSA Director Pat Example",
        "office",
        "Director of the National Security Agency",
        "body and title",
    ),
    (
        "The Pima County Sheriff’s Office helped.",
        DAY,
        "Pima County Sheriff’s Office",
        "org",
        "Pima County Sheriff's Office",
        "sheriff",
    ),
    (
        "The Springfield Police Department helped.",
        DAY,
        "Springfield Police Department",
        "org",
        "Springfield Police Department",
        "police",
    ),
    (
        "It sued the Ohio Data Privacy Coalition.",
        DAY,
        "Ohio Data Privacy Coalition",
        "org",
        "Ohio Data Privacy Coalition",
        "cue word",
    ),
    ("Texas sued the agency.", DAY, "Texas", "org", "State of Texas", "a state that acts"),
    ("They live in Texas today.", DAY, "Texas", "place", "Texas", "a state as a place"),
    (
        "It searched license-plate data.",
        DAY,
        "license-plate data",
        "category",
        "data:licence_plate_read",
        "hyphen",
    ),
    (
        "It bought facial recognition software.",
        DAY,
        "facial recognition software",
        "technology",
        "tech:facial_recognition",
        "technology",
    ),
    (
        "It is under Section 215 of the Patriot Act.",
        DAY,
        "Section 215 of the Patriot Act",
        "instrument",
        "Section 215 of the USA PATRIOT Act",
        "law",
    ),
    (
        "The county joined the 287(g) program.",
        DAY,
        "287(g) program",
        "program",
        "287(g) program",
        "program",
    ),
    (
        "They asked for a court order.",
        DAY,
        "court order",
        "instrument",
        "instrument:court_order",
        "instrument",
    ),
]
NOT_NAMED = [
    ("There was ice on the road, and it told us so.", ("ice", "us")),
    ("They want to keep secure communities for all.", ("secure communities",)),
    ("Jordan Sample walked home with Casey Quill.", ("Jordan Sample", "Casey Quill", "Sample")),
    ("Melania Trump opened the Trump Tower.", ("Trump",)),
]
RESOLVED = [
    ("The FBI asked. The agency waited.", "The agency", "Federal Bureau of Investigation"),
    ("Palantir won it. The company grew.", "The company", "Palantir Technologies"),
    ("It used PRISM. The program ended.", "The program", "PRISM"),
    ("The ACLU sued. They lost.", "They", "American Civil Liberties Union"),
    ("It took phone records. The data stayed.", "The data", "data:call_record"),
    ("The administration agreed.", "The administration", "Trump administration (first term)"),
    ("The company grew.", "The company", ""),
    ("Jordan Sample left. He was late.", "He", ""),
]


@pytest.mark.parametrize(
    ("text", "day", "surface", "kind", "name", "why"), NAMED, ids=[row[5] for row in NAMED]
)
def test_named(text: str, day: str, surface: str, kind: str, name: str, why: str) -> None:
    found = [(item.surface, item.kind, item.name) for item in mentions(text, day)]
    assert (surface, kind, name) in found


@pytest.mark.parametrize(("text", "surfaces"), NOT_NAMED)
def test_not_named(text: str, surfaces: tuple[str, ...]) -> None:
    assert not {item.surface for item in mentions(text) if item.how != "open"} & set(surfaces)


@pytest.mark.parametrize(("text", "surface", "name"), RESOLVED)
def test_references(text: str, surface: str, name: str) -> None:
    found = {item.surface: item for item in mentions(text)}
    assert found[surface].name == name
    assert found[surface].how == ("coref" if name else "open")


def test_a_surname_stands_for_what_it_was_introduced_with() -> None:
    text = "Jordan Sample, a spokesman for the FBI, declined. Sample gave no reason."
    later = [item for item in mentions(text) if item.start >= 50 and item.surface == "Sample"]
    assert [item.name for item in later] == ["Federal Bureau of Investigation"]


def test_an_acronym_that_the_text_defines() -> None:
    text = "It asked the Ohio Data Privacy Coalition (ODPC). Later the ODPC sued."
    assert [item.name for item in mentions(text) if item.surface == "ODPC"][-1] == (
        "Ohio Data Privacy Coalition"
    )


PIECES = [
    "ICE",
    "ice",
    "The",
    "U.S.",
    "Department",
    "of",
    "Justice,",
    "Sen.",
    "Pat",
    "Example",
    "R-Ariz.",
    "said",
    "director",
    "of",
    "the",
    "FBI",
    "Trump",
    "Obama’s",
    "they",
    "it",
    "the",
    "agency",
    "İstanbul",
    "phone",
    "records",
    "(ACLU)",
    "County",
    "Sheriff’s",
    "Office",
    "\n\n",
    ".",
    "Act",
    "Mr.",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([None, DAY, "2012"]))
def test_mentions_stand_where_they_say(pieces: list[str], day: str | None) -> None:
    text = " ".join(pieces)
    sentences = split(text)
    found = find(text, sentences, day)
    assert len(found) == len(sentences)
    for sentence, inside in zip(sentences, found, strict=True):
        for item in inside:
            assert text[item.start : item.end] == item.surface
            assert sentence.start <= item.start < item.end <= sentence.end
            assert item.kind in MENTION_KINDS
            assert bool(item.name) == (item.how != "open")
