"""One row, one subaward: what a prime contractor passes on, as it reported it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plainview.model import Fact, Text
from plainview.sources.expectations import Table
from plainview.sources.parts import Row
from plainview.sources.stating import measure, money, named, on, run_of, stated
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
    for row in table.body:
        sole = "SOLE PROPRIETOR" in table.value(row, "business").upper()
        if sole or common.natural_person(table.value(row, "recipient")):
            table.audit.dropped[common.PEOPLE] += 1
            continue
        key = tuple(table.value(row, name) for name in _SAME)
        if key in groups:
            groups[key].repeats.append(row)
            message = "It repeats an earlier row (same award, number, amount, date, recipient)"
            table.audit.note("repeated_row", message + " and is counted once", row, lost=False)
        else:
            groups[key] = _Group(row)
    _above_prime(table)
    common.note_damage(table)
    return list(_facts(text, table, groups.values()))


def _facts(text: Text, table: Table, groups: Iterable[_Group]) -> Iterator[Fact]:
    for group in groups:
        contacts = common.contacts(table.cell(group.row, "description"))
        table.audit.dropped[common.CONTACTS] += contacts
        made = _fact(text, table, group)
        if isinstance(made, str):
            table.audit.note("row_not_understood", made, group.row)
        else:
            yield made


def _fact(text: Text, table: Table, group: _Group) -> Fact | str:
    """The fact of a row and its repetitions, or why it gives none."""
    row = group.row
    prime, recipient = table.cell(row, "prime"), table.cell(row, "recipient")
    amount, piid = table.cell(row, "amount"), table.cell(row, "piid")
    if not prime or not recipient or not piid or not amount:
        return "The row lacks its prime contractor, recipient, award number or amount"
    hidden = table.masked(row, ("prime", "recipient", "amount", "piid"))
    if hidden:
        return f"{hidden} was masked: it looks like an identifier of a person"
    value = money(amount.value)
    if value is None:
        return f"The amount is no number: {amount.value}"
    fillers = [named("payer", prime), named("payee", recipient)]
    agency = common.payer(table, row)
    if agency:
        fillers.append(common.agency("funder", agency, table.cell(row, "department")))
    fillers.append(common.instrument(piid, table.value(row, "key"), table.value(row, "parent")))
    bought = common.purpose(table.cell(row, "description"), None)
    if bought:
        fillers.append(bought)
    return stated(
        text,
        "spending",
        "awarded",
        fillers,
        measures=[measure("obligated", amount, value, "USD", definition="subaward")],
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
