"""Every pattern's example is its test: the sentence must give the fact that the pattern expects."""

from __future__ import annotations

from typing import Any

import pytest

from plainview.extraction import extract, sketch
from plainview.extraction.frames import find
from plainview.extraction.frames.patterns import Pattern, patterns
from plainview.model import FACT_TYPES, Fact, Text

STATES = ("status", "modality", "polarity")


def misses(fact: Fact, expects: dict[str, Any]) -> list[str]:
    """What the fact says otherwise than expected."""
    found = []
    for key, wanted in expects.items():
        got: Any
        if key in STATES:
            got = getattr(fact, key)
        elif key in FACT_TYPES[fact.type].measures:
            own = [m for m in fact.measures if m.name == key]
            values = [m.value if m.value is not None else m.lo for m in own]
            got = wanted if wanted in values else next(iter(values), None)
        else:
            names = [filler.name for filler in fact.filled(key)]
            got = wanted if wanted in names else (names or None)
            if isinstance(wanted, list):
                got = wanted if set(wanted) <= set(names) else names
        if got != wanted and not (wanted is True and got):
            found.append(f"{key}: wanted {wanted!r}, got {got!r}")
    return found


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_example_gives_what_the_pattern_expects(pattern: Pattern) -> None:
    text = Text("0" * 64, "test/1", pattern.example)
    found = sketch(text)
    read = {frame.pattern for frame in find(text.content, found, text.heading)}
    assert pattern.id in read, f"{pattern.example!r} is read by {read or 'no pattern'}"
    facts = [fact for fact in extract(text) if fact.type == pattern.type]
    told = [misses(fact, pattern.expects) for fact in facts]
    assert [] in told, told


def test_ids_are_unique_and_statuses_are_of_the_type() -> None:
    ids = [pattern.id for pattern in patterns()]
    assert len(ids) == len(set(ids))
    for pattern in patterns():
        assert pattern.status in FACT_TYPES[pattern.type].statuses, pattern.id


def test_roles_and_measures_are_of_the_type() -> None:
    for pattern in patterns():
        fact_type = FACT_TYPES[pattern.type]
        roles = {slot.role for slot in pattern.slots} | set(pattern.words) | set(pattern.names)
        assert roles <= set(fact_type.roles), (pattern.id, roles)
        assert {rule.name for rule in pattern.measures} <= set(fact_type.measures), pattern.id
