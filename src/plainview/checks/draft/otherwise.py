"""In what two sentences on one matter differ by their words alone: whether a thing is told, how
long it lasted, who handed it to whom, how far a bill has come."""

from __future__ import annotations

import re

from plainview.checks.draft.bills import at_another_step
from plainview.checks.draft.handing import handed_back
from plainview.checks.draft.lines import Line
from plainview.checks.draft.untold import left_untold
from plainview.checks.draft.vague import lasting_otherwise
from plainview.checks.draft.words import denying

# "it is false that ICE bought it", and nothing else
_FALSE = re.compile(
    r"^(?:and |but )?it (?:is|was|would be) (?:wrong|false|untrue|incorrect|inaccurate|not true"
    r"|not so|a myth|a mistake|an error|not the case) (?:to \w+ )?that\b(?:[^,;:—–]|,(?=\d))*$",
    re.IGNORECASE,
)
_LIKE, _ALIKE = 0.5, 0.62  # of the weight of a statement told, to be about the same matter


def calls_false(line: Line) -> bool:
    """Whether a sentence says that all it tells is not so."""
    return _FALSE.search(line.content) is not None


def told_otherwise(claim: Line, told: Line, cover: float) -> list[str]:
    """In what two sentences differ, of which one tells `cover` of the weight of the other."""
    found = []
    if calls_false(claim) != calls_false(told) and cover >= _LIKE and not denying(told):
        found.append("polarity")
    if cover >= _LIKE and left_untold(claim, told):
        found.append("polarity")
    if cover >= _ALIKE and lasting_otherwise(claim, told):
        found.append("unit")
    if handed_back(claim, told):
        found.append("direction")
    if at_another_step(claim, told):
        found.append("stage")
    return found
