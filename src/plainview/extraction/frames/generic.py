"""Data that a clause names only in general ("the data", "information"), and whose program it is."""

from __future__ import annotations

from plainview.extraction.frames.clauses import Around, Words
from plainview.extraction.frames.described import UNNAMED
from plainview.extraction.frames.lexicon import DETERMINERS
from plainview.extraction.frames.patterns import Pattern
from plainview.extraction.parts import Sketch
from plainview.model import Filler
from plainview.vocab.registry import registry

BACK = 2
POINTING = frozenset(["the", "that", "this", "these", "those", "such"])
GENERIC = frozenset(
    ["data", "information", "records", "metadata", "files", "details", "materials", "servers"]
)
OWN = frozenset(["details", "materials", "servers"])
"""Data that nobody has named before by a kind of its own."""
COMPOUNDS = frozenset(
    ["center", "centers", "set", "sets", "brokers", "broker", "sharing", "system"]
)
STOPPING = frozenset(["in", "to", "for", "with", "from", "that", "which", "who", "by", "at", ","])
INTELLIGENCE = "data:intelligence_report"
"""Named by "intelligence" of any sense; what "the data" means is seldom that."""
PARTIES = (frozenset(["recipient"]), frozenset(["provider", "program"]))
"""Who must be named, on both sides, before data of an unnamed kind makes an access."""


def generic_data(
    content: str,
    words: Words,
    pattern: Pattern,
    here: Around,
    fillers: list[Filler],
    sketch: Sketch,
    number: int,
    measured: bool = False,
) -> list[Filler]:
    """A category that only "the data" or "that information" names: the one named last before.

    "Information" with nothing before it is data of an unknown kind where somebody takes it from a
    body that is named; who is said to share or provide "information" may mean anything.
    """
    if not any(slot.role == "category" for slot in pattern.slots):
        return []
    if any(filler.role == "category" for filler in fillers):
        return []
    places = [slot.at for slot in pattern.slots if slot.role == "category"]
    parties = sum(not roles.isdisjoint(filler.role for filler in fillers) for roles in PARTIES)
    taken = any(slot.at == "subject" and slot.role == "recipient" for slot in pattern.slots)
    for place in dict.fromkeys(places):
        begin, end = here.runs.get("object" if place == "after" else place, (0, 0))
        at = _generic(words, begin, min(end, begin + 6))
        if at is None:
            continue
        start = at - 1
        known = None
        if words.low[start] in POINTING and words.low[at] not in OWN:
            known = _last_category(sketch, number, words.start[at])
        told = taken or words.low[start] in POINTING - {"the"}
        if known is None and ((told and parties == len(PARTIES)) or (measured and parties)):
            start, known = _described_from(words, at, begin), UNNAMED
        if known is None:
            return []
        left, right = words.start[start], words.end[at]
        via = "name" if known == UNNAMED else "coref"
        return [Filler("category", known, content[left:right], left, right, via)]
    return []


def _generic(words: Words, begin: int, end: int) -> int | None:
    """The first word of a run that means data of whatever kind, if nothing named comes before."""
    for at in range(begin, end):
        if words.chunk[at] >= 0 or words.low[at] in STOPPING:
            return None
        if words.low[at] in GENERIC:
            after = words.low[at + 1] if at + 1 < len(words.low) else ""
            return None if after in COMPOUNDS else at
    return None


def _described_from(words: Words, at: int, begin: int) -> int:
    """Where the noun phrase begins that ends with the word `at`."""
    while at > begin and words.low[at - 1] not in DETERMINERS:
        at -= 1
    return at


def _last_category(sketch: Sketch, number: int, before: int) -> str | None:
    last = None
    for back in range(number, max(-1, number - 1 - BACK - 1), -1):
        for mention in reversed(sketch.mentions[back]):
            if mention.kind != "category" or mention.start >= before or mention.how == "open":
                continue
            if mention.name != INTELLIGENCE:
                return mention.name
            last = last or mention.name
    return last


def owner(pattern: Pattern, fillers: list[Filler]) -> list[Filler]:
    """The public body whose program it is that collects, where nobody else is named."""
    roles = {filler.role for filler in fillers}
    if pattern.type != "access" or "recipient" in roles:
        return []
    for filler in fillers:
        if filler.role != "program" or not filler.entity:
            continue
        program = registry().get(filler.entity)
        body = registry().get(program.parent) if program and program.parent else None
        if body is not None and body.kind == "agency":
            return [Filler("recipient", body.name, via="inferred", entity=body.id)]
    return []
