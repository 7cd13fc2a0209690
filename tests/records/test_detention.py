"""Detention statistics: facilities, mean populations, guaranteed beds, people held on a day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.records.conftest import Adding

from plainview.store import Record
from plainview.store.total_rows import Total

# workbook, facilities, sum of mean populations, guaranteed minimum, detained, cell of the detained
WORKBOOKS = [
    ("FY19-detentionstats.xlsx", 213, "49142.5", 30117, 50922, "Detention FY19!F20"),
    ("FY23_detentionStats.xlsx", 115, "28148.2", 29581, 36845, "Detention FY23!F20"),
    ("FY25_detentionStats09242025.xlsx", 189, "47550.5", 32508, 59762, "Detention FY25!F20"),
    ("FY26_detentionStats02022026.xlsx", 225, "66811.7", 39368, 70766, "Detention FY26!F20"),
    ("FY26_detentionStats_04092026.xlsx", 202, "65504.1", 44981, 60311, "Detention FY26!F20"),
]


@pytest.fixture(scope="module")
def record(adding: Adding) -> Record:
    return adding([f"detention/{name}" for name, *_ in WORKBOOKS])


def total_of(totals: list[Total], doc: str, definition: str, scope: tuple[str, ...]) -> Total:
    """The total of rows that name their state; one facility of Guantánamo has none."""
    (found,) = [
        total
        for total in totals
        if (total.doc, total.definition, total.scope) == (doc, definition, scope)
        and not total.pattern.endswith("_without_state")
    ]
    return found


@pytest.mark.parametrize(("doc", "facilities", "mean", "guaranteed", "detained", "cell"), WORKBOOKS)
def test_sums_of_a_workbook(
    record: Record,
    doc: str,
    facilities: int,
    mean: str,
    guaranteed: int,
    detained: int,
    cell: str,
) -> None:
    document = record.document(doc).id
    held = record.totals(measure="population", document=document, cells=True)
    to_date = total_of(held, doc, "mean_year_to_date", ("facility",))
    assert to_date.lo is not None
    assert round(to_date.lo, 1) == Decimal(mean) == round(to_date.hi or Decimal(), 1)
    assert "not a count on any day" in to_date.meaning
    # four cells of a row make one mean population: N to Q in all these years
    sheet = to_date.cells[0].place.partition("!")[0]
    assert all(each.place.startswith(f"{sheet}!N") and ":Q" in each.place for each in to_date.cells)

    on_day = total_of(held, doc, "on_day", ())
    assert (on_day.lo, on_day.values) == (detained, 1)
    assert [each.place for each in on_day.cells] == [cell]

    room = record.totals(measure="capacity", document=document, cells=True)
    beds = total_of(room, doc, "guaranteed", ("facility",))
    assert beds.lo == guaranteed
    assert len(beds.cells) == beds.values
    counted = [
        total.facts
        for total in record.totals(document=document)
        if total.pattern.endswith("facility_row")
    ]
    assert counted == [facilities]


def test_a_count_of_a_day_and_a_mean_are_never_one_number(record: Record) -> None:
    for total in record.totals(measure="population"):
        assert total.definition in ("mean_year_to_date", "on_day")
    assert record.findings(check="over_capacity") == []


def test_people_by_arresting_agency_add_up_to_the_total(record: Record) -> None:
    found = record.findings(check="parts_and_total")
    assert [one.severity for one in found] == ["info"] * 5
    assert "51,428 + 8,883 = 60,311" in [one.arithmetic for one in found]


def test_no_two_workbooks_contradict_each_other(record: Record) -> None:
    assert record.findings(check="same_figure") == []
