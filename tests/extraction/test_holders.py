"""Who speaks, by the words that say for whom; whom a rule names; what its numbers bound."""

from __future__ import annotations

import pytest

import plainview
from plainview.extraction import extract, sketch
from plainview.extraction.attribution import Speech
from plainview.model import Fact


def speakers(sentence: str) -> list[tuple[str, str]]:
    """The body or office of each speaker of a text, with the words that name it."""
    text = plainview.read(sentence.encode())
    return [
        (speaker.body.name, text.content[speaker.start : speaker.end])
        for row in sketch(text).attributions
        for speech in row
        if isinstance(speech, Speech)
        for speaker in speech.speakers
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "surface"),
    [
        (
            "“The orders read like a blueprint for removal,” said Lynn Marsh, deputy director of "
            "the Center for Immigration Studies.",
            "Center for Immigration Studies",
            "Lynn Marsh, deputy director of the Center for Immigration Studies",
        ),
        (
            "Officials at the National Immigration Law Center said the suit is ready.",
            "National Immigration Law Center",
            "Officials at the National Immigration Law Center",
        ),
        (
            "Lawyers with the American Civil Liberties Union said the order breaks the law.",
            "American Civil Liberties Union",
            "Lawyers with the American Civil Liberties Union",
        ),
        (
            "The American Civil Liberties Union and 31 senators said the order breaks the law.",
            "American Civil Liberties Union",
            "American Civil Liberties Union",
        ),
    ],
)
def test_a_speaker_has_the_words_that_say_for_whom(sentence: str, name: str, surface: str) -> None:
    assert (name, surface) in speakers(sentence)


def test_a_second_verb_goes_on_with_the_subject_of_the_first() -> None:
    told = speakers(
        "The American Civil Liberties Union urged the Pentagon to withdraw its troops from the "
        "border and said the mission breaks the law."
    )
    assert {name for name, _ in told} == {"American Civil Liberties Union"}


def test_a_body_that_somebody_speaks_of_is_not_whom_they_speak_for() -> None:
    told = speakers(
        "Alison Marsh, an attorney at Casa Lindero, described last week’s raids by ICE as cruel."
    )
    assert all(name != "U.S. Immigration and Customs Enforcement" for name, _ in told)


def rule(sentence: str) -> Fact:
    """The first rule that patterns read in a sentence."""
    facts = extract(plainview.read(sentence.encode()), patterns_only=True)
    return next(fact for fact in facts if fact.type == "rule")


@pytest.mark.parametrize(
    ("sentence", "role", "surface"),
    [
        (
            "The Senate bill gives legal status to people who arrived as minors.",
            "holder",
            "people who arrived as minors",
        ),
        (
            "The bill increases the threshold for applicants with a permit.",
            "bound",
            "applicants with a permit",
        ),
    ],
)
def test_a_class_that_an_act_names_is_who_is_bound(sentence: str, role: str, surface: str) -> None:
    (filler,) = rule(sentence).filled(role)
    assert filler.surface == surface


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Under the law, Border Patrol is not supposed to hold any family overnight.", "forbids"),
        ("Under the law, Border Patrol is supposed to hold any family overnight.", "requires"),
        ("The agency is obligated under the treaty not to send anyone back to danger.", "forbids"),
        ("The agency is obligated under the treaty to send records back each year.", "requires"),
    ],
)
def test_what_one_must_not_do_is_forbidden(sentence: str, act: str) -> None:
    (done,) = rule(sentence).filled("act")
    assert done.name == act


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Under the agreement, CMS must destroy the records after 30 days.", [(30.0, "exact")]),
        ("Under the order, ICE must release the children after 9 hours.", [(9.0, "exact")]),
        ("Under the order, ICE must release the children. Talks took 9 hours.", []),
    ],
)
def test_a_period_right_behind_an_act_limits_it(
    sentence: str, limits: list[tuple[float, str]]
) -> None:
    measures = rule(sentence).measures
    assert [(m.value, m.qualifier) for m in measures if m.name == "limit"] == limits
