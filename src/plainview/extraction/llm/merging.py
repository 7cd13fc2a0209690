"""Facts of a model put beside those that patterns found: the same fact is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.model import FACT_TYPES, Fact

_RUNNING = {"rule": "act", "stance": "about"}
"""Types that running words tell apart: two that state different words are two."""


@dataclass(frozen=True, slots=True)
class Merged:
    """All facts, in the order of the text: `new` of them by the model alone, `same` by both."""

    facts: tuple[Fact, ...]
    new: int
    same: int


def merged(content: str, own: Sequence[Fact], found: Sequence[Fact]) -> Merged:
    """One's own facts and a model's on the same text.

    Of the same fact one's own reading stays; roles and measures that it leaves open are taken over,
    and its `pattern` then names both.
    """
    facts = list(own)
    new = same = 0
    for fact in found:
        place = next((n for n, other in enumerate(facts) if _same(other, fact)), None)
        if place is None:
            facts.append(fact)
            new += 1
            continue
        same += place < len(own)
        facts[place] = _completed(content, facts[place], fact)
    facts.sort(key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type))
    return Merged(tuple(facts), new, same)


def _same(own: Fact, other: Fact) -> bool:
    """Whether two facts say one thing in the same words."""
    if own.type != other.type or own.polarity != other.polarity:
        return False
    if not any(
        _overlap(a.start, a.end, b.start, b.end) for a in own.evidence for b in other.evidence
    ):
        return False
    for demand in FACT_TYPES[own.type].needed:
        mine = {filler.name for filler in own.fillers if filler.role in demand}
        theirs = {filler.name for filler in other.fillers if filler.role in demand}
        if _RUNNING.get(own.type) not in demand and mine and theirs and not mine & theirs:
            return False
    return _same_words(own, other) and not _differ(own, other)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two runs share more than half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return 2 * shared > min(end - start, other_end - other_start)


def _same_words(own: Fact, other: Fact) -> bool:
    role = _RUNNING.get(own.type)
    runs = [
        [
            (f.start, f.end)
            for f in fact.fillers
            if f.role == role and f.start is not None and f.end is not None
        ]
        for fact in (own, other)
    ]
    if role is None or not all(runs):
        return True
    return any(_overlap(*a, *b) for a in runs[0] for b in runs[1])


def _differ(own: Fact, other: Fact) -> bool:
    """Whether both have a measure of one name, and it is printed at different places."""
    places = [
        {m.name: {n.start for n in fact.measures if n.name == m.name} for m in fact.measures}
        for fact in (own, other)
    ]
    return any(
        not places[0][name] & places[1][name] for name in places[0].keys() & places[1].keys()
    )


def _completed(content: str, own: Fact, other: Fact) -> Fact:
    roles = {filler.role for filler in own.fillers}
    spans = {(filler.start, filler.end) for filler in own.fillers}
    names = {filler.name for filler in own.fillers}
    fillers = [
        filler
        for filler in other.fillers
        if filler.role not in roles
        and (filler.start, filler.end) not in spans
        and filler.name not in names
    ]
    measured = {m.name for m in own.measures}
    starts = {m.start for m in own.measures}
    measures = [m for m in other.measures if m.name not in measured and m.start not in starts]
    if not fillers and not measures:
        return own
    pattern = own.pattern
    if other.pattern not in pattern:
        pattern = f"{pattern} + {other.pattern}"
    return replace(
        own,
        content=content,
        fillers=(*own.fillers, *fillers),
        measures=tuple(sorted((*own.measures, *measures), key=lambda m: (m.start, m.name))),
        pattern=pattern,
    )
