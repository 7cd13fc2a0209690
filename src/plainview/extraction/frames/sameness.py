"""When two frames say the same, in the body of a text or in its headline."""

from __future__ import annotations

from plainview.extraction.frames.frame import Frame
from plainview.model import FACT_TYPES

WORDED = {"rule": ("act",), "stance": ("about", "calls_for")}
"""Types that running words tell apart: the roles whose words must agree."""


def same(left: Frame, right: Frame) -> bool:
    """Whether two frames of the body say the same."""
    if left.type != right.type or left.polarity != right.polarity:
        return False
    if not agree(left, right):
        return False
    if left.type in WORDED:
        return _words(left) == _words(right) and left.status == right.status
    if left.type == "access":
        # parties and data recur all over a document; what is counted tells statements apart
        same_data = left.names("category") == right.names("category")
        return same_data and left.status == right.status and _numbers(left) == _numbers(right)
    if left.measures or right.measures:
        return _numbers(left) == _numbers(right)
    return all(left.names(role) == right.names(role) for role in FACT_TYPES[left.type].roles)


def echoes(body: Frame, repeat: Frame) -> bool:
    """Whether a headline, caption or question says again what the body says."""
    if body.type != repeat.type or body.polarity != repeat.polarity or not agree(body, repeat):
        return False
    return not repeat.measures or bool(_numbers(body) & _numbers(repeat))


def agree(left: Frame, right: Frame) -> bool:
    """Whether every demand that both fill shares a filler, and at least one does."""
    shared = False
    for demand in FACT_TYPES[left.type].needed:
        mine = {filler.name for filler in left.fillers if filler.role in demand}
        theirs = {filler.name for filler in right.fillers if filler.role in demand}
        if mine and theirs:
            if not mine & theirs:
                return False
            shared = True
    return shared


def _numbers(frame: Frame) -> frozenset[tuple[str, float | None, float | None]]:
    return frozenset((m.name, m.value, m.lo) for m in frame.measures)


def _words(frame: Frame) -> frozenset[str | None]:
    roles = WORDED[frame.type]
    return frozenset((f.surface or "").lower() for f in frame.fillers if f.role in roles)
