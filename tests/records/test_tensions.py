"""What careful readers find in five articles and two records, and nothing that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.store import Record

# by check of law, office, names and official record: the articles on which it finds something
EXPECTED = {
    "rule_in_conflict": ["000", "002", "004"],
    "event_order": ["003"],
    "altered_name": ["003"],
    "no_such_body": ["003"],
    "grant_rate": ["000"],
    "unnamed_vendor": ["002"],
    "award_differs": [], "award_total": [], "held_differs": [], "agreements_differ": [],
    "law_in_tension": [], "plates_across_states": [], "own_rule": [], "ended_instrument": [],
    "no_authority": [], "office_holder": [], "one_origin": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    rows = shared / "records/contracts/usaspending-api/ice-fy2025-organizations.csv"
    articles = sorted((shared / "seeds").glob("*.txt"))
    if not rows.is_file() or len(articles) != 5:
        pytest.skip("not among the shared files: the articles or ICE's awards of 2025")
    with Record.create(tmp_path_factory.mktemp("articles") / "record") as made:
        pipeline.add(made, [*articles, rows], workers=1)
        yield made


@pytest.mark.parametrize("check", EXPECTED)
def test_the_articles(record: Record, check: str) -> None:
    found = record.findings(check=check)
    docs = [one.text.partition("_")[0] for one in found]
    assert sorted(docs) == EXPECTED[check]


def test_the_words_behind_each(record: Record) -> None:
    order = record.findings(check="event_order")[0]
    assert "Acting Secretary of Homeland Security: 2025-01-20 to 2025-01-25" in order.arithmetic
    names = record.findings(check="altered_name")[0].text
    for name in (
        "Division of Homeland Safety",
        "Inner Income Service",
        "Diplomatic Safety Service",
    ):
        assert name in names
    assert (
        "“U.S. Customs and Immigration Enforcement”"
        in record.findings(check="no_such_body")[0].text
    )
    laws = " ".join(one.text for one in record.findings(check="rule_in_conflict"))
    for cited in ("5 U.S.C. 552a(b)", "39 CFR 233.3", "Cal. Gov. Code 7284.6"):
        assert cited in laws
    assert "Clearview AI" in record.findings(check="unnamed_vendor")[0].text


def test_dates_of_two_agreements_in_ices_own_lists(shared: Path, tmp_path: Path) -> None:
    lists = [
        shared / "records/287g/participating" / name
        for name in ("participatingAgencies03022026am.xlsx", "participatingAgencies05182026am.xlsx")
    ]
    if not all(path.is_file() for path in lists):
        pytest.skip("not among the shared files: ICE's lists of 2026")
    with Record.create(tmp_path / "r") as made:
        pipeline.add(made, lists, workers=1)
        found = made.findings(check="ended_instrument")
    assert [one.arithmetic.partition(" lies")[0] for one in found] == ["2025-01-07", "2016-03-19"]
