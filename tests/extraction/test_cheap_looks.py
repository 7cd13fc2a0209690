"""The quick looks before a pattern is tried never hide what the pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction.attribution import unspoken
from plainview.extraction.quantities import lost_scale

AHEAD = (
    "to", "not", "n't", "didn’t", "would not", "DECLINED TO", "the", "An", "its", "their", "they",
    "onto", "officials", "he", ",", "“", "\n", "also", "did",
)  # fmt: skip
AMOUNTS = (
    "one", "half a", "a", "12", "months", "days", "day", "$4", "€96", "acre", "cardinal",
    "hundred", "thousand", "million", "billions", "three", "of", "contract", ",", "for",
)  # fmt: skip


@given(st.lists(st.sampled_from(AHEAD), max_size=5), st.sampled_from([" ", "\n", "", "  "]))
def test_what_is_unspoken_is_what_the_pattern_says(ahead: list[str], gap: str) -> None:
    content = " ".join(ahead) + gap
    start = max(0, len(content) - unspoken._REACH)
    told = unspoken._NOT_SPOKEN.search(content, start, len(content)) is not None
    assert unspoken.is_unspoken(content, len(content)) is told


@given(st.lists(st.sampled_from(AMOUNTS), max_size=9))
def test_runs_of_lost_scale_are_all_that_the_patterns_find(said: list[str]) -> None:
    low = " ".join(said)
    found = [
        match.span()
        for pattern in (lost_scale._TWICE, lost_scale._PERIOD)
        for match in pattern.finditer(low)
    ]
    found += [
        (match.start(), match.end("word"))
        for match in lost_scale._SMALL_SUM.finditer(low)
        if lost_scale._is_lost(low, match, 0)
    ]
    assert list(lost_scale.damaged_runs(low, 0, len(low))) == found


@pytest.mark.parametrize(
    ("low", "run"),
    [
        ("for one 12 months", "one 12 months"),
        ("worth $212 thousand million in all", "212 thousand million"),
        ("two hundred hundred people", "two hundred hundred"),
    ],
)
def test_lost_scales(low: str, run: str) -> None:
    assert run in {low[a:b] for a, b in lost_scale.damaged_runs(low, 0, len(low))}
