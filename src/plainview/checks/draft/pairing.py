"""Which numbers of two sentences answer to each other, where no pattern says what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.checks.draft.agreeing import agree
from plainview.checks.draft.counting import CLEARLY_NEAR, counts_there, nearness
from plainview.checks.draft.keeping import days, kept_for, lead, one_length
from plainview.checks.draft.lines import Line
from plainview.checks.draft.numbers import AGREED, APART, Match, matched
from plainview.claims import terms
from plainview.extraction.parts import Quantity

_OF = re.compile(
    r" (?:out )?of (?:[\w.’' -]{2,40}[’'](?:s)? )?"
    r"(?:(?:the|its|their|these|those|all|more than|about|some) )*"
)
_OPENS = re.compile(r"^(?:\W*)of (?:the |its |their |these |those |all )*$", re.IGNORECASE)
_OF_THEM = re.compile(r" of (?:them|those|these)\b", re.IGNORECASE)
_COUNTS = ("count", "rate")
_CLEARLY = 0.6  # how alike the surroundings are of a number that was changed
_OF_PLACES = frozenset(("people", "beds", "bookings", "arrests"))
_BY_ONE = 1.0  # of what is counted, which a share of it may be off by
_SHARE_ROUNDED = 0.01  # of the whole, which a share in percent takes or adds
OTHER_THING = ("number", "definition")


def nearest(one: Line, two: Line, alike: bool) -> Match | None:
    """The numbers of two sentences that answer to each other, those that agree first.

    `alike` says that the sentences are the same but for little: what was changed goes first then.
    """
    kept = kept_for(one), kept_for(two)
    if kept[0] and kept[1]:
        return _of_lengths(kept[0], kept[1])
    counting = any(item.kind != "duration" for line in (one, two) for item in line.quantities)
    leads = (None, None) if counting else (lead(one), lead(two))
    if leads[0] and leads[1] and leads[0][1:] == leads[1][1:]:
        return _of_lengths(leads[0][0], leads[1][0])
    if not counting and (lengths := _in_other_units(one, two)):
        return lengths
    if parts := _parts_of_one(one, two):
        return parts
    found = [*matched(one, two)[0], *(_turned(match) for match in matched(two, one)[0])]
    if alike:
        agreed = {id(match.ours) for match in found if not _changed(match)}
        changed = [one for one in found if one.near >= _CLEARLY and id(one.ours) not in agreed]
        if changed:
            return max(changed, key=lambda match: match.near)
    plain = [match for match in found if match.ours.kind != "duration"]
    found = plain or _only(one, two) or found
    return min(
        found, key=lambda match: (match.how != AGREED, match.vague, -match.near), default=None
    )


def _in_other_units(one: Line, two: Line) -> Match | None:
    """The only times that two sentences give, one in hours, say, and one in days."""
    found = [[item for item in line.quantities if days(item)] for line in (one, two)]
    if any(len(each) != 1 for each in found):
        return None
    ours, theirs = found[0][0], found[1][0]
    apart = ours.measure.unit != theirs.measure.unit
    return (
        _of_lengths(ours, theirs)
        if apart and nearness(ours, theirs, one, two) >= CLEARLY_NEAR
        else None
    )


def _of_lengths(one: Quantity, two: Quantity) -> Match:
    how, differs = (AGREED, ()) if one_length(one, two) else (APART, ("number",))
    return Match(one, two, how, differs, 1.0, 0)


def _parts_of_one(one: Line, two: Line) -> Match | None:
    """How many "of the 215" each sentence tells, where both tell of the same whole."""
    ours, theirs = _part_and_whole(one), _part_and_whole(two)
    if not ours or not theirs or not agree(ours[1].measure, theirs[1].measure):
        return None
    if ours[0].kind != theirs[0].kind:
        return _of_share(ours, theirs)
    if agree(ours[0].measure, theirs[0].measure) or agree(theirs[0].measure, ours[0].measure):
        return Match(ours[0], theirs[0], AGREED, (), 1.0, 0)
    return Match(ours[0], theirs[0], APART, ("number",), 1.0, 0)


def _of_share(one: tuple[Quantity, Quantity], two: tuple[Quantity, Quantity]) -> Match | None:
    """A share of a whole beside how many of the same whole it comes to: "half of the 640", "320 of
    the 640"."""
    share, part = (one, two) if one[0].kind == "ratio" else (two, one)
    value, whole, counted = (item.measure.value for item in (share[0], share[1], part[0]))
    if value is None or whole is None or counted is None:
        return None
    exact = abs(value * whole - counted) <= max(_BY_ONE, _SHARE_ROUNDED * whole)
    how, differs = (AGREED, ()) if exact else (APART, ("number",))
    return Match(one[0], two[0], how, differs, 1.0, 0)


