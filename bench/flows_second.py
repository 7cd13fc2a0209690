"""Chains and cuts of a whole record against SciPy: the same lengths, the same minimum cuts.

python -m bench.flows_second RECORD [--questions 300] [--chains 20]

SciPy knows neither documents nor agreements: it gets the bare arcs, once each, that any statement
of the category makes between two institutions, and finds the shortest ways (Yen 1971) and the
maximum flow (Dinic 1970) between pairs that are drawn.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from typing import Any

import numpy as np


def arcs_of(edges: Any, names: dict[str, int], source: int, target: int) -> Counter[Any]:
    """Arcs of a question with the number of agreements behind each."""
    found: Counter[Any] = Counter()
    for ending in {(one.provider, one.recipient, _agreement(one)) for one in edges}:
        tail, head = names[ending[0]], names[ending[1]]
        if tail != head and tail != target and head != source:
            found[tail, head] += 1
    return found


def _agreement(edge: Any) -> Any:
    return edge.instrument if edge.particular or edge.collective else None


def ways(arcs: Counter[Any], size: int, source: int, target: int, count: int) -> list[int]:
    """How many steps the shortest ways have."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import yen

    tails, heads = np.array(list(arcs), np.int32).T
    weights = csr_array((np.ones(len(tails)), (tails, heads)), (size, size))
    return [round(length) for length in yen(weights, source, target, count)]


def flow(arcs: Counter[Any], size: int, source: int, target: int, by: str) -> int | None:
    """The least number of agreements, or of institutions, that part source and target."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_flow

    tails, heads = np.array(list(arcs), np.int32).T
    capacities = np.array(list(arcs.values()), np.int32)
    if by == "hub":
        if (source, target) in arcs:
            return None
        others = [one for one in range(size) if one not in (source, target)]
        inside = np.array(others, np.int32)
        tails = np.concatenate([np.where(tails == source, tails, tails + size), inside])
        heads = np.concatenate([heads, inside + size])
        many = np.full(len(arcs), len(arcs), np.int32)
        capacities = np.concatenate([many, np.ones(len(inside), np.int32)])
        size *= 2
    network = csr_array((capacities, (tails, heads)), (size, size))
    return int(maximum_flow(network, source, target).flow_value)


def steps(found: Any, count: int) -> list[int]:
    """How many steps the shortest chains have, those of the same institutions once."""
    chains = {
        tuple(step.edge.recipient for step in chain.steps): len(chain.steps)
        for chain in (*found.documented, *found.possible)
    }
    return sorted(chains.values())[:count]


def main() -> None:
    import plainview
    from plainview import flows

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--data", default="data:licence_plate_read")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--chains", type=int, default=20)
    asked = parser.parse_args()
    with plainview.open(asked.record) as record:
        graph = record.flows().graph
    edges = [
        one
        for one, ended in zip(graph.edges, graph.ended.tolist(), strict=True)
        if not ended and one.through is None and one.category in (None, asked.data)
    ]
    graph = flows.build(edges)
    draw = random.Random(1)
    # by the number of their edges, so that most pairs have chains
    givers = [one.provider for one in edges]
    takers = [one.recipient for one in edges]
    print(f"{len(graph.names):,} institutions, {len(edges):,} edges of {asked.data}")
    counted: Counter[str] = Counter()
    for _ in range(asked.questions):
        giver, taker = draw.choice(givers), draw.choice(takers)
        if giver == taker:
            continue
        source, target = graph.index[giver], graph.index[taker]
        arcs = arcs_of(edges, graph.index, source, target)
        size = len(graph.names)
        expected = ways(arcs, size, source, target, asked.chains)
        found = flows.reach(graph, asked.data, taker, holder=giver, limit=3 * asked.chains)
        counted["joined"] += bool(expected)
        # of equal rank are ways with more steps; SciPy's are the shortest
        counted["chains"] += steps(found, asked.chains)[: len(expected)] != expected
        for by in ("agreement", "hub"):
            least = flow(arcs, size, source, target, by)
            counted[by] += flows.cut(graph, asked.data, taker, by=by, holder=giver).size != least
        counted["asked"] += 1
    print(
        f"{counted['asked']} questions, {counted['joined']} with a chain: otherwise than SciPy are"
        f" the chains of {counted['chains']}, the cuts by agreement of {counted['agreement']} and"
        f" by hub of {counted['hub']}"
    )


if __name__ == "__main__":
    main()
