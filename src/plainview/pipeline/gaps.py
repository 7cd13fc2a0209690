"""Gaps of a record, and the request that would fill one."""

from __future__ import annotations

from datetime import date

from plainview.checks.gaps import Gap
from plainview.checks.gaps_requests import request
from plainview.model import WrongUse
from plainview.store import Record

_SHORTEST = 6
"""Letters of an id that have to be given."""


def request_for(record: Record, gap: str, today: date) -> tuple[Gap, str]:
    """A gap, meant by its id or the beginning of it, and the request for it.

    Raises WrongUse where the id is not one.
    """
    asked = gap.strip().lower()
    found = [one for one in record.gaps() if one.id.startswith(asked)]
    if len(asked) < _SHORTEST or not found:
        raise WrongUse(f"there is no gap {gap!r}", "plainview gaps lists them")
    if len(found) > 1:
        raise WrongUse(f"several gaps begin with {gap!r}", "Give more of its id")
    return found[0], request(found[0], today)
