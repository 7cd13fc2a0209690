"""Fits the models of plainview.extraction.learned and writes their weights.

    python -m training.train --teacher TEACHER.npz [--precision 0.84] [--cv]

Reads the development parts of both golds and the articles of the shared corpus (PLAINVIEW_SHARED);
`--teacher` is what training.teacher wrote. `--cv` measures by cross-validation and writes nothing
but the figures; without it the model is fitted to all documents and written to the package. All
seeds are fixed and no step depends on the clock: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from plainview.extraction.learned.model import BIAS, FILE, Table
from training.accepting import acceptance, cases, left_out
from training.crossval import SHOWN, ablation, accepting, curve, row
from training.learning import Soft, tables
from training.matching import Labelled, labelled
from training.texts import FOLDS, TYPES, annotated
from training.unlabelled import Unlabelled, unlabelled

ALL = -1
PRECISION = 0.84


def softened(teacher: Path) -> tuple[dict[int, Soft], Unlabelled]:
    """The teacher's labels by fold (-1: the one that saw everything), with features."""
    with np.load(teacher) as found:
        texts, chances = found["sentences"].tolist(), found["chances"].astype(float)
    known = unlabelled(set(texts))
    places = [place for place, text in enumerate(texts) if text in known.features]
    features = [known.features[texts[place]] for place in places]
    folds = (*range(FOLDS), ALL)
    return {fold: Soft(features, chances[at][places]) for at, fold in enumerate(folds)}, known


def fitted(
    documents: list[Labelled], soft: dict[int, Soft], known: Unlabelled, precision: float
) -> dict[str, Table]:
    """The tables of the model, from all documents."""
    found = cases(documents, left_out(documents, soft, known))
    return {
        **tables(documents, soft[ALL], known.silver, known.lower),
        "accept": acceptance(found, precision),
    }


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
    documents: list[Labelled], soft: dict[int, Soft], known: Unlabelled, precision: float
) -> None:
    """Print what each part brings, the figures of each type, and those of other thresholds."""
    by_fold = left_out(documents, soft, known)
    found = cases(documents, by_fold)
    print(" | ".join([f"{'':16}", *SHOWN, "negatives hit"]))
    figures: dict[str, Any] = {}
    for name, figures in ablation(documents, accepting(by_fold, found, precision)):
        print(row(name, figures), flush=True)
    for kind in TYPES:
        of_type = figures["by_type"][kind]["metrics"]
        print(f"{kind:16} | " + " | ".join(f"{of_type[k] or 0:.3f}" for k in SHOWN))
    for name, figures in curve(documents, by_fold, found):
        print(row(name, figures), flush=True)


def main() -> None:
    """Fit or measure, as asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--teacher", type=Path, required=True, help="what training.teacher wrote")
    options.add_argument("--precision", type=float, default=PRECISION, help="of facts, at least")
    options.add_argument("--cv", action="store_true", help="only measure, by cross-validation")
    given = options.parse_args()
    soft, known = softened(given.teacher)
    documents = [labelled(document) for document in annotated()]
    if given.cv:
        measure(documents, soft, known, given.precision)
        return
    text = written(fitted(documents, soft, known, given.precision))
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(text):,} characters")
    print(f"SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
