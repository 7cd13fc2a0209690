"""Chains and cuts of random graphs against trying everything."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flows import brute

from plainview.flows import Edge, build, cut, dominators, reach

SOURCE, TARGET = "n0", "n1"


def random_edges(seed: int) -> list[Edge]:
    """Up to 14 institutions, with self-loops, cycles and parallel edges, dense enough for chains.

    Drawn here and not by hypothesis, which draws too few with chains: of seeds 0 to 499, 304 have
    one at least and 101 need two agreements or more to end.
    """
    draw = random.Random(seed)
    size = draw.randint(3, 14)
    nodes = [f"n{number}" for number in range(size)]
    found = {}
    for number in range(draw.randint(size, min(3 * size, 26))):
        provider = draw.choice([SOURCE, *nodes])
        recipient = draw.choice([TARGET, *nodes])
        if (provider, recipient) == (SOURCE, TARGET) and draw.random() < 0.9:
            continue
        instrument = draw.choice([f"only {number}", f"all of {provider}", f"all to {recipient}"])
        found[provider, recipient, instrument] = Edge(
            provider,
            recipient,
            "plates",
            instrument=instrument,
            onward=draw.choice(["allowed", "unknown"]),
            confidence=draw.choice(["documented", "independent", "once"]),
            facts=(f"fact {number}",),
        )
    # both ends are there, whatever was drawn
    found[SOURCE, "leaf", "x"] = Edge(SOURCE, "leaf", "plates", instrument="x")
    found["root", TARGET, "y"] = Edge("root", TARGET, "plates", instrument="y")
    return list(found.values())


graphs = st.integers(0, 10**9).map(random_edges)
SEEDS = [range(250), range(250, 500)]


def cost(chain: tuple[Edge, ...]) -> tuple[int, int, int, int]:
    told = [edge.confidence for edge in chain]
    possible = sum(edge.onward != "allowed" for edge in chain[1:])
    return possible, told.count("once"), told.count("independent"), len(chain)


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_chains(seeds: range) -> None:
    for edges in map(random_edges, seeds):
        hold_chains(edges)


def hold_chains(edges: list[Edge]) -> None:
    expected = brute.chains(edges, [SOURCE], TARGET)
    found = reach(build(edges), "plates", TARGET, holder=SOURCE, limit=10_000)
    for chains, documented in ((found.documented, True), (found.possible, False)):
        ways = [tuple(step.edge for step in chain.steps) for chain in chains]
        assert set(ways) == {way for way in expected if (cost(way)[0] == 0) == documented}
        assert len(ways) == len(set(ways))
        assert [cost(way) for way in ways] == sorted(cost(way) for way in ways)
        assert all(chain.documented == documented for chain in chains)
    assert not found.more_documented and not found.more_possible


@settings(max_examples=100, deadline=None, derandomize=True)
@given(graphs, st.integers(2, 5), st.integers(1, 3))
def test_chains_through_a_hub(edges: list[Edge], hub: int, limit: int) -> None:
    name = f"n{hub}"
    graph = build(edges)
    if name not in graph.index:
        return
    ways = brute.chains(edges, [SOURCE], TARGET)
    passing = [way for way in ways if name in {edge.recipient for edge in way}]
    found = reach(graph, "plates", TARGET, holder=SOURCE, through=name, limit=limit)
    costs = sorted(cost(way) for way in passing)
    for chains, expected, more in (
        (found.documented, [one for one in costs if not one[0]], found.more_documented),
        (found.possible, [one for one in costs if one[0]], found.more_possible),
    ):
        got = [cost(tuple(step.edge for step in chain.steps)) for chain in chains]
        assert got == expected[:limit]
        assert more == (len(expected) > limit)


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_cuts_of_agreements(seeds: range) -> None:
    for edges in map(random_edges, seeds):
        hold_agreement_cuts(edges)


def hold_agreement_cuts(edges: list[Edge]) -> None:
    found = cut(build(edges), "plates", TARGET, holder=SOURCE, limit=1_000)
    assert found.size is not None and found.split == ()
    expected = brute.agreement_cuts(edges, [SOURCE], TARGET, found.size)
    got = [frozenset(item.name for item in one) for one in found.cuts]
    assert set(got) == expected and len(got) == len(set(got))
    assert found.weight == found.size and not found.more


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_cuts_of_hubs(seeds: range) -> None:
    for edges in map(random_edges, seeds):
        hold_hub_cuts(edges)


def hold_hub_cuts(edges: list[Edge]) -> None:
    found = cut(build(edges), "plates", TARGET, holder=SOURCE, by="hub", limit=1_000)
    expected = brute.hub_cuts(edges, [SOURCE], TARGET)
    if expected is None:
        assert found.size is None and found.open_ways == (SOURCE,)
    else:
        assert {frozenset(item.name for item in one) for one in found.cuts} == expected


@settings(max_examples=100, deadline=None, derandomize=True)
@given(graphs)
def test_what_every_chain_passes(edges: list[Edge]) -> None:
    ways = brute.chains(edges, [SOURCE], TARGET)
    found = dominators(build(edges), "plates", TARGET, holder=SOURCE)
    orgs = [{edge.provider for edge in way} - {SOURCE} for way in ways]
    instruments = [{str(edge.instrument) for edge in way} for way in ways]
    assert {item.name for item in found if item.kind == "org"} == set.intersection(*orgs or [set()])
    passed = {item.name for item in found if item.kind == "instrument"}
    assert passed == set.intersection(*instruments or [set()])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(graphs, st.lists(st.integers(1, 9), min_size=40, max_size=40))
def test_weights(edges: list[Edge], numbers: list[int]) -> None:
    names = sorted({str(edge.instrument) for edge in edges})
    weights = {name: float(number) for name, number in zip(names, numbers, strict=False)}
    found = cut(build(edges), "plates", TARGET, holder=SOURCE, weights=weights, limit=1_000)
    for one in found.cuts:
        ended = {item.name for item in one}
        left = [edge for edge in edges if edge.instrument not in ended]
        assert sum(weights[name] for name in ended) == found.weight
        assert not brute.joined(left, [SOURCE], TARGET)
    if found.size:
        cheapest = min(
            sum(weights[name] for name in ended)
            for size in range(1, found.size + 3)
            for ended in brute.cutting(edges, [SOURCE], TARGET, size)
        )
        assert cheapest == found.weight
