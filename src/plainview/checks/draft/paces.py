"""How often a thing happens, by two sentences: every day, or once a week."""

from __future__ import annotations

import re

from plainview.checks.draft.lines import Line

_PACE = re.compile(
    r"\b(?:(?:once|twice|times) an?|every|each|per) (hour|day|week|month|quarter|year)\b"
    r"|\b(hourly|daily|weekly|monthly|quarterly|yearly|annually)\b"
)
_ADVERBS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annually": "year",
}  # fmt: skip


def pace(one: Line, two: Line) -> list[str]:
    """["number"] where one has happen every day what happens every week in the other."""
    ours, theirs = _paces(one), _paces(two)
    return ["number"] if ours and theirs and ours.isdisjoint(theirs) else []


def _paces(line: Line) -> set[str]:
    """How often a sentence has a thing happen: the times of its "once a week" and "weekly"."""
    found = (next(filter(None, one)) for one in _PACE.findall(line.content.lower()))
    return {_ADVERBS.get(one, one) for one in found}
