"""Facilities and operations that no list has, but whose name says what they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.mentions_patterns import leftwards, name_start
from plainview.extraction.parts import Mention
from plainview.extraction.phrases import Signs
from plainview.vocab.registry import states

_FACILITY = re.compile(
    r"(?:(?:Detention|Processing|Correctional?|Corrections|Residential|Holding|Transfer|Reception"
    r"|Removal|Staging|Custody|Immigration|Internment)"
    r" (?:(?:and|&) [A-Z]\w+ )?(?:Center|Centre|Facility|Institution|Complex|Camp|Annex)"
    r"|(?:Jail|Prison|Penitentiary|Detention Camp)(?: (?:Complex|Annex|Facility))?)(?!\w)"
)
"""A place of custody by the last words of its name; a name must stand before it."""
_HOUSE = re.compile(
    r"detention (?:center|facility)(?!\w)|processing center(?!\w)|jail(?!\w)|prison(?!\w)"
    r"|correctional facility(?!\w)|family residential center(?!\w)"
)
"""The same without capitals ("the Kern County jail")."""
_BASE = re.compile(
    r"(?:Camp|Naval (?:Air )?Station|Joint Base|Naval Base|Marine Corps Base) "
    r"[A-Z][a-z]+(?: (?:Bay|Roads|City))?(?!\w)"
)
_ANY_BASE = re.compile(rf"{_BASE.pattern}|(?:[A-Z][a-z]+ ){{1,2}}Air Force Base(?!\w)")
_OPERATION = re.compile(r"(?<!\w)Operation [\"“]?[A-Z][\w']+(?: (?:of |the |at )?[A-Z][\w']+){0,2}")
_BASE_CUES = ("Camp ", "Naval ", "Joint Base", "Marine Corps Base")
_FACILITY_OPENS = Signs(
    "Detention", "Processing", "Correction", "Residential", "Jail", "Prison", "Penit", "Holding",
    "Transfer", "Reception", "Removal", "Staging", "Custody", "Internment", "Immigration",
)  # fmt: skip


def places(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Jails, detention centers, bases and operations by the words that their names hold."""
    for found in _facilities(text):
        start = name_start(text, leftwards(text, found.start()), found.end())
        if start < found.start():
            surface = content[start : found.end()]
            name = surface.replace("\u2019", "'")
            yield Mention(start, found.end(), surface, "facility", name, None, "pattern")
    for found in _HOUSE.finditer(text):
        start = name_start(text, leftwards(text, found.start()), found.end())
        if start < found.start() - 1 and not _is_owned(text, start, found.start(), named):
            surface = content[start : found.end()]
            yield Mention(start, found.end(), surface, "facility", surface, None, "pattern")
    base = _ANY_BASE if "Air Force Base" in text else _BASE
    hopeful = base is _ANY_BASE or any(map(text.__contains__, _BASE_CUES))
    for found in base.finditer(text) if hopeful else ():
        surface = content[found.start() : found.end()]
        yield Mention(found.start(), found.end(), surface, "facility", surface, None, "pattern")
    for found in _OPERATION.finditer(text) if "Operation " in text else ():
        surface = content[found.start() : found.end()]
        name = found.group().replace('"', "").replace("“", "")
        yield Mention(found.start(), found.end(), surface, "program", name, None, "pattern")


def _facilities(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, looked for only where it can begin."""
    last = 0
    for start in _FACILITY_OPENS.places(text)[0]:
        if start >= last and (found := _FACILITY.match(text, start)):
            last = found.end()
            yield found


def _is_owned(text: str, start: int, end: int, named: list[Mention]) -> bool:
    """Whether what stands before "detention center" is no name of it but a body or a state."""
    if text[start:end].strip() in _state_names():
        return True
    place = bisect_right(named, end, key=lambda mention: mention.start) - 1
    if place < 0 or not start < named[place].end <= end:
        return False
    return named[place].kind in ("org", "office")


@lru_cache(maxsize=1)
def _state_names() -> frozenset[str]:
    return frozenset(state.name for state in states())
