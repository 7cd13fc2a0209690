"""Clauses that state no fact: what somebody is sent to do, what would be, what a law commands."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.extraction.frames.clauses import Around, Group, Words
from plainview.extraction.frames.described import UNNAMED
from plainview.extraction.frames.generic import PARTIES
from plainview.extraction.frames.lexicon import HAVE, lexicon
from plainview.extraction.frames.patterns import Pattern
from plainview.extraction.frames.stages import BARRED, Stage
from plainview.model import Filler

CONDITIONS = frozenset(["if", "unless", "until"])
VAGUE = frozenset(["information", "data", "details", "items", "materials"])
ADVISING = frozenset(["should", "ought"])


def unreal(
    words: Words, pattern: Pattern, group: Group, here: Around, stage: Stage, filled: set[str]
) -> bool:
    """Whether a clause of access, custody or operation says what for, on what condition or duty."""
    if pattern.type not in BARRED:
        return False
    if here.left and words.low[here.left - 1] in CONDITIONS:
        return True
    if group.modal in ADVISING:
        return True
    if pattern.type != "access":
        return False
    if stage.modality == "mandated" and _by_law(words, here):
        return True
    return group.infinitive and "program" not in filled and _for_what(words, group)


def _for_what(words: Words, group: Group) -> bool:
    """Whether an infinitive only tells the purpose: "sent agents to intercept calls"."""
    if group.governor is None:
        return True
    low = words.low[group.governor]
    if low in HAVE:
        return group.first - group.governor > 1
    known = lexicon()
    return low not in known.nouns and known.verbs[low][0] not in known.governing


def _by_law(words: Words, here: Around) -> bool:
    """Whether a law or an order is what commands it: a rule says that better."""
    asking = [m for chunk in here.at.get("asker", ()) for m in words.chunks[chunk].mentions]
    return any(m.kind in ("instrument", "authority") for m in asking)


def vague(pattern: Pattern, group: Group) -> bool:
    """Whether a clause speaks of nobody in particular: "far easier to remove thousands".

    Who collects data in the active voice has a subject, if one that no mention names ("they").
    """
    if pattern.type == "access" and not (group.passive or group.participle or group.infinitive):
        return True
    return group.infinitive and group.governor is None


def unnamed(pattern: Pattern, fillers: Sequence[Filler]) -> bool:
    """Whether data of no known kind passes between parties of whom the clause names only one."""
    if pattern.type != "access":
        return False
    data = [filler for filler in fillers if filler.role == "category"]
    kinds = {filler.name for filler in data}
    told = {word for filler in data for word in (filler.surface or "").lower().split()}
    if VAGUE.isdisjoint(told):
        return False
    named = {filler.role for filler in fillers if filler.start is not None}
    return kinds == {UNNAMED} and not all(roles & named for roles in PARTIES)
