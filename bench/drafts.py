"""Verdicts on drafts with planted errors.

    python -m bench.drafts [PART …] [--show] [--kept]

40 drafts: 34 about the sample documents (`demo`), 6 about public rows (`rows`); each sentence
says which verdict a fact-checker gives it. Half of these is frozen by a seed: its errors are never
shown, its totals only with --kept. The totals of the frozen half were seen while the check was
built; those of 12 fresh drafts (`fresh`), written afterwards, only before and after the last
change. Errors on the fresh ones are never shown either. `practice` was written for building. Ten
more (`second`), on who does what to whom and on what is denied, then 20 (`third`) and 15 (`fourth`)
in the forms that reporters, staffers and auditors use, 12 (`fifth`) in running prose, 5 more
(`sixth`) and 34 by editors who had never seen the rules (`seventh`: 20 of 32 wrong numbers caught,
macro-F1 .357; `eighth`: 15 of 32, .448; `ninth`: 27 of 32, .661; `tenth`, in bolder words: 11 of
21, .363) were each scored once untouched and then looked at.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.shared import ROOT, shared_folder
from plainview import pipeline
from plainview.checks.draft import VERDICTS
from plainview.store import Record

FOLDER = Path(__file__).parent / "drafts"
SHOWN = ("practice", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
         "tenth")  # fmt: skip
KEPT = ("fresh",)
SEED = 7
NUMERIC = ("number", "scale", "unit")
_LISTED = ("-", "|")
ROWS = (
    "requests/doj-fisa",
    "requests/odni-astr/2019_ASTR_corrected.pdf",
    "detention/FY26_detentionStats_04092026.xlsx",
)
"""The public records that the drafts of rows.txt are about."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft, the verdict it should get, and what was planted in it."""

    words: str
    verdict: str
    planted: str


@dataclass(frozen=True)
class Draft:
    """A draft: its title and sentences; `frozen` says that its errors are not looked at."""

    title: str
    sentences: tuple[Sentence, ...]
    frozen: bool

    @property
    def content(self) -> str:
        """The sentences as paragraphs; items of a list and rows of a table follow each other."""
        lines = [one.words for one in self.sentences]
        breaks = (
            "\n" if one[:1] in _LISTED and two[:1] == one[:1] else "\n\n"
            for one, two in pairwise(lines)
        )  # fmt: skip
        return lines[0] + "".join(gap + line for gap, line in zip(breaks, lines[1:], strict=True))


@dataclass(frozen=True)
class Outcome:
    """What a sentence should get and what it got; "none" where it is no statement."""

    sentence: Sentence
    verdict: str
    differs: tuple[str, ...]
    beside: str


