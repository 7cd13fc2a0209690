"""Hubs: the exact count on known shapes, the sampled one against it."""

from __future__ import annotations

import random

import pytest
import rustworkx

from plainview.flows import Edge, build, hubs, receivers


def star(count: int) -> list[Edge]:
    cities = [f"city {number:03}" for number in range(count)]
    given = [Edge(city, "Center", "plates") for city in cities]
    return [*given, Edge("Center", "Agency", "plates"), Edge("Center", "Agency", "plates")]


def test_center_of_a_star() -> None:
    first, *others = hubs(build(star(10)))
    assert (first.name, first.gives_to, first.receives_from) == ("Center", 1, 10)
    assert first.between == pytest.approx(10 / (11 * 10)) and first.error == 0.0
    assert all(one.between == 0.0 for one in others)


def test_receivers() -> None:
    assert receivers(build(star(10))) == (("Center", 10), ("Agency", 1))


def test_sampled_against_exact() -> None:
    draw = random.Random(7)
    pairs = {(draw.randrange(1_000), int(draw.paretovariate(0.6)) % 1_000) for _ in range(4_000)}
    pairs = {(one, other) for one, other in pairs if one != other}
    names = [f"org {number}" for number in range(1_000)]
    graph = build([Edge(names[one], names[other], "plates") for one, other in sorted(pairs)])
    sampled = hubs(graph, pivots=500, limit=1_000)
    net: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
    net.add_nodes_from([None] * len(graph.names))
    net.add_edges_from_no_data(
        sorted((graph.index[names[a]], graph.index[names[b]]) for a, b in pairs)
    )
    exact = rustworkx.digraph_betweenness_centrality(net)
    off = [abs(one.between - exact[graph.index[one.name]]) for one in sampled]
    assert 0.0 < sampled[0].error < 0.07
    assert max(off) < sampled[0].error / 5
    best = sorted(exact.values(), reverse=True)[:10]
    assert exact[graph.index[sampled[0].name]] in best and best[0] > 0.01
    again = hubs(graph, pivots=500, limit=1_000)
    assert again == sampled
