"""Titles against the text below them."""

from __future__ import annotations

import pytest
from tests.checks.texts import found

WRONG = [
    pytest.param(
        "# ICE Signs $3.75 Billion Deal With Clearview AI\n\nICE obligated $3.75 million to the"
        " firm on Friday.",
        "high",
        "3,750,000,000 / 3,750,000 = 1,000",
        id="another scale",
    ),
    pytest.param(
        "# ICE to spend £300 million on tools\n\nICE plans to spend $300 million on tools.",
        "high",
        "GBP 300,000,000 against USD 300,000,000",
        id="another currency",
    ),
    pytest.param(
        "# ICE Now Holds 95,762 People\n\nThe agency held 59,762 people in September.",
        "low",
        "95,762 people against 59,762 people",
        id="a number that the text does not have",
    ),
    pytest.param(
        "# USPS joins immigration raids\n\nThe U.S. Postal Inspection Service has joined raids in"
        " two states.",
        "low",
        "",
        id="the body above the one that did it",
    ),
]


@pytest.mark.parametrize(("text", "severity", "arithmetic"), WRONG)
def test_a_title_that_says_something_else(text: str, severity: str, arithmetic: str) -> None:
    (finding,) = found("title_and_body", text)
    assert (finding.severity, finding.arithmetic) == (severity, arithmetic)
    assert len(finding.quotes) == 2


RIGHT = [
    pytest.param(
        "# ICE plans to spend $5 billion\n\nICE asked for $5.02 billion for its work.",
        id="rounded",
    ),
    pytest.param(
        "# Thousands held in camps\n\nThe agency held 4,200 people and let 12 people go.",
        id="a number in words only",
    ),
    pytest.param(
        "# USPS joins immigration raids\n\nThe USPS joined raids in May. The U.S. Postal"
        " Inspection Service joined in June.",
        id="the text says it of both",
    ),
    pytest.param(
        "# DHS says raids will go on\n\nICE says that raids will go on.", id="who speaks for whom"
    ),
    pytest.param("# 95,762 People\n\nThere were raids.", id="no number below"),
    pytest.param("One sentence about $3 million and $3 billion.", id="no title"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_title_that_the_text_bears_out(text: str) -> None:
    assert found("title_and_body", text) == []
