"""Which triggers a sentence can give at all, told from its letters before it is cut into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from plainview.extraction.frames.filling import GENERIC
from plainview.extraction.frames.patterns import Trigger, index
from plainview.extraction.parts import Mention, Quantity

_LETTERS = re.compile(r"[a-z]+")


def hopeful(
    low: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> dict[str, list[Trigger]]:
    """The triggers whose words stand in a sentence that has what their patterns need."""
    demands, parted = _demands(), _parted()
    letters = {"", *_LETTERS.findall(low)}
    present = demands.keys() & letters
    present |= {word for part in parted.keys() & letters for word in parted[part]}
    if not present:
        return {}
    kinds = {quantity.kind for quantity in quantities}
    has_data = any(mention.kind == "category" for mention in mentions)
    has_data = has_data or any(word in low for word in GENERIC)
    found: dict[str, list[Trigger]] = {}
    for word in present:
        for demand in demands[word]:
            if demand.required.isdisjoint(letters) or not demand.rest <= letters:
                continue
            if demand.counts and kinds.isdisjoint(demand.counts):
                continue
            if has_data or not demand.category:
                found.setdefault(word, []).append(demand.trigger)
    return found


@cache
def _parted() -> dict[str, list[str]]:
    """The first words of triggers that are more than letters, by their first part."""
    found: dict[str, list[str]] = {}
    for word in index():
        if not word.isalpha():
            found.setdefault(_LETTERS.findall(word)[0], []).append(word)
    return found


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a sentence must have for a trigger; words are told by their first letters."""

    trigger: Trigger
    required: frozenset[str]
    rest: frozenset[str]
    counts: frozenset[str]
    category: bool


@cache
def _demands() -> dict[str, tuple[_Demand, ...]]:
    return {
        word: tuple(
            _Demand(
                trigger,
                _letters_of(trigger.pattern.requires) or frozenset([""]),
                _letters_of(trigger.rest),
                trigger.pattern.counts,
                "category" in trigger.pattern.needs,
            )
            for trigger in triggers
        )
        for word, triggers in index().items()
    }


def _letters_of(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words; "", which every sentence has, for one that is not of letters."""
    return frozenset((_LETTERS.findall(word) or [""])[0] for word in words)
