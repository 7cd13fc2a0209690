"""ICE's lists of facilities, in workbooks and in print: what each cell states, and what is odd."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.detention import codes, measures
from tests.sources.made import csv_text, record, sheet_text

from plainview.model import Anchor, Text
from plainview.sources import SourceReading
from plainview.sources.ice_detention import read

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
