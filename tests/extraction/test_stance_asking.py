"""Whom a statement asks for something, and for what."""

from __future__ import annotations

import pytest
from tests.extraction.reading_frames import read

from plainview.extraction.learned import claimed
from plainview.model import Filler

ICE = "U.S. Immigration and Customs Enforcement"
CONGRESS = "United States Congress"
DHS = "Department of Homeland Security"

ASKED = [
    # text, who is asked, words of what is asked for
    ("The ACLU urged Congress to end the purchases.", {CONGRESS}, "end the purchases"),
    ("The ACLU pressed ICE and DHS to delete the scans.", {ICE, DHS}, "delete the scans"),
    ("The ACLU demanded that ICE stop the flights.", {ICE}, "stop the flights"),
    ("“Congress should end the purchases now,” the ACLU said.", {CONGRESS}, "end the purchases"),
    ("“ICE must stop this reckless program,” the ACLU said.", {ICE}, "stop this reckless"),
    ("The ACLU demanded answers from ICE about the flights.", {ICE}, "answers"),
    ("The ACLU called for an audit of the cameras.", set(), "an audit"),
    ("The ACLU urged its members to oppose the bill.", {"members"}, "oppose the bill"),
]

NOT_ASKED = [
    # look-alikes: what must be borne, what ought to have been, a push that asks nobody
    "“ICE should have told us about this wrong program,” the ACLU said.",
    "The ACLU said families have to face an unfair and cruel system.",
    "The ACLU said the wrong ruling does not need to be followed by a loss of rights.",
]

CLAIMS = [
    # sentence, words of the holder, words of the claim
    (
        "“We want them to use every cell we have,” said Ada Poe, a Texas Republican, at a hearing.",
        "Ada Poe",
        "We want them to use every cell we have",
    ),
    (
        "Ada Poe, who chairs the committee on ports and harbors, said the scans are a danger.",
        "Ada Poe",
        "the scans are a danger",
    ),
    (
        "“Our department takes no part in raids,” Poe, our first such sheriff, told the Gull.",
        "Poe",
        "Our department takes no part in raids",
    ),
    ("The union said the scans are a danger to all.", "union", "the scans are a danger to all"),
]


@pytest.mark.parametrize(("words", "whom", "what"), ASKED)
def test_who_is_asked_and_for_what(words: str, whom: set[str], what: str) -> None:
    facts = read(words, "stance")
    assert facts, words
    fillers = [filler for fact in facts for filler in fact.fillers]
    assert {f.name for f in fillers if f.role == "addressee"} == whom
    assert any(what in (f.surface or "") for f in fillers if f.role == "calls_for")


@pytest.mark.parametrize("words", NOT_ASKED)
def test_what_is_only_said_asks_for_nothing(words: str) -> None:
    roles = {filler.role for fact in read(words, "stance") for filler in fact.fillers}
    assert "calls_for" not in roles


@pytest.mark.parametrize(("words", "holder", "expected"), CLAIMS)
def test_a_claim_leaves_out_who_speaks_and_where(words: str, holder: str, expected: str) -> None:
    start = words.index(holder)
    speaker = Filler("holder", holder, holder, start, start + len(holder))
    run = claimed.claim(words, 0, len(words), [speaker])
    assert run is not None
    assert words[slice(*run)] == expected
