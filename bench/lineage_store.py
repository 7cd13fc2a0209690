"""Lineage as a record keeps it: a fresh run, then one document more, then one less.

    python -m bench.lineage_store [--count 100000] [--record FOLDER]

Generated texts go into the record as read documents without facts, since only lineage is measured.
A document that came and went has to leave what the record held before, row for row. `--record`
keeps the record; one that is there is not filled again.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bench.lineage_texts import Generator, Text

if TYPE_CHECKING:
    from plainview.store import Record

TABLES = ("documents", "keys", "pairs", "passages", "named")
ROUNDS = 10
COMMIT = 500  # documents


def add(record: Record, number: int, text: Text) -> str:
    """Put one text in, as reading a file would; gives the document's id."""
    from plainview import model
    from plainview.store import pack, vault

    data = f"{number}\n{text.content}".encode()
    document = model.Document.of(data, "text/plain")
    heading = model.Heading(published=f"2025-{1 + number % 12:02}-{1 + number % 28:02}")
    read = model.Text(document.id, "plain/1", data.decode(), (), heading, 0)
    name = f"text-{number}.txt"
    capture = model.Capture(document.id, name, "file", "2026-01-01T00:00:00Z", f"/texts/{name}")
    spool = vault.spool(record.folder.spool, data)
    record.add(pack(document, capture, read, [], [], spool=spool))
    return document.id


def traced(record: Record) -> tuple[float, int]:
    """Seconds of processor time that bringing lineage up to date takes, and the pairs compared."""
    from plainview import pipeline

    start = time.process_time()
    pairs = pipeline.trace(record, workers=1).pairs
    return time.process_time() - start, pairs


def state(record: Record) -> str:
    """A digest of all that the record keeps of lineage, in the order of the tables' keys."""
    found = sha256()
    with record._reading() as connection:
        for table in TABLES:
            for row in connection.execute(f"SELECT * FROM lineage_{table}"):
                found.update(repr(row).encode())
    return found.hexdigest()


def fill(record: Record, texts: list[Text]) -> None:
    """Put all texts in, and compare them."""
    for number, text in enumerate(texts):
        add(record, number, text)
        if number % COMMIT == COMMIT - 1:
            record.commit()
    record.commit()
    seconds, pairs = traced(record)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {len(texts):,} documents: {pairs:,} pairs compared in {seconds:.0f} s of processor"
        f" time, {memory:,.0f} MB"
    )


def come_and_go(record: Record, texts: list[Text], held: int) -> None:
    """Add a document with half of one that is held, take it out, and look at what is left."""
    spent: dict[str, list[float]] = {"one more": [], "one less": []}
    compared = []
    same = 0
    for number, text in enumerate(texts[held:], held):
        before = state(record)
        source = texts[(number * 7919) % held].content
        half = replace(text, content=source[: len(source) // 2] + text.content)
        document = add(record, number, half)
        record.commit()
        seconds, pairs = traced(record)
        spent["one more"].append(seconds)
        compared.append(pairs)
        start = time.process_time()
        record.remove(document, "a measurement")
        spent["one less"].append(time.process_time() - start + traced(record)[0])
        same += state(record) == before
    for name, times in spent.items():
        print(
            f"  {name}: median {1000 * statistics.median(times):,.0f} ms,"
            f" most {1000 * max(times):,.0f} ms of processor time"
        )
    print(f"  pairs compared for one more: median {statistics.median(compared):.0f}")
    print(f"  {same} of {len(texts) - held} times the record then held what it held before")


def main() -> None:
    from plainview.store import Record

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    texts = list(Generator(4).texts(options.count + ROUNDS))
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.record or Path(temporary) / "record"
        if folder.exists():
            with Record.open(folder, write=True) as record:
                come_and_go(record, texts, options.count)
            return
        with Record.create(folder) as record:
            fill(record, texts[: options.count])
            come_and_go(record, texts, options.count)


if __name__ == "__main__":
    main()
