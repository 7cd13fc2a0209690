"""Lines of CSV: as many cells as columns, and none that a spreadsheet program would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.publish.csv_lines import csv_line


def read(line: bytes) -> list[str]:
    (row,) = csv.reader(io.StringIO(line.decode(), newline=""))
    return row


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("https://attacker.example")', '\'=HYPERLINK("https://attacker.example")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5 people", "'-5 people"),
        ("\t=1+1", "'\t=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        # numbers stay numbers, and a lone sign is only that
        ("-33717475.13", "-33717475.13"),
        ("+5", "+5"),
        ("-1e9", "-1e9"),
        ("-", "-"),
        ("2025-05", "2025-05"),
        ("about 120%", "about 120%"),
    ],
)
def test_what_begins_like_a_formula_is_shown_and_not_run(cell, written):
    assert read(csv_line(["a", cell])) == ["a", written]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2)
)
def test_every_cell_comes_back_whole(cells):
    found = read(csv_line(cells))
    assert len(found) == len(cells)
    for cell, back in zip(cells, found, strict=True):
        assert back.removeprefix("'") == cell.removeprefix("'") or back == "'" + cell
        blank = back.lstrip(" ")
        assert len(back) == 1 or not blank.startswith(("=", "@", "\t"))
