"""What portals say of an agency's own use: searches, plate reads, hits, cameras, retention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from plainview.model import MASK, Fact, Measure, Text, Time
from plainview.sources.alpr_portals import accounts
from plainview.sources.alpr_portals.access import SAID, WHAT, filler, keep, own
from plainview.sources.columns import number
from plainview.sources.expectations import Table
from plainview.sources.parts import Cell, Row
from plainview.sources.stating import at, body, measure, on, stated

_COUNTS = (
    ("searches", "requests", "searches", "last_30_days"),
    ("vehicles", "records_provided", "vehicles", "detected_in_last_30_days"),
    ("hits", "records_provided", "hits", "hotlist_hits_in_last_30_days"),
)
_DAYS = re.compile(r"(\S+) days")
_QUOTED_APART = 60


def usage(text: Text, table: Table) -> list[Fact]:
    """Access facts of each portal's counts, operation facts of its cameras, and its sharing."""
    facts = [fact for row in table.body for fact in _of_portal(text, table, row)]
    _note_dates(table)
    return facts


def _of_portal(text: Text, table: Table, row: Row) -> Iterator[Fact]:
    agency = table.cell(row, "agency")
    if not agency:
        table.audit.note("row_not_understood", "The row lacks its agency", row)
        return
    owner = own(table, "recipient", agency)
    seen = on(table.cell(row, "accessed"))
    day = seen.event if seen else None
    time = Time(as_of=day, surface=seen.surface, s=seen.s, e=seen.e) if seen else None
    counts = [*_counts(table, row, day), *_retention(table, row, day)]
    if counts:
        yield stated(
            text, "access", "in_force", (owner, *WHAT),
            measures=counts, time=time, said=SAID, apart=_QUOTED_APART,
            pattern="alpr_portals/usage",
        )  # fmt: skip
    cameras = _count(table, row, "cameras")
    if cameras:
        cell, value = cameras
        owned = measure("other_outcome", cell, value, "cameras", definition="owned", as_of=day)
        yield stated(
            text, "operation", "under_way", (replace(owner, role="agency"), WHAT[2]),
            measures=[owned], time=time, said=SAID, apart=_QUOTED_APART,
            pattern="alpr_portals/cameras",
        )  # fmt: skip
    if accounts.left_out(agency.value) is None:
        yield from _shared(text, table, row, agency, time)


def _counts(table: Table, row: Row, day: str | None) -> Iterator[Measure]:
    for column, name, unit, definition in _COUNTS:
        found = _count(table, row, column)
        if found:
            cell, value = found
            yield measure(name, cell, value, unit, definition=definition, as_of=day)


def _count(table: Table, row: Row, column: str) -> tuple[Cell, float] | None:
    """A number of a column; what is none is named."""
    cell = table.cell(row, column)
    if cell is None:
        return None
    value = number(cell.value)
    if value is None:
        heading = table.columns.headings[cell.column]
        table.audit.note(
            "not_a_number", f"{heading} is no number: {cell.value}", row, lost=MASK in cell.value
        )
        return None
    return cell, value


def _retention(table: Table, row: Row, day: str | None) -> Iterator[Measure]:
    cell = table.cell(row, "retention")
    found = _DAYS.fullmatch(cell.value) if cell else None
    value = number(found[1]) if found else None
    if cell and value is not None:
        yield measure("retention", cell, value, "days", as_of=day)
    elif cell:
        message = f"The retention is no number of days: {cell.value}"
        table.audit.note("not_a_number", message, row, lost=False)


def _shared(text: Text, table: Table, row: Row, agency: Cell, time: Time | None) -> Iterator[Fact]:
    """Access facts of the outside agencies in one cell, which joins them by commas."""
    joined = table.cell(row, "outside")
    if joined is None or joined.value == "NA":
        table.audit.note("not_stated", "The portal does not name outside agencies", row, lost=False)
        return
    if number(joined.value) is not None:
        message = f"The portal gives only the number of outside agencies: {joined.value}"
        table.audit.note("not_stated", message, row, lost=False)
        return
    for outside in pieces(joined):
        if keep(table, outside):
            yield stated(
                text, "access", "ended" if accounts.ended(outside.value) else "in_force",
                (filler("provider", agency), filler("recipient", outside), *WHAT),
                time=time, said=SAID, apart=_QUOTED_APART, pattern="alpr_portals/joined",
            )  # fmt: skip


def pieces(cell: Cell) -> Iterator[Cell]:
    """The parts of a cell that commas join, each at its place."""
    for found in re.finditer(r"[^,\s](?:[^,]*[^,\s])?", cell.value):
        start = cell.start + found.start()
        yield Cell(found[0], start, start + len(found[0]), cell.column, cell.address)


def _note_dates(table: Table) -> None:
    days = Counter(table.value(row, "accessed")[:10] for row in table.body)
    days.pop("", None)
    if days:
        told = f"from {min(days)} to {max(days)}" if len(days) > 1 else f"on {min(days)}"
        message = f"The rows were collected {told}: a file name that says otherwise is wrong"
        table.audit.note("dates_of_content", message, lost=False)


def survey(text: Text, table: Table) -> list[Fact]:
    """Operation facts: how many plate-reader cameras of which maker an agency runs."""
    return list(_surveyed(text, table))


def _surveyed(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        agency, vendor = table.cell(row, "agency"), table.cell(row, "vendor")
        if not agency:
            table.audit.note("row_not_understood", "The row lacks its agency", row)
            continue
        found = {
            column: count
            for column in ("confirmed", "portal")
            if (count := _count(table, row, column))
        }
        if len({value for _, value in found.values()}) > 1:
            one, other = (f"{value:.0f}" for _, value in found.values())
            message = f"The agency confirmed {one} cameras, its portal says {other}"
            table.audit.note("counts_disagree", message, row, lost=False)
        fillers = [filler("agency", agency)]
        if vendor and vendor.value != "Unknown":
            fillers.append(at("program", vendor, *body(vendor.value)))
        if county := table.cell(row, "county"):
            fillers.append(at("place", county, f"{county.value} County, North Carolina"))
        yield stated(
            text, "operation", "under_way", fillers,
            measures=[
                measure("other_outcome", cell, value, "cameras", definition=column)
                for column, (cell, value) in found.items()
            ],
            said=SAID, pattern="alpr_portals/survey",
        )  # fmt: skip


def addresses(text: Text, table: Table) -> list[Fact]:
    """No facts: which portal addresses answered, which says nothing about cameras."""
    answers = Counter(table.value(row, "answer") for row in table.body)
    counted = ", ".join(f"{count:,} × {answer}" for answer, count in answers.most_common())
    table.audit.note(
        "no_facts",
        f"Portal addresses that were tried, by answer: {counted}. An address that does not answer"
        " does not say that an agency has no cameras",
        lost=False,
    )
    return []


def agencies(text: Text, table: Table) -> list[Fact]:
    """No facts: a list of accounts says nothing about who shares with whom."""
    for row in table.body:
        if agency := table.cell(row, "agency"):
            keep(table, agency)
    message = f"A list of {len(table.body):,} accounts, which states no sharing by itself"
    table.audit.note("no_facts", message, lost=False)
    return []
