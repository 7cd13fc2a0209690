"""Which sentences of two aligned passages say the same: small groups, since retelling splits and
joins sentences."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.extraction import sketch
from plainview.extraction.parts import DateMention, Mention, Quantity
from plainview.lineage.words import STOP_WORDS, WORD, key
from plainview.model import Alignment, Text

LEAST_LIKENESS = 0.3  # weighted Dice of two sentences; a heavily spun one keeps about 0.4
LEAST_ALONE = 0.45  # of two sentences that share no number
MOST = 3  # sentences of a group on one side
_SUMMARY = 3.0  # times that one side of an alignment is longer than the other


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with what it mentions, counts and dates; `keys` are its content words."""

    start: int
    end: int
    words: str
    keys: tuple[str, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of the source and those of the other text that retell them, in order."""

    source: tuple[Clause, ...]
    other: tuple[Clause, ...]
    likeness: float


def clauses(text: Text) -> list[Clause]:
    """The sentences of a text, menus and the like left out."""
    found = sketch(text)
    rows = zip(found.sentences, found.mentions, found.quantities, found.dates, strict=True)
    return [
        Clause(
            sentence.start,
            sentence.end,
            text.content[sentence.start : sentence.end],
            _keys(text.content[sentence.start : sentence.end]),
            mentions,
            quantities,
            dates,
        )
        for sentence, mentions, quantities, dates in rows
        if sentence.kind != "furniture"
    ]


def groups(
    source: Sequence[Clause], other: Sequence[Clause], aligned: Sequence[Alignment]
) -> list[Group]:
    """Groups of sentences that correspond inside the aligned passages, in the other's order."""
    weights = _weights([*source, *other])
    links: dict[tuple[int, int], float] = {}
    for passage in aligned:
        ours = _inside(source, passage.source_start, passage.source_end)
        theirs = _inside(other, passage.other_start, passage.other_end)
        links.update(_links(source, other, ours, theirs, weights, _is_summary(passage)))
    return _grouped(source, other, links)


def _is_summary(passage: Alignment) -> bool:
    long, short = sorted(
        (passage.source_end - passage.source_start, passage.other_end - passage.other_start)
    )[::-1]
    return long > _SUMMARY * short


def _keys(words: str) -> tuple[str, ...]:
    found = (key(word) for word in WORD.findall(words.lower()))
    return tuple(word for word in found if word not in STOP_WORDS)


def _weights(sentences: Sequence[Clause]) -> dict[str, float]:
    counts = Counter(word for clause in sentences for word in set(clause.keys))
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


def _inside(sentences: Sequence[Clause], start: int, end: int) -> list[int]:
    return [
        place
        for place, clause in enumerate(sentences)
        if 2 * (min(end, clause.end) - max(start, clause.start)) >= clause.end - clause.start
    ]


def _links(
    source: Sequence[Clause],
    other: Sequence[Clause],
    ours: list[int],
    theirs: list[int],
    weights: dict[str, float],
    summary: bool,
) -> dict[tuple[int, int], float]:
    """Each sentence's best counterpart, where it is alike enough."""
    likeness: dict[tuple[int, int], float] = {}
    for one in ours:
        for two in theirs:
            score, numbered = _likeness(source[one], other[two], weights)
            if score >= (LEAST_LIKENESS if numbered and not summary else LEAST_ALONE):
                likeness[one, two] = score
    best: dict[int, tuple[float, int]] = {}
    other_best: dict[int, tuple[float, int]] = {}
    for (one, two), score in likeness.items():
        best[one] = max(best.get(one, (0.0, 0)), (score, two))
        other_best[two] = max(other_best.get(two, (0.0, 0)), (score, one))
    # a sentence that says little beside one that has a far better counterpart is no part of it
    return {
        (one, two): score
        for (one, two), score in likeness.items()
        if (best[one][1] == two and score >= 0.6 * other_best[two][0])
        or (other_best[two][1] == one and score >= 0.6 * best[one][0])
    }


def _likeness(one: Clause, two: Clause, weights: dict[str, float]) -> tuple[float, bool]:
    first, second = Counter(one.keys), Counter(two.keys)
    shared = first & second
    total = _sum(first, weights) + _sum(second, weights)
    numbered = any(word[0].isdigit() for word in shared)
    return 2 * _sum(shared, weights) / total if total else 0.0, numbered


def _sum(counts: Counter[str], weights: dict[str, float]) -> float:
    return sum(weights[word] * count for word, count in counts.items())


def _grouped(
    source: Sequence[Clause], other: Sequence[Clause], links: dict[tuple[int, int], float]
) -> list[Group]:
    leaders: dict[tuple[int, int], tuple[int, int]] = {}

    def leader(node: tuple[int, int]) -> tuple[int, int]:
        while (above := leaders.setdefault(node, node)) != node:
            leaders[node] = node = leaders[above]
        return node

    for one, two in links:
        leaders[leader((0, one))] = leader((1, two))
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, place in sorted(leaders):
        members[leader((side, place))][side].append(place)
    found = [
        Group(
            tuple(source[place] for place in ours),
            tuple(other[place] for place in theirs),
            max(links.get((one, two), 0.0) for one in ours for two in theirs),
        )
        for ours, theirs in members.values()
        if len(ours) <= MOST and len(theirs) <= MOST
    ]
    return sorted(found, key=lambda group: (group.other[0].start, group.source[0].start))
