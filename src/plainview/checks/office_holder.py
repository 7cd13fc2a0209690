"""Holders of an office who did not hold it on the day that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from plainview.checks.check import Check
from plainview.checks.terms import Term, full_names, terms
from plainview.checks.told import Role, Told
from plainview.model import Finding

_NEWS = timedelta(days=31)  # a report tells of the last days; other dates are most often misread
_GRACE = 7  # days in which a handover is told of either holder
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|onetime|incoming|future|acting|nominee|candidate|elect|deputy|next)\b",
    re.I,
)


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """The facts of one day whose office holders had no term on it."""
    for told in items:
        day = _day(told)
        for role in told.roles if day else ():
            held = _titled(role, told)
            if day and held and not any(term.holds(day, _GRACE) for term in held):
                yield _finding(told, day, held)
                break


def _day(told: Told) -> date | None:
    """The day of a fact that its document tells soon after."""
    event = told.time.event if told.time else None
    try:
        day, published = date.fromisoformat(event or ""), date.fromisoformat(told.published or "")
    except ValueError:
        return None
    return day if published - _NEWS <= day <= published else None


def _titled(role: Role, told: Told) -> list[Term]:
    """The terms in an office of a holder whom the text calls by title and full name."""
    name = full_names().search(role.surface or "")
    if role.via != "name" or not name or not name.start() or not role.surface:
        return []
    before = told.quote[: max(0, (role.start or 0) - told.start)][-30:]
    if role.surface.startswith(("Mr", "Ms", "Mrs")) or _NOT_NOW.search(before + role.surface):
        return []
    return [term for term in terms()[name.group()] if term.office == role.entity]


def _finding(told: Told, day: date, held: Sequence[Term]) -> Finding:
    when = "; ".join(f"{term.first} to {term.last or 'now'}" for term in held)
    words = f"{told.doc}: told of the {held[0].name}, by name, on {day}"
    days = f"{day} lies outside {when}"
    settled = "the date, or who held the office that day"
    return Finding("office_holder", "low", words, days, (told.fact,), settled)


CHECK = Check(
    "office_holder",
    "Who is called by an office held it on the day that is told. Told are full names with the"
    " title, not former, acting or incoming, on a day of the month before the document, a week or"
    " more outside the holder's terms.",
    "facts with a day and the holder of an office, and the terms of the holders",
    "a majority leader on November 5 who became it on January 3",
    "told_offices",
    find,
)
