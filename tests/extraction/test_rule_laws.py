"""What laws do, what standing they give, and how they come and go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.reading_frames import read

from plainview.extraction.frames.rules import rules
from plainview.model import Fact, Filler

GOVERNED = [
    # what stands between a law and its verb: text, act, words of the act
    ("The bill, backed by both parties, would deny the Navy new drones.", "forbids", "new drones"),
    ("A measure from Sen. Ada Moss (R-Utah) that would curb searches died.", "forbids", "searches"),
    ("Assembly Bill 77, signed in May, outlaws sales of scans.", "forbids", "sales of scans"),
    ("The mayor fought a statute that prohibits the sale of scans.", "forbids", "the sale"),
    (
        "The Tidal Records Act, which passed in 2019, would have forbidden sales.",
        "forbids",
        "sales",
    ),
    ("The waiver program — which shields sailors from removal — ended.", "exempts", "sailors"),
    ("Congress passed a regulation barring sales of scans.", "forbids", "sales of scans"),
    ("An amendment by two senators to require yearly audits failed.", "requires", "yearly audits"),
    ("Changes announced in May would tighten audits.", "requires", "audits"),
    # the object says what is done: an end to a ban allows, more powers allow
    ("The bill would lift a ban on night searches.", "allows", "a ban on night searches"),
    ("The bill would scrap the reporting requirement.", "exempts", "requirement"),
    ("The bill would expand the surveillance powers of the Navy.", "allows", "powers"),
    ("The bill would raise the standards for depots.", "requires", "standards"),
]

SECOND = [
    # a second rule of one sentence: text, words of the acts
    ("The bill would ban sales of scans and require yearly audits.", ("sales", "yearly audits")),
    ("The statute bars sales of scans and requires yearly audits.", ("sales", "yearly audits")),
    ("The order bans sales of scans, while allowing sailors to copy them.", ("sales", "copy them")),
    ("The bill funds piers at six ports and would ban sales of scans.", ("sales of scans",)),
]

CONTINUED = [
    # what goes on from one sentence to the next: text, act and words of the last rule
    ("The bill would ban sales of scans. It would also require audits.", "requires", "audits"),
    ("The bill would ban sales. Sailors would need to pay a fee.", "requires", "pay a fee"),
    ("The bill would ban sales. Sailors could apply for a waiver.", "allows", "apply for a waiver"),
]

STANDING = [
    # text, act, role and words of who has it
    ("It is illegal for the Coast Guard to sell scans.", "forbids", ("bound", "Coast Guard")),
    ("The bill would make it easier for the Navy to buy scans.", "allows", ("holder", "Navy")),
    ("Sailors are not eligible for a waiver.", "forbids", ("bound", "Sailors")),
    ("Sailors who were wounded would be eligible for a waiver.", "allows", ("holder", "wounded")),
    ("Contractors are subject to yearly audits.", "requires", ("bound", "Contractors")),
    ("Sailors are effectively exempt from prosecution.", "exempts", ("holder", "Sailors")),
    ("Under the bill, sailors would no longer pay a fee.", "forbids", ("bound", "sailors")),
    ("Under the plan, sailors could seek a waiver.", "allows", ("holder", "sailors")),
    ("Congress gave amnesty to the sailors.", "allows", ("holder", "sailors")),
    ("Deputies can search ships without a warrant.", "exempts", ("holder", "Deputies")),
    ("The order makes an exception for sailors.", "exempts", ("holder", "sailors")),
]

COMING_AND_GOING = [
    # text, act, status
    ("A federal judge ruled that the search was unlawful.", "forbids", "in_force"),
    ("The appeals court held that the Navy may keep the scans.", "allows", "in_force"),
    ("The judge ruled against the county.", "forbids", "in_force"),
    ("The appeals court upheld the travel ban.", "forbids", "in_force"),
    ("The surveillance law expired in June.", "allows", "rescinded"),
    ("The surveillance law expires in June.", "allows", "in_force"),
    (
        "The governor ended the Deferred Action for Childhood Arrivals program.",
        "exempts",
        "rescinded",
    ),
]

NOT_RULES = [
    # a verb that something else governs, a noun, a passive
    "Opponents of the bill would end the talks.",
    "Nothing in this memorandum directs an outcome.",
    "This directive creates no rights enforceable by others.",
    "The company said it would not punish sailors.",
    # money is spending, what a system shows is access
    "The bill would give the Navy $40 million.",
    "The program lets analysts search huge databases.",
    "The program provides access to a lot of information.",
    # doubt, condition, hypothesis
    "It is unclear whether it is illegal to sell scans.",
    "The mayor asked if the law lets the Navy buy scans.",
    "Any plan granting legal status is dead.",
    # standing of another kind
    "The senator is subject to ridicule.",
    "Law enforcement would not offer details.",
    "Under the tree, sailors would sing.",
    "The council ended its talks with the port.",
    "The contract expires in May.",
    "The clerk found that the boat was hers.",
]


def of(fact: Fact, role: str) -> list[Filler]:
    """What fills one role of a fact."""
    return [filler for filler in fact.fillers if filler.role == role]


def acts(text: str) -> list[tuple[str, str]]:
    """What the rules of a text do, and in which words."""
    return [(f.name, f.surface or "") for fact in read(text, "rule") for f in of(fact, "act")]


@pytest.mark.parametrize(("text", "act", "words"), GOVERNED)
def test_a_law_governs_its_verb(text: str, act: str, words: str) -> None:
    assert any(name == act and words in surface for name, surface in acts(text)), acts(text)


@pytest.mark.parametrize(("text", "wanted"), SECOND)
def test_each_verb_of_a_law_is_a_rule(text: str, wanted: tuple[str, ...]) -> None:
    found = acts(text)
    assert len(found) == len(wanted), found
    for (_, surface), words in zip(found, wanted, strict=True):
        assert words in surface


@pytest.mark.parametrize(("text", "act", "words"), CONTINUED)
def test_the_next_sentence_goes_on_with_a_law(text: str, act: str, words: str) -> None:
    name, surface = acts(text)[-1]
    assert name == act
    assert words in surface


@pytest.mark.parametrize(("text", "act", "who"), STANDING)
def test_standing(text: str, act: str, who: tuple[str, str]) -> None:
    (fact,) = read(text, "rule")
    assert [filler.name for filler in of(fact, "act")] == [act]
    assert who[1] in " ".join(filler.surface or "" for filler in of(fact, who[0]))


@pytest.mark.parametrize(("text", "act", "status"), COMING_AND_GOING)
def test_rules_come_and_go(text: str, act: str, status: str) -> None:
    (fact,) = read(text, "rule")
    assert fact.status == status
    assert [filler.name for filler in of(fact, "act")] == [act]


@pytest.mark.parametrize("text", NOT_RULES)
def test_no_rule(text: str) -> None:
    assert not acts(text)


VERBS = sorted(verb for verb, tags in rules().forms.items() if "B" in tags)


@settings(max_examples=60, deadline=None)
@given(verb=st.sampled_from(VERBS), court=st.sampled_from(["judge", "sailor", "mayor"]))
def test_roles_are_words_of_the_text(verb: str, court: str) -> None:
    text = f"The bill, which the {court} likes, would {verb} access to scans from the Navy."
    for fact in read(text, "rule"):
        for filler in fact.fillers:
            assert filler.surface == text[filler.start : filler.end]
