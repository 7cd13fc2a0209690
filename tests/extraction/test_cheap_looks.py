"""The quick looks before a pattern is tried never hide what the pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction import mentions_surnames
from plainview.extraction.attribution import unspoken
from plainview.extraction.frames import rule_borders
from plainview.extraction.learned.model import Table
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


BORDERS = (
    "and", "But", "that", "well-and", "“and", "as,", "ICE", "said:", "\t", "\n", "\u00a0", "",
    "who’s", "the", "—", "no", "never", "can't", "cannot", "not", "share", "no longer",
    "neither", "N’T",
)  # fmt: skip
BORDER = re.compile(
    r"[,;:—–“”\"()]\s|\b(?:that|which|because|while|if|when|whether|but|says|said|say|states"
    r"|stipulates|unless|and|as|so|where|after|before|until|than|who|despite|amid)\s",
    re.IGNORECASE,
)


@given(st.lists(st.sampled_from(BORDERS), max_size=7), st.sampled_from([" ", "\n", ""]))
def test_the_last_border_is_that_of_the_pattern(said: list[str], gap: str) -> None:
    run = " ".join(said) + gap
    ends = [found.end() for found in BORDER.finditer(run)]
    assert rule_borders.last_border(run) == (ends[-1] if ends else 0)


@given(st.lists(st.sampled_from(BORDERS), max_size=4), st.sampled_from([" ", "\n", ""]))
def test_what_is_denied_is_what_the_pattern_says(said: list[str], gap: str) -> None:
    ahead = " ".join(said) + gap
    assert rule_borders.denied(ahead) is (rule_borders._DENYING.search(ahead) is not None)


ASIDES = (
    "Gail Pryor", ",", "the", "director", "who is", "a", "of", "at", "from", "1,200", "with the",
    "policy", "for", "Hughes, an", "",
)  # fmt: skip


@given(st.lists(st.sampled_from(ASIDES), max_size=7))
def test_asides_that_hold_no_role_have_no_pattern(said: list[str]) -> None:
    text = " ".join(said).replace(" ,", ",") + " "
    tail = text[text.rfind(", ") + 2 :] if ", " in text else None
    if mentions_surnames._BEFORE_ROLE.search(text):
        assert tail in mentions_surnames._BEFORE_OFFICE
    if mentions_surnames._ROLE_BEFORE.search(text):
        assert mentions_surnames._ROLE_OF.fullmatch(text, text.rfind(", "))


WEIGHTS = st.lists(st.integers(-60_000, 60_000), min_size=3, max_size=3)


@given(
    WEIGHTS, st.dictionaries(st.sampled_from("abcdef"), WEIGHTS), st.sets(st.sampled_from("abcdz"))
)
def test_rows_added_as_one_number_give_the_sums(
    bias: list[int], rows: dict[str, list[int]], features: set[str]
) -> None:
    known = [rows[name] for name in features if name in rows]
    expected = [sum(column) for column in zip(bias, *known, strict=True)]
    assert Table(("x", "y", "z"), bias, rows).scores(features) == expected
