"""Whose data an access is about and which kinds, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction import reading_frames
from tests.extraction.reading_frames import told

from plainview.model import Fact

FBI, NSA, ICE = (
    "Federal Bureau of Investigation",
    "National Security Agency",
    "U.S. Immigration and Customs Enforcement",
)
LABOR, SECRET = "Department of Labor", "U.S. Secret Service"
CALLS, CONTENT, MAIL = "data:call_record", "data:phone_content", "data:online_account"
NAMES, ADDRESS, RECORDS = "data:contact_info", "data:address", "data:personal_records"


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "access")


CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "The FBI gathers Americans' phone records.",
        {"recipient": {FBI}, "provider": {"Americans (class)"}, "category": {CALLS}},
        "a population owns the data",
    ),
    (
        "The FBI obtained Verizon customers' telephone records.",
        {"recipient": {FBI}, "provider": {"Verizon"}, "category": {CALLS}},
        "a company whose customers own the data",
    ),
    (
        "ICE searches call records held by the Labor Department.",
        {"recipient": {ICE}, "provider": {LABOR}, "category": {CALLS}},
        "who holds the data gives them",
    ),
    (
        "The NSA intercepts telephone calls — such as video chats and emails.",
        {"recipient": {NSA}, "category": {CONTENT, MAIL}},
        "examples after a dash",
    ),
    (
        "ICE searched a license plate database in May.",
        {"recipient": {ICE}, "category": {"data:licence_plate_read"}},
        "the name of a system tells its data",
    ),
    (
        "The Labor Department sends ICE the names and home addresses of claimants.",
        {"recipient": {ICE}, "provider": {LABOR}, "category": {NAMES, ADDRESS}},
        "names are data in a list of data",
    ),
    (
        "The Labor Department has so far provided records of 3,100 claims to ICE.",
        {"recipient": {ICE}, "provider": {LABOR}, "category": {RECORDS}},
        "an adverb of two words; records that a number counts",
    ),
    (
        "The Secret Service gained access to the content of these calls.",
        {"recipient": {SECRET}, "category": {CONTENT}},
        "gaining access",
    ),
    (
        "The county jail must alert ICE before it releases a prisoner.",
        {"recipient": {ICE}, "category": {"data:criminal_history"}},
        "notice of a release",
    ),
]


@pytest.mark.parametrize(("words", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_access(words: str, expected: dict[str, Any], why: str) -> None:
    found = [told(fact) for fact in read(words)]
    assert any(all(one.get(r) == v for r, v in expected.items()) for one in found), (why, found)


def test_two_verbs_with_data_of_their_own_are_two_statements() -> None:
    found = read("The Labor Department received tax returns and gave ICE the home addresses.")
    assert {c for fact in found for c in told(fact)["category"]} >= {ADDRESS}
    assert len(found) == 2


def test_programs_that_collect_name_a_source_without_a_recipient() -> None:
    found = read("The hearing was about secret programs that collect call records.")
    assert [told(fact)["category"] for fact in found] == [{CALLS}]


@pytest.mark.parametrize(
    "words",
    [
        "The county jail alerted ICE in May.",
        "Officers of the Labor Department hand them over to ICE.",
        "The county lists the names on a wall.",
    ],
)
def test_what_is_no_access(words: str) -> None:
    assert read(words) == []
