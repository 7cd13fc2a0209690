"""Which triggers a sentence can give at all, told from its letters before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from plainview.extraction.frames.generic import GENERIC
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.measuring import measurable
from plainview.extraction.frames.patterns import BODIES, Pattern, Trigger, index, patterns
from plainview.extraction.parts import MENTION_KINDS, Mention, Quantity
from plainview.model import FACT_TYPES

_LETTERS = re.compile(r"[a-z]+")
_BLANKED = bytes(n if 97 <= n <= 122 else 32 for n in range(256))
_QUANTITIES = ("money", "ratio", "count", "duration", "rate")
_BIT = {kind: 1 << n for n, kind in enumerate((*MENTION_KINDS, *_QUANTITIES, "generic", "pair"))}
"""What a sentence has, as bits: mentions and quantities by kind, "the data", two bodies."""
_NUMBER = sum(_BIT[kind] for kind in _QUANTITIES)
_DESCRIBED = sum(_BIT[kind] for kind in ("org", "staff", "category", "program", "pair"))
"""What a described body, class, system or file may add (described.py)."""
_PLACE = _BIT["facility"]
STAFF = "staff_class"
_ELSEWHERE = ("earlier", "document")
"""Positions outside the sentence."""


def hopeful(
    low: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> dict[str, list[Trigger]]:
    """The triggers whose words stand in a sentence that has the numbers and data they need."""
    return _worded(_runs(low), _has(low, mentions, quantities), False)


def fillable(
    low: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> dict[str, list[Trigger]]:
    """Those of the hopeful whose roles something in the sentence could fill."""
    letters = _runs(low)
    has = _has(low, mentions, quantities)
    if not _heads().isdisjoint(letters):
        has |= _DESCRIBED
    if not lexicon().places.isdisjoint(letters):
        has |= _PLACE
    found = _worded(letters, has, True)
    if not (found and quantities):
        return found
    sized: dict[str, bool] = {}
    for triggers in found.values():
        for trigger in triggers:
            pattern = trigger.pattern
            if pattern.counts and pattern.id not in sized:
                sized[pattern.id] = measurable(pattern, quantities)
    if all(sized.values()):
        return found
    kept = {w: [t for t in held if sized.get(t.pattern.id, True)] for w, held in found.items()}
    return {word: triggers for word, triggers in kept.items() if triggers}


def _runs(low: str) -> set[str]:
    """The runs of a to z in a text, and ""; by table, which takes half the time of a pattern."""
    return {"", *low.encode("latin-1", "replace").translate(_BLANKED).decode("ascii").split()}


def _has(low: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> int:
    has = bodies = 0
    for mention in mentions:
        has |= _BIT[mention.kind]
        bodies += mention.kind in BODIES
    for quantity in quantities:
        has |= _BIT[quantity.kind]
    if bodies > 1:
        has |= _BIT["pair"]
    # ten times as quick as one pattern for all of them
    return has | _BIT["generic"] if any(map(low.__contains__, GENERIC)) else has


def _worded(letters: set[str], has: int, roles: bool) -> dict[str, list[Trigger]]:
    keyed, met = _keyed(), _met(has, roles)
    held: dict[str, list[_Demand]] = {}
    for run in _keys() & letters:
        asked = met.get(run)
        if asked is None:
            asked = met[run] = [
                demand
                for demand in keyed[run]
                if not [
                    mask for mask in (demand.roles if roles else demand.needs) if not mask & has
                ]
            ]
        for demand in asked:
            if demand.rest <= letters and not demand.required.isdisjoint(letters):
                held.setdefault(demand.word, []).append(demand)
    return {
        word: [demand.trigger for demand in sorted(demands, key=_order)]
        for word, demands in held.items()
    }


def _order(demand: _Demand) -> int:
    return demand.number


@lru_cache(maxsize=2048)
def _met(has: int, roles: bool) -> dict[str, list[_Demand]]:
    """By run of letters the demands that are met by what a sentence has, filled as runs are asked.

    Sentences that have the same are many, and so are the demands of a common word.
    """
    return {}


@cache
def _heads() -> frozenset[str]:
    return _letters_of(lexicon().heads)


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a sentence must have for a trigger; words are told by their first letters.

    `word` is the trigger's first and `number` its place among those that begin so; `rest` has the
    runs beside the one that it is looked up by.
    Of each mask in `needs` (numbers and data) and in `roles` (these, and what could fill the
    roles) the sentence must have a bit.
    """

    trigger: Trigger
    word: str
    number: int
    required: frozenset[str]
    rest: frozenset[str]
    needs: tuple[int, ...]
    roles: tuple[int, ...]


