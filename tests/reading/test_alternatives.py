"""Alternations sorted by letter match where the plain ones do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.reading import read
from plainview.reading.alternatives import by_letter

CUES = ["home|work", "(?:tele)?phones?(?: ?(?:nos?|#))?", "(?-i:A)x", "s?n", r"d\.?o\.?b", "[ck]id"]
PLAIN = re.compile(f"(?:{'|'.join(CUES)})", re.IGNORECASE)
SORTED = re.compile(by_letter(CUES), re.IGNORECASE)


@given(st.text("homewrktlpns #Axd.bcidſK", max_size=12))
def test_a_sorted_alternation_begins_where_the_plain_one_does(text: str) -> None:
    for place in range(len(text) + 1):
        assert bool(SORTED.match(text, place)) == bool(PLAIN.match(text, place)), (text, place)


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b"town,plate\nReno,8KTR492\nElko,5ABC123\nEly,\n", 2),
        (b"town,beds\nReno,400\nElko,300\nEly,20\n", 0),
    ],
)
def test_cells_masked_for_their_heading_are_counted(data: bytes, count: int) -> None:
    text = read(data, name="made.csv")
    assert text.masked == count
    assert ("█" in text.content) is (count > 0)
