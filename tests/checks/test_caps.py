"""A limit against a volume: a breach only where both are shown to be of one instrument."""

from __future__ import annotations

import pytest
from tests.checks.texts import found

CASES = [
    pytest.param(
        "They can ask for up to 50,000 records per month, with addresses. In the first four months"
        " they asked for over a million records from the IRS.",
        "info",
        "50,000 × 4 = 200,000 < more than 1,000,000",
        id="the limit names no provider: unscoped",
    ),
    pytest.param(
        "The agreements let ICE take up to 50,000 records a month from the IRS. In four months ICE"
        " took a million records from the IRS under the agreements.",
        "info",
        "50,000 × 4 = 200,000 < 1,000,000",
        id="several agreements: unscoped",
    ),
    pytest.param(
        "The agreement lets ICE take up to 50,000 records a month from the IRS. In four months ICE"
        " took a million records from the IRS under the agreement.",
        "high",
        "50,000 × 4 = 200,000 < 1,000,000",
        id="one provider and one agreement",
    ),
    pytest.param(
        "ICE took 940 records from Thomson Reuters in three months, although the contract sets a"
        " limit of 100 records a month.",
        "high",
        "100 × 3 = 300 < 940",
        id="the volume first",
    ),
    pytest.param(
        "Under the contract the FBI may draw up to 200 reports a week from Palantir. In one month"
        " it drew 700 reports from Palantir under the contract.",
        "info",
        "200 × 1 × 4.35 = 869.05 >= 700",
        id="weeks in a month: within the limit",
    ),
]


@pytest.mark.parametrize(("text", "severity", "arithmetic"), CASES)
def test_a_limit_and_a_volume(text: str, severity: str, arithmetic: str) -> None:
    (finding,) = found("cap_against_volume", text)
    assert (finding.severity, finding.arithmetic) == (severity, arithmetic)


def test_a_volume_in_a_year_is_not_held_against_an_unrelated_limit() -> None:
    text = "Agents may carry up to 3 radios a day. The office bought 40 cars in 2 years."
    assert all(one.severity == "info" for one in found("cap_against_volume", text))
