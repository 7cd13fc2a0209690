"""One row, one subaward: what a prime contractor passes on, as it reported it."""

from __future__ import annotations

from dataclasses import dataclass, field

from plainview.model import Fact, Text
from plainview.sources.expectations import Table
from plainview.sources.parts import Row
from plainview.sources.stating import measure, money, on, party, run_of, stated
from plainview.sources.usaspending import common

_SAME = ("key", "number", "amount", "date", "recipient")


@dataclass(slots=True)
class _Group:
    """A subaward and the rows that repeat it."""

    row: Row
    repeats: list[Row] = field(default_factory=list)


def subawards(text: Text, table: Table) -> list[Fact]:
    """Spending facts from prime contractor to subcontractor; a repeated row is a restatement."""
    groups: dict[tuple[str, ...], _Group] = {}
    for row in common.of_firms(table):
        key = tuple(table.value(row, name) for name in _SAME)
        if key in groups:
            groups[key].repeats.append(row)
            message = "It repeats an earlier row (same award, number, amount, date, recipient)"
            table.audit.note("repeated_row", message + " and is counted once", row, lost=False)
        else:
            groups[key] = _Group(row)
    _above_prime(table)
    common.note_damage(table)
    made = ((group.row, _fact(text, table, group)) for group in groups.values())
    return list(common.understood(table, made))


def _fact(text: Text, table: Table, group: _Group) -> Fact | str:
    """The fact of a row and its repetitions, or why it gives none."""
    row = group.row
    cells = common.needed(table, row, "prime", "recipient", "piid", "amount")
    if isinstance(cells, str):
        return cells
    value = common.amount_of(cells["amount"])
    if isinstance(value, str):
        return value
    fillers = [
        party("payer", cells["prime"], table.value(row, "prime_state")),
        party("payee", cells["recipient"], table.value(row, "state")),
    ]
    agency = common.payer(table, row)
    if agency:
        fillers.append(common.agency("funder", agency, table.cell(row, "department")))
    fillers.append(
        common.instrument(cells["piid"], table.value(row, "key"), table.value(row, "parent"))
    )
    bought = common.purpose(table.cell(row, "description"), None)
    if bought:
        fillers.append(bought)
    return stated(
        text,
        "spending",
        "awarded",
        fillers,
        measures=[measure("obligated", cells["amount"], value, "USD", definition="subaward")],
        time=on(table.cell(row, "date")),
        said=common.SAID,
        between=common.spared(table, row),
        repeats=[_run(table, other) for other in group.repeats],
        pattern="usaspending/subaward",
    )


def _run(table: Table, row: Row) -> tuple[int, int]:
    return run_of(
        row, [table.cell(row, name) for name in ("number", "amount", "date", "recipient")]
    )


def _above_prime(table: Table) -> None:
    for row in table.body:
        part, whole = money(table.value(row, "amount")), money(table.value(row, "ceiling"))
        if part is not None and whole is not None and part > whole:
            message = f"The subaward of {part:,.2f} exceeds its prime award of {whole:,.2f}"
            table.audit.note("above_prime", message, row, lost=False)
