"""Columns by heading, what is left of a row, and small readings of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.sources.columns import Audit, Layout, by_sheet, day, fold, header, number, state_of
from plainview.sources.parts import Cell, Row

LAYOUT = Layout(
    {"name": ("Name", "Facility Name"), "mean": ("FY{yy} ADP",), "beds": ("Capacity",)},
    ("name", "beds"),
    ("Address", "*Inspection*", "CY{yy} Rating"),
)


def line(number_of_row: int, *values: str, sheet: str = "Beds") -> Row:
    cells, place = {}, 100 * number_of_row
    for letter, value in zip("ABCDEFGH", values, strict=False):
        if value:
            address = f"{sheet}!{letter}{number_of_row}"
            cells[letter] = Cell(value, place, place + len(value), letter, address)
            place += len(value) + 3
    return Row(sheet, number_of_row, cells)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("38,500", 38500.0),
        ("1150.1506849315", 1150.1506849315),
        ("0", 0.0),
        ("1e-05", 0.00001),
        ("-3", -3.0),
        ("AS NEEDED", None),
        ("(b)(4)", None),
        ("-Infinity", None),
        ("NA", None),
        ("-", None),
        (".", None),
        ("1,45", None),  # no thousands
        ("12 beds", None),
        ("", None),
    ],
)
def test_a_number_is_the_whole_cell_or_none(words: str, value: float | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2025-05-08", "2025-05-08"),
        ("5/8/2025", "2025-05-08"),
        ("05/08/25", "2025-05-08"),
        ("13/08/2025", None),  # no thirteenth month
        ("2025-02-30", None),
        ("05/082025", None),
        ("pending", None),
    ],
)
def test_days_in_both_spellings(words: str, when: str | None) -> None:
    assert day(words) == when


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("FLORIDA", ("FL", "Florida", True)),
        ("fl", ("FL", "Florida", True)),
        ("WEST VIRIGINIA", ("WV", "West Virginia", False)),
        ("UTAHJ", ("UT", "Utah", False)),
        ("Guam", ("GU", "Guam", True)),
        ("County", None),
        ("Polk County Sheriff's Office", None),
        ("", None),
    ],
)
def test_states_and_their_misspellings(words: str, found: tuple[str, str, bool] | None) -> None:
    assert state_of(words) == found


def test_headings_are_found_by_content_under_their_yearly_names() -> None:
    rows = [
        line(1, "Facilities we pay for"),
        line(3, "facility  NAME", "Capacity:", "FY19 ADP", "FY18 ADP", "Address", "CY18 RATING"),
        line(4, "Elm Street Jail", "40", "12", "14", "1 Elm Street", "Good"),
    ]
    found = header(rows, LAYOUT)
    assert found is not None
    columns, below = found
    assert columns.header.number == 3
    assert dict(columns.fields) == {"name": ("A",), "beds": ("B",), "mean": ("C", "D")}
    assert dict(columns.ignored) == {"E": "Address", "F": "CY18 RATING"}
    row = next(below)
    assert [cell.value for cell in columns.cells(row, "mean")] == ["12", "14"]


@pytest.mark.parametrize(
    "headings",
    [("Name", "Address"), ("Capacity",), ("Names", "Capacity"), ("FY19 ADP", "Capacity")],
)
def test_no_table_without_the_needed_headings(headings: tuple[str, ...]) -> None:
    assert header([line(1, *headings)], LAYOUT) is None


def test_a_year_stands_for_two_digits_and_nothing_else() -> None:
    columns = LAYOUT.columns(line(1, "Name", "Capacity", "FY2019 ADP", "FY1 ADP", "FY07 ADP"))
    assert columns is not None
    assert columns.fields["mean"] == ("E",)
    assert list(columns.unknown) == ["C", "D"]


def test_what_remains_of_a_row_is_reported_once_with_its_rows() -> None:
    found = header([line(1, "Name", "Capacity", "Colour")], LAYOUT)
    assert found is not None
    audit = Audit()
    for place in (2, 3, 4, 7, 9):
        audit.rest(found[0], line(place, "Elm", "4", "blue", "stray"))
    unknown, unnamed = audit.problems
    assert unknown.code == "unknown_column"
    assert "'Colour'" in unknown.message
    assert unknown.where == "sheet 'Beds', rows 2 to 4, 7, 9"
    assert unnamed.code == "unnamed_column"
    assert unnamed.lost


def test_repeated_headings_are_not_a_row() -> None:
    columns = LAYOUT.columns(line(1, "Name", "Capacity", "Address"))
    assert columns is not None
    assert columns.repeats(line(9, "NAME", "Capacity", "Address"))
    assert not columns.repeats(line(9, "Name", "40", "1 Elm Street"))


def test_rows_go_by_their_sheet() -> None:
    rows = [line(1, "a"), line(1, "b", sheet="Other "), line(2, "c")]
    assert {name: len(found) for name, found in by_sheet(rows).items()} == {"Beds": 2, "Other ": 1}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_folding_is_stable(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.sets(st.integers(1, 10_000), min_size=1, max_size=40))
def test_a_problem_says_where_whatever_the_rows(numbers: set[int]) -> None:
    audit = Audit()
    for each in numbers:
        audit.note("odd", "Odd", line(each, "x"))
    (problem,) = audit.problems
    assert str(min(numbers)) in problem.where
    assert problem.where.startswith("sheet 'Beds', row")
