"""Flock Safety's list of shared networks, both directions, as one customer exports it."""

from __future__ import annotations

from collections.abc import Iterator

from plainview.model import MASK, Fact, Hop, Text
from plainview.sources.alpr_portals.access import WHAT, filler, keep
from plainview.sources.alpr_portals.usage import pieces
from plainview.sources.expectations import Table, recognised
from plainview.sources.parts import Row, SourceReading
from plainview.sources.stating import implied, stated

OWNER = "owner of this sharing list (not named in it)"
_SAID = (Hop("dataset", "Flock Safety network sharing list", via="inferred"),)


def read(text: Text) -> SourceReading | None:
    """Access facts in both directions from a list of shared networks; None for anything else."""
    table = recognised(text, "flock")
    if table is None:
        return None
    facts = [fact for row in table.body for fact in _of_row(text, table, row)]
    message = "The list does not name its owner: facts name the owner of the list"
    table.audit.note("owner_not_named", message, lost=False)
    return table.reading(facts)


def _of_row(text: Text, table: Table, row: Row) -> Iterator[Fact]:
    organisation = table.cell(row, "organisation")
    if organisation is None or MASK in organisation.value:
        table.audit.note("row_not_understood", "The row does not name its organisation", row)
        return
    if not keep(table, organisation):
        return
    received, shared = table.cell(row, "received"), table.cell(row, "shared")
    if received:
        networks = [filler("provider", network) for network in pieces(received)]
        yield stated(
            text, "access", "in_force", (*networks, implied("recipient", OWNER), *WHAT),
            said=_SAID, pattern="flock/received",
        )  # fmt: skip
    if shared:
        networks = [filler("provider", network) for network in pieces(shared)]
        yield stated(
            text, "access", "in_force", (filler("recipient", organisation), *networks, *WHAT),
            said=_SAID, pattern="flock/shared",
        )  # fmt: skip
    if not received and not shared:
        table.audit.note("row_not_understood", "The row shares in neither direction", row)
