"""Scores extraction against the shared gold facts.

    python bench/facts.py [--part all|shown|kept] [--keep FOLDER] [--json OUT]

Runs `plainview.extract` on the documents that the gold names, then the shared scorer as a script.
`kept` is the third of the documents (by hash of the name) that nobody reads while patterns are
written; `shown` is the rest. PLAINVIEW_SHARED points at the shared folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PLAINVIEW_SHARED", ROOT.parent / "shared"))
APART = ("negatives", "distortions", "aliases")


def is_kept(stem: str) -> bool:
    """Whether a document belongs to the third that is scored but not read."""
    return hashlib.sha256(stem.encode()).digest()[0] % 3 == 0


def documents(part: str) -> Iterator[tuple[Path, str, str]]:
    """Gold file, document name and document text."""
    for path in sorted([*SHARED.glob("gold/news/*.jsonl"), *SHARED.glob("gold/seeds/*.jsonl")]):
        if path.stem in APART or (part != "all" and is_kept(path.stem) != (part == "kept")):
            continue
        with path.open(encoding="utf-8") as lines:
            name = json.loads(next(lines))["doc"]
        yield path, name, _content(name)


def _content(name: str) -> str:
    seed = SHARED / "seeds" / name
    if seed.exists():
        return seed.read_bytes().decode("utf-8")
    data = json.loads((SHARED / "corpus/news/articles" / name).read_text(encoding="utf-8"))
    return f"{data['title']}\n\n{data['content_original']}"


def predictions(part: str, out: Path, docs: Path) -> tuple[list[Path], int, float]:
    """Write predicted facts and the documents; returns gold files, words and seconds."""
    import plainview
    from plainview.extraction import extract

    extract(plainview.read(b"The agency shares data."))  # what is loaded once is not counted
    gold: list[Path] = []
    words, spent = 0, 0.0
    with out.open("w", encoding="utf-8") as sink:
        for path, name, content in documents(part):
            gold.append(path)
            source = SHARED / "seeds" / name
            source = source if source.exists() else SHARED / "corpus/news/articles" / name
            (docs / name).write_bytes(source.read_bytes())
            text = plainview.read(source)
            if len(text.content) != len(content):  # masking keeps lengths
                print(f"{name}: offsets of the text read differ from those of the gold")
            begun = time.perf_counter()
            facts = extract(text)
            spent += time.perf_counter() - begun
            words += len(content.split())
            for number, fact in enumerate(facts):
                record: dict[str, Any] = fact.to_json()
                sink.write(json.dumps({**record, "id": f"{name}-{number}", "doc": name}) + "\n")
    return gold, words, spent


def main() -> int:
    """Extract, score, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--part", choices=("all", "shown", "kept"), default="all")
    options.add_argument("--keep", type=Path, help="folder that keeps predictions and documents")
    options.add_argument("--json", type=Path, help="where the scorer writes its figures")
    given = options.parse_args()
    if not (SHARED / "eval/score_facts.py").exists():
        print("skipped: no shared gold (set PLAINVIEW_SHARED)")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        pred = folder / "facts.jsonl"
        gold, words, spent = predictions(given.part, pred, folder / "docs")
        print(f"{len(gold)} documents, {words:,} words, {words / spent:,.0f} words a second")
        command = [
            sys.executable, str(SHARED / "eval/score_facts.py"), "--gold", *map(str, gold),
            "--pred", str(pred), "--docs", str(folder / "docs"),
            "--aliases", str(SHARED / "gold/aliases.jsonl"),
        ]  # fmt: skip
        if given.part == "all":
            negatives = [
                SHARED / "gold/news/negatives.jsonl",
                SHARED / "gold/seeds/negatives.jsonl",
            ]
            command += ["--negatives", *map(str, negatives)]
        if given.json:
            command += ["--json", str(given.json)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
