"""Fits the decision on pairs of statements and writes `checks/draft/discerning.tsv`.

    python -m training.discerning [--measure]

Learns from the pairs of bench/contradictions*.tsv that may be looked at, never from the frozen half
nor from the last file (KEPT). Statements of two different files that share most words, one of each
pair, stand for matters apart. Pairs of hands that had not seen the rules count more, since rules
are right on the others by construction. `--measure` writes nothing and scores each of these files
by what the others taught. The fit is a convex one: the same input gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from bench import contradictions as pairs

from plainview.checks.draft.discerning import ALONE, FILE, KINDS, chosen
from plainview.checks.draft.weighing import marks_of, ruled
from plainview.claims.kinds import KINDS as LABELS
from plainview.extraction.learned.model import BIAS
from plainview.pipeline import comparing
from training.fitting import Linear, fit

FRESH = ("sixteenth", "eighteenth", "nineteenth")
"""Files by hands that had not seen the rules."""
KEPT = ("seventeenth",)
"""Nothing is learned from these."""
TRUST, APART = 3.0, 0.3
"""What a pair of a fresh file counts, and one of two matters, beside the 1 of any other."""
_OF_TWO = 0.5  # each pair stands there twice
PENALTY = 6.0
SEEN, SAID_ALONE = 6, 12
"""Times that a mark must be found to count, and a word of one statement alone."""


@dataclass(frozen=True)
class Labelled:
    """A pair: its file, its kind, its marks, and what rules make of it.

    `mined` says that it was put together from two files, `dated` that the days of printing are
    known.
    """

    part: str
    kind: str
    marks: frozenset[str]
    by_rules: str
    mined: bool
    dated: bool


def labelled() -> list[Labelled]:
    """All pairs that may be looked at, and for each one that is of two matters; each as it was
    printed, and without the days of printing, which nobody may know."""
    parts = {"shown": pairs.shown(), **{name: pairs.further(name) for name in pairs.FURTHER}}
    told = [(part, pair) for part, held in parts.items() for pair in held]
    others = [
        (part, one, _read(one.words, None, None).line.keys)
        for part, pair in told
        for one in (pair.one, pair.two)
    ]
    found: list[Labelled] = []
    for part, pair in told:
        found += _both(part, pair.kind, pair.one, pair.two, mined=False)
        own = _read(pair.one.words, None, None).line.keys
        _, number = max(
            (len(own & keys) / len(own | keys), number)
            for number, (other, _, keys) in enumerate(others)
            if other != part
        )
        # printed when the other half of its pair was: when it was tells nothing of its matter
        alike = replace(others[number][1], published=pair.two.published)
        found += _both(part, "apart", pair.one, alike, mined=True)
    return found


def _both(
    part: str, kind: str, one: pairs.Statement, two: pairs.Statement, *, mined: bool
) -> Iterator[Labelled]:
    """A pair as it was printed, and without the days of printing."""
    undated = replace(one, published=None), replace(two, published=None)
    for dated, (ours, theirs) in ((True, (one, two)), (False, undated)):
        first, second = (_read(one.words, one.published, one.outlet) for one in (ours, theirs))
        told = ruled(first, second)
        yield Labelled(part, kind, marks_of(first, second, told), told.kind, mined, dated)


_read = cache(comparing.said)


def model(known: Sequence[Labelled]) -> Linear:
    """The decision learned from some pairs."""
    targets = np.array([[float(one.kind == name) for name in LABELS] for one in known])
    trust = [
        _OF_TWO * (TRUST if one.part in FRESH else 1.0) * (APART if one.mined else 1.0)
        for one in known
    ]
    return fit(
        LABELS,
        [one.marks for one in known],
        targets,
        np.repeat(np.array(trust)[:, None], len(LABELS), 1),
        PENALTY,
        {},
        lambda name, count: count >= (SAID_ALONE if name.startswith(ALONE) else SEEN),
        1.0,
    )


def measure(known: Sequence[Labelled]) -> None:
    """Print the scores of the fresh files, each by what others taught, beside those of rules."""
    for part in (*FRESH, *KEPT):
        table = model([one for one in known if one.part not in (part, *KEPT)]).table()
        held = [one for one in known if one.part == part and one.dated]
        told = [one for one in held if not one.mined]
        for name, got in (
            ("rules", [one.by_rules for one in held]),
            ("learned", [chosen(table, one.marks) for one in held]),
        ):
            outcome = list(zip(held, got, strict=True))
            row = pairs.scored([(one.kind, what) for one, what in outcome if not one.mined])
            false = sum(one.mined and what == "conflict" for one, what in outcome)
            precision, recall, _, _ = row[0]["conflict"]
            print(
                f"{part}, {name}: macro-F1 {row[1]:.3f}, conflicts P {precision:.3f}"
                f" R {recall:.3f} of {len(told)} pairs; {false} of {len(held) - len(told)}"
                " matters apart called conflicts"
            )


def written(found: Linear) -> Iterator[str]:
    """The lines of the table."""
    table = found.table()
    yield "\t".join(["#", KINDS, *table.labels])
    yield "\t".join([BIAS, *map(str, table.bias)])
    for mark, weights in table.rows.items():
        yield "\t".join([mark, *(str(weight) if weight else "" for weight in weights)])


def main() -> None:
    """Fit, then measure or write, as asked."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--measure", action="store_true", help="write nothing but figures")
    given = asked.parse_args()
    known = labelled()
    if given.measure:
        measure(known)
        return
    text = "\n".join(written(model([one for one in known if one.part not in KEPT]))) + "\n"
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.name}: {len(known):,} pairs, {text.count(chr(10)) - 2} marks")
    print(f"SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
