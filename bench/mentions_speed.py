"""How quickly names resolve: running text with repeats cached, in their documents, without a cache.

    python -m bench.mentions_speed

Processor time of one core, the capitalised runs and acronyms of the news articles in their order.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module

from bench.mentions_draw import names_in
from bench.shared import news_texts
from plainview.names import resolve

ROUNDS = 5


def loading() -> float:
    """Milliseconds of processor time to load the whole registry, best of several processes."""
    code = (
        "import time, plainview.names; from plainview.names import known;"
        " from plainview.vocab import entities, local; start = time.process_time();"
        " entities(); known.names(); known.keys(); known.keys_with(); local._table();"
        " print(time.process_time() - start)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        for _ in range(ROUNDS)
    ]
    return 1000 * min(float(run.stdout) for run in runs)


def _processor_seconds(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def speed() -> None:
    """Names of running text resolved a second of one core: repeats cached, in context, uncached."""
    resolving = import_module("plainview.names.resolving")
    texts = news_texts()
    drawn = [names_in(text) for text in texts]
    names = [name for found in drawn for name in found]
    resolve("Cobalt Ridge Analytics LLC")
    resolve("Cherokee County Sheriff’s Office")

    def cached() -> None:
        resolving._alone.cache_clear()
        for name in names:
            resolve(name)

    def in_documents() -> None:
        resolving._within.cache_clear()
        resolving._in_row.cache_clear()
        for text, found in zip(texts[:400], drawn[:400], strict=True):
            context = {"document": text, "date": "2018-06-01"}
            for name in found:
                resolve(name, context)

    def uncached() -> None:
        alone = resolving._alone.__wrapped__
        for name in names[:: len(names) // 20_000 + 1]:
            alone(name)

    counts = {
        "repeats cached": len(names),
        "in 400 documents": sum(map(len, drawn[:400])),
        "without a cache": len(names[:: len(names) // 20_000 + 1]),
    }
    contestants = {
        "repeats cached": cached,
        "in 400 documents": in_documents,
        "without a cache": uncached,
    }
    print(f"  {len(names):,} names of {len(texts):,} texts, {len(set(names)):,} of them different")
    for name, run in contestants.items():
        seconds = [_processor_seconds(run) for _ in range(ROUNDS)]
        best, median = counts[name] / min(seconds), counts[name] / statistics.median(seconds)
        print(f"  {name:18} {median:10,.0f} a second, best {best:10,.0f}")
    print(f"  registry loaded in {loading():.0f} ms of processor time")


if __name__ == "__main__":
    speed()
