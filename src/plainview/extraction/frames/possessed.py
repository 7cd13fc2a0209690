"""Whose data a category is, from the words at its side: "the carrier's call records", "records
held by the registry", "data on residents"."""

from __future__ import annotations

import re

from plainview.extraction.frames.barring import barred
from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.patterns import BODIES, Pattern
from plainview.extraction.parts import Mention
from plainview.model import Filler

SOURCES = frozenset(["provider", "program"])
_OWNED = re.compile(r"(?:\s(?:customers|users|subscribers|clients))?['’]s?\s(?:[\w-]+\s){0,2}")
_HELD = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:belonging to|(?:held|kept|stored|maintained|collected|owned|gathered)"
    r" by)\s(?:[\w-]+\s){0,2}"
)
_ABOUT = re.compile(r"\s(?:of|on|about|belonging to)\s(?:[\w-]+\s){0,2}")


def source(content: str, words: Words, pattern: Pattern, fillers: list[Filler]) -> list[Filler]:
    """The provider of an access that names no source: who owns or holds the data, or whom it is on.

    A population counts as well as a body: "Americans' phone records".
    """
    roles = {filler.role for filler in fillers}
    if pattern.type != "access" or not roles.isdisjoint(SOURCES) or "category" not in roles:
        return []
    data = next(filler for filler in fillers if filler.role == "category")
    if data.start is None or data.end is None:
        return []
    taken = {filler.name for filler in fillers}
    never = barred("access", "provider")
    for chunk in words.chunks:
        for mention in chunk.mentions:
            if mention.name in taken or mention.entity in never or not mention.name:
                continue
            if _is_source(content, mention, data.start, data.end):
                return [filler_of("provider", mention)]
    return []


def _is_source(content: str, mention: Mention, start: int, end: int) -> bool:
    if mention.kind not in BODIES and mention.kind != "population":
        return False
    if mention.end <= start:
        return _OWNED.fullmatch(content, mention.end, start) is not None
    if mention.start < end:
        return False
    if _HELD.fullmatch(content, end, mention.start):
        return True
    return (
        mention.kind == "population" and _ABOUT.fullmatch(content, end, mention.start) is not None
    )
