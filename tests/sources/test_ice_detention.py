"""ICE's detention statistics workbooks: what each cell states, and what is odd."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from tests.sources.detention import codes, measures
from tests.sources.made import csv_text, record, sheet_text

from plainview.sources import SourceReading
from plainview.sources.ice_detention import read

HEADINGS = [
    "Name", "Address", "City", "State", "Zip", "FY26 ALOS", "Level A", "Level B", "Level C",
    "Level D", "Male Crim", "Male Non-Crim", "Female Crim", "Female Non-Crim",
    "Guaranteed Minimum", "Last Final Rating",
]  # fmt: skip
ELM = ["ELM JAIL", "1 ELM ST", "ELMWOOD", "OH", 43001, 4.5, 5, 5, 2, 0.5, 4.25, 6, 0.25, 2, 20]
SOURCE = ["Data Source: ICE Integrated Decision Support (IIDS), 01/22/2026"]
LEGEND = ["ICE Facilities Data, FY26"]
DETAINED: list[list[object]] = [
    ["ICE DETENTION DATA, FY2026"],
    ["ICE Currently Detained by Processing Disposition and Detention Facility Type: FY2026"],
    ["Processing Disposition", "FSC", "Adult", "Total"],
    ["Total", 1, 69, 70],
    ["ICE Currently Detained by Criminality", None, None, None, None, None, None,
     "ICE Initial Book-Ins by Arresting Agency and Month: FY2026"],
    ["Criminality", "ICE", "Percent ICE", "CBP", "Percent CBP", "Total", None, "Agency", "Total"],
    ["Total", 60, 0.857, 10, 0.143, 70, None, "Total", 900],
    ["Convicted Criminal", 20, 1, 0, 0, 20, None, "ICE", 800],
]  # fmt: skip
NOTES = [["ICE National Docket data are a snapshot as of 01/25/2026 (IIDS Run Date 01/26/2026)."]]


def workbook(*facilities: list[object], above: list[list[object]] | None = None) -> SourceReading:
    rows = [*([LEGEND, SOURCE] if above is None else above), [], HEADINGS, *facilities]
    text = sheet_text(Detention_FY26=DETAINED, Facilities_FY26_=rows, Footnotes=NOTES)
    found = read(text)
    assert found is not None
    return found


def test_a_facility_is_custody_with_its_mean_and_what_is_guaranteed() -> None:
    found = workbook(ELM)
    assert found.kind == "statistics workbook"
    assert not codes(found)
    fact = next(fact for fact in found.facts if fact.filled("facility"))
    assert (fact.type, fact.status) == ("custody", "in_force")
    custodian, facility = fact.fillers
    assert (custodian.entity, custodian.via) == ("us-ice", "implied")
    assert (facility.name, facility.surface) == ("ELM JAIL, ELMWOOD, OH", "ELM JAIL")
    population, capacity = fact.measures
    # no cell holds the sum: the measure stands at the run of its four parts
    assert population.value == 12.5
    assert population.surface == "4.25 | 6 | 0.25 | 2"
    assert population.definition == "mean_year_to_date"
    assert (capacity.value, capacity.definition) == (20.0, "guaranteed")
    assert population.as_of == capacity.as_of == "2026-01-22"
    assert fact.time is not None
    assert (fact.time.as_of, fact.time.surface) == ("2026-01-22", "01/22/2026")


def test_detained_on_a_day_is_another_measure_of_another_day() -> None:
    found = workbook(ELM)
    total, *_ = facts = [fact for fact in found.facts if not fact.filled("facility")]
    values = {
        fact.filled("population_held")[0].surface if fact.filled("population_held") else "all":
        fact.measures[0].value
        for fact in facts
    }  # fmt: skip
    assert values == {"all": 70.0, "ICE": 60.0, "CBP": 10.0}
    assert {fact.measures[0].definition for fact in facts} == {"on_day"}
    assert {fact.time.as_of for fact in facts if fact.time} == {"2026-01-25"}
    with_total = next(fact for fact in facts if not fact.filled("population_held"))
    # the other table gives the same total again
    assert with_total.evidence[-1].quote == "Total | 1 | 69 | 70"
    assert total.type == "custody"


def test_everything_that_is_not_read_is_named() -> None:
    found = workbook(ELM)
    assert "Last Final Rating" not in codes(found)
    assert {"Address", "Zip", "FY26 ALOS", "Level A"} <= set(found.ignored)
    tables = [name for name in found.ignored if "Book-Ins" in name]
    assert len(tables) == 1
    assert any(name.startswith("sheet 'Footnotes'") for name in found.ignored)


@pytest.mark.parametrize(
    ("change", "code", "lost"),
    [
        ({10: "NA"}, "no_number", False),
        ({10: "(b)(4)"}, "no_number", False),
        ({10: "-Infinity"}, "no_number", False),
        ({10: "many"}, "not_a_number", True),
        ({10: -4}, "not_a_number", True),
        ({14: "N/A"}, "no_number", False),
        ({10: 400}, "parts_disagree", False),
        ({3: "ELMWOOD"}, "shifted_columns", True),
        ({3: None}, "missing_state", False),
        ({0: None}, "missing_value", True),
    ],
)
def test_odd_cells_are_named_with_sheet_and_row(
    change: dict[int, object], code: str, lost: bool
) -> None:
    row = [change.get(place, value) for place, value in enumerate(ELM)]
    found = workbook(ELM, row)
    problem = next(problem for problem in found.problems if problem.code == code)
    assert problem.lost is lost
    assert problem.where == "sheet 'Facilities FY26 ', row 6"


def test_a_sum_with_an_unreadable_part_is_no_sum() -> None:
    found = workbook([*ELM[:10], "NA", *ELM[11:]])
    assert not measures(found.facts, "population", "mean_year_to_date")
    assert len(measures(found.facts, "capacity", "guaranteed")) == 1


def test_an_empty_part_is_a_group_of_which_nobody_was_held() -> None:
    found = workbook([*ELM[:6], 4, 4, 2, 0.5, 4.25, 6, 0.25, None, 20])
    (mean,) = measures(found.facts, "population", "mean_year_to_date")
    assert mean.value == 10.5
    assert not codes(found)


def test_notes_repeats_doubles_and_missing_dates() -> None:
    note: list[object] = ["[1] ELM JAIL houses adults since 11/27/21."]
    found = workbook(ELM, HEADINGS, ELM, note, above=[LEGEND])
    assert codes(found) == {"headings_again", "same_facility", "undated"}
    assert len(measures(found.facts, "population", "mean_year_to_date")) == 2
    assert measures(found.facts, "capacity", "guaranteed")[0].as_of is None
    assert any(name.startswith("notes below") for name in found.ignored)


def test_unknown_columns_and_sheets_are_reported() -> None:
    rows = [SOURCE, [*HEADINGS, "Colour"], [*ELM, "Pass", "blue", "stray"]]
    text = sheet_text(Detention_FY26=DETAINED, Facilities=rows, Catering=[["Meals", 3]])
    found = read(text)
    assert found is not None
    assert {"unknown_column", "unnamed_column", "unknown_sheet"} <= codes(found)
    assert "undated" in codes(found)  # of the detained count: the footnotes are not there


def test_a_table_of_facilities_as_csv() -> None:
    pad = [""] * (len(HEADINGS) - 1)
    found = read(csv_text([[*SOURCE, *pad], HEADINGS, [*ELM, "Pass"], [*ELM, "Pass"]]))
    assert found is not None
    assert [measure.value for measure in measures(found.facts, "capacity", "guaranteed")] == [
        20,
        20,
    ]
    assert "missing_table" in codes(found)


WORKBOOKS = [
    ("FY19-detentionstats.xlsx", 213, 49142.5, 30117, 50922, "2019-10-07"),
    ("FY20-detentionstats.xlsx", 170, 32979.4, 35603, 19068, "2020-09-30"),
    ("FY22-detentionStats.xlsx", 130, 21344.3, 30075, 25134, "2022-09-19"),
    ("FY23_detentionStats.xlsx", 115, 28148.2, 29581, 36845, "2023-09-30"),
    ("FY25_detentionStats09242025.xlsx", 189, 47550.5, 32508, 59762, "2025-09-15"),
    ("FY26_detentionStats02022026.xlsx", 225, 66811.7, 39368, 70766, "2026-01-22"),
    ("FY26_detentionStats_04092026.xlsx", 202, 65504.1, 44981, 60311, "2026-04-02"),
]


@pytest.mark.parametrize(("name", "facilities", "mean", "guaranteed", "detained", "day"), WORKBOOKS)
def test_numbers_of_the_real_workbooks(
    shared: Path,
    name: str,
    facilities: int,
    mean: float,
    guaranteed: float,
    detained: float,
    day: str,
) -> None:
    text = record(shared, f"detention/{name}")
    start = time.process_time()
    found = read(text)
    assert time.process_time() - start < 3
    assert found is not None
    named = [fact for fact in found.facts if fact.pattern == "ice_detention.facility_row"]
    assert len({fact.filled("facility")[0].name for fact in named}) == len(named) == facilities
    means = measures(tuple(named), "population", "mean_year_to_date")
    assert round(math.fsum(m.value or 0 for m in means), 1) == mean
    beds = measures(tuple(named), "capacity", "guaranteed")
    assert sum(m.value or 0 for m in beds) == guaranteed
    whole = [fact for fact in found.facts if fact.filled("facility") == []]
    totals = {len(fact.filled("population_held")): fact.measures[0].value for fact in whole}
    assert totals[0] == detained
    parts = [fact.measures[0].value or 0 for fact in whole if fact.filled("population_held")]
    assert sum(parts) == detained
    assert {m.as_of for m in means} == {day}
    assert not [problem for problem in found.problems if problem.lost]


def test_a_facility_without_a_state_is_read_and_told_apart(shared: Path) -> None:
    # row 100 of April 2026: all there but the state, so that a count by state has 202 of 203
    found = read(record(shared, "detention/FY26_detentionStats_04092026.xlsx"))
    assert found is not None
    (fact,) = (f for f in found.facts if f.pattern.endswith("_without_state"))
    assert fact.filled("facility")[0].surface == "IMPERIAL REGIONAL DETENTION FACILITY"
    assert [(m.value, m.definition) for m in fact.measures] == [
        (657.562842, "mean_year_to_date"),
        (640.0, "guaranteed"),
    ]
    (problem,) = (p for p in found.problems if p.code == "missing_state")
    assert problem.where == "sheet 'Facilities FY26', row 100"


def test_the_arresting_agencies_of_april_2026(shared: Path) -> None:
    found = read(record(shared, "detention/FY26_detentionStats_04092026.xlsx"))
    assert found is not None
    by_agency = {
        fact.filled("population_held")[0].name: fact.measures[0].value
        for fact in found.facts
        if fact.filled("population_held")
    }
    assert by_agency == {"people arrested by ICE": 51428, "people arrested by CBP": 8883}
