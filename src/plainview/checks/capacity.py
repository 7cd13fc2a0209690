"""People held against the room there is for them, where both mean what can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import Figure, amount, defined, ids, of_what, printed, where
from plainview.model import Finding

_COUNTS = ("on_day", None)
_LIMITS = ("usable", "design", "funded", "contractual", "maximum", None)
"""Room that can be exceeded: a guaranteed minimum is what is paid for, not what there is."""

_HALF_A_POINT = 0.005


def over_capacity(figures: Sequence[Figure]) -> Iterator[Finding]:
    """More people than room, of the figures of one subject at one date."""
    for people, room, _ in _places(figures):
        for beds in room:
            held = [one for one in people if _comparable(one, beds)]
            if len(held) != 1 or not _exceeds(held[0], beds):
                continue
            yield _over(held[0], beds)


def _places(
    figures: Sequence[Figure],
) -> Iterator[tuple[list[Figure], list[Figure], list[Figure]]]:
    """Populations, capacities and occupancies of one place on one day, or in one statement."""
    held: dict[str, list[Figure]] = {"population": [], "capacity": [], "occupancy": []}
    for one in figures if figures[0].type == "custody" else ():
        if one.measure.name in held and one.asserted and one.measure.value is not None:
            held[one.measure.name].append(one)
    # without a date, only numbers of one statement are of one time
    dated = figures[0].date is not None
    for fact in [""] if dated else sorted({one.fact for one in held["capacity"]}):
        people, room, stated = (
            [one for one in held[name] if fact in ("", one.fact)]
            for name in ("population", "capacity", "occupancy")
        )
        yield people, room, stated


def _comparable(people: Figure, beds: Figure) -> bool:
    return (
        people.measure.definition in _COUNTS
        and beds.measure.definition in _LIMITS
        and people.document == beds.document
        and not people.measure.of
        and (people.measure.value or 0) > 0
        and (beds.measure.value or 0) > 0
    )


def _exceeds(people: Figure, beds: Figure) -> bool:
    """Whether every number that is meant lies above, with room for printed rounding."""
    low, high = people.measure.lo, beds.measure.hi
    if low is None or high is None:
        return False
    return low - people.measure.rounding > high + beds.measure.rounding


def _over(people: Figure, beds: Figure) -> Finding:
    held, room = people.measure.value or 0.0, beds.measure.value or 0.0
    text = (
        f"{of_what(people)}: {amount(people.measure)} held, {defined(people.measure)}, against room"
        f" for {amount(beds.measure)}, {defined(beds.measure)} ({where(people)})"
    )
    sums = f"{printed(held)} / {printed(room)} = {held / room:.1%}"
    settled = "what the capacity counts, and the count of the same day from the facility"
    return Finding("over_capacity", "medium", text, sums, ids([people, beds]), settled)


def occupancy(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Stated occupancy against its parts, of the figures of one subject at one date."""
    for people, room, stated in _places(figures):
        for share in stated:
            for held in people:
                for beds in room:
                    if _comparable(held, beds) and share.document == held.document:
                        yield _ratio(held, beds, share)


def _ratio(people: Figure, beds: Figure, share: Figure) -> Finding:
    held, room = people.measure.value or 0.0, beds.measure.value or 1.0
    stated, found = share.measure, held / room
    holds = found in stated.interval.widened(max(stated.rounding, _HALF_A_POINT))
    apart = abs(found - (stated.value or 0.0)) * 100
    words = "it holds" if holds else f"{apart:.1f} points apart"
    sums = f"{printed(held)} / {printed(room)} = {found:.1%}, stated {amount(share.measure)}"
    text = f"{of_what(share)}: occupancy is stated as {amount(share.measure)} ({where(share)})"
    return Finding(
        "occupancy",
        "info" if holds else "high",
        text,
        f"{sums}: {words}",
        ids([people, beds, share]),
        "" if holds else "the numbers that the share was computed from",
    )


CHECKS = (
    Check(
        "over_capacity",
        "Nobody holds more people than there is room for. Compared are people counted on a day, or"
        " held without a definition, with room of a definition that is an upper limit; a guaranteed"
        " minimum is none, and a mean over a year is no count.",
        "population and capacity of one place on one day, or in one statement",
        "46,000 people / 38,500 beds = 119.5%",
        "subjects",
        over_capacity,
    ),
    Check(
        "occupancy",
        "A stated occupancy is the stated population divided by the stated capacity.",
        "occupancy, population and capacity in one statement, or of one place on one day",
        "46,000 / 38,500 = 119.5%, stated 120%: it holds",
        "subjects",
        occupancy,
    ),
)
