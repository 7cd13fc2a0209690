"""Pairs of a category: each once, memberships left out, the most connected first."""

from hypothesis import given
from hypothesis import strategies as st

from plainview.flows import Edge, build, pairs

PLATES, TAX = "data:licence_plate_read", "data:tax_address"
names = st.sampled_from("ABCDEF")
edges = st.lists(
    st.builds(Edge, names, names, st.sampled_from([PLATES, TAX, None]), facts=st.just(("f",))),
    max_size=30,
)


@given(edges, st.integers(1, 6), st.integers(1, 40))
def test_pairs_are_those_of_the_edges_and_all_are_counted(told, institutions, limit):
    told = [*told, Edge("A", "B", PLATES, facts=("f",))]
    found = pairs(build(told), PLATES, None, institutions, limit)
    wanted = {
        (edge.provider, edge.recipient)
        for edge in told
        if edge.category == PLATES and edge.provider != edge.recipient
    }
    shown = [(pair.provider, pair.recipient) for pair in found.pairs]
    assert len(shown) == len(set(shown)) <= limit and set(shown) <= wanted
    assert len({name for pair in shown for name in pair}) <= institutions
    assert len(shown) + found.left_out == len(wanted)


def test_what_is_denied_is_possible_only_and_a_membership_is_no_pair():
    told = [
        Edge("A", "B", PLATES, facts=("1",)),
        Edge("B", "C", PLATES, facts=("2",)),
        Edge("B", "C", PLATES, polarity="-", facts=("3",)),
        Edge("A", "C", None, kind="membership", facts=("4",)),
    ]
    found = {
        (p.provider, p.recipient): p.documented
        for p in pairs(build(told), PLATES, None, 9, 9).pairs
    }
    assert found == {("A", "B"): True, ("B", "C"): False}


def test_a_day_before_it_began_has_none():
    told = [Edge("A", "B", PLATES, start="2025-01-01", facts=("1",))]
    assert pairs(build(told), PLATES, "2024-06-01", 9, 9).pairs == ()
