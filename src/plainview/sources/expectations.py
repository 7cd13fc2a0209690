"""Tables known by their headings: each publisher's kinds from its folder's expectations."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from plainview.model import Text
from plainview.sources.columns import Audit, Columns, Layout, fold
from plainview.sources.parts import Cell, Row, SourceReading, rows

_HEADER_WITHIN = 15
_LONGEST_HEADER = 100_000


@dataclass(frozen=True)
class Kind:
    """One kind of table: its layout, and what of it is left out on purpose, by the headings."""

    name: str
    layout: Layout
    needed: frozenset[frozenset[str]]
    dropped: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Table:
    """A text recognised as a kind of table: its headings, the rows below, and what was odd."""

    publisher: str
    kind: Kind
    columns: Columns
    body: list[Row]
    audit: Audit = field(default_factory=Audit)

    def cell(self, row: Row, name: str) -> Cell | None:
        """The cell of a row that a field has, None where it is empty or has no column."""
        letters = self.columns.fields.get(name)
        return row.cells.get(letters[0]) if letters else None

    def value(self, row: Row, name: str) -> str:
        """The words of the cell, empty where there is none."""
        found = self.cell(row, name)
        return found.value if found else ""

    def spared(self, row: Row) -> list[Cell]:
        """The cells of a row that are left out on purpose and that no quote may hold."""
        return [cell for letter, cell in row.cells.items() if letter in self._left_out]

    @cached_property
    def _left_out(self) -> dict[str, str]:
        """What the columns hold that are left out on purpose, by letter."""
        return {
            letter: what
            for letter, heading in self.columns.headings.items()
            for what, headings in self.kind.dropped.items()
            if fold(heading) in headings
        }

    def reading(self, facts: Iterable[Any]) -> SourceReading:
        """The facts with what remains of the rows: dropped, ignored by name, or reported."""
        left_out = self._left_out
        held = {letter for row in self.body for letter in row.cells}
        for letter, what in left_out.items():
            if letter in held:
                self.audit.dropped[what] += sum(letter in row.cells for row in self.body)
        self.audit.ignore(*(name for key, name in self.columns.ignored.items() if key in held))
        strange = held - self.columns.headings.keys() | held & self.columns.unknown.keys()
        for row in self.body if strange - left_out.keys() else ():
            self.audit.rest(self.columns, row)
        return SourceReading(
            self.publisher,
            self.kind.name,
            tuple(facts),
            self.audit.problems,
            dict(+self.audit.dropped),
            self.audit.ignored,
        )


@lru_cache
def told(publisher: str) -> dict[str, Any]:
    """A publisher's expectations as its data file holds them."""
    place = files("plainview.sources") / publisher / "expectations.toml"
    return tomllib.loads(place.read_text("utf-8"))


@lru_cache
def kinds(publisher: str) -> tuple[Kind, ...]:
    """The kinds of table that a publisher has, in the order of its data file."""
    return tuple(_kind(name, data) for name, data in told(publisher)["kinds"].items())


def _kind(name: str, data: dict[str, Any]) -> Kind:
    dropped = {what: frozenset(map(fold, heads)) for what, heads in data.get("dropped", {}).items()}
    left_out = [heading for headings in dropped.values() for heading in headings]
    layout = Layout.of({**data, "ignored": [*data.get("ignored", ()), *left_out]})
    needed = frozenset(frozenset(map(fold, layout.fields[each])) for each in layout.needed)
    return Kind(name, layout, needed, dropped)


def recognised(text: Text, publisher: str) -> Table | None:
    """The first of a publisher's kinds whose needed headings stand near the top of a sheet.

    Rows above the headings and other sheets of a workbook are named in the table's audit.
    """
    if text.anchors and text.anchors[0].cell is None:
        return None
    several = bool(text.anchors) and "!" in (text.anchors[0].cell or "")
    walk = rows(text) if text.anchors else iter(_headings_alone(text))
    sheets: dict[str, list[Row]] = {}
    for row in walk:
        above = sheets.setdefault(row.sheet, [])
        if len(above) < _HEADER_WITHIN:
            kind, columns = _headings(row, publisher)
            if kind and columns:
                return _table(publisher, kind, columns, walk, sheets)
            above.append(row)
        elif not several:
            return None
    return None


def _headings(row: Row, publisher: str) -> tuple[Kind | None, Columns | None]:
    """The kind of table that a row of headings tells, and its columns."""
    names = {fold(cell.value) for cell in row.cells.values()}
    for kind in kinds(publisher):
        if all(names & heads for heads in kind.needed) and (columns := kind.layout.columns(row)):
            return kind, columns
    return None, None


def _table(
    publisher: str, kind: Kind, columns: Columns, walk: Iterator[Row], sheets: dict[str, list[Row]]
) -> Table:
    here, audit = columns.header.sheet, Audit()
    body, others = [], [name for name in sheets if name != here]
    for row in walk:
        if row.sheet == here:
            if not audit.besides(columns, row):
                body.append(row)
        elif row.sheet not in others:
            others.append(row.sheet)
    for row in sheets[here]:
        words = " | ".join(cell.value for cell in row.cells.values())
        audit.note("above_headings", f"Words above the headings: {words}", row, lost=False)
    for name in others:
        audit.note("other_sheet", "The sheet is not the table and was not read", sheet=name)
    return Table(publisher, kind, columns, body, audit)


def _headings_alone(text: Text) -> list[Row]:
    """The one line of a table without rows, which reads as plain text."""
    line = text.content.strip("\ufeff \r\n")
    if "\n" in line or "," not in line or len(line) > _LONGEST_HEADER:
        return []
    try:
        names = next(csv.reader([line]), [])
    except csv.Error:
        return []
    cells, place = {}, 0
    for number, name in enumerate(names, 1):
        start = text.content.find(name, place)
        if name and start >= 0:
            place = start + len(name)
            cells[str(number)] = Cell(name, start, place, str(number), f"1.{number}")
    return [Row("", 1, cells)] if cells else []
