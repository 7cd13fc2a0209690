"""What two texts share, weighed: words by rarity, runs of three words, and likelihood ratios.

A word weighs the logarithm of how few units it stands in (tf-isf, Sanchez-Perez, Sidorov and
Gelbukh, "A Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014"). Word order
is evidence of its own, stop words too: every word of a run of three that both texts hold weighs
one more.

Where a passage ends is not decided by fixed thresholds but by a likelihood ratio. In a passage
that owes words to the other, words are matched at the rate measured inside it; elsewhere at the
rate measured around it. A verbatim copy thereby ends at the first foreign words, while a spun one
bears several in a row (maximal scoring segments: Karlin and Altschul, 1990).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from plainview.lineage.words import STOP_WORDS, Words

STOP_WEIGHT = 0.15
RUN_WEIGHT = 1.0
FEWEST_UNITS = 100  # short texts say too little of how rare a word is
LEAST_CHANCE = 0.08
MOST_CHANCE = 0.5
MOST_RATE = 0.93


@dataclass(frozen=True, slots=True)
class Side:
    """One of two compared texts; a list item for each word.

    `weights` is how much a match of the word says; `runs` the number of the run of three words that
    starts there and stands in the other text too, 0 for none.
    """

    words: Words
    weights: list[float]
    runs: list[int]

    def __len__(self) -> int:
        return len(self.weights)

    def within(self, first: int, last: int) -> tuple[set[str], set[int]]:
        """The keys and the shared runs of the words [first, last)."""
        return set(self.words.keys[first:last]), set(self.runs[first : max(first, last - 2)])


def sides(first: Words, second: Words) -> tuple[Side, Side]:
    """Two texts weighed against each other."""
    weights = _rarity(first, second)
    numbers = _shared_runs(first.raw, second.raw)
    return _side(first, weights, numbers), _side(second, weights, numbers)


def _side(
    words: Words, weights: dict[str, float], numbers: dict[tuple[str, str, str], int]
) -> Side:
    runs = [numbers.get(run, 0) for run in _triples(words.raw)]
    runs += [0] * (len(words.raw) - len(runs))
    return Side(words, [weights.get(key, STOP_WEIGHT) for key in words.keys], runs)


def _rarity(first: Words, second: Words) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for words in (first, second):
        for start, end in words.units:
            counts.update(set(words.keys[start:end]) - STOP_WORDS)
    units = max(len(first.units) + len(second.units), FEWEST_UNITS)
    return {key: math.log((units + 1) / count) for key, count in counts.items()}


def _shared_runs(first: list[str], second: list[str]) -> dict[tuple[str, str, str], int]:
    shared = set(_triples(first)) & set(_triples(second))
    return {run: number for number, run in enumerate(shared, 1)}


def _triples(raw: list[str]) -> Iterable[tuple[str, str, str]]:
    return zip(raw, raw[1:], raw[2:], strict=False)


def in_runs(side: Side, first: int, last: int, runs: Collection[int]) -> list[bool]:
    """Which of the words [first, last) belong to one of the runs."""
    marked = [False] * (last - first)
    for place, run in enumerate(side.runs[first : max(first, last - 2)]):
        if run and run in runs:
            marked[place : place + 3] = (True, True, True)
    return marked


@dataclass(frozen=True, slots=True)
class Matches:
    """Which words of a stretch the other text's stretch holds, and what each of them weighs."""

    weights: list[float]
    held: list[bool]

    def sums(self, first: int, last: int) -> tuple[float, float]:
        """Weight of the matched words of [first, last), and of all of them."""
        weights = self.weights[first:last]
        matched = sum(w for w, held in zip(weights, self.held[first:last], strict=True) if held)
        return matched, sum(weights)

    def rates(self, first: int, last: int) -> tuple[float, float]:
        """Share of the weight that is matched inside [first, last), and around it."""
        inside, inside_all = self.sums(first, last)
        everywhere, everywhere_all = self.sums(0, len(self.weights))
        # weak priors: a passage matches wholly, its surroundings at about a seventh
        chance = (everywhere - inside + 3) / (everywhere_all - inside_all + 20)
        chance = min(max(chance, LEAST_CHANCE), MOST_CHANCE)
        rate = (inside + 1) / (inside_all + 2)
        return min(max(rate, chance + 0.15), MOST_RATE), chance

    def ratios(self, rate: float, chance: float) -> list[float]:
        """Log likelihood ratio of every word: matched at one rate in a passage, else by chance."""
        gain, loss = math.log(rate / chance), math.log((1 - rate) / (1 - chance))
        return [
            weight * (gain if held else loss)
            for weight, held in zip(self.weights, self.held, strict=True)
        ]


def matches(
    side: Side, first: int, last: int, keys: Collection[str], runs: Collection[int]
) -> Matches:
    """The words [first, last) of one text held against keys and runs of the other."""
    marked = in_runs(side, first, last, runs)
    return Matches(
        [
            weight + RUN_WEIGHT * mark
            for weight, mark in zip(side.weights[first:last], marked, strict=True)
        ],
        [
            mark or key in keys
            for key, mark in zip(side.words.keys[first:last], marked, strict=True)
        ],
    )


def best_segment(scores: Sequence[float]) -> tuple[int, int]:
    """The stretch with the greatest sum, (0, 0) where every item is negative."""
    best = current = 0.0
    start = first = last = 0
    for place, score in enumerate(scores):
        current += score
        if current <= 0:
            current, start = 0.0, place + 1
        elif current > best:
            best, first, last = current, start, place + 1
    return first, last
