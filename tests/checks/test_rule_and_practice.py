"""A rule of a body that one text tells of, and what the body does in the same text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.checks.law_made import role, told

from plainview.checks import rule_and_practice
from plainview.checks.told import Told
from plainview.model import Finding

BODY = role("provider", "us-co", called="State of Colorado")
RULE = told(
    "rule", role("act", "", called="forbids"), role("bound", "us-co"),
    role("category", "", called="data:plate_read"), key=1, start=0,
    quote="Colorado law forbids the state to give ICE plate reads",
)  # fmt: skip
PRACTICE = told(
    "access", BODY, role("recipient", "us-ice"), role("category", "", called="data:plate_read"),
    key=2, start=90, quote="ICE gets plate reads from the state",
)  # fmt: skip


def found(*items: Told) -> list[Finding]:
    return list(rule_and_practice.find(items))


def test_a_rule_and_what_it_forbids() -> None:
    (one,) = found(RULE, PRACTICE)
    assert (one.check, one.severity, one.facts) == (
        "rule_and_practice",
        "medium",
        ("fact1", "fact2"),
    )
    assert "State of Colorado" in one.text
    assert "plate read" in one.text


IMMIGRATION = (*RULE.roles, role("condition", "", called="purpose:immigration_enforcement"))


def test_a_rule_against_a_purpose_names_no_recipient() -> None:
    rule = replace(RULE, roles=IMMIGRATION, quote="it must not be used for immigration enforcement")
    assert found(rule, PRACTICE)
    school = replace(PRACTICE, roles=(BODY, role("recipient", "us-ed"), PRACTICE.roles[2]))
    assert not found(rule, school)


@pytest.mark.parametrize(
    ("rule", "practice"),
    [
        pytest.param(replace(RULE, status="enjoined"), PRACTICE, id="a rule that is blocked"),
        pytest.param(replace(RULE, polarity="-"), PRACTICE, id="no such rule"),
        pytest.param(RULE, replace(PRACTICE, status="requested"), id="only asked for"),
        pytest.param(RULE, replace(PRACTICE, modality="planned"), id="only planned"),
        pytest.param(
            RULE, replace(PRACTICE, quote="Until then, ICE got plate reads"), id="before the rule"
        ),
        pytest.param(
            replace(RULE, quote="a law forbids the state to give vendors plate reads"), PRACTICE,
            id="to somebody else",
        ),
        pytest.param(
            RULE, replace(PRACTICE, roles=(*PRACTICE.roles[:2], role("category", "data:photo"))),
            id="another kind of data",
        ),
        pytest.param(
            RULE, replace(PRACTICE, roles=(role("provider", "us-tx"), *PRACTICE.roles[1:])),
            id="another body",
        ),
        pytest.param(RULE, replace(PRACTICE, quote=RULE.quote), id="one sentence for both"),
        pytest.param(
            replace(RULE, quote="Colorado law forbids Colorado to keep plate reads"),
            replace(PRACTICE, roles=(BODY, role("recipient", "us-co"), PRACTICE.roles[2])),
            id="what a body has of its own",
        ),
    ],
)  # fmt: skip
def test_no_conflict(rule: Told, practice: Told) -> None:
    assert not found(rule, practice)


def test_what_was_done_before_the_rule_is_none() -> None:
    rule = replace(RULE, time=told("rule", event="2025-06-01").time)
    assert not found(rule, replace(PRACTICE, time=told("access", event="2024-01-01").time))
    assert found(rule, replace(PRACTICE, time=told("access", event="2025-07-01").time))
