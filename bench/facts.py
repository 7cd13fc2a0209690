"""Scores extraction against the gold facts: the shared ones and our own (`gold/`).

    python -m bench.facts [--part all|shown|validation|test] [--gold both|shared|own]
                          [--keep FOLDER] [--patterns-only] [--json OUT]

Runs `plainview.extract` on the documents that the gold names, then the shared scorer as a script.
`test` is the third of all gold that nobody reads while patterns are written and parts are trained
(gold/README.md), `validation` the labelled articles that are kept apart likewise while parts are
tried; `shown` is the rest. PLAINVIEW_SHARED points at the shared folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gold.join import PARTS, join
from gold.shared import SHARED


def predictions(folder: Path, patterns_only: bool = False) -> tuple[int, int, float]:
    """Write folder/facts.jsonl for folder/docs; returns documents, words and seconds."""
    import plainview
    from plainview.extraction import extract

    # what is loaded once is not counted
    extract(plainview.read(b"The agency shares data."), patterns_only)
    paths = sorted((folder / "docs").iterdir())
    words, spent = 0, 0.0
    with (folder / "facts.jsonl").open("w", encoding="utf-8") as sink:
        for path in paths:
            text = plainview.read(path)
            begun = time.perf_counter()
            facts = extract(text, patterns_only)
            spent += time.perf_counter() - begun
            words += len(text.content.split())
            for number, fact in enumerate(facts):
                record = {**fact.to_json(), "id": f"{path.name}-{number}", "doc": path.name}
                sink.write(json.dumps(record) + "\n")
    return len(paths), words, spent


def main() -> int:
    """Join, extract, score, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--part", choices=PARTS, default="all")
    options.add_argument("--gold", choices=("both", "shared", "own"), default="both")
    options.add_argument("--patterns-only", action="store_true", help="no learned decisions")
    options.add_argument("--keep", type=Path, help="folder that keeps predictions and documents")
    options.add_argument("--json", type=Path, help="where the scorer writes its figures")
    given = options.parse_args()
    if not (SHARED / "eval/score_facts.py").exists():
        print("skipped: no shared gold (set PLAINVIEW_SHARED)")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        join(folder, given.part, given.gold)
        count, words, spent = predictions(folder, given.patterns_only)
        print(f"{count} documents, {words:,} words, {words / spent:,.0f} words a second")
        gold = sorted(map(str, (folder / "gold").iterdir()))
        command = [
            sys.executable, str(SHARED / "eval/score_facts.py"), "--gold", *gold,
            "--pred", str(folder / "facts.jsonl"), "--docs", str(folder / "docs"),
            "--negatives", str(folder / "negatives.jsonl"),
            "--aliases", str(SHARED / "gold/aliases.jsonl"),
        ]  # fmt: skip
        if given.json:
            command += ["--json", str(given.json)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
