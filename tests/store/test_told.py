"""The streams that checks read: facts by document, and what texts say of their numbers."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.store import Record
from plainview.store.reckonings import reckoned, sized
from plainview.store.told import told

REPORTS = {
    "one.txt": "USCIS has a workforce of 20,000 employees. ICE held 39,703 people in May 2025.",
    "two.txt": (
        "The ICE workforce, some 20,800 people, is smaller than that of USCIS."
        "\n\nOf the 189 facilities that were open, inspectors visited 98, or 52 percent."
    ),
    "empty.txt": "There was nothing to count.",
}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, words in REPORTS.items():
        (folder / name).write_text(words, "utf-8")
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [folder], workers=1)
        yield made


def test_facts_come_by_document_in_the_order_of_the_text(record: Record) -> None:
    with record._reading() as connection:
        facts = list(told(connection, "told_by_document"))
    assert {one.fact for one in facts} == {row.id for row in record.facts(limit=100)}
    for _, group in groupby(facts, key=lambda one: one.group):
        held = list(group)
        assert len({one.doc for one in held}) == 1
        assert [one.start for one in held] == sorted(one.start for one in held)
    held = next(one for one in facts if one.measured("population"))
    assert held.measured("population")[0].value == 39_703
    assert [role.entity for role in held.filled("custodian")] == ["us-ice"]
    assert held.asserted and not held.official and not held.denied


def test_reckonings_come_with_the_facts_that_they_meet(record: Record) -> None:
    with record._reading() as connection:
        found = list(reckoned(connection))
    assert {(one.doc, one.reckoning.kind) for one in found} == {
        ("two.txt", "order"), ("two.txt", "share"),
    }  # fmt: skip
    order = next(one for one in found if one.reckoning.kind == "order")
    assert order.facts
    (words,) = order.quotes
    assert words.quote == REPORTS["two.txt"][words.start : words.end]


def test_a_body_comes_with_its_comparisons_and_its_sizes(record: Record) -> None:
    with record._reading() as connection:
        found = list(sized(connection))
    assert {one.group for one in found} == {"us-uscis"}
    assert [one.order is not None for one in found] == [True, False]
    assert found[1].known and found[1].known.measured("workforce_size")[0].value == 20_000


def test_the_whole_way_to_a_finding(record: Record) -> None:
    (finding,) = record.findings(check="relative_size")
    (row,) = record.finding_rows([finding])
    assert {one.doc for one in row.evidence} == {"one.txt", "two.txt"}
