"""The decision who fills which role: learned from what is offered to the roles of true facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from plainview.extraction.learned import Parts, considered
from plainview.extraction.learned.assigning import DECISION
from plainview.extraction.learned.decide import Candidate
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.options import Option, options
from training.accepting import fold_of
from training.fitting import fit
from training.matching import Gold, Labelled, aliases, scorer

__all__ = ["DECISION", "Offered", "crossed", "decision", "offered"]

WORTH = 0.35
"""The chance from which words are taken: half the F1 that can be had, since below it what is taken
costs more than it brings (Lipton, Elkan and Naryanaswamy, 2014)."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Options of roles of true facts, by fold: their features, and whether each fills its role."""

    features: list[dict[str, float]] = field(default_factory=list)
    fills: list[bool] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)


def offered(documents: Sequence[Labelled], known: dict[str, Table]) -> Offered:
    """The options of documents that neither the tables `known` nor the network have seen."""
    found = Offered()
    without = Parts(assign=False)
    for labelled in documents:
        document = labelled.document
        true = {
            _key(label.candidate): label.gold
            for label in labelled.labels
            if label.value == 1 and label.gold and label.gold["type"] == label.candidate.type
        }
        for one in considered(
            document.text, document.sketch, document.frames, document.facts, known, without
        ):
            gold = true.get(_key(one.candidate))
            if gold is None:
                continue
            kind, read = one.fact.type, one.candidate.fact
            rows = options(
                one.scene, kind, one.fact.fillers, read,
                known[f"roles {kind}"], known["sentences"].rows,
            )  # fmt: skip
            for option, right in _told(rows, gold):
                found.features.append(option.values)
                found.fills.append(right)
                found.folds.append(fold_of(document))
    return found


def _key(candidate: Candidate) -> tuple[str, int, int]:
    return candidate.type, candidate.sentence, id(candidate.fact) if candidate.fact else 0


def _told(rows: dict[str, list[Option]], gold: Gold) -> Iterator[tuple[Option, bool]]:
    """Each option, and whether it is the best for one of the words that fill its role in gold."""
    for role, row in rows.items():
        wanted = scorer().collect(role, gold["roles"].get(role), aliases())
        best: dict[int, Option] = {}
        for option in row:
            place = next((n for n, one in enumerate(wanted) if _agree(one, option)), None)
            if place is not None and (place not in best or _rank(option) > _rank(best[place])):
                best[place] = option
        right = {id(option) for option in best.values()}
        yield from ((option, id(option) in right) for option in row)


def _agree(wanted: Any, option: Option) -> bool:
    """Whether the scorer would take an option for words of the gold, by name or by place."""
    if option.source != "run":
        filler = option.filler
        if wanted.keys & scorer().name_keys(filler.name, filler.entity, aliases()):
            return True
    span = option.span
    return span is not None and any(a < span[1] and span[0] < b for a, b in wanted.spans)


def _rank(option: Option) -> tuple[bool, bool, float]:
    return option.chosen, option.source != "run", -9e3 if option.mean is None else option.mean


def decision(found: Offered, left_out: int | None = None) -> Table:
    """The decision as a table, learned from all folds but one; above zero, words are taken."""
    rows = [n for n, fold in enumerate(found.folds) if fold != left_out]
    counts: Counter[str] = Counter(name for n in rows for name in found.features[n])
    model = fit(
        ("fills",), [found.features[n] for n in rows],
        np.array([[float(found.fills[n])] for n in rows]), np.ones((len(rows), 1)), 1.0, {},
        lambda name, count: counts[name] >= 5, other=1.0,
    )  # fmt: skip
    table = model.table()
    return replace(table, bias=[table.bias[0] - round(1000 * float(np.log(WORTH / (1 - WORTH))))])


def crossed(found: Offered, folds: Iterable[int]) -> dict[int, Table]:
    """For each fold the decision as the documents of the others teach it, to measure with."""
    return {fold: decision(found, fold) for fold in folds}
