"""One row, one outside agency that may search an agency's plate reads."""

from __future__ import annotations

from collections.abc import Iterator

from plainview.model import MASK, Fact, Filler, Hop, Text
from plainview.sources.alpr_portals import accounts
from plainview.sources.expectations import Table
from plainview.sources.parts import Cell
from plainview.sources.stating import at, implied, stated

SAID = (Hop("dataset", "agencies' plate-reader transparency portals", via="inferred"),)
WHAT = (
    implied("category", "data:licence_plate_read"),
    implied("technology", "tech:alpr"),
    implied("program", "Flock Safety", "co-flock"),
)
_NAMED = {
    "vendor": "accounts of the vendor",
    "test": "demonstration and training accounts",
    "placeholder": "placeholder accounts",
}


def access(text: Text, table: Table) -> list[Fact]:
    """Access facts: the source agency provides, the outside agency receives."""
    return list(_facts(text, table))


def _facts(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        source, outside = table.cell(row, "source"), table.cell(row, "outside")
        if not source or not outside:
            table.audit.note("row_not_understood", "The row lacks one of its two agencies", row)
            continue
        if MASK in source.value or MASK in outside.value:
            message = "A name was masked: it looks like an identifier of a person"
            table.audit.note("row_not_understood", message, row)
            continue
        if not keep(table, source) or not keep(table, outside):
            continue
        yield stated(
            text,
            "access",
            "ended" if accounts.ended(outside.value) else "in_force",
            (filler("provider", source), filler("recipient", outside), *WHAT),
            said=SAID,
            pattern="alpr_portals/access",
        )


def keep(table: Table, cell: Cell) -> bool:
    """Whether an account is an agency's; the others are named and counted."""
    what = accounts.left_out(cell.value)
    if what:
        table.audit.dropped[f"{_NAMED[what]} ({' '.join(cell.value.split())})"] += 1
    return what is None


def filler(role: str, cell: Cell) -> Filler:
    """An account as the agency that it is."""
    name, entry = accounts.agency(cell.value)
    return at(role, cell, name, entry)


def own(table: Table, role: str, cell: Cell) -> Filler:
    """The agency whose portal a row is about; a portal that is no agency's is the vendor's own."""
    what = accounts.left_out(cell.value)
    if what is None:
        return filler(role, cell)
    message = f"The portal is one of the {_NAMED[what]}: {' '.join(cell.value.split())}"
    table.audit.note("vendor_account", message, lost=False)
    return at(role, cell, "Flock Safety", "co-flock")
