"""One row, one modification of an award: money obligated, or taken back where it is negative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from plainview.model import Fact, Text
from plainview.sources.expectations import Table, told
from plainview.sources.parts import Row
from plainview.sources.stating import measure, named, on, party, stated, when
from plainview.sources.usaspending import common

_ENOUGH = 100
"""Rows of one agency below which the lack of a negative amount says nothing: about one in ten
modifications takes money back."""


def transactions(text: Text, table: Table) -> list[Fact]:
    """Spending facts of the measure `obligated`, defined as one transaction."""
    made = ((row, _fact(text, table, row)) for row in common.of_firms(table))
    facts = list(common.understood(table, made))
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


def _fact(text: Text, table: Table, row: Row) -> Fact | str:
    """The fact of a row, or why it gives none."""
    cells = common.needed(table, row, "agency", "recipient", "piid", "amount")
    if isinstance(cells, str):
        return cells
    value = common.amount_of(cells["amount"])
    if isinstance(value, str):
        return value
    day = table.cell(row, "date")
    if day and not when(day.value):
        return f"The action date is no date: {day.value}"
    fillers = [
        common.agency("payer", cells["agency"], table.cell(row, "department")),
        party("payee", cells["recipient"], table.value(row, "state")),
    ]
    funder = table.cell(row, "funder")
    if funder:
        fillers.append(named("funder", funder))
    fillers.append(common.instrument(cells["piid"], table.value(row, "key")))
    bought = common.purpose(table.cell(row, "description"), table.cell(row, "product"))
    if bought:
        fillers.append(bought)
    return stated(
        text,
        "spending",
        "modified" if table.value(row, "modification").strip("0") else "awarded",
        fillers,
        measures=[measure("obligated", cells["amount"], value, "USD", definition="transaction")],
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
