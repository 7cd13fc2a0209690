"""The shared gold, which stays in its own folder: PLAINVIEW_SHARED, else beside the checkout."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PLAINVIEW_SHARED", ROOT.parent / "shared"))
NO_FACTS = ("negatives", "distortions", "aliases")


def is_kept(stem: str) -> bool:
    """Whether a document belongs to the third that is scored but not read."""
    return hashlib.sha256(stem.encode()).digest()[0] % 3 == 0


def is_validation(stem: str) -> bool:
    """Whether a labelled article of the corpus is one to measure on, never read or learned from."""
    return hashlib.sha256(f"validation {stem}".encode()).digest()[0] % 4 == 0


def documents(part: str) -> Iterator[tuple[Path, str, str]]:
    """Gold file, document name and document text of a part: `all`, `shown`, `kept` or `none`."""
    for path in sorted([*SHARED.glob("gold/news/*.jsonl"), *SHARED.glob("gold/seeds/*.jsonl")]):
        if path.stem in NO_FACTS or part not in ("all", "kept" if is_kept(path.stem) else "shown"):
            continue
        with path.open(encoding="utf-8") as lines:
            name = json.loads(next(lines))["doc"]
        yield path, name, content(name)


def source(name: str) -> Path:
    """The file of a document of the shared gold."""
    seed = SHARED / "seeds" / name
    return seed if seed.exists() else SHARED / "corpus/news/articles" / name


def content(name: str) -> str:
    """The text that offsets refer to: of an article title, blank line and body."""
    data = source(name).read_bytes()
    if not name.endswith(".json"):
        return data.decode("utf-8")
    article = json.loads(data)
    return f"{article['title']}\n\n{article['content_original']}"
