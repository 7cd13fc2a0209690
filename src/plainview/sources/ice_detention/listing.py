"""Facility lists: capacity, population and yearly means by facility, operators, owners, rates.

Two lists in workbooks (December 2015, November 2017) and the list of facilities that may hold
people for more than 72 hours.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plainview.model import Filler, Measure, Text, Time
from plainview.sources.columns import Columns, day, fold, header, number, tidy
from plainview.sources.ice_detention.expected import expected, why_ignored
from plainview.sources.ice_detention.facts import (
    GUARANTEED,
    MEAN,
    MEAN_TO_DATE,
    ON_DAY,
    Dated,
    Facts,
    body,
    dated,
    facility,
    span,
    time_of,
    when_of,
)
from plainview.sources.parts import Cell, Row

_YEAR = re.compile(r"FY ?(\d\d)\b", re.IGNORECASE)
_PROMISED = re.compile(r"([\d,]+) \(GM\);")
_CLASS = re.compile(r"(?:COUNTY|CITY|STATE|PARISH|TOWN|BOROUGH|FEDERAL)\b.*", re.IGNORECASE)
_REDACTED = re.compile(r"\(b\)\(\d\)|B4")
_HIDDEN = re.compile(r"redacted|\(b\)\(\d\).*", re.IGNORECASE)
_CAPACITY = "usable"


def read(text: Text, sheets: dict[str, list[Row]]) -> Facts | None:
    """The facts of a facility list; None where no sheet is one."""
    tables = _tables(sheets, "listing")
    if not tables:
        return None
    facts = Facts(text, "ICE list of detention facilities")
    # the sheet with the most rows is the list; others repeat a part of it
    main = max(tables, key=lambda name: len(sheets[name]))
    columns, rows = tables[main]
    places: dict[str, tuple[str, str]] = {}
    _facilities(facts, columns, rows, sheets[main][0].start, places)
    promised = _tables(sheets, "guaranteed")
    for name, lines in sheets.items():
        if name == main:
            continue
        if name in promised:
            _guaranteed(facts, *promised[name], lines[0].start, places)
        elif name in tables or why_ignored(name) is None:
            facts.audit.ignore(f"sheet {name!r}: not the whole list")
        else:
            facts.audit.ignore(f"sheet {name!r}: {why_ignored(name)}")
        _redactions(facts, lines)
    _redactions(facts, sheets[main])
    return facts


def over_72(text: Text, sheets: dict[str, list[Row]]) -> Facts | None:
    """The facts of the list of facilities for more than 72 hours; None for other texts."""
    if "over 72-hour" not in text.content[:4000].lower():
        return None
    layout = expected().layouts["over_72"]
    facts = Facts(text, "ICE list of facilities authorized to hold people for over 72 hours")
    count = 0
    for name, rows in sheets.items():
        columns: Columns | None = None
        for row in rows:
            if headings := layout.columns(row):
                columns = headings
                continue
            cell = columns.cell(row, "name") if columns else None
            state = columns.cell(row, "state") if columns else None
            if columns is None or len(row.cells) == 1:
                facts.audit.ignore(f"headings of areas and notes in sheet {name!r}")
            elif cell and state:
                city = columns.cell(row, "city")
                place = ", ".join(tidy(each.value) for each in (city, state) if each)
                run = span(row, row.cells.values())
                facts.add("custody", [facility(cell, place)], [], [run], None, "over_72_row")
                facts.audit.rest(columns, row)
                count += 1
            else:
                facts.audit.ignore(f"legend of facility types in sheet {name!r}")
    if not count:
        return None
    facts.audit.ignore("Facility Type - Detailed")
    facts.audit.note("undated", "The list does not say of which day it is", lost=False)
    _plausible(facts, "over_72", count)
    return facts


def _tables(sheets: dict[str, list[Row]], kind: str) -> dict[str, tuple[Columns, list[Row]]]:
    layout = expected().layouts[kind]
    found = {name: header(rows, layout) for name, rows in sheets.items()}
    return {name: (item[0], list(item[1])) for name, item in found.items() if item}


def _facilities(
    facts: Facts,
    columns: Columns,
    rows: list[Row],
    top: int,
    places: dict[str, tuple[str, str]],
) -> None:
    as_of = dated(facts.text, top, columns.header.start)
    if as_of is None:
        facts.audit.note("undated", "No row above the headings says of which day the data are")
    facts.audit.used(columns)
    facts.audit.ignore("tiers of Per Diem Rate Detailed")
    count = 0
    for row in rows:
        code, name, state = (columns.cell(row, each) for each in ("code", "name", "state"))
        if facts.audit.besides(columns, row):
            continue
        if code is None or name is None or state is None:
            message = "The row lacks a code, a name or a state and is not read"
            facts.audit.note("missing_value", message, row, lost=len(row.cells) > 1)
            continue
        facts.audit.rest(columns, row)
        city = columns.cell(row, "city")
        place = ", ".join(tidy(cell.value) for cell in (city, state) if cell)
        where = facility(name, place)
        if _HIDDEN.fullmatch(name.value):
            # its numbers are public, and no two of them may become one facility
            where = replace(where, name=f"facility with a redacted name, row {row.number}")
            message = "The facility's name is redacted"
            facts.audit.note("redacted", message, row, lost=False)
        else:
            places[code.value] = (tidy(name.value), place)
        count += 1
        _facility_row(facts, columns, row, where, as_of)
    _plausible(facts, "listing", count)


def _facility_row(
    facts: Facts, columns: Columns, row: Row, where: Filler, as_of: Dated | None
) -> None:
    when = when_of(as_of)
    measures: list[Measure] = []
    used = [columns.cell(row, "name")]
    for field, name, definition in (
        ("capacity", "capacity", _CAPACITY),
        ("population", "population", ON_DAY),
        ("guaranteed", "capacity", GUARANTEED),
    ):
        cell = columns.cell(row, field)
        value = facts.number(cell, row, field) if cell else None
        if cell and value is not None:
            measures.append(facts.measure(name, value, definition, when, [cell]))
            used.append(cell)
    means = [columns.header.cells[letter] for letter in columns.fields.get("mean", ())]
    newest = max((_year(cell) for cell in means), default=0)
    for heading in means:
        cell = row.cells.get(heading.column)
        value = facts.number(cell, row, heading.value) if cell else None
        if cell and value is not None:
            year = _year(heading)
            definition = MEAN_TO_DATE if year == newest else MEAN
            span_of_year = f"{year - 1}-10-01/{year}-09-30"
            at = when if year == newest else span_of_year
            measures.append(facts.measure("population", value, definition, at, [cell]))
            used.append(cell)
    rate = columns.cell(row, "rate")
    in_rate = rate is not None and columns.cell(row, "guaranteed") is None
    promised = _PROMISED.match(rate.value) if rate and in_rate else None
    if rate and promised and (beds := number(promised[1])) is not None:
        end = rate.start + promised.end(1)
        cell = Cell(promised[1], rate.start, end, rate.column, rate.address)
        measures.append(facts.measure("capacity", beds, GUARANTEED, when, [cell]))
        used.append(cell)
    parties = [
        _party(facts, role, cell, columns, row)
        for role, field in (("operator", "operator"), ("space_lender", "owner"))
        if (cell := columns.cell(row, field)) and not _REDACTED.fullmatch(cell.value)
    ]
    used += [columns.cell(row, "operator"), columns.cell(row, "owner")] if parties else []
    time = time_of(as_of)
    facts.add("custody", [where, *parties], measures, [span(row, used)], time, "listing_row")
    if rate:
        _rate(facts, columns, row, where, rate, when)


def _party(facts: Facts, role: str, cell: Cell, columns: Columns, row: Row) -> Filler:
    """A company, or "COUNTY (SHERIFF)" with the county and state, so that no two merge."""
    county, city, state = (columns.cell(row, each) for each in ("county", "city", "state"))
    name = tidy(cell.value)
    near = city if name.upper().startswith("CITY") else county or city
    parts = (near, state) if _CLASS.fullmatch(name) else (state,)
    place = ", ".join(tidy(each.value) for each in parts if each)
    found, entity_id = body(name, place)
    return Filler(role, found, cell.value, cell.start, cell.end, "name", entity_id)


def _rate(
    facts: Facts, columns: Columns, row: Row, where: Filler, rate: Cell, when: str | None
) -> None:
    """What ICE pays for a person and day, where the cell is one number."""
    value = number(rate.value.removeprefix("$"))
    if value is None:
        if not _REDACTED.fullmatch(rate.value):
            message = "The rate is in tiers or in words and is not read as a number"
            facts.audit.note("rate_in_words", message, row, lost=False)
        return
    start, end = (columns.cell(row, each) for each in ("starts", "ends"))
    first, last = (day(cell.value) if cell else None for cell in (start, end))
    measure = Measure(
        "obligated",
        value,
        value,
        value,
        "exact",
        "USD",
        "person and day",
        None,
        "per_diem_rate",
        when,
        rate.value,
        rate.start,
        rate.end,
    )
    paid = Filler("for", where.name, where.surface, where.start, where.end, "name", where.entity)
    run = span(row, [columns.cell(row, "name"), rate])
    time = Time(start=first, end=last, as_of=when) if first or last or when else None
    facts.add("spending", [paid], [measure], [run], time, "listing_rate")


def _guaranteed(
    facts: Facts,
    columns: Columns,
    rows: list[Row],
    top: int,
    places: dict[str, tuple[str, str]],
) -> None:
    as_of = dated(facts.text, top, columns.header.start)
    for row in rows:
        code, name = columns.cell(row, "code"), columns.cell(row, "name")
        cell = columns.cell(row, "guaranteed")
        if code is None or name is None or cell is None:
            facts.audit.ignore(f"totals below the facilities of {row.sheet!r}")
            continue
        value = facts.number(cell, row, "guaranteed minimum")
        if value is None:
            continue
        when = when_of(as_of)
        measure = facts.measure("capacity", value, GUARANTEED, when, [cell])
        where = facility(name, places[code.value][1] if code.value in places else code.value)
        run = span(row, [code, name, cell])
        facts.add("custody", [where], [measure], [run], time_of(as_of), "guaranteed_row")


def _redactions(facts: Facts, rows: list[Row]) -> None:
    for row in rows:
        if any(_REDACTED.fullmatch(cell.value) for cell in row.cells.values()):
            message = "Cells are redacted: their only content is (b)(4) or B4"
            facts.audit.note("redacted", message, row, lost=False)


def _plausible(facts: Facts, kind: str, count: int) -> None:
    low, high = expected().plausible[kind]
    if not low <= count <= high:
        message = f"{count:,} facilities; a list of this kind has had {low:,} to {high:,}"
        facts.audit.note("row_count", message, lost=False)


def _year(heading: Cell) -> int:
    found = _YEAR.search(fold(heading.value))
    return 2000 + int(found[1]) if found else 0
