"""Who facts are credited to first, in 266 lightly labelled articles.

    python -m gold.said [study | apart | further | wide | broad | fresh]

`said/` has, for each core fact that `light/` labels, its type and evidence as there, the offsets of
the words that the passage credits first (null if nobody), and the name of whom they stand for where
they are a pronoun, or in `also` the offsets of the pronoun. Facts of which the reader was in doubt
are left out. Prints how often extraction credits the same: the share of the facts found that are
credited to somebody.

Drawn by `random.Random(20261123)` over the sorted articles of 500 to 1,500 words that are neither
validation nor of the kept third of the shared gold. One reader, from the article alone. The errors
on `study`, the first twenty drawn, were read while attribution was mended; those on `apart` never.
`further` has facts other than stances of forty more, drawn by `random.Random(14)`: 28 of those with
three facts of access, 12 of those with three of other types. One of four readers each; their errors
were read. `wide` has up to 22 such facts of eighty more, drawn by `random.Random(15)` from those
with eight or more; one of eight readers each, who let a source cover all that a passage goes on to
tell. Half of the errors were read, most of them sources where there is none. `broad` and `fresh`
are all that were left with seven such facts or more and outside fold 0, by eight readers who were
told to leave plain narration that follows a source credited to nobody; `fresh`, a quarter by a hash
of the name, is kept to measure on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plainview
from gold.check import GOLD
from gold.schema import records
from gold.shared import source
from plainview.model import Fact, Hop

Record = dict[str, Any]
SAID = GOLD / "said"
PARTS = ("study", "apart", "further", "wide", "broad", "fresh")


@dataclass(frozen=True)
class Score:
    """Facts found that are credited to somebody, those credited to the same, and facts that are
    credited to nobody and yet are by extraction (`over`, of `alone`)."""

    credited: int
    right: int
    alone: int
    over: int

    @property
    def share(self) -> float:
        return self.right / max(1, self.credited)


def stems(part: str) -> list[str]:
    """The articles of a part."""
    return sorted(path.stem for path in (SAID / part).glob("*.jsonl"))


def paired(labels: Sequence[Record], facts: Sequence[Fact]) -> list[tuple[Record, Fact]]:
    """Labels with the facts of their type that share most of their evidence, each used once."""
    shared = sorted(
        (-min(label["evidence"][1], run.end) + max(label["evidence"][0], run.start), place, at)
        for place, label in enumerate(labels)
        for at, fact in enumerate(facts)
        if fact.type == label["type"]
        for run in fact.evidence
    )
    found: dict[int, int] = {}
    for less, place, at in shared:
        if less < 0 and place not in found and at not in found.values():
            found[place] = at
    return [(labels[place], facts[at]) for place, at in sorted(found.items())]


def agrees(label: Record, hops: Sequence[Hop]) -> bool:
    """Whether some step of a chain stands on the words of a label or has its name."""
    runs = [label["said"], *([label["also"]] if "also" in label else [])]
    return any(
        hop.name == label.get("name")
        or any(
            hop.start is not None and hop.end is not None and hop.start < end and start < hop.end
            for start, end in runs
        )
        for hop in hops
    )


def score(part: str) -> Score:
    """The figures of a part; needs the shared folder."""
    pairs = [
        pair
        for stem in stems(part)
        for pair in paired(
            records(SAID / part / f"{stem}.jsonl"),
            list(plainview.extract(plainview.read(source(f"{stem}.json")))),
        )
    ]
    told = [pair for pair in pairs if pair[0]["said"]]
    alone = [fact for label, fact in pairs if not label["said"]]
    right = sum(agrees(label, fact.said) for label, fact in told)
    return Score(len(told), right, len(alone), sum(bool(fact.said) for fact in alone))


def main() -> None:
    """Print the figures of the parts that are asked for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("part", nargs="?", choices=PARTS, help="else all")
    asked = options.parse_args().part
    for part in (asked,) if asked else PARTS:
        of = score(part)
        print(
            f"{part}: {of.right} of {of.credited} credited facts right, {of.share:.3f};"
            f" {of.over} of {of.alone} others credited to somebody"
        )


if __name__ == "__main__":
    main()
