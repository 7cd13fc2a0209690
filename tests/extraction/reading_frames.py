"""What the patterns read in a sentence, and whether it is what a table of cases expects."""

from __future__ import annotations

from typing import Any

from plainview.extraction import extract
from plainview.model import Fact, Text


def read(words: str, kind: str) -> list[Fact]:
    """The facts of one type that the patterns read in a text."""
    found = extract(Text("0" * 64, "test/1", words), patterns_only=True)
    return [fact for fact in found if fact.type == kind]


def told(fact: Fact) -> dict[str, Any]:
    """Status, roles by name and measures by value of a fact, as the tables write them."""
    roles: dict[str, Any] = {}
    for filler in fact.fillers:
        roles.setdefault(filler.role, set()).add(filler.name)
    for measure in fact.measures:
        value = measure.value if measure.value is not None else measure.lo
        roles.setdefault(measure.name, set()).add(value)
    return {"status": fact.status, "modality": fact.modality, **roles}


def fits(fact: Fact, expected: dict[str, Any]) -> bool:
    known = told(fact)
    return all(
        known.get(key) == value if isinstance(value, str) else value <= known.get(key, set())
        for key, value in expected.items()
    )
