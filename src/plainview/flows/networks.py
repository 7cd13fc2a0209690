"""Networks for the cuts: agreements or hubs as arcs that can be cut, everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np

from plainview.flows.graph import Graph, Ints
from plainview.flows.mincut import Network
from plainview.flows.scope import Scope


@dataclass(frozen=True, slots=True)
class Item:
    """What can end: an agreement (`kind` "instrument") or an institution's part ("org").

    `name` is the instrument's, or "A to B" where none is named; `facts` are those of its edges;
    `weight` is how hard it is to end, 1 unless given.
    """

    kind: str
    name: str
    facts: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Problem:
    """A network with the vertex `source` in front of all holders, and what its arcs stand for.

    `places` are the rows of the scope that end with an arc, by the arc's number, `single` the row
    of each of the first arcs, which end alone; `split` names the instruments that are counted by
    provider.
    """

    found: Scope
    kind: str
    network: Network
    source: int
    places: Mapping[int, Ints]
    single: Ints
    split: tuple[str, ...] = ()

    def item(self, arc: int) -> Item:
        """What ends with an arc that can be cut."""
        graph = self.found.graph
        places = self.places[arc] if arc in self.places else self.single[arc : arc + 1]
        rows = self.found.rows[places].tolist()
        hub = self.kind == "org"
        name = graph.names[self.found.tails[places[0]]] if hub else agreement(graph, rows[0])
        return Item(self.kind, name, facts_of(graph, rows), float(self.network.capacities[arc]))


def agreement(graph: Graph, row: int) -> str:
    """The name of what an edge rests on: its particular instrument, or who gives to whom."""
    edge = graph.edges[row]
    if edge.instrument is not None and edge.particular:
        return edge.instrument
    kind = f", {edge.instrument}" if edge.collective else ""
    return f"{edge.provider} to {edge.recipient}{kind}"


def facts_of(graph: Graph, rows: list[int]) -> tuple[str, ...]:
    """The facts of rows, and of those that say the same, each once."""
    alike = (graph.edges[other] for row in rows for other in graph.alike(row))
    return tuple(dict.fromkeys(fact for edge in alike for fact in edge.facts))


@dataclass
class _Arcs:
    """Runs of arcs, put together at the end."""

    tails: list[Ints] = field(default_factory=list)
    heads: list[Ints] = field(default_factory=list)
    capacities: list[list[float]] = field(default_factory=list)
    count: int = 0

    def add(self, tails: Ints, heads: Ints, capacities: list[float] | None = None) -> None:
        self.tails.append(tails)
        self.heads.append(heads)
        self.capacities.append(capacities or [inf] * len(tails))
        self.count += len(tails)

    def network(self, size: int, sources: tuple[int, ...]) -> Network:
        """With one more vertex, numbered `size`, in front of the sources."""
        self.add(np.full(len(sources), size), np.array(sources, np.int64))
        return Network(
            size + 1,
            np.concatenate(self.tails),
            np.concatenate(self.heads),
            np.concatenate([np.array(run, np.float64) for run in self.capacities]),
        )


def by_agreement(found: Scope, weights: Mapping[str, float]) -> Problem:
    """An agreement of one edge is an arc; one of several edges a vertex in the middle of them.

    An instrument counts once where it joins each of its providers to each of its recipients, which
    one vertex can stand for; otherwise once for each provider. The fewest instruments of any shape
    are a minimum label cut, which is NP-hard (Fellows, Guo, Kanj 2010).
    """
    graph, arcs, size = found.graph, _Arcs(), len(found.graph.names)
    numbers = graph.agreement[found.rows]
    counts = np.bincount(numbers)
    single = np.flatnonzero(counts[numbers] == 1)
    costs = [1.0] * len(single)
    if weights:
        names = (agreement(graph, row) for row in found.rows[single].tolist())
        costs = [weights.get(name, 1.0) for name in names]
    arcs.add(found.tails[single], found.heads[single], costs)
    places: dict[int, Ints] = {}
    split: set[str] = set()
    for number in (np.flatnonzero(counts > 1)).tolist():
        together = np.flatnonzero(numbers == number)
        name = agreement(graph, int(found.rows[together[0]]))
        parts = _parts(found, together)
        if len(parts) > 1:
            split.add(name)
        for part in parts:
            tails, heads = np.unique(found.tails[part]), np.unique(found.heads[part])
            arcs.add(tails, np.full(len(tails), size))
            places[arcs.count] = part
            arcs.add(np.array([size]), np.array([size + 1]), [weights.get(name, 1.0)])
            arcs.add(np.full(len(heads), size + 1), heads)
            size += 2
    network = arcs.network(size, found.sources)
    return Problem(found, "instrument", network, size, places, single, tuple(sorted(split)))


def _parts(found: Scope, places: Ints) -> list[Ints]:
    """The rows of an instrument as they end: together, or by provider."""
    tails, heads = found.tails[places], found.heads[places]
    pairs = np.unique(np.stack([tails, heads]), axis=1)
    providers, recipients = np.unique(tails), np.unique(heads)
    both = len(np.intersect1d(providers, recipients))
    if pairs.shape[1] == len(providers) * len(recipients) - both:
        return [places]
    return [places[tails == provider] for provider in providers]


def by_hub(found: Scope, weights: Mapping[str, float]) -> Problem:
    """Each institution is an arc from where data comes in to where it goes out."""
    found = found.halved()
    graph, arcs, size = found.graph, _Arcs(), len(found.graph.names)
    hubs = np.setdiff1d(np.unique(found.tails), found.sources)
    costs = [weights.get(graph.names[hub], 1.0) for hub in hubs.tolist()]
    arcs.add(hubs, size + hubs, costs)
    first, last = (np.searchsorted(found.tails, hubs, side).tolist() for side in ("left", "right"))
    places = {arc: np.arange(first[arc], last[arc]) for arc in range(len(hubs))}
    holders = np.array(found.sources, np.int64)
    arcs.add(holders, size + holders)
    pairs = np.unique(found.tails * size + found.heads)
    arcs.add(size + pairs // size, pairs % size)
    network = arcs.network(2 * size, found.sources)
    return Problem(found, "org", network, 2 * size, places, np.zeros(0, np.int64))
