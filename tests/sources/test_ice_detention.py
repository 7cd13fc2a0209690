"""ICE's detention statistics and facility lists: what each cell states, and what is odd."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from tests.sources.made import csv_text, record, sheet_text

from plainview.model import Anchor, Fact, Measure, Text
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


def codes(found: SourceReading) -> set[str]:
    # a handful of rows is always fewer than a whole file has
    return {problem.code for problem in found.problems} - {"row_count"}


def measures(facts: tuple[Fact, ...], name: str, definition: str) -> list[Measure]:
    return [
        measure
        for fact in facts
        for measure in fact.measures
        if (measure.name, measure.definition) == (name, definition)
    ]


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


LIST_HEADINGS = [
    "DETLOC", "Name", "Address", "City", "County", "State", "Capacity", "Population Count",
    "FY16 ADP", "FY15 ADP", "Facility Operator", "Facility Owner",
    "Best Known Contract Initiation Date", "Per Diem Rate Detailed",
]  # fmt: skip
LIST_ROW = [
    "ELMJAOH", "ELM JAIL", "1 ELM ST", "ELMWOOD", "ELM", "OH", 120, 80, 75.5, 60,
    "COUNTY (SHERIFF)", "COUNTY", "2011-06-01", 59.5,
]  # fmt: skip
LIST_TOP = ["FY2016 data: IIDS as of 12/08/2015; EID data through 12/05/2015"]


def listing(*rows: list[object]) -> SourceReading:
    found = read(sheet_text(Notes=[["Notes"]], Main=[LIST_TOP, LIST_HEADINGS, *rows]))
    assert found is not None
    assert found.kind == "facility list"
    return found


def test_a_facility_list_gives_room_count_means_and_parties() -> None:
    found = listing(LIST_ROW)
    custody, spending = found.facts
    assert [(m.name, m.value, m.definition, m.as_of) for m in custody.measures] == [
        ("capacity", 120.0, "usable", "2015-12-08"),
        ("population", 80.0, "on_day", "2015-12-08"),
        ("population", 75.5, "mean_year_to_date", "2015-12-08"),
        ("population", 60.0, "mean_year", "2014-10-01/2015-09-30"),
    ]
    assert custody.filled("operator")[0].name == "COUNTY (SHERIFF), ELM, OH"
    assert custody.filled("space_lender")[0].name == "COUNTY, ELM, OH"
    (rate,) = spending.measures
    assert (rate.value, rate.unit, rate.per) == (59.5, "USD", "person and day")
    assert rate.definition == "per_diem_rate"
    assert spending.time is not None
    assert spending.time.start == "2011-06-01"


@pytest.mark.parametrize(
    ("change", "noted", "facts", "capacities"),
    [
        ({6: "AS NEEDED"}, {"no_number"}, 2, []),
        ({13: "B4"}, {"redacted"}, 1, [120]),
        ({13: "(b)(4)"}, {"redacted"}, 1, [120]),
        ({13: "70 (GM); $10.00 (1-70), $4.00 (71+)"}, {"rate_in_words"}, 1, [120, 70]),
        # a minimum for two facilities together is no facility's
        ({13: "70 (GM for ELM and OAK combined); $10.00"}, {"rate_in_words"}, 1, [120]),
        ({13: None}, set(), 1, [120]),
        ({1: "Redacted"}, {"redacted"}, 2, [120]),
        ({0: None}, {"missing_value"}, 0, []),
    ],
)
def test_odd_cells_of_a_facility_list(
    change: dict[int, object], noted: set[str], facts: int, capacities: list[int]
) -> None:
    found = listing([change.get(place, value) for place, value in enumerate(LIST_ROW)])
    assert codes(found) == noted
    assert len(found.facts) == facts
    values = [m.value for fact in found.facts for m in fact.measures if m.name == "capacity"]
    assert values == capacities


def test_facilities_with_redacted_names_stay_apart() -> None:
    hidden = ["x1", "Redacted", *LIST_ROW[2:13]]
    found = listing(hidden, hidden)
    names = {fact.filled("facility")[0].name for fact in found.facts}
    assert len(names) == 2


def test_sections_of_the_list_for_over_72_hours() -> None:
    head = ["Facility Name", "City", "State", "Facility Type - Detailed"]
    rows = [
        ["Authorized Over 72-Hour Facility List"],
        ["Elm AOR"], head, ["ELM JAIL", "ELMWOOD", "OH", "Contract Detention Facility"],
        ["Oak AOR"], head, ["OAK JAIL", "OAKWOOD", "UT", "Contract Detention Facility"],
        ["Contract Detention Facility", "A facility that is privately owned."],
    ]  # fmt: skip
    found = read(sheet_text(By_AOR=rows))
    assert found is not None
    assert [fact.filled("facility")[0].name for fact in found.facts] == [
        "ELM JAIL, ELMWOOD, OH",
        "OAK JAIL, OAKWOOD, UT",
    ]
    assert codes(found) == {"undated"}


YEARLY = """Average Daily Population by Requested Facilities
• Data are updated as of 01/06/2014
Requested Facility Facility Name and Code 2010 2011 2012
Elm Jail Elmwood OH ELM COUNTY JAIL (ELMJAOH) 1,200 10 0
Elm Jail again, Ohio ELM COUNTY JAIL (ELMJAOH) 1,200 10 0
Oak Center Oakwood UT N/A - - -
Ash House Ashton UT ASH HOUSE (ASHHOUT) 1 2
Fir Annex, wrapped over the line end 3 4 5
Total ADP Across Requested Facilities {total} 10 0
"""


@pytest.mark.parametrize(("total", "agrees"), [("1,200", True), ("1,900", False)])
def test_means_in_print_with_their_total(total: str, agrees: bool) -> None:
    content = YEARLY.format(total=total)
    found = read(Text("d", "pdf/1", content, (Anchor(0, len(content), 1),)))
    assert found is not None
    assert len(found.facts) == 2
    fact = found.facts[0]
    assert fact.filled("facility")[0].name == "ELM COUNTY JAIL, OH"
    assert [measure.value for measure in fact.measures] == [1200.0, 10.0, 0.0]
    assert fact.measures[0].as_of == "2009-10-01/2010-09-30"
    assert {"same_facility", "no_record", "shifted_columns", "rows_missing"} <= codes(found)
    assert ("totals_disagree" not in codes(found)) is agrees


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            sheet_text(S=[["Name", "City", "State"], ["Elm", "Elmwood", "OH"]]), id="shops"
        ),
        pytest.param(csv_text([["DETLOC", "note"], ["ELM", "x"], ["OAK", "y"]]), id="codes alone"),
        pytest.param(Text("d", "txt/1", "The DETLOC list names jails."), id="prose"),
    ],
)
def test_other_texts_are_left_alone(text: Text) -> None:
    assert read(text) is None


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
    start = time.perf_counter()
    found = read(text)
    assert time.perf_counter() - start < 3
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


@pytest.mark.parametrize(
    ("name", "rows", "capacity", "population"),
    [
        ("2015IceDetentionFacilityListing.xlsx", 209, 39609, 30374),
        ("ICE_Facility_List_11-06-2017-web.xlsx", 1685, None, None),
        ("Over72HourFacilities.xlsx", 165, 0, 0),
    ],
)
def test_numbers_of_the_real_lists(
    shared: Path, name: str, rows: int, capacity: int | None, population: int | None
) -> None:
    found = read(record(shared, f"detention/{name}"))
    assert found is not None
    listed = [f for f in found.facts if f.pattern.endswith(("listing_row", "over_72_row"))]
    assert len(listed) == rows
    if capacity is not None:
        room = measures(found.facts, "capacity", "usable")
        held = measures(found.facts, "population", "on_day")
        assert (sum(m.value or 0 for m in room), sum(m.value or 0 for m in held)) == (
            capacity,
            population,
        )
    else:
        promised = [f for f in found.facts if f.pattern.endswith("guaranteed_row")]
        assert len(promised) == 29
        assert any(problem.code == "redacted" for problem in found.problems)


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


def test_the_list_of_2017_in_print_says_that_it_is_rebuilt(shared: Path) -> None:
    found = read(record(shared, "detention/ICE_DMCP_Facility_List_2017.pdf"))
    assert found is not None
    assert len(found.facts) >= 196
    assert "table_rebuilt" in {problem.code for problem in found.problems}


def test_yearly_means_agree_with_the_printed_totals(shared: Path) -> None:
    found = read(record(shared, "detention/detaineepopfy07-fy12.pdf"))
    assert found is not None
    assert len(found.facts) == 62
    assert "totals_disagree" not in codes(found)
    assert not [problem for problem in found.problems if problem.lost]
