"""Who retells whom among news articles, against the judgement of one who read every pair.

`news_pairs.tsv` holds all pairs of articles of different outlets that share at least 8% of the
8-grams of the shorter one, and every further pair that Plainview joins: two article ids, what the
pair is, and what it shares, in a few words and without any text. In a "retelling" one article owes
the other text or its facts; in a "common source" both owe them to a third, an agency's report most
often. A "statement" is an official's words, a post or a letter that both quote, "furniture" what a
page prints around every story: neither makes one article the other's.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.shared import shared_folder

OWED = ("retelling", "common source")
PAIRS = Path(__file__).with_name("news_pairs.tsv")


@dataclass(frozen=True)
class Judged:
    """Two articles by id, and what a reader made of them."""

    first: str
    second: str
    judged: str
    shares: str

    @property
    def owed(self) -> bool:
        return self.judged in OWED


@dataclass(frozen=True)
class Outcome:
    """Each judged pair with what Plainview says ("retold", "passage" or "nothing"), and pairs that
    it says are retold and nobody judged."""

    said: dict[Judged, str]
    unjudged: list[tuple[str, str]]

    def count(self, owed: bool, said: str) -> int:
        return sum(pair.owed == owed and word == said for pair, word in self.said.items())

    @property
    def precision(self) -> float:
        right = self.count(True, "retold")
        return right / (right + self.count(False, "retold") + len(self.unjudged))

    @property
    def recall(self) -> float:
        return self.count(True, "retold") / sum(pair.owed for pair in self.said)


def judgements() -> list[Judged]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        next(rows)
        return [Judged(*row) for row in rows]


def told(paths: list[Path], judged: list[Judged]) -> Outcome:
    """Read articles into a record, compare them, and look up what became of each pair."""
    from plainview import pipeline
    from plainview.store import Record

    with tempfile.TemporaryDirectory() as folder, Record.create(Path(folder) / "record") as record:
        pipeline.add(record, paths)
        pipeline.trace(record)
        names = {row.id: Path(row.name).stem for row in record.documents(limit=100_000)}
        found = {
            frozenset((names[link.source], names[link.other])): link.derived
            for link in record.links()
        }
    said = {
        pair: {True: "retold", False: "passage", None: "nothing"}[
            found.pop(frozenset((pair.first, pair.second)), None)
        ]
        for pair in judged
    }
    left = [tuple(sorted(pair)) for pair, derived in found.items() if derived]
    return Outcome(said, sorted((first, second) for first, second in left))


def main() -> None:
    folder = shared_folder("corpus/news/articles")
    if folder is None:
        return
    outcome = told([folder], judgements())
    tally = Counter((pair.judged, said) for pair, said in outcome.said.items())
    for judged in (*OWED, "statement", "furniture"):
        row = {said: tally[judged, said] for said in ("retold", "passage", "nothing")}
        print(f"  {judged:14} " + ", ".join(f"{said} {count}" for said, count in row.items()))
    for pair, said in outcome.said.items():
        if pair.owed != (said == "retold"):
            print(f"    {said}, but {pair.judged} ({pair.shares}): {pair.first} {pair.second}")
    for first, second in outcome.unjudged:
        print(f"    retold, not judged: {first} {second}")
    print(f"  precision {outcome.precision:.3f} (aim: 0.97), recall {outcome.recall:.3f}")


if __name__ == "__main__":
    main()
