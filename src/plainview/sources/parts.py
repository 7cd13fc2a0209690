"""What every reader of a public record gives, and the rows that it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plainview.model import Fact, Problem, Text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty: its words, where they stand in the text, and its address."""

    value: str
    start: int
    end: int
    column: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet or CSV: its number as the sheet counts, and its cells by column letter."""

    sheet: str
    number: int
    cells: dict[str, Cell]

    @property
    def start(self) -> int:
        return min(cell.start for cell in self.cells.values())

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class SourceReading:
    """A public record read: its facts, what was odd or not understood, what was left out.

    `publisher` is the folder's name, `kind` what the file is ("participating list"). `dropped`
    counts what is left out on purpose ("names of officials"), `ignored` the columns that state no
    fact, by name: each value in scope is used, ignored by name, or reported as a problem.
    """

    publisher: str
    kind: str
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...] = ()
    dropped: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


Reader = Callable[[Text], SourceReading | None]
"""Reads a text if it is of its kind, told from the content alone; None where it is not."""


def rows(text: Text) -> Iterator[Row]:
    """The rows of a sheet's or CSV's text, from the anchors of its cells."""
    sheet, number, cells = "", 0, dict[str, Cell]()
    for anchor in text.anchors:
        if anchor.cell is None:
            continue
        here, _, place = anchor.cell.rpartition("!")
        column = place.rstrip("0123456789")
        row = int(place[len(column) :])
        if cells and (here, row) != (sheet, number):
            yield Row(sheet, number, cells)
            cells = {}
        sheet, number = here, row
        value = text.content[anchor.start : anchor.end]
        cells[column] = Cell(value, anchor.start, anchor.end, column, anchor.cell)
    if cells:
        yield Row(sheet, number, cells)
