"""Which candidates are facts: those that patterns read, and those that only their words suggest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plainview.extraction.learned.features import of_fact
from plainview.extraction.learned.network import Reading
from plainview.extraction.parts import Sketch
from plainview.model import Fact

SILENT = frozenset({"furniture", "headline", "caption"})
"""Kinds of sentence that state nothing on their own."""


HOPELESS = -2000
"""The score of its words below which the network does not read a sentence that no pattern read."""
UNLIKELY = -2500
"""The network's score of a type below which no fact is sought."""
NOTHING = -3000
"""The score of a sentence that is not there."""
SAID = ("own", "rival", "last", "next")
READ = tuple(f"read {name}" for name in SAID)
"""What the scores around a candidate are called: those of words, and those of the network."""


@dataclass(slots=True)  # not frozen, like Mention: made by the hundred
class Candidate:
    """A fact of a type that a sentence may state; `fact` is what a pattern read, if one did."""

    type: str
    sentence: int
    fact: Fact | None


def candidates(
    sketch: Sketch, facts: Sequence[Fact], types: Sequence[str]
) -> list[list[Candidate]]:
    """The candidates of each sentence: its facts, and one of every type that it has no fact of."""
    starts = [sentence.start for sentence in sketch.sentences]
    found: list[list[Candidate]] = [[] for _ in sketch.sentences]
    for fact in facts:
        number = max(0, bisect_right(starts, fact.evidence[0].start) - 1)
        found[number].append(Candidate(fact.type, number, fact))
    for number, sentence in enumerate(sketch.sentences):
        if sentence.kind in SILENT:
            continue
        read = {candidate.type for candidate in found[number]}
        found[number] += [Candidate(name, number, None) for name in types if name not in read]
    return found


def worth_reading(
    rows: Sequence[Sequence[Candidate]], scores: Sequence[Sequence[float]]
) -> list[int]:
    """The sentences that a pattern read as something or whose words suggest a fact."""
    return [
        number
        for number, row in enumerate(rows)
        if row and (max(scores[number]) > HOPELESS or any(one.fact is not None for one in row))
    ]


def weighed(
    candidate: Candidate,
    scores: Sequence[Sequence[float]],
    read: Mapping[int, Reading],
    place: int,
) -> dict[str, float]:
    """What decides on a candidate: what its words say and what the network reads, for its type and
    for others, in its sentence and in those beside it; and what a pattern made of it. Scores are
    thousandths of log-odds."""
    number = candidate.sentence
    around = scores[number], _at(scores, number - 1), _at(scores, number + 1)
    values = dict(zip(SAID, _around(*around, place), strict=True))
    own, last, after = (
        read[n].types if n in read else None for n in (number, number - 1, number + 1)
    )
    if own is not None:
        values |= zip(READ, _around(own, last, after, place), strict=True)
    if candidate.fact is not None:
        values.update(dict.fromkeys(of_fact(candidate.fact), 1.0))
    return values


def _at(scores: Sequence[Sequence[float]], number: int) -> Sequence[float] | None:
    return scores[number] if 0 <= number < len(scores) else None


def _around(
    row: Sequence[float], last: Sequence[float] | None, after: Sequence[float] | None, place: int
) -> list[float]:
    """The scores of a type, of its rival, and of the type in the sentences beside."""
    known = (
        row[place],
        max([score for at, score in enumerate(row) if at != place]),
        last[place] if last is not None else NOTHING,
        after[place] if after is not None else NOTHING,
    )
    return [min(8.0, max(-8.0, score / 1000)) for score in known]


def deciding(kind: str, read: bool, values: Mapping[str, float]) -> dict[str, float]:
    """Values as features: for all types, and for this one, of what patterns read or did not."""
    how = "read" if read else "blank"
    features = {f"{how}:": 1.0, f"{how} {kind}:": 1.0}
    for name, value in values.items():
        features[f"{how}:{name}"] = value
        features[f"{how} {kind}:{name}"] = value
    return features
