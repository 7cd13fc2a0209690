"""A sentence as the words that models see: stems, with classes in place of names and numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.parts import DateMention, Mention, Quantity, Sentence, Sketch

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
NAMED = frozenset(["org", "office", "program", "instrument", "place", "facility", "authority"])
"""Kinds of mention that stand in the word sequence as their kind alone."""


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The base form of a verb that the lexicon knows, else the word without a plural ending."""
    low = word.lower().replace("’", "'")
    known = lexicon().verbs.get(low)
    if known:
        return known[0]
    if len(low) > 4:
        if low.endswith("ies"):
            return low[:-3] + "y"
        if low.endswith("s") and not low.endswith("ss"):
            return low[:-1]
    return low


def words_of(content: str, sketch: Sketch, number: int) -> tuple[list[str], list[int]]:
    """The words of a sentence of a text, classed; kept for the text at hand."""
    of, kept = _KEPT[0] if _KEPT else (None, {})
    if of is not sketch:
        kept = {}
        _KEPT[:] = [(sketch, kept)]
    if number not in kept:
        kept[number] = classed(
            content, sketch.sentences[number], sketch.mentions[number],
            sketch.quantities[number], sketch.dates[number],
        )  # fmt: skip
    return kept[number]


_KEPT: list[tuple[Sketch, dict[int, tuple[list[str], list[int]]]]] = []


def classed(
    content: str,
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    quantities: tuple[Quantity, ...],
    dates: tuple[DateMention, ...],
) -> tuple[list[str], list[int]]:
    """The words of a sentence and their offsets.

    Named mentions, quantities and dates are one word each: their kind in angle brackets. Other
    capitalised words inside the sentence, most of them personal names, are all "<cap>".
    """
    parts = [(q.measure.start, -q.measure.end, f"<{q.kind}>") for q in quantities]
    parts += [(date.start, -date.end, "<date>") for date in dates]
    parts += [(m.start, -m.end, f"<{m.kind}>") for m in mentions if m.kind in NAMED]
    parts.sort()
    words: list[str] = []
    starts: list[int] = []
    at = sentence.start
    for start, end, label in (*parts, (sentence.end, -sentence.end, "")):
        if start < at:
            continue
        for found in _WORD.finditer(content, at, start):
            word = found.group()
            starts.append(found.start())
            if len(word) > 1 and word[0].isupper() and words and words[-1] not in "“\"‘'":
                words.append("<cap>")
            else:
                words.append(stem(word))
        if label:
            words.append(label)
            starts.append(start)
        at = -end
    return words, starts
