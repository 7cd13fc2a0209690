"""The pattern files, read once and turned into an index from first trigger words to patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from plainview.extraction.frames.lexicon import PREPOSITIONS, Lexicon, lexicon
from plainview.model import FACT_TYPES

KINDS_OF_ROLE = {
    "category": "category",
    "program": "program",
    "instrument": "instrument authority",
    "authority": "authority instrument office org",
    "technology": "technology",
    "purpose": "purpose task",
    "for": "technology program purpose facility task",
    "staff_class": "staff",
    "task": "task purpose",
    "facility": "facility place",
    "population_held": "population",
    "place": "place facility",
    "condition": "safeguard instrument",
    "calls_for": "safeguard",
}
"""Mention kinds that a role takes where the pattern names none; every other role: org, office."""

BODIES = frozenset({"org", "office"})
_ROLE = re.compile(r"(\w+)(?:\(([\w ]+)\))?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A position beside the trigger, the role it fills and the mention kinds it takes."""

    at: str
    role: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """Which quantity becomes which measure."""

    name: str
    kind: str
    at: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    unit: str | None = None
    definition: str | None = None
    qualifier: str | None = None
    cue: frozenset[str] = frozenset()
    least: float = 0
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to say a pattern: its words after the first, and how the first may be inflected."""

    pattern: Pattern
    part: str
    tags: str
    rest: tuple[str, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One [[pattern]] of a pattern file; the fields are described in the package's docstring."""

    id: str
    type: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    phrases: tuple[str, ...]
    slots: tuple[Slot, ...]
    words: dict[str, str]
    names: dict[str, str]
    negated: dict[str, str]
    measures: tuple[MeasureRule, ...]
    status: str
    modality: str
    fixed: bool
    either: bool
    negative: bool
    alone: bool
    finite: bool
    passive: bool
    when: frozenset[str]
    open: frozenset[str]
    inherits: frozenset[str]
    needs: frozenset[str]
    requires: frozenset[str]
    unless: frozenset[str]
    counts: frozenset[str]
    example: str
    expects: dict[str, Any] = field(hash=False)

    def lacking(self, roles: set[str]) -> bool:
        """Whether a demand of the type stays open that this pattern does not leave open."""
        if any(roles.isdisjoint(need.split("|")) for need in self.needs):
            return True
        return any(
            not self.open.intersection(demand)
            for demand in FACT_TYPES[self.type].lacking(roles | set(self.names))
        )


def _slots(table: dict[str, str]) -> tuple[Slot, ...]:
    found = []
    for at, roles in table.items():
        for role, kinds in _ROLE.findall(roles):
            names = kinds or KINDS_OF_ROLE.get(role, "")
            found.append(Slot(at, role, frozenset(names.split()) if names else BODIES))
    return tuple(found)


def _words(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def _pattern(raw: dict[str, Any], fact_type: str) -> Pattern:
    known = set(Pattern.__dataclass_fields__) | {"open"}
    unknown = set(raw) - known
    if unknown:
        raise ValueError(f"pattern {raw.get('id')}: unknown keys {', '.join(sorted(unknown))}")
    measures = tuple(
        MeasureRule(
            rule["name"], rule["kind"], _words(rule.get("at", "object of subject right")),
            _words(rule.get("nouns", "")), rule.get("unit"), rule.get("definition"),
            rule.get("qualifier"), frozenset(_words(rule.get("cue", ""))),
            rule.get("least", 0), rule.get("printed", False),
        )
        for rule in raw.get("measures", ())
    )  # fmt: skip
    return Pattern(
        f"{fact_type}.{raw['id']}", raw.get("type", fact_type), tuple(raw.get("verbs", ())),
        tuple(raw.get("nouns", ())), tuple(raw.get("phrases", ())), _slots(raw.get("slots", {})),
        raw.get("words", {}), raw.get("names", {}), raw.get("negated", {}), measures,
        raw["status"], raw.get("modality", "asserted"), raw.get("fixed", False),
        raw.get("either", False),
        raw.get("negative", False), raw.get("alone", False), raw.get("finite", False),
        raw.get("passive", False),
        frozenset(_words(raw.get("when", ""))),
        frozenset(_words(raw.get("open", ""))),
        frozenset(_words(raw.get("inherits", ""))),
        frozenset(_words(raw.get("needs", ""))), _classed(raw.get("requires", "")),
        frozenset(_words(raw.get("unless", ""))),
        _counts(measures) if "measure" in _words(raw.get("needs", "")) else frozenset(),
        raw["example"], raw["expects"],
    )  # fmt: skip


def _classed(value: str) -> frozenset[str]:
    """Words, with those of a class of lexicon.toml in place of its name ("@staff")."""
    classes = lexicon().classes
    return frozenset(
        found
        for word in _words(value)
        for found in (classes[word[1:]] if word.startswith("@") else (word,))
    )


def _counts(measures: tuple[MeasureRule, ...]) -> frozenset[str]:
    kinds = {rule.kind for rule in measures}
    return frozenset(kinds | {"rate"} if "count" in kinds else kinds)


def _plural(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "sh", "ch", "x")):
        return (word, word + "es")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + "s")


def _triggers(pattern: Pattern, words: Lexicon) -> list[tuple[str, Trigger]]:
    found = []
    for verb in pattern.verbs:
        first, *rest = verb.split()
        gap = bool(rest) and rest[0] == ".."
        tail = tuple(rest[1:] if gap else rest)
        words.know(first)
        for form, tags in words.forms(first).items():
            found.append((form, Trigger(pattern, "verb", tags, tail, gap)))
    for noun in pattern.nouns:
        parts = noun.split()
        head = max(at for at, word in enumerate(parts) if word not in PREPOSITIONS)
        for form in _plural(parts[head]):
            said = [*parts[:head], form, *parts[head + 1 :]]
            found.append((said[0], Trigger(pattern, "noun", "", tuple(said[1:]), False)))
    for phrase in pattern.phrases:
        first, *rest = phrase.split()
        found.append((first, Trigger(pattern, "phrase", "", tuple(rest), False)))
    return found


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns of the folder, files in alphabetic order, each file's in its own order."""
    found = []
    for path in sorted((Path(__file__).parent / "patterns").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [_pattern(raw, path.stem) for raw in data.get("pattern", ())]
    return tuple(found)


@cache
def index() -> dict[str, tuple[Trigger, ...]]:
    """First word of a trigger, in lower case, to the triggers that begin with it."""
    found: dict[str, list[Trigger]] = {}
    for pattern in patterns():
        for form, trigger in _triggers(pattern, lexicon()):
            found.setdefault(form, []).append(trigger)
    return {form: tuple(triggers) for form, triggers in found.items()}
