"""One row, one version of a portal's policy: the uses of plate reads that it prohibits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.model import Fact, Filler, Text
from plainview.sources.alpr_portals.access import SAID, own
from plainview.sources.expectations import Table
from plainview.sources.parts import Cell
from plainview.sources.stating import at, implied, on, stated

_IMMIGRATION = re.compile(r"immigration enforcement", re.I)
_SHOWN = 300


def policies(text: Text, table: Table) -> list[Fact]:
    """Rule facts: the agency forbids immigration enforcement, or else the uses that it lists."""
    return list(_facts(text, table))


def _facts(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        agency, prohibited = table.cell(row, "agency"), table.cell(row, "prohibited")
        if not agency or not prohibited or prohibited.value == "NA":
            table.audit.note("not_stated", "The portal lists no prohibited uses", row, lost=False)
            continue
        condition = _condition(prohibited)
        if condition.name != "purpose:immigration_enforcement":
            message = "Immigration enforcement is not among the prohibited uses"
            table.audit.note("other_prohibitions", message, row, lost=False)
        yield stated(
            text,
            "rule",
            "in_force",
            (
                implied("act", "forbids"),
                own(table, "bound", agency),
                implied("instrument", "instrument:internal_policy"),
                implied("category", "data:licence_plate_read"),
                condition,
            ),
            time=on(table.cell(row, "updated")),
            said=SAID,
            pattern="alpr_portals/policy",
        )


def _condition(cell: Cell) -> Filler:
    """The use that is forbidden: immigration enforcement where it is named, else all the words."""
    found = _IMMIGRATION.search(cell.value)
    if not found:
        return at("condition", cell, cell.value[:_SHOWN])
    start = cell.start + found.start()
    name = "purpose:immigration_enforcement"
    return Filler("condition", name, found[0], start, start + len(found[0]))
