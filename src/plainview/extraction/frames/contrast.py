"""What is said not to be taken beside what is: "numbers called, but not the content of calls"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import CONJUNCTIONS, DETERMINERS
from plainview.model import Filler

REACH = 24
"""Words after the named data in which the contrast may begin."""
MORE = frozenset(["just", "only", "merely", "simply", "necessarily"])
BEFORE = frozenset([",", "but", "and", "though", "—", "–", "-"])


def contrasted(words: Words, frame: Frame) -> Iterator[Frame]:
    """The frame that denies the data that a contrast excludes, if one follows."""
    named = [f for f in frame.fillers if f.role == "category" and f.end is not None]
    if not named or "not" not in words.low:
        return
    last = max(f.end for f in named if f.end is not None)
    begin = next((at for at, start in enumerate(words.start) if start >= last), len(words.low))
    for at in range(begin, min(begin + REACH, len(words.low))):
        if words.low[at] in (".", ";", ":"):
            return
        if words.low[at] != "not" or words.low[at - 1] not in BEFORE:
            continue
        told = _data_after(words, at + 1)
        if not told:
            return
        kept = tuple(f for f in frame.fillers if f.role != "category")
        turned = "+" if frame.polarity == "-" else "-"
        ends = [f.end for f in told if f.end is not None]
        yield replace(
            frame, start=words.start[at], end=max(ends), fillers=(*kept, *told), measures=(),
            polarity=turned, trigger=(words.start[at], words.end[at]),
        )  # fmt: skip
        return


def _data_after(words: Words, place: int) -> list[Filler]:
    """The data named directly after a word, and what is joined to it by "or" and commas."""
    found: list[Filler] = []
    if place < len(words.low) and words.low[place] in MORE:
        return found
    while place < len(words.low):
        chunk, low = words.chunk[place], words.low[place]
        if chunk >= 0:
            data = [m for m in words.chunks[chunk].mentions if m.kind == "category" and m.name]
            if not data:
                break
            found += [
                Filler("category", m.name, m.surface, m.start, m.end, "name", m.entity)
                for m in data[:1]
            ]
            place = words.chunks[chunk].last + 1
            continue
        if low not in DETERMINERS and low not in CONJUNCTIONS and low not in (",", "of", "actual"):
            break
        place += 1
    return found
