"""Lists of words and phrases, found in one pass over a text however long the list is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

_JOINING_BEFORE = "_-’'"
_JOINING_AFTER = "_-"


class Phrases:
    """Words and phrases that are looked for as whole words, in the case that they are given in."""

    def __init__(self, words: Iterable[str]) -> None:
        # lists of some hundred words: a few kilobytes, and three times as fast
        self._automaton = AhoCorasick(sorted(set(words)), implementation=Implementation.DFA)

    def within(self, content: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the phrases stand in a run of a text, in order; of those that overlap the first,
        of those that begin together the longest."""
        starts, spans = _spans(self, content)
        first = last = bisect_left(starts, start)
        while last < len(spans) and spans[last][1] <= end:
            last += 1
        return spans[first:last]

    def all_in(self, content: str) -> list[tuple[int, int]]:
        """The same for a whole text."""
        around = f"{content} "  # a blank behind the text, and so before it, whose index is -1
        found = [
            (start, -end)
            for _, start, end in self._automaton.find_matches_as_indexes(content, overlapping=True)
            if not ((left := around[start - 1]).isalnum() or left in _JOINING_BEFORE)
            and not ((right := around[end]).isalnum() or right in _JOINING_AFTER)
        ]
        kept: list[tuple[int, int]] = []
        last = 0
        for start, end in sorted(found):
            if start >= last:
                last = -end
                kept.append((start, last))
        return kept


@lru_cache(maxsize=16)
def _spans(phrases: Phrases, content: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Starts and spans, kept for the text at hand, which is asked for sentence by sentence."""
    spans = phrases.all_in(content)
    return [start for start, _ in spans], spans


class Signs:
    """Fixed letters, one of which stands in all that a costly pattern finds: the cheap look first.

    They are looked for once in a text, whether or not they are whole words.
    """

    def __init__(self, *signs: str) -> None:
        self._automaton = AhoCorasick(list(signs), implementation=Implementation.DFA)

    def within(self, content: str, start: int, end: int) -> bool:
        """Whether one of the signs stands in a run of a text."""
        starts, ends = _places(self, content)
        place = bisect_right(ends, end) - 1
        while place >= 0 and ends[place] > start:
            if starts[place] >= start:
                return True
            place -= 1
        return False

    def places(self, content: str) -> tuple[list[int], list[int]]:
        """Where the signs start and end in a whole text, in the order of their ends."""
        found = self._automaton.find_matches_as_indexes(content, overlapping=True)
        return [start for _, start, _ in found], [end for _, _, end in found]


@lru_cache(maxsize=32)
def _places(signs: Signs, content: str) -> tuple[list[int], list[int]]:
    return signs.places(content)
