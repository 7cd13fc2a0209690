"""Counting and adding up on small records made on the spot."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview import pipeline
from plainview.cli import cli
from plainview.model import Anchor, WrongUse
from plainview.store import Record
from plainview.store.totals import place

HEADINGS = [
    "Award ID", "Recipient Name", "Action Date", "Transaction Amount", "Awarding Agency",
    "Awarding Sub Agency", "Mod", "Transaction Description",
]  # fmt: skip
ICE = "Immigration and Customs Enforcement"
LIST = [
    ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"],
    ["OHIO", "Elm County Sheriff's Office", "Task Force Model", "2025-03-07"],
    ["OHIO", "Elm County Sheriff’s  Office", "Warrant Service Officer", "2025-03-07"],
    ["IOWA", "Elm County Sheriff's Office", "Task Force Model", "2025-04-01"],
]


def amounts(*rows: tuple[str, str, str]) -> list[list[str]]:
    """Transactions: recipient, day, amount."""
    return [HEADINGS] + [
        [f"70X{n}", name, day, amount, "Department of Homeland Security", ICE, "0", "BEDS"]
        for n, (name, day, amount) in enumerate(rows)
    ]


def record_of(place: Path, **files: Sequence[Sequence[str]]) -> Record:
    """A record of CSV files with these rows."""
    folder = place / "files"
    folder.mkdir(parents=True)
    for name, rows in files.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
    with Record.create(place / "record") as target:
        pipeline.add(target, [folder], workers=1)
    return Record.open(place / "record")


@pytest.fixture
def paid(tmp_path: Path) -> Record:
    one = amounts(
        ("ELM CAMPS LLC", "2025-01-02", "0.10"),
        ("ELM CAMPS LLC", "2025-02-02", "0.20"),
        ("OAK VANS INC.", "2025-03-02", "-7.05"),
    )
    return record_of(tmp_path, one=one, two=amounts(("ELM CAMPS LLC", "2026-01-02", "0.10")))


def test_sums_are_exact_and_documents_stay_apart(paid: Record) -> None:
    totals = paid.totals(measure="obligated")
    assert [(total.doc, total.facts, total.lo) for total in totals] == [
        ("one.csv", 3, Decimal("-6.75")),
        ("two.csv", 1, Decimal("0.1")),
    ]
    assert (totals[0].first, totals[0].last) == ("2025-01-02", "2025-03-02")
    assert totals[0].to_json()["lo"] == "-6.75"
    assert "not the total of any award" in totals[0].meaning
    assert totals[1].meaning.startswith("money obligated by one modification")


def test_totals_by_payee_with_their_cells(paid: Record) -> None:
    document = paid.document("one.csv").id
    totals = paid.totals(by=["payee"], measure="obligated", document=document, cells=True)
    found = {total.keys[0][1]: total for total in totals}
    assert found["ELM CAMPS LLC"].lo == Decimal("0.3")
    assert [(cell.place, cell.words) for cell in found["ELM CAMPS LLC"].cells] == [
        ("D2", "0.10"),
        ("D3", "0.20"),
    ]
    assert [cell.place for cell in found["OAK VANS INC."].cells] == ["D4"]


def test_totals_by_day_and_year(paid: Record) -> None:
    years = paid.totals(by=["year"], measure="obligated")
    assert [(total.keys[0][2], total.facts) for total in years] == [("2025", 3), ("2026", 1)]
    assert len(paid.totals(by=["date", "payee"], measure="obligated")) == 4


def test_bodies_are_counted_by_state_and_folded_name(tmp_path: Path) -> None:
    listed = record_of(tmp_path, listed=LIST)
    (total,) = listed.totals(type="staffing", distinct="lender", cells=True)
    assert (total.facts, total.distinct) == (3, (2, 2))
    assert [cell.place for cell in total.cells] == ["A2:D2", "A3:D3", "A4:D4"]
    by_printed = listed.totals(by=["lender"], printed=True)
    assert [total.facts for total in by_printed] == [3]  # the name alone is one in both states


def test_running_text_is_counted_and_not_added(tmp_path: Path) -> None:
    text = tmp_path / "paper.txt"
    text.write_text(
        "ICE is holding 46,000 people in detention.\n\nThe weather was mild.\n\n"
        "ICE is holding 47,600 people in detention, officials said.\n",
        encoding="utf-8",
    )
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, [text], workers=1)
    with Record.open(tmp_path / "record") as record:
        found = [total for total in record.totals(measure="population") if total.values > 1]
        assert [total.values for total in found] == [2]
        assert (found[0].lo, found[0].hi) == (None, None)
        assert "running text" in found[0].not_added


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"by": ["agency_name"]}, "cannot be grouped by 'agency_name'"),
        ({"measure": "obligatd"}, "no measure 'obligatd'"),
        ({"distinct": "body"}, "no role 'body'"),
    ],
)
def test_wrong_names_are_told(paid: Record, asked: dict[str, str], message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        paid.totals(**asked)
    for wrong in ({"check": "magic"}, {"severity": "dire"}):
        with pytest.raises(WrongUse):
            paid.findings(**wrong)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=30))
def test_no_cent_is_lost(tmp_path_factory: pytest.TempPathFactory, cents: list[int]) -> None:
    printed = [str(Decimal(cent).scaleb(-2)) for cent in cents]
    rows = amounts(*(("ELM CAMPS LLC", "2025-01-02", amount) for amount in printed))
    with record_of(tmp_path_factory.mktemp("sum"), one=rows) as record:
        (total,) = record.totals(measure="obligated")
    assert total.lo == total.hi == Decimal(sum(cents)).scaleb(-2)
    assert total.values == len(cents)


ANCHORS = (Anchor(0, 4, None, "S!A1"), Anchor(7, 9, None, "S!B1"), Anchor(12, 20, 3, None))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 4, "S!A1"), (1, 3, "S!A1"), (0, 9, "S!A1:B1"), (7, 9, "S!B1"), (13, 14, "page 3"),
     (4, 6, "characters 4 to 6"), (30, 40, "characters 30 to 40")],
)  # fmt: skip
def test_where_a_run_stands(start: int, end: int, words: str) -> None:
    assert place(ANCHORS, start, end) == words


def said(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exception is None, done.output
    return done.output


def test_the_verb_totals(paid: Record) -> None:
    record = str(paid.folder.path)
    words = said(
        "totals", "-r", record, "--measure", "obligated", "--by", "payee", "--cells", "--limit", "1"
    )
    assert "ELM CAMPS LLC: 2 facts; $0.30 in 2 values" in words
    assert "D2: 0.10" in words
    assert "and 1 more" in words
    found = json.loads(said("totals", "-r", record, "--document", "two.csv", "--json"))
    assert [(total["doc"], total["facts"]) for total in found["totals"]] == [("two.csv", 1)]


def test_the_verb_findings(tmp_path: Path) -> None:
    rows = amounts(*(("ELM CAMPS LLC", "2025-01-02", f"{900 - n}.00") for n in range(100)))
    record = str(record_of(tmp_path, cut=rows).folder.path)
    words = said("findings", "-r", record)
    assert "possibly_truncated" in words
    assert "settled by the complete list from the publisher" in words
    (found,) = json.loads(said("findings", "-r", record, "--json"))
    assert {"check", "severity", "text", "arithmetic", "facts"} <= found.keys()
    with Record.open(record) as opened:
        assert [opened.fact(fact).doc for fact in found["facts"]] == ["cut.csv", "cut.csv"]
    assert "Nothing was found" in said("findings", "-r", record, "--severity", "high")
    assert "119.5%" in said("findings", "--rules")
