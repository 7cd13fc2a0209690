"""What a whole document says of its names: definitions, initials, short forms, references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.names import SURE, resolve
from plainview.names.document import document, initials

DEFINED = [
    ("The Center for Immigration Studies (CIS) said so.", "CIS", "Center for Immigration Studies"),
    ("A part, CSS stands for Central Security Service.", "CSS", "Central Security Service"),
    ("The Bureau of Hidden Things, or BHT, is old.", "BHT", "Bureau of Hidden Things"),
    ("HIT (Harbour Institute of Things) grew.", "HIT", "Harbour Institute of Things"),
    ("the Drug Enforcement Administration (“DEA”)", "DEA", "Drug Enforcement Administration"),
    ("the U.S. Citizenship and Immigration Services (USCIS)", "USCIS", None),
]
NOT_DEFINED = [
    "He met Jordan Sample (R) and left.",
    "The National Zoo (XYZ) reopened.",
    "the office (ICE)",
    "",
]
# name, document, sentence, expected id (None: nothing sure)
IN_DOCUMENT = [
    ("CIS", "The Center for Immigration Studies (CIS) spoke. CIS left.", "CIS left.", "org-cis"),
    ("CIS", "CIS left.", "CIS left.", None),
    ("CSS", "The Central Security Service was first. CSS is small.", "CSS is small.", "us-nsa-css"),
    (
        "ICE",
        "The Intercontinental Exchange (ICE) fell.",
        "ICE fell.",
        "co-intercontinental-exchange",
    ),
    ("ICE", "They went to the rink.", "ICE skating at the rink", None),
    ("AP", "Pupils sat exams.", "AP calculus exams for students", None),
    ("STOP", "STOP right there.", "STOP right there.", None),
    (
        "STOP",
        "The Surveillance Technology Oversight Project sued. STOP won.",
        "STOP won.",
        "org-stop",
    ),
    (
        "Judiciary Committee",
        "The House Judiciary Committee met. The Judiciary Committee voted.",
        "The Judiciary Committee voted.",
        "us-house-judiciary",
    ),
    (
        "Judiciary Committee",
        "The House Judiciary Committee met. So did the Senate Judiciary Committee.",
        "The Judiciary Committee voted.",
        None,
    ),
    (
        "Immigration Reform",
        "The Federation for American Immigration Reform wrote of Immigration Reform.",
        "wrote of Immigration Reform",
        None,
    ),
    (
        "Office of Inspector General",
        "The Department of Homeland Security grew. Its Office of Inspector General wrote.",
        "Its Office of Inspector General wrote.",
        "us-dhs-oig",
    ),
    ("DPS", "Troopers in Phoenix stopped the car.", "Arizona’s DPS stopped the car.", "us-az-sp"),
    ("VA", "A clinic of veterans waited.", "VA hospitals keep veterans waiting", "us-vetaffairs"),
    ("GOP", "A vote.", "GOP lawmakers in the Senate", "us-gop"),
    ("GOP", "A race.", "the GOP nominee courted primary voters", "org-gop"),
]
REFERENCES = [
    ("the agency", "ICE held 40 people; the agency said so.", "us-ice"),
    ("the department", "The Department of Justice sued; the department won.", "us-doj"),
    ("the bureau", "The Federal Bureau of Prisons closed; the bureau said why.", "us-bop"),
]


@pytest.mark.parametrize(("text", "acronym", "name"), DEFINED)
def test_definitions(text: str, acronym: str, name: str | None) -> None:
    found = document(text).defined[acronym]
    assert name is None or found == name


@pytest.mark.parametrize("text", NOT_DEFINED)
def test_letters_that_are_no_acronym_of_the_name(text: str) -> None:
    assert document(text).defined == {}


@pytest.mark.parametrize(("name", "text", "sentence", "expected"), IN_DOCUMENT)
def test_in_a_document(name: str, text: str, sentence: str, expected: str | None) -> None:
    found = resolve(name, {"document": text, "text": sentence})
    sure = [item for item in found if item.score >= SURE]
    assert [item.id for item in sure[:1]] == ([expected] if expected else [])


@pytest.mark.parametrize(("name", "text", "expected"), REFERENCES)
def test_a_reference_is_inferred_and_never_sure(name: str, text: str, expected: str) -> None:
    found = resolve(name, {"text": text})
    assert [item.id for item in found] == [expected]
    assert 0.5 <= found[0].score < SURE
    assert resolve(name) == []


def test_with_several_of_the_kind_a_reference_stays_open() -> None:
    found = resolve("the agency", {"text": "ICE and the FBI met; the agency said nothing."})
    assert {item.id for item in found} == {"us-ice", "us-fbi"}
    assert all(item.score < 0.5 for item in found)


@pytest.mark.parametrize(
    ("title", "date", "expected"),
    [
        ("President Barack Obama", "2013-05-01", "us-president"),
        ("House Speaker John Boehner", "2013-05-01", "us-speaker"),
        ("Homeland Security Secretary Kirstjen Nielsen", "2018-05-01", "us-dhs-sec"),
        ("U.S. Attorney General Jeff Sessions", "2018-05-01", "us-ag"),
        ("National Security Agency Director Keith Alexander", "2013-05-01", "us-nsa-dir"),
    ],
)
def test_a_title_with_its_holder_is_the_office(title: str, date: str, expected: str) -> None:
    found = resolve(title, {"date": date})
    assert found[0].id == expected and found[0].score >= SURE


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Homeland Security Secretary Jeh Johnson", "2019-05-01"),
        ("Mayor Kirstjen Nielsen", "2018-05-01"),
        ("Former President Barack Obama", "2018-05-01"),
        ("House Speaker Jordan Sample", "2018-05-01"),
    ],
)
def test_a_title_of_somebody_else_is_not_sure(title: str, date: str) -> None:
    assert not any(item.score >= SURE for item in resolve(title, {"date": date}))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = document(text)
    for short, name in found.defined.items():
        assert short in initials(name) or resolve(name)[0].score >= SURE
