"""Plate readers, and national security letters: two reports that differ, and why."""

from __future__ import annotations

import pytest
from tests.records.conftest import Adding

from plainview.store import Record

LETTER = "2019fisa.pdf"
CORRECTION = "2019_ASTR_corrected.pdf"
REPORT = "2019_ASTR.pdf"
COMPILED = "fisa_astr_data.csv"
PORTALS = "agency_policies.csv"
SURVEY = "eff-data-driven-alpr-2016-2017.csv"


@pytest.fixture(scope="module")
def letters(adding: Adding) -> Record:
    names = [f"requests/doj-fisa/{LETTER}"]
    return adding([*names, *(f"requests/odni-astr/{name}" for name in (CORRECTION, REPORT))])


@pytest.fixture(scope="module")
def readers(adding: Adding) -> Record:
    county = "sharing/orange-county-ca/LPR_Hit_Ratio_2019-present.pdf"
    return adding([county, f"sharing/{SURVEY}", f"sharing/alpr-portals/{PORTALS}"])


def test_two_reports_differ_and_the_correction_closes_the_gap(letters: Record) -> None:
    whole, part = sorted(letters.findings(check="same_figure"), key=lambda one: -len(one.facts))
    for words in (f"{LETTER}, page 3: 64,006 in parts", f"{REPORT}, page 35: 63,466 requests"):
        assert words in whole.text
    for words in (
        "8,557 + 35,848 + 19,601 = 64,006",
        "64,006 - 63,466 = 540",
        "corrected: 8,557 + 35,848 + 19,061 = 63,466",
    ):
        assert words in whole.arithmetic
    settled = f"{CORRECTION} corrects 19,601 to 19,061 (subscriber information)"
    assert whole.settled_by == part.settled_by == settled
    assert "closes the gap exactly" in whole.text
    assert part.arithmetic == "19,601 - 19,061 = 540; corrected: 19,061"
    stated = {letters.fact(fact).doc for fact in whole.facts}
    assert stated == {LETTER, CORRECTION, REPORT}


def test_a_year_that_stays_unexplained_and_a_total_that_its_parts_do_not_make(
    adding: Adding,
) -> None:
    compiled = adding([f"requests/check-values/{COMPILED}"])
    found = {one.check: one for one in compiled.findings(severity="high")}
    assert found.keys() == {"same_figure", "parts_and_total"}
    differs = found["same_figure"]
    assert "31,825 in parts" in differs.text and "39,214 requests" in differs.text
    assert differs.arithmetic == (
        "7,607 + 9,486 + 14,732 = 31,825; 39,214 - 31,825 = 7,389"
    )  # fmt: skip
    assert differs.settled_by == "a correction, or the definition of each number"
    cells = {compiled.fact(fact).evidence[0].cell for fact in differs.facts}
    assert cells == {"A27"}
    assert "stated 24,810; 24,810 - 24,801 = 9" in found["parts_and_total"].arithmetic


def test_copies_of_a_letter_that_differ_are_a_finding(letters: Record) -> None:
    found = [one.text for one in letters.findings(check="within_document")]
    assert any(LETTER in text and "19,601 in 4, 19,061 in 1" in text for text in found)


def test_parts_of_a_letter_are_counted_each_by_itself(letters: Record) -> None:
    document = letters.document(LETTER).id
    totals = letters.totals(
        measure="requests", by=["program"], document=document, status="requested", cells=True
    )
    found = {
        total.definition: (total.lo, [cell.place for cell in total.cells])
        for total in totals
        if total.keys[0][1] == "National Security Letters" and total.values == 1
    }
    assert found["us_persons"] == (8557, ["page 3"])
    assert found["non_us_persons"] == (35848, ["page 4"])


def test_detections_and_hits_of_a_county_add_up(readers: Record) -> None:
    (found,) = readers.findings(check="parts_and_total")
    assert found.severity == "info"
    assert found.arithmetic == "4,944,782 + 34,606 = 4,979,388"
    assert len(found.facts) == 3


def test_detections_and_hits_of_two_years(readers: Record) -> None:
    document = readers.document(SURVEY).id
    totals = readers.totals(measure="records_provided", document=document, cells=True)
    found = {
        total.unit: total for total in totals if total.as_of == "2016/2017"
    }  # fmt: skip
    assert found["detections"].lo == 2_541_566_055
    assert found["hits"].lo == 11_384_164
    # some agencies marked theirs as incomplete: the sum is a lower bound
    assert found["detections"].hi is None
    assert {len(found[unit].cells) for unit in found} == {169, 170}


def test_portals_that_forbid_immigration_enforcement(readers: Record) -> None:
    document = readers.document(PORTALS).id
    totals = readers.totals(type="rule", by=["condition"], document=document, cells=True)
    found = {total.keys[0][1]: total for total in totals}["purpose:immigration_enforcement"]
    assert found.facts == len({cell.place for cell in found.cells}) == 359
