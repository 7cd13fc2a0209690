"""Runs of sentences as the network reads them: those asked for, with what stands before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plainview.extraction.learned.wordpiece import Piece, pieces
from plainview.extraction.parts import Sentence

OPENS, PARTS = 101, 102
"""The pieces that open a window and part its sentences from others, [CLS] and [SEP]."""
LONGEST, BEFORE, WIDEST = 96, 48, 160
"""Pieces of a sentence that are read, of the one before, and of a window."""
UNREAD = frozenset({"furniture"})


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that are read together; `places` are the sentences asked for, with their run."""

    pieces: list[int]
    places: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Cut:
    """The windows of a text, and the pieces of each sentence that stands in one."""

    windows: list[Window]
    pieces: dict[int, list[Piece]]


def cut(content: str, sentences: Sequence[Sentence], asked: Collection[int]) -> Cut:
    """Windows that hold every sentence of `asked` once, neighbours together, in their order."""
    wanted = sorted(n for n in asked if sentences[n].kind not in UNREAD)
    before = [n - 1 for n in wanted if n and sentences[n - 1].kind not in UNREAD]
    known = {
        n: pieces(content, sentences[n].start, sentences[n].end)[:LONGEST]
        for n in {*wanted, *before}
    }
    wanted = [n for n in wanted if known[n]]
    return Cut(list(_windows(wanted, known)), known)


def _windows(wanted: Sequence[int], known: dict[int, list[Piece]]) -> Iterator[Window]:
    window: Window | None = None
    last = -2
    for number in wanted:
        own = [piece for piece, _, _ in known[number]]
        if window is None or number != last + 1 or len(window.pieces) + len(own) > WIDEST:
            if window is not None:
                yield _closed(window)
            context = [piece for piece, _, _ in known.get(number - 1, [])][-BEFORE:]
            window = Window([OPENS, *context, PARTS] if context else [OPENS], [])
        start = len(window.pieces)
        window.pieces.extend(own)
        window.places.append((number, start, len(window.pieces)))
        last = number
    if window is not None:
        yield _closed(window)


def _closed(window: Window) -> Window:
    window.pieces.append(PARTS)
    return window
