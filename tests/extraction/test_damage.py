"""Damage that the page itself shows: what is flagged, what is not, and what must always hold."""

from __future__ import annotations

import pytest
from bench.distortion_planting import word_lists
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction import extract, sketch
from plainview.extraction.damage import marked
from plainview.extraction.damage_names import damaged_names
from plainview.extraction.damage_retold import retold
from plainview.extraction.sentences import split
from plainview.model import Fact
from plainview.reading import read


def facts(*paragraphs: str) -> list[Fact]:
    return extract(read("\n\n".join(paragraphs).encode()))


def flags(*paragraphs: str) -> set[str]:
    return {flag for fact in facts(*paragraphs) for flag in fact.flags}


TOLD = (
    "The tax service shared the home addresses of 40,000 people with Immigration and Customs"
    " Enforcement last spring."
)

# what one of two tellings says instead, the flag
RETOLD = [
    (TOLD.replace("shared", "never shared"), "distortion"),
    (TOLD.replace("40,000 people", "40 million people"), None),  # other digits: another statement
    (TOLD.replace("Customs", "Lantern"), "distortion"),
    (TOLD.replace("last spring", "in the spring"), None),
    (TOLD, None),
]


@pytest.mark.parametrize(("other", "flag"), RETOLD)
def test_sentence_told_twice(other: str, flag: str | None) -> None:
    text = f"{TOLD}\n\n{other}"
    found = retold(text, split(text), {0, 1})
    assert set(found.values()) == ({flag} if flag else set())


def test_other_scale_in_a_second_telling() -> None:
    told = "The bureau paid the vendor $96 million for the new case system in two years."
    text = f"{told}\n\n{told.replace('million', 'billion')}"
    assert set(retold(text, split(text), {0}).values()) == {"distortion"}


def test_sides_exchanged_in_a_second_telling() -> None:
    told = "The border agency gave the county jail data about 300 travelers in the month of March."
    other = "The county jail gave the border agency data about 300 travelers in the month of March."
    text = f"{told}\n\n{other}"
    assert set(retold(text, split(text), {0}).values()) == {"direction"}


def test_template_sentences_are_not_damage() -> None:
    first = "Harris County signed a jail agreement with the agency in the month of March."
    for other in (
        first.replace("Harris", "Dallas"),
        first.replace("March", "April"),
        first.replace("agency", "bureau"),
    ):
        text = f"{first}\n\n{other}"
        assert retold(text, split(text), {0, 1}) == {}


# a page, what of its second paragraph is a damaged name
NAMES = [
    ("ICE said so.", "The Immigration and Lantern Enforcement office said no.",
     "Immigration and Lantern Enforcement"),
    ("The Justice Department said so.", "The Thimble Department said no.", "Thimble Department"),
    ("The National Security Agency said so.", "The National Security Velvet said no.",
     "National Security Velvet"),
    ("The Justice Department said so.", "The State Department said no.", None),
    ("The Justice Department said so.", "The Harris Department said no.", None),
    ("The Department of Homeland Security said so.", "The Homeland Security Committee met.", None),
    ("Customs and Border Protection said so.", "Customs and Border Protection said no.", None),
    ("Nobody said so.", "The Thimble Department said no.", None),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "name"), NAMES)
def test_damaged_name(first: str, second: str, name: str | None) -> None:
    text = read(f"{first}\n\n{second}".encode())
    start = text.content.index(second)
    found = damaged_names(text.content, sketch(text).mentions, [(start, len(text.content))])
    assert [text.content[a:b] for a, b in found] == ([name] if name else [])


def test_acronym_of_its_own_makes_a_name() -> None:
    text = read(b"ICE said so.\n\nThe Immigration and Lantern Enforcement (ILE) said no.")
    assert damaged_names(text.content, sketch(text).mentions, [(0, len(text.content))]) == []


def test_lost_scale_word_is_flagged_and_gives_no_figure() -> None:
    [fact] = [
        fact
        for fact in facts("ICE paid Palantir $96 million in 2024 for a new case system.")
        if fact.type == "spending"
    ]
    assert fact.measures and not fact.flags
    for fact in facts("ICE paid Palantir $96 prelate in 2024 for a new case system."):
        assert "distortion" in fact.flags
        assert all(measure.value != 96 for measure in fact.measures)


def test_undamaged_page_has_no_flags() -> None:
    assert flags(TOLD, "ICE held 2,041 people at the center in May.") <= {"unresolved"}


def test_no_facts_no_marks() -> None:
    text = read(b"It rained.")
    assert marked(text.content, sketch(text), []) == []


def test_word_lists_share_nothing_with_the_repair_lexicon() -> None:
    lists = word_lists()
    assert set(lists) == {"names", "scales"}
    assert all(len(words) >= 20 for words in lists.values())


PARTS = st.sampled_from(
    [TOLD, "ICE paid Palantir $96 prelate.", "ICE did not hold 40 people.", "ICE held 40 people.",
     "The Thimble Department gave ICE data.", "ICE gave the Justice Department tax data.",
     "The Justice Department gave ICE tax data.", "█ said so.", "$1.2 choir"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_marks_only_add_flags(parts: list[str]) -> None:
    text = read("\n\n".join(parts).encode())
    found = extract(text)
    again = marked(text.content, sketch(text), found)
    assert [fact.id for fact in again] == [fact.id for fact in found]
    assert [fact.flags for fact in again] == [fact.flags for fact in found]
