"""The spread of a claim's numbers: who gives which, and the contradicting ones beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.model import Measure
from plainview.pipeline.claims_shapes import ClaimPage, Value
from plainview.publish.words import date_words, measure_words
from plainview.store.rows import FactRow

MOST = 40
"""Rows of one table; the JSON has all."""
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "ratio": "%"}
Kind = tuple[str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A number and who gives it; `lo` and `hi` are "" where it is open to that side.

    `against` says that it is another claim's, which contradicts this one.
    """

    document: str
    fact: str
    date: str
    words: str
    lo: str
    hi: str
    against: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """The numbers of one measure, unit and definition."""

    kind: Kind
    name: str
    unit: str
    rows: tuple[SpreadRow, ...]
    more: int

    @property
    def disputed(self) -> bool:
        return any(row.against for row in self.rows)


def spreads(found: ClaimPage) -> list[Spread]:
    """The measures that are given more than once, in a claim or against it."""
    kinds: dict[Kind, list[SpreadRow]] = defaultdict(list)
    for fact, against in _facts(found):
        for measure in fact.measures:
            kind = (measure.name, measure.unit, measure.per, measure.definition)
            kinds[kind].append(_row(fact, measure, against))
    return [
        Spread(kind, _name(kind), _unit(kind[1]), tuple(rows[:MOST]), max(0, len(rows) - MOST))
        for kind, rows in kinds.items()
        if len(rows) > 1
    ]


def kind_of(value: Value) -> Kind:
    """What a number is of, as spreads are told apart by it."""
    return (value.measure, value.unit, value.per, value.definition)


def _facts(found: ClaimPage) -> Iterator[tuple[FactRow, bool]]:
    for saying in found.sayings:
        yield saying.fact, False
    for other in {one.other.id: one.other for one in found.disputes}.values():
        yield other, True


def _row(fact: FactRow, measure: Measure, against: bool) -> SpreadRow:
    return SpreadRow(
        document=fact.title or fact.doc,
        fact=fact.id,
        date=date_words(measure.as_of) or date_words(fact.published),
        words=measure_words(measure),
        lo=_bound(measure.lo, measure.unit),
        hi=_bound(measure.hi, measure.unit),
        against=against,
    )


def _bound(value: float | None, unit: str | None) -> str:
    if value is None:
        return ""
    return f"{100 * value if unit == 'ratio' else value:.12g}"


def _name(kind: Kind) -> str:
    name, _, per, definition = kind
    return " ".join(
        part
        for part in (
            name.replace("_", " "),
            f"a {per}" if per else "",
            f"({definition.replace('_', ' ')})" if definition else "",
        )
        if part
    )


def _unit(unit: str | None) -> str:
    return _SIGNS.get(unit or "", unit or "")
