"""Fits the models of plainview.extraction.learned and writes their weights.

    python -m training.train [--precision 0.8] [--measure]

Reads the development parts of the golds and the articles of the shared corpus (PLAINVIEW_SHARED);
the network that is packaged (training.network) stays as it is. `--measure` writes nothing and shows
what each part brings on the validation articles, which only the last two decisions learn from. All
seeds are fixed and no step depends on the clock: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
from typing import Any

from plainview.extraction.learned import Parts
from plainview.extraction.learned.model import BIAS, FILE, Table
from training import accepting, assigning
from training.accepting import Found, acceptance, cases
from training.learning import tables
from training.matching import labelled
from training.measuring import SHOWN, STEPS, WANTED, measured, row
from training.texts import TYPES, annotated, light_validation, validation
from training.unlabelled import unlabelled

PRECISION = 0.82


def written(tables: dict[str, Table]) -> str:
    """The tables as the text of model.tsv."""
    lines = []
    for name, table in tables.items():
        lines.append("\t".join(["#", name, *table.labels]))
        lines.append("\t".join([BIAS, *map(str, table.bias)]))
        for feature, weights in sorted(table.rows.items()):
            lines.append("\t".join([feature, *(str(w) if w else "" for w in weights)]))
    return "\n".join(lines) + "\n"


def measure(
    fitted: dict[str, Table], found: Found, options: assigning.Offered, precision: float
) -> None:
    """Print what each part brings, the figures of each type, and those of other thresholds.

    First on fully labelled articles, then on lightly labelled ones, where what is found counts. The
    last decisions on an article are always ones that were learned from others.
    """
    for documents in (validation(), light_validation()):
        print(" | ".join([f"{len(documents)} articles".ljust(16), *SHOWN, "negatives hit"]))
        figures: dict[str, Any] = {}
        fills = assigning.crossed(options, sorted(found.core))
        decisions = _both(accepting.crossed(found, precision), fills)
        for name, parts in STEPS:
            figures = measured(documents, fitted, decisions, parts)
            print(row(name, figures), flush=True)
        for kind in TYPES:
            of_type = figures["by_type"].get(kind, {"metrics": {}})["metrics"]
            print(f"{kind:16} | " + " | ".join(f"{of_type.get(k) or 0:.3f}" for k in SHOWN))
        for wanted in WANTED:
            asked = measured(
                documents, fitted, _both(accepting.crossed(found, wanted), fills), Parts()
            )
            print(row(f"{wanted:.2f}", asked), flush=True)


def _both(accept: dict[int, Table], fills: dict[int, Table]) -> dict[int, dict[str, Table]]:
    return {fold: {"accept": accept[fold], assigning.DECISION: fills[fold]} for fold in accept}


def main() -> None:
    """Fit, then measure or write, as asked."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--precision", type=float, default=PRECISION, help="of facts, at least")
    asked.add_argument("--measure", action="store_true", help="write nothing but figures")
    given = asked.parse_args()
    known = unlabelled()
    documents = [labelled(document) for document in annotated()]
    seen = [document for document in documents if not document.document.held]
    held = [document for document in documents if document.document.held]
    held += [labelled(document) for document in (*validation(), *light_validation())]
    partly = tables(seen, known.silver, known.lower)
    found, options = cases(held, partly), assigning.offered(held, partly)
    fitted = tables(documents, known.silver, known.lower)
    if given.measure:
        measure(fitted, found, options, given.precision)
        return
    fitted["accept"] = acceptance(found, given.precision)
    fitted[assigning.DECISION] = assigning.decision(options)
    text = written(fitted)
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(text):,} characters")
    print(f"SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
