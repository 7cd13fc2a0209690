"""From labelled documents to the tables of the model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from plainview.extraction.learned import network
from plainview.extraction.learned.features import of_fact
from plainview.extraction.learned.items import line, of_item
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.rulings import cues
from plainview.extraction.parts import MENTION_KINDS
from plainview.model import FACT_TYPES
from training.fitting import Linear, fit
from training.matching import Label, Labelled, items_of
from training.texts import TYPES
from training.unlabelled import Silver

WORDS = {"w": 0.7, "b": 0.5, "s": 0.35, "type": 2.0, "pattern": 1.0}
ITEMS = {
    "mine": 1.5, "m": 0.5, "p2": 0.5, "p3": 0.3, "n2": 0.5, "n3": 0.3, "kv": 0.4, "bv": 0.3,
    "l": 0.6, "k": 1.2, "back": 1.2, "hop": 1.2,
}  # fmt: skip
CUED = {**WORDS, "w": 0.3, "b": 0.3, "s": 0.2, "rules": 1.5, "first": 2.0, "second": 1.5}
WORDED = frozenset(
    ["w", "b", "s", "p1", "p2", "p3", "n1", "n2", "n3", "kp", "kn", "l", "kl", "qn", "cue"]
)
"""Groups of features that hold words of a text."""
KINDS = frozenset({*MENTION_KINDS, "money", "ratio", "count", "duration", "rate"})
ACTS = tuple(name for _, name in network.ACTS)


def sentences(documents: Sequence[Labelled], lower: frozenset[str]) -> Linear:
    """What the words of a sentence say of each type."""
    rows: list[set[str]] = []
    targets, trust = [], []
    for document in documents:
        for features, told in zip(document.document.features, document.sentences, strict=True):
            rows.append(features)
            values = [told.get(kind, 0) for kind in TYPES]
            targets.append([max(0.0, value) for value in values])
            trust.append([float(value >= 0) for value in values])
    return fit(
        TYPES,
        rows,
        np.array(targets),
        np.array(trust),
        3.0,
        WORDS,
        lambda name, count: count >= 2 and plain(name, lower),
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
    documents: Sequence[Labelled], silver: Silver, lower: frozenset[str]
) -> dict[str, Table]:
    """All tables but the last decisions, which are learned from what these make of other texts."""
    fitted = {
        "sentences": sentences(documents, lower),
        **{f"roles {kind}": model for kind, model in roles(documents, silver, lower).items()},
        "act": acts(documents, lower),
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


def acts(documents: Sequence[Labelled], lower: frozenset[str]) -> Linear:
    """What a rule does that no pattern read."""
    true: list[tuple[Labelled, Label]] = [
        (document, label)
        for document in documents
        for label in document.labels
        if label.value == 1 and label.gold and label.gold["type"] == label.candidate.type == "rule"
    ]
    rows = []
    for document, label in true:
        number = label.candidate.sentence
        place = document.document.sketch.sentences[number]
        told = cues(document.document.text.content, place.start, place.end)
        rows.append(document.document.features[number] | of_fact(None) | told)
    wanted = [
        (label.gold or {})["roles"].get("act", [{"name": ""}])[0]["name"] for _, label in true
    ]
    return _one_of(rows, wanted, ACTS, lower, CUED)


def _one_of(
    rows: list[set[str]],
    wanted: list[str],
    labels: Sequence[str],
    lower: frozenset[str],
    scales: dict[str, float],
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
