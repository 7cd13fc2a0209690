"""Pages over a large record: milliseconds to answer, median and 95th percentile.

`python -m bench.pages [RECORD]`; without one, a record of 3,000 generated documents is made.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from fastapi.testclient import TestClient

from bench import generate
from plainview import pipeline
from plainview.model import FACT_TYPES
from plainview.store import Record
from plainview.web.app import create_app

LOCAL = "http://127.0.0.1"
DOCUMENTS = 3_000
TIMES = 60
PAGE_BUDGET, SEARCH_BUDGET = 200, 50  # milliseconds, 95th percentile
TYPED = (
    "detention", "immigration enforcement", '"license plate"', "tax* AND address*", "NSA OR FBI",
    "court NOT immigration", "warrant", "border wall", "deport*", "the", "surveillance program",
    "submarine", "contract", "facial recognition", '"Homeland Security"', "people",
)  # fmt: skip


@contextmanager
def large_record(given: Path | None) -> Iterator[Path]:
    """The record to measure on: the one given, or a generated one that goes away afterwards."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as scratch:
        generate.write(Path(scratch) / "corpus", DOCUMENTS, 1)
        path = Path(scratch) / "record"
        with Record.create(path) as record:
            pipeline.add(record, [Path(scratch) / "corpus"])
        yield path


def addresses(path: Path) -> dict[str, list[str]]:
    """What to ask for, by the name of the page; the same record gives the same."""
    rng = random.Random(1)
    with Record.open(path) as record:
        counts, facets = record.counts(), record.facets(orgs=50)
        offsets = [rng.randrange(max(counts.facts, 1)) for _ in range(TIMES)]
        facts = [row for offset in offsets for row in record.facts(limit=1, offset=offset)]
    orgs = [quote(row.name) for row in facets.orgs] or ["ICE"]
    filtered = [
        *(f"/facts?type={kind}" for kind in FACT_TYPES),
        *(f"/facts?org={name}" for name in orgs),
        *(f"/facts?type=stance&org={name}" for name in orgs[:20]),
        *(f"/facts?q={quote(typed)}" for typed in TYPED),
        *(f"/facts?modality={name}&status=in_force" for name in ("asserted", "alleged", "denied")),
    ]
    pages = max(counts.documents // 50, 1)
    orders = ("newest", "published", "facts", "name")
    return {
        "overview": ["/"] * TIMES,
        "facts": [f"/facts?page={1 + offset // 25}" for offset in offsets],
        "facts, filtered": rng.choices(filtered, k=2 * TIMES),
        "fact": [f"/facts/{row.id}" for row in facts],
        "documents": [
            f"/documents?order={rng.choice(orders)}&page={rng.randint(1, pages)}"
            for _ in range(TIMES)
        ],
        "reader": [f"/documents/{row.document_id}?fact={row.id}" for row in facts],
        "search": [f"/search?q={quote(typed)}" for typed in TYPED * 4],
        "problems": ["/problems"] * TIMES,
    }


def main(given: Path | None = None) -> None:
    with large_record(given) as path:
        asked = addresses(path)
        with TestClient(create_app(path), LOCAL) as client:
            counts = client.app.state.record.counts()  # type: ignore[attr-defined]
            print(f"{counts.documents:,} documents, {counts.facts:,} facts; milliseconds")
            print(f"  {'page':18}{'first':>8}{'median':>8}{'p95':>8}{'worst':>8}")
            for name, these in asked.items():
                report(name, [timed(client, address) for address in these], these)


def timed(client: TestClient, address: str) -> float:
    start = time.perf_counter()
    answer = client.get(address)
    taken = 1000 * (time.perf_counter() - start)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return taken


def report(name: str, taken: list[float], asked: list[str]) -> None:
    p95 = statistics.quantiles(taken, n=20)[-1]
    budget = SEARCH_BUDGET if name == "search" else PAGE_BUDGET
    worst = max(range(len(taken)), key=taken.__getitem__)
    late = f"  over {budget} ms; slowest {asked[worst]}" if p95 > budget else ""
    print(
        f"  {name:18}{taken[0]:8.1f}{statistics.median(taken):8.1f}{p95:8.1f}{taken[worst]:8.1f}"
        + late
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
