"""Derived or not on four sets: independent coverage, wire copies, rewritten answers, translations.

python -m bench.lineage_sets [basil ecbplus clough crossre]
"""

from __future__ import annotations

import csv
import itertools
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.shared import shared_folder

COPIED = 0.3  # of the 8-grams of the shorter text: a copy, though the set does not say so
APART = 0.05
SENTENCES = 10  # of a pseudo-document of translated sentences
DETACHED = re.compile(r" ([.,;:!?’%)])")


def share_derived(pairs: list[tuple[str, str]]) -> str:
    from plainview.lineage import decide

    derived = sum(decide(source, other).derived for source, other in pairs)
    return f"{derived} of {len(pairs)} derived ({derived / (len(pairs) or 1):.3f})"


def basil(folder: Path) -> None:
    """Three newsrooms on one event: every derived pair is wrong but for common agency copy."""
    events: dict[str, list[str]] = {}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        body = "\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"])
        events.setdefault(row["triplet-uuid"], []).append(f"{row['title']}\n{body}")
    print(
        f"  same event, other newsroom: {share_derived(list(_within(events)))} (aim: at most 0.02)"
    )


def ecbplus(folder: Path) -> None:
    """Reports of one event, by how much of the shorter one's 8-grams the other holds."""
    events: dict[str, list[str]] = {}
    for line in (folder / "topics_01_25.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = DETACHED.sub(r"\1", "\n".join(row["sentences"]))
        events.setdefault(row["event"], []).append(text)
    sorts: dict[str, list[tuple[str, str]]] = {"copies": [], "between": [], "apart": []}
    for one, other in _within(events):
        shared = _containment(one, other)
        name = "copies" if shared > COPIED else "apart" if shared < APART else "between"
        sorts[name].append((one, other))
    for name, pairs in sorts.items():
        print(f"  {name:8} {share_derived(pairs)}")


def clough(folder: Path) -> None:
    """Answers rewritten from an article to four degrees."""
    sorts: dict[str, list[tuple[str, str]]] = {}
    with (folder / "file_information.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Category"] != "orig":
                source = (folder / f"orig_task{row['Task']}.txt").read_text(encoding="utf-8")
                answer = (folder / row["File"].strip()).read_text(encoding="utf-8")
                sorts.setdefault(row["Category"], []).append((source, answer))
    for name, pairs in sorted(sorts.items()):
        print(f"  {name:8} {share_derived(pairs)}")


def crossre(folder: Path) -> None:
    """Ten sentences translated there and back, against their originals and against the next ten."""
    lines = (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    blocks = [rows[at : at + SENTENCES] for at in range(0, len(rows), SENTENCES)]
    originals = [" ".join(row["original"] for row in block) for block in blocks]
    for language in sorted(rows[0]["back_translations"]):
        back = [" ".join(row["back_translations"][language] for row in block) for block in blocks]
        own = share_derived(list(zip(originals, back, strict=True)))
        strange = share_derived(list(zip(originals, back[1:], strict=False)))
        print(f"  {language:10} own {own}, other {strange}")


def _within(events: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for texts in events.values():
        yield from itertools.combinations(texts, 2)


def _containment(one: str, other: str, size: int = 8) -> float:
    grams = []
    for text in (one, other):
        words = re.findall(r"\w+", text.lower())
        grams.append({tuple(words[at : at + size]) for at in range(len(words) - size + 1)})
    return len(grams[0] & grams[1]) / (min(map(len, grams)) or 1)


SETS = {
    "basil": ("basil", basil),
    "ecbplus": ("ecbplus_docs", ecbplus),
    "clough": ("clough_stevenson", clough),
    "crossre": ("crossre_backtranslation", crossre),
}


def main() -> None:
    for name in sys.argv[1:] or list(SETS):
        part, measure = SETS[name]
        folder = shared_folder(f"benchmarks/{part}")
        if folder:
            print(f"{name}: {measure.__doc__}")
            measure(folder)


if __name__ == "__main__":
    main()
