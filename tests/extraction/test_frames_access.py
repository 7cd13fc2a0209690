"""Who gets which data from whom, and what is no such statement, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction import reading_frames
from tests.extraction.reading_frames import fits, told

from plainview.extraction import extract
from plainview.model import Fact, Text


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "access")


FBI, NSA = "Federal Bureau of Investigation", "National Security Agency"
DHS, TSA = "Department of Homeland Security", "Transportation Security Administration"
LABOR = "Department of Labor"
CALLS, CONTENT, UNNAMED = "data:call_record", "data:phone_content", "data:personal_records"

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "The NSA collects call records, but not the content of calls.",
        {"recipient": {NSA}, "category": {CONTENT}},
        "what a contrast excludes is a statement of its own",
    ),
    (
        "The TSA received information from the Department of Homeland Security.",
        {"recipient": {TSA}, "provider": {DHS}, "category": {UNNAMED}},
        "data of no named kind between named parties",
    ),
    (
        "The Labor Department gave the FBI wage data, including birth dates and bank records.",
        {"recipient": {FBI}, "category": {UNNAMED, "data:bank_account"}},
        "a list that goes on after a preposition",
    ),
    (
        "The FBI has asked at least 40 sheriffs in the state for access to call records.",
        {"recipient": {"Federal Bureau of Investigation"}, "category": {CALLS}},
        "who asks others for access",
    ),
    (
        "The NSA intercepts 4 billion calls a day.",
        {"recipient": {NSA}, "category": {CALLS}, "records_provided": {4e9}},
        "the counted noun is the data",
    ),
    (
        "The FBI searched the phone records the NSA has amassed.",
        {"recipient": {NSA}, "category": {CALLS}},
        "an object in front of its clause",
    ),
    (
        "A National Security Agency program to obtain records of telephone calls ran for years.",
        {"recipient": {NSA}, "category": {CALLS}},
        "whose program it is",
    ),
    (
        "The FBI looked at emails for months. Text messages were gathered as well.",
        {"recipient": {FBI}, "category": {CONTENT}},
        "a passive without an agent",
    ),
    (
        "Investigators say analysts can monitor phone calls.",
        {"category": {CONTENT}},
        "a class of staff that gets the data",
    ),
    (
        "The Labor Department made wage data available to the FBI.",
        {"recipient": {FBI}, "provider": {LABOR}},
        "a verb in two parts",
    ),
    (
        "The FBI obtained a warrant for phone records from Verizon.",
        {"recipient": {FBI}, "provider": {"Verizon"}, "category": {CALLS}},
        "a light verb before an order",
    ),
]

NO_ACCESS = [
    ("The law forbids the FBI to collect phone records from Verizon.", "forbidden"),
    ("If the FBI collects phone records, Verizon will sue.", "on a condition"),
    ("The FBI should get phone records from Verizon.", "advice"),
    ("The FBI dispatched agents to intercept phone calls.", "a purpose"),
    ("The FBI needs information.", "data of no kind from nobody"),
    ("The FBI wrote about the files it has access to.", "a noun after its verb"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_access(words: str, expected: dict[str, Any], why: str) -> None:
    found = read(words)
    assert any(fits(fact, expected) for fact in found), f"{why}: {[told(fact) for fact in found]}"


@pytest.mark.parametrize(("words", "why"), NO_ACCESS, ids=[case[1] for case in NO_ACCESS])
def test_what_is_no_access(words: str, why: str) -> None:
    assert not [told(fact) for fact in read(words)], why


def test_a_contrast_is_denied_and_what_stands_before_it_is_not() -> None:
    found = read("The NSA collects call records, but not the content of calls.")
    polarity = {filler.name: f.polarity for f in found for filler in f.filled("category")}
    assert polarity == {CALLS: "+", CONTENT: "-"}


def test_a_noun_that_refers_to_a_statement_is_none() -> None:
    once = "The FBI collects phone records from Verizon."
    again = " The agency's collection of phone records divides the Senate."
    assert len(read(once + again)) == len(read(once)) == 1


@pytest.mark.parametrize(
    ("words", "kind", "measure", "value"),
    [
        ("The jail held 231 detainees and 96 prisoners for ICE.", "custody", "population", 96),
        (
            "The lawmakers said 1,700 boys and girls aged 13 to 17 were being held at Fort Bliss.",
            "custody",
            "population",
            1700,
        ),
        (
            "ICE deported 117,000 people, well below the 157,000 people deported in 2015.",
            "operation",
            "other_outcome",
            157000,
        ),
        ("There are 310 people ICE arrested in Dallas.", "operation", "arrests", 310),
    ],
)
def test_numbers_of_people(words: str, kind: str, measure: str, value: float) -> None:
    facts = [f for f in extract(Text("0" * 64, "test/1", words), True) if f.type == kind]
    assert value in {m.value for f in facts for m in f.measures if m.name == measure}


def test_staff_that_acts_stands_for_the_body_named_before() -> None:
    words = "ICE came to Dallas in May. Its agents arrested nine people there."
    facts = reading_frames.read(words, "operation")
    surfaces = [filler.surface for fact in facts for filler in fact.filled("agency")]
    assert surfaces
    assert all(surfaces)


def test_an_agencys_own_staff_is_not_counted_as_arrested() -> None:
    words = "ICE promises arrests by thousands of new enforcement officers."
    assert not [m for f in reading_frames.read(words, "operation") for m in f.measures]


def test_access_that_is_asked_for_is_not_had() -> None:
    found = read("The FBI has asked at least 40 sheriffs in the state for access to call records.")
    assert {fact.status for fact in found if fact.type == "access"} <= {"sought", "requested"}


def test_mail_covers_are_ordered_and_not_bought() -> None:
    found = read("ICE ordered 25 mail covers from the Postal Inspection Service.")
    assert "spending" not in {fact.type for fact in found}
