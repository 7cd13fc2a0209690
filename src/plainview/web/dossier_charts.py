"""Numbers of a dossier as tables that can be drawn: every cell says what the statements say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plainview.publish.words import date_words, number_words
from plainview.store.dossiers import NumberRow

MOST_SERIES, MOST_ROWS = 4, 48
FEW = 12
"""Days of a chart up to which each has a line of its own."""
_ALL = frozenset(
    ["ICE detention network", "detention centers", "detention beds", "migrants",
     "immigration detainees", "unauthorized immigrants (class)"]
)  # fmt: skip
"""Fillers that stand for all whom a body holds, or for all its places."""
_PLANNED = ("planned", "directed", "requested")
_MONEY = {
    "obligated": "awarded",
    "spent": "spent",
    "ceiling": "ceiling",
    "appropriated": "appropriated",
    "requested": "requested",
    "planned": "planned",
}
_FIRST = ("people held", "room for people", "awarded", "ceiling", "spent")


@dataclass(frozen=True, slots=True)
class CellView:
    """One or several statements of a number: `lo` and `hi` are the least and the greatest."""

    lo: float
    hi: float
    words: str
    facts: int
    address: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart's table: the name of its first column, its series, and for each row what it is of
    and a cell for each series; `left_out` statements have no date, no place here, or no room.
    `kind` says how it is drawn, `meaning` what it shows."""

    kind: str
    title: str
    meaning: str
    unit: str
    first: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[CellView | None, ...]], ...]
    left_out: int


_HELD = ChartView(
    "range", "People held and room for them",
    "As documents state them, each kind of count by itself.", "people", "Day", (), (), 0,
)  # fmt: skip
_SUMS = ChartView(
    "bars", "Sums of money by year",
    "The greatest sum that a document states for the year. Sums are not added up: several can be"
    " about one contract.", "USD", "Year", (), (), 0,
)  # fmt: skip


def custody_chart(rows: Iterable[NumberRow], *, of_place: bool) -> ChartView | None:
    """People held and room for them, by definition, day by day; of a body as a whole, so without
    what is said of one of its places, or `of_place`."""
    found: list[tuple[str, str, NumberRow]] = []
    left_out = 0
    for row in rows:
        if row.unit not in ("people", "beds", None) or row.per:
            continue
        narrower = [(role, name) for role, name in row.narrowed if name not in _ALL]
        elsewhere = any(role == "facility" for role, _ in narrower) and not of_place
        if elsewhere or not row.day[:4].isdigit():
            left_out += 1
            continue
        whom = sorted(name for role, name in narrower if role == "population_held")
        found.append((_held_words(row, whom), row.day[:10], row))
    days = len({day for _, day, _ in found})
    return _chart(_HELD if days <= FEW else replace(_HELD, kind="lines"), found, left_out)


def money_chart(rows: Iterable[NumberRow]) -> ChartView | None:
    """Sums of money by year, as they are stated; the greatest of a year is drawn."""
    found: list[tuple[str, str, NumberRow]] = []
    left_out = 0
    for row in rows:
        if row.unit != "USD" or row.per or row.name not in _MONEY:
            continue
        if not row.day[:4].isdigit():
            left_out += 1
            continue
        found.append((_MONEY[row.name], row.day[:4], row))
    return _chart(_SUMS, found, left_out)


def _held_words(row: NumberRow, whom: Sequence[str]) -> str:
    words = "people held" if row.name == "population" else "room for people"
    parts = [(row.definition or "").replace("_", " "), *whom]
    if row.status in _PLANNED:
        parts.append("planned")
    return ", ".join([words, *filter(None, parts)])


def _chart(
    empty: ChartView, found: list[tuple[str, str, NumberRow]], left_out: int
) -> ChartView | None:
    sizes = Counter(series for series, _, _ in found)
    series = sorted(sizes, key=lambda one: (_rank(one), -sizes[one], one))[:MOST_SERIES]
    held: dict[tuple[str, str], list[NumberRow]] = defaultdict(list)
    for name, day, row in found:
        if name in series:
            held[day, name].append(row)
    days = sorted({day for day, _ in held})[-MOST_ROWS:]
    if not days:
        return None
    shown = sum(len(rows) for (day, _), rows in held.items() if day in days)
    rows = tuple(
        (day, date_words(day),
         tuple(_cell(held.get((day, name), []), empty.unit) for name in series))
        for day in days
    )  # fmt: skip
    left_out += len(found) - shown
    return replace(empty, series=tuple(series), rows=rows, left_out=left_out)


def _rank(series: str) -> int:
    return _FIRST.index(series) if series in _FIRST else len(_FIRST)


def _cell(rows: list[NumberRow], unit: str) -> CellView | None:
    values = sorted(value for row in rows if (value := _value(row)) is not None)
    if not values:
        return None
    lo, hi = values[0], values[-1]
    told = number_words(lo, unit)
    if lo != hi:
        told += f" to {number_words(hi, unit)}"
    return CellView(lo, hi, told, len(rows), f"/facts/{rows[-1].fact}")


def _value(row: NumberRow) -> float | None:
    return next((one for one in (row.value, row.hi, row.lo) if one is not None), None)


@dataclass(frozen=True, slots=True)
class ContractView:
    """What one receiver is paid, or is to be paid, for one thing: the greatest sums stated."""

    receiver: str
    purpose: str
    sums: tuple[tuple[str, str], ...]
    facts: int
    address: str
    size: float


def contracts(rows: Iterable[NumberRow], most: int) -> list[ContractView]:
    """Sums by receiver and purpose, the greatest first; of each kind of sum the greatest."""
    groups: dict[tuple[str, str], list[NumberRow]] = defaultdict(list)
    for row in rows:
        if row.unit == "USD" and row.name in _MONEY:
            receiver = ", ".join(name for role, name in row.narrowed if role == "payee")
            purpose = ", ".join(name for role, name in row.narrowed if role == "for")
            if receiver or purpose:
                groups[receiver, purpose].append(row)
    found = [_contract(*group, held) for group, held in groups.items()]
    return sorted(found, key=lambda one: (-one.size, one.receiver, one.purpose))[:most]


def _contract(receiver: str, purpose: str, rows: list[NumberRow]) -> ContractView:
    greatest: dict[str, NumberRow] = {}
    for row in rows:
        kind = _MONEY[row.name]
        if kind not in greatest or (_value(row) or 0) > (_value(greatest[kind]) or 0):
            greatest[kind] = row
    kinds = [kind for kind in _MONEY.values() if kind in greatest]
    top = max(greatest.values(), key=lambda row: _value(row) or 0)
    return ContractView(
        receiver,
        purpose,
        tuple((kind, number_words(_value(greatest[kind]) or 0, "USD")) for kind in kinds),
        len({row.fact for row in rows}),
        f"/facts/{top.fact}",
        _value(top) or 0,
    )
