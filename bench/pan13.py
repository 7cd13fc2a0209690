"""Lineage on the PAN 2013 text-alignment pairs: passages (plagdet) and documents, by class.

    python -m bench.pan13 [--part developed|held|all] [--predictions FILE]

The pairs are split in two by a hash of their names. Thresholds were swept on the first half; three
minimums were raised after false alarms in the second, so neither half is an untouched test.
Of the 120 summary pairs only 25 have a reused passage; in the others names of the source were put
into an unrelated text, and calling those derived is an error.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib import util
from pathlib import Path
from types import ModuleType
from zlib import crc32

from bench.shared import shared_folder

PUBLISHED = {"02": 0.900, "03": 0.884, "04": 0.887, "05": 0.561, "al": 0.878}
"""Plagdet of Sanchez-Perez and others (2014), the best of PAN 2014, on its test corpus."""

Pair = tuple[str, str]
Span = tuple[int, int, int, int]


def scorer(path: Path) -> ModuleType:
    """The scorer that lies beside the evaluation sets."""
    spec = util.spec_from_file_location("plagdet", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def part_of(pair: Pair) -> str:
    return "held" if crc32("".join(pair).encode()) % 2 else "developed"


def compared(corpus: Path, pairs: list[Pair]) -> tuple[dict[Pair, list[Span]], dict[Pair, bool]]:
    """Aligned passages, suspicious side first, and the decision on every pair."""
    from plainview.lineage import align, decide

    found, derived = {}, {}
    for pair in pairs:
        other = (corpus / "susp" / pair[0]).read_text(encoding="utf-8")
        source = (corpus / "src" / pair[1]).read_text(encoding="utf-8")
        derived[pair] = decide(source, other).derived
        found[pair] = [
            (one.other_start, one.other_end, one.source_start, one.source_end)
            for one in align(source, other)
        ]
    return found, derived


def report(
    classes: dict[str, dict[Pair, list[Span]]],
    found: dict[Pair, list[Span]],
    derived: dict[Pair, bool],
    plagdet: ModuleType,
) -> None:
    classes = classes | {
        "all": {pair: cases for each in classes.values() for pair, cases in each.items()}
    }
    for name, cases in classes.items():
        scores = plagdet.score(cases, found)
        known = PUBLISHED.get(name[:2])
        print(
            f"  {name:28} pairs {len(cases):3}  plagdet {scores['plagdet']:.3f}"
            f"  P {scores['precision']:.3f}  R {scores['recall']:.3f}"
            f"  granularity {scores['granularity']:.3f}"
            + (f"  (published {known})" if known else "")
        )
        for label, reused in (("with a case", True), ("without", False)):
            pairs = [pair for pair, spans in cases.items() if bool(spans) == reused]
            if pairs and name != "all":
                share = sum(derived[pair] for pair in pairs) / len(pairs)
                flagged = sum(bool(found[pair]) for pair in pairs) / len(pairs)
                print(
                    f"      {label:12} {len(pairs):3}: aligned {flagged:.3f}, derived {share:.3f}"
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", choices=("developed", "held", "all"), default="all")
    parser.add_argument("--predictions", type=Path, help="write the passages as JSON lines")
    options = parser.parse_args()
    corpus = shared_folder("benchmarks/pan13_text_alignment")
    script = shared_folder("eval/plagdet.py")
    if corpus is None or script is None:
        return
    plagdet = scorer(script)
    folders = sorted(path for path in corpus.iterdir() if (path / "pairs").exists())
    classes = {folder.name: plagdet.read_cases(folder) for folder in folders}
    wanted = [options.part] if options.part != "all" else ["developed", "held"]
    pairs = [pair for cases in classes.values() for pair in cases if part_of(pair) in wanted]
    start = time.process_time()
    found, derived = compared(corpus, pairs)
    seconds = time.process_time() - start
    print(
        f"{len(pairs)} pairs, {1000 * seconds / len(pairs):.1f} ms of processor time each for"
        " passages and decision"
    )
    for part in [*wanted, *(["all"] if len(wanted) > 1 else [])]:
        print(part)
        chosen = {
            name: {pair: spans for pair, spans in cases.items() if part in ("all", part_of(pair))}
            for name, cases in classes.items()
        }
        report(chosen, found, derived, plagdet)
    if options.predictions:
        with options.predictions.open("w", encoding="utf-8") as out:
            for (susp, src), spans in found.items():
                out.write(json.dumps({"susp": susp, "src": src, "spans": spans}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
