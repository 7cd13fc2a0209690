"""Passages as rectangles of words: from a group of seeds to its true ends on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from plainview.lineage.evidence import Side, best_segment, in_runs, matches
from plainview.lineage.seeds import Seed, groups
from plainview.lineage.words import STOP_WORDS, Words

REACH = 80  # words around a core in which its ends are looked for
CORNER = 60  # the longest sentence, in words, that a corner may add
ROUNDS = 4
SNAP = 10  # words from a passage's end to the end of a sentence that it is moved to
JOIN = 10  # words between two passages that are one
LEAST_REST = 1.0  # sum of cosines
WORK = 4
"""How often the words of two texts are looked at for passages. Articles and web pages need 1.2
at most; in lists, whose rows are all alike, the heaviest groups come first."""


class Rectangle(NamedTuple):
    """The words [first, first_end) of one text beside [second, second_end) of the other."""

    first: int
    first_end: int
    second: int
    second_end: int

    def near(self, other: Rectangle, gap: int) -> bool:
        """Whether the two overlap or lie within `gap` words of each other, on both sides."""
        return min(self.first_end, other.first_end) + gap >= max(self.first, other.first) and min(
            self.second_end, other.second_end
        ) + gap >= max(self.second, other.second)

    def joined(self, other: Rectangle) -> Rectangle:
        return Rectangle(
            min(self.first, other.first),
            max(self.first_end, other.first_end),
            min(self.second, other.second),
            max(self.second_end, other.second_end),
        )

    def swapped(self) -> Rectangle:
        return Rectangle(self.second, self.second_end, self.first, self.first_end)

    @property
    def words(self) -> int:
        """Words of both sides."""
        return self.first_end - self.first + self.second_end - self.second

    def taken(self, other: Rectangle) -> float:
        """The greater share of this rectangle's words, of either side, that the other covers."""
        first = min(self.first_end, other.first_end) - max(self.first, other.first)
        second = min(self.second_end, other.second_end) - max(self.second, other.second)
        return max(
            first / (self.first_end - self.first), second / (self.second_end - self.second), 0.0
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A rectangle with the weight that both sides share and the weight of each."""

    place: Rectangle
    shared: float
    first_weight: float
    second_weight: float

    @property
    def likeness(self) -> float:
        """Dice coefficient of the two sides' weighted words, 0 to 1."""
        return 2 * self.shared / (self.first_weight + self.second_weight or 1.0)

    @property
    def evidence(self) -> float:
        """Shared weight times likeness: much weight thinly spread says as little as a phrase."""
        return self.shared * self.likeness


def passages(first: Side, second: Side, found: list[Seed]) -> list[Passage]:
    """Every passage that grows from the seeds, overlapping ones joined or left to the heavier."""
    grown = []
    waiting = [_weighed(group) for group in groups(found)]
    heapify(waiting)
    left = WORK * (len(first) + len(second))
    while waiting and left > 0:
        _, group = heappop(waiting)
        hull = _hull(first, second, group)
        left -= hull.words
        place = _grow(first, second, hull)
        if place is None:
            continue
        rest = [seed for seed in group if not _covers(first, second, place, seed)]
        if len(rest) < len(group) and sum(seed.cosine for seed in rest) > LEAST_REST:
            for part in groups(rest):
                heappush(waiting, _weighed(part))
        grown.append(measure(first, second, place))
    return _without_rivals(_joined(first, second, grown))


def _weighed(group: list[Seed]) -> tuple[float, list[Seed]]:
    """A group behind what puts the heaviest first."""
    return -sum(seed.cosine for seed in group), group


def measure(first: Side, second: Side, place: Rectangle) -> Passage:
    """Weigh what the two sides of a rectangle share."""
    keys = _content(first, place.first, place.first_end)
    others = _content(second, place.second, place.second_end)
    shared = sum(min(weight, others[key]) for key, weight in keys.items() if key in others)
    _, runs = first.within(place.first, place.first_end)
    _, other_runs = second.within(place.second, place.second_end)
    marked = sum(in_runs(first, place.first, place.first_end, other_runs))
    other_marked = sum(in_runs(second, place.second, place.second_end, runs))
    return Passage(
        place,
        shared + min(marked, other_marked),
        sum(keys.values()) + marked,
        sum(others.values()) + other_marked,
    )


def _content(side: Side, start: int, end: int) -> dict[str, float]:
    """Summed weight by key, stop words left out."""
    keys = side.words.keys[start:end]
    counts = Counter(keys)
    weights = dict(zip(keys, side.weights[start:end], strict=True))
    return {key: count * weights[key] for key, count in counts.items() if key not in STOP_WORDS}


def _hull(first: Side, second: Side, group: list[Seed]) -> Rectangle:
    units, others = first.words.units, second.words.units
    return Rectangle(
        units[min(seed.first for seed in group)][0],
        units[max(seed.first for seed in group)][1],
        others[min(seed.second for seed in group)][0],
        others[max(seed.second for seed in group)][1],
    )


def _covers(first: Side, second: Side, place: Rectangle, seed: Seed) -> bool:
    start, end = first.words.units[seed.first]
    other_start, other_end = second.words.units[seed.second]
    return (
        end > place.first
        and start < place.first_end
        and other_end > place.second
        and other_start < place.second_end
    )


def _grow(first: Side, second: Side, place: Rectangle) -> Rectangle | None:
    """Move the ends of each side in turn until they stay; None where nothing is left."""
    for _ in range(ROUNDS):
        within = second.within(place.second, place.second_end)
        start, end = _ends(first, place.first, place.first_end, *within)
        if start >= end:
            return None
        within = first.within(start, end)
        other_start, other_end = _ends(second, place.second, place.second_end, *within)
        if other_start >= other_end:
            return None
        moved = Rectangle(start, end, other_start, other_end)
        if moved == place:
            break
        place = moved
    return _with_corners(first, second, place)


def _ends(side: Side, start: int, end: int, keys: set[str], runs: set[int]) -> tuple[int, int]:
    low, high = max(0, start - REACH), min(len(side), end + REACH)
    held = matches(side, low, high, keys, runs)
    first, last = best_segment(held.ratios(*held.rates(start - low, end - low)))
    return low + first, low + last


def _with_corners(first: Side, second: Side, place: Rectangle) -> Rectangle:
    """Add one sentence on each side at once where the two together gain: each explains the other.

    All four corners are tried: a spinner moves sentences about.
    """
    for _ in range(6):
        before = place
        for forward in (False, True):
            for other_forward in (False, True):
                start, end = _next_sentence(first.words, place.first, place.first_end, forward)
                other = _next_sentence(second.words, place.second, place.second_end, other_forward)
                if not 0 < end - start - (place.first_end - place.first) <= CORNER:
                    continue
                if not 0 < other[1] - other[0] - (place.second_end - place.second) <= CORNER:
                    continue
                wider = Rectangle(start, end, *other)
                if _gain(first, second, place, wider) > 0:
                    place = wider
        if place == before:
            break
    return place


def _next_sentence(words: Words, start: int, end: int, forward: bool) -> tuple[int, int]:
    """The stretch with the next sentence on one of its ends."""
    if forward:
        cut = bisect_left(words.cuts, end + 1)
        return start, words.cuts[cut] if cut < len(words.cuts) else end
    cut = bisect_left(words.cuts, start)
    return words.cuts[cut - 1] if cut else start, end


def _gain(first: Side, second: Side, place: Rectangle, wider: Rectangle) -> float:
    """Sum of the log likelihood ratios of the words that a wider rectangle adds."""
    return _gain_of_side(
        first,
        (place.first, place.first_end),
        (wider.first, wider.first_end),
        *second.within(wider.second, wider.second_end),
    ) + _gain_of_side(
        second,
        (place.second, place.second_end),
        (wider.second, wider.second_end),
        *first.within(wider.first, wider.first_end),
    )


def _gain_of_side(
    side: Side, core: tuple[int, int], wide: tuple[int, int], keys: set[str], runs: set[int]
) -> float:
    low, high = max(0, wide[0] - CORNER), min(len(side), wide[1] + CORNER)
    held = matches(side, low, high, keys, runs)
    ratios = held.ratios(*held.rates(core[0] - low, core[1] - low))
    return sum(ratios[wide[0] - low : core[0] - low]) + sum(ratios[core[1] - low : wide[1] - low])


def _joined(first: Side, second: Side, grown: list[Passage]) -> list[Passage]:
    """Passages that overlap or nearly touch on both sides become one."""
    done: list[Passage] = []
    for passage in sorted(grown, key=lambda passage: passage.place):
        while True:
            near = next((k for k in done if k.place.near(passage.place, JOIN)), None)
            if near is None:
                break
            done.remove(near)
            passage = measure(first, second, near.place.joined(passage.place))
        done.append(passage)
    return done


def _without_rivals(found: list[Passage]) -> list[Passage]:
    """Of passages that claim the same words of either text, the heavier keeps them."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda passage: (-passage.evidence, passage.place)):
        if all(passage.place.taken(other.place) <= 0.5 for other in kept):
            kept.append(passage)
    return kept


def snapped(first: Side, second: Side, place: Rectangle) -> Rectangle:
    """The rectangle with ends moved to the ends of sentences where those are near."""
    return Rectangle(
        snap(first.words.cuts, place.first),
        snap(first.words.cuts, place.first_end),
        snap(second.words.cuts, place.second),
        snap(second.words.cuts, place.second_end),
    )


def snap(cuts: list[int], place: int) -> int:
    """The end of a sentence that lies near a place in a list of words, else the place itself."""
    at = bisect_left(cuts, place)
    nearest = min(cuts[max(0, at - 1) : at + 1], key=lambda cut: abs(cut - place))
    return nearest if abs(nearest - place) <= SNAP else place
