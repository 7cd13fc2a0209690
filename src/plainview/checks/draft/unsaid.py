"""Numbers that a sentence does not say to be so, or says of a part: "neither of them ordered 3,000
arrests", "that would be 1,875 a day", "accounted for 31,260 of them"."""

from __future__ import annotations

import re

from plainview.checks.draft.changing import comparable
from plainview.checks.draft.lines import Line
from plainview.extraction.parts import Quantity

_PLAINLY = ("exact", "about", "nearly")
_NEITHER = re.compile(r"\bneither\b[^,;:—–]*$", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|nor)|n[’']t) (?!(?:more|fewer|less|only|just|merely|even|until|yet|later"
    r"|all|exceed\w*|far|quite|above|over|beyond|below|under|least|reach\w*|top|pass)\b)"
    r"(?:[^\W\d][\w’'-]* ){1,5}$",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:the|its|their|his|her|those|these|all|whose|about|for|in|of) $", re.I)
_SUPPOSED = re.compile(
    r"\b(?:that|this|which|these|those|it) would (?:be|make|mean|come to|amount to|add up to)\b"
    r"[^,;:—–]*$",
    re.IGNORECASE,
)
_SUPPOSING = re.compile(r"\b(?:would|could|will|if|should|to be|is to|are to)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|(?:makes?|made|making) up|compris(?:e|es|ed|ing))"
    r"(?: (?:only|just|another))? $",
    re.IGNORECASE,
)
_ONE_PART = re.compile(
    r"\b(?:option|phase|stage|tranche|lot|instal?lment)(?: (?:period|year))?"
    r" (?:\d\d?|one|two|three|four|five|i{1,3}|iv|v)\b",
    re.IGNORECASE,
)


def silent(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> bool:
    """Whether two numbers cannot contradict each other: one is denied, of a supposition, that of a
    part, a change where the other is a share, or a score where the other counts things."""
    if not comparable(ours, theirs, claim, told) or _denied(ours, claim) or _denied(theirs, told):
        return True
    if _is_score(ours) != _is_score(theirs) and (ours.noun or theirs.noun):
        return True
    if _SUPPOSED.search(_before(theirs, told)) and not _SUPPOSING.search(claim.content):
        return True
    small, large = (ours, claim), (theirs, told)
    if (theirs.measure.value or 0.0) < (ours.measure.value or 0.0):
        small, large = large, small
    return _of_a_part(*small) and not _of_a_part(*large)


def _is_score(item: Quantity) -> bool:
    """Whether a number with a fraction counts nothing that is named: "0.85"."""
    return item.kind == "count" and not item.noun and (item.measure.value or 0.0) % 1 != 0


def _of_a_part(item: Quantity, line: Line) -> bool:
    """Whether a number is that of a part, of which the whole has more."""
    return bool(_SHARE.search(_before(item, line)) or _ONE_PART.search(line.content))


def _denied(item: Quantity, line: Line) -> bool:
    """Whether a sentence denies that there are so many; of "the 3,000" it does not."""
    before = _before(item, line)
    if item.measure.qualifier not in _PLAINLY:
        return False
    return bool(_NEITHER.search(before) or _DENIED.search(before)) and not _GIVEN.search(before)


def _before(item: Quantity, line: Line) -> str:
    return line.content[: max(0, item.measure.start - line.start)]
