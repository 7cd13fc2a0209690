"""Fits the decision on pairs of statements and writes `checks/draft/discerning.tsv`.

    python -m training.discerning NETWORK [--measure]

First the weights of marks are learned, from all files but KEPT; each pair as it was printed and
without the days of printing, which nobody may know. Then how far marks and the cross-encoder are
believed: from the files other than TEACHING, by weights and a network (NETWORK, which
`training.cross_encoder --apart` writes) that learned from TEACHING alone. `--measure` writes
nothing and scores KEPT. The fits are convex ones: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from bench import contradictions

from plainview.checks.draft.cross_encoder import CrossEncoder, packaged
from plainview.checks.draft.discerning import (
    ALONE,
    BY_BOTH,
    BY_MARKS,
    FILE,
    SURE,
    chosen,
    opinions,
    scored,
)
from plainview.checks.draft.weighing import marks_of, ruled
from plainview.claims.kinds import KINDS
from plainview.extraction.learned.model import BIAS, Table
from training.fitting import Linear, Row, fit
from training.pairs import KEPT, TEACHING, Told, said, told

PENALTY, PULL = 6.0, 1.0
"""How strongly the weights of marks, and those of the two opinions, are held small."""
EVEN = -0.7
"""The logarithm of a chance of one half."""
SEEN, SAID_ALONE = 6, 12
"""Times that a mark must be found to count, and a word of one statement alone."""


@dataclass(frozen=True)
class Labelled:
    """A pair, its marks, and what rules make of it; `dated` says that the days of printing are
    known."""

    told: Told
    marks: frozenset[str]
    by_rules: str
    dated: bool

    def read(self, network: CrossEncoder) -> tuple[float, ...]:
        """What a network makes of it."""
        one, two = (said(each.words).line.content for each in (self.told.one, self.told.two))
        return _read(network, one, two)


@cache
def _read(network: CrossEncoder, one: str, two: str) -> tuple[float, ...]:
    """The same, once for a pair with and without the days of printing."""
    return network.read(one, two)


def labelled() -> list[Labelled]:
    """All pairs, dated and not."""
    return [one for pair in told() for one in _both(pair)]


def _both(pair: Told) -> Iterator[Labelled]:
    for dated in (True, False):
        statements = (
            one if dated else replace(one, published=None) for one in (pair.one, pair.two)
        )
        one, two = (said(each.words, each.published, each.outlet) for each in statements)
        by_rules = ruled(one, two)
        yield Labelled(pair, marks_of(one, two, by_rules), by_rules.kind, dated)


def by_marks(known: Sequence[Labelled]) -> Linear:
    """The weights of marks, learned from some pairs."""
    return _fitted(
        known,
        [one.marks for one in known],
        PENALTY,
        lambda name, count: count >= (SAID_ALONE if name.startswith(ALONE) else SEEN),
    )


def by_both(known: Sequence[Labelled], network: CrossEncoder) -> Linear:
    """How far marks and a network are believed, learned from pairs that neither was taught."""
    weights = by_marks([one for one in known if one.told.part in TEACHING]).table()
    others = [one for one in known if one.told.part not in TEACHING]
    rows = [opinions(weights, one.marks, one.read(network)) for one in others]
    return _fitted(others, rows, PULL, lambda name, count: True)


def _fitted(
    known: Sequence[Labelled],
    rows: Sequence[Row],
    penalty: float,
    allowed: Callable[[str, int], bool],
) -> Linear:
    targets = np.array([[float(one.told.kind == name) for name in KINDS] for one in known])
    trust = np.array([0.5 * one.told.trust for one in known])  # each pair stands there twice
    counted = np.repeat(trust[:, None], len(KINDS), 1)
    return fit(KINDS, rows, targets, counted, penalty, {}, allowed, 1.0)


def measure(known: Sequence[Labelled], weights: Table, both: Table) -> None:
    """Print the scores of the files that nothing is learned from, by each opinion and by both."""
    for part in KEPT:
        dated = [one for one in known if one.told.part == part and one.dated]
        marked = [dict(zip(KINDS, weights.scores(one.marks), strict=True)) for one in dated]
        read = [one.read(packaged()) for one in dated]
        views = [
            opinions(weights, one.marks, heard) for one, heard in zip(dated, read, strict=True)
        ]
        for how, got in (
            ("rules", [one.by_rules for one in dated]),
            ("marks", [chosen(scores, 1000 * SURE) for scores in marked]),
            ("network", [chosen(dict(zip(KINDS, heard, strict=True)), EVEN) for heard in read]),
            ("both", [chosen(scored(both, one)) for one in views]),
        ):
            _print(f"{part}, {how}", list(zip(dated, got, strict=True)))


def _print(name: str, outcome: Sequence[tuple[Labelled, str]]) -> None:
    told = [(one.told.kind, what) for one, what in outcome if not one.told.mined]
    row = contradictions.scored(told)
    false = sum(one.told.mined and what == "conflict" for one, what in outcome)
    precision, recall, _, _ = row[0]["conflict"]
    print(
        f"{name}: macro-F1 {row[1]:.3f}, conflicts P {precision:.3f} R {recall:.3f} of"
        f" {len(told)} pairs; {false} of {len(outcome) - len(told)} matters apart called conflicts",
        flush=True,
    )


def written(name: str, found: Linear) -> Iterator[str]:
    """The lines of a table."""
    table = found.table()
    yield "\t".join(["#", name, *table.labels])
    yield "\t".join([BIAS, *map(str, table.bias)])
    for mark, weights in table.rows.items():
        yield "\t".join([mark, *(str(weight) if weight else "" for weight in weights)])


def main() -> None:
    """Fit, then measure or write, as asked."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("network", type=Path, help="what training.cross_encoder --apart wrote")
    asked.add_argument("--measure", action="store_true", help="write nothing but figures")
    given = asked.parse_args()
    known = labelled()
    taught = [one for one in known if one.told.part not in KEPT]
    weights, both = by_marks(taught), by_both(taught, CrossEncoder(given.network))
    if given.measure:
        measure(known, weights.table(), both.table())
        return
    lines = [*written(BY_MARKS, weights), *written(BY_BOTH, both)]
    text = "\n".join(lines) + "\n"
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(known):,} pairs, {len(lines) - 4} weights")
    print(f"SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
