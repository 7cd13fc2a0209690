"""Flows on a generated graph of 20,000 institutions and 500,000 edges: time and memory.

python -m bench.flows [--institutions 20000] [--edges 500000] [--categories 1,20]
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from typing import Any


def generated(institutions: int, count: int, categories: int) -> list[Any]:
    """Edges between institutions of which a few receive far more than the others."""
    from plainview.flows import Edge

    draw = random.Random(institutions + count + categories)
    names = [f"Agency {number:05}" for number in range(institutions)]
    return [
        Edge(
            names[draw.randrange(institutions)],
            names[int(institutions * draw.random() ** 2)],
            f"data:kind_{draw.randrange(categories)}",
            instrument=f"Agreement {number}",
            onward=draw.choice(("allowed", "unknown")),
            confidence=draw.choice(("documented", "independent", "once")),
        )
        for number in range(count)
    ]


def timed(what: str, run: Callable[[], Any], shown: Callable[[Any], str]) -> Any:
    started = time.perf_counter()
    result = run()
    print(f"{what:34} {time.perf_counter() - started:7.3f} s  {shown(result)}", flush=True)
    return result


def main() -> None:
    from plainview import flows

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--institutions", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=500_000)
    parser.add_argument("--categories", default="1,20")
    asked = parser.parse_args()
    kind, holder, target = "kind_0", "Agency 09001", f"Agency {asked.institutions - 3:05}"

    def chains(found: flows.Reach) -> str:
        return f"{len(found.documented)} documented, {len(found.possible)} possible"

    def sizes(found: flows.Cut) -> str:
        return f"size {found.size}, {len(found.cuts)} minimum sets"

    for categories in map(int, asked.categories.split(",")):
        edges = generated(asked.institutions, asked.edges, categories)
        print(f"{asked.institutions} institutions, {len(edges)} edges, {categories} categories")
        graph = timed("build", lambda edges=edges: flows.build(edges), lambda _: "")
        for what, start in (("from a holder", holder), ("from the collectors", None)):
            timed(
                f"reach {what}",
                lambda graph=graph, start=start: flows.reach(graph, kind, target, holder=start),
                chains,
            )
            for by in ("agreement", "hub"):
                timed(
                    f"cut by {by} {what}",
                    lambda graph=graph, start=start, by=by: flows.cut(
                        graph, kind, target, by=by, holder=start
                    ),
                    sizes,
                )
        if categories == 1:
            timed(
                "hubs, 400 pivots",
                lambda graph=graph: flows.hubs(graph),
                lambda found: f"error {found[0].error:.3f}",
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
