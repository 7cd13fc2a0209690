"""Judging findings and claims: hidden, lapsed, found again, lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.model import WrongUse
from plainview.pipeline import claims
from plainview.store import Record
from plainview.store.judged_findings import JudgedFinding

TEXT = (
    "ICE held over 46,000 immigrants in a network that was designed for a maximum of 38,500"
    " detainees, according to internal data.\n"
)
WHY = "The room was counted later"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.create(tmp_path / "r") as made:
        add(made, tmp_path / "first.txt", TEXT)
        yield made


def add(record: Record, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    pipeline.add(record, [path], workers=1, again=True)


def found(record: Record) -> JudgedFinding:
    (one,) = record.judged_findings(check="over_capacity")
    return one


def states(record: Record) -> list[tuple[str, str]]:
    return [(row.verdict, row.state) for row in record.judged()]


def test_a_dismissed_finding_stays_dismissed_until_a_newer_judgement(record: Record) -> None:
    finding = found(record).finding
    pipeline.judge_finding(record, finding.id[:8], "no", WHY)
    assert found(record).dismissed
    assert states(record) == [("no", "decides")]
    pipeline.judge_finding(record, finding.id, "yes", "Checked again")
    assert not found(record).dismissed
    assert (found(record).judged_json() or {})["reason"] == "Checked again"
    assert states(record) == [("no", "superseded"), ("yes", "decides")]
    pipeline.judge_finding(record, finding.id, "withdrawn", "Not sure")
    assert found(record).judgement is None
    assert states(record)[-1] == ("withdrawn", "withdraws")
    assert record.verify().sound


def test_it_is_lost_with_its_document_and_found_with_it(record: Record, tmp_path: Path) -> None:
    pipeline.judge_finding(record, found(record).finding.id, "no", WHY)
    record.remove("first.txt", "for a test")
    assert states(record) == [("no", "lost")]
    add(record, tmp_path / "first.txt", TEXT)
    assert found(record).dismissed
    # what another document says is another finding
    add(record, tmp_path / "second.txt", TEXT.replace("46,000", "47,000"))
    both = record.judged_findings(check="over_capacity")
    assert [one.dismissed for one in both if "47,000" in one.finding.text] == [False]
    assert sum(one.dismissed for one in both) == 1


def test_a_claim_is_judged(record: Record) -> None:
    claims.gather(record, workers=1)
    (claim, *_) = record.claims()
    pipeline.judge_claim(record, claim.id[:8], "yes", "Seen in the source")
    assert states(record) == [("yes", "decides")]
    pipeline.judge_claim(record, claim.id, "withdrawn", "No")
    assert states(record) == [("yes", "superseded"), ("withdrawn", "withdraws")]
    record.remove("first.txt", "for a test")
    assert [state for _, state in states(record)] == ["lost", "lost"]


@pytest.mark.parametrize(
    ("thing", "verdict", "why", "said"),
    [
        ("0000000000", "no", "x", "no finding"),
        ("", "no", "x", "no finding"),
        ("ID", "no", " ", "needs a reason"),
        ("ID", "perhaps", "x", "no verdict"),
    ],
)
def test_what_cannot_be_judged(
    record: Record, thing: str, verdict: str, why: str, said: str
) -> None:
    asked = found(record).finding.id if thing == "ID" else thing
    with pytest.raises(WrongUse, match=said):
        pipeline.judge_finding(record, asked, verdict, why)
    with pytest.raises(WrongUse):
        pipeline.judge_claim(record, "000000", "no", "x")
    assert record.judged() == []
