"""What the other sentences of a document say of a number that stands against one of them."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.checks.draft.beside import Beside
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.holding import APART_FROM, CONTRADICTS, MINOR, SAME
from plainview.checks.draft.lines import CELLS, Line

_LEAST_NEAR = 0.2  # how alike the surroundings are of a number that is told elsewhere
_AS_NEAR = 0.7  # of the weight of a statement that a row tells, to be as near to it
_SEVERAL = 2  # numbers of a statement of which one may be held against the wrong one


def on_the_matter(beside: Sequence[Beside], claim: Line) -> list[Beside]:
    """The sentences that are about what a statement is about."""
    return [
        one
        for one in beside
        if one.held.relation == SAME
        or (one.held.relation != APART_FROM and not told_elsewhere(one, beside, claim))
    ]


def told_elsewhere(one: Beside, beside: Sequence[Beside], claim: Line) -> bool:
    """Whether the numbers in which a sentence stands against a statement of several are told by
    others of its document: there the statement's number is of what these tell."""
    counted = [item for item in claim.quantities if item.kind not in MINOR]
    alone = not one.held.agreed and set(one.held.differs) <= {"number"}
    if len(counted) < _SEVERAL or not one.held.apart or not alone:
        return False
    told = {
        id(match.ours)
        for other in beside
        if other is not one
        and other.telling.document_id == one.telling.document_id
        and other.held.told.bodies <= claim.meant
        and CELLS not in other.held.told.content
        and meeting(claim, other.held.told) != [False]
        for match in other.held.agreed
        if not match.differs and match.near >= _LEAST_NEAR
    }
    return all(id(match.ours) in told for match in one.held.apart)


def of_one_of_them(one: Beside, about: Sequence[Beside], claim: Line) -> Beside | None:
    """What stands against a statement that only a row or sentence on a body tells which it does not
    name: where all have ten times as many, and the digits are the same."""
    others = one.held.told.bodies - claim.meant
    if not others:
        return None
    nearer = [
        each
        for each in about
        if each.held.relation == CONTRADICTS
        and each.held.differs == ("scale",)
        and each.held.own >= _AS_NEAR * one.held.own
        and not each.held.told.bodies - claim.meant
    ]
    return max(nearer, key=lambda each: each.held.own, default=None)
