"""What people type becomes a search, or a clear refusal."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainview.model import WrongUse
from plainview.store import search_marks
from plainview.store.query import parse
from plainview.store.search_marks import marks

TYPED = [
    ("ferry records", '("ferry" AND "records")'),
    ('"ferry records"', '"ferry records"'),
    ("ferry AND records", '("ferry" AND "records")'),
    ("ferry OR tram", '("ferry" OR "tram")'),
    ("ferry NOT tram", '("ferry" NOT "tram")'),
    ("(ferry OR tram) records", '(("ferry" OR "tram") AND "records")'),
    ("ferr*", '"ferr"*'),
    ('"ferry rec"*', '"ferry rec"*'),
    ("287(g)", '"287 g"'),
    ("(287(g))", '"287 g"'),
    ("U.S.C. § 1357", '("u s c" AND "1357")'),
    ("Café", '"cafe"'),
    ("and or not", '("and" AND "or" AND "not")'),
    ('"unclosed phrase', '"unclosed phrase"'),
    ("words) here", '("words" AND "here")'),
    ('ferry "" records', '("ferry" AND "records")'),
    ("near(ferry tram)", '("near ferry" AND "tram")'),
    ("words: ferry", '("words" AND "ferry")'),
    ("o'brien", '"o brien"'),
]


@pytest.mark.parametrize(("typed", "expression"), TYPED)
def test_what_is_typed_becomes_an_expression(typed, expression):
    assert parse(typed).expression == expression


REPAIRED = [
    ("ferry OR", '"ferry"', "ferry", "OR with nothing"),
    ("ferry AND OR tram", '("ferry" OR "tram")', "ferry OR tram", "AND with nothing"),
    ("ferry NOT", '"ferry"', "ferry", "NOT with nothing"),
    ("NOT ferry tram", '("tram" NOT "ferry")', "tram NOT ferry", ""),
    ("ferry AND NOT tram", '("ferry" NOT "tram")', "ferry NOT tram", ""),
    ("tram OR NOT ferry", '"tram"', "tram", "needs words"),
    ("(ferry", '"ferry"', "ferry", "closed at the end"),
    ("ferry NOT (tram OR", '("ferry" NOT "tram")', "ferry NOT tram", "closed at the end"),
    ("() ferry", '"ferry"', "ferry", "empty brackets"),
    (") ferry", '"ferry"', "ferry", ""),
    ("(" * 3000 + "ferry", '"ferry"', "ferry", "brackets were left out"),
    ("(ferry OR tram) \"old line\"", '(("ferry" OR "tram") AND "old line")',
     '(ferry OR tram) "old line"', ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "expression", "readable", "note"), REPAIRED)
def test_what_makes_no_sense_is_left_out_and_said(typed, expression, readable, note):
    asked = parse(typed)
    assert (asked.expression, asked.readable) == (expression, readable)
    assert bool(asked.notes) == bool(note)
    assert note in " ".join(asked.notes)


def test_too_many_words_are_cut_and_said():
    asked = parse(" ".join(f"w{n}" for n in range(60)))
    assert len(asked.terms) == 40
    assert asked.notes == ("only the first 40 words are searched for",)


@pytest.mark.parametrize("typed", ["", "   ", "█ * ! \0", "AND", "NOT ferry", "()", "NOT (a OR b)"])
def test_where_there_is_no_word_advice_is_given(typed):
    with pytest.raises(WrongUse, match="no word") as refusal:
        parse(typed)
    assert refusal.value.advice


# a busy machine says nothing about the code
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    "ferry",
    "AND",
    "OR",
    "NOT",
    "(",
    ")",
    '"',
    "*",
    "a*",
    "'",
    "-",
    ":",
    "^",
    "NEAR",
    "é",
    "\0",
]


@UNTIMED
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map(" ".join))
def test_the_index_understands_every_expression(typed):
    try:
        asked = parse(typed)
    except WrongUse:
        return
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5 (words)")
    found = index.execute("SELECT * FROM t WHERE t MATCH ?", (asked.expression,)).fetchall()
    assert found == []  # understood, and nothing is there to find
    index.close()


@UNTIMED
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_a_query_read_aloud_means_the_same(typed):
    try:
        asked = parse(typed)
    except WrongUse:
        return
    again = parse(asked.readable)
    assert (again.expression, again.readable, again.notes) == (asked.expression, asked.readable, ())


MARKED = [
    ("The Ferry Board met", "ferry", ["Ferry"]),
    ("a ferry, the ferries", "ferr*", ["ferry", "ferries"]),
    ("the harbour board and the board", '"harbour board"', ["harbour board"]),
    ("a Café at noon", "cafe", ["Café"]),
    ("tram or ferry", "tram NOT ferry", ["tram"]),
    ("board board", "board OR board*", ["board", "board"]),
]


@pytest.mark.parametrize(("words", "typed", "expected"), MARKED)
def test_hits_are_marked_where_the_terms_stand(words, typed, expected):
    assert [words[a:b] for a, b in marks(words, parse(typed).terms)] == expected


@UNTIMED
@given(
    st.lists(st.sampled_from(["ferry", "café", "Ferry", "board", "O'Brien", "█", "İ", "“x”"])).map(
        " ".join
    ),
    st.sampled_from(["ferry", "cafe", "ferr*", '"ferry board"', "x", "o'brien", "brien OR board*"]),
)
def test_the_quick_way_of_marking_finds_the_same(words, typed):
    terms = parse(typed).terms
    assert marks(words, terms) == search_marks._joined(sorted(search_marks._runs(words, terms)))
