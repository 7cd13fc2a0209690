"""Minimum cuts between two vertices of a network with capacities on its arcs.

The graph library has no maximum flow between two vertices, and the one of SciPy weighs 114 MB, so
that Dinic's algorithm (1970) stands here, with its levels computed by arrays. All minimum cuts are
the closed sets of the residual network's condensation (Picard, Queyranne 1980).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rustworkx

from plainview.flows.graph import Ints
from plainview.flows.scope import directed, spread

Floats = npt.NDArray[np.float64]
_LEAST = 1e-9
"""Capacities below this are rounding."""


@dataclass(frozen=True)
class Network:
    """Arcs from `tails` to `heads` with capacities, numpy.inf where an arc cannot be cut."""

    size: int
    tails: Ints
    heads: Ints
    capacities: Floats


class _Residual:
    """Each arc beside its reverse, by the vertex that it leaves; `room` is what can still flow."""

    def __init__(self, network: Network) -> None:
        count = len(network.tails)
        tails = np.concatenate([network.tails, network.heads])
        order = np.argsort(tails, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(2 * count)
        self.size = network.size
        self.tails = tails[order]
        self.heads = np.concatenate([network.heads, network.tails])[order]
        self.first = np.searchsorted(self.tails, np.arange(network.size + 1))
        self.back = np.concatenate([place[count:], place[:count]])[order]
        self.room = np.concatenate([network.capacities, np.zeros(count)])[order]
        self.arcs = place[:count]

    def levels(self, source: int, target: int) -> Ints:
        """Steps from the source over arcs with room, as far as the target; -1 beyond."""
        level = np.full(self.size, -1, np.int64)
        level[source] = 0
        frontier, depth = np.array([source]), 0
        while len(frontier) and level[target] < 0:
            depth += 1
            arcs = spread(self.first[frontier], self.first[frontier + 1])
            found = self.heads[arcs[self.room[arcs] > _LEAST]]
            level[found[level[found] < 0]] = depth
            frontier = np.flatnonzero(level == depth)
        return level

    def push(self, level: Ints, source: int, target: int) -> float:
        """A blocking flow over the levels; its value."""
        useful = (self.room > _LEAST) & (level[self.tails] + 1 == level[self.heads])
        arcs = np.flatnonzero(useful & (level[self.tails] >= 0))
        at = np.searchsorted(self.tails[arcs], np.arange(self.size + 1)).tolist()
        ahead, listed = self.heads[arcs].tolist(), arcs.tolist()
        room = self.room[arcs].tolist()
        ends, sent, node = at[1:], 0.0, source
        way: list[int] = []
        while True:
            if node == target:
                least = min(room[step] for step in way)
                sent += least
                for step in way:
                    room[step] -= least
                    self.room[self.back[listed[step]]] += least
                cut = next(n for n, step in enumerate(way) if room[step] <= _LEAST)
                node = int(self.tails[listed[way[cut]]])
                del way[cut:]
            elif at[node] < ends[node]:
                step = at[node]
                if room[step] > _LEAST:
                    way.append(step)
                    node = ahead[step]
                else:
                    at[node] += 1
            elif way:
                node = int(self.tails[listed[way.pop()]])
                at[node] += 1
            else:
                break
        self.room[arcs] = room
        return sent


@dataclass(frozen=True)
class Cuts:
    """The least total capacity, and minimum cuts as sorted tuples of arc numbers.

    `value` is numpy.inf, and there is no cut, where some way cannot be cut. `more` says that the
    limit left cuts out.
    """

    value: float
    cuts: tuple[tuple[int, ...], ...]
    more: bool


def minimum_cuts(network: Network, source: int, target: int, limit: int = 1) -> Cuts:
    """The minimum cuts that part the target from the source, at most `limit` of them."""
    fixed = np.flatnonzero(np.isinf(network.capacities))
    if _joined(network, fixed, source, target):
        return Cuts(float("inf"), (), False)
    finite = network.capacities[np.isfinite(network.capacities)]
    # more than all that can be cut together is as good as infinite, and can be added up
    ceiling = float(finite.sum()) + 1.0
    capacities = np.minimum(network.capacities, ceiling)
    bounded = Network(network.size, network.tails, network.heads, capacities)
    residual = _Residual(bounded)
    value = 0.0
    while True:
        level = residual.levels(source, target)
        if level[target] < 0:
            break
        value += residual.push(level, source, target)
    if value == 0.0:
        return Cuts(0.0, ((),), False)
    found: dict[tuple[int, ...], None] = {}
    for cut in _closures(residual, bounded, source, target):
        if len(found) == limit and cut not in found:
            return Cuts(value, tuple(found), True)
        found[cut] = None
    return Cuts(value, tuple(found), False)


def _joined(network: Network, arcs: Ints, source: int, target: int) -> bool:
    net = directed(network.tails[arcs], network.heads[arcs], network.size)
    return rustworkx.has_path(net, source, target)


def _closures(
    residual: _Residual, network: Network, source: int, target: int
) -> Iterator[tuple[int, ...]]:
    """The arcs that leave each closed set of the residual network that holds only the source.

    Branching on the two ends of arcs that are full and join two components gives every cut once.
    """
    open_arcs = residual.room > _LEAST
    net = directed(residual.tails[open_arcs], residual.heads[open_arcs], residual.size)
    part = np.zeros(residual.size, np.int64)
    for number, members in enumerate(rustworkx.strongly_connected_components(net)):
        part[members] = number
    count = int(part.max()) + 1
    full = np.flatnonzero(
        (residual.room[residual.arcs] <= _LEAST) & (part[network.tails] != part[network.heads])
    )
    before, after = part[residual.tails[open_arcs]], part[residual.heads[open_arcs]]
    joins = np.unique((before * count + after)[before != after])
    dag = directed(joins // count, joins % count, count)
    inside = {int(part[source])} | rustworkx.descendants(dag, int(part[source]))
    outside = {int(part[target])} | rustworkx.ancestors(dag, int(part[target]))
    ends = sorted({*part[network.tails[full]].tolist(), *part[network.heads[full]].tolist()})
    tails, heads = part[network.tails[full]].tolist(), part[network.heads[full]].tolist()
    stack = [(inside, outside)]
    while stack:
        inside, outside = stack.pop()
        undecided = next((one for one in ends if one not in inside and one not in outside), None)
        if undecided is None:
            pairs = zip(full.tolist(), tails, heads, strict=True)
            yield tuple(arc for arc, tail, head in pairs if tail in inside and head in outside)
            continue
        stack.append((inside, outside | {undecided} | rustworkx.ancestors(dag, undecided)))
        stack.append((inside | {undecided} | rustworkx.descendants(dag, undecided), outside))
