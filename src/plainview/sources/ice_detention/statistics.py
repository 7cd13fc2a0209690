"""Statistics workbooks: average daily population by facility, and who is detained on a day.

No cell holds a facility's average daily population: four cells hold its parts (men and women, with
and without criminal records). The measure is their sum and stands at the run of the four cells.
"""

from __future__ import annotations

import re

from plainview.model import Filler, Text
from plainview.sources.columns import Columns, fold, header, state_of, tidy
from plainview.sources.ice_detention.expected import expected, why_ignored
from plainview.sources.ice_detention.facts import (
    GUARANTEED,
    MEAN_TO_DATE,
    ON_DAY,
    Dated,
    Facts,
    dated,
    facility,
    span,
    time_of,
    total,
    when_of,
)
from plainview.sources.parts import Cell, Row

_PARTS = ("male_criminal", "male_other", "female_criminal", "female_other")
# other breakdowns of the same people: their sums have to agree, or cells stand in wrong columns
_BREAKDOWNS = (
    ("level a", "level b", "level c", "level d"),
    ("ice threat level 1", "ice threat level 2", "ice threat level 3", "no ice threat level"),
)
_APART = 0.5
_DOCKET = re.compile(r"National Docket data are a snapshot as (?:of )?(?=\d)")
_TITLE = re.compile(
    r"(?:ICE (?!Enforcement|DETENTION DATA)|Average |Aliens |Non-?citizens |Individuals |USCIS )"
)
_SHORT_TITLE = 25


def read(text: Text, sheets: dict[str, list[Row]]) -> Facts | None:
    """The facts of a statistics workbook; None where no sheet is its table of facilities."""
    layout = expected().layouts["statistics"]
    tables = {name: found for name, rows in sheets.items() if (found := header(rows, layout))}
    if not tables:
        return None
    facts = Facts(text, "ICE detention statistics")
    for name, rows in sheets.items():
        if name in tables:
            columns, below = tables[name]
            _facilities(facts, columns, list(below), rows[0].start)
        elif detained := _detained_header(rows):
            _detained(facts, detained, rows)
            _other_tables(facts, name, rows, detained)
        elif why := why_ignored(name):
            facts.audit.ignore(f"sheet {name!r}: {why}")
        else:
            facts.audit.note("unknown_sheet", "Nobody expected this sheet; it is not read", rows[0])
    if not any(_detained_header(rows) for rows in sheets.values()):
        message = "The workbook has no table of who is currently detained"
        facts.audit.note("missing_table", message, lost=False)
    return facts


def _facilities(facts: Facts, columns: Columns, body: list[Row], top: int) -> None:
    as_of = dated(facts.text, top, columns.header.start)
    audit = facts.audit
    if as_of is None:
        audit.note("undated", "No row above the headings says of which day the data are")
    audit.used(columns)
    if "guaranteed" not in columns.fields:
        audit.note("missing_column", "No column is headed Guaranteed Minimum", columns.header)
    count, places = 0, dict[str, int]()
    for row in body:
        name, state = columns.cell(row, "name"), columns.cell(row, "state")
        if audit.besides(columns, row):
            continue
        if name and len(row.cells) == 1:
            audit.ignore(f"notes below the facilities of {row.sheet!r}")
        elif name is None or (state is None and not columns.cells(row, _PARTS[0])):
            lacking = "name" if name is None else "state and no numbers"
            audit.note("missing_value", f"The row has no {lacking} and is not read", row)
        elif state and state_of(state.value) is None:
            # numbers under a wrong heading would be published as something else
            message = f"{state.value[:40]!r} stands under {columns.headings[state.column]!r}"
            audit.note("shifted_columns", f"{message} and the row is not read", row)
        else:
            if state is None:
                message = "The row has no state and is read without one"
                audit.note("missing_state", message, row, lost=False)
            audit.rest(columns, row)
            count += 1
            _facility_row(facts, columns, row, name, as_of, places)
    low, high = expected().plausible["statistics"]
    if not low <= count <= high:
        message = f"{count:,} facilities; a workbook has had {low:,} to {high:,}"
        audit.note("row_count", message, sheet=columns.header.sheet, lost=False)


def _facility_row(
    facts: Facts,
    columns: Columns,
    row: Row,
    name: Cell,
    as_of: Dated | None,
    places: dict[str, int],
) -> None:
    city, state = columns.cell(row, "city"), columns.cell(row, "state")
    filler = facility(name, ", ".join(tidy(cell.value) for cell in (city, state) if cell))
    if filler.name in places:
        message = f"{filler.name} stands in row {places[filler.name]} too"
        facts.audit.note("same_facility", message, row, lost=False)
    places.setdefault(filler.name, row.number)
    when = when_of(as_of)
    parts = [cell for part in _PARTS for cell in columns.cells(row, part)[:1]]
    values = [facts.number(cell, row, "average daily population") for cell in parts]
    numbers = [value for value in values if value is not None]
    measures = []
    if parts and len(numbers) == len(parts):
        # an empty cell among the four is a group of which nobody was held
        adp = total(numbers)
        measures.append(facts.measure("population", adp, MEAN_TO_DATE, when, parts))
        _compare(facts, columns, row, adp)
    elif numbers:
        message = "The average daily population is not complete and not summed"
        facts.audit.note("missing_value", message, row)
    else:
        message = "The facility has no average daily population"
        facts.audit.note("missing_value", message, row, lost=False)
    promised = columns.cell(row, "guaranteed")
    if promised:
        beds = facts.number(promised, row, "guaranteed minimum")
        if beds is not None:
            measures.append(facts.measure("capacity", beds, GUARANTEED, when, [promised]))
    run = span(row, [name, city, state, *parts, promised])
    # told apart, since who counts the facilities by state leaves such a row out
    pattern = "facility_row" if state else "facility_row_without_state"
    facts.add("custody", [filler], measures, [run], time_of(as_of), pattern)


