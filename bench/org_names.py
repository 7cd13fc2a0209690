"""Are two organisation names one body? Scores `same_org` on the pairs of nomenklatura's name bench.

    python -m bench.org_names [--errors]

Counts the pairs with an organisation schema at the documented threshold, for all of them and for
two halves by hash of the pair; `--errors` prints the pairs that come out wrong in the first half.
PLAINVIEW_SHARED points at the shared folder.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.shared import shared_folder
from plainview.names import same_org
from plainview.names.same import THRESHOLD

SCHEMAS = ("Company", "Organization", "LegalEntity")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are labelled as one body, and how sure the label is."""

    left: str
    right: str
    same: bool
    quality: str
    score: float

    @property
    def right_answer(self) -> bool:
        """Whether the score falls on the labelled side of the threshold."""
        return (self.score >= THRESHOLD) == self.same

    @property
    def kept(self) -> bool:
        """Whether the pair belongs to the half that is scored but not printed."""
        text = "\t".join(sorted((self.left, self.right)))
        return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


def pairs(folder: Path) -> list[Pair]:
    """Every pair of the file with an organisation schema, scored."""
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                row["quality"],
                same_org(row["name1"], row["name2"]),
            )
            for row in csv.DictReader(file)
            if row["schema"] in SCHEMAS
        ]


def report(what: str, found: list[Pair]) -> None:
    """One line: precision, recall, F1 and the errors on pairs whose label is sure."""
    hits = sum(pair.same and pair.score >= THRESHOLD for pair in found)
    said = sum(pair.score >= THRESHOLD for pair in found)
    there = sum(pair.same for pair in found)
    precision, recall = hits / max(1, said), hits / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    strong = sum(pair.quality == "STRONG" and not pair.right_answer for pair in found)
    print(
        f"{what:14} {len(found):4} pairs  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        f"  errors on STRONG {strong}"
    )


def main() -> None:
    """Print the scores, and the errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="print the errors of the first half")
    arguments = parser.parse_args(sys.argv[1:] if sys.argv[0].endswith("org_names.py") else [])
    folder = shared_folder("benchmarks/org_names_nomenklatura")
    if folder is None:
        return
    start = time.perf_counter()
    found = pairs(folder)
    seconds = time.perf_counter() - start
    report("all", found)
    report("first half", [pair for pair in found if not pair.kept])
    report("kept half", [pair for pair in found if pair.kept])
    print(f"threshold {THRESHOLD}; {len(found) / seconds:,.0f} pairs a second with start-up")
    for pair in found:
        if arguments.errors and not pair.kept and not pair.right_answer:
            label = "same" if pair.same else "different"
            print(f"  {pair.score:.2f}  {label:9} {pair.quality:6} {pair.left} | {pair.right}")


if __name__ == "__main__":
    main()
