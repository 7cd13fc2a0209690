"""From labelled documents to the tables of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from plainview.extraction.learned.features import of_fact
from plainview.extraction.learned.items import line, of_item
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.rulings import cues
from plainview.extraction.parts import MENTION_KINDS
from plainview.model import FACT_TYPES
from plainview.model.schema import MODALITIES
from training.fitting import Linear, fit
from training.matching import Label, Labelled, items_of
from training.texts import TYPES
from training.unlabelled import Silver

WORDS = {"w": 0.7, "b": 0.5, "s": 0.35, "type": 2.0, "pattern": 1.0}
ITEMS = {
    "mine": 1.5, "m": 0.5, "p2": 0.5, "p3": 0.3, "n2": 0.5, "n3": 0.3, "kv": 0.4, "bv": 0.3,
    "l": 0.6, "k": 1.2, "back": 1.2, "hop": 1.2,
}  # fmt: skip
STAGED = {**WORDS, "w": 0.5, "b": 0.4}
CUED = {**STAGED, "w": 0.3, "b": 0.3, "s": 0.2, "rules": 1.5, "first": 2.0, "second": 1.5}
WORDED = frozenset(
    ["w", "b", "s", "p1", "p2", "p3", "n1", "n2", "n3", "kp", "kn", "l", "kl", "qn", "cue"]
)
"""Groups of features that hold words of a text."""
KINDS = frozenset({*MENTION_KINDS, "money", "ratio", "count", "duration", "rate"})
TRUST = 0.3
"""The weight of a sentence that the teacher labelled, beside one that people did."""
ACTS = ("allows", "requires", "forbids", "exempts")


@dataclass
class Soft:
    """Sentences of articles without labels, and the teacher's chances of a fact of each type."""

    features: list[set[str]] = field(default_factory=list)
    chances: np.ndarray = field(default_factory=lambda: np.zeros((0, len(TYPES))))


def sentences(documents: Sequence[Labelled], soft: Soft, lower: frozenset[str]) -> Linear:
    """What the words of a sentence say of each type, from people's labels and the teacher's."""
    rows: list[set[str]] = []
    targets, trust = [], []
    for document in documents:
        for features, told in zip(document.document.features, document.sentences, strict=True):
            rows.append(features)
            values = [told.get(kind, 0) for kind in TYPES]
            targets.append([max(0.0, value) for value in values])
            trust.append([float(value >= 0) for value in values])
    ours = {name for row in rows for name in row}
    rows += soft.features
    return fit(
        TYPES,
        rows,
        np.vstack([np.array(targets), soft.chances]),
        np.vstack([np.array(trust), np.full(soft.chances.shape, TRUST)]),
        3.0,
        WORDS,
        lambda name, count: count >= (2 if name in ours else 6) and plain(name, lower),
    )


def plain(name: str, lower: frozenset[str]) -> bool:
    """Whether all words of a feature also stand in lower case in the articles.

    So that no personal name, which may open a sentence or end a title, becomes a feature.
    """
    group, _, words = name.partition(":")
    return group not in WORDED or all(
        word in lower or word in KINDS or not word[0].isalpha() for word in words.split(" ") if word
    )


def tables(
    documents: Sequence[Labelled], soft: Soft, silver: Silver, lower: frozenset[str]
) -> dict[str, Table]:
    """All tables but the last decision, which is learned from what these make of other texts."""
    fitted = {
        "sentences": sentences(documents, soft, lower),
        **{f"roles {kind}": model for kind, model in roles(documents, silver, lower).items()},
        **stages(documents, lower),
    }
    return {name: model.table() for name, model in fitted.items()}


def roles(
    documents: Sequence[Labelled], silver: Silver, lower: frozenset[str]
) -> dict[str, Linear]:
    """For each type, what an item fills; `silver` are pattern readings of unlabelled articles."""
    found = {}
    for kind, fact_type in FACT_TYPES.items():
        rows: list[tuple[set[str], set[str]]] = []
        for document in documents:
            text, sketch = document.document.text.content, document.document.sketch
            for label in document.labels:
                if (
                    label.value == 1
                    and label.gold
                    and label.gold["type"] == kind == label.candidate.type
                ):
                    number = label.candidate.sentence
                    seen = line(text, sketch, number)
                    rows += [
                        (of_item(text, sketch, number, seen, item, label.candidate.fact), fills)
                        for item, fills in items_of(document.document, label)
                    ]
        ours = {name for features, _ in rows for name in features}
        trust = [1.0] * len(rows) + [0.1] * len(silver.get(kind, []))
        rows += silver.get(kind, [])
        labels = (*fact_type.roles, *fact_type.measures)
        targets = np.array([[float(name in fills) for name in labels] for _, fills in rows])
        found[kind] = fit(
            labels, [features for features, _ in rows], targets,
            np.repeat(np.array(trust)[:, None], len(labels), axis=1), 1.0, ITEMS,
            lambda name, count, ours=ours: (
                count >= (2 if name in ours else 8) and plain(name, lower)
            ),
        )  # fmt: skip
    return found


def stages(documents: Sequence[Labelled], lower: frozenset[str]) -> dict[str, Linear]:
    """Status and modality of facts that no pattern read, and what a rule does."""
    true: list[tuple[Labelled, Label]] = [
        (document, label)
        for document in documents
        for label in document.labels
        if label.value == 1 and label.gold and label.gold["type"] == label.candidate.type
    ]
    found = {}
    for kind, fact_type in FACT_TYPES.items():
        pairs = [pair for pair in true if pair[1].candidate.type == kind]
        rows = [d.document.features[label.candidate.sentence] | of_fact(None) for d, label in pairs]
        for name, labels in (("status", fact_type.statuses), ("modality", MODALITIES)):
            wanted = [label.gold[name] for _, label in pairs if label.gold]
            found[f"{name} {kind}"] = _one_of(rows, wanted, labels, lower)
        if kind == "rule":
            rows = [
                row | cues(d.document.text.content, place.start, place.end)
                for row, (d, label) in zip(rows, pairs, strict=True)
                for place in [d.document.sketch.sentences[label.candidate.sentence]]
            ]
            named = [
                (label.gold or {})["roles"].get("act", [{"name": ""}])[0]["name"]
                for _, label in pairs
            ]
            found["act"] = _one_of(rows, named, ACTS, lower, CUED)
    return found


def _one_of(
    rows: list[set[str]],
    wanted: list[str],
    labels: Sequence[str],
    lower: frozenset[str],
    scales: dict[str, float] = STAGED,
) -> Linear:
    targets = np.array([[float(name == right) for name in labels] for right in wanted])
    return fit(
        labels,
        rows,
        targets,
        np.ones(targets.shape),
        2.0,
        scales,
        lambda name, count: count >= 2 and plain(name, lower),
    )
