"""Of what kind a pair of statements is: one decision over all that rules can tell of it.

Rules find in what two statements differ, yet what is left over in one of them may explain the
difference or not: "limits" for "caps" does not, "for women" does. How much each mark weighs is
learned from pairs that people wrote and labelled, in wordings that the rules were not made for
(`training/discerning.py`); the weights stand in `discerning.tsv`.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from plainview.extraction.learned.model import Table, parse

FILE = Path(__file__).with_name("discerning.tsv")
KINDS, CONFLICT = "kinds", "conflict"
ALONE = "alone~"
"""Begins the mark of a word that only one of the two statements has."""
SURE = 500
"""Thousandths of log-odds from which two statements are said to contradict each other: in doubt
they do not."""


def discern(found: Collection[str], sure: int = SURE) -> str:
    """The kind of a pair of statements, of `claims.kinds.KINDS`, by the marks that were found."""
    return chosen(_table(), found, sure)


def chosen(table: Table, found: Collection[str], sure: int = SURE) -> str:
    """The same by a table of weights."""
    scores = dict(zip(table.labels, table.scores(found), strict=True))
    if scores[CONFLICT] < sure:
        del scores[CONFLICT]
    return max(scores, key=lambda name: scores[name])


@cache
def _table() -> Table:
    with FILE.open(encoding="utf-8") as lines:
        return parse(lines)[KINDS]
