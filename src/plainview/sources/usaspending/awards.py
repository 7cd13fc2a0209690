"""One row, one award with its totals: obligated so far, spent, and the ceiling with all options."""

from __future__ import annotations

from collections.abc import Iterator

from plainview.model import Fact, Measure, Text, Time
from plainview.sources.expectations import Table
from plainview.sources.parts import Row
from plainview.sources.stating import measure, money, named, stated, when
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
    return list(_facts(text, table))


def _facts(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        sole = table.value(row, "sole").lower() in ("t", "true", "yes")
        if sole or common.natural_person(table.value(row, "recipient")):
            table.audit.dropped[common.PEOPLE] += 1
            continue
        table.audit.dropped[common.CONTACTS] += common.contacts(table.cell(row, "description"))
        made = _fact(text, table, row)
        if isinstance(made, str):
            table.audit.note("row_not_understood", made, row)
        else:
            yield made


def _fact(text: Text, table: Table, row: Row) -> Fact | str:
    """The fact of a row, or why it gives none."""
    agency, recipient = common.payer(table, row), table.cell(row, "recipient")
    piid = table.cell(row, "piid")
    if not agency or not recipient or not piid:
        return "The row lacks its agency, recipient or award number"
    hidden = table.masked(row, ("agency", "recipient", "piid"))
    if hidden:
        return f"{hidden} was masked: it looks like an identifier of a person"
    totals = _totals(table, row)
    if isinstance(totals, str):
        return totals
    department = table.cell(row, "department")
    fillers = [common.agency("payer", agency, department), named("payee", recipient)]
    funder = table.cell(row, "funder")
    if funder:
        fillers.append(named("funder", funder))
    fillers.append(common.instrument(piid, table.value(row, "key"), table.value(row, "parent")))
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
