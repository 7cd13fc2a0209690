"""Reach: the chains by which an institution obtains a category of data, the best founded first."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import rustworkx

from plainview.flows.edges import Edge
from plainview.flows.graph import Graph
from plainview.flows.scope import Scope, scope

STEP = 1.0
RUNG = 4096.0
"""One step of a lesser kind outweighs every shorter way: chains count fewer than 4,096 steps."""

MOST_TRIED = 200_000
"""Unfinished chains looked at before a search gives up; it then says that there may be more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: its edge, and what believing in it assumes, in words.

    `documented` is False where nobody documents that this institution passes this category on.
    """

    edge: Edge
    documented: bool
    assumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from a holder to the recipient, no institution twice."""

    steps: tuple[Step, ...]

    @property
    def documented(self) -> bool:
        """Whether every step is; otherwise the chain is merely possible."""
        return all(step.documented for step in self.steps)

    @property
    def forbidden_by(self) -> tuple[str, ...]:
        """The rules that its steps break, each once."""
        return tuple(dict.fromkeys(rule for step in self.steps for rule in step.edge.forbidden_by))


@dataclass(frozen=True, slots=True)
class Reach:
    """Documented and possible chains apart, each ranked; and what was searched.

    Ranked by the number of steps that are possible only, then of those that one origin reports,
    then of those that are reported and in no official record, then of all steps. `more_documented`
    and `more_possible` say that the limit left chains out. `holders` are where chains may start,
    `edges` counts the edges of the category that were looked at, `pending` the edges of the graph
    that are only sought or offered.
    """

    category: str
    target: str
    as_of: str | None
    holders: tuple[str, ...]
    documented: tuple[Chain, ...]
    possible: tuple[Chain, ...]
    more_documented: bool
    more_possible: bool
    edges: int
    pending: int

    @property
    def searched(self) -> str:
        """What was searched, in words, for an answer of "no chain"."""
        when = f"on {self.as_of}" if self.as_of else "at any time that has not ended"
        return (
            f"{self.edges} edges that carry {self.category} {when}, from {len(self.holders)}"
            f" holders to {self.target}; {self.pending} edges are only sought or offered"
        )


def reach(
    graph: Graph,
    category: str,
    target: str,
    as_of: str | None = None,
    holder: str | Sequence[str] | None = None,
    through: str | None = None,
    limit: int = 100,
) -> Reach:
    """Chains by which `target` obtains `category`, at most `limit` documented and possible each.

    They start at `holder`, one or several, or else at the collectors of the category, and each
    passes `through`, an institution, where one is given; `as_of` is an EDTF date. A step after the
    first is documented only where its edge says that what was received may go on. Errors as for
    `scope`.
    """
    found = scope(graph, category, target, as_of, holder)
    hub = graph.org(through) if through is not None else None
    if hub is not None and hub == found.target:
        hub = None
    search = _Search(found, hub)
    certain, more_certain = _best(search, False, limit)
    possible, more_possible = _best(search, True, limit)
    return Reach(
        found.category,
        target,
        as_of,
        tuple(graph.names[one] for one in found.sources),
        certain,
        possible,
        more_certain,
        more_possible,
        found.looked_at,
        graph.pending,
    )


def costs(found: Scope) -> npt.NDArray[np.float64]:
    """Cost of each row, so that the sum over a chain ranks it."""
    kind = np.where(found.possible, RUNG**3, 0.0)
    told = np.choose(found.graph.rank[found.rows], [0.0, RUNG, RUNG**2])
    paid: npt.NDArray[np.float64] = kind + told + STEP
    return paid


def _best(search: _Search, possible: bool, limit: int) -> tuple[tuple[Chain, ...], bool]:
    """The first chains in order, and whether there are or may be more."""
    chains: list[Chain] = []
    for rows in search.chains(possible):
        if rows is None or len(chains) == limit:
            return tuple(chains), True
        chains.append(_chain(search.found, rows))
    return tuple(chains), False


