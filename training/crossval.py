"""Cross-validation by document, and what each part of the model brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plainview.extraction.learned import Parts, refine
from plainview.extraction.learned.model import Table
from training.accepting import Found, acceptance
from training.matching import Labelled, aliases, records, scorer

STEPS = (
    ("patterns only", None),
    ("+ fact or not", Parts(add=False, fill=False, status=False, said=False)),
    ("+ open roles", Parts(add=False, status=False, said=False)),
    ("+ unread facts", Parts(status=False, said=False)),
    ("+ status", Parts(said=False)),
    ("+ said", Parts()),
)
WANTED = (0.80, 0.82, 0.83, 0.84, 0.85, 0.86, 0.87)
SHOWN = (
    "detection_precision", "detection_recall", "detection_f1", "strict_f1", "roles_f1",
    "measures_value", "attribution", "status", "modality",
)  # fmt: skip


def measured(
    documents: Sequence[Labelled], tables: dict[int, dict[str, Table]], parts: Parts | None
) -> dict[str, Any]:
    """The scorer's figures for one choice of parts; None is patterns alone."""
    read, gold, negatives = [], [], []
    for labelled in documents:
        document = labelled.document
        facts = document.facts
        if parts is not None:
            facts = refine(
                document.text, document.sketch, document.frames, facts,
                tables[document.fold], parts,
            )  # fmt: skip
        read += records(document, facts)
        gold += document.gold
        negatives += document.negatives
    figures: dict[str, Any] = scorer().score(
        gold, read, aliases=aliases(), negatives=negatives, resamples=200
    )
    return figures


def ablation(
    documents: Sequence[Labelled], tables: dict[int, dict[str, Table]]
) -> list[tuple[str, dict[str, Any]]]:
    """The figures of each step, every part added to those before."""
    return [(name, measured(documents, tables, parts)) for name, parts in STEPS]


def row(name: str, figures: dict[str, Any]) -> str:
    """A line of the ablation table."""
    cells = [figures["metrics"][key] or 0.0 for key in SHOWN]
    counts = figures["counts"]
    hit = counts.get("negative", 0) / max(1, counts.get("pred", 0))
    return " | ".join([f"{name:16}", *(f"{cell:.3f}" for cell in cells), f"{hit:.3f}"])


def accepting(
    by_fold: dict[int, dict[str, Table]], found: Found, precision: float
) -> dict[int, dict[str, Table]]:
    """By fold, the tables with a last decision that has not seen its documents either."""
    return {
        fold: {**known, "accept": acceptance(found.without(fold), precision)}
        for fold, known in by_fold.items()
    }


def curve(
    documents: Sequence[Labelled], by_fold: dict[int, dict[str, Table]], found: Found
) -> list[tuple[str, dict[str, Any]]]:
    """The figures of every precision that one may ask for."""
    return [
        (f"{wanted:.2f}", measured(documents, accepting(by_fold, found, wanted), Parts()))
        for wanted in WANTED
    ]
