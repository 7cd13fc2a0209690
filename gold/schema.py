"""What is wrong with one annotation: closed lists, needed roles, intervals, places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from plainview.model.measure import QUALIFIERS, VAGUE
from plainview.model.schema import (
    ACTS,
    FACT_TYPES,
    MODALITIES,
    POLARITIES,
    SAID_KINDS,
    VIAS,
)

Record = dict[str, Any]

TIERS = ("core", "soft", "context")
HARD = (
    "cross_sentence", "coref", "distortion", "coordination", "nominalisation", "passive",
    "numeric_anaphora",
)  # fmt: skip
FACT_FIELDS = (
    "id", "doc", "type", "alt_types", "tier", "status", "modality", "polarity", "roles",
    "measures", "time", "said", "evidence", "hard",
)  # fmt: skip
FILLER_FIELDS = ("name", "id", "surface", "start", "end", "via")
MEASURE_FIELDS = (
    "name", "lo", "hi", "value", "qualifier", "unit", "per", "of", "definition", "surface",
    "start", "end",
)  # fmt: skip
TIME_FIELDS = ("start", "end", "as_of", "event", "surface", "s", "e")
SAID_FIELDS = ("kind", "name", "surface", "start", "end", "via")


def records(path: Path) -> list[Record]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def misplaced(content: str, words: str | None, start: int | None, end: int | None) -> bool:
    """Whether words do not stand at their offsets, or some but not all of the three are given."""
    if words is None or start is None or end is None:
        return not (words is None and start is None and end is None)
    return not words or content[start:end] != words


def _fields(what: str, record: Record, fields: tuple[str, ...]) -> Iterator[str]:
    if set(record) != set(fields):
        yield f"{what}: fields {', '.join(record)} instead of {', '.join(fields)}"


def bounds(qualifier: str, value: float) -> tuple[float | None, float | None]:
    """The interval of a printed number as the guide's table gives it."""
    low, high = {
        "exact": (value, value),
        "about": (0.9 * value, 1.1 * value),
        "nearly": (0.9 * value, value),
        "more_than": (value, None),
        "at_least": (value, None),
        "up_to": (0.0, value),
        "less_than": (0.0, value),
    }[qualifier]
    return low, high


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(1.0, abs(other))


def _measure(what: str, measure: Record, content: str, allowed: tuple[str, ...]) -> Iterator[str]:
    yield from _fields(what, measure, MEASURE_FIELDS)
    name, qualifier, value = measure["name"], measure["qualifier"], measure["value"]
    if name not in allowed or qualifier not in QUALIFIERS:
        yield f"{what}: measure {name}, qualifier {qualifier}"
    elif qualifier in VAGUE or qualifier == "range":
        if qualifier == "range" and measure["lo"] is None and measure["hi"] is None:
            yield f"{what}: a range without ends"
    elif value is None or not all(
        _near(measure[end], bound)
        for end, bound in zip(("lo", "hi"), bounds(qualifier, value), strict=True)
    ):
        yield f"{what}: {measure['surface']!r} has lo {measure['lo']} and hi {measure['hi']}"
    if misplaced(content, measure["surface"], measure["start"], measure["end"]):
        yield f"{what}: {measure['surface']!r} is not at its place"


def _closed_lists(what: str, fact: Record) -> Iterator[str]:
    fact_type = FACT_TYPES[fact["type"]]
    for field, value, allowed in (
        ("status", fact["status"], fact_type.statuses),
        ("modality", fact["modality"], MODALITIES),
        ("polarity", fact["polarity"], POLARITIES),
        ("tier", fact["tier"], TIERS),
        *(("alt_types", name, tuple(FACT_TYPES)) for name in fact["alt_types"]),
        *(("hard", name, HARD) for name in fact["hard"]),
        *(("roles", name, fact_type.roles) for name in fact["roles"]),
        *(("act", act["name"], ACTS) for act in fact["roles"].get("act", [])),
    ):
        if value not in allowed:
            yield f"{what}: {field} {value!r}"
    if fact["tier"] == "core":
        for demand in fact_type.lacking(
            {name for name, fillers in fact["roles"].items() if fillers}
        ):
            yield f"{what}: no {' or '.join(demand)}"


def of_fact(fact: Record, content: str) -> Iterator[str]:
    """What is wrong with one fact of a document with this text."""
    what = fact.get("id", "a fact")
    yield from _fields(what, fact, FACT_FIELDS)
    if fact["type"] not in FACT_TYPES:
        yield f"{what}: type {fact['type']!r}"
        return
    yield from _closed_lists(what, fact)
    for filler in chain.from_iterable(fact["roles"].values()):
        yield from _fields(what, filler, FILLER_FIELDS)
        via = filler.get("via")
        if via not in VIAS or (via in ("name", "coref") and filler["surface"] is None):
            yield f"{what}: {filler['name']!r} is via {via} without a surface"
        if misplaced(content, filler["surface"], filler["start"], filler["end"]):
            yield f"{what}: {filler['surface']!r} is not at its place"
    for measure in fact["measures"]:
        yield from _measure(what, measure, content, FACT_TYPES[fact["type"]].measures)
    for hop in fact["said"]:
        yield from _fields(what, hop, SAID_FIELDS)
        if hop["kind"] not in SAID_KINDS:
            yield f"{what}: said by a {hop['kind']!r}"
        if misplaced(content, hop["surface"], hop["start"], hop["end"]):
            yield f"{what}: {hop['surface']!r} is not at its place"
    if (time := fact["time"]) is not None:
        yield from _fields(what, time, TIME_FIELDS)
        if misplaced(content, time["surface"], time["s"], time["e"]):
            yield f"{what}: {time['surface']!r} is not at its place"
    if not fact["evidence"]:
        yield f"{what}: no evidence"
    for run in fact["evidence"]:
        if misplaced(content, run["quote"], run["start"], run["end"]):
            yield f"{what}: evidence {run['quote']!r} is not at its place"
