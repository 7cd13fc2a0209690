"""Figures that the record prints and takes back, calls wrong, or has of somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.checks.draft.beside import Beside, rank
from plainview.checks.draft.holding import CONTRADICTS, Held
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line

_NOT = re.compile(r"\d[^.;]*[,;(–—] (?:and )?(?:not|instead of|rather than) $", re.IGNORECASE)
_FROM, _TO = re.compile(r"\bfrom $", re.IGNORECASE), re.compile(r"^[^.;,]{0,20} to (?:\w+ )?\d")
_CORRECTS = re.compile(r"\b(?:correct|lower|revis|retract|withdr)\w*", re.IGNORECASE)
_NUMBERS = frozenset(("number", "scale"))
_TOLD = 0.6  # of a statement's weight told by who calls its number wrong
_TELLING = 2  # digits of a number that does not come twice by chance
_OWN = 0.5  # of the weight, told by who has another number of the body that acts


@dataclass(frozen=True, slots=True)
class Dispute:
    """The sentence of the record that disputes a figure of its own, and how."""

    by: Beside
    written: str


def disputed(claim: Line, beside: Sequence[Beside]) -> Dispute | None:
    """What the record says of a number of the draft that it corrects or calls wrong."""
    if len(claim.quantities) > 1 or _CORRECTS.search(claim.content):
        return None
    for one in sorted(beside, key=rank):
        if surface := _withdrawn(one.held):
            return Dispute(one, f"the record corrects {surface}: “{one.held.told.content}”")
        if surface := _called_wrong(claim, one.held):
            return Dispute(one, f"the record calls {surface} wrong: “{one.held.told.content}”")
    return None


def _withdrawn(held: Held) -> str:
    """A number that is corrected: "105 arrests, not 114", "lowers the count from 114 to 105"; who
    tells of the correction has both numbers."""
    for match in held.agreed:
        measure, told = match.theirs.measure, held.told
        before = told.content[: max(0, measure.start - told.start)]
        after = told.content[max(0, measure.end - told.start) :]
        turned = _FROM.search(before) and _TO.search(after) and _CORRECTS.search(told.content)
        if _NOT.search(before) or turned:
            return measure.surface
    return ""


def _called_wrong(claim: Line, held: Held) -> str:
    """A number that others are said to have given wrongly."""
    if held.cover < _TOLD or not lexicon().false.search(held.told.content):
        return ""
    if lexicon().false.search(claim.content):
        return ""
    telling = (one for one in held.agreed if one.digits >= _TELLING)
    return next((one.theirs.measure.surface for one in telling), "")


def of_another_body(claim: Line, whole: Sequence[Beside], beside: Sequence[Beside]) -> list[Beside]:
    """Sentences that give another number of the body that acts in the statement, where none of
    those that have its number name that body: the number is somebody else's."""
    first = min(
        (one for one in claim.mentions if one.entity in claim.bodies),
        key=lambda one: one.start,
        default=None,
    )
    if first is None or not first.entity or not claim.quantities:
        return []
    body, opens = first.entity, not claim.content[: first.start - claim.start].strip(" -*•")
    if not opens or any(_names(one, body) for one in whole):
        return []
    return [
        one
        for one in beside
        if one.held.relation == CONTRADICTS
        and set(one.held.differs) <= _NUMBERS
        and one.held.own >= _OWN
        and _names(one, body)
    ]


def _names(one: Beside, body: str) -> bool:
    return body in one.telling.line.meant | one.telling.filled
