"""Kinds of data that a list adds to an access: "records, including names and addresses", "address
and employment data"; and the data that the name of a system tells: "a licence plate database"."""

from __future__ import annotations

import re

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.described import UNNAMED
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.lexicon import (
    BE,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    lexicon,
)
from plainview.extraction.frames.patterns import Pattern
from plainview.model import Filler
from plainview.vocab.terms import phrases

_LEAD = r"\s(?:including|such as|as well as|along with|like)\s"
_ADJECTIVES = r"(?:(?:the|their|its|all|other|any)\s)?"
_STEP = re.compile(
    rf"(?:(?:\s[\w.,'’-]+){{0,7}}?[,)]?(?:\s?[—–-]+)?{_LEAD}|,?\s(?:and|or)\s|,\s){_ADJECTIVES}"
)
_SHARED = re.compile(r"([A-Za-z-]+)(?:,?\s(?:and|or)|,)\s$")
_ITEM = rf"{_ADJECTIVES}([\w'’-]+(?:\s[\w'’-]+){{0,3}})"
_UNKNOWN = re.compile(rf",\s{_ITEM}(?=,\s|,?\s(?:and|or)\s)")
"""An item of a list that goes on behind it."""
_LAST = re.compile(
    rf",?\s(?:and|or)\s{_ITEM}(?=[.;,)”\"]|\s(?:of|from|to|in|on|for|with|that|who)\b|$)"
)
HEADS = ("data", "records", "information", "images")
LONGEST = 3
CLAUSAL = PREPOSITIONS | PRONOUNS | BE | HAVE | MODALS.keys() | SUBORDINATORS


def further_data(content: str, words: Words, pattern: Pattern, known: list[Filler]) -> list[Filler]:
    """The categories that a clause adds to those found, or that its system's name tells."""
    if pattern.type != "access":
        return []
    given = [f for f in known if f.role == "category"]
    if not given:
        return _of_system(known)
    found: list[Filler] = []
    spans = [(f.start, f.end) for f in given if f.start is not None and f.end is not None]
    if not spans:
        return []
    names = {f.name for f in given}
    first, end = min(spans)
    for filler in _shared(content, first, end):
        if filler.name not in names:
            names.add(filler.name)
            found.append(filler)
    for span in sorted(spans)[1:]:
        found += _unknown(content, words, end, span[0])[0]
        end = max(end, span[1])
    mentions = [m for chunk in words.chunks for m in chunk.mentions if m.kind == "category"]
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < end or not mention.name:
            continue
        between, at = _unknown(content, words, end, mention.start)
        if not _STEP.fullmatch(content, at, mention.start):
            break
        end = mention.end
        found += between
        if mention.name not in names:
            names.add(mention.name)
            found.append(filler_of("category", mention))
    if "," in content[first:end] and (last := _LAST.match(content, end)):
        found += _item(words, last)
    return found


def _unknown(content: str, words: Words, start: int, end: int) -> tuple[list[Filler], int]:
    """The items of a list that no kind of data is known for, and where the last of them ends."""
    found: list[Filler] = []
    while (item := _UNKNOWN.match(content, start, end + 1)) and item.end(1) < end:
        told = _item(words, item)
        if not told:
            break
        found += told
        start = item.end(1)
    return found, start


def _item(words: Words, item: re.Match[str]) -> list[Filler]:
    """An item of a list of data as a category, unless it is a clause or names somebody."""
    start, end = item.span(1)
    inside = [at for at, begin in enumerate(words.start) if start <= begin < end]
    low = [words.low[at] for at in inside]
    verbs = lexicon().verbs
    if not low or any(words.chunk[at] >= 0 for at in inside) or not CLAUSAL.isdisjoint(low):
        return []
    if any(word in verbs and "N" not in verbs[word][1] for word in low) or low[0] in verbs:
        return []
    name = lexicon().counted.get(low[-1], UNNAMED)
    return [Filler("category", name, item[1], start, end, "name")]


def _shared(content: str, start: int, end: int) -> list[Filler]:
    """The kinds of data whose noun stands with a later one: "income, wage or banking data"."""
    noun = content[start:end].rsplit(None, 1)[-1]
    found: list[Filler] = []
    while before := _SHARED.search(content, max(0, start - 40), start):
        name = _with_head(before[1], (noun, *HEADS))
        if name is None:
            break
        found.append(Filler("category", name, before[1], before.start(1), before.end(1), "name"))
        start = before.start(1)
    return found


def _of_system(known: list[Filler]) -> list[Filler]:
    for filler in known:
        if filler.role != "program" or not filler.surface or filler.start is None:
            continue
        words = filler.surface.split()
        for size in range(min(LONGEST, len(words) - 1), 0, -1):
            stem = " ".join(words[-1 - size : -1])
            name = _with_head(stem, HEADS)
            if name:
                at = filler.start + filler.surface.rfind(stem)
                return [Filler("category", name, stem, at, at + len(stem), "name")]
    return []


def _with_head(stem: str, heads: tuple[str, ...]) -> str | None:
    """The kind of data that a word or two stand for before one of the heads."""
    for head in heads:
        for term in phrases().get(f"{stem} {head}".lower(), ()):
            if term.kind == "category":
                return term.id
    return None
