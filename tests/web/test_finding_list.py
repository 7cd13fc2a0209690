"""Findings as pages look them up: the same as reading through all of them each time."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from plainview.checks import SEVERITIES
from plainview.model import Finding
from plainview.store.judged_findings import JudgedFinding
from plainview.store.judging_places import Seen
from plainview.web.finding_list import FindingList

CHECKS = ("share", "caps", "altered_name")
DISMISSED = Seen(1, "id", "finding", "share", "no", "settled", "2025-01-01T00:00:00Z", ())


def judged(check: str, severity: str, number: int, dismissed: bool) -> JudgedFinding:
    finding = Finding(check, severity, f"finding {number}", "", (f"fact{number}",))
    return JudgedFinding(finding, DISMISSED if dismissed else None)


lists = some.lists(
    some.tuples(some.sampled_from(CHECKS), some.sampled_from(SEVERITIES), some.booleans()),
    max_size=12,
).map(lambda rows: [judged(check, severity, n, no) for n, (check, severity, no) in enumerate(rows)])


@given(lists, some.sampled_from(("", "nothing", *CHECKS)), some.sampled_from(("", *SEVERITIES)))
def test_what_is_chosen_is_what_fits(every: list[JudgedFinding], check: str, severity: str) -> None:
    fits = [
        one
        for one in every
        if check in ("", one.finding.check) and severity in ("", one.finding.severity)
    ]
    held = FindingList(every)
    for _ in "ab":
        chosen = held.chosen(check, severity)
        assert chosen.every == fits
        assert chosen.open == [one for one in fits if not one.dismissed]
        assert chosen.dismissed == [one for one in fits if one.dismissed]


@given(lists)
def test_counts_are_of_those_that_nobody_dismissed_or_of_all(every: list[JudgedFinding]) -> None:
    held = FindingList(every)
    for dismissed in (True, False):
        found = [one.finding for one in every if dismissed or not one.dismissed]
        assert held.counts(dismissed) == (
            Counter(one.check for one in found), Counter(one.severity for one in found),
        )  # fmt: skip


@given(lists)
def test_every_finding_is_found_by_the_beginning_of_its_id(every: list[JudgedFinding]) -> None:
    held = FindingList(every)
    for one in every:
        assert one in held.beginning(one.finding.id[:6])
        assert held.beginning(one.finding.id) == [one]
    assert sorted(one.finding.id for one in held.beginning("")) == sorted(
        one.finding.id for one in every
    )
    assert held.beginning("g") == []


@given(lists)
def test_of_each_check_one_comes_before_a_second_of_any(every: list[JudgedFinding]) -> None:
    mixed = FindingList(every).mixed
    assert Counter(map(id, mixed)) == Counter(id(one) for one in every if not one.dismissed)
    severities = [SEVERITIES.index(one.finding.severity) for one in mixed]
    assert severities == sorted(severities)
    for severity in SEVERITIES:
        checks = [one.finding.check for one in mixed if one.finding.severity == severity]
        different = len(set(checks))
        assert len(set(checks[:different])) == different
