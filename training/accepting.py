"""The last decision: which candidates, with the roles that were found for them, are stated."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plainview.extraction.learned import considered
from plainview.extraction.learned.decide import Candidate, deciding
from plainview.extraction.learned.model import Table
from training.fitting import Linear, fit
from training.matching import Labelled
from training.texts import FOLDS, TYPES, Document

ALIKE, OWN = 0.3, 0.1
"""Scales of what holds for all types, and for one: what they share is trusted first."""


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate as the tables of documents left out complete it: 1 a fact, 0 none, -1 neither."""

    fold: int
    read: bool
    features: dict[str, float]
    value: int


@dataclass(frozen=True, slots=True)
class Found:
    """The cases, and by fold the number of core facts in their documents."""

    cases: list[Case]
    core: Counter[int]

    def without(self, fold: int) -> Found:
        """What the documents of other folds hold."""
        core = Counter({other: count for other, count in self.core.items() if other != fold})
        return Found([case for case in self.cases if case.fold != fold], core)


def fold_of(document: Document) -> int:
    """Which of the folds of cases a document belongs to, by its name alone."""
    return int(hashlib.sha256(f"case {document.name}".encode()).hexdigest(), 16) % FOLDS


def cases(documents: Sequence[Labelled], known: dict[str, Table]) -> Found:
    """Every candidate of documents that neither the tables nor the network have seen."""
    found: list[Case] = []
    core: Counter[int] = Counter()
    for labelled in documents:
        document = labelled.document
        fold = fold_of(document)
        core[fold] += sum(gold.get("tier", "core") == "core" for gold in document.gold)
        values = {_key(label.candidate): label.value for label in labelled.labels}
        for one in considered(
            document.text, document.sketch, document.frames, document.facts, known
        ):
            read = one.candidate.fact is not None
            features = deciding(one.candidate.type, read, one.values)
            found.append(Case(fold, read, features, values[_key(one.candidate)]))
    return Found(found, core)


def _key(candidate: Candidate) -> tuple[str, int, int]:
    return candidate.type, candidate.sentence, id(candidate.fact) if candidate.fact else 0


def acceptance(found: Found, precision: float) -> Table:
    """The decision as a table, its threshold set on cases that its models have not seen.

    It is the same for what patterns read and for the rest: as much is stated as gives the best F1
    while all of it keeps a precision.
    """
    given = [case for case in found.cases if case.value >= 0]
    scores = np.zeros(len(given))
    folds = np.array([case.fold for case in given])
    for fold in sorted(set(folds.tolist())):
        model = _fit([case for case in given if case.fold != fold])
        there = np.flatnonzero(folds == fold)
        scores[there] = model.scores([given[place].features for place in there])[:, 0]
    right = np.array([case.value for case in given])
    least = round(1000 * threshold(scores, right, found.core.total(), precision))
    table = _fit(given).table()
    return Table(table.labels, [table.bias[0] - least], table.rows)


def _fit(given: Sequence[Case]) -> Linear:
    scales = dict.fromkeys(("read", "blank"), ALIKE)
    scales |= {f"{how} {kind}": OWN for how in ("read", "blank") for kind in TYPES}
    targets = np.array([[float(case.value)] for case in given])
    return fit(
        ("fact",), [case.features for case in given], targets, np.ones(targets.shape), 1.0, scales,
        lambda name, count: count >= 3,
    )  # fmt: skip


def threshold(scores: np.ndarray, right: np.ndarray, core: int, precision: float) -> float:
    """The score above which candidates are stated.

    F1 is best there among the thresholds that keep the precision; where none does, nothing is
    stated.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    stated = np.arange(1, len(order) + 1)
    f1 = np.where(hits >= precision * stated, 2 * hits / (stated + core), 0.0)
    if not f1.size or f1.max() == 0:
        return float(scores.max(initial=0.0)) + 1
    best = int(f1.argmax())
    after = scores[order[min(best + 1, len(order) - 1)]]
    return float((scores[order[best]] + after) / 2)


def crossed(found: Found, precision: float) -> dict[int, Table]:
    """For each fold the decision as the documents of the others teach it, to measure with."""
    return {fold: acceptance(found.without(fold), precision) for fold in sorted(found.core)}
