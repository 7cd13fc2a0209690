"""Checks of law, official record and names over a record: files in, findings out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.sources.made import book

from plainview import pipeline
from plainview.store import Record

AWARDS = [
    ["Agency", "Award ID", "Recipient Name", "Federal Action Obligation", "Action Date",
     "Modification", "Product/Service Description", "NAICS Description",
     "Transaction Description", "Generated Award ID"],
    ["ICE", "70CMSD25P00000111", "CLEARVIEW AI, INC.", "3750000.0", "2025-09-05", "0",
     "APPLICATION SOFTWARE", "SOFTWARE", "FACIAL RECOGNITION SOFTWARE", "CONT_AWD_1"],
    ["ICE", "70CTD025FR0000001", "PALANTIR TECHNOLOGIES INC.", "1500000.5", "2025-03-09",
     "P00002", "IT SUPPORT SERVICES", "SOFTWARE", "HOSTING", "CONT_AWD_2"],
]  # fmt: skip
TOTALS = [
    ["contract_award_unique_key", "award_id_piid", "total_obligated_amount",
     "award_base_action_date", "awarding_sub_agency_name", "recipient_name"],
    *(["CONT_AWD_X1_7012_-NONE-_-NONE-", "70CDCR21P00000021", "6400000", "2021-04-26",
       "U.S. Immigration and Customs Enforcement", "MOTOROLA SOLUTIONS, INC."] for _ in (1, 2)),
]  # fmt: skip
EDGES = [
    ["src_agency", "external_agency", "src_agency_id", "external_agency_id"],
    ["Lincoln CA PD", "FBI", "1", "2"],
    ["Lincoln CA PD", "Adrian MI PD", "1", "3"],
    ["Lincoln CA PD", "Vallejo CA PD", "1", "4"],
]
USAGE = [
    ["id", "agency", "updated", "accessed", "url", "data_retention_in_days",
     "number_of_owned_cameras", "external_organizations_with_access", "hotlists_alerted_on",
     "vehicles_detected_in_the_last_30_days", "hotlist_hits_in_the_last_30_days",
     "searches_in_the_last_30_days", "public_search_audit"],
    *([str(n), "Largo FL PD", "", "2024-04-26T17:25:31Z", "", "30 days", "6",
       "Clay County FL SO, Pinellas Park FL PD", "", "1", "1", "1", ""] for n in (1, 2)),
]  # fmt: skip
POLICIES = [
    ["id", "agency", "updated", "accessed", "prohibited_uses", "access_policy"],
    *([str(n), "Largo FL PD", "", "2023-07-28T00:57:31Z", "Immigration enforcement", "Police"]
      for n in (1, 2)),
]  # fmt: skip
LIST = [
    ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "MOA"],
    ["FLORIDA", "Clay County Sheriff's Office", "Jail Enforcement Model", "2020-03-11", "link"],
    ["FLORIDA", "Pinellas Park Police Department", "Task Force Model", "2025-02-26", "link"],
    ["OHIO", "Butler County Sheriff's Office", "Task Force Model", "2016-03-19", "link"],
]
LATER = [*LIST, ["TEXAS", "Tarrant County Sheriff's Office", "Task Force Model", "2025-04-30", ""]]

TEXTS = {
    "vendor.txt": (
        "ICE bought new tools this fall.\n\n"
        "ICE awarded a $3.75 million contract for facial recognition software to a company.\n"
    ),
    "awards.txt": (
        "On March 9, 2025, ICE awarded Palantir a $2.5 million contract for hosting.\n\n"
        "ICE has obligated $9.9 million to Motorola under contract 70CDCR21P00000021.\n\n"
        "As of February 27, 2025, ICE had signed 40 agreements under its 287(g) program.\n\n"
        "The Inner Income Service and the Customs and Immigration Enforcement agency declined.\n"
    ),
    "rules.txt": (
        "The Privacy Act restricts what one agency may tell another.\n\n"
        "ICE has data-sharing agreements with the Social Security Administration.\n\n"
        "The IRS gives ICE taxpayer addresses every week.\n"
    ),
}


def table(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as sink:
        csv.writer(sink).writerows(rows)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("papers")
    tables = (
        ("awards", AWARDS), ("totals", TOTALS), ("edges", EDGES), ("usage", USAGE),
        ("rules", POLICIES),
    )  # fmt: skip
    for name, rows in tables:
        table(folder / f"{name}.csv", rows)
    (folder / "list.xlsx").write_bytes(book(Sheet1=LIST))
    (folder / "later.xlsx").write_bytes(book(Sheet1=LATER))
    for name, words in TEXTS.items():
        (folder / name).write_text(words, encoding="utf-8")
    with Record.create(tmp_path_factory.mktemp("record") / "r") as made:
        pipeline.add(made, [folder], workers=1)
        yield made


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("award_differs", ["Palantir", "$2,500,000", "$1,500,000.5"]),
        ("award_total", ["70CDCR21P00000021", "$9,900,000", "$6,400,000"]),
        ("unnamed_vendor", ["vendor.txt", "Inferred: Clearview AI", "facial recognition"]),
        ("agreements_differ", ["awards.txt", "40 agreements", "list.xlsx"]),
        ("plates_across_states", ["Lincoln Police Department, California", "2 bodies"]),
        ("own_rule", ["Largo Police Department, Florida", "1 body", "since 2020-03-11"]),
        ("ended_instrument", ["Task Force Model", "2016-03-19"]),
        ("law_in_tension", ["tax address", "26 U.S.C. 6103"]),
        ("no_authority", ["Internal Revenue Service gives", "tax address"]),
        ("rule_in_conflict", ["rules.txt", "Privacy Act of 1974"]),
        ("altered_name", ["Inner Income Service"]),
        ("no_such_body", ["Customs and Immigration Enforcement"]),
    ],
)
def test_a_check_finds_it_in_the_record(record: Record, check: str, told: list[str]) -> None:
    found = record.findings(check=check)
    assert found
    for part in told:
        assert part in found[0].text
    # every finding rests on words that the record has
    held = {fact.id for fact in record.facts(limit=1000)}
    for one in found:
        assert one.facts or one.quotes
        assert set(one.facts) <= held


@pytest.mark.parametrize(
    "check", ["event_order", "office_holder", "held_differs", "grant_rate", "one_origin"]
)
def test_a_check_is_silent_where_there_is_nothing(record: Record, check: str) -> None:
    assert record.findings(check=check) == []


def test_the_rules_of_one_body_are_told_once(record: Record) -> None:
    assert len(record.findings(check="own_rule")) == 1
    assert len(record.findings(check="plates_across_states")) == 1


def test_gaps_and_the_request_for_one(record: Record) -> None:
    from datetime import date

    from plainview.pipeline.gaps import request_for

    found = {(gap.kind, gap.body): gap for gap in record.gaps()}
    sharing = next(gap for (kind, _), gap in found.items() if kind == "sharing")
    assert ("ceiling", "us-ice") in found
    assert ("agreement", "us-irs") in found
    gap, words = request_for(record, sharing.id[:10], date(2031, 5, 2))
    assert gap.id == sharing.id
    assert sharing.body_name in words