def _part_and_whole(line: Line) -> tuple[Quantity, Quantity] | None:
    """The two numbers of "37 of its 215 agents" or "half of its 215 agents", where a sentence
    counts nothing else."""
    counted = [item for item in line.quantities if item.kind in ("count", "ratio")]
    if len(counted) != 2 or counted[1].kind != "count":
        return None
    part, whole = counted
    before = line.content[: part.measure.start - line.start]
    after = line.content[whole.measure.end - line.start :]
    # "of the 215 agents, 37", "215 agents, 37 of them"
    if not whole.noun and part.noun and (_OPENS.match(before) or _OF_THEM.match(after)):
        less = (whole.measure.value or 0.0) <= (part.measure.value or 0.0)
        return (whole, part) if less else None
    between = line.content[part.measure.end - line.start : whole.measure.start - line.start]
    small = (part.measure.value or 0.0) <= (whole.measure.value or 0.0)
    return (part, whole) if small and _OF.fullmatch(between.lower()) else None


def _changed(match: Match) -> bool:
    return match.how == APART or "unit" in match.differs


def _only(one: Line, two: Line) -> list[Match]:
    """The only numbers that two sentences count with, where one leaves open what, both name it, or
    both answer one question: "a capacity of 300" and "348 people", "1,202 agreements" and "about
    900 agencies"."""
    first, second = _single(one, _COUNTS), _single(two, _COUNTS)
    money, other = _single(one, ("money",)), _single(two, ("money",))
    if first is None or second is None:
        if money and other and terms.kin(one.content, two.content):
            return [Match(money, other, APART, OTHER_THING, 0.0, 0)]
        return []
    if of_one_family(first, second) or _kin(one, first, two, second):
        return [Match(first, second, APART, OTHER_THING, 0.0, 0)]
    open_noun = not (first.noun and second.noun)
    if not open_noun and not (counts_there(first, two) or counts_there(second, one)):
        return []
    agreed = agree(first.measure, second.measure) or agree(second.measure, first.measure)
    how, differs = (AGREED, ()) if agreed else (APART, ("number",))
    return [Match(first, second, how, differs, 0.0, 0)]


def _kin(one: Line, first: Quantity, two: Line, second: Quantity) -> bool:
    """Whether two numbers of people and beds, say, answer one question in other terms."""
    units = {first.measure.unit or "", second.measure.unit or ""} - {""}
    return terms.kin(one.content, two.content) and units <= _OF_PLACES


def _single(line: Line, kinds: Sequence[str]) -> Quantity | None:
    found = [item for item in line.quantities if item.kind in kinds]
    return found[0] if len(found) == 1 else None


def of_one_family(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count two things of one matter: "46 million queries", "33 million
    voters"."""
    first, second = (
        (item.noun or item.measure.surface).lower().split()[-1:] for item in (one, two)
    )  # "605,000 times"
    if one.measure.unit and one.measure.unit == two.measure.unit:
        return False  # 40 people were arrested in 40 arrests
    return bool(first and second) and terms.of_one_family(first[0], second[0])


def _turned(match: Match) -> Match:
    return Match(match.theirs, match.ours, match.how, match.differs, match.near, match.digits)
