"""What makes two numbers tell of one thing, and their sentences of one matter."""

from __future__ import annotations

from plainview.checks.draft.differences import is_step, is_worked_out
from plainview.checks.draft.lines import Line
from plainview.checks.draft.numbers import Match
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS

_LONG, _ALIKE = 3, 0.2  # digits and likeness from which a number is the same in another unit
_SOME, _AMONG = 2, 0.5  # the same, of one that counts by the same noun


def telling(match: Match) -> bool:
    """Whether a long number is the same but for what it counts."""
    if match.differs != ("unit",):
        return False
    long = match.digits >= _LONG and match.near >= _ALIKE
    return long or (match.digits >= _SOME and match.near >= _AMONG and one_noun(match))


def sole_sum(claim: Line, told: Line) -> bool:
    """Whether both sentences tell of one sum of money."""
    return all(sum(item.kind == "money" for item in line.quantities) == 1 for line in (claim, told))


def uncounted(item: Quantity) -> bool:
    """Whether a share is none that anybody counted: "most of the order"."""
    return item.kind == "ratio" and item.measure.surface.lower() in ("most", "much", "many")


def of_one_thing(match: Match, claim: Line) -> bool:
    """Whether two numbers are of one thing: by what they count, or as one was worked out for it."""
    step = is_worked_out(match.theirs) and is_step(match.ours, claim)
    return one_noun(match) or match.reckoned or step


def one_noun(match: Match) -> bool:
    """Whether two numbers count by the same noun, or are shares of the same."""
    ours, theirs = (_noun(item) for item in (match.ours, match.theirs))
    return bool(ours) and ours == theirs


def _noun(item: Quantity) -> str:
    named = item.noun or (item.measure.of or "" if item.kind == "ratio" else "")
    words = [word for word in named.lower().split() if word not in STOP_WORDS]
    return meaning(words[0 if item.kind == "ratio" else -1]) if words else ""
