"""Words looked up in memory give what the index gives, in the same order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.made import SEEN, packed, record_with

from plainview.model import Capture, Document, Text
from plainview.store import Record, pack, search, search_words
from plainview.store.query import Joined, Term, parse
from plainview.store.search import ORDERS, Asked
from plainview.store.search_columns import Narrowing
from plainview.store.search_words import _unpacked, bits_of, latest


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words") / "r"
    with record_with(folder, *range(100, 110)) as made:
        made.add(packed(made.folder, 200, more="A tram line was opened instead. " * 40))
        for number in range(12):
            words = f"Ferry {'ferry ' * (number % 4)}tram{' harbour' * (number % 3)} {number}. "
            content = words + "Quiet water. " * number
            document = Document.of(content.encode(), "text/plain")
            capture = Capture(document.id, f"{number}.txt", "file", SEEN)
            made.add(pack(document, capture, Text(document.id, "plain/1", content)))
        made.commit()
    return folder


TYPED = [
    "ferry", "tram", "ferry tram", "ferry harbour", "harbour ferry tram", "ferry NOT tram",
    "(harbour OR tram) NOT water", "harbour OR instead", '"ferry tram"', "tra*", "ferry tra*",
    '"quiet wa"*', "nowhere", "ferry nowhere", "Wanda Quillfeather", "wanda",
]  # fmt: skip
BOUNDS = [(0, 0), (0, 20_000), (12, 3), (5000, 20_000), (5000, 0)]
"""From how many passages on a word is kept, and how many a search may look up."""
NARROWINGS = [Narrowing(), Narrowing("access"), Narrowing(since="2024"), Narrowing(outlet="nobody")]


@pytest.mark.parametrize(("many", "light"), BOUNDS)
@pytest.mark.parametrize("common", [0.05, 0.9])
@pytest.mark.parametrize("rankable", [search.RANKABLE, 4])
def test_what_is_found_is_what_the_index_finds(place, monkeypatch, many, light, common, rankable):
    for name, value in (("MANY", many), ("LIGHT", light)):
        monkeypatch.setattr(search_words, name, value)
    monkeypatch.setattr(search, "COMMON", common)
    monkeypatch.setattr(search, "RANKABLE", rankable)
    with Record.open(place) as plain, Record.open(place) as learnt:
        learnt.learn_words()
        for typed in TYPED:
            for narrowing in NARROWINGS:
                for order in ORDERS:
                    asked = Asked(parse(typed), narrowing, order)
                    wanted = plain.find(asked, limit=7)
                    assert learnt.find(asked, limit=7) == wanted, (typed, narrowing, order)
                    after = wanted.matches[-1].key if wanted.rest else None
                    if after is not None:
                        asked = Asked(parse(typed), narrowing, order, after)
                        assert learnt.find(asked, limit=7) == plain.find(asked, limit=7)


@pytest.mark.parametrize("typed", ["ferrry", "tramm", "ferry submarine", "quilfeather", "harbuor"])
def test_the_same_is_suggested(place, typed):
    with Record.open(place) as plain, Record.open(place) as learnt:
        learnt.learn_words()
        assert learnt.suggestions(parse(typed)) == plain.suggestions(parse(typed))


def test_what_was_learnt_is_learnt_anew_after_a_change(tmp_path):
    with record_with(tmp_path / "r", 100) as record:
        record.learn_words()
        before = record.find(Asked(parse("ferry"))).total
        record.add(packed(record.folder, 101))
        record.commit()
        assert record.find(Asked(parse("ferry"))).total > before
        record.learn_words()
        assert record.find(Asked(parse("ferry"))).total > before


@given(st.sets(st.integers(0, 400_000), max_size=60), st.integers(0, 400_100), st.integers(0, 70))
def test_the_latest_keys_of_bits(keys, below, most):
    bits = bits_of(np.array(sorted(keys), dtype=np.int64), 400_001)
    assert (
        latest(bits, below, most).tolist()
        == sorted((key for key in keys if key < below), reverse=True)[:most]
    )


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_in_groups_of_seven_bits(numbers):
    packed_bytes = bytearray()
    for number in numbers:
        groups = [number & 127]
        while number := number >> 7:
            groups.append(number & 127 | 128)
        packed_bytes += bytes(reversed(groups))
    assert _unpacked(bytes(packed_bytes)).tolist() == numbers


TREES = [
    ("ferry", Term(("ferry",), False)),
    ("ferry tram", Joined("AND", (Term(("ferry",), False), Term(("tram",), False)))),
    ("a OR b*", Joined("OR", (Term(("a",), False), Term(("b",), True)))),
    (
        "a b NOT (c OR d) NOT e",
        Joined(
            "NOT",
            (
                Joined("AND", (Term(("a",), False), Term(("b",), False))),
                Joined("OR", (Term(("c",), False), Term(("d",), False))),
                Term(("e",), False),
            ),
        ),
    ),
]


@pytest.mark.parametrize(("typed", "tree"), TREES)
def test_a_query_knows_its_parts(typed, tree):
    assert parse(typed).tree == tree
