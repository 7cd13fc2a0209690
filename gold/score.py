"""A small score over our own gold, for the floors that hold where the shared scorer is absent.

    python -m gold.score [--part all|shown|test]

A core fact is found when a predicted fact of its type (or one that it allows instead) has evidence
that overlaps its own; each prediction finds one fact, the one it shares most characters with. A
prediction over a fact that is not core counts neither way. It is right when its needed roles stand
on the same words too and its printed values agree.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import plainview
from gold.check import GOLD, facts
from plainview.model import FACT_TYPES

Record = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """How many core facts there are, were predicted, were found and were right."""

    core: int
    predicted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.found / max(1, self.predicted)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.core)

    @property
    def detection(self) -> float:
        """F1 of facts found."""
        return 2 * self.found / max(1, self.predicted + self.core)

    @property
    def strict(self) -> float:
        """F1 of facts whose needed roles and values are right as well."""
        return 2 * self.right / max(1, self.predicted + self.core)


def _shared(one: Iterable[Record], other: Iterable[Record]) -> int:
    """Characters that two lists of evidence share."""
    spans: list[Span] = [(run["start"], run["end"]) for run in other]
    return sum(
        max(0, min(run["end"], end) - max(run["start"], start))
        for run in one
        for start, end in spans
    )


def _placed(fact: Record, roles: Iterable[str]) -> list[Record]:
    """The fillers of some roles that stand on words of the text."""
    fillers = [each for role in roles for each in fact["roles"].get(role, [])]
    return [each for each in fillers if each["start"] is not None]


def _right(gold: Record, predicted: Record) -> bool:
    for roles in FACT_TYPES[gold["type"]].needed:
        wanted = _placed(gold, roles)
        if wanted and not _shared(wanted, _placed(predicted, roles)):
            return False
    values = {(each["name"], each["value"]) for each in predicted["measures"]}
    return {(each["name"], each["value"]) for each in gold["measures"]} <= values


def _of_document(gold: list[Record], predicted: list[Record]) -> Score:
    pairs = sorted(
        (
            (_shared(fact["evidence"], other["evidence"]), place, at)
            for place, fact in enumerate(gold)
            for at, other in enumerate(predicted)
            if other["type"] in (fact["type"], *fact["alt_types"])
        ),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    matched: dict[int, int] = {}
    used: set[int] = set()
    for shared, place, at in pairs:
        if shared and place not in matched and at not in used:
            matched[place] = at
            used.add(at)
    core = [place for place, fact in enumerate(gold) if fact["tier"] == "core"]
    found = [place for place in core if place in matched]
    apart = len(matched) - len(found)
    right = sum(_right(gold[place], predicted[matched[place]]) for place in found)
    return Score(len(core), len(predicted) - apart, len(found), right)


def score(part: str) -> Score:
    """The score of `plainview.extract` over a part of our own gold."""
    each = [
        _of_document(
            gold,
            [
                fact.to_json()
                for fact in plainview.extract(plainview.read(GOLD / "texts" / f"{stem}.txt"))
            ],
        )
        for stem, gold in facts(part).items()
    ]
    return Score(
        sum(one.core for one in each),
        sum(one.predicted for one in each),
        sum(one.found for one in each),
        sum(one.right for one in each),
    )


def main() -> None:
    """Print the score of a part."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--part", choices=("all", "shown", "test"), default="test")
    of = score(options.parse_args().part)
    print(f"{of.core} core facts, {of.predicted} predicted, {of.found} found, {of.right} right")
    print(f"P {of.precision:.3f}  R {of.recall:.3f}  F1 {of.detection:.3f}  strict {of.strict:.3f}")


if __name__ == "__main__":
    main()
