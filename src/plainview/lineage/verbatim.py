"""Verbatim passages to the word: chains of the same words in the same order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from plainview.lineage.evidence import Side
from plainview.lineage.passages import Rectangle

LENGTH = 4  # words of the shortest run
MOST_HELD = 20  # places of a run in a text, from which it tells none of them
GAP = 25  # words that a chain may leave out on a side
LEAST = 12  # words of a chain worth telling
BREAK_COST = 0.5  # words; of two like chains the less broken one wins


@dataclass(slots=True)
class Run:
    """The same words in both texts: [start, end) of the first, `shift` further in the second."""

    start: int
    end: int
    shift: int


def verbatim_share(first: Side, second: Side, place: Rectangle) -> float:
    """Share of the words of a rectangle that stand in verbatim runs, of the side with less."""
    marked: set[int] = set()
    other_marked: set[int] = set()
    for run in _runs(first, second, place):
        marked.update(range(run.start, run.end))
        other_marked.update(range(run.start + run.shift, run.end + run.shift))
    return min(
        len(marked) / (place.first_end - place.first),
        len(other_marked) / (place.second_end - place.second),
    )


def chains(first: Side, second: Side, place: Rectangle) -> list[Rectangle]:
    """Chains of runs in a rectangle, longest first, each as far as its words agree.

    A chain goes forward on both sides and leaves out at most `GAP` words at once; passages that
    were moved about come out as one chain each.
    """
    runs = _runs(first, second, place)
    found = []
    while runs:
        length, chain = _longest(runs)
        if length < LEAST:
            break
        head, tail = chain[0], chain[-1]
        found.append(
            Rectangle(head.start, tail.end, head.start + head.shift, tail.end + tail.shift)
        )
        taken = found[-1]
        runs = [
            run
            for run in runs
            if (run.end <= taken.first or run.start >= taken.first_end)
            and (run.end + run.shift <= taken.second or run.start + run.shift >= taken.second_end)
        ]
    return [_extended(first.words.raw, second.words.raw, chain) for chain in found]


def _runs(first: Side, second: Side, place: Rectangle) -> list[Run]:
    raw, other = first.words.raw, second.words.raw
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(place.second, place.second_end - LENGTH + 1):
        if second.runs[at]:
            holders[tuple(other[at : at + LENGTH])].append(at)
    runs: list[Run] = []
    going: dict[int, Run] = {}
    for at in range(place.first, place.first_end - LENGTH + 1):
        now: dict[int, Run] = {}
        if first.runs[at]:
            places = holders.get(tuple(raw[at : at + LENGTH]), ())
            for other_at in places if len(places) <= MOST_HELD else ():
                shift = other_at - at
                run = going.get(shift)
                if run is None:
                    run = Run(at, at + LENGTH, shift)
                    runs.append(run)
                run.end = at + LENGTH
                now[shift] = run
        going = now
    return runs


def _longest(runs: list[Run]) -> tuple[float, list[Run]]:
    """The chain with the most words, by dynamic programming over runs in order."""
    lengths: list[float] = []
    links: list[int] = []
    near: list[int] = []  # runs that another may still follow
    for place, run in enumerate(runs):
        best, link = float(run.end - run.start), -1
        near = [earlier for earlier in near if run.start - runs[earlier].end <= GAP]
        for earlier in near:
            new = _new_words(runs[earlier], run)
            if new and lengths[earlier] + new - BREAK_COST > best:
                best, link = lengths[earlier] + new - BREAK_COST, earlier
        lengths.append(best)
        links.append(link)
        near.append(place)
    place = max(range(len(runs)), key=lengths.__getitem__)
    length, chain = lengths[place], [runs[place]]
    while links[place] >= 0:
        place = links[place]
        chain.append(runs[place])
    return length, chain[::-1]


def _new_words(before: Run, after: Run) -> int:
    """How many words a run adds to a chain that ends with another; 0 where it cannot follow."""
    gap = after.start - before.end
    other_gap = gap + after.shift - before.shift
    if gap > GAP or other_gap > GAP or after.start < before.start:
        return 0
    overlap = max(0, -gap, -other_gap)
    return max(0, after.end - after.start - overlap)


def _extended(raw: list[str], other: list[str], place: Rectangle) -> Rectangle:
    start, end, other_start, other_end = place
    while start and other_start and raw[start - 1] == other[other_start - 1]:
        start, other_start = start - 1, other_start - 1
    while end < len(raw) and other_end < len(other) and raw[end] == other[other_end]:
        end, other_end = end + 1, other_end + 1
    return Rectangle(start, end, other_start, other_end)
