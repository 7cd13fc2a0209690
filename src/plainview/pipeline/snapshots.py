"""Successive states of one public list among the documents of a record.

What a document is a state of follows from what its rows were read as. Its day is the one that its
rows are of; else that of its heading; else the one in its name, which the latest date in the rows
corrects: a list cannot be older than what stands in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plainview.store import Record
from plainview.store.arrivals import ListRow

_IN_NAME = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)|(?<!\d)([01]\d)-?([0-3]\d)-?(20\d\d)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A list that is known: `key` for the command line, title, and how its rows were read.

    `status` parts lists whose rows have one pattern; `numbers` says that the rows hold measures
    that can be compared from state to state.
    """

    key: str
    title: str
    patterns: tuple[str, ...]
    status: str
    numbers: bool = False


KINDS = (
    Kind("287g", "ICE 287(g), participating agencies", ("ice_287g.row",), "in_force"),
    Kind("287g-pending", "ICE 287(g), pending agreements", ("ice_287g.row",), "requested"),
    Kind(
        "detention",
        "ICE detention statistics, facilities",
        ("ice_detention.facility_row", "ice_detention.facility_row_without_state"),
        "in_force",
        numbers=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of a list: its day (ISO 8601, None where unknown) and what says so."""

    date: str | None
    dated_by: str
    document_id: str
    doc: str
    rows: int


def snapshots(record: Record) -> dict[str, list[Snapshot]]:
    """The states of each list that the record has, by the list's key, in the order of their days.

    Those without a day stand last.
    """
    found: dict[str, dict[str, Snapshot]] = defaultdict(dict)
    patterns = {pattern for kind in KINDS for pattern in kind.patterns}
    for row in record.lists(patterns):
        for kind in _kinds(row):
            day, why = _dated(row)
            before = found[kind.key].get(row.document_id)
            rows = row.facts + (before.rows if before else 0)
            found[kind.key][row.document_id] = Snapshot(day, why, row.document_id, row.name, rows)
    return {
        kind.key: sorted(found[kind.key].values(), key=_order)
        for kind in KINDS
        if kind.key in found
    }


def _kinds(row: ListRow) -> Iterator[Kind]:
    for kind in KINDS:
        if row.pattern in kind.patterns and row.status == kind.status:
            yield kind


def _order(snapshot: Snapshot) -> tuple[str, int, str]:
    return snapshot.date or "9999", snapshot.rows, snapshot.document_id


def _dated(row: ListRow) -> tuple[str | None, str]:
    if row.as_of:
        return row.as_of, "the day its numbers are of"
    if row.published and len(row.published) == 10:
        return row.published, "its heading"
    latest = row.event or ""
    for name in (row.name, (row.address or "").rpartition("/")[2]):
        if day := day_in(name):
            return _not_before(day, latest)
    return (
        (latest, "the latest date in it") if latest else (None, "nothing says of which day it is")
    )


def day_in(name: str) -> str | None:
    """The first date in a file name, year first or month first; None where there is none."""
    for found in _IN_NAME.finditer(name):
        year, month, day, us_month, us_day, us_year = found.groups()
        try:
            return date(
                int(year or us_year), int(month or us_month), int(day or us_day)
            ).isoformat()
        except ValueError:
            continue
    return None


def _not_before(day: str, latest: str) -> tuple[str, str]:
    """The day, in the first year that is not before the latest date in the list."""
    if day >= latest:
        return day, "its name"
    for year in (int(latest[:4]), int(latest[:4]) + 1):
        moved = f"{year}{day[4:]}"
        if moved >= latest:
            return moved, f"its name, which says {day[:4]} but holds a date of {latest}"
    return latest, "the latest date in it"
