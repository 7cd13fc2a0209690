"""Goals, quotas, floors and ceilings, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction import reading_frames
from tests.extraction.reading_frames import fits, told

from plainview.model import Fact


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "target")


ICE = "U.S. Immigration and Customs Enforcement"
SERVICE = "U.S. Secret Service"

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "ICE met reporters. The Senate agreed to a limit of 31,400 detention beds.",
        {"bound": {ICE}, "value": {31400}},
        "a ceiling; the body is the one that the text speaks of",
    ),
    (
        "The bill would cap ICE detention beds at 15,200.",
        {"value": {15200}},
        "a ceiling that a bill proposes",
    ),
    (
        "The State Department lowered the refugee ceiling to 15,500.",
        {"value": {15500}},
        "a ceiling that is moved",
    ),
    (
        "The State Department seeks to admit 12,500 refugees.",
        {"bound": {"Department of State"}, "value": {12500}},
        "a number that a body sets itself",
    ),
    (
        "The Secret Service is to reach 900 inspections this year.",
        {"bound": {SERVICE}, "value": {900}, "modality": "mandated"},
        "to be to",
    ),
    (
        "The Secret Service told each team that 75 inspections a week was the floor.",
        {"value": {75}},
        "the number before the noun",
    ),
    (
        "The Secret Service met reporters. Hiring target: 1,250 analysts by September 30.",
        {"bound": {SERVICE}, "value": {1250}},
        "a line of a plan",
    ),
    (
        "The Secret Service's goal is to screen 97 percent of visitors.",
        {"bound": {SERVICE}, "value": {0.97}},
        "a goal that an infinitive says",
    ),
    (
        "The Secret Service has a goal of 250 inspections. A draft had mentioned 180 of them.",
        {"bound": {SERVICE}, "value": {180}, "status": "dropped"},
        "what a draft had",
    ),
    (
        "ICE must make 1,450 arrests and the FBI 1,300.",
        {"bound": {"Federal Bureau of Investigation"}, "value": {1300}},
        "gapped verb",
    ),
    (
        "ICE met reporters. There is no quota for arrests, a DHS spokeswoman said.",
        {"status": "denied"},
        "denied, of nobody in particular",
    ),
]

NOT_FACTS = [
    ("The Secret Service ordered its offices to lend a third of their agents.", "staff lent"),
    ("The Justice Department's lawsuit targets three state laws.", "targets as a verb"),
    ("Three years ago ICE met reporters. The store has a goal of 40 customers.", "a shop's"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_target_is_read(words: str, expected: dict[str, Any], why: str) -> None:
    found = read(words)
    assert any(fits(fact, expected) for fact in found), (why, [told(fact) for fact in found])


@pytest.mark.parametrize(("words", "why"), NOT_FACTS, ids=[case[1] for case in NOT_FACTS])
def test_no_target_is_read(words: str, why: str) -> None:
    assert not read(words), why
