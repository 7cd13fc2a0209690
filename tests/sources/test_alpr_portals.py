"""Plate-reader portals: sharing edges, policies, usage, and accounts that are no agency's."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.made import csv_text, record

from plainview.model import Text
from plainview.reading.rows import Lines
from plainview.sources import read
from plainview.sources.alpr_portals import accounts
from plainview.sources.alpr_portals.usage import pieces
from plainview.sources.parts import Cell, SourceReading

EDGES = ["src_agency", "external_agency", "src_agency_id", "external_agency_id"]
USAGE = [
    "id", "agency", "updated", "accessed", "url", "data_retention_in_days",
    "number_of_owned_cameras", "external_organizations_with_access", "hotlists_alerted_on",
    "vehicles_detected_in_the_last_30_days", "hotlist_hits_in_the_last_30_days",
    "searches_in_the_last_30_days", "public_search_audit",
]  # fmt: skip
POLICIES = ["id", "agency", "updated", "accessed", "prohibited_uses", "access_policy"]
FOLDER = "sharing/alpr-portals/"


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "alpr_portals"
    return found


def edges(*pairs: tuple[str, str]) -> SourceReading:
    return reading(csv_text([EDGES, *([*pair, "1", "2"] for pair in pairs)]))


def test_an_edge_is_access_of_the_outside_agency_to_plate_reads() -> None:
    found = edges(("Adrian MI PD", "FBI"), ("Adrian MI PD", "Nowhere Springs OH PD"))
    first, second = found.facts
    assert (first.type, first.status) == ("access", "in_force")
    roles = {filler.role: (filler.name, filler.entity) for filler in first.fillers}
    assert roles["recipient"] == ("Federal Bureau of Investigation", "us-fbi")
    assert roles["provider"][0] == "Adrian Police Department, Michigan"
    assert roles["category"][0] == "data:licence_plate_read"
    assert roles["technology"][0] == "tech:alpr"
    assert first.evidence[0].quote == "Adrian MI PD | FBI"
    assert second.filled("recipient")[0].name == "Nowhere Springs OH PD"
    assert found.ignored == ("src_agency_id", "external_agency_id")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Flock Safety - Sales", "accounts of the vendor"),
        ("Flock - Admin", "accounts of the vendor"),
        ("Ohio LE Flock Training", "accounts of the vendor"),
        ("Test Demo 1234", "demonstration and training accounts"),
        ("Falcon Flex Demo", "demonstration and training accounts"),
        ("Z Do not use", "placeholder accounts"),
        ("DNU", "placeholder accounts"),
    ],
)
def test_accounts_that_are_no_agencys_are_named_and_left_out(name: str, what: str) -> None:
    found = edges(("Adrian MI PD", name), ("Adrian MI PD", name), ("Adrian MI PD", "FBI"))
    assert len(found.facts) == 1
    assert found.dropped == {f"{what} ({name})": 2}


@pytest.mark.parametrize(
    ("name", "status", "official"),
    [
        ("USMS (Inactive)", "ended", "U.S. Marshals Service"),
        ("CHURNED - Halstead KS PD", "ended", "Halstead Police Department, Kansas"),
        ("(revoked MOU) - former AZ - AZDCS", "ended", "AZ - AZDCS"),
        ("Greenbrier TN PD (duplicate)", "ended", "Greenbrier Police Department, Tennessee"),
        ("Little Flock AR PD", "in_force", "Little Flock Police Department, Arkansas"),
        ("Temple TX PD", "in_force", "Temple Police Department, Texas"),
        ("WI Department of Justice", "in_force", "WI Department of Justice"),
        ("Temple GA PD", "in_force", "Temple Police Department, Georgia"),
    ],
)
def test_names_and_what_they_say_of_the_sharing(name: str, status: str, official: str) -> None:
    fact = edges(("Adrian MI PD", name), ("Adrian MI PD", "FBI")).facts[0]
    assert (fact.status, fact.filled("recipient")[0].name) == (status, official)


def test_same_named_agencies_of_two_states_never_merge() -> None:
    found = edges(("Adrian MI PD", "Lincoln NE PD"), ("Adrian MI PD", "Lincoln CA PD"))
    ids = {fact.filled("recipient")[0].entity for fact in found.facts}
    assert len(ids) == 2
    assert accounts.agency("Qwertyville NE PD") != accounts.agency("Qwertyville CA PD")


def usage(**values: str) -> SourceReading:
    row = {
        "id": "1", "agency": "Adrian MI PD", "accessed": "2024-04-26T17:25:31Z",
        "data_retention_in_days": "30 days", "number_of_owned_cameras": "6",
        "external_organizations_with_access": "FBI,  Lincoln NE PD , Test Demo 1",
        "vehicles_detected_in_the_last_30_days": "269427",
        "hotlist_hits_in_the_last_30_days": "332", "searches_in_the_last_30_days": "12",
    } | values  # fmt: skip
    cells = [row.get(head, "") for head in USAGE]
    return reading(csv_text([USAGE, cells, cells]))


def test_counts_of_a_portal_and_the_agencies_in_one_cell() -> None:
    found = usage()
    by_pattern = Counter(fact.pattern for fact in found.facts)
    assert by_pattern == {
        "alpr_portals/usage": 2, "alpr_portals/cameras": 2, "alpr_portals/joined": 4
    }  # fmt: skip
    counts = found.facts[0].measures
    assert [(m.name, m.value, m.unit) for m in counts] == [
        ("requests", 12.0, "searches"),
        ("records_provided", 269427.0, "vehicles"),
        ("records_provided", 332.0, "hits"),
        ("retention", 30.0, "days"),
    ]
    assert found.facts[0].time is not None
    assert found.facts[0].time.as_of == "2024-04-26"
    assert found.facts[2].filled("recipient")[0].surface == "FBI"
    assert found.facts[3].filled("recipient")[0].surface == "Lincoln NE PD"
    assert found.dropped == {"demonstration and training accounts (Test Demo 1)": 2}
    (dates,) = found.problems
    assert "collected on 2024-04-26" in dates.message


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("data_retention_in_days", "-Infinity days", "no number of days: -Infinity days"),
        ("searches_in_the_last_30_days", "NA", "is no number: NA"),
        ("hotlist_hits_in_the_last_30_days", "Data Unavailable", "no number: Data Unavailable"),
        ("number_of_owned_cameras", "Infinity", "is no number: Infinity"),
        ("external_organizations_with_access", "988", "only the number of outside agencies: 988"),
        ("external_organizations_with_access", "NA", "does not name outside agencies"),
    ],
)
def test_what_is_no_number_is_named_with_its_rows(column: str, value: str, words: str) -> None:
    found = usage(**{column: value})
    (problem,) = [p for p in found.problems if p.code != "dates_of_content"]
    assert words in problem.message
    assert problem.where == "rows 2 to 3"


def test_a_policy_forbids_immigration_enforcement_or_something_else() -> None:
    row = ["1", "Adrian MI PD", "2023-07-27T12:04:07Z", "2023-07-28"]
    found = reading(
        csv_text(
            [
                POLICIES,
                [*row, "Immigration enforcement, personal use.", "none"],
                [*row, "Traffic enforcement, personal use.", "none"],
                [*row, "NA", "none"],
            ]
        )
    )
    first, second = found.facts
    assert (first.type, first.status) == ("rule", "in_force")
    assert first.filled("act")[0].name == "forbids"
    condition = first.filled("condition")[0]
    assert condition.name == "purpose:immigration_enforcement"
    assert condition.surface == "Immigration enforcement"
    assert second.filled("condition")[0].name == "Traffic enforcement, personal use."
    assert {problem.code: problem.where for problem in found.problems} == {
        "other_prohibitions": "row 3", "not_stated": "row 4"
    }  # fmt: skip


def test_confirmed_and_portal_counts_that_disagree() -> None:
    heads = ["id", "name", "county", "company", "cams_confirmed", "cams_portal"]
    rows = [
        ["1", "Adrian MI PD", "Wake", "Flock", "2", "3"],
        ["2", "Adrian MI PD", "Wake", "Unknown", "Unknown", "NA"],
    ]
    found = reading(csv_text([heads, *rows]))
    assert [m.value for m in found.facts[0].measures] == [2.0, 3.0]
    assert len(found.facts) == 2
    assert "counts_disagree" in {problem.code for problem in found.problems}


def test_addresses_and_account_lists_state_nothing_but_are_not_silent() -> None:
    tried = [["1", "https://a.example", "NA", "404", "NA"]] * 3
    heads = ["agency_id", "url_attempted", "last_attempt_date", "status_code", "notes"]
    found = reading(csv_text([heads, *tried]))
    assert not found.facts
    assert "3 × 404" in found.problems[0].message
    listed = reading(csv_text([["id", "name", "notes"], ["1", "Adrian MI PD", "NA"]] * 2))
    assert not listed.facts
    assert "no_facts" in {problem.code for problem in listed.problems}


def test_a_list_of_something_else_under_the_same_headings_is_none_of_ours() -> None:
    assert read(csv_text([["id", "name", "notes"], ["1", "Elm", "tall"], ["2", "Oak", ""]])) is None


@given(st.lists(st.text(alphabet="ab ", max_size=5), max_size=6), st.integers(0, 9))
def test_pieces_of_a_joined_cell_stand_where_they_say(words: list[str], start: int) -> None:
    joined = ",".join(words)
    cell = Cell(joined, start, start + len(joined), "A", "A1")
    found = list(pieces(cell))
    assert [piece.value for piece in found] == [word.strip() for word in words if word.strip()]
    for piece in found:
        assert joined[piece.start - start : piece.end - start] == piece.value


def unmasked(rows: Iterable[Sequence[str]]) -> Text:
    """Rows as the reader lays them out, without the search for identifiers, which takes longer."""
    lines = Lines()
    for number, row in enumerate(rows, 1):
        lines.row(row, number)
    return Text("0" * 64, "csv/1", lines.content, tuple(lines.anchors))


def rows_of(shared: Path, name: str) -> list[list[str]]:
    path = shared / "records" / FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the shared records")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_37_094_edges_in_under_twenty_seconds(shared: Path) -> None:
    rows = rows_of(shared, "agency_access20240426.csv")
    text = unmasked(rows)
    began = time.process_time()
    found = reading(text)
    assert time.process_time() - began < 20
    assert len(rows) - 1 == 37_094
    assert len(found.facts) + sum(found.dropped.values()) == 37_094
    assert not found.problems
    assert found.dropped["accounts of the vendor (Flock Safety - Sales)"] == 45
    assert len({fact.filled("provider")[0].name for fact in found.facts}) > 200
    assert sum(fact.filled("recipient")[0].entity == "us-fbi" for fact in found.facts) == 30


def test_sums_of_the_portals(shared: Path) -> None:
    found = reading(record(shared, FOLDER + "latest_usage04262023.csv"))
    sums = Counter[str]()
    for fact in found.facts:
        for each in fact.measures:
            sums[each.unit or ""] += int(each.value or 0)
    assert sums["cameras"] == 7_750
    assert sums["vehicles"] == 98_318_684
    assert sums["hits"] == 624_848
    assert sums["searches"] == 72_359


def test_359_policies_forbid_immigration_enforcement(shared: Path) -> None:
    found = reading(record(shared, FOLDER + "agency_policies.csv"))
    named = [f.filled("condition")[0].name for f in found.facts]
    assert named.count("purpose:immigration_enforcement") == 359
    not_stated = [p for p in found.problems if p.code == "not_stated"]
    assert [p.where for p in not_stated] == ["rows 212, 255"]
    assert len(found.facts) == 370 - 2
