"""Sheets: one line a row, each value with its cell, and nothing for cells that hold nothing."""

from __future__ import annotations

import datetime as dt
import io
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.model import Text, Unreadable
from plainview.reading import Reading, read
from plainview.reading.rows import letters

All = Callable[..., list[Reading]]
BEDS: list[list[object]] = [
    ["Detention beds by definition"],
    [],
    ["Year", "Definition", "Beds", "Share", "As of"],
    [2020, "funded", 38500.0, 0.125, dt.date(2020, 3, 1)],
    [2020, None, 41500, True, dt.datetime(2020, 3, 1, 14, 30)],
    ["Note: counts are end of day"],
]


def cells(text: Text) -> dict[str, str]:
    return {run.cell or "": text.content[run.start : run.end] for run in text.anchors}


def xls(rows: list[list[object]]) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Beds")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                dated = isinstance(value, dt.date)
                sheet.write(number, column, value, *([day] if dated else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: list[list[object]]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Beds")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=value)
            elif value is None:
                cell = TableCell()
            else:
                cell = TableCell(valuetype="string")
            cell.addElement(P(text="" if value is None else str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def test_rows_cells_numbers_and_dates(made: Any) -> None:
    text = read(made.xlsx(("Beds", BEDS)))
    assert text.content.split("\n") == [
        "Detention beds by definition",
        "Year | Definition | Beds | Share | As of",
        "2020 | funded | 38500 | 0.125 | 2020-03-01",
        "2020 | 41500 | TRUE | 2020-03-01 14:30:00",
        "Note: counts are end of day",
        "",
    ]
    found = cells(text)
    assert found["Beds!A1"] == "Detention beds by definition"
    assert (found["Beds!C4"], found["Beds!C5"]) == ("38500", "41500")
    assert found["Beds!A6"].startswith("Note") and "Beds!B5" not in found
    assert text.reader == "sheet/1"


@pytest.mark.parametrize("write", [xls, ods], ids=["xls", "ods"])
def test_other_workbooks_give_the_same_cells(write: Callable[..., bytes], made: Any) -> None:
    rows = [[None, "Facility", "Beds"], [], [None, "Alpha", 1200], [None, "Beta", 0.5]]
    text = read(write(rows))
    assert text.content == read(made.xlsx(("Beds", rows))).content
    assert cells(text) == {
        "Beds!B1": "Facility",
        "Beds!C1": "Beds",
        "Beds!B3": "Alpha",
        "Beds!C3": "1200",
        "Beds!B4": "Beta",
        "Beds!C4": "0.5",
    }


def test_a_table_that_starts_far_from_the_corner(made: Any) -> None:
    def move(book: Any) -> None:
        book["Beds"]["AB7"] = 38500
        book["Beds"]["AD9"] = "note"

    text = read(made.xlsx(("Beds", []), change=move))
    assert cells(text) == {"Beds!AB7": "38500", "Beds!AD9": "note"}


def test_merged_cells_say_their_value_once(made: Any) -> None:
    def merge(book: Any) -> None:
        book["Beds"].merge_cells("A1:E1")
        book["Beds"].merge_cells("A4:A5")

    rows = [*BEDS[:4], [None, *BEDS[4][1:]]]
    text = read(made.xlsx(("Beds", rows), change=merge))
    assert text.content.count("Detention beds") == 1 and text.content.count("2020 |") == 1


def test_sheets_are_told_apart_and_hidden_ones_read(made: Any, read_all: All) -> None:
    def hide(book: Any) -> None:
        book["Draft"].sheet_state = "hidden"

    data = made.xlsx(("Beds", [[38500]]), ("Draft", [["old", 41500]]), ("None", []), change=hide)
    (reading,) = read_all(data)
    assert reading.text is not None
    assert reading.text.content == "Beds\n38500\n\nDraft\nold | 41500\n"
    assert cells(reading.text)["Draft!B1"] == "41500"
    found = [(problem.code, problem.where, problem.lost) for problem in reading.problems]
    assert found == [("hidden_sheet", "Draft", False)]


def test_sixteen_thousand_empty_columns_cost_nothing(made: Any) -> None:
    def stretch(book: Any) -> None:
        from openpyxl.styles import Font

        for row in range(1, 40):
            book["Beds"].cell(row, 16384).font = Font(bold=True)
        book["Beds"]["XFD1"] = "end"

    data = made.xlsx(("Beds", [[number, "x"] for number in range(40)]), change=stretch)
    started = time.process_time()
    text = read(data)
    assert time.process_time() - started < 2
    assert text.content.splitlines()[0] == "0 | x | end"
    assert cells(text)["Beds!XFD1"] == "end" and len(text.anchors) == 81


def test_cells_a_billion_apart_are_refused_not_laid_out(made: Any) -> None:
    def stretch(book: Any) -> None:
        book["Beds"]["XFD1048576"] = "far"

    with pytest.raises(Unreadable) as caught:
        read(made.xlsx(("Beds", [[1]]), change=stretch))
    assert caught.value.code == "sheet_limit"

    def only_format(book: Any) -> None:
        from openpyxl.styles import Font

        book["Beds"]["XFD1048576"].font = Font(bold=True)

    assert read(made.xlsx(("Beds", [[1]]), change=only_format)).content == "1\n"


def test_cells_over_the_limit_are_named(made: Any, read_all: All) -> None:
    rows: list[list[object]] = [["a", "b", "c"], [1, 2, 3], [4, 5, 6], [7, 8, 9]]
    for data, where in (
        (made.xlsx(("Beds", rows)), "Beds"),
        (b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", "from row 3 on"),
    ):
        (reading,) = read_all(data, sheet_cells=6)
        assert reading.text is not None and reading.text.content == "a | b | c\n1 | 2 | 3\n"
        assert [(p.code, p.where) for p in reading.problems] == [("sheet_limit", where)]
        (whole,) = read_all(data, sheet_cells=12)
        assert not whole.problems


def test_a_workbook_without_values_says_so(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.xlsx(("Beds", [])))
    assert [problem.code for problem in reading.problems] == ["no_text"]


TABLES = [
    ("commas", "agency,beds\nICE,38500\nUSMS,41500\n", "ICE | 38500", {"B2": "38500"}),
    ("tabs", "agency\tbeds\nICE\t38500\n", "ICE | 38500", {"A2": "ICE"}),
    ("semicolons", "agency;beds\nICE;38,500\nUSMS;1\n", "ICE | 38,500", {"B2": "38,500"}),
    ("pipes", "agency|beds|x\nICE|38500|\n", "ICE | 38500", {"B2": "38500"}),
    (
        "line end in a cell",
        'a,b,c\n1,"two\nlines",3\n4,5,6\n',
        "1 | two lines | 3",
        {"B2": "two lines"},
    ),
    ("empty row", "a,b,c\n\n1,,3\n", "1 | 3", {"C3": "3"}),
    ("Windows line ends", "a,b,c\r\n1,2,3\r\n", "1 | 2 | 3", {"C2": "3"}),
    (
        "title row",
        "Beds by year,,\na,b,c\n1,2,3\n4,5,6\n7,8,9\n",
        "Beds by year",
        {"A1": "Beds by year"},
    ),
    ("unclosed quote", 'a,b,c\n1,2,3\n4,5,6\n7,8,"9\n', "7 | 8 | 9", {"C4": "9"}),
]


@pytest.mark.parametrize(
    ("reason", "table", "line", "some"), TABLES, ids=[case[0] for case in TABLES]
)
def test_tables_as_text(reason: str, table: str, line: str, some: dict[str, str]) -> None:
    text = read(table.encode())
    assert text.reader == "csv/1" and line in text.content.split("\n"), reason
    assert some.items() <= cells(text).items()


def test_mixed_encodings_in_one_table(read_all: All) -> None:
    data = "city,name,beds\nCañon,“Alpha”,1\n".encode() + "Doña Ana,x,2\n".encode("cp1252")
    (reading,) = read_all(data)
    assert reading.text is not None
    assert "Cañon | “Alpha” | 1\nDoña Ana | x | 2\n" in reading.text.content
    assert [(p.code, p.lost) for p in reading.problems] == [("mixed_encoding", False)]


VALUE = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.text(
        st.characters(min_codepoint=33, max_codepoint=122, exclude_characters="=+"), max_size=8
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(VALUE, max_size=6), min_size=1, max_size=8))
def test_each_value_stands_at_its_cell(rows: list[list[object]]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    expected = {}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value not in (None, ""):
                cell = book.active.cell(number, column + 1)
                cell.value = value
                expected[f"Sheet!{letters(column)}{number}"] = str(value)
    out = io.BytesIO()
    book.save(out)
    if expected:
        # compared by length: what looks like an identifier is masked, character for character
        found = {cell: len(shown) for cell, shown in cells(read(out.getvalue())).items()}
        assert found == {cell: len(shown) for cell, shown in expected.items()}


def test_columns_have_spreadsheet_names() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