@cache
def _keyed() -> dict[str, tuple[_Demand, ...]]:
    """The demands by the longest run of letters of their trigger, which few sentences have."""
    masks: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
    found: dict[str, list[_Demand]] = {}
    for word, triggers in index().items():
        first = word if word.isalpha() else _LETTERS.findall(word)[0]
        for number, trigger in enumerate(triggers):
            pattern = trigger.pattern
            if pattern.id not in masks:
                needs = _needs(pattern)
                masks[pattern.id] = needs, needs + _roles(pattern)
            required = _letters_of(pattern.requires) or frozenset([""])
            runs = {first, *_letters_of(trigger.rest)}
            key = max(sorted(runs), key=len)
            rest = frozenset(runs - {key})
            demand = _Demand(trigger, word, number, required, rest, *masks[pattern.id])
            found.setdefault(key, []).append(demand)
    return {run: tuple(demands) for run, demands in found.items()}


@cache
def _keys() -> frozenset[str]:
    return frozenset(_keyed())


def _needs(pattern: Pattern) -> tuple[int, ...]:
    data = ("category", "generic") if "category" in pattern.needs else ()
    return tuple(_mask(kinds) for kinds in (pattern.counts, data) if kinds)


def _roles(pattern: Pattern) -> tuple[int, ...]:
    """A mask for each demand that only mentions of the sentence itself can meet."""
    demands = _demanded(pattern)
    masks = [mask for demand in demands if (mask := _fillers(pattern, demand))]
    bodies = _mask(BODIES)
    by_bodies = {demand for demand in demands if _fillers(pattern, demand) == bodies}
    if len({role for demand in by_bodies for role in demand}) == sum(map(len, by_bodies)) > 1:
        masks.append(_BIT["pair"])  # no mention fills two roles
    return tuple(dict.fromkeys(masks))


def _demanded(pattern: Pattern) -> list[tuple[str, ...]]:
    """What a pattern's type and its own needs demand, each the roles that can meet it."""
    of_type = [d for d in FACT_TYPES[pattern.type].needed if pattern.open.isdisjoint(d)]
    return [*of_type, *(tuple(need.split("|")) for need in pattern.needs)]


@cache
def demanded_here() -> dict[str, tuple[tuple[str, ...], ...]]:
    """By pattern the demands that only mentions beside the trigger can meet."""
    return {
        pattern.id: tuple(
            demand
            for demand in _demanded(pattern)
            if _fillers(pattern, demand) and not (pattern.type == "staffing" and STAFF in demand)
        )
        for pattern in patterns()
    }


def _fillers(pattern: Pattern, demand: Sequence[str]) -> int:
    """The kinds of mention that can meet a demand; 0 where it can be met without any."""
    given = {"measure", *pattern.names, *pattern.words, *pattern.inherits}
    given |= {slot.role for slot in pattern.slots if slot.at in _ELSEWHERE}
    if not given.isdisjoint(demand):
        return 0
    staffed = pattern.type == "staffing"
    mask = 0
    for slot in pattern.slots:
        if slot.role in demand:
            mask |= _mask(slot.kinds)
            mask |= _BIT["generic"] if slot.role == "category" else 0
        if staffed and slot.role == STAFF:
            # counted nouns are a class of staff, and a class of staff tells its employer
            mask |= (_mask(slot.kinds) | _NUMBER) if "lender" in demand else 0
            mask |= _NUMBER if STAFF in demand else 0
    return mask


def _mask(kinds: Iterable[str]) -> int:
    return sum(_BIT[kind] for kind in kinds)


def _letters_of(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words; "", which every sentence has, for one that is not of letters."""
    return frozenset((_LETTERS.findall(word) or [""])[0] for word in words)
