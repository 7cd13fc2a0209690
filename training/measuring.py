"""What the model and each part of it bring, by the shared scorer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plainview.extraction.learned import Parts, refine
from plainview.extraction.learned.model import Table
from training.accepting import fold_of
from training.matching import aliases, records, scorer
from training.texts import Document

STEPS = (
    ("patterns only", None),
    ("+ fact or not", Parts(add=False, fill=False, assign=False, status=False, said=False)),
    ("+ open roles", Parts(add=False, assign=False, status=False, said=False)),
    ("+ unread facts", Parts(assign=False, status=False, said=False)),
    ("+ who fills what", Parts(status=False, said=False)),
    ("+ status", Parts(said=False)),
    ("+ said", Parts()),
)
"""The parts, every one added to those before."""
WANTED = (0.70, 0.74, 0.78, 0.80, 0.82, 0.84, 0.86)
SHOWN = (
    "detection_precision", "detection_recall", "detection_f1", "strict_f1", "roles_f1",
    "measures_value", "attribution", "status", "modality",
)  # fmt: skip


def measured(
    documents: Sequence[Document],
    tables: dict[str, Table],
    decisions: dict[int, dict[str, Table]],
    parts: Parts | None,
) -> dict[str, Any]:
    """The scorer's figures for one choice of parts; None is patterns alone.

    Each document is decided on by the one of the `decisions` that has not seen its fold.
    """
    read, gold, negatives = [], [], []
    for document in documents:
        facts = document.facts
        if parts is not None:
            own = tables | decisions[fold_of(document)]
            facts = refine(document.text, document.sketch, document.frames, facts, own, parts)
        read += records(document, facts)
        gold += document.gold
        negatives += document.negatives
    figures: dict[str, Any] = scorer().score(
        gold, read, aliases=aliases(), negatives=negatives, resamples=200
    )
    return figures


def row(name: str, figures: dict[str, Any]) -> str:
    """A line of figures."""
    cells = [figures["metrics"][key] or 0.0 for key in SHOWN]
    counts = figures["counts"]
    hit = counts.get("negative", 0) / max(1, counts.get("pred", 0))
    return " | ".join([f"{name:16}", *(f"{cell:.3f}" for cell in cells), f"{hit:.3f}"])
