"""A sheet's text falls back into the cells that it was read from."""

import pytest
from tests.web.test_highlight import fact

from plainview.model import Anchor
from plainview.web.highlight import pieces
from plainview.web.sheet import borders, lines

CONTENT = "Counts\nYear | Beds\n2024 | x\n\nNote | a|b"


def anchors(*cells):
    found, at = [], 0
    for words, cell in cells:
        at = CONTENT.index(words, at)
        found.append(Anchor(at, at + len(words), cell=cell))
        at += len(words)
    return found


SHEET = anchors(("Year", "S!A1"), ("Beds", "S!B1"), ("2024", "S!A2"), ("x", "S!C2"),
                ("Note", "T!B2"), ("a|b", "T!C2"))  # fmt: skip


def cells(rows, found=SHEET):
    made = pieces(CONTENT, 0, rows, titles={row.id: row.id for row in rows}, borders=borders(found))
    return [
        (line.number, [[(str(p.html), p.facts, p.anchors) for p in cell] for cell in line.cells])
        for line in lines(made, found)
    ]


def test_an_empty_cell_stays_empty():
    plain = [
        (number, ["".join(words for words, *_ in cell) for cell in row])
        for number, row in cells([])
    ]
    assert plain == [
        ("", ["Counts\n"]),
        ("1", ["Year", "Beds"]),
        ("2", ["2024", "", "x"]),
        ("2", ["", "Note", "a|b"]),
    ]


def test_a_fact_over_several_cells_is_marked_in_each_and_begins_once():
    start = CONTENT.index(" | Beds")
    rows = [fact("f", (start, CONTENT.index(" | x")), content=CONTENT)]
    marked = [(words, begins) for _, row in cells(rows) for cell in row
              for words, facts, begins in cell if facts]  # fmt: skip
    assert marked == [("Beds", ("at-f",)), ("2024", ())]


@pytest.mark.parametrize(
    "found",
    [
        [],
        [Anchor(0, 6, page=1)],
        anchors(("Year", "S!A1"), ("Beds", "S!ZZ1")),
        anchors(("Year", "not a cell")),
    ],
)
def test_what_is_no_sheet_is_shown_as_lines(found):
    assert cells([], found) == []
