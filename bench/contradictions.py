"""Scores how pairs of statements stand to each other, from their text to the verdict.

    python -m bench.contradictions [--part PART|all] [--errors]

`contradictions.tsv` has 300 pairs, one a line, each a statement of one report beside one of
another. Each is read as a document of its own: extraction, names, comparison of facts; where facts
tell nothing, or words tell it more surely, their sentences are compared as those of a draft are.
Half of the pairs of each kind was drawn by lot before anything was tuned and stays frozen:
`--errors` shows those of the others only (parts `shown` and `frozen`).
`contradictions_practice.tsv` has 219 more, written later in other wordings, all of which may be
looked at. The files from `contradictions_second.tsv` (150) over `_third` (50), `_fourth` (160),
`_fifth` (60), `_sixth` (69), `_seventh` (55), `_eighth` (40), `_ninth` (60), `_tenth` (60),
`_eleventh` (54), `_twelfth` (90), `_thirteenth` (40) and `_fourteenth` (30) to `_fifteenth` (240)
were each scored once before anybody looked at an error on them; they may be looked at since. The
ninth to eleventh were written to be hard, in wordings that the others do not have; at first touch
they scored macro-F1 .576, .652 and .592, conflicts P .667, .615 and .750, R .300, .400, .300. The
next three are in the plain wording of news and audit reports; at first touch macro-F1 .819, .851
and .804, conflicts P 1.000 on all, R .733 (33 of 45), .700 (14 of 20), .636 (14 of 22). The
fifteenth is by editors who had never seen the rules, in wordings of their own: macro-F1 .649,
conflicts P .829, R .302 (29 of 96). The sixteenth (550),
eighteenth (720), nineteenth (523), twentieth (900) and twenty-second (750) were made in the same
way to learn from (training/), the twenty-third (1,200) and twenty-fifth (300) in plain wording; the
seventeenth (110), twenty-first (600) and twenty-fourth (300, plain) to try what was learned:
neither they nor the frozen half teach anything. At first touch, by rules and weights of marks, the
nineteenth scored macro-F1 .719, conflicts P .827, R .495; the twentieth, which is harder, .603,
.668 and .603.
What the reading misses (no fact of one type in both, or a number that became no measure) is told
apart from what the comparison gets wrong.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plainview.checks.draft import Said, weigh
from plainview.claims import Comparison, Content
from plainview.claims.kinds import KINDS
from plainview.model import Text
from plainview.pipeline import comparing

PAIRS = Path(__file__).with_suffix(".tsv")
FURTHER = (
    "practice", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty_first",
    "twenty_second", "twenty_third", "twenty_fourth", "twenty_fifth",
)  # fmt: skip
"""The files that were written later, by the last word of their names."""
_PARTS = ("shown", "frozen", *FURTHER)
_SEED = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says, and when it was published."""

    outlet: str
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements and how they stand to each other; `line` is the place in the file."""

    line: int
    kind: str
    one: Statement
    two: Statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out for a pair; `read` is whether both statements gave facts to compare."""

    pair: Pair
    got: str
    found: Comparison
    read: bool


