"""One figure for one date with values that stay apart, and the corrections that explain it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from plainview.checks.check import Check
from plainview.checks.draft.weighing import stands_in_words
from plainview.checks.figures import (
    Figure,
    amount,
    defined,
    ids,
    of_what,
    printed,
    total,
    where,
)
from plainview.checks.parts import complete
from plainview.claims import Comparison
from plainview.model import FACT_TYPES, Finding
from plainview.vocab.definitions import definitions, partitions
from plainview.vocab.tables import words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_SLIGHT, _LARGE = 0.01, 0.05
"""Two values of a mean that lie closer than one per cent are most often a revision of it; from five
per cent on they are not. A count has no such room."""

_FEW = 10
"""A gap of fewer, in the figure's unit, changes no story."""

_STOCKS = words(
    "population capacity occupancy headcount workforce_size share_of_workforce facilities"
)
"""What is so many at a moment: in one month both 46,000 and 47,600 can have been true."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says: a value that it states, or the sum of parts that it states."""

    figures: tuple[Figure, ...]
    definition: str | None
    stated: bool

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def value(self) -> float:
        return total(one.measure.value or 0.0 for one in self.figures)

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest number meant, with room for printed rounding."""
        low = high = 0.0
        for one in self.figures:
            interval = one.measure.interval.widened(_room(one))
            low, high = low + interval.lo, high + interval.hi
        return low, high

    def told(self, named: bool) -> str:
        said = amount(self.first.measure) if self.stated else f"{printed(self.value)} in parts"
        credited = self.first.said.rpartition(" < ")[2]
        by = f" ({credited})" if named and credited else ""
        return f"{where(self.first)}{by}: {said}"

    def sum(self, instead: dict[str, float] | None = None) -> tuple[str, float]:
        """The value written out; `instead` gives corrected values by definition."""
        values = [
            (instead or {}).get(one.measure.definition or "", one.measure.value or 0.0)
            for one in self.figures
        ]
        summed = total(values)
        words = " + ".join(printed(value) for value in values)
        return (words if self.stated else f"{words} = {printed(summed)}"), summed


def _room(figure: Figure) -> float:
    """Half a unit of the last digit printed: a count of people is no round number by itself."""
    value = figure.measure.value
    if value is None or figure.measure.unit == "USD" or not float(value).is_integer():
        return figure.measure.rounding
    return 0.5


def find(figures: Sequence[Figure]) -> Iterator[Finding]:
    """The figures of one subject at one date, of which several sources say something."""
    first = figures[0]
    if first.date is None or len({_source(one) for one in figures}) < 2:
        return
    if FACT_TYPES[first.type].lacking({role for role, _, _ in first.roles}):
        return  # of whom or what it is remains open
    measures: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.measure.value is not None and not one.measure.of and _fixed(one):
            # asked for and given, planned and done are not the same figure
            stage = one.status
            measures[one.measure.name, one.measure.unit, one.measure.per, stage].append(one)
    for held in measures.values():
        corrections = _corrections(held)
        sides = list(_sides(held))
        for definition in dict.fromkeys(side.definition for side in sides):
            same = [side for side in sides if side.definition == definition]
            if found := _compare(same, corrections):
                yield found


def _fixed(figure: Figure) -> bool:
    """Whether the date leaves one value only: a day, or a period that the number is defined for."""
    if _DAY.fullmatch(figure.date or ""):
        return True
    definition = figure.measure.definition or ""
    return definition.startswith("mean") or (
        definition in _of_periods() and figure.measure.name not in _STOCKS
    )


@cache
def _of_periods() -> frozenset[str]:
    """Definitions of public records, and the parts that they are told in."""
    parts = (part for each in partitions() if each.by == "definition" for part in each.parts)
    return frozenset((*definitions(), *parts))


def _source(figure: Figure) -> tuple[str, str]:
    """Who says a number: a document, or somebody whom it credits."""
    return figure.document, figure.said


def _said(figures: Iterable[Figure]) -> dict[tuple[str, str], dict[str | None, Figure]]:
    """By source and definition, the one value that the source stands by.

    Of copies that differ, the value that most of them give; none where no value has the most. A
    value that the document denies is not its own.
    """
    values: dict[tuple[tuple[str, str], str | None], dict[float | None, list[Figure]]]
    values = defaultdict(dict)
    denied = {_claim(one) for one in figures if one.denied}
    for one in figures:
        if one.asserted and _claim(one) not in denied:
            held = values[_source(one), one.measure.definition]
            held.setdefault(one.measure.value, []).append(one)
    said: dict[tuple[str, str], dict[str | None, Figure]] = defaultdict(dict)
    for (source, definition), held in values.items():
        times = sorted((sum(one.times for one in each) for each in held.values()), reverse=True)
        if len(times) == 1 or times[0] > times[1]:
            most = max(held.values(), key=lambda each: sum(one.times for one in each))
            said[source][definition] = most[0]
    return said


def _claim(one: Figure) -> tuple[str, str | None, float | None]:
    return one.document, one.measure.definition, one.measure.value


def _sides(figures: list[Figure]) -> Iterator[Side]:
    """What each source states; a whole that it gives in parts, or that its parts make, by them."""
    for said in _said(figures).values():
        summed = {
            partition.whole: Side(tuple(parts), partition.whole, False)
            for partition in partitions()
            if partition.by == "definition"
            and (partition.type, partition.measure) == (figures[0].type, figures[0].measure.name)
            and (parts := [said[part] for part in partition.parts if part in said])
            and complete(parts, partition)
        }
        for definition, one in said.items():
            whole = summed.get(definition or "")
            if whole is None or whole.value != one.measure.value:
                yield Side((one,), definition, True)
                summed.pop(definition or "", None)
        yield from summed.values()


@dataclass(frozen=True, slots=True)
class Correction:
    """That a document denies a value and gives another for the same figure."""

    wrong: Figure
    right: Figure

    @property
    def words(self) -> str:
        wrong, right = self.wrong.measure, self.right.measure
        what = (right.definition or right.name).replace("_", " ")
        return (
            f"{self.right.doc} corrects {printed(wrong.value)} to {printed(right.value)} ({what})"
        )


def _corrections(figures: Sequence[Figure]) -> list[Correction]:
    said = _said(figures)
    return [
        Correction(wrong, right)
        for wrong in figures
        if wrong.denied and (right := said.get(_source(wrong), {}).get(wrong.measure.definition))
    ]


def _compare(sides: list[Side], corrections: list[Correction]) -> Finding | None:
    """The finding where two values of one definition stay apart."""
    if len({_source(side.first) for side in sides}) < 2:
        return None
    low, high = min(sides, key=lambda one: one.bounds[1]), max(sides, key=lambda one: one.bounds[0])
    if low.bounds[1] >= high.bounds[0]:
        return None
    if not _of_one_matter(low.first, high.first):
        apart = sorted(
            (pair for pair in permutations(sides, 2) if pair[0].bounds[1] < pair[1].bounds[0]),
            key=lambda pair: pair[0].bounds[1] - pair[1].bounds[0],
        )
        told = (pair for pair in apart if _of_one_matter(pair[0].first, pair[1].first))
        if (found := next(told, None)) is None:
            return None
        low, high = found
    used = [one for one in corrections if any(_has(side, one) for side in sides)]
    after = [_after(side, used) for side in sides]
    settled = bool(used) and len(set(after)) == 1
    return _finding(sides, low, high, used if settled else [])


def _of_one_matter(one: Figure, two: Figure) -> bool:
    """Whether two figures are not told apart by the words of their sentences."""
    if not one.quote or not two.quote:
        return True
    return stands_in_words(Comparison("contradicts", ("number",)), one.quote, two.quote)


def _has(side: Side, correction: Correction) -> bool:
    return any(
        one.measure.definition == correction.wrong.measure.definition
        and one.measure.value == correction.wrong.measure.value
        for one in side.figures
    )


def _after(side: Side, corrections: list[Correction]) -> float:
    return side.sum(_instead(side, corrections))[1]


def _instead(side: Side, corrections: list[Correction]) -> dict[str, float]:
    return {
        one.right.measure.definition or "": one.right.measure.value or 0.0
        for one in corrections
        if _has(side, one)
    }


def _finding(sides: list[Side], low: Side, high: Side, used: list[Correction]) -> Finding:
    measure = high.first.measure
    name = defined(measure) if high.stated else f"{measure.name} ({high.definition})"
    text = f"{of_what(high.first)}: {name.replace('_', ' ')} differs. " + "; ".join(
        side.told(len({one.first.document for one in sides}) < len(sides)) for side in sides
    )
    gap = total((high.value, -low.value))
    sums = [side.sum()[0] for side in sides if not side.stated]
    sums.append(f"{printed(high.value)} - {printed(low.value)} = {printed(gap)}")
    severity, settled = _severity(low, high), "a correction, or the definition of each number"
    if used:
        severity, settled = "low", "; ".join(one.words for one in used)
        sums += [
            f"corrected: {side.sum(_instead(side, used))[0]}"
            for side in sides
            if any(_has(side, one) for one in used)
        ]
        text += f". {settled}, which closes the gap exactly"
    figures = [one for side in sides for one in side.figures]
    figures += [one for each in used for one in (each.wrong, each.right)]
    written = "; ".join(dict.fromkeys(sums))
    return Finding("same_figure", severity, text, written, ids(figures), settled)


def _severity(low: Side, high: Side) -> str:
    """High where exact numbers are further apart than a revision or a handful."""
    gap, largest = abs(high.value - low.value), max(abs(low.value), abs(high.value))
    share = gap / largest if largest else 0.0
    mean = (high.definition or "").startswith("mean")
    if mean and share < _SLIGHT:
        return "low"
    exact = all(one.measure.qualifier == "exact" for one in (*low.figures, *high.figures))
    return "high" if exact and gap >= _FEW and (not mean or share >= _LARGE) else "medium"


CHECK = Check(
    "same_figure",
    "Documents that give one figure for one date give one value. A figure is the same where"
    " type, roles, stage, measure, unit, definition and date are the same; values differ where"
    " they stay apart after printed rounding. A month or a year is a date for what is defined"
    " for it only. Parts are added to the whole that they make. A"
    " document that denies a value and gives another corrects it.",
    "numbers of different documents, with a date",
    "8,557 + 35,848 + 19,601 = 64,006, against 63,466; with 19,061 for 19,601 it is 63,466",
    "subjects",
    find,
)
