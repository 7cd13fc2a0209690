"""Pages over a large record under the real server: milliseconds, processor time and weight.

    python -m bench pages [--documents 100000] [--record PATH] [--clients 8] [--requests 500]
    python -m bench pages --only search [...]

Without `--record` a record is generated (bench/pages_record.py) and goes away afterwards; with it,
it is made there once and used again; of more than MADE documents so many are generated and the rest
are copies of them (bench/pages_repeat.py). Runs, each with so many requests from so many clients at
once: all kinds of pages mixed, and searches, of the local server and of the read-only one with
several processes; then Datasette on the same file and the same questions, where it is installed
(the extra `bench`).
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bench.pages_asked import Asked, datasette_questions, pages, searches
from bench.pages_clients import Answer, Server, ask_all, free_port, processor_seconds, quantile
from bench.pages_record import build
from bench.pages_repeat import repeat

PAGE_BUDGET, SEARCH_BUDGET = 200, 50  # milliseconds, 95th percentile
WEIGHT_BUDGET, WEIGHT_WITH_GRAPH = 300, 900  # kB, compressed
ALONE = 24
"""Requests of each kind that are asked one after the other."""
MADE = 20_000
_SERVE = """
import sys
from pathlib import Path
from plainview.web.server import serve
port, processes = map(int, sys.argv[2:])
serve(Path(sys.argv[1]), port=port, public=processes > 1, processes=processes, ready=print)
"""
PATIENCE = 900
_LATER = ("/findings", "/flows", "/institutions", "/sources", "/")
_LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"')


@contextmanager
def the_record(given: Path | None, documents: int) -> Iterator[Path]:
    """The record to measure on, made first where it is not there."""
    with tempfile.TemporaryDirectory() as scratch:
        place = given or Path(scratch) / "record"
        if not place.exists():
            build(place, min(documents, MADE))
            if documents > MADE:
                repeat(place, documents // MADE)
        yield place


@contextmanager
def plainview(record: Path, processes: int = 1) -> Iterator[Server]:
    """The server of `plainview serve`, which does not compare documents first; of several processes
    that of `serve --read-only`."""
    port = free_port()
    command = [sys.executable, "-c", _SERVE, str(record), str(port), str(processes)]
    with running(command, port) as server:
        yield server


@contextmanager
def datasette(record: Path) -> Iterator[Server]:
    """Datasette on the database of the same record."""
    port = free_port()
    limit = ["--setting", "sql_time_limit_ms", "60000"]
    command = [sys.executable, "-m", "datasette", "serve", str(record / "record.db"), *limit]
    with running([*command, "--port", str(port)], port) as server:
        yield server


@contextmanager
def running(command: list[str], port: int) -> Iterator[Server]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        server = Server(port, process.pid)
        server.wait(120)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def measured(server: Server, asked: list[Asked], clients: int, budget: int) -> list[Answer]:
    """Ask everything, and print what it took by the name of the page."""
    before, began = processor_seconds(server.process), time.perf_counter()
    answers = ask_all(server, asked, clients)
    took, busy = time.perf_counter() - began, processor_seconds(server.process) - before
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        kinds[answer.asked.name].append(answer)
    print(f"  {'page':24}{'n':>5}{'median':>9}{'p95':>9}{'worst':>9}   milliseconds")
    for name, these in [*sorted(kinds.items()), ("all", answers)]:
        times = sorted(1000 * one.seconds for one in these)
        p95 = quantile(times, 0.95)
        slowest = max(these, key=lambda one: one.seconds)
        late = f"  over {budget} ms, slowest {slowest.asked.address}" if p95 > budget else ""
        half = quantile(times, 0.5)
        print(f"  {name:24}{len(these):5}{half:9.1f}{p95:9.1f}{times[-1]:9.1f}{late}")
    print(
        f"  {len(answers) / took:,.0f} a second; {1000 * busy / len(answers):.1f} ms of processor"
        f" each; {sum(one.status != 200 for one in answers)} not answered with 200"
    )
    for one in answers:
        if one.status != 200:
            print(f"    {one.status} {one.asked.address}")
    return answers


def both(server: Server, mixed: list[Asked], words: list[Asked], clients: int) -> None:
    print(f"all pages, {clients} clients:")
    measured(server, mixed, clients, PAGE_BUDGET)
    print(f"search, {clients} clients:")
    measured(server, words, clients, SEARCH_BUDGET)


def first_visits(server: Server, asked: list[Asked]) -> None:
    """Ask for one page of each kind, and again until nothing is worked out beside the pages."""
    print("first visits, one after the other, milliseconds and processor milliseconds:")
    for one in {each.name: each for each in asked}.values():
        before = processor_seconds(server.process)
        answer = server.ask(one)
        busy = 1000 * (processor_seconds(server.process) - before)
        print(f"  {one.name:24}{1000 * answer.seconds:9.1f}{busy:9.0f}  {one.address}", flush=True)
    began = time.monotonic()
    while not _settled(server) and time.monotonic() < began + PATIENCE:
        time.sleep(1)
    print(f"  all worked out after {time.monotonic() - began:.0f} s more")


def warmed(server: Server, asked: list[Asked], processes: int) -> None:
    """Ask until no process works anything out beside the pages."""
    began = settled = time.monotonic()
    while time.monotonic() < min(settled + 3 * processes, began + PATIENCE):
        for one in {each.name: each for each in asked}.values():
            server.ask(one)
        settled = settled if _settled(server) else time.monotonic()


def quiet(server: Server) -> None:
    """Wait until the server works nothing out beside the pages."""
    until, spent_before = time.monotonic() + PATIENCE, -1.0
    while (so_far := processor_seconds(server.process)) - spent_before > 0.1:
        if time.monotonic() > until:
            print("  still at work beside the pages")
            return
        spent_before = so_far
        time.sleep(2)


def searched(record: Path, asked: list[Asked], clients: int, processes: int) -> None:
    """Searches alone, asked twice: words are looked up as quickly the second time, but what was
    shown is at hand."""
    for number in dict.fromkeys((1, processes)):
        with plainview(record, number) as server:
            ask_all(server, asked[: 4 * number * clients], clients)
            quiet(server)
            for _ in range(2):
                print(f"search, {clients} clients, {number} processes:")
                measured(server, asked, clients, SEARCH_BUDGET)


def _settled(server: Server) -> bool:
    """Whether all is there that is worked out beside the pages."""
    answers = [server.ask(Asked(name, name)) for name in _LATER]
    return all(one.status == 200 and b"being worked out" not in one.body for one in answers)


def spent(server: Server, asked: list[Asked]) -> None:
    """Processor time by kind of page, asked one after the other: holds on a busy machine too."""
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.name].append(one)
    print("processor a request, one after the other, milliseconds:")
    for name, these in sorted(kinds.items()):
        before = processor_seconds(server.process)
        for number in range(ALONE):
            server.ask(these[number % len(these)])
        each = 1000 * (processor_seconds(server.process) - before) / ALONE
        print(f"  {name:24}{each:9.1f}", flush=True)


def weights(server: Server, asked: list[Asked]) -> None:
    """Compressed size of one page of each kind with all that it links."""
    print("weight, kB compressed, with styles and scripts:")
    for one in {each.name: each for each in asked}.values():
        body = server.ask(one).body
        linked = sorted({path.decode() for path in _LINKED.findall(body)})
        parts = [body, *(server.ask(Asked("", path)).body for path in linked)]
        size = sum(len(gzip.compress(part)) for part in parts) / 1000
        budget = WEIGHT_WITH_GRAPH if one.name == "flows" else WEIGHT_BUDGET
        late = f"  over {budget}" if size > budget else ""
        print(f"  {one.name:24}{size:9.1f}{late}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--record", type=Path, help="where the record is, or is made and kept")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--processes", type=int, default=2, help="of the read-only server")
    parser.add_argument("--only", choices=["search"], help="leave the other runs out")
    parser.add_argument("--beside", type=int, default=100, help="requests to Datasette")
    given = parser.parse_args()
    rng = random.Random(1)
    with the_record(given.record, given.documents) as record:
        if given.only:
            words = searches(record, given.requests, rng)
            searched(record, words, given.clients, given.processes)
            return
        mixed = pages(record, given.requests, rng)
        words = searches(record, given.requests, rng)
        with plainview(record) as server:
            first_visits(server, mixed)
            weights(server, mixed)
            spent(server, [*mixed, *words])
            both(server, mixed, words, given.clients)
        with plainview(record, given.processes) as server:
            print(f"read-only, {given.processes} processes:")
            warmed(server, mixed, given.processes)
            both(server, mixed, words, given.clients)
        if find_spec("datasette") is None:
            print("skipped: Datasette is not installed (pip install datasette)")
            return
        with datasette(record) as server:
            print(f"Datasette, {given.clients} clients:")
            questions = datasette_questions(record, given.beside, rng)
            measured(server, questions, given.clients, PAGE_BUDGET)


if __name__ == "__main__":
    main()
