"""Flows on a generated graph of 20,000 institutions and 500,000 edges: time and memory.

python -m bench.flows [--institutions 20000] [--edges 500000] [--categories 1,20] [--stored]

`--stored` puts the edges into a record as facts first, and measures how long they take out of it.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any


def generated(institutions: int, count: int, categories: int) -> Iterator[Any]:
    """Edges between institutions of which a few receive far more than the others."""
    from plainview.flows import Edge

    draw = random.Random(institutions + count + categories)
    names = [f"Agency {number:05}" for number in range(institutions)]
    return (
        Edge(
            names[draw.randrange(institutions)],
            names[int(institutions * draw.random() ** 2)],
            f"data:kind_{draw.randrange(categories)}",
            instrument=f"Agreement {number}",
            onward=draw.choice(("allowed", "unknown")),
            confidence=draw.choice(("documented", "independent", "once")),
        )
        for number in range(count)
    )


def stored(edges: Iterable[Any], folder: Path) -> None:
    """A record whose one document says each edge, as a public list does; written as it stands."""
    from plainview.store import Record

    with Record.create(folder):
        pass
    base = sqlite3.connect(folder / "record.db")
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA cache_size = -200000")
    base.execute(
        "INSERT INTO documents (key, id, media_type, size, name, added_at, complete, facts)"
        " VALUES (1, ?, 'text/csv', 1, 'list.csv', '2026-01-01', 1, 0)",
        ("0" * 64,),
    )
    base.execute(
        "INSERT INTO texts (key, id, document_key, reader, characters, masked)"
        " VALUES (1, ?, 1, 'bench', 1, 0)",
        ("0" * 64,),
    )
    for key, edge in enumerate(edges, 1):
        base.execute(
            "INSERT INTO facts (key, id, document_key, text_key, type, status, modality, polarity,"
            " start, stop, flags, pattern)"
            " VALUES (?, ?, 1, 1, 'access', 'in_force', 'asserted', '+', 0, 1, '', 'flock/shared')",
            (key, f"{key:064x}"),
        )
        named = (("provider", edge.provider), ("recipient", edge.recipient))
        rows = (*named, ("category", edge.category), ("instrument", edge.instrument))
        for n, (role, name) in enumerate(rows):
            base.execute(
                "INSERT INTO fact_roles (fact_key, n, role, via) VALUES (?, ?, ?, 'name')",
                (key, n, role),
            )
            base.execute(
                "INSERT INTO fact_names (fact_key, n, name) VALUES (?, ?, ?)", (key, n, name)
            )
    base.commit()
    base.close()


def timed(what: str, run: Callable[[], Any], shown: Callable[[Any], str]) -> Any:
    started, worked = time.perf_counter(), time.process_time()
    result = run()
    spent, work = time.perf_counter() - started, time.process_time() - worked
    print(f"{what:34} {spent:7.3f} s, {work:7.3f} s of work  {shown(result)}", flush=True)
    return result


def loading(institutions: int, count: int) -> None:
    """Time and memory from a record to the graph."""
    import plainview

    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "record"
        stored(generated(institutions, count, 1), place)
        with plainview.open(place) as record:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            timed("load", record.flows, lambda found: f"{len(found.graph.edges)} edges")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, {before:.0f} MB of it before loading")


def main() -> None:
    from plainview import flows

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--institutions", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=500_000)
    parser.add_argument("--categories", default="1,20")
    parser.add_argument("--stored", action="store_true")
    asked = parser.parse_args()
    if asked.stored:
        loading(asked.institutions, asked.edges)
        return
    kind, holder, target = "kind_0", "Agency 09001", f"Agency {asked.institutions - 3:05}"

    def chains(found: flows.Reach) -> str:
        return f"{len(found.documented)} documented, {len(found.possible)} possible"

    def sizes(found: flows.Cut) -> str:
        return f"size {found.size}, {len(found.cuts)} minimum sets"

    for categories in map(int, asked.categories.split(",")):
        edges = generated(asked.institutions, asked.edges, categories)
        print(f"{asked.institutions} institutions, {asked.edges} edges, {categories} categories")
        graph = timed(
            "build, with making the edges", lambda edges=edges: flows.build(edges), lambda _: ""
        )
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
