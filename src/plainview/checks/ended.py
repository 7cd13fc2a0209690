"""Instruments and programs that are told as in use when they had ended."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from plainview.checks.check import Check
from plainview.checks.told import Role, Told
from plainview.model import Finding, PartialDate

_USED = ("in_force", "agreed", "under_way", "awarded")
_ROLES = ("instrument", "program", "authority")


@dataclass(frozen=True, slots=True)
class Ended:
    """That an instrument or program did not stand in a period, and the source for it."""

    id: str
    period: PartialDate
    source: str


@cache
def ended() -> dict[str, Ended]:
    """The ended instruments and programs by their ids."""
    text = resources.files("plainview.checks").joinpath("ended.toml").read_text("utf-8")
    return {
        item["id"]: Ended(
            item["id"], PartialDate.parse(f"{item['from']}/{item['until'] or '..'}"), item["source"]
        )
        for item in tomllib.loads(text)["ended"]
    }


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """The facts of one document that tell of an ended instrument as in use, by instrument."""
    held: dict[str, list[tuple[Told, Role, str]]] = {}
    for told in items:
        day = _day(told)
        for role in told.filled(*_ROLES) if day else ():
            known = ended().get(role.entity)
            if known and day and _within(PartialDate.parse(day), known.period):
                held.setdefault(known.id, []).append((told, role, day))
    for key, found in held.items():
        yield _finding(ended()[key], found)


def _day(told: Told) -> str | None:
    """The date of a fact that tells of a thing as in use; a public record's or in the text."""
    if not told.asserted or told.status not in _USED or told.time is None:
        return None
    return told.time.event or told.time.as_of or told.time.start


def _within(day: PartialDate, period: PartialDate) -> bool:
    """Whether a date certainly lies in a period."""
    after = period.earliest is None or bool(day.earliest and day.earliest >= period.earliest)
    return after and (period.latest is None or bool(day.latest and day.latest <= period.latest))


def _finding(known: Ended, found: Sequence[tuple[Told, Role, str]]) -> Finding:
    told, role, day = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    words = (
        f"{told.doc}: {role.name} is told as in use on {day}{more}, when it had ended."
        f" {known.source}"
    )
    days = f"{day} lies in {known.period}"
    settled = "the date, or the instrument that was used instead"
    facts = tuple(one.fact for one, _, _ in found)
    return Finding("ended_instrument", "low", words, days, facts, settled)


CHECK = Check(
    "ended_instrument",
    "What is told as in use on a day had not ended by then. Told are the instruments and programs"
    " of a table, with the period in which they did not stand.",
    "agreements, programs and laws of dated facts, and the table (checks/ended.toml)",
    "a task force agreement signed in 2019, when the model was not in use from 2013 to 2025",
    "told_ended",
    find,
    "the sources that checks/ended.toml names for each",
)
