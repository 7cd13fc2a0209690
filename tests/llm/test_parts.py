"""Texts in parts: nothing is lost at a border."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.llm import SMALLEST_SIZE, cut, halved
from plainview.extraction.llm.parts import OVERLAP, SMALLEST
from plainview.extraction.sentences import split

WORDS = st.sampled_from(
    ["the", "county", "holds", "412", "people", "for", "ICE", "in", "rooms", "made", "for", "260"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=90).map(lambda each: " ".join(each).capitalize())
TEXT = st.lists(
    st.tuples(SENTENCE, st.sampled_from([". ", ".\n\n", "? ", "\n"])), min_size=1, max_size=40
).map(lambda parts: "".join(sentence + end for sentence, end in parts))
SIZE = st.integers(SMALLEST_SIZE, 4 * SMALLEST_SIZE)


def within(parts, start, end):
    return any(part.start <= start and end <= part.end for part in parts)


@given(TEXT, SIZE)
def test_every_sentence_and_every_two_neighbours_stand_whole_in_a_part(content, size):
    parts = cut(content, size)
    assert all(part.end - part.start <= size for part in parts)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(parts))
    sentences = split(content)
    for each in sentences:
        if each.end - each.start <= OVERLAP:
            assert within(parts, each.start, each.end)
    for left, right in pairwise(sentences):
        if right.end - left.start <= OVERLAP:
            assert within(parts, left.start, right.end)


@given(st.integers(1, 9000), SIZE)
def test_a_run_without_end_is_cut_too_and_nothing_falls_between(length, size):
    content = ("deten tion " * 900)[:length].strip() or "x"
    parts = cut(content, size)
    assert all(part.end - part.start <= size for part in parts)
    for start in range(0, len(content) - OVERLAP // 2, 97):
        assert within(parts, start, start + OVERLAP // 2)


@pytest.mark.parametrize("content", ["", " \n\n ", "\f"])
def test_nothing_gives_no_part(content):
    assert cut(content, SMALLEST_SIZE) == []


@given(TEXT)
def test_halves_cover_the_whole_and_end(content):
    content = content.strip()
    found = halved(content)
    if len(content) <= SMALLEST:
        assert found == []
        return
    (first, left), (second, right) = found
    assert first == 0 and content.startswith(left) and content[second:] == right
    assert second <= len(left)
    assert max(len(left), len(right)) < len(content)


def test_a_sentence_over_the_middle_stands_whole_in_a_half():
    sentences = [f"Facility {n} held {n} people in rooms made for {n}." for n in range(30)]
    content = " ".join(sentences)
    halves = [words for _, words in halved(content)]
    assert all(any(sentence in half for half in halves) for sentence in sentences)
