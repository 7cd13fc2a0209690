"""Where to look: units of two texts that share too much for chance, and groups of them.

Seeding and extension follow Sanchez-Perez, Sidorov and Gelbukh (PAN 2014): pairs of sentences by
the cosine of their tf-isf vectors, joined where they lie close together on both sides. The vectors
here hold the runs of three words that both texts share, besides the stems.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import NamedTuple

from plainview.lineage.evidence import Side
from plainview.lineage.words import STOP_WORDS

LEAST_COSINE = 0.30
LEAST_SHARED = 2  # stems or runs
RUN = 6.0  # weight of a shared run in a vector
MOST_HELD = 200  # units that hold a term, from which it says nothing of any one of them
MOST_SEEDS = 20  # for one unit: lists and tables repeat themselves
GAP = 2  # units between two seeds of one group, on either side


class Seed(NamedTuple):
    """A unit of the first text, one of the second, and their cosine."""

    first: int
    second: int
    cosine: float


def seeds(first: Side, second: Side) -> list[Seed]:
    """Pairs of units with like vectors, in order; an inverted index meets only units that share."""
    holders: dict[str | int, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(_vectors(second)):
        for term, weight in vector.items():
            holders[term].append((number, weight))
    found = []
    for number, vector in enumerate(_vectors(first)):
        products: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for term, weight in vector.items():
            others = holders.get(term, ())
            for other, other_weight in others if len(others) <= MOST_HELD else ():
                products[other] += weight * other_weight
                shared[other] += 1
        likely = [
            Seed(number, other, cosine)
            for other, cosine in products.items()
            if cosine > LEAST_COSINE and shared[other] >= LEAST_SHARED
        ]
        found += sorted(sorted(likely, key=lambda seed: (-seed.cosine, seed))[:MOST_SEEDS])
    return found


def _vectors(side: Side) -> list[dict[str | int, float]]:
    vectors = []
    keys, runs, weights = side.words.keys, side.runs, side.weights
    for start, end in side.words.units:
        vector: dict[str | int, float] = defaultdict(float)
        for key, weight in zip(keys[start:end], weights[start:end], strict=True):
            if key not in STOP_WORDS:
                vector[key] += weight
        for run in runs[start : max(start, end - 2)]:
            if run:
                vector[run] = RUN
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({term: weight / norm for term, weight in vector.items()})
    return vectors


def groups(found: list[Seed]) -> list[list[Seed]]:
    """Seeds joined wherever two of them lie within `GAP` units of each other on both sides."""
    leaders = list(range(len(found)))

    def leader(place: int) -> int:
        while leaders[place] != place:
            leaders[place] = leaders[leaders[place]]
            place = leaders[place]
        return place

    for place, seed in enumerate(found):
        for later in range(place + 1, len(found)):
            if found[later].first - seed.first > GAP:
                break
            if abs(found[later].second - seed.second) <= GAP:
                leaders[leader(place)] = leader(later)
    joined: dict[int, list[Seed]] = defaultdict(list)
    for place, seed in enumerate(found):
        joined[leader(place)].append(seed)
    return list(joined.values())
