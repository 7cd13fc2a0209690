"""What people type becomes a search, or a clear refusal."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import WrongUse
from plainview.store.query import marks, parse

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


REFUSED = [
    ("", "no word"),
    ("   ", "no word"),
    ("█ * ! \0", "no word"),
    ("AND", "no word"),
    ("NOT ferry", "missing"),
    ("ferry OR", "missing"),
    ("ferry AND OR tram", "missing"),
    ("(ferry", "bracket"),
    ("() ferry", "missing"),
    (" ".join(["ferry"] * 41), "more than 40"),
    ("(" * 3000 + "ferry", "bracket"),
]


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_makes_no_sense_is_refused_with_advice(typed, reason):
    with pytest.raises(WrongUse, match=reason) as refusal:
        parse(typed)
    assert refusal.value.advice


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


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map(" ".join))
def test_the_index_understands_every_expression(typed):
    try:
        query = parse(typed)
    except WrongUse:
        return
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5 (words)")
    found = index.execute("SELECT * FROM t WHERE t MATCH ?", (query.expression,)).fetchall()
    assert found == []  # understood, and nothing is there to find
    index.close()


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
