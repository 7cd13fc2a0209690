"""Joins this gold and the shared gold into one folder for the scorer.

    python -m gold.join OUT [--part all|shown|test] [--gold both|shared|own]
    python -m gold.join --label FACTS.jsonl

OUT gets gold/ (facts), docs/ (documents), negatives.jsonl and aliases.jsonl. The shared gold is
found through PLAINVIEW_SHARED; its test part is the third that `gold.shared.is_kept` names.
`--label` writes facts about an article of the shared corpus to gold/labels/ as
offsets only: no word of the article is kept, and joining reads the words from the article again.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold.check import GOLD, facts, records
from gold.shared import SHARED, content, documents, is_kept, source

Record = dict[str, Any]


def _parts(value: object) -> Iterator[Record]:
    """The record and all records inside it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def without_words(fact: Record) -> Record:
    """A copy of a fact that keeps offsets and names and drops the document's words."""
    copy: Record = json.loads(json.dumps(fact))
    for part in _parts(copy):
        for words in ("surface", "quote"):
            part.pop(words, None)
    return copy


def with_words(fact: Record, content: str) -> Record:
    """The fact again, its words read from the document's text at its offsets."""
    copy: Record = json.loads(json.dumps(fact))
    for run in copy["evidence"]:
        run["quote"] = content[run["start"] : run["end"]]
    fillers = [filler for fillers in copy["roles"].values() for filler in fillers]
    for part in (*fillers, *copy["measures"], *copy["said"]):
        part["surface"] = None if part["start"] is None else content[part["start"] : part["end"]]
    if time := copy["time"]:
        time["surface"] = None if time["s"] is None else content[time["s"] : time["e"]]
    return copy


def write(path: Path, lines: list[Record]) -> None:
    """JSON Lines, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def _in_part(stem: str, part: str) -> bool:
    return part == "all" or is_kept(stem) == (part == "test")


def _own(out: Path, part: str) -> set[str]:
    for stem, found in facts(part).items():
        write(out / "gold" / f"{stem}.jsonl", found)
        shutil.copy(GOLD / "texts" / f"{stem}.txt", out / "docs")
    return {f"{stem}.txt" for stem in facts(part)}


def _shared(out: Path, part: str) -> set[str]:
    """The shared gold, then the labels kept here of articles that it does not annotate."""
    names = set()
    for path, name, _ in documents("kept" if part == "test" else part):
        shutil.copy(path, out / "gold")
        shutil.copy(source(name), out / "docs")
        names.add(name)
    for path in sorted((GOLD / "labels").glob("*.jsonl")):
        labels = records(path)
        name = labels[0]["doc"]
        if name not in names and _in_part(path.stem, part):
            write(out / "gold" / path.name, [with_words(fact, content(name)) for fact in labels])
            shutil.copy(source(name), out / "docs")
            names.add(name)
    return names


def join(out: Path, part: str, which: str) -> int:
    """Write the joined folder of the gold `both`, `shared` or `own`; returns the documents."""
    for folder in ("gold", "docs"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    names = _own(out, part) if which != "shared" else set()
    spans = [span for path in (GOLD / "facts").glob("*-negatives.jsonl") for span in records(path)]
    if which != "own":
        names |= _shared(out, part)
        spans += records(SHARED / "gold/news/negatives.jsonl")
        spans += records(SHARED / "gold/seeds/negatives.jsonl")
        shutil.copy(SHARED / "gold/aliases.jsonl", out)
    write(out / "negatives.jsonl", [span for span in spans if span["doc"] in names])
    return len(names)


def main() -> int:
    """Join, or label."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("out", type=Path, nargs="?", help="folder to write")
    options.add_argument("--part", choices=("all", "shown", "test"), default="all")
    options.add_argument("--gold", choices=("both", "shared", "own"), default="both")
    options.add_argument("--label", type=Path, metavar="FACTS", help="facts to keep as offsets")
    given = options.parse_args()
    if given.label:
        target = GOLD / "labels" / given.label.name
        write(target, [without_words(fact) for fact in records(given.label)])
        print(f"{target}: offsets only")
        return 0
    if given.out is None:
        options.error("name the folder to write")
    which = given.gold
    if which != "own" and not (SHARED / "gold").is_dir():
        print("no shared gold here (set PLAINVIEW_SHARED): this gold alone")
        which = "own"
    print(f"{join(given.out, given.part, which)} documents in {given.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
