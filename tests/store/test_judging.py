"""Which judgements hold, and what they make of a name: nearer before wider, newer before older."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import WrongUse
from plainview.store.judging import (
    NO,
    UNSURE,
    VERDICTS,
    WITHDRAWN,
    YES,
    Merge,
    Ruling,
    Rulings,
    decide,
    judgement,
    ruling,
    standing,
    surface_key,
)

DOC = "d" * 64


def on(key: int, verdict: str, entity: str, document: str = "", span=None) -> Ruling:
    fact_type = "custody" if span else ""
    return Ruling(key, Merge("harbour watch", entity, document, fact_type, span), verdict, entity)


def decided(rulings: list[Ruling], resolved: str | None) -> tuple[str | None, int | None]:
    chain = Rulings(rulings).on(["harbour watch"], DOC)
    (_, entity), by = decide(chain, (resolved or "Harbour Watch", resolved), "Harbour Watch")
    return entity, by


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Harbour Watch", "harbour  watch"),
        ("Sheriff’s Office", "sheriff's office"),
        ("the agency's", "Agency"),
        ("HARBOUR\u00a0WATCH", "Harbour Watch"),
    ],
)
def test_names_are_one_however_they_are_written(a, b):
    assert surface_key(a) == surface_key(b)


@pytest.mark.parametrize(
    ("rulings", "resolved", "expected"),
    [
        # a yes wins over whatever the resolver said, and over an older yes
        ([on(1, YES, "a")], None, ("a", 1)),
        ([on(1, YES, "a")], "b", ("a", 1)),
        ([on(1, YES, "a"), on(2, YES, "b")], "c", ("b", 2)),
        # a no opens what it was about and nothing else
        ([on(1, NO, "a")], "a", (None, 1)),
        ([on(1, NO, "a")], "b", ("b", None)),
        ([on(1, NO, "a"), on(2, NO, "b")], "b", (None, 2)),
        # a newer no undoes an older yes; what is left is the resolver's, if that is another
        ([on(1, YES, "a"), on(2, NO, "a")], "b", ("b", None)),
        ([on(1, YES, "a"), on(2, NO, "a")], "a", (None, 2)),
        # a newer no on another body leaves the older yes
        ([on(1, YES, "a"), on(2, NO, "b")], "b", ("a", 1)),
        # unsure opens; a newer yes closes again
        ([on(1, UNSURE, "")], "a", (None, 1)),
        ([on(1, UNSURE, ""), on(2, YES, "a")], "b", ("a", 2)),
        ([on(1, YES, "a"), on(2, UNSURE, "")], "a", (None, 2)),
        # withdrawn: as if nothing had been judged before
        ([on(1, YES, "a"), on(2, WITHDRAWN, "")], "b", ("b", None)),
        ([on(1, YES, "a"), on(2, WITHDRAWN, ""), on(3, NO, "b")], "b", (None, 3)),
        # a document's own judgement is nearer than one on the record, though older
        ([on(1, YES, "a", DOC), on(2, YES, "b")], None, ("a", 1)),
        ([on(1, NO, "b", DOC), on(2, YES, "b")], "b", (None, 1)),
        ([on(1, YES, "a", "e" * 64)], "b", ("b", None)),
        # and one on the fact nearer still
        ([on(1, YES, "a", DOC, (4, 9)), on(2, YES, "b", DOC), on(3, YES, "c")], None, ("a", 1)),
        # withdrawing in a document does not touch the record
        ([on(1, YES, "a"), on(2, YES, "b", DOC), on(3, WITHDRAWN, "", DOC)], None, ("a", 1)),
    ],
)  # fmt: skip
def test_what_a_name_stands_for(rulings, resolved, expected):
    assert decided(rulings, resolved) == expected


verdicts = st.sampled_from(VERDICTS)
bodies = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(verdicts, bodies), max_size=8), bodies)
def test_the_newest_word_is_the_last(given_, resolved):
    rulings = [
        on(key, verdict, entity if verdict in (YES, NO) else "")
        for key, (verdict, entity) in enumerate(given_, 1)
    ]
    entity, by = decided(rulings, resolved)
    assert {item.key for item in standing(rulings)} <= {item.key for item in rulings}
    if not rulings or rulings[-1].verdict == WITHDRAWN:
        assert (entity, by) == (resolved, None)
    elif rulings[-1].verdict == YES:
        assert entity == rulings[-1].merge.entity
    elif rulings[-1].verdict == UNSURE:
        assert entity is None
    else:
        assert entity != rulings[-1].merge.entity


@given(
    st.text(min_size=1), st.text("abc-", max_size=8), st.sampled_from(["", DOC]),
    st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
)  # fmt: skip
def test_the_key_of_a_judgement_says_all_that_it_is_about(surface, entity, document, span):
    merge = Merge(surface_key(surface), entity, document, "rule" if span else "", span)
    assert Merge.parse(merge.about) == merge


def test_other_kinds_of_judgement_pass_by():
    assert ruling(1, "finding:over_capacity|facts", YES, "{}") is None
    with pytest.raises(ValueError, match="no judgement on a name"):
        Merge.parse("claim:abc")


@pytest.mark.parametrize(
    ("surface", "entity", "verdict", "why", "words"),
    [
        ("harbour watch", "a", YES, " ", "reason"),
        ("harbour watch", "a", "maybe", "because", "no verdict"),
        ("", "a", YES, "because", "no name"),
        ("harbour watch", "", NO, "because", "no body"),
    ],
)
def test_what_is_no_judgement(surface, entity, verdict, why, words):
    with pytest.raises(WrongUse, match=words):
        judgement(Merge(surface, entity), verdict, why, "2026-01-01T00:00:00Z", {})
