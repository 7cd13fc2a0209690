"""A compiled table of national security letters: what two reports said of each year.

The numbers are those of the Justice Department's letters and of ODNI's reports as researchers read
them; each fact is said by the table, and in it by the report. What the table computes is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from plainview.model import Fact, Filler, Hop, Measure, Text
from plainview.sources.columns import number
from plainview.sources.expectations import Table, recognised, told
from plainview.sources.parts import Row, SourceReading
from plainview.sources.stating import implied, measure, on, stated
from plainview.vocab import entity

_NO_NUMBER = ("#N/A", "NA", "N/A")


def read(text: Text) -> SourceReading | None:
    """Facts of access from such a table; None for anything else."""
    table = recognised(text, "nsl_counts")
    return table.reading(_facts(text, table)) if table else None


def _facts(text: Text, table: Table) -> Iterator[Fact]:
    for row in table.body:
        year = table.cell(row, "year")
        if year is None or not (year.value.isdigit() and len(year.value) == 4):
            table.audit.note("row_not_understood", "The row has no year", row)
            continue
        for report in told("nsl_counts")["reports"]:
            said = (
                Hop("dataset", "compiled counts of national security letters", via="inferred"),
                Hop("report", report["name"], via="inferred"),
            )
            for column, definition in report["requests"].items():
                if counted := _counts(table, row, column, definition, year.value):
                    yield stated(
                        text, "access", "requested", _fillers(), measures=counted,
                        time=on(year, year.value), said=said, pattern="nsl_counts/row",
                    )  # fmt: skip


def _fillers() -> tuple[Filler, ...]:
    fbi = entity("us-fbi")
    assert fbi  # the registry has it
    return (
        implied("recipient", fbi.name, fbi.id),
        implied("program", "National Security Letters"),
        implied("category", "data:personal_records"),
    )


def _counts(table: Table, row: Row, column: str, definition: str, year: str) -> list[Measure]:
    """The requests of a column, and how many persons they were about where a column says so."""
    unit = "letters" if definition == "letters_issued" else "requests"
    requests = _count(table, row, column, "requests", unit, definition, year)
    if requests is None:
        return []
    people = column.replace("requests", "people")
    persons = _count(table, row, people, "population_covered", "people", definition, year)
    return [requests, persons] if persons and people != column else [requests]


def _count(
    table: Table, row: Row, column: str, name: str, unit: str, definition: str, year: str
) -> Measure | None:
    cell = table.cell(row, column)
    if cell is None or cell.value in _NO_NUMBER:
        return None
    value = number(cell.value)
    if value is None:
        heading = table.columns.headings[cell.column]
        table.audit.note("not_a_number", f"{heading} is no number: {cell.value}", row)
        return None
    return measure(name, cell, value, unit, definition=definition, as_of=year, per="year")
