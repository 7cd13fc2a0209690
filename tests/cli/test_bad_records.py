"""Public records that came damaged: each is named with its place, the rest of it is read.

All files are added in one run; each is asked for on its own.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from tests.sources.made import book

LIST = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"]
ELM = ["OHIO", "Elm County Sheriff's Office", "Task Force Model", "2025-03-07"]
OAK = ["IOWA", "Oak County Sheriff's Office", "Warrant Service Officer", "2025-04-08"]
MONEY = ["Agency", "Award ID", "Recipient Name", "Federal Action Obligation", "Action Date",
         "Modification", "Product/Service Description", "Transaction Description"]  # fmt: skip
ICE = ["ICE", "70CTD025FR0000001", "ELMWOOD SYSTEMS LLC", "1500.5", "2025-03-09", "0",
       "IT SUPPORT", "HOSTING OF DATA"]  # fmt: skip
CBP = ["CBP", "70B03C25F00000002", "OAKWOOD SYSTEMS LLC", "-200", "2025-03-10", "P00001",
       "IT SUPPORT", "LESS HOSTING"]  # fmt: skip
JAILS = ["Name", "Address", "City", "State", "Zip", "Male Crim", "Male Non-Crim", "Female Crim",
         "Female Non-Crim", "Guaranteed Minimum"]  # fmt: skip
JAIL = ["ELM JAIL", "1 ELM ST", "ELMWOOD", "OH", 43001, 4, 6, 1, 2, 20]
SOURCE = ["Data Source: ICE Integrated Decision Support (IIDS), 01/22/2026"]


def table(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def paid(amount: str) -> list[str]:
    return [*ICE[:3], amount, *ICE[4:]]


def held(*values: object) -> list[object]:
    return [*JAIL[:5], *values, 20]


def with_errors() -> bytes:
    """A workbook whose cells hold errors of the spreadsheet, as a spreadsheet writes them."""
    found = openpyxl.load_workbook(io.BytesIO(book(Facilities=[SOURCE, JAILS, JAIL, JAIL, JAIL])))
    sheet = found["Facilities"]
    for place, error in (("F4", "#REF!"), ("G5", "#DIV/0!")):
        sheet[place] = error
        sheet[place].data_type = "e"
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


class Case(NamedTuple):
    """A file; how many facts it still gives; what is said: code, where, and words of it."""

    name: str
    data: bytes
    facts: int
    said: tuple[tuple[str, str, str], ...]
    lost: bool = True


CASES = [
    Case(
        "strange column.xlsx",
        book(Sheet1=[[*LIST, "COLOUR"], [*ELM, "blue"], [*OAK, None]]),
        2,
        (("unknown_column", "sheet 'Sheet1', row 2", "Column E is headed 'COLOUR'"),),
    ),
    Case(
        "no state.xlsx",
        book(Sheet1=[["The list"], LIST[1:], ELM[1:], OAK[1:]]),
        0,
        (("missing_column", "sheet 'Sheet1', row 2", "no column is headed 'STATE'"),),
    ),
    Case(
        "no amount.csv",
        table(MONEY[:3] + MONEY[4:], ICE[:3] + ICE[4:], CBP[:3] + CBP[4:]),
        0,
        (("missing_column", "row 1", "no column is headed 'Federal Action Obligation'"),),
    ),
    Case(
        "titles above.xlsx",
        book(Sheet1=[["Participating agencies"], ["As of May 2025"], [], LIST, ELM, OAK]),
        2,
        (("rows_above", "sheet 'Sheet1', rows 1 to 2", "above the headings"),),
        lost=False,
    ),
    Case(
        "headings moved.xlsx",
        book(Sheet1=[[None, *LIST], ELM, OAK]),
        0,
        (("shifted_columns", "sheet 'Sheet1', rows 2 to 3", "support types in column C"),),
    ),
    Case(
        "headings moved.csv",
        table(["No.", *MONEY], [*ICE, ""], [*CBP, ""]),
        0,
        (
            ("row_not_understood", "row 2", "no number: 2025-03-09"),
            ("row_not_understood", "row 3", "no number: 2025-03-10"),
        ),
    ),
    Case(
        "merged.xlsx",
        book(("A2:A3",), Sheet1=[LIST, ELM, [None, "Ash County Sheriff's Office", *ELM[2:]]]),
        2,
        (("merged_cell", "sheet 'Sheet1', row 3", "taken from the row above"),),
        lost=False,
    ),
    Case(
        "two encodings.csv",
        table(LIST, ["OHIO", "Cañon County Sheriff’s Office", *ELM[2:]])
        + ",".join(["IOWA", "Doña County Sheriff’s Office", *OAK[2:]]).encode("cp1252")
        + b"\n",
        2,
        (("mixed_encoding", "", "read as Windows-1252"),),
        lost=False,
    ),
    Case(
        "no numbers.csv",
        table(
            MONEY, ICE, paid("NA"), paid("(b)(4)"), paid("-Infinity"), paid("#REF!"), paid(""), CBP
        ),
        2,
        (
            ("row_not_understood", "row 3", "no number: NA"),
            ("row_not_understood", "row 4", "no number: (b)(4)"),
            ("row_not_understood", "row 5", "no number: -Infinity"),
            ("row_not_understood", "row 6", "no number: #REF!"),
            ("row_not_understood", "row 7", "lacks its amount"),
        ),
    ),
    Case(
        "no numbers.xlsx",
        book(
            Facilities=[
                SOURCE,
                JAILS,
                held("NA", 6, 1, 2),
                held(4, "(b)(4)", 1, 2),
                held(4, 6, "-Infinity", 2),
                held(4, 6, 1, "many"),
                JAIL,
            ]
        ),
        5,
        (
            ("no_number", "sheet 'Facilities', row 3", "'NA', not available"),
            ("no_number", "sheet 'Facilities', row 4", "redacted"),
            ("no_number", "sheet 'Facilities', row 5", "empty calculation"),
            ("not_a_number", "sheet 'Facilities', row 6", "'many' is no number"),
            ("missing_value", "sheet 'Facilities', rows 3 to 6", "not complete and not summed"),
        ),
    ),
    Case(
        "errors.xlsx",
        with_errors(),
        3,
        (
            ("no_number", "sheet 'Facilities', row 4", "'#REF!'"),
            ("no_number", "sheet 'Facilities', row 5", "'#DIV/0!'"),
            ("missing_value", "sheet 'Facilities', rows 4 to 5", "not complete and not summed"),
        ),
    ),
    Case(
        "detention statistics.xlsx",
        book(Sheet1=[LIST, ELM, OAK]),
        2,
        (("list_kind", "sheet 'Sheet1'", "This is the participating list"),),
        lost=False,
    ),
    Case(
        "another publisher.xlsx",
        book(Catering=[["Meals", "Price"], ["Soup", 3]], Rooms=[["Room", "Beds"], ["1", 2]]),
        0,
        (("unknown_table", "sheet 'Catering', sheet 'Rooms'", "4 rows were not read as a table"),),
        lost=False,
    ),
    Case(
        "cut off.csv",
        table(MONEY, *[ICE] * 8) + table(CBP)[:10],
        8,
        (("truncated", "row 10", "after 2 of 8 cells"),),
    ),
    Case(
        # "-2" would be read where "-200" was written
        "cut off in the amount.csv",
        table(MONEY, *[ICE] * 8) + table(CBP).split(b"00,2025")[0],
        8,
        (("truncated", "row 10", "after 4 of 8 cells"),),
    ),
    Case(
        "headings again.csv",
        table(MONEY, ICE, MONEY, CBP),
        2,
        (("headings_again", "row 3", "repeated"),),
        lost=False,
    ),
    Case(
        "headings again.xlsx",
        book(Sheet1=[LIST, ELM, LIST, OAK]),
        2,
        (("headings_again", "sheet 'Sheet1', row 3", "repeated"),),
        lost=False,
    ),
    Case(
        "total.csv",
        table(MONEY, ICE, CBP, ["Total", "", "", "1300.5", "", "", "", ""]),
        2,
        (("total_row", "row 4", "Total | 1300.5"),),
        lost=False,
    ),
    Case(
        "total.xlsx",
        book(Facilities=[SOURCE, JAILS, JAIL, ["Total", *[None] * 4, 4, 6, 1, 2, 20]]),
        1,
        (("total_row", "sheet 'Facilities', row 4", "Total | 4 | 6 | 1 | 2 | 20"),),
        lost=False,
    ),
]


class Added(NamedTuple):
    """What adding all files said, and what the record then holds, by name of the file."""

    status: int
    problems: dict[str, list[dict[str, Any]]]
    facts: dict[str, list[dict[str, Any]]]
    verified: int


def plainview(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plainview", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Added:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "input").mkdir()
    for case in CASES:
        (folder / "input" / case.name).write_bytes(case.data)
    done = plainview(folder, "add", "--json", "--workers", "1", "input")
    problems: dict[str, list[dict[str, Any]]] = {}
    for problem in json.loads(done.stdout)["problems"]:
        problems.setdefault(problem["name"], []).append(problem)
    facts: dict[str, list[dict[str, Any]]] = {}
    shown = plainview(folder, "facts", "--json", "--limit", "1000")
    for fact in json.loads(shown.stdout)["facts"]:
        facts.setdefault(fact["doc"], []).append(fact)
    return Added(done.returncode, problems, facts, plainview(folder, "verify").returncode)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_fault_is_named_with_its_place_and_the_rest_is_read(case: Case, added: Added) -> None:
    problems = added.problems[case.name]
    for code, where, words in case.said:
        found = [p for p in problems if p["code"] == code and p["where"] == where]
        assert [p for p in found if words in p["message"]], (code, where, problems)
    assert any(p["lost"] for p in problems) is case.lost, problems
    assert len(added.facts.get(case.name, [])) == case.facts, added.facts.get(case.name)


@pytest.mark.parametrize("case", [case for case in CASES if case.lost], ids=lambda case: case.name)
def test_what_is_lost_comes_with_what_to_do(case: Case, added: Added) -> None:
    lost = [problem for problem in added.problems[case.name] if problem["lost"]]
    assert all(problem["advice"] for problem in lost), lost


def test_the_run_says_that_something_was_lost_and_the_record_is_whole(added: Added) -> None:
    assert added.status == 3
    assert added.verified == 0


def test_names_in_two_encodings_are_read_right(added: Added) -> None:
    quotes = " ".join(fact["evidence"][0]["quote"] for fact in added.facts["two encodings.csv"])
    assert "Cañon County Sheriff’s Office" in quotes
    assert "Doña County Sheriff’s Office" in quotes


def test_a_number_that_is_missing_is_never_summed_as_nothing(added: Added) -> None:
    for name in ("no numbers.xlsx", "errors.xlsx"):
        means = [
            measure["value"]
            for fact in added.facts[name]
            for measure in fact["measures"]
            if measure["definition"] == "mean_year_to_date"
        ]
        assert means == [13.0], name
