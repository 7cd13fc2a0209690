"""Remarks of a verdict in plain words: what is missing, what was rounded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainview.checks.draft.holding import Held
from plainview.checks.draft.lines import Line

_NOT = re.compile(r"\d[^.;]*[,;(–—] (?:and )?(?:not|instead of|rather than) $", re.IGNORECASE)
_FROM, _TO = re.compile(r"\bfrom $", re.IGNORECASE), re.compile(r"^[^.;,]{0,20} to (?:\w+ )?\d")
_CORRECTS = re.compile(r"\b(?:correct|lower|revis|retract|withdr)\w*", re.IGNORECASE)


def withdrawn(claim: Line, found: Iterable[Held]) -> str:
    """What the record says of a number of the draft that it corrects; "" where it corrects none.

    "105 arrests, not 114", "lowers the count from 114 to 105"; who tells of the correction has both
    numbers.
    """
    if len(claim.quantities) > 1 or _CORRECTS.search(claim.content):
        return ""
    for held in found:
        for match in held.agreed:
            measure, told = match.theirs.measure, held.told
            before = told.content[: max(0, measure.start - told.start)]
            after = told.content[max(0, measure.end - told.start) :]
            turned = _FROM.search(before) and _TO.search(after) and _CORRECTS.search(told.content)
            if _NOT.search(before) or turned:
                return f"the record corrects {measure.surface}: “{told.content}”"
    return ""


def printed(missing: str, claim: Line) -> str:
    """A missing name or date as the draft has it."""
    for mention in claim.mentions:
        if missing == f"@{mention.entity}":
            return mention.surface
    for date in claim.dates:
        if missing == date.edtf:
            return date.surface
    for word in claim.words:
        if missing == word.key:
            return claim.content[word.start - claim.start : word.end - claim.start]
    return missing


def rounded(held: Held) -> str:
    """How the record prints a number that the draft rounds or limits; "" where it is the same."""
    for one in held.agreed:
        ours, theirs = one.ours.measure, one.theirs.measure
        if ours.value is not None and theirs.value is not None and ours.value != theirs.value:
            return f"rounded: the record has {theirs.surface}"
        if ours.qualifier != theirs.qualifier and ours.surface.lower() != theirs.surface.lower():
            return f"the record puts it as “{theirs.surface}”"
    return ""
