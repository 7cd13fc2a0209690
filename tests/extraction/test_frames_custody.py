"""Who holds how many people where, and for how many there is room, on sentences as they come."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction import reading_frames
from tests.extraction.reading_frames import fits, told

from plainview.model import Fact


def read(words: str) -> list[Fact]:
    return reading_frames.read(words, "custody")


ICE = "U.S. Immigration and Customs Enforcement"
DILLEY = "The Dilley Detention Center opened in May. "

CASES: list[tuple[str, dict[str, Any], str]] = [
    (
        "ICE had 41,300 people in custody on Sunday.",
        {"custodian": {ICE}, "population": {41300}},
        "a phrase after the number",
    ),
    (
        "Fourteen detainees were in medical isolation at the Otay Mesa Detention Center.",
        {"population": {14}},
        "copula",
    ),
    (
        DILLEY + "Fourteen detainees were in medical isolation.",
        {"facility": {"Dilley Detention Center"}, "population": {14}},
        "the facility stands a sentence before",
    ),
    (DILLEY + "Its contractual capacity is 1,966.", {"capacity": {1966}}, "contractual"),
    (DILLEY + "It has a rated capacity of 512 beds.", {"capacity": {512}}, "rated"),
    (
        "The Dilley Detention Center was designed for 800 beds.",
        {"capacity": {800}},
        "beds stay beds",
    ),
    (
        "The Dilley Detention Center can hold 2,400 people.",
        {"facility": {"Dilley Detention Center"}, "capacity": {2400}},
        "what can be held is room, not a count",
    ),
    ("The Dilley Detention Center has room for 730 detainees.", {"capacity": {730}}, "room for"),
    ("The Dilley Detention Center was 91 percent full in June.", {"occupancy": {0.91}}, "share"),
    (
        "ICE pays a guaranteed minimum of 1,600 beds at the Dilley Detention Center.",
        {"capacity": {1600}},
        "guaranteed",
    ),
    ("ICE is funded for 40,100 detainees.", {"custodian": {ICE}, "capacity": {40100}}, "funded"),
    (
        "The Kern Regional Detention Center, run by LaSalle Corrections, is new.",
        {"operator": {"LaSalle Corrections"}, "facility": {"Kern Regional Detention Center"}},
        "operator behind a facility that no list has",
    ),
    (
        "The Marion County Jail held 71 people on May 10.",
        {"facility": {"Marion County Jail"}, "population": {71}},
        "jail by cue",
    ),
    (
        "Border Patrol held families at the Clint station for 20 days.",
        {"duration": {20}},
        "how long",
    ),
    (
        "ICE released 16,200 detainees last year.",
        {"custodian": {ICE}, "population": {16200}, "status": "ended"},
        "released",
    ),
    (
        "ICE plans to increase its capacity for holding detainees.",
        {"custodian": {ICE}, "status": "planned"},
        "no number",
    ),
    (
        "Border Patrol held 231 adults at the Clint station, 36 percent of them in tents.",
        {"population": {231, 0.36}},
        "a share of them",
    ),
]

NOT_FACTS = [
    ("The data center, which houses 90,000 square feet of servers, is in Ohio.", "no people"),
    ("Members of the committee held off.", "an idiom"),
    ("The White House moves to keep its promise of deporting millions.", "keep a promise"),
    ("Children cannot be held in adult detention centers.", "a rule"),
    ("ICE shall keep a log of each disclosure for five years.", "records are no people"),
    ("In Ohio, a full 36 percent of voters want the detention centers closed.", "voters"),
    ("Eight detainees died at the Dilley Detention Center last year.", "deaths are no population"),
]


@pytest.mark.parametrize(("words", "expected", "reason"), CASES, ids=lambda v: str(v)[:40])
def test_reads(words: str, expected: dict[str, Any], reason: str) -> None:
    found = read(words)
    assert any(fits(fact, expected) for fact in found), (reason, [told(fact) for fact in found])


@pytest.mark.parametrize(("words", "reason"), NOT_FACTS, ids=lambda v: str(v)[:40])
def test_reads_nothing(words: str, reason: str) -> None:
    assert not read(words), (reason, [told(fact) for fact in read(words)])
