"""Two texts beside each other, passage by passage, with the altered words of both marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from plainview.lineage.alterations import Alteration
from plainview.lineage.alterations_pairs import clauses, groups
from plainview.model import Alignment, Text
from plainview.web.highlight import shown

APART = 1_200
"""Characters shown of a run that only one of the texts has."""
LONGEST = 200_000
"""Characters of the retelling after which the page ends."""

OTHERWISE = -1
"""The number of words that only one of the two sides has, and that no alteration marks."""
MOST_WORDS = 400
"""Words of a passage up to which its sides are compared word by word."""

_WORD = re.compile(r"[\w█][\w█'’.,-]*[\w█%]|[\w█]")
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side as escaped HTML; `number` is that of their alteration, 0 for none, or
    OTHERWISE."""

    html: Markup
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the source and what the other text made of it; one side may be empty."""

    source: tuple[Run, ...]
    other: tuple[Run, ...]


def by_sentence(source: Text, other: Text, aligned: Sequence[Alignment]) -> list[Alignment]:
    """The aligned passages again, each cut into the sentences that say the same.

    A passage in which no sentences correspond stays whole.
    """
    pairs = [
        Alignment(
            group.source[0].start, group.source[-1].end, group.other[0].start, group.other[-1].end,
            group.likeness,
        )
        for group in groups(clauses(source), clauses(other), aligned)
    ]  # fmt: skip
    whole = [
        one
        for one in aligned
        if not any(
            pair.other_start < one.other_end and pair.other_end > one.other_start for pair in pairs
        )
    ]
    return pairs + whole


def rows(
    source: str, other: str, aligned: Sequence[Alignment], altered: Sequence[Alteration]
) -> list[Row]:
    """The passages of `other` in their order, each beside what it was made from.

    Alterations count from 1 in the order given. Words of the source that are not retold are left
    out; those that the other text adds stand alone, cut where they are long.
    """
    ours = [(one.source_start, one.source_end, n) for n, one in enumerate(altered, 1)]
    theirs = [(one.other_start, one.other_end, n) for n, one in enumerate(altered, 1)]
    found: list[Row] = []
    at = 0
    for one in sorted(aligned, key=lambda one: (one.other_start, one.other_end)):
        if one.other_end <= at or at > LONGEST:
            continue
        start = max(at, one.other_start)
        found += _alone(other, at, start, theirs)
        sides = (one.source_start, one.source_end), (start, one.other_end)
        before, after = _differing(source, sides[0], other, sides[1])
        found.append(
            Row(_runs(source, *sides[0], ours + before), _runs(other, *sides[1], theirs + after))
        )
        at = one.other_end
    return found + _alone(other, at, len(other), theirs)


def _alone(other: str, start: int, end: int, spans: Iterable[Span]) -> list[Row]:
    words = other[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start >= end:
        return []
    runs = _runs(other, start, min(end, start + APART), spans)
    if end - start > APART:
        runs += (Run(Markup(" […]")),)
    return [Row((), runs)]


def _differing(
    one: str, here: tuple[int, int], two: str, there: tuple[int, int]
) -> tuple[list[Span], list[Span]]:
    """Where two passages have words that the other has not in that order."""
    ours, theirs = (
        [(word.start(), word.end(), word[0].casefold()) for word in _WORD.finditer(text, *span)]
        for text, span in ((one, here), (two, there))
    )
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return [], []
    matcher = SequenceMatcher(
        None, [word for *_, word in ours], [word for *_, word in theirs], autojunk=False
    )
    found: tuple[list[Span], list[Span]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for words, first, last, spans in ((ours, a, b, found[0]), (theirs, c, d, found[1])):
            if first < last:
                spans.append((words[first][0], words[last - 1][1], OTHERWISE))
    return found


def _runs(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Run, ...]:
    found: list[Run] = []
    at = start
    for first, last, number in _parted(spans):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        found += (Run(shown(text[at:first])), Run(shown(text[first:last]), number))
        at = last
    return (*found, Run(shown(text[at:end])))


def _parted(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those of differing words without what an alteration marks."""
    marked = sorted(one for one in spans if one[2] != OTHERWISE)
    found = list(marked)
    for first, last, number in (one for one in spans if one[2] == OTHERWISE):
        for start, end, _ in marked:
            if start < last and end > first:
                found.append((first, start, number))
                first = end
        found.append((first, last, number))
    return sorted(one for one in found if one[0] < one[1])


def in_sentence(sentence: str, words: str) -> tuple[Run, ...]:
    """A sentence with the first of some words in it marked."""
    at = sentence.find(words) if words else -1
    if at < 0:
        return (Run(shown(sentence)),)
    return _runs(sentence, 0, len(sentence), [(at, at + len(words), 1)])
