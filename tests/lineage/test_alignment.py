"""Passages that one text owes another, through every kind of retelling."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plainview
from plainview.model import Alignment

SOURCE = """\
The county board voted four to three on Tuesday to renew its agreement with a vendor of camera
towers along Route 9. Under the agreement, the sheriff keeps images of 1,240,000 vehicles a month
for at most 45 days.

Residents had asked the board to end the contract in March, after the Harlow Ledger found that
searches from 17 other states had reached the towers. Commissioner records show 3,112 such searches
between January and June, most of them without a case number.

The vendor said that it had switched off national sharing in July. A spokesman for the sheriff
called the towers a cheap way of finding stolen trucks and missing children, and said that two
deputies review every request by hand.

The renewed agreement costs $287,500 a year and runs until September 2027. It lets the board leave
with 60 days of notice, which the first version did not.
"""

FRAME_BEFORE = """\
Orchards in the north of the valley lost a third of their cherries to hail this spring. Growers
expect prices to double before the summer fair opens at Millbrook, and several packing houses have
sent their seasonal workers home for good.
"""

FRAME_AFTER = """\
Ferries between the islands will not sail on Sundays until a second pilot has been trained. The
harbour office advises travellers to cross on Saturday evening and to book a bed at the mission.
"""

COPIED = (
    "Residents had asked the board to end the contract in March, after the Harlow Ledger found"
    " that searches from 17 other states had reached the towers. Commissioner records show 3,112"
    " such searches between January and June, most of them without a case number."
)
SPUN = (
    "Dwellers had begged the panel to finish the contract in March, after the Harlow Ledger"
    " discovered that queries from 17 other states had touched the towers. Commissioner files"
    " display 3,112 such queries between January and June, maximum of them without a case digit."
)
TRANSLATED = (
    "In March the residents had demanded of the board that the contract be ended, after it was"
    " found by the Harlow Ledger that the towers had been reached by searches from 17 other"
    " states. The records of the Commissioner show between January and June 3,112 searches of this"
    " kind, of which the majority had no case number."
)
SPLIT = (
    "The Harlow Ledger found in March that searches from 17 other states had reached the towers."
    " Residents then asked the board to end the contract. There were 3,112 such searches. They"
    " were made between January and June. Most of them came without a case number."
)
REORDERED = (
    "Commissioner records show 3,112 such searches between January and June, most of them without"
    " a case number. Residents had asked the board to end the contract in March, after the Harlow"
    " Ledger found that searches from 17 other states had reached the towers."
)
WRAPPED = COPIED.replace(" that ", "\n   that\n").replace(",", " ,")
MASKED = COPIED.replace("3,112", "█████")


@pytest.mark.parametrize(
    ("retold", "least_score"),
    [
        (COPIED, 0.99),
        (WRAPPED, 0.9),
        (MASKED, 0.9),
        (COPIED.upper(), 0.99),
        (REORDERED, 0.9),
        (SPLIT, 0.6),
        (SPUN, 0.5),
        (TRANSLATED, 0.5),
    ],
    ids=["copied", "wrapped", "masked", "shouted", "reordered", "split", "spun", "translated"],
)
def test_a_retold_passage_is_found_where_it_stands(retold: str, least_score: float) -> None:
    other = FRAME_BEFORE + retold + "\n\n" + FRAME_AFTER
    found = plainview.align(SOURCE, other)
    assert found
    assert min(alignment.score for alignment in found) >= least_score
    true_source = SOURCE.index("Residents"), SOURCE.index("\n\nThe vendor")
    true_other = len(FRAME_BEFORE), len(FRAME_BEFORE) + len(retold)
    for alignment in found:
        assert true_source[0] <= alignment.source_start < alignment.source_end <= true_source[1]
        assert true_other[0] <= alignment.other_start < alignment.other_end <= true_other[1]
    assert sum(one.other_end - one.other_start for one in found) >= 0.7 * len(retold)


def test_a_verbatim_passage_is_cut_to_the_word() -> None:
    # the words before and after differ in mid-sentence, on both sides
    piece = COPIED[COPIED.index("asked the") : COPIED.index(" such searches")]
    other = f"{FRAME_BEFORE} Nobody in town has {piece} tickets. {FRAME_AFTER}"
    (found,) = plainview.align(SOURCE, other)
    assert other[found.other_start : found.other_end].split() == piece.split()
    assert SOURCE[found.source_start : found.source_end].split() == piece.split()


def test_an_excerpt_of_two_places_gives_two_passages() -> None:
    first = SOURCE[: SOURCE.index("\n\nResidents")]
    last = SOURCE[SOURCE.index("The renewed") :]
    found = plainview.align(SOURCE, last + FRAME_BEFORE + first)
    assert [SOURCE[one.source_start :][:11] for one in found] == ["The renewed", "The county "]


SUMMARY = (
    "A county board voted four to three to renew its agreement for camera towers along Route 9, at"
    " $287,500 a year, although the Harlow Ledger had found 3,112 searches from 17 other states."
    " The sheriff keeps images of vehicles at most 45 days; two deputies review requests by hand."
    " National sharing was switched off in July. The board can leave with 60 days of notice."
)


def test_a_summary_is_found_in_a_longer_text() -> None:
    other = FRAME_BEFORE * 2 + SUMMARY + "\n" + FRAME_AFTER * 2
    found = plainview.align(SOURCE, other)
    assert found
    start, end = 2 * len(FRAME_BEFORE), 2 * len(FRAME_BEFORE) + len(SUMMARY)
    covered = sum(min(end, one.other_end) - max(start, one.other_start) for one in found)
    assert covered >= 0.6 * len(SUMMARY)
    assert all(start - 5 <= one.other_start and one.other_end <= end + 5 for one in found)


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("", ""),
        ("", SOURCE),
        (SOURCE, " \n "),
        ("█ — █", SOURCE),
        (FRAME_BEFORE, FRAME_AFTER),
        (SOURCE, FRAME_BEFORE + FRAME_AFTER),
        ("Route 9.", SOURCE),
        # one phrase of everyday officialese
        (
            FRAME_BEFORE + "The spokesman did not immediately respond to a request for comment.",
            FRAME_AFTER + "The company did not immediately respond to a request for comment.",
        ),
    ],
)
def test_texts_that_owe_each_other_nothing(source: str, other: str) -> None:
    assert plainview.align(source, other) == []


@pytest.mark.parametrize("text", [SOURCE, COPIED, "One sentence.", "9", "Ärger im Süden: İzmir 12"])
def test_a_text_aligned_with_itself_gives_the_whole(text: str) -> None:
    (found,) = plainview.align(text, text)
    end = len(text.rstrip())
    assert found == Alignment(0, end, 0, end, 1.0)


def test_one_sentence_inside_a_long_text() -> None:
    sentence = (
        "A spokesman for the sheriff called the towers a cheap way of finding stolen trucks and"
        " missing children, and said that two deputies review every request by hand."
    )
    (found,) = plainview.align(sentence, SOURCE)
    assert (found.source_start, found.source_end) == (0, len(sentence))
    assert SOURCE[found.other_start : found.other_end].split() == sentence.split()


PIECES = [*SOURCE.replace("\n\n", " ").split(". "), FRAME_BEFORE, FRAME_AFTER, SPUN, SUMMARY]
texts = st.lists(st.sampled_from(PIECES), max_size=6).map(". ".join)


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_offsets_are_in_range_and_swapping_swaps(source: str, other: str) -> None:
    found = plainview.align(source, other)
    for one in found:
        assert 0 <= one.source_start < one.source_end <= len(source)
        assert 0 <= one.other_start < one.other_end <= len(other)
        assert 0 < one.score <= 1
    assert {one.swapped() for one in found} == set(plainview.align(other, source))
    assert found == plainview.align(source, other)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_strings_are_taken(source: str, other: str) -> None:
    for one in plainview.align(source, other):
        assert source[one.source_start : one.source_end].strip()
        assert other[one.other_start : one.other_end].strip()


def test_a_table_that_repeats_itself_takes_no_time() -> None:
    row = "Camera 14, County Road, active since May, kept for thirty days.\n"
    start = time.process_time()
    plainview.align(row * 2000, row * 1900 + SOURCE)
    assert time.process_time() - start < 5
