"""One row, one award with its totals: obligated so far, spent, and the ceiling with all options."""

from __future__ import annotations

from plainview.model import Fact, Measure, Text, Time
from plainview.sources.expectations import Table
from plainview.sources.parts import Row
from plainview.sources.stating import measure, money, named, party, stated, when
from plainview.sources.usaspending import common

_TOTALS = (
    ("obligated", "obligated", "cumulative"),
    ("spent", "spent", "cumulative"),
    ("exercised", "ceiling", "base_and_exercised_options"),
    ("ceiling", "ceiling", "base_and_all_options"),
)


def awards(text: Text, table: Table) -> list[Fact]:
    """Spending facts with an award's totals, each with its definition."""
    common.note_damage(table)
    made = ((row, _fact(text, table, row)) for row in common.of_firms(table))
    return list(common.understood(table, made))


def _fact(text: Text, table: Table, row: Row) -> Fact | str:
    """The fact of a row, or why it gives none."""
    cells = common.needed(table, row, "agency", "recipient", "piid")
    totals = _totals(table, row)
    if isinstance(cells, str):
        return cells
    if isinstance(totals, str):
        return totals
    fillers = [
        common.agency("payer", cells["agency"], table.cell(row, "department")),
        party("payee", cells["recipient"], table.value(row, "state")),
    ]
    funder = table.cell(row, "funder")
    if funder:
        fillers.append(named("funder", funder))
    fillers.append(
        common.instrument(cells["piid"], table.value(row, "key"), table.value(row, "parent"))
    )
    bought = common.purpose(table.cell(row, "description"), table.cell(row, "product"))
    if bought:
        fillers.append(bought)
    return stated(
        text,
        "spending",
        "awarded",
        fillers,
        measures=totals,
        time=_time(table, row),
        said=common.SAID,
        between=common.spared(table, row),
        pattern="usaspending/award",
    )


def _totals(table: Table, row: Row) -> list[Measure] | str:
    latest = when(table.value(row, "latest"))
    found = []
    for column, name, definition in _TOTALS:
        cell = table.cell(row, column)
        if cell is None:
            continue
        value = money(cell.value)
        if value is None:
            return f"{table.columns.headings[cell.column]} is no number: {cell.value}"
        found.append(measure(name, cell, value, "USD", definition=definition, as_of=latest))
    return found


def _time(table: Table, row: Row) -> Time | None:
    """The day of the award, and its period of performance."""
    cell = table.cell(row, "date")
    event = when(cell.value) if cell else None
    start, end = when(table.value(row, "start")), when(table.value(row, "end"))
    if cell is None or event is None:
        return Time(start=start, end=end) if start or end else None
    return Time(start, end, None, event, cell.value, cell.start, cell.end)
