"""The lists of agencies in the 287(g) program, row by row."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from tests.sources.made import csv_text, record, sheet_text

from plainview.model import Text
from plainview.sources import SourceReading
from plainview.sources.changes import listed
from plainview.sources.columns import fold
from plainview.sources.ice_287g import read

HEADINGS = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA"]
ROW = ["OHIO", "Elm County Sheriff's Office", "Task Force Model", "2025-03-07", "link"]


def reading(*rows: list[object], headings: list[str] = HEADINGS) -> SourceReading:
    found = read(sheet_text(Sheet1=[headings, *rows]))
    assert found is not None
    return found


def codes(found: SourceReading) -> set[str]:
    # a handful of rows is always fewer than a whole list has
    return {problem.code for problem in found.problems} - {"list_kind", "row_count"}


def test_a_row_is_staffing_lent_to_ice_under_a_support_type() -> None:
    text = sheet_text(Sheet1=[HEADINGS, ROW])
    found = read(text)
    assert found is not None
    assert (found.publisher, found.kind) == ("ice_287g", "participating list")
    assert not codes(found)
    (fact,) = found.facts
    assert (fact.type, fact.status, fact.modality) == ("staffing", "in_force", "asserted")
    lender, recipient, instrument = fact.fillers
    assert lender.surface == "Elm County Sheriff's Office"
    assert lender.name == "Elm County Sheriff's Office, Ohio"
    assert (recipient.entity, recipient.via, recipient.surface) == ("us-ice", "implied", None)
    assert instrument.name == "287(g) agreement: Task Force Model"
    assert instrument.entity == "pg-287g-tfm"
    assert fact.time is not None
    assert fact.time.event == "2025-03-07"
    assert fact.evidence[0].quote == (
        "OHIO | Elm County Sheriff's Office | Task Force Model | 2025-03-07"
    )
    anchor = text.at(lender.start or 0, lender.end or 0)
    assert anchor is not None
    assert anchor.cell == "Sheet1!B2"


def test_the_same_rows_as_csv_say_the_same() -> None:
    as_sheet, as_csv = read(sheet_text(S=[HEADINGS, ROW])), read(csv_text([HEADINGS, ROW, ROW]))
    assert as_sheet is not None
    assert as_csv is not None
    own = [(f.role, f.name, f.entity) for f in as_sheet.facts[0].fillers]
    assert [(f.role, f.name, f.entity) for f in as_csv.facts[1].fillers] == own


def test_a_list_without_a_column_signed_is_the_pending_one_whatever_its_name() -> None:
    found = reading(ROW[:3], headings=HEADINGS[:3])
    assert found.kind == "pending list"
    assert found.facts[0].status == "requested"
    assert found.facts[0].time is None
    assert any("This is the pending list" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("printed", "entity", "noted"),
    [
        ("Jail Enforcement Model ", "pg-287g-jail", set()),
        ("JAIL ENFORCEMENT MODEL", "pg-287g-jail", set()),
        ("Task Force Model", "pg-287g-tfm", set()),
        ("Warrant Service Office", "pg-287g-wso", set()),
        ("Warrant Services Officer", "pg-287g-wso", set()),
        ("Warrent Service Officer", "pg-287g-wso", {"support_spelling"}),
        ("Hybrid Model", "pg-287g", {"unknown_value"}),
    ],
)
def test_support_types_under_all_spellings(printed: str, entity: str, noted: set[str]) -> None:
    found = reading(ROW, [ROW[0], ROW[1], printed, "2025-03-08", "link"])
    assert found.facts[1].filled("instrument")[0].entity == entity
    assert codes(found) == noted


@pytest.mark.parametrize(
    ("agency", "state", "name"),
    [
        ("Elm County Sheriff’s Office", "OHIO", "Elm County Sheriff's Office, Ohio"),
        ("Elm County Sheriff's Office ", "Ohio", "Elm County Sheriff's Office, Ohio"),
        ("Elm County  Sheriff's Office", "OHIOO", "Elm County Sheriff's Office, Ohio"),
        # a police department of this name is listed in Texas: it is another one
        ("Houston Police Department", "NEW YORK", "Houston Police Department, New York"),
    ],
)
def test_agencies_are_named_with_their_state(agency: str, state: str, name: str) -> None:
    found = reading([state, agency, *ROW[2:]])
    assert found.facts[0].filled("lender")[0].name == name


@pytest.mark.parametrize(
    ("signed", "event", "noted"),
    [
        ("2025-05-08", "2025-05-08", set()),
        ("5/8/2025", "2025-05-08", set()),
        ("05/082025", "2025-05-08", {"date_spelling"}),
        ("soon", None, {"unknown_value"}),
        ("1925-05-08", "1925-05-08", {"implausible_date"}),
        (None, None, {"missing_value"}),
    ],
)
def test_days_of_signing(signed: str | None, event: str | None, noted: set[str]) -> None:
    found = reading([*ROW[:3], signed, "link"])
    time_of_fact = found.facts[0].time
    assert (time_of_fact.event if time_of_fact else None) == event
    assert codes(found) == noted


def test_merged_cells_hold_for_the_rows_they_cover() -> None:
    rows = [
        [*ROW[:2], "Task Force Model", "2025-03-07", "link"],
        [None, None, "Jail Enforcement Model", "2025-03-07", "link"],
        [None, "Oak Police Department", "Task Force Model", "2025-03-09", "link"],
    ]
    found = read(sheet_text(("A2:A4", "B2:B3"), Sheet1=[HEADINGS, *rows]))
    assert found is not None
    names = [fact.filled("lender")[0].name for fact in found.facts]
    assert names[:2] == ["Elm County Sheriff's Office, Ohio"] * 2
    assert names[2].startswith("Oak Police Department")
    assert [len(fact.evidence) for fact in found.facts] == [1, 3, 2]
    assert codes(found) == {"merged_cell"}


def test_a_shifted_header_states_nothing_and_says_where_the_values_are() -> None:
    found = reading(["", *ROW[:4]], ["", *ROW[:4]])
    assert not found.facts
    assert "missing_value" in codes(found)
    found = reading([ROW[1], ROW[0], *ROW[2:]])
    (problem,) = (p for p in found.problems if p.code == "shifted_columns")
    assert not found.facts
    assert problem.lost
    assert "states in column B" in problem.message
    assert problem.where == "sheet 'Sheet1', row 2"


def test_trailing_rows_repeated_headings_and_side_sheets() -> None:
    empty: list[object] = [None] * 5
    side = [["Total", None, "JEM"], ["OHIO", None, "OHIO"]]
    text = sheet_text(Sheet1=[HEADINGS, ROW, HEADINGS, ROW, empty, empty], Sheet2=side)
    found = read(text)
    assert found is not None
    assert len(found.facts) == 2
    assert codes(found) == {"headings_again"}
    assert any("'Sheet2'" in name and "no list" in name for name in found.ignored)


def test_unknown_headings_and_values_without_a_heading_are_reported() -> None:
    found = reading([*ROW, "blue", "stray"], headings=[*HEADINGS, "COLOUR"])
    assert codes(found) == {"unknown_column", "unnamed_column"}
    assert all("row 2" in p.where for p in found.problems if p.code.startswith("un"))
    assert len(found.facts) == 1


def test_missing_and_repeated_columns_are_named() -> None:
    found = reading(
        [ROW[0], ROW[1], ROW[3], ROW[2]], headings=["STATE", "AGENCY", "SIGNED", "NOTE"]
    )
    assert {"missing_column", "unknown_column"} <= codes(found)
    found = reading([*ROW, "Ohio"], headings=[*HEADINGS, "State"])
    assert codes(found) == {"repeated_heading"}


def test_links_are_dropped_and_counted_and_columns_left_out_by_name() -> None:
    found = reading([*ROW[:4], "https://www.ice.gov/doclib/elm.pdf"], ROW)
    assert found.dropped == {"links to agreements": 1}
    assert found.ignored == ("MOA",)


def test_a_list_with_headings_alone_is_read_and_named_empty() -> None:
    found = reading()
    assert not found.facts
    assert codes(found) == {"empty_list"}


def test_far_too_few_rows_are_noted() -> None:
    assert any(problem.code == "row_count" for problem in reading(ROW).problems)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sheet_text(S=[["STATE", "AGENCY", "MODEL"], ["OHIO", "Elm Police", "Hawk 2"]]),
                     id="drones by model"),
        pytest.param(sheet_text(S=[["Name", "Beds"], ["Elm", 4]]), id="another publisher"),
        pytest.param(csv_text([["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]), id="numbers"),
        pytest.param(Text("d", "txt/1", "The Task Force Model lets deputies arrest."), id="prose"),
        pytest.param(Text("d", "txt/1", ""), id="nothing"),
    ],
)  # fmt: skip
def test_other_texts_are_left_alone(text: Text) -> None:
    assert read(text) is None


PARTICIPATING = "287g/participating"
LISTS = [
    ("ParticipatingEntities-20210113002027.xlsx", 150, 147, (74, 0, 76)),
    ("ParticipatingEntities-20250104041613.xlsx", 135, 133, (60, 0, 75)),
    ("participatingAgencies-20250221214937.xlsx", 151, 142, (60, 11, 80)),
    ("participatingAgencies-20250301180751.xlsx", 239, 177, (65, 64, 110)),
    ("participatingAgencies-20250327195954.xlsx", 426, 329, (86, 169, 171)),
    ("participatingAgencies05012025am.xlsx", 517, 415, (87, 241, 189)),
    ("participatingAgencies06272025am.xlsx", 737, 605, (111, 360, 266)),
    ("participatingAgencies07012025pm.xlsx", 744, 611, (112, 363, 269)),
    ("fetched-20250703/participatingAgencies07032025pm.xlsx", 753, 618, (113, 365, 275)),
    ("fetched-20250704/participatingAgencies07032025pm.xlsx", 777, 638, (113, 386, 278)),
    ("participatingAgencies08292025pm.xlsx", 956, 796, (127, 473, 356)),
    ("participatingAgencies09222025pm.xlsx", 42, 35, (5, 26, 11)),
    ("participatingAgencies10202025am.xlsx", 1097, 909, (137, 554, 406)),
    ("participatingAgencies12302025am.xlsx", 1274, 1058, (145, 684, 445)),
    ("participatingAgencies01052025pm.xlsx", 1274, 1058, (145, 684, 445)),
    ("participatingAgencies03022026am.xlsx", 1499, 1259, (152, 874, 473)),
    ("participatingAgencies05182026am.xlsx", 1843, 1551, (182, 1162, 499)),
]


@pytest.mark.parametrize(("name", "agreements", "agencies", "models"), LISTS)
def test_numbers_of_the_real_lists(
    shared: Path, name: str, agreements: int, agencies: int, models: tuple[int, int, int]
) -> None:
    text = record(shared, f"{PARTICIPATING}/{name}")
    found = read(text)
    assert found is not None
    entries = [entry for fact in found.facts if (entry := listed(fact))]
    assert len(found.facts) == len(entries) == agreements
    # an agency as the list spells it: case, blanks and apostrophes folded
    assert len({(entry.state, fold(entry.agency)) for entry in entries}) == agencies
    counted = Counter(fact.filled("instrument")[0].entity for fact in found.facts)
    assert tuple(counted[f"pg-287g-{kind}"] for kind in ("jail", "tfm", "wso")) == models
    assert not [problem for problem in found.problems if problem.lost]


@pytest.mark.parametrize(
    ("name", "kind", "agreements"),
    [
        ("pendingAgencies-20250221214937.xlsx", "pending list", 41),
        ("pendingAgencies07012025pm.xlsx", "pending list", 63),
        ("pendingAgencies09222025pm.xlsx", "participating list", 1000),  # names were swapped
        ("pendingAgencies12302025am.xlsx", "pending list", 23),
        ("pendingAgencies01082026am.xlsx", "pending list", 6),
        ("pendingAgencies02272026am.xlsx", "pending list", 2),
    ],
)
def test_pending_lists_and_the_swapped_one(
    shared: Path, name: str, kind: str, agreements: int
) -> None:
    found = read(record(shared, f"287g/pending/{name}"))
    assert found is not None
    assert (found.kind, len(found.facts)) == (kind, agreements)


def test_agencies_of_two_states_never_become_one(shared: Path) -> None:
    text = record(shared, f"{PARTICIPATING}/participatingAgencies05182026am.xlsx")
    found = read(text)
    assert found is not None
    states: dict[str, set[str]] = {}
    for fact in found.facts:
        entry, lender = listed(fact), fact.filled("lender")[0]
        assert entry is not None
        states.setdefault(lender.entity or lender.name, set()).add(entry.state)
    assert not {name: where for name, where in states.items() if len(where) > 1}


def test_a_whole_list_is_read_in_a_moment(shared: Path) -> None:
    text = record(shared, f"{PARTICIPATING}/participatingAgencies05182026am.xlsx")
    read(text)  # loads the registry
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 2
