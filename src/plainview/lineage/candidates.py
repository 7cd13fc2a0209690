"""Which documents to compare: those that share enough keys, found without all pairs.

Every key leads to the documents that hold it. A key that few hold ties each of them to every other;
one that many hold (a story that ran in a hundred papers, the foot of every page of an outlet) ties
each only to the next few, so that a large family still hangs together while the work grows with
the number of keys and never with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

LEAST_SHARED = 3  # keys
FEW = 32  # documents up to which a key ties every two of its holders
NEXT = 4  # documents before and after that a more common key ties each of its holders to


class Pair(NamedTuple):
    """Two documents by number, the lower first, and how many keys tie them."""

    document: int
    other: int
    shared: int


def partners(document: int, postings: Iterable[Sequence[int]]) -> dict[int, int]:
    """The documents that share enough keys with one document, and how many keys tie them to it.

    `postings` are the holders of each of the document's keys: document numbers in order, itself
    among them. When a document comes or goes, only holders of its keys can gain or lose partners.
    """
    ties: Counter[int] = Counter()
    for holders in postings:
        ties.update(_tied(document, holders))
    del ties[document]
    return {other: shared for other, shared in ties.items() if shared >= LEAST_SHARED}


def candidates(postings: Iterable[Sequence[int]]) -> Iterator[Pair]:
    """Every two documents to compare, from the holders of each key, in order.

    Takes memory for the keys that at least two documents hold; the others pass through.
    """
    held: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
    for holders in postings:
        if len(holders) > 1:
            for document in holders:
                held[document].append(holders)
    for document in sorted(held):
        found = partners(document, held[document])
        for other in sorted(found):
            if other > document:
                yield Pair(document, other, found[other])


def postings_of(rows: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The holders of each key, from a stream of (key, document) sorted by both."""
    for _, group in groupby(rows, key=itemgetter(0)):
        yield [document for _, document in group]


def gathered(documents: Iterable[Iterable[int]]) -> list[list[int]]:
    """The holders of each key that two documents share, from the keys of every document in turn."""
    first: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    for document, keys in enumerate(documents):
        for key in keys:
            earliest = first.setdefault(key, document)
            if earliest != document:
                shared.setdefault(key, [earliest]).append(document)
    return list(shared.values())


def _tied(document: int, holders: Sequence[int]) -> Sequence[int]:
    if len(holders) <= FEW:
        return holders
    place = bisect_left(holders, document)
    return holders[max(0, place - NEXT) : place + NEXT + 1]
