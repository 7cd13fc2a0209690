"""One figure in two documents: what is a contradiction, and what is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.figures import checked, figure

from plainview.checks import Figure
from plainview.model import Finding

LETTERS = {
    "recipient": "FBI",
    "program": "National Security Letters",
    "category": "data:personal_records",
}


def found(*figures: Figure) -> list[Finding]:
    return checked("same_figure", figures)


def held(document: str, value: float, definition: str | None = "on_day", **more: Any) -> Figure:
    return figure(document, "population", value, definition=definition, **more)


def removals(document: str, value: float) -> Figure:
    return figure(
        document, "other_outcome", value, definition="removals", date="2031", kind="operation",
        roles={"agency": "ICE"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        pytest.param(held("a", 500), held("b", 620), "high", id="counts of one day"),
        pytest.param(held("a", 500), held("b", 505), "medium", id="a handful apart"),
        pytest.param(held("a", 500, "mean_year"), held("b", 504, "mean_year"), "low",
                     id="a mean that was revised"),
        pytest.param(held("a", 500, "mean_year"), held("b", 515, "mean_year"), "medium",
                     id="a mean three per cent apart"),
        pytest.param(held("a", 500, "mean_year"), held("b", 620, "mean_year"), "high",
                     id="a mean far apart"),
        pytest.param(held("a", 500, qualifier="up_to"), held("b", 620), "medium",
                     id="a bound and a number above it"),
    ],
)  # fmt: skip
def test_values_that_stay_apart(one: Figure, other: Figure, severity: str) -> None:
    (finding,) = found(one, other)
    assert finding.severity == severity
    assert set(finding.facts) == {one.fact, other.fact}
    assert finding.settled_by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(held("a", 500), held("b", 500), id="the same"),
        pytest.param(held("a", 500), held("a", 620), id="one document"),
        pytest.param(held("a", 500), held("b", 620, date="2031-06-01"), id="another day"),
        pytest.param(held("a", 500, date="2031-05"), held("b", 620, date="2031-05"),
                     id="two moments of a month"),
        pytest.param(held("a", 500, roles={"population_held": "migrants"}),
                     held("b", 620, roles={"population_held": "migrants"}), id="held by nobody"),
        pytest.param(removals("a", 409_000), removals("b", 600_000), id="a year in running text"),
        pytest.param(replace(held("a", 500), status="planned"), held("b", 620), id="another stage"),
        pytest.param(held("a", 500, date=None), held("b", 620, date=None), id="no day"),
        pytest.param(held("a", 500), held("b", 620, "mean_year_to_date"), id="a day and a mean"),
        pytest.param(held("a", 500), held("b", 620, None), id="a definition and none"),
        pytest.param(held("a", 500), held("b", 620, unit="beds"), id="another unit"),
        pytest.param(held("a", 500), held("b", 620, of="all people held"), id="a share"),
        pytest.param(held("a", 500), held("b", 620, roles={"facility": "Oak Camp"}),
                     id="another place"),
        pytest.param(held("a", 1475.5454, "mean_year"), held("b", 1476, "mean_year"),
                     id="printed rounding"),
        pytest.param(held("a", 500, qualifier="more_than"), held("b", 620), id="a lower bound"),
        pytest.param(held("a", 500), held("b", 620, modality="possible"), id="only possible"),
    ],
)  # fmt: skip
def test_what_is_no_contradiction(one: Figure, other: Figure) -> None:
    assert found(one, other) == []


def test_a_document_that_gives_two_values_is_compared_with_none() -> None:
    assert found(held("a", 500), held("a", 530), held("b", 620)) == []


def test_of_copies_that_differ_the_value_of_most_counts() -> None:
    (finding,) = found(held("a", 500, times=4), held("a", 530), held("b", 620))
    assert finding.arithmetic == "620 - 500 = 120"


def request(document: str, value: float, definition: str, modality: str = "asserted") -> Figure:
    return figure(
        document, "requests", value, definition=definition, unit="requests", date="2031",
        modality=modality, kind="access", roles=LETTERS,
    )  # fmt: skip


def parts(document: str, us: float, others: float, subscriber: float) -> list[Figure]:
    names = ("us_persons", "non_us_persons", "subscriber_information")
    values = zip(names, (us, others, subscriber), strict=True)
    return [request(document, value, name) for name, value in values]


def test_parts_are_added_and_an_unexplained_gap_is_high() -> None:
    (finding,) = found(
        *parts("letter", 1_500, 2_800, 3_900), request("report", 9_100, "requests_for_information")
    )
    assert finding.severity == "high"
    assert finding.arithmetic == "1,500 + 2,800 + 3,900 = 8,200; 9,100 - 8,200 = 900"
    assert len(finding.facts) == 4
    assert finding.settled_by == "a correction, or the definition of each number"


def test_parts_that_are_not_complete_are_not_added() -> None:
    two = parts("letter", 1_500, 2_800, 3_900)[:2]
    assert found(*two, request("report", 9_100, "requests_for_information")) == []


def corrected(right: float) -> list[Finding]:
    return found(
        *parts("letter", 1_500, 2_800, 3_900),
        request("report", 8_110, "requests_for_information"),
        request("later", 3_900, "subscriber_information", "denied"),
        request("later", right, "subscriber_information"),
    )


def test_a_correction_that_closes_the_gap_settles_it() -> None:
    part, whole = corrected(3_810)
    assert (whole.severity, part.severity) == ("low", "low")
    assert "later.xlsx corrects 3,900 to 3,810" in whole.settled_by
    assert "1,500 + 2,800 + 3,810 = 8,110" in whole.arithmetic


def test_a_correction_that_leaves_a_gap_settles_nothing() -> None:
    whole = corrected(3_870)[1]
    assert whole.severity == "high"
    assert "corrects" not in whole.text


def test_two_sources_that_one_document_credits() -> None:
    one, other = parts("table", 1_500, 2_800, 3_900), request("table", 9_100, "letters_issued")
    total = request("table", 9_100, "requests_for_information")
    assert found(*one, other, total) == []  # one source: a matter of parts and total
    (finding,) = found(*one, replace(total, said="table < other report"))
    assert finding.severity == "high"
    assert "table.xlsx, Sheet1!B2 (other report): 9,100 requests" in finding.text


def test_a_total_that_its_parts_make_stands_by_them() -> None:
    whole = request("letter", 8_200, "requests_for_information")
    _, finding = found(
        *parts("letter", 1_500, 2_800, 3_900),
        whole,
        request("report", 8_110, "requests_for_information"),
        request("later", 3_900, "subscriber_information", "denied"),
        request("later", 3_810, "subscriber_information"),
    )
    assert finding.severity == "low"
    assert "8,200 in parts" in finding.text


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=6))
def test_documents_contradict_each_other_where_their_values_differ(values: list[int]) -> None:
    figures = [held(f"document {n}", value) for n, value in enumerate(values)]
    apart = max(values) - min(values)
    assert [one.arithmetic for one in found(*figures)] == (
        [f"{max(values):,} - {min(values):,} = {apart:,}"] if apart > 1 else []
    )
