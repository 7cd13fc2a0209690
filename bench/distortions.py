"""Counts planted distortions that extraction and the names stage catch.

    python -m bench.distortions [--count 100] [--seed N] [--show] [--floor 0.8]

Pages: our own gold texts and their originals (development part), shared articles (shown part), and
sentences of the back-translation set. Every second page goes on with sentence pairs of the PAN or
the back-translation set, which are retold as well, but not distorted. bench/distortion_planting.py
says what is planted; each page holds one distortion. Facts of the page without it are compared with
facts of the page with it: a fact is *false* where it has a filler, a figure or a polarity that no
fact of the whole page has. A distortion is

    harmless   no false fact came of it (the fact was lost, or the name was repaired)
    caught     every false fact carries the flag `distortion` or `direction`
    plain      a false fact carries none

The last line gives the flags on pages without a distortion: the price.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gold.shared import ROOT, SHARED, documents

import plainview
from bench.distortion_planting import MAKERS, Planted, planted
from plainview.extraction import extract
from plainview.model import Fact, Text
from plainview.pipeline.naming import named

MARKS = {"distortion", "direction"}
OUTCOMES = ("harmless", "caught", "plain")


def pages(draw: random.Random) -> list[str]:
    """The texts in which distortions are planted, in a drawn order."""
    test = set(tomllib.loads((ROOT / "gold/split.toml").read_text("utf-8"))["test"])
    own = [
        path.read_text("utf-8")
        for folder in ("texts", "originals")
        for path in sorted((ROOT / "gold" / folder).glob("*.txt"))
        if path.stem not in test
    ]
    news = [text for _, _, text in documents("shown")] if SHARED.exists() else []
    told = [*retellings("crossre_backtranslation/dev.jsonl")]
    sets = [" ".join(one for one, _ in told[at : at + 12]) for at in range(0, len(told), 12)]
    around = [told, [*retellings("pan_paraphrase_sentences/pan_train_4000.jsonl")]]
    found = [*own, *news, *sets]
    draw.shuffle(found)
    for number in range(0, len(found), 2):
        pairs = around[number // 2 % 2]
        drawn = draw.sample(pairs, 5) if pairs else []
        found[number] += "".join(f"\n\n{one}\n\n{two}" for one, two in drawn)
    return found


def retellings(name: str) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence and its rewriting from a shared set; none where the set is absent."""
    path = SHARED / "benchmarks" / name
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        if "original" in item:
            yield item["original"], item["back_translations"]["german"]
        elif item["label"]:
            yield item["s1"], item["s2"]


def facts_of(page: str) -> tuple[Text, list[Fact]]:
    """The facts of a page, after the names stage."""
    text = plainview.read(page.encode("utf-8"))
    return text, named(text, extract(text))


def _names(fact: Fact) -> set[tuple[str, str]]:
    return {(f.role, f.entity or f.name.lower()) for f in fact.fillers if f.surface is not None}


def _figures(fact: Fact) -> set[tuple[str, float | None, float | None]]:
    return {(m.name, m.value, m.lo) for m in fact.measures}


def false_facts(whole: list[Fact], damaged: list[Fact], at: tuple[int, int]) -> list[Fact]:
    """Facts at the distortion that say more than, or other than, a fact of the whole page."""
    found = []
    for fact in damaged:
        if not any(e.start < at[1] and at[0] < e.end for e in fact.evidence):
            continue
        true = any(
            (fact.type, fact.polarity) == (other.type, other.polarity)
            and _names(fact) <= _names(other)
            and _figures(fact) <= _figures(other)
            for other in whole
        )
        if not true:
            found.append(fact)
    return found


def outcome(item: Planted) -> tuple[str, list[Fact]]:
    """What became of a distortion, and the false facts that are stated as plain."""
    _, whole = facts_of(item.whole)
    text, damaged = facts_of(item.damaged)
    if text.content[item.start : item.end] != item.damaged[item.start : item.end]:
        raise ValueError("the page was read with other offsets")
    false = false_facts(whole, damaged, (item.start, item.end))
    plain = [fact for fact in false if not MARKS & set(fact.flags)]
    return ("plain" if plain else "caught" if false else "harmless"), plain


@dataclass(slots=True)
class Measured:
    """Outcomes by kind of distortion; facts of pages without one, and how many carry a flag."""

    counts: dict[str, Counter[str]]
    facts: int = 0
    marked: int = 0

    @property
    def caught(self) -> float:
        """The share of distortions that made a false fact whose every false fact is marked."""
        total = sum(self.counts.values(), Counter[str]())
        false = total["caught"] + total["plain"]
        return total["caught"] / false if false else 1.0


def measured(count: int, seed: int, show: bool = False) -> Measured:
    """Plant `count` distortions, as many of each kind as the pages give, and read each page."""
    draw = random.Random(seed)
    found = Measured({kind: Counter() for kind in MAKERS})
    each = -(-count // len(MAKERS))
    for page in pages(draw):
        if all(outcomes.total() >= each for outcomes in found.counts.values()):
            break
        text, facts = facts_of(page)
        found.facts += len(facts)
        found.marked += sum(bool(MARKS & set(fact.flags)) for fact in facts)
        for item in planted(text.content, facts, draw):
            if found.counts[item.kind].total() < each:
                became, plain = outcome(item)
                found.counts[item.kind][became] += 1
                for fact in plain if show else ():
                    _show(item, fact)
    return found


def main() -> int:
    """Plant, read, count; status 1 below the floor."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--show", action="store_true", help="print what was stated as plain")
    options.add_argument("--floor", type=float, default=0.0)
    given = options.parse_args()
    found = measured(given.count, given.seed, given.show)
    print(f"{'':20}" + "".join(f"{name:>10}" for name in ("planted", *OUTCOMES)))
    total = sum(found.counts.values(), Counter[str]())
    for kind, row in [*found.counts.items(), ("all", total)]:
        print(f"{kind:20}{row.total():10}" + "".join(f"{row[name]:10}" for name in OUTCOMES))
    false = total["caught"] + total["plain"]
    print(f"of {false} that made a false fact, caught and marked: {found.caught:.2f}")
    print(f"facts of the pages without a distortion: {found.facts}, flagged: {found.marked}")
    return int(found.caught < given.floor)


def _show(item: Planted, fact: Fact) -> None:
    print(f"[{item.kind}] {item.damaged[max(0, item.start - 80) : item.end + 80]!r}")
    print(f"   {fact.type} {fact.polarity} {_names(fact)} {_figures(fact)}")


if __name__ == "__main__":
    raise SystemExit(main())
