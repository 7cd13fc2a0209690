"""Rows through the middle, several targets, classes: chains and cuts against trying everything."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.flows import Edge, build, cut, obtained, reach

SOURCE, TARGETS = "n0", ("n1", "n2")
Way = tuple[tuple[str, ...], bool]
"""The institutions of a chain, and whether it is documented."""


def said(provider: str, middle: str, recipient: str) -> list[Edge]:
    """What one statement gives that names all three."""
    return [
        Edge(provider, middle, "plates"),
        Edge(middle, recipient, "plates"),
        Edge(provider, recipient, "plates", through=middle),
    ]


def random_edges(seed: int) -> list[Edge]:
    draw = random.Random(seed)
    nodes = [f"n{number}" for number in range(draw.randint(4, 8))]
    found = {(SOURCE, "leaf", None): Edge(SOURCE, "leaf", "plates")}
    for target in TARGETS:
        found["root", target, None] = Edge("root", target, "plates")
    for _ in range(draw.randint(3, 12)):
        one, two, three = draw.sample(nodes, 3)
        if draw.random() < 0.4:
            new = said(one, two, three)
        else:
            new = [Edge(one, two, "plates", onward=draw.choice(["allowed", "unknown"]))]
        for edge in new:
            # of two that say the same, leave to pass on wins, as in the graph
            key = (edge.provider, edge.recipient, edge.through)
            if key not in found or edge.onward == "allowed":
                found[key] = edge
    return list(found.values())


def ways(edges: list[Edge]) -> set[Way]:
    """Every chain by which the first target or the second obtains what the source has."""
    halves = {(e.provider, e.through, e.recipient) for e in edges if e.through}
    never = {SOURCE, *TARGETS}
    usable = [
        edge
        for edge in edges
        if edge.provider not in TARGETS and edge.recipient != SOURCE and edge.through not in never
    ]

    def onward(nodes: tuple[str, ...], sure: bool, last: Edge | None) -> Iterator[Way]:
        if nodes[-1] in TARGETS:
            yield nodes, sure
            return
        for edge in usable:
            new = [name for name in (edge.through, edge.recipient) if name]
            if edge.provider != nodes[-1] or set(new) & set(nodes):
                continue
            joined = last and (last.provider, edge.provider, edge.recipient) in halves
            if joined and last and not last.through and not edge.through:
                continue
            known = nodes[-1] == SOURCE or edge.onward == "allowed"
            yield from onward((*nodes, *new), sure and known, edge)

    return set(onward((SOURCE,), True, None))


seeds = st.integers(0, 10**9)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(seeds)
def test_chains(seed: int) -> None:
    edges = random_edges(seed)
    found = reach(build(edges), "plates", TARGETS, holder=SOURCE, limit=10_000)
    got = [
        ((SOURCE, *(step.edge.recipient for step in chain.steps)), chain.documented)
        for chain in (*found.documented, *found.possible)
    ]
    assert set(got) == ways(edges)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(seeds, st.booleans())
def test_cuts_stop_every_chain_and_fewer_do_not(seed: int, documented: bool) -> None:
    edges = random_edges(seed)
    expected = {nodes for nodes, sure in ways(edges) if sure or not documented}
    found = cut(build(edges), "plates", TARGETS, holder=SOURCE, by="hub", documented=documented)
    if any(len(nodes) == 2 for nodes in expected):
        assert found.size is None
        return
    hubs = sorted({name for nodes in expected for name in nodes[1:-1]})
    least = next(
        size
        for size in range(len(hubs) + 1)
        for ended in combinations(hubs, size)
        if all(set(ended) & set(nodes[1:-1]) for nodes in expected)
    )
    ended = {item.name for item in found.cuts[0]}
    assert all(ended & set(nodes[1:-1]) for nodes in expected)
    # what is documented of some may join into ways that are not: more than enough is cut then
    assert found.size == least if not documented else (found.size or 0) >= least


@settings(max_examples=200, deadline=None, derandomize=True)
@given(seeds)
def test_who_obtains_it(seed: int) -> None:
    edges = random_edges(seed)
    levels = obtained(build(edges), "plates", holder=SOURCE)
    reached = {nodes[-1]: sure for nodes, sure in sorted(ways(edges), key=lambda way: way[1])}
    for target in TARGETS:
        expected = {True: "documented", False: "possible", None: None}[reached.get(target)]
        # on a way to one target the other may stand
        assert levels.get(target) == expected or any(t in levels for t in TARGETS if t != target)


@pytest.mark.parametrize("documented", [True, False])
def test_an_agreement_of_three_is_one(documented: bool) -> None:
    found = cut(build(said("City", "Center", "Agency")), "plates", "Agency", documented=documented)
    names = {item.name for one in found.cuts for item in one}
    assert found.size == 1
    assert names == ({"City to Agency"} if documented else {"City to Center", "Center to Agency"})


def test_a_class_joins_nothing() -> None:
    edges = [
        Edge("City", "sheriffs", "plates"),
        Edge("sheriffs", "Agency", "plates", onward="allowed"),
    ]
    assert reach(build(edges), "plates", "Agency").documented
    assert not reach(build(edges, ["sheriffs"]), "plates", "Agency").documented
