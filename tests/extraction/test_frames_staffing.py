"""Whose staff works for whom, and how many there are, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import reading_frames
from tests.extraction.reading_frames import fits, told

from plainview.model import Fact


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "staffing")


ICE = "U.S. Immigration and Customs Enforcement"
FEMA = "Federal Emergency Management Agency"
DEA = "Drug Enforcement Administration"

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "FEMA lent ICE 12 data scientists for the migration.",
        {
            "lender": {FEMA},
            "recipient": {ICE},
            "staff_class": {"data scientists"},
            "headcount": {12},
        },
        "two objects, and a class that no list has",
    ),
    (
        "FEMA will detail six disclosure specialists to ICE for 120 days.",
        {
            "lender": {FEMA},
            "recipient": {ICE},
            "headcount": {6},
            "duration": {120},
            "status": "planned",
        },
        "plan",
    ),
    (
        "FEMA is to lend ICE 40 engineers.",
        {"lender": {FEMA}, "headcount": {40}, "status": "planned"},
        "what is to be done is planned",
    ),
    (
        "The DEA lent 61 of its 78 agents to ICE.",
        {"lender": {DEA}, "headcount": {61}, "workforce_size": {78}},
        "part of a whole",
    ),
    (
        "The DEA assigned 1,310 and the FBI 1,120.",
        {"lender": {"Federal Bureau of Investigation"}, "headcount": {1120}},
        "gapped verb",
    ),
    (
        "About 150 FEMA engineers now work for ICE, up from 85 a year ago.",
        {"lender": {FEMA}, "headcount": {85}, "status": "ended"},
        "the number before",
    ),
    (
        "The Secret Service borrowed 14 analysts from FEMA.",
        {"lender": {FEMA}, "recipient": {"U.S. Secret Service"}, "headcount": {14}},
        "borrowing",
    ),
    (
        "FEMA has put a fifth of its inspectors on immigration work.",
        {"lender": {FEMA}, "share_of_workforce": {0.2}},
        "share",
    ),
    (
        "CoreCivic had filled 214 of 380 positions.",
        {"lender": {"CoreCivic"}, "headcount": {214}, "workforce_size": {380}},
        "posts",
    ),
    (
        "ICE asked for 36 National Guard troops.",
        {"lender": {"National Guard"}, "requester": {ICE}, "status": "requested"},
        "asked is not sent",
    ),
    (
        "With 21,400 employees, FEMA is no small agency.",
        {"lender": {FEMA}, "workforce_size": {21400}},
        "fronted",
    ),
    ("FEMA put 360 employees on leave.", {"lender": {FEMA}, "headcount": {360}}, "on leave"),
    (
        "FEMA lent 40 inspectors to ICE in May. Two inspectors were assigned to Denver.",
        {"lender": {FEMA}, "headcount": {2}},
        "the lender stands in the fact before",
    ),
]

NOT_FACTS = [
    ("The caravan of hundreds of migrants has passed through Mexico.", "migrants are no staff"),
    ("The administration has added 1,691 ICE detainees a year.", "detainees are no staff"),
    ("The bureau was under fire for excessive use of force involving agents.", "use of force"),
    ("Six other agents began to question her.", "a scene"),
    ("ICE was to recover payments for (3) posts that were vacant.", "a list number"),
]


@pytest.mark.parametrize(("words", "expected", "reason"), CASES, ids=lambda v: str(v)[:40])
def test_reads(words: str, expected: dict[str, Any], reason: str) -> None:
    found = read(words)
    assert any(fits(fact, expected) for fact in found), (reason, [told(fact) for fact in found])


@pytest.mark.parametrize(("words", "reason"), NOT_FACTS, ids=lambda v: str(v)[:40])
def test_reads_nothing(words: str, reason: str) -> None:
    assert not read(words), (reason, [told(fact) for fact in read(words)])


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 900), st.integers(1000, 90000))
def test_a_part_of_a_whole_is_both(part: int, whole: int) -> None:
    found = read(f"The DEA lent {part} of its {whole:,} agents to ICE.")
    assert any(fits(f, {"headcount": {part}, "workforce_size": {whole}}) for f in found)
