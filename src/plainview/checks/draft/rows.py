"""Rows of tables that no reader of public records knows: who stands before whom."""

from __future__ import annotations

import re

from plainview.checks.draft.dating import meeting
from plainview.checks.draft.lines import CELLS, Line

_TURNING = re.compile(
    r"\b(?:from|by|received|receives|gets|got|borrow\w*|obtain\w*)\b", re.IGNORECASE
)
_TO = re.compile(r"\b(?:to|for|of) (?:the )?$", re.IGNORECASE)
_BODIES = ("org", "office")


def turned(claim: Line, told: Line) -> bool:
    """Whether a statement names two institutions the other way round than a row does, as who gives
    and who gets, in words that do not turn them."""
    if CELLS not in told.content or _TURNING.search(claim.content):
        return False
    ours, theirs = (_order(line) for line in (claim, told))
    if any(_TO.search(claim.content[: one.start - claim.start])
           for one in claim.mentions if one.entity in ours[:1]):  # fmt: skip
        return False
    both = [one for one in ours if one in theirs]
    return len(both) == 2 and theirs.index(both[0]) > theirs.index(both[1])


def sole_of_its_day(claim: Line, told: Line) -> bool:
    """Whether a row has one number, of the day of a statement, under columns that name what the
    statement names: no words stand around it that would tell what it counts."""
    named = {one for one in claim.keys if one.startswith("@")}
    row = CELLS in told.content and len(told.quantities) == 1
    return row and bool(named & told.columns) and meeting(claim, told) == [True]


def _order(line: Line) -> list[str]:
    """The institutions of a sentence or row in their order."""
    named = (one.entity for one in line.mentions if one.entity and one.kind in _BODIES)
    return list(dict.fromkeys(named))
