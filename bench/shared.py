"""Where the evaluation sets are, and the timing that all benchmarks share."""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]


def shared_folder(part: str) -> Path | None:
    """A part of the shared evaluation sets, or None, with a line that says so."""
    folder = Path(os.environ.get("PLAINVIEW_SHARED", ROOT.parent / "shared")) / part
    if folder.exists():
        return folder
    print(f"skipped: no {part!r} under PLAINVIEW_SHARED")
    return None


def news_texts(limit: int | None = None) -> list[str]:
    """Titles and contents of the news articles, or of the sample's, in the order of their names."""
    folder = shared_folder("corpus/news/articles") or ROOT / "sample" / "documents"
    texts = []
    for path in sorted(folder.glob("*.json"))[:limit]:
        article = json.loads(path.read_bytes())
        texts.append(article["title"] + "\n\n" + article["content_original"])
    return texts


def alternate(contestants: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each contestant in each round, in turn, so that drift hits all."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            gc.collect()
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def median_ratio(first: list[float], second: list[float]) -> float:
    """Median of first / second, round by round."""
    return statistics.median(a / b for a, b in zip(first, second, strict=True))
