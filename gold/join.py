"""Joins this gold and the shared gold into one folder for the scorer.

    python -m gold.join OUT [--part all|shown|validation|test] [--gold both|shared|own]
    python -m gold.join --label FILE.jsonl

OUT gets gold/ (facts), docs/ (documents), negatives.jsonl and aliases.jsonl. The shared gold is
found through PLAINVIEW_SHARED; its test part is the third that `gold.shared.is_kept` names.
`--label` writes the facts about an article of the shared corpus, or passages of
such articles that must not become facts (<annotator>-negatives.jsonl), to gold/labels/ as offsets
only: no word of the article is kept, and joining reads the words from the article again.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from gold import labels
from gold.check import GOLD, facts
from gold.labels import with_words, without_words
from gold.schema import Record, records
from gold.shared import SHARED, content, documents, is_validation, source

PARTS = ("all", "shown", "validation", "test")


def write(path: Path, lines: list[Record]) -> None:
    """JSON Lines, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def _in_part(stem: str, part: str) -> bool:
    """Whether a labelled article belongs to a part: each is for learning or for validation."""
    return part == "all" or part == ("validation" if is_validation(stem) else "shown")


def _own(out: Path, part: str) -> set[str]:
    if part == "validation":
        return set()
    for stem, found in facts(part).items():
        write(out / "gold" / f"{stem}.jsonl", found)
        shutil.copy(GOLD / "texts" / f"{stem}.txt", out / "docs")
    return {f"{stem}.txt" for stem in facts(part)}


def _shared(out: Path, part: str) -> set[str]:
    """The shared gold, then the labels kept here of articles that it does not annotate."""
    names = set()
    parts = {"test": "kept", "validation": "none"}
    for path, name, _ in documents(parts.get(part, part)):
        shutil.copy(path, out / "gold")
        shutil.copy(source(name), out / "docs")
        names.add(name)
    for path in labels.of_articles(GOLD / "labels"):
        found = records(path)
        name = found[0]["doc"]
        if name not in names and _in_part(path.stem, part):
            write(out / "gold" / path.name, [with_words(fact, content(name)) for fact in found])
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
        spans += labels.negatives(GOLD / "labels")
        shutil.copy(SHARED / "gold/aliases.jsonl", out)
    write(out / "negatives.jsonl", [span for span in spans if span["doc"] in names])
    return len(names)


def main() -> int:
    """Join, or label."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("out", type=Path, nargs="?", help="folder to write")
    options.add_argument("--part", choices=PARTS, default="all")
    options.add_argument("--gold", choices=("both", "shared", "own"), default="both")
    options.add_argument(
        "--label", type=Path, metavar="FILE", help="facts or negatives to keep as offsets"
    )
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
