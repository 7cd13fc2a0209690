"""A stated occupancy against population and capacity in other sentences of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import amount
from plainview.checks.reckoned import bounds, number, ratio, value
from plainview.checks.told import Told
from plainview.model import Finding, Measure

_NEAR = 500
"""Characters between the share and its parts."""
_SAME = 0.02
"""How far a share may be rounded from the quotient that explains it."""


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """The occupancies of one document that stand alone, with the one population near them and the
    capacity: the only one, or of several by other definitions the only one that explains it."""
    prose = [one for one in items if one.type == "custody" and one.asserted and not one.official]
    for one in prose:
        shares = one.measured("occupancy")
        if len(shares) != 1 or (one.measured("population") and one.measured("capacity")):
            continue
        near = [other for other in prose if _goes_with(one, other)]
        people = _all(near, "population")
        rooms = [room for room in _all(near, "capacity") if value(room[1]) > 0]
        if len(people) != 1:
            continue
        if len(rooms) > 1:
            rooms = [room for room in rooms if _explains(shares[0], people[0][1], room[1])]
        if len(rooms) == 1:
            yield _finding(one, shares[0], people[0], rooms[0])


def _explains(stated: Measure, people: Measure, room: Measure) -> bool:
    """Whether the numbers as printed come to the share, whatever "more than" leaves open."""
    return abs(value(people) / value(room) / value(stated) - 1) <= _SAME


def _goes_with(one: Told, other: Told) -> bool:
    """Whether two statements near each other can be about one place at one time."""
    if abs(one.start - other.start) > _NEAR or one.time not in (None, other.time):
        return False
    for name in ("custodian", "facility"):
        held = [{role.key for role in each.filled(name) if role.entity} for each in (one, other)]
        if all(held) and not held[0] & held[1]:
            return False
    return True


def _all(told: Sequence[Told], name: str) -> list[tuple[Told, Measure]]:
    """The different values of a measure, each with a fact that gives it."""
    found = {
        (measure.value, measure.qualifier): (one, measure)
        for one in told
        for measure in one.measured(name)
        if measure.value is not None
    }
    return list(found.values())


def _finding(
    told: Told, stated: Measure, people: tuple[Told, Measure], room: tuple[Told, Measure]
) -> Finding:
    holds = ratio(bounds(people[1]), bounds(room[1])).meets(bounds(stated))
    quotient = value(people[1]) / value(room[1])
    words = f"Occupancy is stated as {amount(stated)} ({told.doc})"
    sums = f"{number(people[1])} / {number(room[1])} = {quotient:.1%}, stated {amount(stated)}"
    facts = tuple(dict.fromkeys((told.fact, people[0].fact, room[0].fact)))
    if holds:
        return Finding("occupancy_told", "info", words, f"{sums}: it holds", facts)
    settled = "the numbers that the share was computed from"
    return Finding("occupancy_told", "medium", words, sums, facts, settled)


CHECK = Check(
    "occupancy_told",
    "A stated occupancy is the population divided by the capacity that stand near it, where the"
    " text gives one of each; of several capacities, the only one that explains it.",
    "an occupancy, a population and a capacity in neighbouring sentences, of one place",
    "nearly 42,000 / 38,521 = 109.0%, stated 109%: it holds",
    "told_by_document",
    find,
)
