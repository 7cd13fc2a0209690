"""Remarks of a verdict in plain words: what is missing, what was rounded."""

from __future__ import annotations

from plainview.checks.draft.holding import Held
from plainview.checks.draft.lines import Line


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
    """How the record prints a number that the draft rounds, limits or works out; "" where it is the
    same."""
    for one in held.agreed:
        ours, theirs = one.ours.measure, one.theirs.measure
        if one.reckoned:
            return f"by the record's numbers: {theirs.surface}"
        if ours.value is not None and theirs.value is not None and ours.value != theirs.value:
            return f"rounded: the record has {theirs.surface}"
        if ours.qualifier != theirs.qualifier and ours.surface.lower() != theirs.surface.lower():
            return f"the record puts it as “{theirs.surface}”"
    return ""
