"""The search for chains: the best founded first, however many there are."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from plainview.flows.graph import Flags, Ints
from plainview.flows.scope import Scope, spread

STEP = 1.0
RUNG = 4096.0
"""One step of a lesser kind outweighs every shorter way: chains count fewer than 4,096 steps."""

MOST_TRIED = 200_000
"""Unfinished chains looked at before a search gives up; it then says that there may be more."""

Floats = npt.NDArray[np.float64]


def costs(found: Scope) -> Floats:
    """Cost of each row, so that the sum over a chain ranks it."""
    kind = np.where(found.possible, RUNG**3, 0.0)
    told = np.choose(found.graph.rank[found.rows], [0.0, RUNG, RUNG**2])
    paid: Floats = kind + told + np.where(found.middle < 0, STEP, 2 * STEP)
    return paid


class Search:
    """Best-first search over unfinished simple chains.

    The lower bound of what is still to be paid is exact for ways that may meet an institution twice
    (A*: Hart, Nilsson, Raphael 1968), for each set of demands already met: bit 0 that a step is
    only possible, bit 1 that the chain passes the hub.
    """

    def __init__(self, found: Scope, hub: int | None) -> None:
        self.found = found
        self.cost = costs(found)
        self.full = 1
        self.meets = found.possible.astype(np.int64)
        if hub is not None:
            self.full = 3
            passes = (found.heads == hub) | (found.tails == hub) | (found.middle == hub)
            self.meets |= passes.astype(np.int64) << 1
        self.first = np.searchsorted(found.tails, np.arange(len(found.graph.names) + 1))
        self.ahead = self._bounds()
        self.halves = _halves(found)

    def chains(self, possible: bool) -> Iterator[list[int] | None]:
        """Places in the scope's rows of each chain, the cheapest first; None where it gives up.

        Chains with a step that is only possible, or those without.
        """
        found, begin = self.found, 0 if possible else 1
        ceiling = np.inf if possible else RUNG**3
        heap: list[tuple[float, tuple[int, ...], int, int, float]] = []
        for source in found.sources:
            if self.ahead[begin, source] < ceiling:
                heap.append((float(self.ahead[begin, source]), (), source, begin, 0.0))
        heapq.heapify(heap)
        tried = 0
        while heap:
            _, way, node, met, paid = heapq.heappop(heap)
            if node == found.target:
                yield list(way)
                continue
            tried += 1
            if tried > MOST_TRIED:
                yield None
                return
            for entry in self._further(way, node, met, paid, ceiling):
                heapq.heappush(heap, entry)

    def _further(
        self, way: tuple[int, ...], node: int, met: int, paid: float, ceiling: float
    ) -> Iterator[tuple[float, tuple[int, ...], int, int, float]]:
        """The chain with each row that can follow."""
        found, part = self.found, slice(int(self.first[node]), int(self.first[node + 1]))
        heads, now = found.heads[part], met | self.meets[part]
        spent = paid + self.cost[part]
        bound = spent + self.ahead[now, heads]
        visited = self._visited(way)
        for near in np.flatnonzero(bound < ceiling).tolist():
            place, head = part.start + near, int(heads[near])
            if head in visited or int(found.middle[place]) in visited:
                continue
            if way and self.halves and self._already(way[-1], node, place):
                continue
            yield float(bound[near]), (*way, place), head, int(now[near]), float(spent[near])

    def _already(self, last: int, node: int, place: int) -> bool:
        """Whether one row through the institution says both steps: that is the same chain."""
        found = self.found
        if found.middle[last] >= 0 or found.middle[place] >= 0:
            return False
        recipient = int(found.graph.recipient[found.rows[place]])
        return (int(found.tails[last]), node, recipient) in self.halves

    def _visited(self, way: tuple[int, ...]) -> set[int]:
        places = list(way)
        seen = set(self.found.tails[places].tolist())
        if self.halves:
            seen.update(one for one in self.found.middle[places].tolist() if one >= 0)
        return seen

    def _bounds(self) -> Floats:
        """The least that remains to be paid from each institution, by the demands already met."""
        found, size = self.found, len(self.found.graph.names)
        ahead = np.full((self.full + 1, size), np.inf)
        ahead[self.full, found.target] = 0.0
        for met in range(self.full, -1, -1):
            for more in range(met + 1, self.full + 1):
                rows = np.flatnonzero((met | self.meets == more) & (self.meets | met != met))
                paid = self.cost[rows] + ahead[more, found.heads[rows]]
                np.minimum.at(ahead[met], found.tails[rows], paid)
            self._relax(ahead[met], self.meets | met == met)
        return ahead

    def _relax(self, ahead: Floats, allowed: Flags) -> None:
        """Lower the bounds of institutions over the allowed rows until nothing changes.

        Bellman and Ford's algorithm, from those alone whose bound has fallen: a round for each step
        of the longest of the best ways, and these are short.
        """
        rows = np.flatnonzero(allowed)
        heads = self.found.heads[rows]
        order = np.argsort(heads, kind="stable")
        tails, cost = self.found.tails[rows][order], self.cost[rows][order]
        first = np.searchsorted(heads[order], np.arange(len(ahead) + 1))
        fallen: Ints = np.flatnonzero(np.isfinite(ahead))
        while len(fallen):
            arcs = spread(first[fallen], first[fallen + 1])
            paid = cost[arcs] + np.repeat(ahead[fallen], first[fallen + 1] - first[fallen])
            onto = tails[arcs]
            lower = paid < ahead[onto]
            onto = onto[lower]
            np.minimum.at(ahead, onto, paid[lower])
            fallen = np.unique(onto)


def _halves(found: Scope) -> set[tuple[int, int, int]]:
    """Who gives, through whom, to whom: two steps that a row through the middle is already."""
    joined = np.flatnonzero(found.middle >= 0)
    # not the heads: of several targets all are the first
    recipients = found.graph.recipient[found.rows[joined]]
    columns = (found.tails[joined], found.middle[joined], recipients)
    return set(zip(*(column.tolist() for column in columns), strict=True))
