"""How long a thing lasted where nobody counts it: "several days" is no "several months"."""

from __future__ import annotations

import re

from plainview.checks.draft.lines import Line

_SPAN = re.compile(
    r"\b(?:(?P<few>several|a few|a couple of|some|a handful of)|many|numerous"
    r"|(?:dozen|hundred)s of)"
    r" (?P<unit>hour|day|week|month|year|decade)s\b(?! (?:ago|before|after|later|earlier|old)\b)",
    re.IGNORECASE,
)
_RANK = {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4, "decade": 5}


def lasting_otherwise(claim: Line, told: Line) -> bool:
    """Whether each of two sentences has a thing last some time that is not counted, told in units
    that leave no room for the other's: "several days", "several months".

    Only of few of a unit: "many weeks" may be "several months". What stands before or after a thing
    ("several days later") says when it was, not how long.
    """
    ours, theirs = (list(_SPAN.finditer(line.content)) for line in (claim, told))
    if len(ours) != 1 or len(theirs) != 1 or not ours[0]["few"] or not theirs[0]["few"]:
        return False
    return ours[0]["unit"].lower() != theirs[0]["unit"].lower()
