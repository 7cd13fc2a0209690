"""Whether a finding or claim of now is the one that was judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import WrongUse
from plainview.store.judging_places import (
    CHANGED,
    CLAIM,
    FINDING,
    SAME,
    Place,
    judgement_on,
    seen,
)

HERE = Place("d" * 64, "custody", 100, 160, "words", "46000")
THERE = Place("e" * 64, "custody", 10, 60, "other words", "38500")


def stored(*places: Place, check: str = "over_capacity"):
    row = judgement_on(FINDING, "f" * 64, "no", "Two dates", "2031-01-01", check, places)
    found = seen(1, row.about, row.verdict, row.reason, row.made_at, row.snapshot)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((HERE, THERE), SAME),
        ((THERE, HERE), SAME),
        # read anew: moved, or the same place in other words
        ((replace(HERE, start=900, stop=960), THERE), SAME),
        ((replace(HERE, start=110, stop=170, quote="more words"), THERE), SAME),
        # the number is another one now
        ((replace(HERE, content="49000"), THERE), CHANGED),
        # a fact joined it, a fact left it
        ((HERE, THERE, replace(THERE, document="a" * 64)), CHANGED),
        ((HERE,), CHANGED),
        # another document, another type
        ((replace(HERE, document="a" * 64), replace(THERE, document="b" * 64)), ""),
        ((replace(HERE, type="staffing"), replace(THERE, type="staffing")), ""),
        ((replace(HERE, start=900, stop=960, quote="elsewhere"),), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_a_finding_is_found_again(now: tuple[Place, ...], expected: str) -> None:
    assert stored(HERE, THERE).still("over_capacity", now) == expected


def test_a_finding_of_another_check_is_another() -> None:
    assert stored(HERE).still("occupancy", [HERE]) == ""


def test_of_several_facts_at_one_place_the_same_is_meant() -> None:
    rest = replace(HERE, content="700")
    assert stored(HERE).still("over_capacity", [HERE]) == SAME
    assert stored(HERE, rest).still("over_capacity", [rest, HERE]) == SAME


places = st.builds(
    Place,
    st.sampled_from(["a" * 64, "b" * 64]),
    st.sampled_from(["custody", ""]),
    st.integers(0, 50),
    st.integers(51, 90),
    st.text(max_size=3),
    st.text(max_size=3),
)


@given(st.lists(places, min_size=1, max_size=6, unique_by=lambda one: (one.document, one.type)))
def test_what_did_not_change_stays_judged(held: list[Place]) -> None:
    item = stored(*held)
    assert item.places == tuple(sorted(held, key=lambda one: (
        one.document, one.type, one.start, one.stop, one.quote, one.content)))  # fmt: skip
    assert item.still("over_capacity", held) == SAME
    assert item.still("over_capacity", held[::-1]) == SAME


@pytest.mark.parametrize(("verdict", "why"), [("no", " "), ("perhaps", "because"), ("", "because")])
def test_a_judgement_needs_a_verdict_and_a_reason(verdict: str, why: str) -> None:
    with pytest.raises(WrongUse):
        judgement_on(CLAIM, "c" * 64, verdict, why, "2031-01-01", "", [HERE])


def test_other_kinds_pass_by() -> None:
    assert seen(1, "name:us-ice||||harbour", "yes", "r", "t", "{}") is None
