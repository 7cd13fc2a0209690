"""Where a text quotes: runs between quotation marks, closed by the end of the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_MARK = re.compile(r"[“”\"\n]")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quoted runs of a text, sorted, marks included; `unclosed` holds starts of those that the
    end of a paragraph cut off, which newspapers leave open when the speech goes on."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    unclosed: frozenset[int]

    def at(self, place: int) -> int | None:
        """The index of the quotation that holds a character, or None."""
        found = bisect_right(self.starts, place) - 1
        return found if found >= 0 and place < self.ends[found] else None

    def within(self, start: int, end: int) -> list[int]:
        """Indexes of the quotations that meet a run."""
        first = max(0, bisect_right(self.starts, start) - 1)
        found = []
        for index in range(first, len(self.starts)):
            if self.starts[index] >= end:
                break
            if self.ends[index] > start:
                found.append(index)
        return found

    def share(self, start: int, end: int) -> float:
        """The part of a run that is quoted, from 0 to 1."""
        if not self.starts:
            return 0.0
        quoted = sum(
            min(end, self.ends[i]) - max(start, self.starts[i]) for i in self.within(start, end)
        )
        return quoted / max(1, end - start)


NOTHING = Quotations((), (), frozenset())
"""No quotation at all."""


def quotations(content: str) -> Quotations:
    """The quotations of a text, by curly or straight double marks."""
    starts: list[int] = []
    ends: list[int] = []
    unclosed: set[int] = set()
    opened: int | None = None
    for mark in _MARK.finditer(content):
        sign, place = mark.group(), mark.start()
        if sign == "\n":
            if opened is not None:
                starts.append(opened)
                ends.append(place)
                unclosed.add(opened)
                opened = None
        elif opened is None:
            if sign != "”":
                opened = place
        elif sign != "“":
            starts.append(opened)
            ends.append(place + 1)
            opened = None
    if opened is not None:
        starts.append(opened)
        ends.append(len(content))
        unclosed.add(opened)
    return Quotations(tuple(starts), tuple(ends), frozenset(unclosed))
