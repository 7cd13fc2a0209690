"""The law that a rule comes from, who made it, and whom it names in its act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.reading_frames import read

from plainview.extraction.learned import rulings
from plainview.model import Fact, Filler

SOURCES = [
    # text, words of the instrument of its last rule
    ("Under the harbor deal, the Navy gave asylum to the sailors.", "harbor deal"),
    ("Under Senator Moss's concept, Congress could grant sailors asylum.", "concept"),
    ("Congress gave asylum to the sailors, according to the order.", "the order"),
    ("The memo says that clerks are allowed to copy the scans.", "The memo"),
    ("The bill would ban sales of scans. It would also allow the Navy to keep them.", "It"),
    ("The bill also includes a change to make it easier for the Navy to buy scans.", "The bill"),
    ("A federal judge blocked the president’s harbor order.", "harbor order"),
    ("The harbor order was blocked by a federal judge.", "harbor order"),
    ("The Supreme Court upheld the ban on night searches.", "ban"),
]

OPEN = [
    # look-alikes in which nothing is the law of the rule
    "Congress gave amnesty to the sailors.",
    "Under pressure from Congress, the Navy must register every scan.",
    "Under President Poe, the Navy was required to register every scan.",
    "A federal judge ordered the Navy to release the sailors.",
]

MAKERS = [
    # text, names of the issuers of its last rule
    ("FBI guidance requires yearly audits.", {"Federal Bureau of Investigation"}),
    ("ICE’s standards limit stays to 12 hours.", {"U.S. Immigration and Customs Enforcement"}),
    (
        "Rules issued by the Department of Homeland Security forbid agents to copy scans.",
        {"Department of Homeland Security"},
    ),
    ("The bill bars agents from copying scans.", set()),
    ("The New York Times said a rule bars agents from copying scans.", set()),
]

WHOM = [
    # text, role and words of whoever its last rule allows or binds
    ("The bill would deny benefits to those seeking asylum.", ("bound", "those seeking asylum")),
    ("The action would bar those seeking asylum from entering.", ("bound", "those seeking asylum")),
    ("The bill legalizes almost everyone in the country illegally.", ("holder", "everyone")),
    ("The law allows anyone present in the port to seek asylum.", ("holder", "anyone present")),
    ("The program shields unauthorized immigrants and gives them permits.", ("holder", "them")),
]

NOBODY = [
    # where, against or with whom something is done is not who is bound
    "A federal judge barred any further transfer in those counties.",
    "The ordinance limits cooperation with ICE.",
]


CUES = [
    # what rules, and what only tells of people: sentence, the first act that it speaks of
    ("Illegal immigrants on a payroll may stay.", "allows"),
    ("Hiring sailors without papers is illegal.", "forbids"),
    ("The guards are not authorized to make arrests.", "forbids"),
    ("The bill would legalize most of the sailors.", "allows"),
    ("The order would deny asylum to sailors.", "forbids"),
    ("The ports win federal grants and must keep the scans.", "requires"),
]


def last(words: str) -> Fact:
    found = read(words, "rule")
    assert found, words
    return found[-1]


def of(fact: Fact, role: str) -> list[Filler]:
    return [filler for filler in fact.fillers if filler.role == role]


@pytest.mark.parametrize(("words", "law"), SOURCES)
def test_the_law_that_a_rule_comes_from_is_its_instrument(words: str, law: str) -> None:
    surfaces = [filler.surface or "" for filler in of(last(words), "instrument")]
    assert any(law in surface for surface in surfaces), surfaces


@pytest.mark.parametrize("words", OPEN)
def test_what_is_no_law_is_no_instrument(words: str) -> None:
    assert not any(of(fact, "instrument") for fact in read(words, "rule"))


def test_a_pronoun_stands_for_the_law_of_the_rule_before() -> None:
    first, second = read(SOURCES[4][0], "rule")
    assert of(first, "instrument")[0].name == of(second, "instrument")[0].name
    assert of(second, "instrument")[0].via == "coref"


@pytest.mark.parametrize(("words", "makers"), MAKERS)
def test_who_made_a_law_is_the_issuer(words: str, makers: set[str]) -> None:
    assert {filler.name for filler in of(last(words), "issuer")} == makers


@pytest.mark.parametrize(("words", "who"), WHOM)
def test_classes_and_pronouns_are_bound_or_allowed(words: str, who: tuple[str, str]) -> None:
    role, expected = who
    surfaces = [filler.surface or "" for filler in of(last(words), role)]
    assert any(expected in surface for surface in surfaces), last(words).fillers


@pytest.mark.parametrize(("words", "act"), CUES)
def test_the_first_word_that_rules_tells_the_act(words: str, act: str) -> None:
    assert f"first:{act}" in rulings.cues(words, 0, len(words))


@pytest.mark.parametrize("words", NOBODY)
def test_a_place_or_partner_is_not_bound(words: str) -> None:
    assert not of(last(words), "bound")


@given(st.sampled_from([words for words, _ in SOURCES]), st.sampled_from(["", "Also, ", "“"]))
@settings(max_examples=30, deadline=None)
def test_fillers_stand_in_the_text(words: str, ahead: str) -> None:
    whole = ahead + words
    for fact in read(whole, "rule"):
        for filler in fact.fillers:
            if filler.start is not None:
                assert whole[filler.start : filler.end] == filler.surface
