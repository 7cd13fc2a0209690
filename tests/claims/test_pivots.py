"""Who represents whom: the same whatever came first, and after every change."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.claims.pivots import Join, settle

FACTS = range(9)
edges = st.sets(
    st.tuples(st.sampled_from(FACTS), st.sampled_from(FACTS)).filter(lambda pair: pair[0] < pair[1])
)


def joins_of(pairs: set[tuple[int, int]]):
    def joins(fact: int) -> list[Join]:
        others = [b if a == fact else a for a, b in sorted(pairs) if fact in (a, b)]
        return [Join(other, _rank(other), (fact + other) % 3 > 0) for other in others]

    return joins


def _rank(fact: int) -> int:
    return (fact * 7) % 10


def from_scratch(pairs: set[tuple[int, int]]) -> dict[int, int]:
    return settle({fact: _rank(fact) for fact in FACTS}, lambda fact: None, joins_of(pairs))


@given(edges)
def test_all_agree_with_the_one_they_stand_with(pairs: set[tuple[int, int]]) -> None:
    decided = from_scratch(pairs)
    assert set(decided) == set(FACTS)
    for fact, claim in decided.items():
        assert decided[claim] == claim
        assert fact == claim or (min(fact, claim), max(fact, claim)) in pairs
    for one, two in pairs:
        assert not (decided[one] == one and decided[two] == two)


@given(edges, st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(FACTS)), max_size=8))
@settings(max_examples=200)
def test_settling_again_what_was_touched_gives_what_a_fresh_run_gives(
    pairs: set[tuple[int, int]], changes: list[tuple[int, int]]
) -> None:
    standing = from_scratch(pairs)
    for one, two in changes:
        if one == two:
            continue
        pairs ^= {(min(one, two), max(one, two))}
        touched = {fact: _rank(fact) for fact in (one, two)}
        standing |= settle(touched, standing.get, joins_of(pairs))
    assert standing == from_scratch(pairs)
