"""The last decision: which candidates, with the roles that were found for them, are stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from plainview.extraction.learned import considered
from plainview.extraction.learned.decide import Candidate, deciding
from plainview.extraction.learned.model import Table
from training.fitting import Linear, fit
from training.learning import Soft, tables
from training.matching import Labelled
from training.texts import FOLDS, TYPES
from training.unlabelled import Unlabelled

ALIKE, OWN = 0.3, 0.1
"""Scales of what holds for all types, and for one: what they share is trusted first."""
READ = 0.5
"""The chance below which what a pattern read is dropped."""


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate as the tables of documents left out complete it: 1 a fact, 0 none, -1 neither."""

    fold: int
    read: bool
    features: dict[str, float]
    value: int


@dataclass(frozen=True, slots=True)
class Found:
    """The cases, and the number of core facts in their documents."""

    cases: list[Case]
    core: int


def left_out(
    documents: Sequence[Labelled], soft: Soft, known: Unlabelled
) -> dict[int, dict[str, Table]]:
    """By fold, the tables that have not seen its documents."""
    return {
        fold: tables(
            [document for document in documents if document.document.fold != fold],
            soft,
            known.silver,
            known.lower,
        )
        for fold in range(FOLDS)
    }


def cases(documents: Sequence[Labelled], by_fold: Mapping[int, dict[str, Table]]) -> Found:
    """Every candidate of the documents, read by tables that have not seen it."""
    found, core = [], 0
    for labelled in documents:
        document = labelled.document
        core += sum(gold.get("tier", "core") == "core" for gold in document.gold)
        values = {_key(label.candidate): label.value for label in labelled.labels}
        for known in considered(
            document.text, document.sketch, document.frames, document.facts, by_fold[document.fold]
        ):
            candidate = known.candidate
            read = candidate.fact is not None
            features = deciding(candidate.type, read, known.values)
            found.append(Case(document.fold, read, features, values[_key(candidate)]))
    return Found(found, core)


def _key(candidate: Candidate) -> tuple[str, int, int]:
    return candidate.type, candidate.sentence, id(candidate.fact) if candidate.fact else 0


def acceptance(found: Found, precision: float) -> Table:
    """The decision as a table, its thresholds set on cases that its models have not seen.

    What patterns read is dropped below a chance of READ. Of the rest so much is added as gives the
    best F1 while all that is stated keeps a precision.
    """
    given = [case for case in found.cases if case.value >= 0]
    scores = np.zeros(len(given))
    folds = np.array([case.fold for case in given])
    for fold in sorted(set(folds.tolist())):
        model = _fit([case for case in given if case.fold != fold])
        there = np.flatnonzero(folds == fold)
        scores[there] = model.scores([given[place].features for place in there])[:, 0]
    read = np.array([case.read for case in given])
    right = np.array([case.value for case in given])
    floor = float(np.log(READ / (1 - READ)))
    kept = read & (scores > floor)
    added = threshold(
        scores[~read], right[~read], (int(right[kept].sum()), int(kept.sum())),
        found.core, precision,
    )  # fmt: skip
    table = _fit(given).table()
    rows = {name: list(row) for name, row in table.rows.items()}
    for name, shift in (("read:", floor), ("blank:", added)):
        rows.setdefault(name, [0])[0] -= round(1000 * shift)
    return Table(table.labels, table.bias, rows)


def _fit(given: Sequence[Case]) -> Linear:
    scales = dict.fromkeys(("read", "blank"), ALIKE)
    scales |= {f"{how} {kind}": OWN for how in ("read", "blank") for kind in TYPES}
    targets = np.array([[float(case.value)] for case in given])
    return fit(
        ("fact",), [case.features for case in given], targets, np.ones(targets.shape), 1.0, scales,
        lambda name, count: count >= 3,
    )  # fmt: skip


def threshold(
    scores: np.ndarray, right: np.ndarray, kept: tuple[int, int], core: int, precision: float
) -> float:
    """The score above which candidates are added to those kept (`kept`: right ones, all).

    F1 is best there among the thresholds at which all together keep the precision; where none
    does, nothing is added.
    """
    order = np.argsort(-scores, kind="stable")
    hits = kept[0] + np.cumsum(right[order])
    stated = kept[1] + np.arange(1, len(order) + 1)
    f1 = np.where(hits >= precision * stated, 2 * hits / (stated + core), 0.0)
    if not f1.size or f1.max() <= 2 * kept[0] / (kept[1] + core):
        return float(scores.max(initial=0.0)) + 1
    best = int(f1.argmax())
    after = scores[order[min(best + 1, len(order) - 1)]]
    return float((scores[order[best]] + after) / 2)
