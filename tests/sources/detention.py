"""What the tests of ICE's detention records ask of a reading."""

from __future__ import annotations

from plainview.model import Fact, Measure
from plainview.sources import SourceReading


def codes(found: SourceReading) -> set[str]:
    # a handful of rows is always fewer than a whole file has
    return {problem.code for problem in found.problems} - {"row_count"}


def measures(facts: tuple[Fact, ...], name: str, definition: str) -> list[Measure]:
    return [
        measure
        for fact in facts
        for measure in fact.measures
        if (measure.name, measure.definition) == (name, definition)
    ]
