"""Of what kind a pair of statements is: one decision over all that rules and a network tell of it.

Rules find in what two statements differ, yet what is left over in one of them may explain the
difference or not: "limits" for "caps" does not, "for women" does. How much each mark weighs is
learned from pairs that people wrote and labelled, in wordings that the rules were not made for
(`training/discerning.py`). A network (`cross_encoder`) reads both statements as a whole. How far
each is believed is learned from pairs that neither had seen, apart for statements that share most
of their words, in which rules are surer. All weights stand in `discerning.tsv`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

from plainview.checks.draft.cross_encoder import packaged
from plainview.claims.kinds import KINDS
from plainview.extraction.learned.model import Table, parse

FILE = Path(__file__).with_name("discerning.tsv")
BY_MARKS, BY_BOTH = "by marks", "by both"
CONFLICT, ALTERATION = "conflict", "alteration"
ALONE = "alone~"
"""Begins the mark of a word that only one of the two statements has."""
CLOSE = frozenset(("share<=0.9", "share>0.9"))
"""The marks of two statements that share most of their words."""
SURE = 0.5
"""Log-odds from which two statements are said to contradict each other: in doubt they do not."""


def discern(
    found: Collection[str], one: str, two: str, sure: float = SURE, *, altered: bool = True
) -> str:
    """The kind of two statements, of `claims.kinds.KINDS`, by the marks that were found and by
    their words; `altered` says that one may retell the other and say something else."""
    tables = _tables()
    said = opinions(tables[BY_MARKS], found, packaged().read(one, two))
    scores = scored(tables[BY_BOTH], said)
    if not altered:
        del scores[ALTERATION]
    return chosen(scores, sure)


def chosen(scores: Mapping[str, float], sure: float = SURE) -> str:
    """The likeliest kind by its log-odds; a conflict only where that is sure."""
    doubted = scores[CONFLICT] < sure
    return max(
        (name for name in scores if name != CONFLICT or not doubted), key=lambda name: scores[name]
    )


def opinions(by_marks: Table, found: Collection[str], read: Sequence[float]) -> dict[str, float]:
    """What marks and the network (`read`) say of each kind, by name, in log-odds; of statements
    that share most of their words a second time, under names of their own."""
    marks = [0.001 * score for score in by_marks.scores(found)]
    said = {f"marks:{name}": value for name, value in zip(KINDS, marks, strict=True)}
    said |= {f"read:{name}": value for name, value in zip(KINDS, read, strict=True)}
    close = not CLOSE.isdisjoint(found)
    return said | ({f"close {of}": value for of, value in said.items()} if close else {})


def scored(by_both: Table, said: Mapping[str, float]) -> dict[str, float]:
    """The log-odds of each kind by what is said of it."""
    none = [0] * len(KINDS)
    weights = [(by_both.rows.get(of, none), value) for of, value in said.items()]
    return {
        name: 0.001 * (by_both.bias[at] + sum(row[at] * value for row, value in weights))
        for at, name in enumerate(by_both.labels)
    }


@cache
def _tables() -> dict[str, Table]:
    with FILE.open(encoding="utf-8") as lines:
        return parse(lines)
