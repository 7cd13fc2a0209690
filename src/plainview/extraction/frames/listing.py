"""Kinds of data that a list adds to an access: "records, including names and addresses", "address
and employment data"; and the data that the name of a system tells: "a licence plate database"."""

from __future__ import annotations

import re

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.patterns import Pattern
from plainview.model import Filler
from plainview.vocab.terms import phrases

_LEAD = r"\s(?:including|such as|as well as|along with|like)\s"
_ADJECTIVES = r"(?:(?:the|their|its|all|other|any)\s)?"
_STEP = re.compile(
    rf"(?:(?:\s[\w.,'’-]+){{0,7}}?[,)]?(?:\s?[—–-]+)?{_LEAD}|,?\s(?:and|or)\s|,\s){_ADJECTIVES}"
)
_SHARED = re.compile(r"([A-Za-z-]+)\s(?:and|or)\s$")
HEADS = ("data", "records", "information", "images")
LONGEST = 3


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
    first, end = min(spans)[0], max(end for _, end in spans)
    shared = _shared(content, first, min(spans)[1])
    if shared and shared.name not in names:
        found.append(shared)
    mentions = [m for chunk in words.chunks for m in chunk.mentions if m.kind == "category"]
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < end or not mention.name:
            continue
        if not _STEP.fullmatch(content, end, mention.start):
            break
        end = mention.end
        if mention.name not in names:
            names.add(mention.name)
            found.append(filler_of("category", mention))
    return found


def _shared(content: str, start: int, end: int) -> Filler | None:
    """The kind of data whose noun stands with the next kind: "address and employment data"."""
    before = _SHARED.search(content, max(0, start - 40), start)
    noun = content[start:end].rsplit(None, 1)[-1]
    if before is None:
        return None
    name = _with_head(before[1], (noun, *HEADS))
    if name is None:
        return None
    return Filler("category", name, before[1], before.start(1), before.end(1), "name")


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
