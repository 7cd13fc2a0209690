"""What checks find within one document is kept, and never what it no longer says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import copied

from plainview import pipeline
from plainview.checks.gaps import find
from plainview.model import Finding
from plainview.store import Record, document_findings
from plainview.store.told import facts_of

PAPERS = {
    "altered.txt": (
        "The Inner Income Service shared taxpayer addresses with Immigration and Customs"
        " Enforcement, court records show.\n"
    ),
    "award.txt": (
        "The Department of Homeland Security obligated $12.5 million to Acme Readers Inc. under a"
        " contract worth up to $9.2 million for license plate readers.\n"
    ),
    "plain.txt": "Immigration and Customs Enforcement held 46,000 people in March 2025.\n",
}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, words in PAPERS.items():
        (folder / name).write_text(words, "utf-8")
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [folder], workers=1)
        yield made


def keep(record: Record) -> None:
    while record.check_documents():
        pass


def worked_out(record: Record) -> list[Finding]:
    """The findings of a record as they are where nothing is kept."""
    with record._changing() as connection:
        connection.execute("DELETE FROM document_findings")
    return record.findings()


def test_what_is_kept_is_what_is_found(demo_record: Path, tmp_path: Path) -> None:
    with Record.open(copied(demo_record, tmp_path / "record"), write=True) as demo:
        fresh = worked_out(demo)
        checks = {one.check for one in fresh}
        assert checks & {"altered_name", "rule_in_conflict"}  # of the streams of single documents
        assert demo.documents_unchecked() > 3
        keep(demo)
        assert demo.documents_unchecked() == 0
        assert demo.findings() == fresh
        for check in checks:
            one_kind = [each for each in fresh if each.check == check]
            assert demo.findings(check=check) == one_kind
        low = [one for one in fresh if one.severity == "low"]
        assert demo.findings(severity="low") == low


def test_processes_share_what_is_not_kept(
    demo_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_findings, "BATCH", 1)
    with Record.open(demo_record) as demo:
        alone = demo.judged_findings()
        assert {one.finding.check for one in alone} & {"altered_name", "rule_in_conflict"}
        assert demo.judged_findings(processes=3) == alone


def test_gathering_keeps_what_is_found(record: Record) -> None:
    before, told = record.findings(), []
    assert {one.check for one in before} >= {"altered_name", "spending_order"}
    pipeline.gather(record, workers=1, progress=lambda *step: told.append(step))
    assert record.documents_unchecked() == 0
    assert ("checks", len(PAPERS), len(PAPERS)) in told
    assert record.findings() == before


def seen_under_another_name(record: Record, scratch: Path) -> None:
    """The same bytes once more, in a file whose name comes first: so the document is called."""
    folder = scratch / "again"
    folder.mkdir()
    (folder / "aaa.txt").write_text(PAPERS["altered.txt"], "utf-8")
    pipeline.add(record, [folder], workers=1)


def judged(record: Record, scratch: Path) -> None:
    pipeline.judge_name(
        record, "Inner Income Service", "yes", "the printed page has it", body="us-irs"
    )


@pytest.mark.parametrize("change", [seen_under_another_name, judged])
def test_a_document_that_is_named_otherwise_is_looked_at_again(
    record: Record, tmp_path: Path, change: Callable[[Record, Path], None]
) -> None:
    keep(record)
    change(record, tmp_path)
    assert record.documents_unchecked() == 1
    found = record.findings()
    keep(record)
    assert record.findings() == found == worked_out(record)


def test_other_checks_look_at_all_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(record)
    found = record.findings()
    monkeypatch.setattr(document_findings, "program", lambda: 1)
    assert record.documents_unchecked() == len(PAPERS)
    assert record.findings() == found
    keep(record)
    assert record.documents_unchecked() == 0


def test_nothing_that_was_found_in_it_outlives_a_document(record: Record) -> None:
    keep(record)
    record.remove("altered.txt", "asked to")
    assert {one.check for one in record.findings()} == {"spending_order"}
    with record._reading() as connection:
        kept = connection.execute("SELECT findings FROM document_findings").fetchall()
    assert len(kept) == 2 and not any("Inner Income" in (found or "") for (found,) in kept)


def test_progress_tells_how_many_checks_are_done_and_what_they_found(record: Record) -> None:
    told: list[tuple[int, int, int]] = []
    found = record.judged_findings(
        progress=lambda done, checks, some: told.append((done, checks, len(some)))
    )
    assert [done for done, _, _ in told] == sorted({done for done, _, _ in told})
    assert all(done < checks and some <= len(found) for done, checks, some in told)


def test_the_facts_that_are_asked_for_gaps_are_all_that_matter(demo_record: Path) -> None:
    every = "SELECT 1, key FROM facts ORDER BY key"
    with Record.open(demo_record) as record, record._reading() as connection:
        found = find(facts_of(connection, connection.execute(every)))
        assert len(found) > 3
        assert record.gaps() == found


def test_a_text_without_any_fact_is_read_too(record: Record, tmp_path: Path) -> None:
    words = "The board voted on May 20, 2025. Guards came a month earlier, on June 21, 2025.\n"
    (tmp_path / "dates.txt").write_text(words, "utf-8")
    pipeline.add(record, [tmp_path / "dates.txt"], workers=1)
    (found,) = [one for one in record.findings() if one.check == "event_order"]
    assert not found.facts
    assert found.quotes[0].quote == words.strip()
