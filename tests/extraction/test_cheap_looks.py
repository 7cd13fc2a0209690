"""The quick looks before a pattern is tried never hide what the pattern finds."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.extraction import dates, mentions_facilities, mentions_surnames, sentences
from plainview.extraction.attribution import speakers, unspoken
from plainview.extraction.frames import rule_borders
from plainview.extraction.learned.model import Table
from plainview.extraction.phrases import Signs
from plainview.extraction.quantities import lost_scale, numbers

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


SIGNS = ("urg", "press", "should", "had better", "ask", "asks", "if ", "a", "ss")


@given(
    st.lists(st.sampled_from((*SIGNS, " ", "x", "’", "sho")), max_size=9),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_signs_stand_where_a_search_finds_them(said: list[str], start: int, length: int) -> None:
    content = "".join(said)
    end = start + length
    for signs in (SIGNS, SIGNS[:3], ("asks",)):
        told = any(content.find(sign, start, end) >= 0 for sign in signs)
        assert Signs(*signs).within(content, start, end) is told


NUMERALS = (
    "1", "20", "2018", "½", "one", "twenty", "seventy", "someone", "phone", "fold", "tenfold",
    "a", "an", "year", "a week", "million", "5million", "trillions", "of", "most of", "tens of",
    "half", "behalf", "_one", "é", "hundred", "thirds", "-", ",", "twice", "décade", "an hour",
)  # fmt: skip


@given(st.lists(st.sampled_from(NUMERALS), max_size=9), st.sampled_from([" ", "", "-"]))
def test_anchors_are_all_that_the_pattern_finds(said: list[str], gap: str) -> None:
    low = gap.join(said)
    found = [at for at in range(len(low)) if numbers.ANCHOR.match(low, at)]
    assert numbers.anchors(low) == found


NAMED = (
    "Detention", "Center", "Eloy", "Correction", "Corrections", "Correctional", "Facility", "Jail",
    "Prison", "Complex", "and", "Processing", "Camp", "Penitentiary", "Immigration", "jail", "’s",
)  # fmt: skip


@given(st.lists(st.sampled_from(NAMED), max_size=9))
def test_facilities_are_all_that_the_pattern_finds(said: list[str]) -> None:
    text = " ".join(said)
    spans = [found.span() for found in mentions_facilities._FACILITY.finditer(text)]
    assert [found.span() for found in mentions_facilities._facilities(text)] == spans


JOINED = ("and", "but", "sand", "did", "also", "had", "Lee", ",", "then", "has", "later", "band")


@given(st.lists(st.sampled_from(JOINED), max_size=5), st.sampled_from([" ", "\n", ""]))
def test_a_verb_is_joined_where_the_pattern_says(said: list[str], gap: str) -> None:
    content = " ".join(said) + gap
    verb = len(content)
    shared = speakers._SHARED.search(content, max(0, verb - 14), verb) is not None
    assert speakers.is_shared(content, verb) is shared


@given(st.text("ab \n\r\f\v\u2028\u2029\x85", max_size=20))
def test_lines_are_the_same_by_either_pattern(content: str) -> None:
    lines = [
        sentences._stripped(content, *found.span()) for found in sentences._BLOCK.finditer(content)
    ]
    blocks = list(sentences._blocks(content)) if any(a < b for a, b in lines) else []
    assert blocks == [(a, b) for a, b in lines if a < b] or sentences._wrap_width(content, lines)


DATED = (
    "the", "last", "These", "past", "previous", "two", "30", "days", "years", "year", "week", "ago",
    "earlier", "this", "Next", "Recent", "decades", "Monday", "today", "May", "2018", "in", ",",
    "March 3", "months", "about", "every", "day", "from", "to", "fiscal", "morning",
)  # fmt: skip


@given(st.lists(st.sampled_from(DATED), max_size=9))
def test_units_without_a_relation_date_nothing(said: list[str]) -> None:
    content = " ".join(said)
    found = [match.span() for match in dates._matches(content)]
    with patch.object(Signs, "within", return_value=True):
        assert [match.span() for match in dates._matches(content)] == found
