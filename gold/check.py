"""Checks the annotations under gold/: python -m gold.check [--table].

Prints what is wrong, one line each, and exits with 1 if anything is; `--table` prints the counts
that README.md shows, of our own texts and of the labels.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gold import labels
from gold.schema import TIERS, Record, misplaced, of_fact, records
from plainview.model.schema import FACT_TYPES

GOLD = Path(__file__).resolve().parent

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
KEPT_SHARED = {
    "stance": 249, "rule": 134, "access": 82, "spending": 39, "operation": 36, "staffing": 28,
    "custody": 24, "target": 9,
}  # fmt: skip
"""Core facts in the kept third of the shared gold, which the test part here is added to."""
LEAST_OF_EACH, LEAST_IN_TEST = 8, 20


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
            if misplaced(content, span["quote"], span["start"], span["end"]) or not span["why"]:
                yield f"{where} is not at its place, or has no reason"
            for fact in records(gold / "facts" / f"{stem}.jsonl"):
                for run in fact["evidence"]:
                    if run["start"] < span["end"] and span["start"] < run["end"]:
                        yield f"{where} overlaps evidence of {fact['id']}"
    for path in sorted((gold / "facts").glob("*-distortions.jsonl")):
        for span in records(path):
            content = (gold / "texts" / span["doc"]).read_text(encoding="utf-8")
            if misplaced(content, span["surface"], span["start"], span["end"]):
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
    yield from labels.problems(gold / "labels")
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
        print(table(), labels.table(GOLD / "labels"), sep="\n\n")
        return 0
    found = list(problems())
    print("\n".join(found) or f"{len(facts())} documents: nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
