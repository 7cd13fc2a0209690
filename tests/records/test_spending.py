"""What ICE obligated in a fiscal year, by vendor, to the cent; and a file that was cut off."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.records.conftest import Adding

from plainview.store import Record

YEAR = "ice-fy2025-organizations.csv"
CUT = "cbp-ice-fy2023-selected-vendors.csv"
WHOLE = "cbp-ice-fy2024-selected-vendors.csv"
VENDORS = {
    "CSI Aviation": "656.69",
    "GEO Group": "621.39",
    "CoreCivic": "305.77",
    "BI Incorporated": "190.34",
    "Palantir Technologies": "81.10",
    "Thomson Reuters Special Services": "7.54",
    "Clearview AI": "3.75",
}


@pytest.fixture(scope="module")
def record(adding: Adding) -> Record:
    return adding([f"contracts/usaspending-api/{name}" for name in (YEAR, CUT, WHOLE)])


def test_obligations_of_fiscal_2025_to_the_cent(record: Record) -> None:
    document = record.document(YEAR).id
    (total,) = record.totals(measure="obligated", document=document, cells=True)
    assert (total.facts, total.values) == (4415, 4415)
    assert total.lo == total.hi == Decimal("3988307422.89")
    assert total.to_json()["lo"] == "3988307422.89"
    assert total.meaning == "sum of the transactions in this file; it is not the total of any award"
    assert (total.first, total.last) == ("2024-10-01", "2025-09-30")
    assert len({cell.place for cell in total.cells}) == 4415
    assert {cell.place[0] for cell in total.cells} == {"D"}
    assert sum(Decimal(cell.words) for cell in total.cells) == total.lo


def test_obligations_by_vendor(record: Record) -> None:
    document = record.document(YEAR).id
    totals = record.totals(measure="obligated", by=["payee"], document=document, cells=True)
    paid = {total.keys[0][1]: total for total in totals}
    millions = {name: str(round((paid[name].lo or Decimal()) / 1_000_000, 2)) for name in VENDORS}
    assert millions == VENDORS
    assert paid["Palantir Technologies"].lo == Decimal("81098690.32")
    assert len(paid["Palantir Technologies"].cells) == 7
    assert sum((total.lo or Decimal()) for total in totals) == Decimal("3988307422.89")


def test_the_file_that_was_cut_off_is_a_finding_and_a_doubt_on_its_sum(record: Record) -> None:
    (found,) = record.findings(check="possibly_truncated")
    assert found.severity == "medium"
    for reason in (CUT, "no amount is negative", "sorted by amount"):
        assert reason in found.text
    totals = record.totals(measure="obligated")
    assert {total.doc: bool(total.doubts) for total in totals} == {
        YEAR: False,
        CUT: True,
        WHOLE: False,
    }


def test_a_sum_of_a_window_contradicts_nothing(record: Record) -> None:
    assert record.findings(check="same_figure") == []
