"""The labelled pairs of statements that may be learned from, and pairs of two matters made of them.

The pairs are those of bench/contradictions*.tsv but for the frozen half, which nobody looks at.
Statements of two different files that share most words stand for matters apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import scipy.sparse as sp
from bench import contradictions
from bench.contradictions import Statement

from plainview.checks.draft import Said, sentence
from plainview.pipeline import comparing

TEACHING = ("sixteenth", "eighteenth", "nineteenth", "twenty_second", "twenty_third")
"""Files by hands that had not seen the rules: they count more, since rules are right on older ones
by construction."""
HELD = ("twentieth", "twenty_fifth")
"""Such files that teach no network but, with the older ones, how far one may be trusted."""
KEPT = ("seventeenth", "twenty_first", "twenty_fourth")
"""Nothing is learned from these."""
TRUST, APART = 3.0, 0.3
"""What a pair of a fresh file counts, and one of two matters, beside the 1 of any other."""


@dataclass(frozen=True)
class Told:
    """Two statements and of what kind they are; `mined` says that they were put together from two
    files."""

    part: str
    kind: str
    one: Statement
    two: Statement
    mined: bool

    @property
    def trust(self) -> float:
        """How much the pair counts."""
        return (TRUST if self.part in (*TEACHING, *HELD) else 1.0) * (APART if self.mined else 1.0)


def told() -> Iterator[Told]:
    """All pairs that may be looked at, and after each in fresh words one that is of two matters."""
    further = {name: contradictions.further(name) for name in contradictions.FURTHER}
    files = {"shown": contradictions.shown(), **further}
    known = [(part, pair) for part, held in files.items() for pair in held]
    statements = [(part, one) for part, pair in known for one in (pair.one, pair.two)]
    for (part, pair), number in zip(known, _nearest(statements), strict=True):
        yield Told(part, pair.kind, pair.one, pair.two, mined=False)
        if part not in (*TEACHING, *HELD, *KEPT):
            continue
        # printed when the other half of its pair was: when it was tells nothing of its matter
        alike = replace(statements[number][1], published=pair.two.published)
        yield Told(part, "apart", pair.one, alike, mined=True)


def _nearest(statements: Sequence[tuple[str, Statement]]) -> list[int]:
    """For each first statement of a pair the place of the one that shares most words with it, of
    those in other files (Jaccard)."""
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    rows = [[numbers[key] for key in sorted(_keys(one.words))] for _, one in statements]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(row, int) for row in rows])
    has = sp.csr_matrix((np.ones(len(columns)), columns, ends))
    sizes = np.diff(ends)
    parts = np.array([part for part, _ in statements])
    found = []
    for place in range(0, len(statements), 2):
        shared = (has @ has[place].T).toarray().ravel()
        alike = shared / (sizes + sizes[place] - shared)
        alike[parts == parts[place]] = -1
        found.append(int(alike.argmax()))
    return found


def _keys(words: str) -> frozenset[str]:
    line = sentence(words)
    return frozenset() if line is None else frozenset(line.keys)


@cache
def said(words: str, published: str | None = None, outlet: str | None = None) -> Said:
    """A statement as it is compared, read once."""
    return comparing.said(words, published, outlet)
