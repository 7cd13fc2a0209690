"""Who speaks, by the words that say for whom; whom a rule names; what its numbers bound."""

from __future__ import annotations

import pytest

import plainview
from plainview.extraction import extract, sketch
from plainview.extraction.attribution import Speech
from plainview.extraction.measured import settled
from plainview.model import Fact, Measure


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
            "Lorella Marsh, with the American Civil Liberties Union, called it “a hateful plan.”",
            "American Civil Liberties Union",
            "Lorella Marsh, with the American Civil Liberties Union",
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


def number(name: str, content: str, surface: str, unit: str | None) -> Measure:
    """An exact measure as printed in a text."""
    value, start = float(surface.split()[0]), content.index(surface)
    end = start + len(surface)
    return Measure(
        name, value, value, value, "exact", unit, None, None, None, None, surface, start, end
    )


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


@pytest.mark.parametrize(
    ("content", "numbers", "names"),
    [
        ("11 of the 19 nurses", [("11", None), ("19", "people")], ["headcount", "workforce_size"]),
        (
            "21 percent of its 600 agents",
            [("21 percent", "ratio"), ("600", "people")],
            ["share_of_workforce", "workforce_size"],
        ),
        ("11 nurses and 19 clerks", [("11", "people"), ("19", "people")], ["headcount"] * 2),
    ],
)
def test_staff_that_are_a_part_of_others(
    content: str, numbers: list[tuple[str, str | None]], names: list[str]
) -> None:
    measures = [number("headcount", content, surface, unit) for surface, unit in numbers]
    assert [measure.name for measure in settled(content, 0, "staffing", measures)] == names


def test_a_bound_that_is_set_is_one_from_above() -> None:
    content = "The order limits stays in intake to 12 hours."
    (bound,) = settled(content, 0, "rule", [number("limit", content, "12 hours", "hours")])
    assert (bound.qualifier, bound.lo, bound.hi) == ("up_to", 0.0, 12.0)


def test_answers_count_the_requests_before_them() -> None:
    content = "29 queries, 3 denied"
    asked = number("requests", content, "29 queries", "queries")
    found = settled(content, 0, "access", [asked, number("denials", content, "3", None)])
    assert [measure.unit for measure in found] == ["queries", "queries"]
