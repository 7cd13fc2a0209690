"""Cutting a text into passages: the unit of storage and of search.

Passages are cut at paragraph borders and concatenate to the text exactly, so that content is
stored once and offsets into the text can be found again in its passages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from plainview.model import Text

ENOUGH = 400
"""A passage ends at the next paragraph border once it has this many characters: fewer, and common
words rank by chance; more, and a hit shows little of what it is about."""

MOST = 2000
"""A paragraph longer than this is cut at a line, a sentence or a blank."""

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n\s*")
_BREAKS = tuple(re.compile(pattern) for pattern in (r"\n", r"[.!?][\"”’)]*\s+", r"\s"))


def cut(text: Text) -> list[tuple[int, int]]:
    """The passages of a text as runs of its content; a change of page always starts a new one."""
    content = text.content
    pages = _page_starts(text)
    pattern = _PARAGRAPH if _PARAGRAPH.search(content) else _LINE
    borders = sorted({found.end() for found in pattern.finditer(content)} | set(pages))
    runs: list[tuple[int, int]] = []
    start = 0
    forced = set(pages)
    for border in borders:
        if border > start and (border - start >= ENOUGH or border in forced):
            runs.extend(_pieces(content, start, border))
            start = border
    if start < len(content):
        runs.extend(_pieces(content, start, len(content)))
    return runs


def _page_starts(text: Text) -> list[int]:
    starts, page = [], None
    for anchor in text.anchors:
        if anchor.page is not None and anchor.page != page:
            if page is not None:
                starts.append(anchor.start)
            page = anchor.page
    return starts


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MOST:
        middle = _break_before(content, start, start + MOST)
        yield start, middle
        start = middle
    if start < end:
        yield start, end


def _break_before(content: str, start: int, limit: int) -> int:
    for pattern in _BREAKS:
        ends = [found.end() for found in pattern.finditer(content, start + MOST // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def holding(starts: list[int], place: int) -> int:
    """The index of the passage that holds an offset, among the sorted starts of a text's."""
    return max(0, bisect_right(starts, place) - 1)
