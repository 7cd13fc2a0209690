"""Agreements and agencies of the 287(g) lists, counted on the record."""

from __future__ import annotations

import pytest
from tests.records.conftest import Adding

from plainview.store import Record

# list, agreements, agencies as printed (by state and folded name), agencies as resolved: Walker
# County and Waukesha County stand as Sheriff's Office and as Sheriff's Department in one list
LISTS = [
    ("ParticipatingEntities-20250104041613.xlsx", 135, 133, 133),
    ("participatingAgencies-20250221214937.xlsx", 151, 142, 142),
    ("participatingAgencies05012025am.xlsx", 517, 415, 414),
    ("participatingAgencies08292025pm.xlsx", 956, 796, 794),
    ("participatingAgencies12302025am.xlsx", 1274, 1058, 1056),
    ("participatingAgencies03022026am.xlsx", 1499, 1259, 1257),
    ("participatingAgencies05182026am.xlsx", 1843, 1551, 1549),
]
LATEST = "participatingAgencies05182026am.xlsx"


@pytest.fixture(scope="module")
def record(adding: Adding) -> Record:
    return adding([f"287g/participating/{name}" for name, *_ in LISTS])


def test_agreements_and_agencies_of_each_list(record: Record) -> None:
    totals = record.totals(type="staffing", distinct="lender", cells=True)
    found = [(total.doc, total.facts, *(total.distinct or ())) for total in totals]
    assert sorted(found) == sorted(LISTS)
    for total in totals:
        assert len(total.cells) == total.facts
        assert all("!A" in cell.place for cell in total.cells)


def test_models_of_the_latest_list_with_their_cells(record: Record) -> None:
    document = record.document(LATEST).id
    totals = record.totals(by=["instrument"], document=document, cells=True)
    models = {total.keys[0][2]: total for total in totals}
    assert {key: total.facts for key, total in models.items()} == {
        "pg-287g-jail": 182,
        "pg-287g-tfm": 1162,
        "pg-287g-wso": 499,
    }
    rows = {row_of(cell.place) for total in totals for cell in total.cells}
    assert rows == set(range(2, 1845))  # every row below the headings, each once


def row_of(place: str) -> int:
    return int(place.rpartition(":")[2].lstrip("ABCDEFGHIJKLM"))


def test_the_cells_of_one_agency_are_its_rows(record: Record) -> None:
    document = record.document(LATEST).id
    totals = record.totals(by=["lender"], document=document, cells=True)
    (found,) = [total for total in totals if total.keys[0][2] == "ori-tx2360000"]
    assert found.keys[0][1] == "Walker County Sheriff’s Office, Texas"
    assert {"Department" in cell.words for cell in found.cells} == {True, False}


def test_lists_of_different_days_are_no_finding(record: Record) -> None:
    assert record.findings(check="same_day_lists") == []
