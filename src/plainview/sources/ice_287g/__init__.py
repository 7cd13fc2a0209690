"""ICE's lists of agencies in the 287(g) program: participating and pending.

A row is one agreement: staffing that the local agency lends to ICE under a support type. Which of
both lists a file is follows from its column SIGNED alone; file names have been swapped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from plainview.model import Text
from plainview.sources.columns import Audit, Columns, Layout, by_sheet, header
from plainview.sources.ice_287g.agreements import Agreements
from plainview.sources.ice_287g.expected import expected, support_of
from plainview.sources.parts import Row, SourceReading, rows

__all__ = ["layout", "read"]

PUBLISHER = "ice_287g"


def layout() -> Layout:
    """The columns of a list."""
    return expected().layout


def read(text: Text) -> SourceReading | None:
    """The agreements of a participating or pending list; None where the text is neither."""
    if not text.anchors or text.anchors[0].cell is None:
        return None
    if not expected().marks.search(text.content):
        return None
    audit, lists = Audit(), Agreements(text)
    kinds: Counter[str] = Counter()
    for sheet, lines in by_sheet(rows(text)).items():
        found = header(lines, expected().layout)
        if found is None:
            if lines:
                audit.ignore(f"sheet {sheet!r}: no list, its rows have no headings of one")
            continue
        columns, below = found
        body = list(below)
        if not _is_list(columns, body):
            continue
        _above(columns, lines, audit)
        kind = "participating" if "signed" in columns.fields else "pending"
        _headings(columns, kind, body, audit)
        kinds[kind] += lists.add(columns, kind, body, audit)
        _plausible(columns, kind, kinds[kind], audit)
    if not kinds:
        return None
    kind = kinds.most_common(1)[0][0]
    return SourceReading(
        PUBLISHER,
        f"{kind} list",
        tuple(lists.facts),
        audit.problems,
        dict(audit.dropped),
        audit.ignored,
    )


def _is_list(columns: Columns, body: list[Row]) -> bool:
    """Support types somewhere below the headings, wherever they have slipped to."""
    if not body:
        return "support" in columns.fields
    cells = (cell.value for row in body for cell in row.cells.values())
    return any(support_of(value) for value in cells)


def _above(columns: Columns, lines: Iterable[Row], audit: Audit) -> None:
    for row in takewhile(lambda each: each is not columns.header, lines):
        audit.note("rows_above", "Words above the headings are not read", row, lost=False)


def _headings(columns: Columns, kind: str, body: list[Row], audit: Audit) -> None:
    audit.used(columns)
    why = "has a column SIGNED" if kind == "participating" else "has no column SIGNED"
    message = f"This is the {kind} list: it {why}"
    audit.note("list_kind", message, sheet=columns.header.sheet, lost=False)
    if "support" not in columns.fields:
        message = "No column is headed SUPPORT TYPE"
        audit.note("missing_column", message, columns.header, advice="Compare the headings")
    for name, letters in columns.fields.items():
        if len(letters) > 1:
            audit.note(
                "repeated_heading",
                f"Columns {', '.join(letters)} are all headed as {name}; the first is read",
                columns.header,
            )
    if not body:
        audit.note(
            "empty_list",
            "The list has headings and no rows: that does not say that there are no agreements",
            columns.header,
            lost=False,
        )


def _plausible(columns: Columns, kind: str, count: int, audit: Audit) -> None:
    fewest, most = expected().plausible[kind]
    if count and not fewest <= count <= most:
        audit.note(
            "row_count",
            f"{count:,} agreements; a {kind} list has had {fewest:,} to {most:,}",
            sheet=columns.header.sheet,
            advice="Look whether the file is an extract or was cut off",
            lost=False,
        )
