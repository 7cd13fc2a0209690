"""Facts to claims: who represents whom, the same whatever came in first.

Each fact has a rank. In the order of ranks, a fact that joins no representative before it becomes
one itself; any other stands with a representative that it joins. A claim is a representative and
those who stand with it, so that all its facts agree with one and none is reached through a chain of
likenesses. This is the greedy maximal independent set, which some ranks and joins determine; when
a join comes or goes, only facts of higher rank that it reaches are decided again (Ailon, Charikar
and Newman, 2008, for the clustering; Behnezhad et al., 2019, for keeping it up).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """That a fact joins another: the other's rank, and whether they say the same in full."""

    other: int
    rank: int
    full: bool


Joins = Callable[[int], Iterable[Join]]


def settle(
    touched: Mapping[int, int], standing: Callable[[int], int | None], joins: Joins
) -> dict[int, int]:
    """With whom each fact that changes stands, itself for a representative.

    `touched` gives facts whose joins came or went, with their ranks; `standing` with whom a fact
    stood so far (None where it is new). Facts that stand as before are among the answers when they
    were touched.
    """
    decided: dict[int, int] = {}
    ranks = dict(touched)
    waiting = [(rank, fact) for fact, rank in touched.items()]
    heapq.heapify(waiting)
    while waiting:
        rank, fact = heapq.heappop(waiting)
        if fact in decided:
            continue
        held = sorted(joins(fact), key=lambda join: (not join.full, join.rank, join.other))
        before = [join for join in held if (join.rank, join.other) < (rank, fact)]
        chosen = next(
            (join.other for join in before if _stands(join.other, decided, standing) == join.other),
            fact,
        )
        decided[fact] = chosen
        if (chosen == fact) == (standing(fact) == fact):
            continue
        for join in held:
            if (join.rank, join.other) > (rank, fact) and join.other not in ranks:
                ranks[join.other] = join.rank
                heapq.heappush(waiting, (join.rank, join.other))
    return decided


def _stands(
    fact: int, decided: Mapping[int, int], standing: Callable[[int], int | None]
) -> int | None:
    return decided[fact] if fact in decided else standing(fact)
