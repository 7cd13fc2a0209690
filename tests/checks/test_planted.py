"""The planted errors that lie in one text: the floor of what is found, and nothing on controls."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.checks.texts import found

ERRORS = Path(__file__).parents[2] / "bench" / "planted_errors.toml"
WITHIN = {
    "percent_change", "difference", "share", "stated_total", "parts_of_whole", "unit_times_count",
    "cap_against_volume", "order", "title_and_body",
}  # fmt: skip
FLOOR = 0.9


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    table = tomllib.loads(ERRORS.read_text("utf-8"))
    return [each for each in table["case"] if WITHIN.issuperset(each["expects"])]


def findings(case: dict[str, str], which: str) -> list[str]:
    """The checks that find something in the report of a case, with its wrong or right value."""
    title, blank, body = case["text"].replace("{}", case[which]).partition("\n\n")
    text = f"# {title}\n\n{body}" if blank else title
    return [one.check for name in sorted(WITHIN) for one in found(name, text)
            if one.severity != "info"]  # fmt: skip


def test_most_planted_errors_are_found(cases: list[dict[str, str]]) -> None:
    assert len(cases) > 60
    missed = [
        each["id"] for each in cases if not set(findings(each, "wrong")) & set(each["expects"])
    ]
    assert len(missed) <= (1 - FLOOR) * len(cases), missed


def test_nothing_is_found_in_the_controls(cases: list[dict[str, str]]) -> None:
    assert {each["id"]: checks for each in cases if (checks := findings(each, "right"))} == {}
