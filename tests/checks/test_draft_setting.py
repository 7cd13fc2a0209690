"""What a statement that names nobody is about: another company's "contract" is another matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plainview import pipeline
from plainview.checks.draft import dating
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.setting import settings
from plainview.model import Heading, Text
from plainview.store import Record

STORY = """\
Immigration and Customs Enforcement awarded Clearview AI a contract on September 5, 2025. \
The contract has a base period of one year and three one-year options. \
The agency obligated $3.75 million at the signing.

ICE made an average of about 650 arrests a day in the first weeks after January 20, 2025. \
That was more than the agency had made before.
"""
STAFF = """\
Lender | Recipient | Staff | Qualifier | As of
Internal Revenue Service | Immigration and Customs Enforcement | 1700 | more than | 2025-09
Customs and Border Protection | Immigration and Customs Enforcement | 5000 | more than | 2025-09
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("setting")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "staff.csv").write_text(STAFF.replace(" | ", ","), encoding="utf-8")
    with Record.create(folder / "record") as made:
        pipeline.add(made, [folder / "story.txt", folder / "staff.csv"])
        yield made


def lines(content: str, published: str | None = None) -> list[Line]:
    return lines_of(Text("0" * 64, "test/1", content, (), Heading(published=published)))


def verdicts(record: Record, content: str) -> list[str]:
    return [verdict.verdict for _, verdict in record.check(content).found]


@pytest.mark.parametrize(
    ("before", "sentence", "verdict"),
    [
        pytest.param(
            "ICE signed with Clearview AI in September.",
            "The contract has a base period of one year and five one-year options.",
            "contradicted",
            id="the company's",
        ),
        pytest.param(
            "ICE signed with Harrow Field Analytics for skip tracing.",
            "The contract carries five one-year options, priced apart.",
            "not_in_record",
            id="another company's",
        ),
        pytest.param(
            "Enfield County signed with Flock Safety.",
            "The agency obligated $2.75 million for it.",
            "not_in_record",
            id="a county's",
        ),
    ],
)
def test_whose_contract_it_is(record: Record, before: str, sentence: str, verdict: str) -> None:
    assert verdicts(record, f"{before} {sentence}")[-1] == verdict


def test_a_draft_that_the_document_tells_is_about_it(record: Record) -> None:
    content = (
        "Axon sells cameras. The agency obligated $2.75 million at the signing. "
        "ICE awarded Clearview AI a contract on September 5, 2025."
    )
    assert verdicts(record, content)[1:] == ["contradicted", "one_origin"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Clearview got a contract. It has options.", {"Clearview", "Clearview AI"}),
        ("ICE got a contract. It has options.", set()),  # whom all these reports name
        ("Harrow Wins Big Deal. It has options.", set()),  # a headline gives each word a capital
        ("Under Option Period 1 it pays more. It has options.", set()),
    ],
)
def test_names_around(content: str, names: set[str]) -> None:
    found = settings(lines(content))[-1]
    assert names <= found and bool(names) == bool(found)


@pytest.mark.parametrize(
    "sentence",
    ["CBP has lent ICE upward of 9,000 people.", "The IRS has lent ICE more than 7,100 employees."],
)
def test_a_short_name_finds_the_row_that_spells_it_out(record: Record, sentence: str) -> None:
    assert verdicts(record, sentence) == ["contradicted"]


@pytest.mark.parametrize(
    ("draft", "record_says", "other"),
    [
        pytest.param(
            "In 2026, it returned 8,450 addresses.",
            "It got names in June 2025. It returned 47,300 addresses.",
            True,
            id="another year",
        ),
        pytest.param(
            "In August 2025, it returned 8,450 addresses.",
            "It got names in June 2025. It returned 47,300 addresses.",
            False,
            id="another month of the year",
        ),
        pytest.param(
            "In 2026, it returned 8,450 addresses.", "It returned 47,300 addresses.", False,
            id="no date near it",
        ),
    ],
)  # fmt: skip
def test_years_around(draft: str, record_says: str, other: bool) -> None:
    told = lines(record_says, "2026-02-27")[-1]
    assert dating.of_another_time(lines(draft)[-1], told) is other


def test_a_month_of_digits_is_no_season() -> None:
    row, draft = lines("CBP | ICE | 5000 | 2025-09")[0], lines("CBP lent ICE 9,000 people.")[0]
    assert not dating.of_a_season(row, draft)
    assert dating.of_a_season(lines("It held 900 people in 2018-19.")[0], draft)
