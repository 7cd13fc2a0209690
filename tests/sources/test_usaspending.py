"""USAspending: transactions, award totals, subawards, and answers of the search interface."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.made import csv_text, record, sheet_text

from plainview.model import Fact, Text
from plainview.reading import read as read_document
from plainview.sources import read
from plainview.sources.parts import SourceReading
from plainview.sources.usaspending.common import natural_person
from plainview.sources.usaspending.transactions import cut_off

HEADINGS = [
    "Agency", "Award ID", "Recipient Name", "Federal Action Obligation", "Action Date",
    "Modification", "Product/Service Description", "NAICS Description", "Transaction Description",
    "Generated Award ID",
]  # fmt: skip
KEY = "CONT_AWD_70CTD025FR0000001_7012_GS35F0001X_4730"
ROW = [
    "ICE", "70CTD025FR0000001", "PALANTIR TECHNOLOGIES INC.", "1500000.5", "2025-03-09", "P00002",
    "IT SUPPORT SERVICES", "SOFTWARE", "HOSTING OF LICENSE PLATE READER DATA", KEY,
]  # fmt: skip


def changed(row: list[str], **values: str) -> list[str]:
    found = list(row)
    for name, value in values.items():
        found[next(i for i, head in enumerate(HEADINGS) if head.startswith(name))] = value
    return found


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "usaspending"
    return found


def codes(found: SourceReading) -> set[str]:
    return {problem.code for problem in found.problems}


def names(fact: Fact) -> dict[str, str]:
    return {filler.role: filler.name for filler in fact.fillers}


def test_a_transaction_is_money_obligated_by_one_modification() -> None:
    found = reading(csv_text([HEADINGS, ROW, ROW]))
    fact = found.facts[0]
    assert (fact.type, fact.status) == ("spending", "modified")
    assert names(fact) == {
        "payer": "U.S. Immigration and Customs Enforcement",
        "payee": "Palantir Technologies",
        "instrument": "task order 70CTD025FR0000001",
        "for": "tech:alpr",
    }
    (amount,) = fact.measures
    assert (amount.name, amount.value, amount.unit) == ("obligated", 1_500_000.5, "USD")
    assert amount.definition == "transaction"
    assert fact.time is not None
    assert fact.time.event == "2025-03-09"
    assert fact.evidence[0].quote.startswith("ICE | 70CTD025FR0000001 | PALANTIR")
    assert found.ignored == ("NAICS Description",)
    assert not found.problems


@pytest.mark.parametrize(
    ("change", "status", "instrument", "value"),
    [
        ({"Modification": "0"}, "awarded", "task order 70CTD025FR0000001", 1_500_000.5),
        ({"Generated": "CONT_AWD_X1_7012_-NONE-_-NONE-"}, "modified", "contract", 1_500_000.5),
        ({"Federal": "-250.10"}, "modified", "task order", -250.1),
        ({"Federal": "(250.10)"}, "modified", "task order", -250.1),
        ({"Federal": "$1,250"}, "modified", "task order", 1250.0),
    ],
)
def test_modification_contract_and_sign(
    change: dict[str, str], status: str, instrument: str, value: float
) -> None:
    fact = reading(csv_text([HEADINGS, changed(ROW, **change), ROW])).facts[0]
    assert fact.status == status
    assert names(fact)["instrument"].startswith(instrument)
    assert fact.measures[0].value == value


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"Federal": "-Infinity"}, "no number: -Infinity"),
        ({"Federal": "NA"}, "no number: NA"),
        ({"Action": "2025-13-45"}, "no date: 2025-13-45"),
        ({"Recipient": ""}, "lacks its recipient"),
    ],
)
def test_a_row_that_is_not_understood_is_reported_with_its_number(
    change: dict[str, str], words: str
) -> None:
    found = reading(csv_text([HEADINGS, ROW, changed(ROW, **change)]))
    assert len(found.facts) == 1
    (problem,) = found.problems
    assert problem.code == "row_not_understood"
    assert words in problem.message
    assert problem.where == "row 3"
    assert problem.lost


def test_a_column_that_nobody_expects_is_reported() -> None:
    found = reading(csv_text([[*HEADINGS, "Mood"], [*ROW, "good"], [*ROW, "bad"]]))
    (problem,) = found.problems
    assert problem.code == "unknown_column"
    assert "Mood" in problem.message


def test_headings_lower_down_and_other_sheets_are_found_and_named() -> None:
    above = ["Transactions of one agency", "as of May"]
    text = sheet_text(Cover=[["Elm", "Oak"]], List=[above, HEADINGS, ROW], Notes=[["Ash", "Fir"]])
    found = reading(text)
    assert len(found.facts) == 1
    assert [(p.code, p.where) for p in found.problems] == [
        ("above_headings", "sheet 'List', row 1"),
        ("other_sheet", "sheet 'Cover'"),
        ("other_sheet", "sheet 'Notes'"),
    ]
    anchor = text.at(found.facts[0].evidence[0].start, found.facts[0].evidence[0].end)
    assert anchor is not None
    assert anchor.cell == "List!A3"


def test_people_are_left_out_and_counted() -> None:
    described = changed(ROW, Transaction="HOSTING. COR: JANE ROE, 202-555-0147", Modification="0")
    person = changed(ROW, Recipient="ROE, RICHARD Q")
    found = reading(csv_text([HEADINGS, described, person]))
    assert len(found.facts) == 1
    assert found.dropped == {
        "awards to natural persons": 1,
        "names and numbers of contracting staff in descriptions": 1,
    }
    assert "ROE" not in "".join(item.quote for item in found.facts[0].evidence)


@pytest.mark.parametrize(
    ("recipient", "person"),
    [
        ("ROE, RICHARD", True),
        ("ROE, RICHARD Q", True),
        ("CSI AVIATION, INC", False),
        ("BROWNELLS, INCORPORATED", False),
        ("COTTAGE GROVE, CITY OF (INC)", False),
        ("MVM, INC.", False),
        ("STELLA JV, LLC", False),
    ],
)
def test_natural_persons(recipient: str, person: bool) -> None:
    assert natural_person(recipient) is person


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        ([float(300 - n) for n in range(200)], 3),
        ([float(n % 7) for n in range(200)], 2),
        ([float(300 - n) for n in range(150)], 2),
        ([float(n % 7) for n in range(150)], 0),
        ([float(100 - n) for n in range(200)], 0),
        ([5.0] * 99, 0),
    ],
    ids=["all signs", "page", "sorted", "only no negative", "negative", "too few"],
)
def test_signs_of_a_list_that_was_cut_off(values: list[float], reasons: int) -> None:
    assert len(cut_off(values, 100)) == reasons


@given(st.lists(st.floats(-1e9, 1e9), min_size=100, max_size=300))
def test_a_list_with_an_amount_taken_back_is_never_called_cut_off(values: list[float]) -> None:
    assert not cut_off([*values, -1.0], 100)


def test_a_cut_off_list_is_called_possibly_truncated() -> None:
    rows = [changed(ROW, Federal=f"{200 - n}.00") for n in range(100)]
    found = reading(csv_text([HEADINGS, *rows]))
    (problem,) = found.problems
    assert problem.code == "possibly_truncated"
    assert "no amount is negative" in problem.message
    assert "page boundary (1 pages of 100)" in problem.message


AWARD = {
    "contract_award_unique_key": "CONT_AWD_X1_7012_-NONE-_-NONE-",
    "award_id_piid": "70CDCR21P00000021",
    "total_obligated_amount": "9387",
    "potential_total_value_of_award": "12000.00",
    "award_base_action_date": "4/26/21",
    "awarding_sub_agency_name": "U.S. Immigration and Customs Enforcement",
    "recipient_name": "ELM CITY RANGE LLC",
    "recipient_phone_number": "2025550147",
    "product_or_service_code_description": "LEASE OF AMMUNITION FACILITIES",
    "sole_proprietorship": "f",
}


def test_an_award_has_totals_with_definitions_and_survives_a_spreadsheet() -> None:
    own = AWARD | {"sole_proprietorship": "t", "recipient_name": "RICHARD ROE"}
    found = reading(csv_text([list(AWARD), list(AWARD.values()), list(own.values())]))
    (fact,) = found.facts
    assert [(m.name, m.value, m.definition) for m in fact.measures] == [
        ("obligated", 9387.0, "cumulative"),
        ("ceiling", 12000.0, "base_and_all_options"),
    ]
    assert fact.time is not None
    assert (fact.time.event, fact.time.surface) == ("2021-04-26", "4/26/21")
    assert codes(found) == {"spreadsheet_damage"}
    assert found.dropped["awards to natural persons"] == 1
    assert found.dropped["telephone and fax numbers"] == 2
    assert all("2025550147" not in item.quote for item in fact.evidence)


SUBAWARD = {
    "prime_award_unique_key": "CONT_AWD_X1_7012_-NONE-_-NONE-",
    "prime_award_piid": "X1",
    "prime_award_amount": "100.00",
    "prime_award_awarding_sub_agency_name": "U.S. IMMIGRATION AND CUSTOMS ENFORCEMENT",
    "prime_awardee_name": "ELM CONSULTING LLP",
    "subaward_number": "7",
    "subaward_amount": "150.00",
    "subaward_action_date": "2024-01-05",
    "subawardee_name": "OAK DATA LLC",
    "subawardee_highly_compensated_officer_1_name": "RICHARD ROE",
}


def test_subawards_repeat_exceed_and_name_officers() -> None:
    rows = [list(SUBAWARD.values())] * 2
    found = reading(csv_text([list(SUBAWARD), *rows]))
    (fact,) = found.facts
    assert names(fact)["payer"] == "ELM CONSULTING LLP"
    assert names(fact)["funder"] == "U.S. Immigration and Customs Enforcement"
    assert len(fact.evidence) == 2
    assert codes(found) == {"repeated_row", "above_prime"}
    assert found.dropped == {"names and pay of officers": 2}
    assert all("ROE" not in item.quote for item in fact.evidence)


def test_an_unlisted_office_carries_its_department() -> None:
    heads = [*HEADINGS, "Awarding Agency"]
    office = changed(ROW, Agency="Office of Elm Affairs")
    rows = [[*office, "Department of Justice"], [*office, "Department of Homeland Security"]]
    found = reading(csv_text([heads, *rows]))
    assert [names(fact)["payer"] for fact in found.facts] == [
        "Office of Elm Affairs, Department of Justice",
        "Office of Elm Affairs, Department of Homeland Security",
    ]


def test_headings_alone_say_that_nothing_was_found() -> None:
    found = reading(read_document((",".join(SUBAWARD) + "\n").encode(), name="a.csv"))
    assert not found.facts
    assert codes(found) == {"nothing_found"}
    assert not any(problem.lost for problem in found.problems)


def as_json(value: object) -> Text:
    return read_document(json.dumps(value, indent=1).encode(), name="a.json")


def test_an_answer_about_an_award_drops_its_officers() -> None:
    text = as_json(
        {
            "generated_unique_award_id": "CONT_AWD_X1_7012_-NONE-_-NONE-",
            "piid": "X1",
            "total_obligation": 10.5,
            "base_and_all_options": 20,
            "date_signed": "2024-05-06",
            "awarding_agency": {"subtier_agency": {"name": "U.S. Customs and Border Protection"}},
            "recipient": {"recipient_name": 'ELM & CO "SYSTEMS"'},
            "executive_details": {"officers": [{"name": "Richard Roe", "amount": 5.0}]},
        }
    )
    assert "Roe" not in text.content
    found = reading(text)
    (fact,) = found.facts
    assert names(fact)["payee"] == 'ELM & CO "SYSTEMS"'
    assert [m.value for m in fact.measures] == [10.5, 20.0]
    assert found.dropped == {"names and pay of officers": 1}


def test_a_page_of_a_search_says_that_there_are_more() -> None:
    award = {
        "Award ID": "X1",
        "Recipient Name": "ELM LLC",
        "Award Amount": 5,
        "Awarding Sub Agency": "U.S. Customs and Border Protection",
        "Start Date": "2024-01-01",
    }
    page = {"spending_level": "awards", "results": [award, {}], "page_metadata": {"hasNext": True}}
    found = reading(as_json(page))
    assert len(found.facts) == 1
    assert codes(found) == {"partial_list", "row_not_understood"}


@pytest.mark.parametrize(
    "words", ['{"a": 1}', '{"results": []}', "{not json", "Agency,Award\n1,2\n"]
)
def test_other_texts_are_none_of_ours(words: str) -> None:
    text = Text("0" * 64, "plain/1", words)
    assert read(text) is None


def obligated(found: SourceReading, agency: str = "us-ice") -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for fact in found.facts:
        if fact.filled("payer")[0].entity == agency:
            value = Decimal(fact.measures[0].surface)
            sums[fact.filled("payee")[0].name] += value
    return sums


API, DOWNLOAD = "contracts/usaspending-api/", "contracts/usaspending-download/"


def test_what_ice_obliged_in_fiscal_2025_by_vendor(shared: Path) -> None:
    found = reading(record(shared, API + "ice-fy2025-organizations.csv"))
    sums = obligated(found)
    assert len(found.facts) == 4415
    assert sum(sums.values()) == Decimal("3988307422.89")
    assert max(sums, key=lambda name: sums[name]) == "CSI Aviation"
    expected = {
        "GEO Group": "621386485.36",
        "CoreCivic": "305768541.63",
        "BI Incorporated": "190342054.96",
        "Palantir Technologies": "81098690.32",
        "Clearview AI": "3750000.00",
    }
    assert {name: str(sums[name].quantize(Decimal("0.01"))) for name in expected} == expected
    thomson = sum(value for name, value in sums.items() if name.startswith("Thomson Reuters"))
    assert thomson == Decimal("7542911.43")
    assert not codes(found)


def test_fiscal_2024_is_whole_and_fiscal_2023_possibly_truncated(shared: Path) -> None:
    whole = reading(record(shared, API + "cbp-ice-fy2024-selected-vendors.csv"))
    sums = obligated(whole)
    assert sums["GEO Group"] == Decimal("459086420.56")
    assert sums["Palantir Technologies"] == Decimal("20406303.80")
    assert sums["Clearview AI"] == Decimal("1102500.00")
    assert not codes(whole)
    cut = reading(record(shared, API + "cbp-ice-fy2023-selected-vendors.csv"))
    (problem,) = cut.problems
    assert problem.code == "possibly_truncated"
    assert "379 rows of U.S. Immigration and Customs Enforcement" in problem.message


def test_downloads_of_awards_and_subawards(shared: Path) -> None:
    prime = reading(
        record(shared, DOWNLOAD + "Contracts_PrimeAwardSummaries_2025-03-28_H02M59S08_1.csv")
    )
    assert (len(prime.facts), codes(prime)) == (5, set())
    empty = reading(record(shared, DOWNLOAD + "Contracts_Subawards_2025-03-28_H02M59S12_1.csv"))
    assert codes(empty) == {"nothing_found"}
    answers = reading(record(shared, API + "procurement-awards.geojson"))
    assert len(answers.facts) == 447
    assert [p.message for p in answers.problems if p.code == "partial_list"] == [
        "447 awards are listed of 1,695 counted, highest first"
    ]


def test_subawards_that_repeat_or_exceed_their_award(shared: Path) -> None:
    found = reading(record(shared, DOWNLOAD + "ice-Contracts_Subawards_2025-03-28-extract.csv"))
    assert len(found.facts) == 435 - 36
    assert sum(len(fact.evidence) > 1 for fact in found.facts) > 10
    assert sum(problem.code == "above_prime" for problem in found.problems) == 3
