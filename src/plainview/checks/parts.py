"""Totals against the sum of their parts, within one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import Figure, defined, ids, of_what, printed, total, where
from plainview.model import Finding
from plainview.vocab.definitions import Partition, partitions

_ROUNDED = 0.5
"""Room for rounding of each part, in units of the last digit of a count."""


def find(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The figures of one measure in one document at one date."""
    first = figures[0]
    for partition in partitions():
        if (partition.type, partition.measure) == (first.type, first.measure.name):
            yield from _partition(partition, [one for one in figures if one.asserted])


def _partition(partition: Partition, figures: list[Figure]) -> Iterator[Finding]:
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if partition.definition in (None, one.measure.definition):
            groups[rest_of(one, partition)].append(one)
    for group in groups.values():
        wholes = [one for one in group if part_of(one, partition) == partition.whole]
        parts = [one for one in group if part_of(one, partition) != partition.whole]
        if len(wholes) == 1 and complete(parts, partition):
            yield _finding(wholes[0], parts)


def part_of(figure: Figure, partition: Partition) -> str:
    """Which part of a whole a figure is of; for a role, the whole is of nobody: ""."""
    if partition.by == "definition":
        return figure.measure.definition or ""
    if partition.by == "unit":
        return figure.measure.unit or ""
    return "; ".join(key for role, key, _ in figure.roles if role == partition.by)


def rest_of(figure: Figure, partition: Partition) -> str:
    """What whole and parts have in common."""
    roles = [(role, key) for role, key, _ in figure.roles if role != partition.by]
    unit = "" if partition.by == "unit" else figure.measure.unit
    definition = "" if partition.by == "definition" else figure.measure.definition
    return repr((figure.said, roles, unit, definition))


def complete(parts: list[Figure], partition: Partition) -> bool:
    """Whether every part is there once, each with an exact value."""
    of = [part_of(one, partition) for one in parts]
    if len(set(of)) != len(of) or any(one.measure.qualifier != "exact" for one in parts):
        return False
    return set(of) == set(partition.parts) if partition.parts else len(of) > 1


def added(parts: Iterable[Figure]) -> tuple[str, float]:
    """The sum written out, and its value."""
    values = [one.measure.value or 0.0 for one in parts]
    return " + ".join(printed(value) for value in values), total(values)


def _finding(whole: Figure, parts: list[Figure]) -> Finding:
    parts = sorted(parts, key=lambda one: one.key)
    words, summed = added(parts)
    stated = whole.measure.value or 0.0
    holds = abs(summed - stated) <= _ROUNDED
    text = (
        f"{of_what(whole)}: {defined(whole.measure)} in total {printed(stated)}, from"
        f" {len(parts)} parts ({where(whole)})"
    )
    sums = f"{words} = {printed(summed)}"
    if not holds:
        gap = f"{printed(stated)} - {printed(summed)} = {printed(total((stated, -summed)))}"
        sums = f"{sums}, stated {printed(stated)}; {gap}"
    return Finding(
        "parts_and_total",
        "info" if holds else "high",
        f"{text}: {'it holds' if holds else 'it does not add up'}",
        sums,
        ids([whole, *parts]),
        "" if holds else "the table that the total was taken from",
    )


CHECK = Check(
    "parts_and_total",
    "Parts that make a whole add up to it.",
    "a total and its parts in one document",
    "4,944,782 + 34,606 = 4,979,388",
    "documents",
    find,
)
