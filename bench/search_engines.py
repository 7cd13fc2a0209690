"""SQLite's FTS5 against tantivy on the passages of a record: processor time a search, and size.

    python -m bench search_engines --record PATH [--searches 100]

Two of the commonest terms, and one of them with a rarer one. FTS5 is asked what the pages ask it
(the passages that came last, 2,001 of them) and for the best twenty of all by bm25; tantivy, whose
index holds the same words and is made first, for the best twenty of all. Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.pages_asked import terms
from bench.pages_clients import quantile
from plainview.store import query, sql_search
from plainview.store.packing import blanked, unpack_spans
from plainview.store.search import RANKABLE
from plainview.store.sql_read import INDEXED_WORDS

_BEST = """
SELECT rowid FROM passage_search WHERE passage_search MATCH ? ORDER BY rank LIMIT 20
"""
_SIZE = "SELECT sum(length(block)) FROM passage_search_data"


def indexed(base: sqlite3.Connection, folder: Path) -> Any:
    """A tantivy index of the words that the record's own index holds, positions too."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("key", stored=True)
    schema.add_text_field("words", index_option="position")
    index = tantivy.Index(schema.build(), path=str(folder))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for key, start, words, spans in base.execute(INDEXED_WORDS["passage_search"]):
        document = tantivy.Document()
        document.add_integer("key", key)
        document.add_text("words", blanked(words, start, unpack_spans(spans)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def engines(base: sqlite3.Connection, index: Any) -> dict[str, Callable[[str], object]]:
    """What is asked, by name."""
    searcher, newest = index.searcher(), sql_search.NEWEST.format(among="")

    def came_last(typed: str) -> object:
        words = query.parse(typed).expression
        given = {"words": words, "below": 1 << 62, "most": RANKABLE + 1}
        return base.execute(newest, given).fetchone()

    return {
        "FTS5, 2,001 that came last": came_last,
        "FTS5, best 20 by bm25": lambda typed: base.execute(
            _BEST, (query.parse(typed).expression,)
        ).fetchall(),
        "tantivy, best 20 by bm25": lambda typed: searcher.search(
            index.parse_query(" AND ".join(typed.split()), ["words"]), 20
        ),
    }


def measure(ask: Callable[[str], object], asked: list[str]) -> tuple[float, float]:
    """Processor milliseconds a search: the mean and the 95th percentile."""
    took = []
    for typed in asked:
        began = time.process_time()
        ask(typed)
        took.append(1000 * (time.process_time() - began))
    return sum(took) / len(took), quantile(sorted(took), 0.95)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.search_engines", description=__doc__)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--searches", type=int, default=100)
    given = parser.parse_args()
    if find_spec("tantivy") is None:
        print("skipped: tantivy is not installed (pip install tantivy)")
        return
    rng = random.Random(1)
    held = terms(given.record, rng)
    common = [" ".join(rng.sample(held.common, 2)) for _ in range(given.searches)]
    rarer = [f"{rng.choice(held.common)} {rng.choice(held.middling)}" for _ in common]
    base = sqlite3.connect(f"file:{given.record.resolve()}/record.db?mode=ro", uri=True)
    with tempfile.TemporaryDirectory() as scratch:
        began = time.process_time()
        index = indexed(base, Path(scratch))
        size = sum(each.stat().st_size for each in Path(scratch).iterdir()) / 1e6
        print(f"tantivy: {size:,.0f} MB, made in {time.process_time() - began:.0f} s of processor")
        print(f"FTS5: {base.execute(_SIZE).fetchone()[0] / 1e6:,.0f} MB, made with the record")
        for name, asked in (("two common terms", common), ("common and rarer", rarer)):
            for engine, ask in engines(base, index).items():
                measure(ask, asked[:5])
                mean, p95 = measure(ask, asked)
                print(f"  {name}: {engine}: {mean:.1f} ms, p95 {p95:.1f}")
    base.close()


if __name__ == "__main__":
    main()
