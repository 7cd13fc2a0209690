"""Passages concatenate to the text, whatever it looks like."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plainview.model import Anchor, Text
from plainview.store.packing import pack_anchors, unpack_anchors
from plainview.store.passages import ENOUGH, MOST, cut

CONTENT = st.lists(
    st.sampled_from(["The board met. ", "\n", "\n\n", "\r\n \r\n", "x" * 700, "█", "é\u2028", " "]),
    max_size=60,
).map("".join)


@given(CONTENT, st.lists(st.integers(0, 3000), max_size=4))
def test_they_concatenate_to_the_content_and_are_neither_empty_nor_too_long(content, turns):
    turns = sorted({turn for turn in turns if 0 < turn < len(content)})
    edges = [0, *turns, len(content)]
    anchors = tuple(Anchor(a, b, page) for page, (a, b) in enumerate(pairwise(edges), 1))
    text = Text("d", "plain/1", content, anchors if content else ())
    runs = cut(text)
    assert "".join(content[a:b] for a, b in runs) == content
    assert all(0 < b - a <= MOST for a, b in runs)
    starts = {a for a, _ in runs}
    assert all(turn in starts for turn in turns), "a page starts a passage"


def test_a_passage_ends_at_a_paragraph_once_it_is_long_enough():
    paragraph = "The board asked for the records of a ferry. " * 5 + "\n\n"
    text = Text("d", "plain/1", paragraph * 8)
    lengths = [b - a for a, b in cut(text)]
    assert all(length % len(paragraph) == 0 for length in lengths)
    assert all(length >= ENOUGH for length in lengths[:-1])


def test_a_long_paragraph_is_cut_after_a_sentence():
    text = Text("d", "plain/1", "The harbour board met on a Monday. " * 200)
    assert all(text.content[a:b].endswith(". ") for a, b in cut(text))


ANCHORS = st.builds(
    Anchor,
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.none() | st.integers(1, 9999),
    st.none() | st.text(max_size=9),
    st.none() | st.floats(0, 1),
)


@given(st.lists(ANCHORS, max_size=20))
def test_the_map_survives_its_compression(anchors):
    assert unpack_anchors(pack_anchors(anchors)) == tuple(anchors)
