"""Checks the annotations under gold/: python -m gold.check [--table].

Prints what is wrong, one line each, and exits with 1 if anything is; `--table` prints the counts
that README.md shows.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections import Counter
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
GOLD = Path(__file__).resolve().parent

TIERS = ("core", "soft", "context")
HARD = (
    "cross_sentence", "coref", "distortion", "coordination", "nominalisation", "passive",
    "numeric_anaphora",
)  # fmt: skip
DISTORTIONS = (
    "name",
    "scale",
    "cue",
    "word",
    "quote",
    "date",
    "number",
    "negation",
    "direction",
)
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

KEPT_SHARED = {
    "stance": 249, "rule": 134, "access": 82, "spending": 39, "operation": 36, "staffing": 28,
    "custody": 24, "target": 9,
}  # fmt: skip
"""Core facts in the kept third of the shared gold, which the test part here is added to."""
LEAST_OF_EACH, LEAST_IN_TEST = 8, 20


def records(path: Path) -> list[Record]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def facts(part: str = "all", gold: Path = GOLD) -> dict[str, list[Record]]:
    """Facts by document name without suffix; `part` is all, test or shown (what is not test)."""
    test = split(gold)["test"]
    stems = sorted(path.stem for path in (gold / "texts").glob("*.txt"))
    wanted = [stem for stem in stems if part == "all" or (stem in test) == (part == "test")]
    return {stem: records(gold / "facts" / f"{stem}.jsonl") for stem in wanted}


def split(gold: Path = GOLD) -> dict[str, list[str]]:
    """The lists `test` and `blind`."""
    return tomllib.loads((gold / "split.toml").read_text(encoding="utf-8"))


def drawn(stems: list[str]) -> dict[str, list[str]]:
    """The split as it follows from the names alone."""
    rng = random.Random(20261122)
    letters = sorted({stem[0] for stem in stems})
    groups = [sorted(stem for stem in stems if stem[0] == letter) for letter in letters]
    return {
        name: [stem for group in groups for stem in sorted(rng.sample(group, size))]
        for name, size in (("test", 7), ("blind", 6))
    }


def _misplaced(content: str, words: str | None, start: int | None, end: int | None) -> bool:
    if words is None or start is None or end is None:
        return not (words is None and start is None and end is None)
    return not words or content[start:end] != words


def _fields(what: str, record: Record, fields: tuple[str, ...]) -> Iterator[str]:
    if tuple(record) != fields:
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
    if _misplaced(content, measure["surface"], measure["start"], measure["end"]):
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
        stated = filler["via"] in ("name", "coref")
        if filler["via"] not in VIAS or (stated and filler["surface"] is None):
            yield f"{what}: {filler['name']!r} is via {filler['via']} without a surface"
        if _misplaced(content, filler["surface"], filler["start"], filler["end"]):
            yield f"{what}: {filler['surface']!r} is not at its place"
    for measure in fact["measures"]:
        yield from _measure(what, measure, content, FACT_TYPES[fact["type"]].measures)
    for hop in fact["said"]:
        yield from _fields(what, hop, SAID_FIELDS)
        if hop["kind"] not in SAID_KINDS:
            yield f"{what}: said by a {hop['kind']!r}"
        if _misplaced(content, hop["surface"], hop["start"], hop["end"]):
            yield f"{what}: {hop['surface']!r} is not at its place"
    if (time := fact["time"]) is not None:
        yield from _fields(what, time, TIME_FIELDS)
        if _misplaced(content, time["surface"], time["s"], time["e"]):
            yield f"{what}: {time['surface']!r} is not at its place"
    if not fact["evidence"]:
        yield f"{what}: no evidence"
    for run in fact["evidence"]:
        if _misplaced(content, run["quote"], run["start"], run["end"]):
            yield f"{what}: evidence {run['quote']!r} is not at its place"


def _documents(gold: Path) -> Iterator[str]:
    for folder in ("facts", "second"):
        for path in sorted((gold / folder).glob("[a-z][0-9]*.jsonl")):
            content = (gold / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
            found = records(path)
            numbers = [f"{path.stem}-{number:02}" for number in range(1, len(found) + 1)]
            if [fact["id"] for fact in found] != numbers:
                yield f"{folder}/{path.name}: the ids do not run from 01 to {len(found):02}"
            for fact in found:
                if fact["doc"] != f"{path.stem}.txt":
                    yield f"{folder}/{fact['id']}: document {fact['doc']}"
                yield from (f"{folder}/{line}" for line in of_fact(fact, content))


def _apart(gold: Path) -> Iterator[str]:
    """Negatives and distortions: in their places, and negatives clear of all evidence."""
    for path in sorted((gold / "facts").glob("*-negatives.jsonl")):
        for span in records(path):
            stem, where = span["doc"].removesuffix(".txt"), f"{path.name}: {span['quote']!r}"
            content = (gold / "texts" / span["doc"]).read_text(encoding="utf-8")
            if _misplaced(content, span["quote"], span["start"], span["end"]) or not span["why"]:
                yield f"{where} is not at its place, or has no reason"
            for fact in records(gold / "facts" / f"{stem}.jsonl"):
                for run in fact["evidence"]:
                    if run["start"] < span["end"] and span["start"] < run["end"]:
                        yield f"{where} overlaps evidence of {fact['id']}"
    for path in sorted((gold / "facts").glob("*-distortions.jsonl")):
        for span in records(path):
            content = (gold / "texts" / span["doc"]).read_text(encoding="utf-8")
            if _misplaced(content, span["surface"], span["start"], span["end"]):
                yield f"{path.name}: {span['surface']!r} is not at its place"
            if span["kind"] not in DISTORTIONS:
                yield f"{path.name}: kind {span['kind']!r}"


def core_counts(of: dict[str, list[Record]]) -> Counter[str]:
    """Core facts by type."""
    return Counter(
        fact["type"] for found in of.values() for fact in found if fact["tier"] == "core"
    )


def problems(gold: Path = GOLD) -> Iterator[str]:
    """All that is wrong under a gold folder."""
    stems = {path.stem for path in (gold / "texts").glob("*.txt")}
    annotated = {path.stem for path in (gold / "facts").glob("[a-z][0-9]*.jsonl")}
    yield from (f"{stem}: a text or its facts are missing" for stem in sorted(stems ^ annotated))
    if stems != annotated:
        return
    yield from _documents(gold)
    yield from _apart(gold)
    if split(gold) != drawn(sorted(stems)):
        yield "split.toml is not the draw that it says it is"
    everything, test = core_counts(facts("all", gold)), core_counts(facts("test", gold))
    for name in FACT_TYPES:
        if everything[name] < LEAST_OF_EACH or test[name] + KEPT_SHARED[name] < LEAST_IN_TEST:
            yield f"too few {name}: {everything[name]} in all, {test[name]} in the test part"


def table(gold: Path = GOLD) -> str:
    """The counts by type as a Markdown table."""
    all_facts, test = facts("all", gold), core_counts(facts("test", gold))
    tiers = Counter((f["type"], f["tier"]) for found in all_facts.values() for f in found)
    lines = [
        "| type | core | soft | context | core in the test part | with the kept shared third |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows = [
        (name, *(tiers[name, tier] for tier in TIERS), test[name], test[name] + KEPT_SHARED[name])
        for name in FACT_TYPES
    ]
    rows.append(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def main() -> int:
    """Print the table, or what is wrong."""
    if "--table" in sys.argv[1:]:
        print(table())
        return 0
    found = list(problems())
    print("\n".join(found) or f"{len(facts())} documents: nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
