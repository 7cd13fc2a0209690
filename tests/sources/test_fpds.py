"""FPDS print-outs: a form whose labels and values are interleaved."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.made import record

from plainview.model import Text
from plainview.sources import read
from plainview.sources.parts import SourceReading

FORM = """Transaction Information
Award Type: Purchase Order Prepared User: rroe@agency.example Approved By: rroe@agency.example
Award ID: 7012 70CDCR25P00000001 {modification} 0
Date Signed (mm/dd/yyyy) : 07/17/2025 Period of Performance Start Date
(mm/dd/yyyy) :
07/23/2025
Completion Date (mm/dd/yyyy) : 07/31/2026
Action Obligation: {sums}
Base and All Options Value (Total Contract Value):
{sums} Fee Paid
Contracting Office Agency Name: U.S. IMMIGRATION AND CUSTOMS ENFORC Contracting Office ID: 70C
Legal Business Name: ELM CITY RANGE LLC DBAN:
Phone: (202) 555-0147
Product/Service Code: X1EA Description: LEASE OF FACILITIES Principal NAICS Code: 713990
FPDS-NG : [ Award ]
"""


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "fpds"
    return found


def form(modification: str, sums: str) -> Text:
    return Text("0" * 64, "pdf/1", FORM.format(modification=modification, sums=sums))


@pytest.mark.parametrize(
    ("modification", "sums", "status", "measures"),
    [
        (
            "P00005",
            "$89.50 $377.00",
            "modified",
            [("obligated", 89.5, "transaction"), ("obligated", 377.0, "cumulative"),
             ("ceiling", 377.0, "base_and_all_options")],
        ),
        (
            "0",
            "$18,867.00",
            "awarded",
            [("obligated", 18867.0, "transaction"), ("ceiling", 18867.0, "base_and_all_options")],
        ),
        (
            "P00006",
            "-$50.00 $300.00",
            "modified",
            [("obligated", -50.0, "transaction"), ("obligated", 300.0, "cumulative"),
             ("ceiling", 300.0, "base_and_all_options")],
        ),
    ],
    ids=["two columns", "one column", "money taken back"],
)  # fmt: skip
def test_amounts_of_a_form(
    modification: str, sums: str, status: str, measures: list[tuple[str, float, str]]
) -> None:
    found = reading(form(modification, sums))
    (fact,) = found.facts
    assert fact.status == status
    assert [(m.name, m.value, m.definition) for m in fact.measures] == measures
    assert fact.filled("payer")[0].entity == "us-ice"
    assert fact.filled("payee")[0].name == "ELM CITY RANGE LLC"
    assert fact.filled("instrument")[0].name == "contract 70CDCR25P00000001"
    assert fact.time is not None
    assert (fact.time.event, fact.time.start, fact.time.end) == (
        "2025-07-17", "2025-07-23", "2026-07-31"
    )  # fmt: skip


def test_staff_and_telephone_are_counted_and_never_quoted() -> None:
    found = reading(form("0", "$1.00"))
    assert found.dropped == {"user ids of staff": 2, "telephone and fax numbers": 1}
    quoted = "".join(item.quote for item in found.facts[0].evidence)
    assert "rroe" not in quoted
    assert "555" not in quoted


def test_a_form_without_its_amount_is_reported() -> None:
    found = reading(form("0", "Select One"))
    assert not found.facts
    assert found.problems[0].message == "The form does not show its obligated"


@pytest.mark.parametrize(
    ("name", "total"),
    [("cottage-grove-contract", 377_823.0), ("umn_firearms_contract", 18_867.0)],
)
def test_printed_orders(shared: Path, name: str, total: float) -> None:
    found = reading(record(shared, f"contracts/fpds-pdf/{name}.pdf"))
    (fact,) = found.facts
    assert total in [m.value for m in fact.measures if m.name == "obligated"]
    assert found.dropped["user ids of staff"] == 3
