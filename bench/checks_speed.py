"""All checks over a record of generated facts: time of each stream of facts, and memory.

python -m bench.checks_speed [--facts 250000 1000000]

Nine of ten facts stand in reports of twelve sentences about institutions of the registry, with
numbers, dates and sums; one in ten is a row of a long public list. They are written to a real
record as the writer does, but in one transaction and without the search index. Each size is
measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from plainview.checks import CHECKS
from plainview.model import Finding
from plainview.store import Record, document_findings, sql_write
from plainview.store.connection import connect
from plainview.store.findings import of_stream
from plainview.store.forks import Sharing, spare_processors
from plainview.vocab import entities

SENTENCES = 12
ROWS = 20_000
"""Rows of one generated public list."""

Roles = list[tuple[str, Any]]
Numbers = list[tuple[str, float, str | None]]


class Generator:
    """Documents with facts, drawn by a seed; keys count on through all of them."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        listed = entities()
        self.agencies = [one for one in listed if one.type == "Org" and one.kind == "agency"]
        self.companies = [one for one in listed if one.type == "Org" and one.kind == "company"]
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self.document = self.fact = 0

    def day(self) -> str:
        return (date(2015, 1, 1) + timedelta(days=self.draw.randrange(4000))).isoformat()

    def number(self) -> float:
        return float(int(10 ** self.draw.uniform(1.5, 6)))

    def report(self) -> None:
        """A dated text of SENTENCES sentences, each with a fact, and one that states a sum."""
        said, facts, start = [], [], 0
        for _ in range(SENTENCES):
            words, *fact = self.sentence()
            facts.append((start, words, *fact))
            said.append(words)
            start += len(words) + 1
        before, after = self.number(), self.number()
        change = (after - before) / before
        total = f"The count went from {before:,.0f} to {after:,.0f}, {change:.1%} in all."
        self.open(f"report-{self.document}.txt", " ".join([*said, total]), self.day())
        for each in facts:
            self.state(*each)
        numbers = [("before", before, None), ("after", after, None), ("change", change, "ratio")]
        measures = [measure(*each) for each in numbers]
        evidence = [(start, start + len(total), total)]
        self.rows["RECKONING"].append(
            (self.document, 0, start, start + len(total), None, None, "change", "up",
             json.dumps([measures, [], evidence, True]))
        )  # fmt: skip

    def sentence(self) -> tuple[str, str, str, Roles, Numbers, str | None]:
        one, other = self.draw.sample(self.agencies, 2)
        vendor, value = self.draw.choice(self.companies), self.number()
        day = self.day() if self.draw.random() < 0.3 else None
        when = f"On {day}, " if day else ""
        kind = self.draw.randrange(6)
        if kind == 0:
            words = f"{when}{one.name} held {value:,.0f} people."
            return words, "custody", "in_force", [("custodian", one)], [
                ("population", value, "people")], day  # fmt: skip
        if kind == 1:
            words = f"{when}{one.name} obligated ${value:,.0f} to {vendor.name} under a contract."
            roles = [("payer", one), ("payee", vendor), ("instrument", "instrument:contract")]
            return words, "spending", "awarded", roles, [("obligated", value, "USD")], day
        if kind == 2:
            roles = [("recipient", one), ("provider", other), ("category", "data:address")]
            if self.draw.random() < 0.5:
                words = f"{when}{other.name} gave {one.name} {value:,.0f} addresses."
                return words, "access", "in_force", roles, [
                    ("records_provided", value, "records")], day  # fmt: skip
            words = f"{when}{one.name} asked {other.name} for {value:,.0f} addresses."
            return words, "access", "requested", roles, [
                ("records_requested", value, "records")], day  # fmt: skip
        if kind == 3:
            words = f"{one.name} has a workforce of {value:,.0f}."
            return words, "staffing", "in_force", [("lender", one)], [
                ("workforce_size", value, "people")], None  # fmt: skip
        if kind == 4:
            words = f"{when}{one.name} arrested {value:,.0f} people."
            return words, "operation", "completed", [("agency", one)], [
                ("arrests", value, "people")], day  # fmt: skip
        words = f"The law forbids {one.name} to give {other.name} tax addresses."
        roles = [("act", "forbids"), ("bound", one), ("category", "data:tax_address")]
        return words, "rule", "in_force", roles, [], None

    def listed(self) -> None:
        """A long public list: awards, places that hold people, or agreements."""
        kind = self.draw.choice(("usaspending/transaction", "ice_287g.row"))
        self.open(f"list-{self.document}.csv", "", None)
        for row in range(ROWS):
            one, vendor = self.draw.choice(self.agencies), self.draw.choice(self.companies)
            if kind == "ice_287g.row":
                body = (f"ori-{self.draw.randrange(20_000)}", f"Sheriff of Town {row}")
                roles: Roles = [("lender", body), ("recipient", one), ("instrument", "287(g)")]
                self.state(row, f"row {row}", "staffing", "in_force", roles, [], self.day(), kind)
                continue
            value = self.number()
            roles = [("payer", one), ("payee", vendor), ("instrument", f"contract {row}")]
            numbers: Numbers = [("obligated", value, "USD")]
            self.state(row, f"row {row}", "spending", "modified", roles, numbers, self.day(), kind)

    def open(self, name: str, content: str, published: str | None) -> None:
        self.document += 1
        key, named = self.document, sha256(name.encode()).hexdigest()
        self.rows["DOCUMENT"].append(
            (key, named, "text/plain", len(content), name, "2026-01-01T00:00:00Z", 1, published,
             None, SENTENCES)
        )  # fmt: skip
        self.rows["TEXT"].append(
            (key, key, named[::-1], "plain/1", None, None, None, published, None, None,
             len(content), 0, None, None)
        )  # fmt: skip
        self.rows["PASSAGE"].append((key, key, 0, 0, len(content), None, None, content))

    def state(
        self,
        start: int,
        quote: str,
        kind: str,
        status: str,
        roles: Roles,
        numbers: Numbers,
        day: str | None,
        pattern: str = "made.report",
    ) -> None:
        self.fact += 1
        key, stop = self.fact, start + len(quote)
        named = sha256(f"fact {key}".encode()).hexdigest()
        self.rows["FACT"].append(
            (key, named, self.document, self.document, kind, status, "asserted", "+", start, stop,
             None, None, None, day, None, None, None, "", pattern)
        )  # fmt: skip
        for n, (role, who) in enumerate(roles):
            entity, name = who if isinstance(who, tuple) else (
                (None, who) if isinstance(who, str) else (who.id, who.name)
            )  # fmt: skip
            self.rows["ROLE"].append((key, n, role, name, start, stop, "name"))
            self.rows["NAME"].append((key, n, name, entity))
        for n, number in enumerate(numbers):
            self.rows["MEASURE"].append((key, n, *measure(*number)))
        self.rows["SAID"].append((key, 0, "official_body", "an office", None, None, None, "name"))
        self.rows["EVIDENCE"].append((key, 0, start, stop, quote, None, None))


