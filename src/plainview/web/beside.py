"""Two texts beside each other, passage by passage, with the altered words of both marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plainview.lineage.alterations import Alteration
from plainview.model import Alignment
from plainview.web.highlight import shown

APART = 1_200
"""Characters shown of a run that only one of the texts has."""
LONGEST = 200_000
"""Characters of the retelling after which the page ends."""

Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side as escaped HTML; `number` is that of their alteration, 0 for none."""

    html: Markup
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the source and what the other text made of it; one side may be empty."""

    source: tuple[Run, ...]
    other: tuple[Run, ...]


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
        found.append(
            Row(
                _runs(source, one.source_start, one.source_end, ours),
                _runs(other, start, one.other_end, theirs),
            )
        )
        at = one.other_end
    return found + _alone(other, at, len(other), theirs)


def _alone(other: str, start: int, end: int, spans: Iterable[Span]) -> list[Row]:
    if not other[start:end].strip():
        return []
    runs = _runs(other, start, min(end, start + APART), spans)
    if end - start > APART:
        runs += (Run(Markup(" […]")),)
    return [Row((), runs)]


def _runs(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Run, ...]:
    found: list[Run] = []
    at = start
    for first, last, number in sorted(spans):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        found += (Run(shown(text[at:first])), Run(shown(text[first:last]), number))
        at = last
    return (*found, Run(shown(text[at:end])))


def in_sentence(sentence: str, words: str) -> tuple[Run, ...]:
    """A sentence with the first of some words in it marked."""
    at = sentence.find(words) if words else -1
    if at < 0:
        return (Run(shown(sentence)),)
    return _runs(sentence, 0, len(sentence), [(at, at + len(words), 1)])
