"""Folders of small papers for the tests of the pipeline."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import Any

from plainview.store import Record

AGENCIES = (
    "Immigration and Customs Enforcement",
    "the Internal Revenue Service",
    "the Social Security Administration",
    "Customs and Border Protection",
)
SENTENCES = (
    "{a} asked {b} for the addresses of more than {n},000 people in May 2025.",
    "{a} was holding over {n},000 people in detention, according to agency data.",
    "{a} awarded Acme Readers Inc. a contract worth ${n} million for license plate readers.",
    "{b} agreed to share taxpayer addresses with {a}.",
    "The weather at the harbour was mild and {n} boats left before noon.",
)


def paper(seed: int) -> str:
    """A page of text about agencies, the same for the same seed."""
    dice = random.Random(seed)
    paragraphs = []
    for _ in range(dice.randint(2, 6)):
        a, b = dice.sample(AGENCIES, 2)
        lines = dice.sample(SENTENCES, 3)
        text = " ".join(line.format(a=a, b=b, n=dice.randint(2, 99)) for line in lines)
        paragraphs.append(text[0].upper() + text[1:])
    return f"Paper {seed}\n\n" + "\n\n".join(paragraphs) + "\n"


def folder_of(path: Path, count: int) -> Path:
    """A folder of papers, some in folders below, some in an archive."""
    (path / "below").mkdir(parents=True)
    for seed in range(count):
        place = path / "below" if seed % 3 == 0 else path
        (place / f"paper-{seed:03}.txt").write_text(paper(seed), encoding="utf-8")
    with zipfile.ZipFile(path / "more.zip", "w") as box:
        for seed in range(count, count + count // 6):
            box.writestr(zipfile.ZipInfo(f"boxed-{seed}.txt"), paper(seed))
    (path / "copy-of-1.txt").write_text(paper(1), encoding="utf-8")
    (path / "empty.txt").write_bytes(b"")
    (path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return path


TIMES = {"added_at", "seen_at", "at", "hash", "prev"}


def content(record: Record) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables but their times, and the hashes that times go into."""
    rows = {}
    connection = record._connection
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
    for (table,) in connection.execute(tables).fetchall():
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        found = [
            {name: value for name, value in zip(names, row, strict=True) if name not in TIMES}
            for row in cursor
        ]
        rows[table] = sorted(found, key=repr)
    return rows