def pairs(path: Path = PAIRS) -> list[Pair]:
    """All pairs in the order of the file."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            what, *cells = line.split("\t")
            found.append(Pair(number, what, Statement(*cells[:3]), Statement(*cells[3:])))
    return found


def frozen(every: list[Pair]) -> set[int]:
    """The lines of the frozen half: of each kind, half by lot."""
    lot = random.Random(_SEED)
    chosen: set[int] = set()
    for what in sorted({pair.kind for pair in every}):
        lines = [pair.line for pair in every if pair.kind == what]
        chosen.update(lot.sample(lines, len(lines) // 2))
    return chosen


def shown() -> list[Pair]:
    """The pairs of the first file that may be looked at."""
    every = pairs()
    kept = frozen(every)
    return [pair for pair in every if pair.line not in kept]


def further(name: str) -> list[Pair]:
    """The pairs of a file that was written later."""
    return pairs(PAIRS.with_stem(f"{PAIRS.stem}_{name}"))


def said(statement: Statement) -> Said:
    """A statement as the product weighs it, read as a document of its own."""
    return comparing.said(statement.words, statement.published, statement.outlet)


def decide(pair: Pair) -> Outcome:
    """The verdict on a pair."""
    ours, theirs = said(pair.one), said(pair.two)
    got = weigh(ours, theirs)
    return Outcome(pair, got.kind, got.found, _read(pair, ours.contents, theirs.contents))


def _read(pair: Pair, ours: Sequence[Content], theirs: Sequence[Content]) -> bool:
    if not {fact.type for fact in ours} & {fact.type for fact in theirs}:
        return False
    return all(
        any(fact.measures for fact in held) or not _numbered(statement.words)
        for held, statement in ((ours, pair.one), (theirs, pair.two))
    )


def _numbered(words: str) -> bool:
    """Whether a statement counts something; how long a thing lasts does not count."""
    from plainview.extraction import quantities

    return any(
        measure.unit not in (None, "days", "years") for measure in quantities(Text("", "", words))
    )


Scores = tuple[dict[str, tuple[float, float, float, int]], float]


def scores(outcomes: list[Outcome]) -> Scores:
    """Precision, recall, F1 and count by kind, and the mean F1."""
    return scored([(one.pair.kind, one.got) for one in outcomes])


def scored(outcomes: list[tuple[str, str]]) -> Scores:
    """The same of true kinds beside those that came out."""
    right = Counter(true for true, got in outcomes if true == got)
    said = Counter(got for _, got in outcomes)
    true = Counter(what for what, _ in outcomes)
    table = {}
    for what in (each for each in KINDS if true[each]):
        precision = right[what] / said[what] if said[what] else 0.0
        recall = right[what] / true[what]
        f1 = 2 * precision * recall / (precision + recall) if right[what] else 0.0
        table[what] = (precision, recall, f1, true[what])
    return table, sum(row[2] for row in table.values()) / len(table)


def _print(title: str, outcomes: list[Outcome]) -> None:
    table, macro = scores(outcomes)
    print(f"\n{title}: {len(outcomes)} pairs, macro-F1 {macro:.3f}")
    for what, (precision, recall, f1, count) in table.items():
        print(f"  {what:11} n {count:3}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    """Decide on the pairs and print scores for each half."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--part", choices=(*_PARTS, "all"), default="all")
    options.add_argument(
        "--errors", action="store_true", help="list errors, but of the frozen half"
    )
    given = options.parse_args()
    every = pairs()
    kept = frozen(every)
    parts = {"shown": shown(),
             "frozen": [pair for pair in every if pair.line in kept],
             **{name: further(name) for name in FURTHER}}  # fmt: skip
    for name, chosen in parts.items():
        if given.part not in (name, "all"):
            continue
        outcomes = [decide(pair) for pair in chosen]
        unread = [one for one in outcomes if not one.read]
        _print(f"{name}, from text to verdict", outcomes)
        _print(f"{name}, what was read in both", [one for one in outcomes if one.read])
        print(f"  {len(unread)} of {len(outcomes)} pairs lack a fact or a number in one statement")
        if given.errors and name != "frozen":
            _errors(outcomes)


def _errors(outcomes: list[Outcome]) -> None:
    grouped: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if one.got != one.pair.kind:
            grouped[one.pair.kind, one.got].append(one)
    for (true, got), held in sorted(grouped.items()):
        print(f"\n{true} taken for {got}")
        for one in held:
            unread = "" if one.read else "  [not read]"
            print(f"  {one.pair.one.words}\n  {one.pair.two.words}")
            print(f"    {one.found.relation} {', '.join(one.found.differs)}{unread}")


if __name__ == "__main__":
    main()
