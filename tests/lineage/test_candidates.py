"""Keys and candidates: retellings meet, strangers do not, and the work never goes by all pairs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.lineage import Pair, candidates, families, gathered, keys, partners, postings_of
from plainview.lineage.candidates import FEW, LEAST_SHARED

STORY = (
    "Auditors of the Harbor Transit Authority found that its fare gates photographed 2.3 million"
    " riders in May and kept the pictures for ninety days, twice as long as the board had allowed."
    " A contractor in Reno copied them every night to a server that three police departments and a"
    " customs laboratory could read without a warrant."
)
RETOLD = (
    "A contractor in Reno copied the pictures nightly to a server which three police departments"
    " and a customs laboratory read without warrant, auditors of the Harbor Transit Authority"
    " say. Its fare gates photographed 2.3 million riders in May."
)
STRANGER = (
    "The school district will buy forty electric buses, half of them with a federal grant, and"
    " asks families to try a new stop finder before classes start again in the last August week."
)


def test_a_retelling_shares_keys_and_a_stranger_does_not() -> None:
    assert len(keys(STORY) & keys(RETOLD)) >= LEAST_SHARED
    assert len(keys(STORY) & keys(STRANGER)) == 0


@pytest.mark.parametrize("text", ["", "\n", "the of and", "█████ ███", "9"])
def test_texts_without_two_words_have_no_keys(text: str) -> None:
    assert keys(text) == set()


def test_keys_bear_case_punctuation_and_endings() -> None:
    assert keys("Fare gates, photographed riders!") == keys("fare gate photographs (rider)")


def test_keys_fit_a_database_integer_and_never_change() -> None:
    code = f"from plainview.lineage import keys; print(sorted(keys({STORY!r})))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{sorted(keys(STORY))}\n"}
    assert all(0 < key < 2**63 for key in keys(STORY))


def test_an_excerpt_keeps_its_keys_in_a_long_text() -> None:
    long = " ".join(f"{STRANGER.replace('forty', str(n))} Item {n}." for n in range(50))
    assert len(keys(long + STORY) & keys(STORY)) >= len(keys(STORY)) - 1


def test_candidates_of_a_few_documents() -> None:
    documents = [STORY, STRANGER, RETOLD, STRANGER.upper()]
    found = list(candidates(gathered(map(keys, documents))))
    assert [(pair.document, pair.other) for pair in found] == [(0, 2), (1, 3)]


def test_a_story_in_very_many_papers_hangs_together() -> None:
    copies = 10 * FEW
    found = list(candidates(gathered([keys(STORY)] * copies)))
    assert len(found) < 20 * copies
    assert families(found, lambda one, other: True) == [list(range(copies))]


rows = st.sets(st.tuples(st.integers(1, 6), st.integers(0, 50)), max_size=120)


@given(rows)
def test_streams_lists_and_single_documents_agree(rows: set[tuple[int, int]]) -> None:
    held = {document: {key for key, one in rows if one == document} for document in range(51)}
    streamed = list(candidates(postings_of(sorted(rows))))
    assert streamed == list(candidates(gathered(held[document] for document in range(51))))
    holders = {key: sorted(one for k, one in rows if k == key) for key, _ in rows}
    for document, known in held.items():
        found = partners(document, [holders[key] for key in known])
        for other, shared in found.items():
            assert Pair(min(document, other), max(document, other), shared) in streamed
    assert all(pair.document < pair.other and pair.shared >= LEAST_SHARED for pair in streamed)


def test_families_ask_the_strongest_first_and_never_twice() -> None:
    asked = []

    def derived(one: int, other: int) -> bool:
        asked.append((one, other))
        return (one, other) != (3, 4)

    pairs = [Pair(0, 1, 3), Pair(0, 2, 9), Pair(1, 2, 8), Pair(3, 4, 5), Pair(7, 8, 4)]
    assert families(pairs, derived) == [[0, 1, 2], [7, 8]]
    assert asked == [(0, 2), (1, 2), (3, 4), (7, 8)]
