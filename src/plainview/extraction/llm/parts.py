"""A text in parts that a model can take, overlapping so that no statement is cut at a border."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.extraction.sentences import split

OVERLAP = 800
"""Characters that two neighbouring parts share at most: two or three sentences."""

SMALLEST_SIZE = 2 * OVERLAP
"""The smallest size of parts that still go on after what they share."""

SMALLEST = 400
"""A part of so many characters is not cut further, however long its answer gets."""

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a text: whole sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int
    paragraph: int


def cut(content: str, size: int) -> list[Part]:
    """The parts of a text, in order, none over `size` characters (SMALLEST_SIZE or more).

    They end with a paragraph where one ends in their last third, else with a sentence. Each
    begins so many whole sentences before the end of the one before as fit into OVERLAP: two
    neighbouring sentences that do stand together in a part. A longer sentence is cut at blanks;
    what is shorter than half of OVERLAP stays whole in it, too.
    """
    units = list(_units(content))
    found: list[Part] = []
    first = 0
    while first < len(units):
        last = _last(units, first, size)
        found.append(Part(units[first].start, units[last].end))
        if last + 1 == len(units):
            break
        after = last + 1
        while after - 1 > first and units[last].end - units[after - 1].start <= OVERLAP:
            after -= 1
        first = after
    return found


def halved(words: str) -> list[tuple[int, str]]:
    """A part in two or three smaller ones, each with its offset; none where it is too small."""
    if len(words) <= SMALLEST:
        return []
    middle = len(words) // 2
    ends = [unit.end for unit in _units(words)]
    near = min(ends[:-1] or [middle], key=lambda end: abs(end - middle))
    if not 0.2 * len(words) < near < 0.8 * len(words):
        blank = _BLANK.search(words, middle)
        near = blank.start() if blank else middle
    # a statement that runs over the middle stands whole in the second half
    back = next((unit.start for unit in reversed(list(_units(words))) if unit.end <= near), near)
    back = back if near - back <= OVERLAP // 2 and back > 0 else near
    return [(0, words[:near]), (back, words[back:])]


def _last(units: list[_Unit], first: int, size: int) -> int:
    """The number of the last unit of a part that begins with unit `first`."""
    start = units[first].start
    last = first
    while last + 1 < len(units) and units[last + 1].end - start <= size:
        last += 1
    if last + 1 == len(units):
        return last
    for number in range(last, first, -1):
        if units[number].end - start < 2 * size // 3:
            break
        if units[number].paragraph != units[number + 1].paragraph:
            return number
    return last


def _units(content: str) -> Iterator[_Unit]:
    """Sentences, and pieces of those that are longer than the overlap."""
    for sentence in split(content):
        start = sentence.start
        while sentence.end - start > OVERLAP:
            reach = start + OVERLAP // 2
            blank = next(
                (at for at in range(reach, start, -1) if content[at].isspace()),
                reach,
            )
            yield _Unit(start, blank, sentence.paragraph)
            start = blank
        yield _Unit(start, sentence.end, sentence.paragraph)
