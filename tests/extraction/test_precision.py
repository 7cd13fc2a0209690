"""What names, pronouns and targets were once read as, and must not be again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from plainview.extraction import extract, sketch
from plainview.extraction.casing import lowered
from plainview.extraction.mentions_surnames import occurrences
from plainview.extraction.parts import Mention
from plainview.extraction.phrases import Phrases
from plainview.model import Fact, Text


def text(content: str) -> Text:
    return Text("0" * 64, "test/1", content)


def mentions(content: str) -> list[Mention]:
    return [mention for row in sketch(text(content)).mentions for mention in row]


def facts(content: str, kind: str) -> list[Fact]:
    return [fact for fact in extract(text(content)) if fact.type == kind]


NAMES = [
    # text, surface, name, why
    (
        "Rosa Tillery of the University of Oregon said so.",
        "University of Oregon",
        "University of Oregon",
        "a person before 'of' is no part of a body",
    ),
    (
        "Marsh of the Northern Data Institute agreed.",
        "Northern Data Institute",
        "Northern Data Institute",
        "nor is a surname alone",
    ),
    (
        "The League of Women Drivers Fund sued.",
        "League of Women Drivers Fund",
        "League of Women Drivers Fund",
        "a league is",
    ),
    (
        "Senate Majority Leader Mitch McConnell also refused.",
        "Senate Majority Leader Mitch McConnell",
        "Senate Majority Leader",
        "'al' of 'also' is no part of a name",
    ),
    ("It pays Harrow Systems Inc.", "Harrow Systems Inc.", "Harrow Systems Inc", "no full stop"),
    (
        "The Office of Inspector General of the U.S. Postal Service looked.",
        "Office of Inspector General of the U.S. Postal Service",
        "Office of Inspector General of the U.S. Postal Service",
        "a name goes on after initials",
    ),
    (
        "America's Mail Defense Fund wrote.",
        "America's Mail Defense Fund",
        "America's Mail Defense Fund",
        "a possessive that begins a name",
    ),
    (
        "Harvard's Mail Privacy Center wrote.",
        "Mail Privacy Center",
        "Mail Privacy Center",
        "a possessive that owns one",
    ),
    (
        "The deputy chief of staff for policy spoke.",
        "deputy chief of staff for policy",
        "White House Deputy Chief of Staff",
        "a deputy is not the principal",
    ),
]


@pytest.mark.parametrize(("content", "surface", "name", "why"), NAMES)
def test_names_end_where_they_end(content: str, surface: str, name: str, why: str) -> None:
    named = {(mention.surface, mention.name) for mention in mentions(content)}
    assert (surface, name) in named, why


EMPTY = [
    "ICE keeps the data. It is possible that they leak.",
    "ICE keeps the data. The judge made it clear that they leak.",
    "ICE keeps the data. It was not clear why.",
    "ICE keeps the data. It's unclear why.",
]


@pytest.mark.parametrize("content", EMPTY)
def test_it_may_stand_for_nothing(content: str) -> None:
    assert not [m for m in mentions(content) if m.surface.lower() == "it"]


PRONOUNS = [
    # what stands between an official and "he" or "she", whether the official is meant
    ("", True),
    (" The raid was loud.", True),
    (" Ann Walker said the raid was loud.", False),
    (" Ann Walker, 34, watched the raid.", False),
    (" “It was loud,” said Ann Walker.", False),
]


@pytest.mark.parametrize(("between", "meant"), PRONOUNS)
def test_a_private_person_in_between_leaves_a_pronoun_open(between: str, meant: bool) -> None:
    content = f"Homeland Security Secretary John Kelly came.{between} He shared the files."
    pronoun = next(mention for mention in mentions(content) if mention.surface == "He")
    assert (pronoun.name == "Secretary of Homeland Security") is meant
    assert (pronoun.how == "open") is not meant


def test_one_source_in_two_words_is_one_step() -> None:
    content = (
        "In May, officials told ICE leaders that each office should make 60 arrests a day,"
        " according to people familiar with the plan."
    )
    for fact in extract(text(content)):
        names = [hop.name for hop in fact.said]
        assert all(left != right for left, right in pairwise(names)), names


TARGETS = [
    # text, setter, bound
    (
        "The White House has set a goal of 800 immigration arrests a day, the deputy chief of staff"
        " for policy said.",
        ["White House"],
        ["immigration agencies (unspecified)"],
    ),
    (
        "The White House has set a goal of 800 arrests a day for ICE.",
        ["White House"],
        ["U.S. Immigration and Customs Enforcement"],
    ),
    (
        "ICE set a goal of 800 arrests a day.",
        None,
        ["U.S. Immigration and Customs Enforcement"],
    ),
]


@pytest.mark.parametrize(("content", "setter", "bound"), TARGETS)
def test_who_says_a_target_is_not_bound_by_it(
    content: str, setter: list[str] | None, bound: list[str]
) -> None:
    (target,) = facts(content, "target")
    named = {
        role: [filler.name for filler in target.fillers if filler.role == role]
        for role in ("setter", "bound")
    }
    assert named["bound"] == bound
    assert setter is None or named["setter"] == setter


def test_who_speaks_after_a_number_is_no_rate_of_it() -> None:
    (held,) = facts("ICE held 4,100 people, an official said.", "custody")
    assert [measure.per for measure in held.measures] == [None]


def test_a_group_that_sues_makes_no_arrests() -> None:
    assert not facts("The ACLU asked a court to stop the transfer of ten migrants.", "operation")


def test_phrases_are_whole_words_and_the_longest() -> None:
    phrases = Phrases(["call", "call on", "said"])
    content = "They call on ICE, call only once, he said; aforesaid well-said said-so."
    found = [content[start:end] for start, end in phrases.within(content, 0, len(content))]
    assert found == ["call on", "call", "said"]
    assert [*phrases.within(content, 10, 30)] == [(18, 22)]


def test_occurrences_are_whole_words() -> None:
    found = [*occurrences("Lee met Leeds. Lee_x, Lee", ["Lee"])]
    assert found == [(0, 3), (22, 25)]


def test_lower_case_keeps_places() -> None:
    assert lowered("İCE") == "İce"