class _Search:
    """Best-first search over unfinished simple chains.

    The lower bound of what is still to be paid comes from Dijkstra's algorithm backwards from the
    target (A*: Hart, Nilsson, Raphael 1968), for each set of demands already met: bit 0 that a
    step is only possible, bit 1 that the chain passes the hub.
    """

    def __init__(self, found: Scope, hub: int | None) -> None:
        self.found = found
        self.cost = costs(found)
        self.full = 1
        self.meets = found.possible.astype(np.int64)
        if hub is not None:
            self.full = 3
            self.meets |= ((found.heads == hub) | (found.tails == hub)).astype(np.int64) << 1
        self.first = np.searchsorted(found.tails, np.arange(len(found.graph.names) + 1))
        self.ahead = self._bounds()

    def chains(self, possible: bool) -> Iterator[list[int] | None]:
        """Places in the scope's rows of each chain, the cheapest first; None where it gives up.

        Chains with a step that is only possible, or those without.
        """
        found, begin = self.found, 0 if possible else 1
        ceiling = np.inf if possible else RUNG**3
        heap: list[tuple[float, tuple[int, ...], int, int, float]] = []
        for source in found.sources:
            if self.ahead[begin][source] < ceiling:
                heap.append((float(self.ahead[begin][source]), (), source, begin, 0.0))
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
            visited = set(found.tails[list(way)].tolist())
            for place in range(int(self.first[node]), int(self.first[node + 1])):
                head, now = int(found.heads[place]), met | int(self.meets[place])
                spent = paid + float(self.cost[place])
                bound = spent + float(self.ahead[now][head])
                if bound < ceiling and head not in visited:
                    heapq.heappush(heap, (bound, (*way, place), head, now, spent))

    def _bounds(self) -> list[npt.NDArray[np.float64]]:
        """The least that remains to be paid from each institution, by the demands already met."""
        found, start = self.found, len(self.found.graph.names)
        net: rustworkx.PyDiGraph[None, float] = rustworkx.PyDiGraph()
        net.add_nodes_from([None] * (start + 1))
        columns = (found.heads.tolist(), found.tails.tolist(), self.cost.tolist())
        net.extend_from_weighted_edge_list(list(zip(*columns, strict=True)))
        ahead = [np.full(start, np.inf) for _ in range(self.full + 1)]
        for met in range(self.full, -1, -1):
            entry = np.full(len(found.graph.names), np.inf)
            if met == self.full:
                entry[found.target] = 0.0
            for more in range(met + 1, self.full + 1):
                rows = np.flatnonzero(met | self.meets == more)
                paid = self.cost[rows] + ahead[more][found.heads[rows]]
                np.minimum.at(entry, found.tails[rows], paid)
            entered = np.flatnonzero(np.isfinite(entry))
            into = zip(entered.tolist(), entry[entered].tolist(), strict=True)
            net.add_edges_from([(start, node, paid) for node, paid in into])
            lengths = rustworkx.digraph_dijkstra_shortest_path_lengths(net, start, float)
            ahead[met][list(lengths.keys())] = list(lengths.values())
            net.remove_node(start)
            start = net.add_node(None)
        return ahead


def _chain(found: Scope, places: list[int]) -> Chain:
    graph, steps = found.graph, []
    for number, place in enumerate(places):
        row = int(found.rows[place])
        edge = graph.edges[row]
        steps.append(
            Step(
                _with_all_facts(graph, row),
                not found.possible[place],
                tuple(_assumptions(edge, number > 0, bool(graph.contested[row]))),
            )
        )
    return Chain(tuple(steps))


def _with_all_facts(graph: Graph, row: int) -> Edge:
    """The edge of a row with the facts of every row that says the same."""
    edge, same = graph.edges[row], graph.alike(row)
    if len(same) == 1:
        return edge
    facts = dict.fromkeys(fact for other in same for fact in graph.edges[other].facts)
    return replace(edge, facts=tuple(facts))


def _assumptions(edge: Edge, later: bool, contested: bool) -> Iterator[str]:
    if later and edge.onward == "unknown":
        yield f"that {edge.provider} passes on what it received, which nobody documents"
    if later and edge.onward == "forbidden":
        yield f"that {edge.provider} passes on what it received, although it may not"
    if edge.category is None:
        yield f"that the {edge.kind.replace('_', ' ')} opens this category of data"
    elif edge.kind not in ("access", "sharing_list"):
        yield f"that the {edge.kind} gives access in practice"
    if contested:
        yield "that it stands, which another statement denies"
    if edge.start is None and edge.end is None:
        yield "that it stood on the day, since no date is given"
    for rule in edge.forbidden_by:
        yield f"that it happens although {rule} forbids it"
