"""Where the words that a model gives stand in a text, exactly; only blanks may differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.model import MASK

_PIECE = re.compile(rf"{MASK}+|[^\s{MASK}]+")

Span = tuple[int, int]


def occurrences(words: str, content: str, start: int, end: int) -> Iterator[Span]:
    """Where words stand between two offsets, in order; never inside a longer word.

    Any blank stands for any other, and a run of █ for one of any length.
    """
    pattern = _pattern(words)
    if pattern is not None:
        yield from (found.span() for found in pattern.finditer(content, start, end))


def nearest(words: str, content: str, quote: Span, reach: Span) -> Span | None:
    """Where words stand inside a quote, else nearest to it within `reach`, or None.

    What stands before comes before what stands after.
    """
    found = list(occurrences(words, content, *reach))
    inside = [span for span in found if quote[0] <= span[0] and span[1] <= quote[1]]
    if inside:
        return inside[0]
    before = [span for span in found if span[1] <= quote[1]]
    return before[-1] if before else found[0] if found else None


def _pattern(words: str) -> re.Pattern[str] | None:
    pieces = list(_PIECE.finditer(words))
    if not pieces:
        return None
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        if number and pieces[number - 1].end() < piece.start():
            parts.append(r"\s+")
        parts.append(f"{MASK}+" if piece[0][0] == MASK else re.escape(piece[0]))
    opens = r"(?<!\w)" if re.match(r"\w", pieces[0][0]) else ""
    closes = r"(?!\w)" if re.search(r"\w$", pieces[-1][0]) else ""
    return re.compile(opens + "".join(parts) + closes)
