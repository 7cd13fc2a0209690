"""The network that reads sentences: its pieces, its windows, and what it may say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plainview
from plainview.extraction import sketch
from plainview.extraction.learned import network, windows, wordpiece
from plainview.extraction.learned.windows import cut
from plainview.extraction.learned.wordpiece import numbers, pieces
from plainview.extraction.sentences import split
from plainview.model import FACT_TYPES

CARD = Path(__file__).parents[2] / "training/README.md"
LINES = (
    "The sheriff agreed to send booking photos to ICE every night.",
    "He declined to say more.",
    "The county pays $1.2 million a year for the plate readers.",
    "Photo by the county.",
    "It rained.",
)


def printed(text: str) -> list[str]:
    names = {number: piece for piece, number in numbers().items()}
    return [names[number] for number, _, _ in pieces(text, 0, len(text))]


def test_the_card_names_the_network_that_is_packaged() -> None:
    card = CARD.read_text(encoding="utf-8")
    assert hashlib.sha256(network.LAYERS.read_bytes()).hexdigest() in card
    assert network.LAYERS.stat().st_size < 25_000_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sheriff's", ["the", "sheriff", "'", "s"]),
        ("$14.5m", ["$", "14", ".", "5", "##m"]),
        ("Facial-recognition", ["facial", "-", "recognition"]),
        ("Café naïve", ["cafe", "naive"]),
        ("287(g)", ["287", "(", "g", ")"]),
        ("snake_case", ["snake", "_", "case"]),
        ("█████", ["[UNK]", "[UNK]", "[UNK]", "[UNK]", "[UNK]"]),
        ("a" * 101, ["[UNK]"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_are_cut_as_the_base_knows_them(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


@given(st.text(max_size=80))
def test_pieces_stand_in_their_order_inside_the_text(text: str) -> None:
    last = 0
    for number, start, end in pieces(text, 0, len(text)):
        assert number in numbers().values()
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=30),
    st.sets(st.integers(min_value=0, max_value=29)),
)
def test_every_sentence_asked_for_is_read_once(lines: list[str], chosen: set[int]) -> None:
    content = "\n\n".join(lines)
    places = split(content)
    asked = {number for number in chosen if number < len(places)}
    parts = cut(content, places, asked)
    read = [number for window in parts.windows for number, _, _ in window.places]
    assert read == sorted(n for n in asked if places[n].kind not in windows.UNREAD)
    for window in parts.windows:
        assert len(window.pieces) <= windows.WIDEST + 1
        for number, start, end in window.places:
            own = [piece for piece, _, _ in parts.pieces[number]]
            assert window.pieces[start:end] == own


def test_a_sentence_longer_than_a_window_is_read_as_far_as_it_goes() -> None:
    content = "word " * 500
    parts = cut(content, split(content), [0])
    assert [end - start for _, start, end in parts.windows[0].places] == [windows.LONGEST]


def test_it_reads_only_what_is_asked_and_the_same_each_time() -> None:
    text = plainview.read("\n\n".join(LINES).encode())
    places = sketch(text).sentences
    first, second = (network.packaged().read(text.content, places, [0, 2]) for _ in range(2))
    assert sorted(first) == [0, 2]
    assert [(r.types, r.stages) for r in first.values()] == [
        (r.types, r.stages) for r in second.values()
    ]
    assert network.packaged().read(text.content, places, []) == {}


def test_words_that_stand_elsewhere_fill_nothing() -> None:
    text = plainview.read("\n\n".join(LINES).encode())
    places = sketch(text).sentences
    reading = network.packaged().read(text.content, places, [0])[0]
    start = text.content.index("ICE")
    assert reading.pieces[reading.within(start, start + 3)] == [reading.pieces[-4]]
    far = text.content.index("plate readers")
    assert reading.marks("access")[reading.within(far, far + 5)] == []
    for kind, known in FACT_TYPES.items():
        assert reading.status(kind) in known.statuses
        marks = reading.marks(kind)
        assert len(marks) == len(reading.pieces)
        assert {len(row) for row in marks} == {len(network.COLUMNS[kind])}


def test_the_marks_of_a_type_are_its_own() -> None:
    words = np.arange(2 * len(network.ROLES), dtype=np.float32).reshape(2, -1)
    reading = network.Reading([], [], words, [(1, 0, 3), (2, 4, 7)])
    for place, (kind, name) in enumerate(network.ROLES):
        column = network.COLUMNS[kind][name]
        assert [row[column] for row in reading.marks(kind)] == [1000 * n for n in words[:, place]]


def test_the_vocabulary_is_that_of_the_base() -> None:
    assert len(numbers()) == 30_522
    assert numbers()["[CLS]"] == windows.OPENS and numbers()["[SEP]"] == windows.PARTS
    assert wordpiece.VOCABULARY.stat().st_size < 300_000