def _compare(facts: Facts, columns: Columns, row: Row, adp: float) -> None:
    letters = {fold(heading): letter for letter, heading in columns.headings.items()}
    for headings in _BREAKDOWNS:
        cells = [row.cells.get(letters.get(heading, "")) for heading in headings]
        try:
            other = total(float(cell.value) for cell in cells if cell)
        except ValueError:
            other = -1.0
        if any(cells) and abs(other - adp) > _APART:
            message = "The parts by criminality and by level or threat do not add up to one number"
            advice = "Look whether cells stand under the wrong heading"
            facts.audit.note("parts_disagree", message, row, advice=advice, lost=False)


def _detained_header(rows: list[Row]) -> Columns | None:
    layout = expected().layouts["detained"]
    for row in rows:
        first = row.cells.get("A")
        if first and fold(first.value) == "criminality" and (columns := layout.columns(row)):
            return columns
    return None


def _detained(facts: Facts, columns: Columns, rows: list[Row]) -> None:
    found = _DOCKET.search(facts.text.content)
    as_of = dated(facts.text, found.start(), found.end() + 10) if found else None
    if as_of is None:
        message = "No footnote says on which day people were counted as detained"
        facts.audit.note("undated", message, columns.header, lost=False)
    line = _total_below(rows, columns.header)
    if line is None:
        facts.audit.note("missing_value", "No row of totals below the headings", columns.header)
        return
    cells = {name: columns.cell(line, name) for name in ("criminality", "ice", "cbp", "total")}
    run, headings = span(line, cells.values()), span(columns.header, _table(columns))
    again = [place for row in rows if (place := _restated(rows, row))]
    for name, cell in cells.items():
        if cell is None or name == "criminality":
            continue
        value = facts.number(cell, line, "currently detained")
        if value is None:
            continue
        measure = facts.measure("population", value, ON_DAY, when_of(as_of), [cell])
        runs = [run, headings]
        fillers = []
        if name == "total":
            runs += [place for place, _ in again]
            if any(other != value for _, other in again):
                message = "Two tables give different totals of people detained"
                facts.audit.note("totals_disagree", message, line, lost=False)
        else:
            heading = columns.header.cells[columns.fields[name][0]]
            agency = f"people arrested by {tidy(heading.value)}"
            held = Filler("population_held", agency, heading.value, heading.start, heading.end)
            fillers.append(held)
        facts.add("custody", fillers, [measure], runs, time_of(as_of), "detained")


def _table(columns: Columns) -> list[Cell]:
    """The headings of the table itself; another table stands to its right."""
    letters = [columns.fields[name][0] for name in ("criminality", "ice", "cbp", "total")]
    return [columns.header.cells[letter] for letter in letters]


def _total_below(rows: list[Row], above: Row) -> Row | None:
    below = rows[rows.index(above) + 1 :][:2]
    return next((r for r in below if "A" in r.cells and fold(r.cells["A"].value) == "total"), None)


def _restated(rows: list[Row], row: Row) -> tuple[tuple[int, int], float] | None:
    """The same total in the table by processing disposition."""
    first = row.cells.get("A")
    if first is None or fold(first.value) != "processing disposition":
        return None
    line = _total_below(rows, row)
    letter = next((c.column for c in row.cells.values() if fold(c.value) == "total"), "")
    if line is None or letter not in line.cells or not line.cells[letter].value.isdigit():
        return None
    cells = [cell for cell in line.cells.values() if cell.start <= line.cells[letter].start]
    return span(line, cells), float(line.cells[letter].value)


def _other_tables(facts: Facts, name: str, rows: list[Row], columns: Columns) -> None:
    """Name the tables of the sheet that are not read, by their titles."""
    for row in rows:
        if row.number in (columns.header.number - 1, columns.header.number):
            titles = [cell for cell in row.cells.values() if cell.column != "A"]
        else:
            titles = list(row.cells.values())
        for cell in titles:
            if len(cell.value) > _SHORT_TITLE and _TITLE.match(cell.value):
                facts.audit.ignore(f"sheet {name!r}: table {tidy(cell.value)!r}")
    facts.audit.ignore(f"sheet {name!r}: rows of who is detained by criminality")
