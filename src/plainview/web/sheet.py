"""A sheet's text set as a table again: each run of it in the cell that it was read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plainview.model import Anchor
from plainview.web.highlight import Piece

WIDEST = 60
"""Columns; a wider sheet is shown as lines, which nobody has to scroll sideways for ever."""

_CELL = re.compile(r"(?:(.*)!)?([A-Z]{1,3})(\d+)", re.DOTALL)


@dataclass(slots=True)
class Line:
    """A row of a sheet with its number, or words that stand in no cell (then without one).

    `cells` are in the order of the columns from A; empty ones are empty.
    """

    number: str
    cells: list[list[Piece]] = field(default_factory=list)


def lines(found: Sequence[Piece], anchors: Sequence[Anchor]) -> list[Line]:
    """The rows that pieces of a text make up, [] where they are no sheet or too wide a one.

    `anchors` are those of the text; the pieces must be cut at their borders. What stands between
    cells is left out, and a fact that begins there begins in the cell after it.
    """
    starts = [anchor.start for anchor in anchors]
    table: list[Line] = []
    key: tuple[str | None, str] | None = None
    waiting: tuple[str, ...] = ()
    for piece in found:
        at = bisect_right(starts, piece.start) - 1
        cell = anchors[at].cell if at >= 0 and piece.start < anchors[at].end else None
        place = _CELL.fullmatch(cell or "")
        if place is None and not str(piece.html).strip(" |\n"):
            waiting += piece.anchors
            continue
        piece, waiting = replace(piece, anchors=(*waiting, *piece.anchors)), ()
        if place is None:
            table.append(Line("", [[piece]]))
            key = None
            continue
        column = _column(place[2])
        if column >= WIDEST:
            return []
        if key != (place[1], place[3]):
            key = (place[1], place[3])
            table.append(Line(place[3]))
        cells = table[-1].cells
        cells.extend([] for _ in range(column + 1 - len(cells)))
        cells[column].append(piece)
    return table if any(line.number for line in table) else []


def borders(anchors: Sequence[Anchor]) -> list[int]:
    """Where the cells of a text begin and end."""
    return [at for anchor in anchors if anchor.cell for at in (anchor.start, anchor.end)]


def _column(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
