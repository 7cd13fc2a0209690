"""Families: documents joined, directly or through others, by derivation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from plainview.lineage.candidates import Pair


def families(found: Iterable[Pair], derived: Callable[[int, int], bool]) -> list[list[int]]:
    """Groups of at least two documents, each in order, by their first document.

    The pairs that share most are decided first; two documents that are in one family by then are
    not compared again, so that a story copied a hundred times costs a hundred comparisons.
    """
    leaders: dict[int, int] = {}

    def leader(document: int) -> int:
        while (above := leaders.setdefault(document, document)) != document:
            leaders[document] = document = leaders[above]
        return document

    for pair in sorted(found, key=lambda pair: (-pair.shared, pair)):
        one, two = leader(pair.document), leader(pair.other)
        if one != two and derived(pair.document, pair.other):
            leaders[max(one, two)] = min(one, two)
    members: dict[int, list[int]] = defaultdict(list)
    for document in sorted(leaders):
        members[leader(document)].append(document)
    return [family for family in members.values() if len(family) > 1]
