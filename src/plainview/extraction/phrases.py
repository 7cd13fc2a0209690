"""Lists of words and phrases, found in one pass over a text however long the list is."""

from __future__ import annotations

from bisect import bisect_left
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
        spans = _spans(self, content)
        first = last = bisect_left(spans, (start, 0))
        while last < len(spans) and spans[last][1] <= end:
            last += 1
        return spans[first:last]

    def all_in(self, content: str) -> list[tuple[int, int]]:
        """The same for a whole text."""
        found = [
            (start, -end)
            for _, start, end in self._automaton.find_matches_as_indexes(content, overlapping=True)
            if not _joined(content[start - 1 : start], _JOINING_BEFORE)
            and not _joined(content[end : end + 1], _JOINING_AFTER)
        ]
        kept: list[tuple[int, int]] = []
        last = 0
        for start, end in sorted(found):
            if start >= last:
                last = -end
                kept.append((start, last))
        return kept


@lru_cache(maxsize=16)
def _spans(phrases: Phrases, content: str) -> list[tuple[int, int]]:
    """Kept for the text at hand, which is asked for sentence by sentence."""
    return phrases.all_in(content)


def _joined(letter: str, joining: str) -> bool:
    return letter != " " and (letter.isalnum() or (letter != "" and letter in joining))
