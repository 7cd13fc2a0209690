"""One row, one modification of an award: money obligated, or taken back where it is negative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plainview.model import Fact, Text
from plainview.sources.expectations import Table, told
from plainview.sources.parts import Row
from plainview.sources.stating import measure, money, named, on, stated, when
from plainview.sources.usaspending import common

_ENOUGH = 100
"""Rows of one agency below which the lack of a negative amount says nothing: about one in ten
modifications takes money back."""


def transactions(text: Text, table: Table) -> list[Fact]:
    """Spending facts of the measure `obligated`, defined as one transaction."""
    facts = list(_facts(text, table))
    amounts: defaultdict[str, list[float]] = defaultdict(list)
    for fact in facts:
        amounts[fact.fillers[0].name].append(fact.measures[0].value or 0.0)
    for agency, values in amounts.items():
        reasons = cut_off(values, told("usaspending")["page"])
        if reasons:
            table.audit.note(
                "possibly_truncated",
                f"The {len(values):,} rows of {agency} are possibly truncated: "
                f"{', '.join(reasons)}; sums may lack every amount that was taken back",
                lost=False,
            )
    return facts


def _facts(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        if common.natural_person(table.value(row, "recipient")):
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
    amount, piid = table.cell(row, "amount"), table.cell(row, "piid")
    if not agency or not recipient or not piid or not amount:
        return "The row lacks its agency, recipient, award number or amount"
    hidden = table.masked(row, ("agency", "recipient", "amount", "piid"))
    if hidden:
        return f"{hidden} was masked: it looks like an identifier of a person"
    value = money(amount.value)
    if value is None:
        return f"The amount is no number: {amount.value}"
    day = table.cell(row, "date")
    if day and not when(day.value):
        return f"The action date is no date: {day.value}"
    department = table.cell(row, "department")
    fillers = [common.agency("payer", agency, department), named("payee", recipient)]
    funder = table.cell(row, "funder")
    if funder:
        fillers.append(named("funder", funder))
    fillers.append(common.instrument(piid, table.value(row, "key")))
    bought = common.purpose(table.cell(row, "description"), table.cell(row, "product"))
    if bought:
        fillers.append(bought)
    return stated(
        text,
        "spending",
        "modified" if table.value(row, "modification").strip("0") else "awarded",
        fillers,
        measures=[measure("obligated", amount, value, "USD", definition="transaction")],
        time=on(day),
        said=common.SAID,
        between=common.spared(table, row),
        pattern="usaspending/transaction",
    )


def cut_off(values: Sequence[float], page: int) -> list[str]:
    """Why the amounts of an agency look like the first pages of a longer list; [] if they do not.

    At least two signs: no negative amount, and order by amount or an end at a page boundary.
    """
    if len(values) < _ENOUGH or min(values) < 0:
        return []
    reasons = ["no amount is negative"]
    if all(one >= other for one, other in pairwise(values)):
        reasons.append("they are sorted by amount, the highest first")
    if len(values) % page == 0:
        reasons.append(f"they stop at a page boundary ({len(values) // page} pages of {page})")
    return reasons if len(reasons) > 1 else []
