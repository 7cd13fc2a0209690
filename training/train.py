"""Fits the models of plainview.extraction.learned and writes their weights.

    python -m training.train [--precision 0.78] [--measure]

Reads the development parts of the golds and the articles of the shared corpus (PLAINVIEW_SHARED);
the network that is packaged (training.network) stays as it is. `--measure` writes nothing and shows
what each part brings on the validation articles, which only the last decision learns from. All
seeds are fixed and no step depends on the clock: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
from typing import Any

from plainview.extraction.learned import Parts
from plainview.extraction.learned.model import BIAS, FILE, Table
from training.accepting import Found, acceptance, cases, crossed
from training.learning import tables
from training.matching import labelled
from training.measuring import SHOWN, STEPS, WANTED, measured, row
from training.texts import TYPES, annotated, light_validation, validation
from training.unlabelled import unlabelled

PRECISION = 0.78


def written(tables: dict[str, Table]) -> str:
    """The tables as the text of model.tsv."""
    lines = []
    for name, table in tables.items():
        lines.append("\t".join(["#", name, *table.labels]))
        lines.append("\t".join([BIAS, *map(str, table.bias)]))
        for feature, weights in sorted(table.rows.items()):
            lines.append("\t".join([feature, *(str(w) if w else "" for w in weights)]))
    return "\n".join(lines) + "\n"


def measure(fitted: dict[str, Table], found: Found, precision: float) -> None:
    """Print what each part brings, the figures of each type, and those of other thresholds.

    First on fully labelled articles, then on lightly labelled ones, where what is found counts. The
    last decision on an article is always one that was learned from others.
    """
    for documents in (validation(), light_validation()):
        print(" | ".join([f"{len(documents)} articles".ljust(16), *SHOWN, "negatives hit"]))
        figures: dict[str, Any] = {}
        decisions = crossed(found, precision)
        for name, parts in STEPS:
            figures = measured(documents, fitted, decisions, parts)
            print(row(name, figures), flush=True)
        for kind in TYPES:
            of_type = figures["by_type"].get(kind, {"metrics": {}})["metrics"]
            print(f"{kind:16} | " + " | ".join(f"{of_type.get(k) or 0:.3f}" for k in SHOWN))
        for wanted in WANTED:
            asked = measured(documents, fitted, crossed(found, wanted), Parts())
            print(row(f"{wanted:.2f}", asked), flush=True)


def main() -> None:
    """Fit, then measure or write, as asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--precision", type=float, default=PRECISION, help="of facts, at least")
    options.add_argument("--measure", action="store_true", help="write nothing but figures")
    given = options.parse_args()
    known = unlabelled()
    documents = [labelled(document) for document in annotated()]
    seen = [document for document in documents if not document.document.held]
    held = [document for document in documents if document.document.held]
    held += [labelled(document) for document in (*validation(), *light_validation())]
    found = cases(held, tables(seen, known.silver, known.lower))
    fitted = tables(documents, known.silver, known.lower)
    if given.measure:
        measure(fitted, found, given.precision)
        return
    fitted["accept"] = acceptance(found, given.precision)
    text = written(fitted)
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(text):,} characters")
    print(f"SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