def measure(name: str, value: float, unit: str | None) -> tuple[Any, ...]:
    printed = f"{value:,.0f}"
    return (
        name, value, value, value, "exact", unit, None, None, None, None, printed, 0, len(printed),
    )  # fmt: skip


def fill(path: Path, facts: int) -> None:
    """A record with so many facts, written in batches."""
    Record.create(path).close()
    with Record.open(path, write=True) as record:
        connection = connect(record.folder, write=True)
        made = Generator(facts)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        while made.fact < facts:
            made.listed() if made.draw.random() < SENTENCES / ROWS / 9 else made.report()
            if len(made.rows["FACT"]) > 50_000 or made.fact >= facts:
                for name in ("DOCUMENT", "TEXT", "PASSAGE", "FACT", "ROLE", "NAME", "MEASURE",
                             "SAID", "EVIDENCE", "RECKONING"):  # fmt: skip
                    connection.executemany(getattr(sql_write, name), made.rows[name])
                made.rows.clear()
        connection.execute("COMMIT")
        connection.close()


def measured(path: Path) -> Iterator[str]:
    """The time of each stream with its checks by the clock, then of all, and the memory it took."""
    started = time.perf_counter()
    found: Counter[str] = Counter()
    with Record.open(path) as record:
        connection = connect(record.folder, write=False)
        sharing = Sharing(record.folder, spare_processors())
        given: dict[str, Callable[[], Iterable[Finding]]] = {
            "within documents": lambda: chain.from_iterable(
                document_findings.found(connection, sharing).values()
            )
        }
        for stream in dict.fromkeys(check.stream for check in CHECKS):
            if stream not in document_findings.STREAMS:
                given[stream] = partial(of_stream, connection, CHECKS, stream)
        for name, findings in given.items():
            began = time.perf_counter()
            counts = Counter(one.severity for one in findings())
            found += counts
            took = time.perf_counter() - began
            yield f"  {name:20} {took:6.1f} s  {sum(counts.values()):,} findings"
        connection.close()
    took, worked = time.perf_counter() - started, sum(os.times()[:4])
    here, forks = (
        resource.getrusage(whose).ru_maxrss / 1024
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    memory = f"{here:,.0f} MB, a fork {forks:,.0f} MB"
    yield f"  {'all':20} {took:6.1f} s  {sum(found.values()):,} findings, {memory};"
    yield f"  {'':20} {worked:6.1f} s of processor time, shared by {sharing.processes} processes"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, nargs="+", default=[250_000, 1_000_000])
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        for line in measured(asked.read):
            print(line, flush=True)
        return
    for facts in asked.facts:
        with tempfile.TemporaryDirectory() as place:
            began = time.perf_counter()
            fill(Path(place) / "record", facts)
            print(f"{facts:,} facts, written in {time.perf_counter() - began:.0f} s", flush=True)
            again = [sys.executable, "-m", "bench.checks_speed", "--read", f"{place}/record"]
            subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
