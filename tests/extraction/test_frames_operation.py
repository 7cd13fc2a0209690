"""Arrests, raids and removals, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction import reading_frames
from tests.extraction.reading_frames import fits, told

from plainview.model import Fact


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "operation")


ICE = "U.S. Immigration and Customs Enforcement"
PATROL = "U.S. Border Patrol"

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "The Border Patrol made 310,531 arrests last year, down 25 percent from a year earlier.",
        {"agency": {PATROL}, "arrests": {310531, 0.25}},
        "change of the same count",
    ),
    (
        "The Border Patrol made 1,302 arrests in December, or an average of 42 a day.",
        {"arrests": {1302, 42}},
        "the same as a rate",
    ),
    (
        "ICE arrested 180 people a day in January, up from 31 a day.",
        {"agency": {ICE}, "arrests": {31}},
        "the number before is a fact of its own",
    ),
    (
        "The DEA arrested 3,100 people and the FBI 1,120.",
        {"agency": {"Federal Bureau of Investigation"}, "arrests": {1120}},
        "gapped verb",
    ),
    (
        "ICE said that half of those arrested in Dallas had no conviction.",
        {"agency": {ICE}, "arrests": {0.5}, "place": {"Dallas"}},
        "share of those arrested",
    ),
    (
        "Operation Copper Kettle ended with 927 arrests, ICE said.",
        {"program": {"Operation Copper Kettle"}, "arrests": {927}},
        "a named operation",
    ),
    (
        "The FBI took part in 58 joint operations.",
        {"agency": {"Federal Bureau of Investigation"}, "other_outcome": {58}},
        "light verb",
    ),
    (
        "ICE agents raided 17 restaurants in Denver.",
        {"agency": {ICE}, "other_outcome": {17}, "place": {"Denver"}},
        "places searched",
    ),
    ("ICE plans raids in 12 cities.", {"agency": {ICE}, "status": "planned"}, "ahead"),
    (
        "Customs and Border Protection collected $310,000 in fines in May.",
        {"agency": {"U.S. Customs and Border Protection"}, "other_outcome": {310000}},
        "sums that an agency takes",
    ),
    (
        "Immigration officers conducted raids in Denver.",
        {"place": {"Denver"}},
        "raids that nobody counted",
    ),
    (
        "The Coast Guard returned 119 migrants to Cuba.",
        {"agency": {"U.S. Coast Guard"}, "other_outcome": {119}, "place": {"Cuba"}},
        "people moved to a place",
    ),
    (
        "The State Department revoked 340 student visas.",
        {"agency": {"Department of State"}, "other_outcome": {340}},
        "papers taken away",
    ),
    (
        "The Coast Guard met reporters. Border apprehensions fell to 17,300 in March.",
        {"arrests": {17300}},
        "a count of arrests that changed",
    ),
    (
        "ICE met reporters. Two days later 37 people were arrested in Denver.",
        {"agency": {ICE}, "arrests": {37}},
        "agentless passive: the agency of the text",
    ),
]

NOT_FACTS = [
    ("ICE met reporters. The candidate promised to deport 11 million people.", "a promise"),
    (
        "ICE met reporters. Police watched as 40 protesters were arrested at the rally.",
        "not the agency of the text",
    ),
    ("Each new officer must meet the quota of two arrests a shift, ICE said.", "a target"),
    ("Advocates are upset about hundreds of thousands of tax returns.", "other returns"),
    ("ICE said a court kept 4,000 people from being deported.", "prevented"),
    ("The bill offers a deportation amnesty to up to 5 million immigrants.", "relief"),
]


@pytest.mark.parametrize(("words", "expected", "reason"), CASES, ids=lambda v: str(v)[:40])
def test_reads(words: str, expected: dict[str, Any], reason: str) -> None:
    found = read(words)
    assert any(fits(fact, expected) for fact in found), (reason, [told(fact) for fact in found])


@pytest.mark.parametrize(("words", "reason"), NOT_FACTS, ids=lambda v: str(v)[:40])
def test_reads_nothing(words: str, reason: str) -> None:
    assert not read(words), (reason, [told(fact) for fact in read(words)])
