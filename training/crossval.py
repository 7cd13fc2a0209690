"""Cross-validation by document, and what each part of the model brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plainview.extraction.learned import Parts, refine
from plainview.extraction.learned.model import Table
from training.learning import Soft, decision, out_of_fold, roles, stages
from training.matching import Labelled, aliases, records, scorer
from training.texts import FOLDS
from training.unlabelled import Unlabelled

STEPS = (
    ("patterns only", None),
    ("+ fact or not", Parts(add=False, fill=False, status=False, said=False)),
    ("+ recall", Parts(fill=False, status=False, said=False)),
    ("+ roles", Parts(status=False, said=False)),
    ("+ status", Parts(said=False)),
    ("+ said", Parts()),
)
SHOWN = (
    "detection_precision", "detection_recall", "detection_f1", "strict_f1", "roles_f1",
    "measures_value", "attribution", "status", "modality",
)  # fmt: skip


def tables_by_fold(
    documents: Sequence[Labelled],
    soft: dict[int, Soft],
    articles: Unlabelled,
    precision: float,
) -> dict[int, dict[str, Table]]:
    """The tables that documents of a fold are read with: nothing in them has seen these."""
    scores, models = out_of_fold(documents, soft, articles.lower)
    found = {}
    for fold in range(FOLDS):
        seen = [document for document in documents if document.document.fold != fold]
        found[fold] = {
            "sentences": models[fold].table(),
            "facts": decision(seen, scores, precision).table(),
            **{
                f"roles {k}": m.table()
                for k, m in roles(seen, articles.silver, articles.lower).items()
            },
            **{name: model.table() for name, model in stages(seen, articles.lower).items()},
        }
    return found


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
