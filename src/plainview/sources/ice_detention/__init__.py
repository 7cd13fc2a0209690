"""ICE's detention statistics and facility lists: workbooks and PDFs.

What each states: average daily population is population, definition `mean_year_to_date` (closed
fiscal years: `mean_year`); people detained or counted on a day are population, definition `on_day`;
the guaranteed minimum is capacity, definition `guaranteed`; the bed space of a facility list is
capacity, definition `usable`. None of them is ever added to another.
"""

from __future__ import annotations

from plainview.model import Text
from plainview.sources.columns import Layout, by_sheet
from plainview.sources.ice_detention import listing, printed, statistics
from plainview.sources.ice_detention.expected import expected
from plainview.sources.parts import SourceReading, rows

__all__ = ["layouts", "read"]

PUBLISHER = "ice_detention"
_WORKBOOKS = (
    # a facility list has the columns of a statistics workbook too, and codes
    ("facility list", listing.read),
    ("statistics workbook", statistics.read),
    ("list of facilities for over 72 hours", listing.over_72),
)
_PRINTED = (
    ("facility list in print", printed.facilities),
    ("average daily population in print", printed.yearly),
)
_MARKS = ("Male Non-Crim", "DETLOC", "Over 72-Hour")


def layouts() -> dict[str, Layout]:
    """The columns of each kind of table."""
    return expected().layouts


def read(text: Text) -> SourceReading | None:
    """The facts of a text that is one of ICE's detention records; None where it is none."""
    if not text.anchors:
        return None
    if text.anchors[0].cell is None:
        tried = ((kind, reader(text)) for kind, reader in _PRINTED)
    elif any(mark in text.content for mark in _MARKS):
        sheets = by_sheet(rows(text))
        tried = ((kind, reader(text, sheets)) for kind, reader in _WORKBOOKS)
    else:
        return None
    for kind, facts in tried:
        if facts is not None:
            audit = facts.audit
            return SourceReading(
                PUBLISHER,
                kind,
                tuple(facts.found),
                audit.problems,
                dict(audit.dropped),
                audit.ignored,
            )
    return None