def drafts(path: Path) -> list[Draft]:
    """The drafts of a file, every other of them frozen, drawn by the seed."""
    blocks: list[tuple[str, list[Sentence]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            blocks.append((line[3:], []))
        elif line and not line.startswith("#"):
            label, _, words = line.partition("\t")
            verdict, _, planted = label.partition(":")
            blocks[-1][1].append(Sentence(words, verdict, planted))
    frozen = set(random.Random(SEED).sample(range(len(blocks)), len(blocks) // 2))
    return [
        Draft(title, tuple(found), number in frozen) for number, (title, found) in enumerate(blocks)
    ]


def sources(parts: Sequence[str]) -> Iterator[tuple[str, str, list[Path]]]:
    """Each part that can be scored here with the name of its record and what that is made of."""
    for part in parts:
        if part != "rows":
            yield part, "demo.txt", [ROOT / "sample" / "documents"]
        elif found := shared_folder("records"):
            yield part, "rows.txt", [found / name for name in ROWS]


def outcomes(record: Record, draft: Draft) -> list[Outcome]:
    """What each sentence of a draft got."""
    checked = record.check(draft.content)
    found = []
    place = 0
    for sentence in draft.sentences:
        start = draft.content.index(sentence.words, place)
        place = start + len(sentence.words)
        inside = [
            verdict for statement, verdict in checked.found if start <= statement.line.start < place
        ]
        if not inside:
            found.append(Outcome(sentence, "none", (), ""))
            continue
        verdict = inside[0]
        quote = verdict.tellings[0].quote if verdict.tellings else ""
        found.append(Outcome(sentence, verdict.verdict, verdict.differs, quote))
    return found


def macro_f1(found: Sequence[Outcome]) -> float:
    """Mean F1 over the five verdicts of the sentences that are statements."""
    scores = []
    for name in VERDICTS:
        right = sum(one.verdict == name == one.sentence.verdict for one in found)
        given = sum(one.verdict == name for one in found)
        wanted = sum(one.sentence.verdict == name for one in found)
        if wanted:
            scores.append(2 * right / (given + wanted) if given + wanted else 0.0)
    return sum(scores) / len(scores)


def report(name: str, found: Sequence[Outcome]) -> None:
    stated = [one for one in found if one.sentence.verdict != "none"]
    numeric = [one for one in stated if one.sentence.planted in NUMERIC]
    caught = sum(one.verdict in ("contradicted", "differs") for one in numeric)
    true = [one for one in stated if one.sentence.verdict in ("supported", "one_origin")]
    alarms = sum(one.verdict == "contradicted" for one in true)
    softer = sum(one.verdict == "differs" for one in true)
    right = sum(one.verdict == one.sentence.verdict for one in found)
    print(f"{name}: {len(found)} sentences, {right / len(found):.3f} right")
    print(f"  verdict macro-F1 {macro_f1(stated):.3f}")
    print(f"  numeric errors caught {caught} of {len(numeric)}")
    print(f"  true statements called contradicted {alarms} of {len(true)}, differs {softer}")
    planted = Counter(one.sentence.planted for one in stated if one.sentence.planted)
    named = Counter(
        one.sentence.planted
        for one in stated
        if one.sentence.planted and one.verdict == one.sentence.verdict
    )
    print("  " + ", ".join(f"{kind} {named[kind]}/{count}" for kind, count in planted.items()))
    for verdict in (*VERDICTS, "none"):
        row = Counter(one.verdict for one in found if one.sentence.verdict == verdict)
        print(f"  {verdict:14} " + ", ".join(f"{got} {n}" for got, n in row.most_common()))


def show(found: Sequence[Outcome]) -> None:
    """The sentences that got another verdict than they should."""
    for one in found:
        named = not one.sentence.planted or one.sentence.planted in (*one.differs, "sum")
        if one.verdict != one.sentence.verdict or not named:
            print(f"\n{one.sentence.verdict}:{one.sentence.planted} -> {one.verdict} {one.differs}")
            print(f"  {one.sentence.words}\n  | {one.beside}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.drafts")
    parts = ("demo", "rows", *SHOWN, *KEPT)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument("--show", action="store_true", help="list errors, of what may be shown")
    parser.add_argument("--kept", action="store_true", help="score the frozen half as well")
    parser.add_argument("--record", type=Path, help="keep the records here and use them again")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(parts):
        parser.error(f"no part {', '.join(sorted(unknown))}: there are {', '.join(parts)}")
    half: dict[bool, list[Outcome]] = {False: [], True: []}
    with tempfile.TemporaryDirectory() as scratch:
        for part, name, paths in sources(given.parts or ("demo", "rows")):
            found = score(part, (given.record or Path(scratch)) / name, paths, given.kept)
            if part in ("demo", "rows"):
                for kept in half:
                    half[kept] += found[kept]
                continue
            if given.show:
                show(found[False])
            report(part, found[False] + found[True])
    if given.show:
        show(half[False])
    for kept, name in ((False, "shown half"), (True, "frozen half")):
        if half[kept]:
            report(name, half[kept])


def score(part: str, place: Path, paths: list[Path], kept: bool) -> dict[bool, list[Outcome]]:
    """What the sentences of a part got: those that may be looked at, and those that may not."""
    found: dict[bool, list[Outcome]] = {False: [], True: []}
    if not place.exists():
        with Record.create(place) as record:
            pipeline.add(record, paths)
            pipeline.trace(record)
    with Record.open(place, write=True) as record:  # brings an older one up to date
        for draft in drafts(FOLDER / f"{part}.txt"):
            hidden = part in KEPT or (draft.frozen and part not in SHOWN)
            if not hidden or kept or part in KEPT:
                found[hidden].extend(outcomes(record, draft))
    return found


if __name__ == "__main__":
    main()
