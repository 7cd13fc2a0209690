"""A draft of 1,500 words against a large record: seconds to check it.

`python -m bench.draft_speed [--count N] [--record PATH]`. The record holds generated news; facts
are read from one document in twenty, which leaves as many facts as a record of the news corpus
has passages for, while the full-text index is that of all documents. `--record` keeps it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from bench import generate
from plainview.extraction import extract
from plainview.model import Capture, Document, Heading, Text
from plainview.store import Record, pack
from plainview.store.forks import spare_processors

COUNT = 100_000
WORDS = 1_500
WITH_FACTS = 20
BUDGET = 2.0
ROUNDS = 4


def build(place: Path, count: int) -> None:
    """Makes a record of so many generated documents."""
    made = generate.stock(generate.source_folder())
    with Record.create(place) as record:
        for number, (name, data) in enumerate(generate.documents(made, count, 1)):
            article = json.loads(data)
            document = Document(hashlib.sha256(data).hexdigest(), "application/json", len(data))
            heading = Heading(
                title=article["title"], published=article["date"], outlet=article["source"]
            )
            content = f"{article['title']}\n\n{article['content_original']}"
            text = Text(document.id, "bench/1", content, (), heading)
            facts = extract(text, patterns_only=True) if number % WITH_FACTS == 0 else []
            capture = Capture(document.id, name, "file", "2026-01-01T00:00:00Z")
            record.add(pack(document, capture, text, facts))
            if number % 1000 == 999:
                record.commit()
        record.commit()


def draft(seed: int) -> str:
    """About WORDS words of news that the record does not hold, made of the same stock."""
    made = generate.stock(generate.source_folder())
    words: list[str] = []
    for _, data in generate.documents(made, 50, seed):
        words += json.loads(data)["content_original"].split(" ")
        if len(words) >= WORDS:
            break
    return " ".join(words[:WORDS])


def measure(place: Path) -> None:
    with Record.open(place) as record:
        counts = record.counts()
        print(
            f"{counts.documents:,} documents, {counts.passages:,} passages, {counts.facts:,} facts"
        )
        processes = spare_processors()
        print(f"by the clock, shared by {processes} processes as the command does")
        taken = []
        for seed in range(100, 100 + ROUNDS):
            content = draft(seed)
            start, busy = time.perf_counter(), _busy()
            checked = record.check(content, processes=processes)
            taken.append(time.perf_counter() - start)
            busy = _busy() - busy
            found = {name: number for name, number in checked.counts().items() if number}
            print(
                f"  {taken[-1]:.2f} s ({busy:.2f} s of processor time), {len(checked.found)}",
                end="",
            )
            print(f" statements: {found}")
        late = "" if statistics.median(taken) < BUDGET else f", over the budget of {BUDGET} s"
        print(f"  median {statistics.median(taken):.2f} s{late}")


def _busy() -> float:
    """Processor time so far, that of finished forks counted."""
    return sum(os.times()[:4])


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.draft_speed")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--record", type=Path, help="where to keep the record")
    given = parser.parse_args()
    if given.record:
        if not given.record.exists():
            build(given.record, given.count)
        measure(given.record)
        return
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "record"
        build(place, given.count)
        measure(place)


if __name__ == "__main__":
    main()
