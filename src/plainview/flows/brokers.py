"""Hubs: who stands between others most, and who receives most."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
import numpy.typing as npt
import rustworkx

from plainview.flows.graph import Graph, Ints
from plainview.flows.scope import directed, spread

SURE = 0.95
"""How sure the error bounds are, each for itself."""

_SMALL = 2_000_000
"""Institutions times edges up to which betweenness is exact; that takes under a second."""


@dataclass(frozen=True, slots=True)
class Hub:
    """How much an institution brokers, and how many it gives to and receives from.

    `between` is the share of the ordered pairs of institutions for which it lies on the shortest
    ways, each way of a pair counting alike, from 0 to 1 (betweenness, Freeman 1977), as the mean
    over the categories; `error` is what it may be off by, up or down: 0 where it was counted.
    """

    name: str
    between: float
    error: float
    gives_to: int
    receives_from: int


def hubs(
    graph: Graph, as_of: str | None = None, pivots: int = 400, seed: int = 0, limit: int = 20
) -> tuple[Hub, ...]:
    """The institutions that broker most, the greatest first, over all categories.

    A large graph is sampled: shortest ways from `pivots` institutions for each category, drawn by
    `seed` (Brandes and Pich 2007), with the error of Hoeffding's inequality (1963).
    """
    size = len(graph.names)
    between, error = np.zeros(size), 0.0
    carried = sorted({number for number in graph.category.tolist() if number >= 0})
    for number in carried:
        rows = graph.standing(number, as_of)
        rows = rows[(graph.provider[rows] != graph.recipient[rows]) & (graph.through[rows] < 0)]
        share, off = _betweenness(graph.provider[rows], graph.recipient[rows], size, pivots, seed)
        between += share / len(carried)
        error += off / len(carried)
    gives, receives = _partners(graph, as_of)
    order = np.lexsort((np.arange(size), -between))[:limit]
    return tuple(_hub(graph, one, between, error, gives, receives) for one in order.tolist())


def receivers(
    graph: Graph, as_of: str | None = None, limit: int = 20
) -> tuple[tuple[str, int], ...]:
    """The institutions with the most direct providers, with the number of these."""
    _, receives = _partners(graph, as_of)
    order = np.lexsort((np.arange(len(receives)), -receives))[:limit]
    return tuple((graph.names[one], int(receives[one])) for one in order.tolist() if receives[one])


def _hub(
    graph: Graph,
    node: int,
    between: npt.NDArray[np.float64],
    error: float,
    gives: Ints,
    receives: Ints,
) -> Hub:
    return Hub(
        graph.names[node], float(between[node]), error, int(gives[node]), int(receives[node])
    )


def _partners(graph: Graph, as_of: str | None) -> tuple[Ints, Ints]:
    """How many each institution gives to, and how many it receives from."""
    rows = graph.standing(None, as_of)
    rows = rows[graph.through[rows] < 0]
    pairs = np.unique(np.stack([graph.provider[rows], graph.recipient[rows]]), axis=1)
    pairs = pairs[:, pairs[0] != pairs[1]]
    size = len(graph.names)
    return np.bincount(pairs[0], minlength=size), np.bincount(pairs[1], minlength=size)


def _betweenness(
    tails: Ints, heads: Ints, size: int, pivots: int, seed: int
) -> tuple[npt.NDArray[np.float64], float]:
    """Shares and their error; parallel edges are one way, as they are for the exact count."""
    pairs = np.unique(tails * size + heads)
    tails, heads = pairs // size, pairs % size
    if size * len(pairs) <= _SMALL or pivots >= size:
        exact = rustworkx.digraph_betweenness_centrality(directed(tails, heads, size))
        return np.array([exact[node] for node in range(size)]), 0.0
    place = np.searchsorted(tails, np.arange(size + 1))
    total = np.zeros(size)
    for pivot in random.Random(seed).sample(range(size), pivots):
        total += _dependencies(place, heads, size, pivot)
    # of all institutions that are drawn none is between itself and others: size / (size - 1);
    # a pivot depends on one for at most the size - 2 others, so that each share is 0 to 1
    wider = size / (size - 1)
    error = wider * sqrt(log(2 / (1 - SURE)) / (2 * pivots))
    return wider * total / (pivots * (size - 2)), error


def _dependencies(place: Ints, heads: Ints, size: int, pivot: int) -> npt.NDArray[np.float64]:
    """How far the shortest ways from the pivot depend on each institution (Brandes 2001)."""
    depth = np.full(size, -1, np.int64)
    ways = np.zeros(size)
    depth[pivot], ways[pivot] = 0, 1.0
    frontier, levels = np.array([pivot]), []
    while len(frontier):
        arcs = spread(place[frontier], place[frontier + 1])
        out = np.repeat(frontier, place[frontier + 1] - place[frontier])
        onto = heads[arcs]
        ahead = depth[onto] < 0
        out, onto = out[ahead], onto[ahead]
        ways += np.bincount(onto, weights=ways[out], minlength=size)
        levels.append((out, onto))
        frontier = np.unique(onto)
        depth[frontier] = len(levels)
    depends = np.zeros(size)
    for out, onto in reversed(levels):
        share = ways[out] / ways[onto] * (1.0 + depends[onto])
        depends += np.bincount(out, weights=share, minlength=size)
    depends[pivot] = 0.0
    return depends
