"""Chains and cuts by trying everything, to hold the real ones against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from plainview.flows import Edge


def steps_of(edges: Sequence[Edge], sources: Sequence[str], target: str) -> list[Edge]:
    """The edges that a chain may use."""
    return [
        edge
        for edge in edges
        if edge.provider != target
        and edge.recipient not in sources
        and edge.provider != edge.recipient
    ]


def chains(edges: Sequence[Edge], sources: Sequence[str], target: str) -> set[tuple[Edge, ...]]:
    """Every simple chain from a source to the target."""
    usable = steps_of(edges, sources, target)

    def onward(node: str, way: tuple[Edge, ...]) -> Iterator[tuple[Edge, ...]]:
        if node == target:
            yield way
            return
        for edge in usable:
            if edge.provider == node and edge.recipient not in {one.provider for one in way}:
                yield from onward(edge.recipient, (*way, edge))

    return {way for source in sources for way in onward(source, ()) if way}


def joined(edges: Sequence[Edge], sources: Sequence[str], target: str) -> bool:
    """Whether the target can be reached."""
    seen, usable = set(sources), steps_of(edges, sources, target)
    while True:
        more = {edge.recipient for edge in usable if edge.provider in seen} - seen
        if not more:
            return target in seen
        seen |= more


def cutting(
    edges: Sequence[Edge], sources: Sequence[str], target: str, size: int
) -> set[frozenset[str]]:
    """Every set of so many instruments that parts target and sources."""
    names = sorted({str(edge.instrument) for edge in steps_of(edges, sources, target)})
    return {
        frozenset(ended)
        for ended in combinations(names, size)
        if not joined([one for one in edges if one.instrument not in ended], sources, target)
    }


def agreement_cuts(
    edges: Sequence[Edge], sources: Sequence[str], target: str, largest: int
) -> set[frozenset[str]] | None:
    """The smallest of these sets; None where they are above `largest`."""
    for size in range(largest + 1):
        found = cutting(edges, sources, target, size)
        if found:
            return found
    return None


def hub_cuts(
    edges: Sequence[Edge], sources: Sequence[str], target: str
) -> set[frozenset[str]] | None:
    """Every smallest set of other institutions whose end does; None where there is none."""
    hubs = sorted({name for one in edges for name in (one.provider, one.recipient)})
    hubs = [name for name in hubs if name != target and name not in sources]
    for size in range(len(hubs) + 1):
        found = {
            frozenset(ended)
            for ended in combinations(hubs, size)
            if not joined(
                [one for one in edges if {one.provider, one.recipient}.isdisjoint(ended)],
                sources,
                target,
            )
        }
        if found:
            return found
    return None
