"""Scores how pairs of statements stand to each other, from their text to the verdict.

    python -m bench.contradictions [--part PART|all] [--errors]

`contradictions.tsv` has 300 pairs, one a line, each a statement of one report beside one of
another. Each is read as a document of its own: extraction, names, comparison of facts; where facts
tell nothing, or words tell it more surely, their sentences are compared as those of a draft are.
Half of the pairs of each kind was drawn by lot before anything was tuned and stays frozen:
`--errors` shows those of the others only (parts `shown` and `frozen`).
`contradictions_practice.tsv` has 219 more, written later in other wordings, all of which may be
looked at. The files from `contradictions_second.tsv` (150) over `_third` (50), `_fourth` (160),
`_fifth` (60), `_sixth` (69) and `_seventh` (55) to `_eighth` (40) were each scored once before
anybody looked at an error on them; they may be looked at since.
What the reading misses (no fact of one type in both, or a number that became no measure) is told
apart from what the comparison gets wrong.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from plainview.checks.draft import glance
from plainview.checks.draft.lines import Line, lines_of
from plainview.claims import Comparison, Content, compare
from plainview.claims.kinds import KINDS, kind
from plainview.claims.retold import retold
from plainview.model import Fact, Heading, Text

PAIRS = Path(__file__).with_suffix(".tsv")
_FURTHER = ("practice", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""The files that were written later, by the last word of their names."""
_PARTS = ("shown", "frozen", *_FURTHER)
_SEED = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says, and when it was published."""

    outlet: str
    published: str
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


def _file(name: str) -> Path:
    return PAIRS.with_stem(f"{PAIRS.stem}_{name}")


def frozen(every: list[Pair]) -> set[int]:
    """The lines of the frozen half: of each kind, half by lot."""
    lot = random.Random(_SEED)
    chosen: set[int] = set()
    for what in sorted({pair.kind for pair in every}):
        lines = [pair.line for pair in every if pair.kind == what]
        chosen.update(lot.sample(lines, len(lines) // 2))
    return chosen


def facts(statement: Statement) -> list[Fact]:
    """The facts of a statement, read as a document of its own."""
    from plainview.extraction import extract
    from plainview.pipeline.naming import named

    heading = Heading(published=statement.published, outlet=statement.outlet)
    text = Text(statement.words, "pair", statement.words, (), heading)
    return named(text, extract(text))


def _line(statement: Statement) -> Line:
    """The words of a statement, as the draft check reads them."""
    heading = Heading(published=statement.published, outlet=statement.outlet)
    return lines_of(Text(statement.words, "pair", statement.words, (), heading))[0]


def content(fact: Fact, statement: Statement) -> Content:
    """What the comparison reads of a fact."""
    return Content(
        fact.type, fact.polarity, fact.fillers, fact.measures, fact.status, fact.modality,
        fact.time, statement.published, statement.words,
    )  # fmt: skip


_STAGES = {"stage", "modality", "polarity"}
_NUMBERS = {"number", "scale"}
_RANK = ("contradicts", "differs", "same", "apart")


def _standing(found: Comparison) -> tuple[int, bool]:
    """How much a comparison of two facts has to say; one that only a stage parts has the least."""
    staged = found.relation == "differs" and set(found.differs) <= {"stage", "modality"}
    return _RANK.index("same" if staged else found.relation), staged


def _tells_more(seen: Comparison, best: Comparison, again: bool) -> bool:
    """Whether two sentences say more by their words than by their facts; `again` says that one is
    told in the words of the other."""
    if seen.relation == "apart":
        return False
    if best.relation == "apart":
        return True
    differs = set(seen.differs)
    if best.relation == "same":
        # who gives and who gets, and who is part of whom, facts tell more surely than words do
        sure = again or "direction" not in differs
        return sure and ("scope" not in differs or "number" in differs)
    if best.relation == "contradicts" and "definition" in differs:
        return True  # in doubt nothing is contradicted
    if best.differs == ("direction",) and not again:
        return seen.relation == "same"  # who gave and who got was misread in one of the two
    if set(best.differs) <= {"stage", "modality"} and best.relation == "differs":
        # a stage that no word tells is none
        return seen.relation == "same" or differs == {"polarity"} or again
    if seen.relation != "contradicts":
        return False
    if differs <= _NUMBERS:
        return again or set(best.differs) <= _STAGES | _NUMBERS | {"agency"}
    return again or (differs == {"polarity"} and set(best.differs) <= _STAGES | _NUMBERS)


def decide(pair: Pair) -> Outcome:
    """The verdict on a pair: that of the two facts which have most to say about each other, or of
    the two sentences where no facts do."""
    ours, theirs = facts(pair.one), facts(pair.two)
    found = [
        compare(content(one, pair.one), content(two, pair.two)) for one in ours for two in theirs
    ]
    best = min(found, key=_standing, default=Comparison("apart"))
    again = retold(pair.one.words, pair.two.words)
    # as of a draft: what no pattern read in one of the two is read by its words
    seen = glance(_line(pair.one), _line(pair.two), (pair.one.published, pair.two.published))
    if _tells_more(seen, best, again):
        best = seen
    got = kind(best, retold=again)
    return Outcome(pair, got, best, _read(pair, ours, theirs))


def _read(pair: Pair, ours: list[Fact], theirs: list[Fact]) -> bool:
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


def scores(outcomes: list[Outcome]) -> tuple[dict[str, tuple[float, float, float, int]], float]:
    """Precision, recall, F1 and count by kind, and the mean F1."""
    right = Counter(one.pair.kind for one in outcomes if one.got == one.pair.kind)
    said = Counter(one.got for one in outcomes)
    true = Counter(one.pair.kind for one in outcomes)
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
    parts = {"shown": [pair for pair in every if pair.line not in kept],
             "frozen": [pair for pair in every if pair.line in kept],
             **{name: pairs(_file(name)) for name in _FURTHER}}  # fmt: skip
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
