"""Grounds on which one document counts as made from another, each as a plain number.

Only own words count: neither quoted, for a statement is an origin of its own, nor part of what so
many documents print that it tells of the outlet and not of the story.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

from plainview.lineage.alignment import Comparison
from plainview.lineage.evidence import MOST_RATE, Side, in_runs
from plainview.lineage.keys import keys
from plainview.lineage.passages import Rectangle
from plainview.lineage.quotations import quoted
from plainview.lineage.words import STOP_WORDS, Words

FURNITURE = 0.5  # share of a sentence's keys that are common ones, from which it is no own sentence
ORDINARY = 500  # words of a report


@dataclass(frozen=True, slots=True)
class Own:
    """A side of a comparison and which of its words are the document's own."""

    side: Side
    words: list[bool]

    def weights(self, places: Iterable[int]) -> dict[str, float]:
        """Summed weight by key of the own content words at some places."""
        weights: dict[str, float] = defaultdict(float)
        for place in places:
            key = self.side.words.keys[place]
            if self.words[place] and key not in STOP_WORDS:
                weights[key] += self.side.weights[place]
        return weights

    def in_runs(self, start: int, end: int, runs: set[int]) -> int:
        """How many own words of [start, end) belong to one of the runs."""
        marks = in_runs(self.side, start, end, runs)
        return sum(mark and own for mark, own in zip(marks, self.words[start:end], strict=True))


def own_words(side: Side, common: Container[int]) -> Own:
    """The own words of a document; `common` holds keys that very many documents share."""
    own = [not mark for mark in quoted(side.words)]
    for start, end in pairwise(side.words.cuts):
        if common and _is_furniture(side.words, start, end, common):
            own[start:end] = [False] * (end - start)
    return Own(side, own)


def _is_furniture(words: Words, start: int, end: int, common: Container[int]) -> bool:
    held = keys(words.text[words.starts[start] : words.ends[end - 1]])
    return bool(held) and sum(key in common for key in held) >= FURNITURE * len(held)


def passage_evidence(first: Own, second: Own, place: Rectangle, chance: float) -> float:
    """Log likelihood ratio of a passage in own words, against words met at the rate of chance.

    `chance` is what the texts share elsewhere (`same_matter`). A quotation that lost its marks on
    one side is left out too: its words are own words of one text only.
    """
    _, runs = first.side.within(place.first, place.first_end)
    _, other_runs = second.side.within(place.second, place.second_end)
    keys = first.weights(range(place.first, place.first_end))
    others = second.weights(range(place.second, place.second_end))
    marked = first.in_runs(place.first, place.first_end, other_runs)
    other_marked = second.in_runs(place.second, place.second_end, runs)
    shared = float(min(marked, other_marked))
    shared += sum(min(weight, others[key]) for key, weight in keys.items() if key in others)
    weight = (sum(keys.values()) + sum(others.values()) + marked + other_marked) / 2
    rate = min(shared / weight, MOST_RATE) if weight else 0.0
    if rate <= chance:
        return 0.0
    gain, loss = math.log(rate / chance), math.log((1 - rate) / (1 - chance))
    return weight * (rate * gain + (1 - rate) * loss)


def same_matter(first: Own, second: Own, compared: Comparison) -> float:
    """How far the texts share words outside their passages: the share on the side with less.

    A summary covers one text whole and would leave nothing to judge by: it stays outside.
    """
    places = [found.place for found in compared.found if not found.summary]
    stretches = [(place.first, place.first_end) for place in places]
    others = [(place.second, place.second_end) for place in places]
    return min(
        _by_length(_met(first, stretches, second.side), len(second.side)),
        _by_length(_met(second, others, first.side), len(first.side)),
    )


def _by_length(met: float, words: int) -> float:
    """What a report of ordinary length would hold of what a longer text holds.

    A long text meets more by chance: its vocabulary grows with about the root of its length
    (Heaps, "Information Retrieval", 1978).
    """
    return 1 - math.pow(1 - met, math.sqrt(min(1.0, ORDINARY / words)))


def summary_surplus(first: Own, second: Own, compared: Comparison) -> float:
    """By how much a summary is held beyond twice what is around it; 0 where there is none.

    Twice: the first lines of an independent report, too, gather what the other report tells.
    """
    surplus = 0.0
    for found in compared.found:
        place = found.place
        if found.summary:
            if place.first_end - place.first < place.second_end - place.second:
                around = _met(first, [(place.first, place.first_end)], second.side)
            else:
                around = _met(second, [(place.second, place.second_end)], first.side)
            surplus = max(surplus, found.score - 2 * around)
    return surplus


def share_in_runs(first: Own, second: Own) -> float:
    """Share of the shorter text's own words in runs of three that are own words of both."""
    shorter, longer = sorted((first, second), key=lambda own: (sum(own.words), own.side.words.text))
    runs = {
        run
        for place, run in enumerate(longer.side.runs)
        if run and all(longer.words[place : place + 3])
    }
    # a weak prior: a few words alone are no text
    return shorter.in_runs(0, len(shorter.side), runs) / (sum(shorter.words) + 30)


def _met(own: Own, stretches: list[tuple[int, int]], whole: Side) -> float:
    """Share of the own weight outside some stretches that the whole other text holds too."""
    inside = {place for start, end in stretches for place in range(start, end)}
    outside = own.weights(place for place in range(len(own.side)) if place not in inside)
    keys = set(whole.words.keys)
    met = sum(weight for key, weight in outside.items() if key in keys)
    # a weak prior: where nearly all is in common passages there is little to judge by
    return (met + 25.0) / (sum(outside.values()) + 100.0)
