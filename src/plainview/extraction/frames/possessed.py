"""Whose data a category is, from the words at its side: "the carrier's call records", "records
held by the registry", "data on residents"; and whose "its" is: "missed its arrest goal"."""

from __future__ import annotations

import re

from plainview.extraction.frames.barring import barred
from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.lexicon import DETERMINERS, HARD, PREPOSITIONS
from plainview.extraction.frames.patterns import BODIES, Pattern
from plainview.extraction.parts import Mention, Sketch
from plainview.model import Filler

_OWNED = re.compile(r"(?:\s(?:customers|users|subscribers|clients))?['’]s?\s(?:[\w-]+\s){0,2}")
_HELD = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:belonging to|(?:held|kept|stored|maintained|collected|owned|gathered"
    r"|sold|run|operated|managed|generated|issued|supplied|provided|compiled) by"
    r"|(?:bought|purchased|obtained|acquired|received|drawn|taken|gathered|pulled) from)"
    r"\s(?:[\w-]+\s){0,2}"
)
BEFORE = 4
"""Words before a noun in which its owner stands."""
_ABOUT = re.compile(r"\s(?:of|on|about|belonging to)\s(?:[\w-]+\s){0,2}")


def source(content: str, words: Words, pattern: Pattern, fillers: list[Filler]) -> list[Filler]:
    """The provider of an access that names none: who owns or holds the data, or whom it is on.

    A population counts as well as a body: "Americans' phone records". Of a system, who holds it.
    """
    roles = {filler.role for filler in fillers}
    if pattern.type != "access" or "provider" in roles or "category" not in roles:
        return []
    held = "program" if "program" in roles else "category"
    data = next(filler for filler in fillers if filler.role == held)
    if data.start is None or data.end is None:
        return []
    taken = {filler.name for filler in fillers}
    never = barred("access", "provider")
    for chunk in words.chunks:
        for mention in chunk.mentions:
            if mention.name in taken or mention.entity in never or not mention.name:
                continue
            if _is_source(content, mention, data.start, data.end, of_data=held == "category"):
                return [filler_of("provider", mention)]
    return []


def _is_source(content: str, mention: Mention, start: int, end: int, *, of_data: bool) -> bool:
    if mention.kind not in BODIES and (mention.kind != "population" or not of_data):
        return False
    if mention.end <= start:
        return of_data and _OWNED.fullmatch(content, mention.end, start) is not None
    if mention.start < end:
        return False
    if _HELD.fullmatch(content, end, mention.start):
        return True
    return (
        mention.kind == "population" and _ABOUT.fullmatch(content, end, mention.start) is not None
    )


def its_owner(
    content: str,
    words: Words,
    pattern: Pattern,
    place: int,
    filled: set[str],
    sketch: Sketch,
    number: int,
) -> list[Filler]:
    """The owner of a noun that only "its" tells: the body named last in the sentence, else first
    in the one before."""  # fmt: skip
    roles = [s.role for s in pattern.slots if s.at == "possessor" and BODIES & s.kinds]
    at = next(
        (at for at in range(place - 1, max(-1, place - 1 - BEFORE), -1) if _ends(words, at)), -1
    )
    if not roles or roles[0] in filled or at < 0 or words.low[at] != "its":
        return []
    start, end = words.start[at], words.end[at]
    never = barred(pattern.type, roles[0])
    named = [
        [m for m in mentions if m.kind == "org" and m.name and m.entity not in never]
        for mentions in sketch.mentions[max(0, number - 1) : number + 1]
    ]
    here = [mention for mention in named[-1] if mention.end <= start]
    body = here[-1] if here else next(iter(named[0]), None) if number else None
    if body is None:
        return []
    return [Filler(roles[0], body.name, content[start:end], start, end, "coref", body.entity)]


def _ends(words: Words, at: int) -> bool:
    """Whether a noun phrase that is read backwards has come to its first word, or past it."""
    low = words.low[at]
    return low in DETERMINERS or low in PREPOSITIONS or low in HARD or low in (",", "and")
