"""Damage by rewriting that the page itself shows, marked on the facts that it touches.

Four signs, none of which needs a list of replaced words: a number whose scale word was destroyed;
a sentence that the page tells twice with a difference that cannot be (`damage_retold`); a name one
word off from a body that the page names (`damage_names`); and two facts of the page that cannot
both hold. The flag says "look here": which of two tellings is the damaged one is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from plainview.extraction.damage_names import damaged_names
from plainview.extraction.damage_retold import DIRECTION, DISTORTION, retold
from plainview.extraction.parts import Sketch
from plainview.extraction.quantities import damaged
from plainview.model import Fact, Measure

_SIDES = {
    "access": ("provider", "recipient"),
    "spending": ("payer", "payee"),
    "staffing": ("lender", "user"),
}
"""The two roles of a type that an altered sentence may have exchanged."""
_PRECISE = 3
"""Digits from which on the same figure with another scale is hardly chance."""
_REACH = 3


def marked(content: str, sketch: Sketch, facts: Sequence[Fact]) -> list[Fact]:
    """The facts with the flags that damage on their page gives them; ids do not change."""
    if not facts:
        return []
    starts = [sentence.start for sentence in sketch.sentences]
    at = [bisect_right(starts, fact.evidence[0].start) - 1 for fact in facts]
    flags: dict[int, set[str]] = defaultdict(set)
    told = retold(content, sketch.sentences, set(at))
    for number, sentence in enumerate(at):
        if flag := told.get(sentence):
            flags[number].add(flag)
    asked = [(sketch.sentences[n].start, sketch.sentences[n].end) for n in sorted(set(at))]
    for start, end in [*damaged(content, asked), *damaged_names(content, sketch.mentions, asked)]:
        for number, fact in enumerate(facts):
            if any(e.start - _REACH < end and start < e.end + _REACH for e in fact.evidence):
                flags[number].add(DISTORTION)
    for number in _rescaled(facts):
        flags[number].add(DISTORTION)
    for one, two, flag in _conflicts(facts):
        flags[one].add(flag)
        flags[two].add(flag)
    return [
        _flagged(content, fact, flags[number]) if number in flags else fact
        for number, fact in enumerate(facts)
    ]


def _flagged(content: str, fact: Fact, flags: set[str]) -> Fact:
    added = sorted(flags - set(fact.flags))
    return replace(fact, content=content, flags=(*fact.flags, *added)) if added else fact


def _rescaled(facts: Sequence[Fact]) -> Iterator[int]:
    """Facts whose figure another fact of the page has with the same digits and another scale."""
    seen: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for measure in fact.measures:
            if (digits := _digits(measure)) and len(digits) >= _PRECISE:
                seen[measure.unit or "", digits].append((number, measure.value or 0.0))
    for group in seen.values():
        values = {value for _, value in group}
        if len(values) > 1 and max(values) >= 999 * min(values):
            yield from (number for number, _ in group)


def _digits(measure: Measure) -> str:
    """The significant digits of a printed value."""
    if not measure.value or measure.unit in (None, "ratio"):
        return ""
    return f"{abs(measure.value):.9e}".partition("e")[0].replace(".", "").rstrip("0")


def _conflicts(facts: Sequence[Fact]) -> Iterator[tuple[int, int, str]]:
    """Pairs of facts that cannot both hold, and the flag that this gives them."""
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        by_type[fact.type].append(number)
    for kind, numbers in by_type.items():
        for one, two in combinations(numbers, 2):
            first, second = facts[one], facts[two]
            if first.polarity != second.polarity:
                if _same_statement(first, second):
                    yield one, two, DISTORTION
            elif kind in _SIDES and _exchanged(first, second, *_SIDES[kind]):
                yield one, two, DIRECTION


def _names(fact: Fact) -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = defaultdict(set)
    for filler in fact.fillers:
        roles[filler.role].add(filler.entity or filler.name)
    return {role: frozenset(names) for role, names in roles.items()}


def _same_statement(one: Fact, two: Fact) -> bool:
    """Whether two facts differ in nothing but that one denies what the other states."""
    if (one.status, one.modality, one.time) != (two.status, two.modality, two.time):
        return False
    if [hop.name for hop in one.said] != [hop.name for hop in two.said]:
        return False  # one source against another is no damage
    first, second = _names(one), _names(two)
    figures = {(m.name, m.value) for m in one.measures} == {(m.name, m.value) for m in two.measures}
    return first == second and len(first) >= 2 and figures


def _exchanged(one: Fact, two: Fact, giving: str, taking: str) -> bool:
    """Whether the two sides of one statement stand the other way round in the other."""
    first, second = _names(one), _names(two)
    if not (first.get(giving) and first.get(taking)):
        return False
    if first[giving] != second.get(taking) or first[taking] != second.get(giving):
        return False
    rest = [
        {r: n for r, n in names.items() if r not in (giving, taking)} for names in (first, second)
    ]
    return rest[0] == rest[1] and one.status == two.status
