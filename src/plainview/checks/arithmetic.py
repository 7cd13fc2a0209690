"""Sums that a text states: whether its own numbers give what it says that they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from plainview.checks.check import Check
from plainview.checks.figures import amount, printed, total
from plainview.checks.reckoned import (
    SETTLED,
    Holds,
    Read,
    Reckoned,
    added,
    bounds,
    number,
    of_kind,
    ratio,
    value,
)
from plainview.model import Finding, Interval, Measure

_SMALL = 0.001
"""Shares below are shown with two digits, so that none reads as 0.0%."""

_MULTIPLE = Interval(0.75, 1.34)
"""What a multiple leaves open: "doubled" is said of 1.8 times as many, and of 2.3."""


def change(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """From one value to another, with the percentage, or how many times as many."""
    for one in of_kind(items, "change"):
        before, after = one.only("before"), one.only("after")
        if value(before) <= 0 or value(after) <= 0:
            continue
        if stated := one.reckoning.named("times"):
            yield _multiple(one, before, after, stated[0])
            continue
        if not one.unlikely(value(after) / value(before) - 1, one.only("change")):
            yield one.judged("percent_change", *_changed(one, before, after))


def _changed(one: Reckoned, before: Measure, after: Measure) -> tuple[Holds, str, str]:
    share, falls = one.only("change"), one.reckoning.direction == "down"

    def holds(read: Read) -> bool:
        meant = -read(share) if falls else read(share)
        # which of two numbers came first is not always what their order says
        ways = (ratio(read(after), read(before)), ratio(read(before), read(after)))
        return any(Interval(way.lo - 1, way.hi - 1).meets(meant) for way in ways)

    sums = (
        f"({number(after)} - {number(before)}) / {number(before)} ="
        f" {value(after) / value(before) - 1:+.1%}, stated {'-' if falls else '+'}{amount(share)}"
    )
    return holds, "the change", sums


def _multiple(one: Reckoned, before: Measure, after: Measure, stated: Measure) -> Finding:
    meant = Interval(stated.interval.lo * _MULTIPLE.lo, stated.interval.hi * _MULTIPLE.hi)
    upper, lower = (before, after) if one.reckoning.direction == "down" else (after, before)
    bound = "more than " if stated.interval.hi == inf else ""
    sums = (
        f"{number(upper)} / {number(lower)} = {value(upper) / value(lower):.2f}, stated"
        f" {bound}{printed(stated.value)} times"
    )

    def holds(read: Read) -> bool:
        return ratio(read(upper), read(lower)).meets(meant)

    return one.judged("percent_change", holds, "the multiple", sums)


def difference(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """So many more or fewer than another number."""
    for one in of_kind(items, "difference"):
        gap = value(one.only("after")) - value(one.only("before"))
        if not one.unlikely(gap, one.only("difference")):
            yield one.judged("difference", *_apart(one))


def _apart(one: Reckoned) -> tuple[Holds, str, str]:
    before, after = (_limit_itself(one.only(name)) for name in ("before", "after"))
    stated = one.only("difference")

    def holds(read: Read) -> bool:
        apart = read(after) + -read(before)
        return apart.meets(read(stated)) or (-apart).meets(read(stated))

    gap = printed(total((value(after), -value(before))))
    sums = f"{number(after)} - {number(before)} = {gap}, stated {number(stated)}"
    return holds, "the difference", sums


def _limit_itself(measure: Measure) -> Measure:
    """What is 242 over a limit of "no more than 500" is so over 500."""
    if measure.qualifier != "up_to" or measure.value is None:
        return measure
    return replace(measure, lo=measure.value, hi=measure.value, qualifier="exact")


def share(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """A part of a whole, with the share that it is said to be."""
    for one in of_kind(items, "share"):
        if value(one.only("whole")) > 0 and value(one.only("part")) > 0:
            yield one.judged("share", *_shared(one))


def _shared(one: Reckoned) -> tuple[Holds, str, str]:
    part, whole, stated = (one.only(name) for name in ("part", "whole", "share"))

    beyond = one.reckoning.direction

    def holds(read: Read) -> bool:
        quotient, meant = ratio(read(part), read(whole)), read(stated)
        if beyond:
            meant = Interval(1.0, 1.0) + (meant if beyond == "over" else -meant)
        return quotient.meets(meant)

    found = value(part) / value(whole)
    percent = f"{found:.1%}" if found >= _SMALL else f"{100 * found:.2g}%"
    quotient = f"{number(part)} / {number(whole)} = {percent}"
    lead = f"{beyond} 100% by " if beyond else ""
    return holds, "the share", f"{quotient}, stated {lead}{amount(stated)}"


def stated_total(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """Parts of a list, with the total that they are said to make."""
    for one in of_kind(items, "sum"):
        yield one.judged("stated_total", *_totalled(one))


def _totalled(one: Reckoned) -> tuple[Holds, str, str]:
    parts, whole = one.reckoning.named("part"), one.only("whole")
    # a list may begin, or end, with what is no part of it
    runs = [parts[first:] for first in range(len(parts) - 1)]
    runs += [parts[:last] for last in range(2, len(parts))]

    def holds(read: Read) -> bool:
        sums = (added(read(part) for part in run) for run in runs)
        repeated = any(value(part) == value(whole) for part in parts)
        return repeated or any(each.meets(read(whole)) for each in sums)

    return holds, "the total", _summed(parts, whole)


def parts_of_whole(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """Parts that are said to be of a whole, and together exceed it."""
    for one in of_kind(items, "of"):
        parts, whole = one.reckoning.named("part"), one.only("whole")
        low = added(bounds(part) for part in parts).lo
        sums = _summed(parts, whole)
        if low > bounds(whole).hi:
            # of a list, some can overlap
            severity = "high" if len(parts) == 1 and one.reckoning.sure else "medium"
            yield one.found(
                "parts_of_whole", severity, "The parts are more than the whole", sums, SETTLED
            )


def order(items: Sequence[Reckoned]) -> Iterator[Finding]:
    """A number that is said to be more, or less, than another."""
    for one in of_kind(items, "order"):
        if not (rights := one.reckoning.named("right")):
            continue
        printed_left = one.only("left")
        left, right = bounds(printed_left), bounds(rights[0])
        more = one.reckoning.direction == "more"
        if left.hi < right.lo if more else left.lo > right.hi:
            sign = "<" if more else ">"
            sums = f"{number(printed_left)} {sign} {number(rights[0])}"
            words = f"The text says {'more' if more else 'less'}, and its numbers the opposite"
            severity = "high" if one.reckoning.sure else "medium"
            yield one.found("order", severity, words, sums, SETTLED)


def _summed(parts: Sequence[Measure], whole: Measure) -> str:
    result = printed(total(value(part) for part in parts))
    sign = "$" if whole.unit == "USD" else ""
    written = " + ".join(number(part) for part in parts)
    return f"{written} = {sign}{result}, stated {number(whole)}" if len(parts) > 1 else (
        f"{written} of {number(whole)}"
    )  # fmt: skip


CHECKS = (
    Check(
        "percent_change",
        "A stated change is the difference of the two values that it joins, divided by the first;"
        " a stated multiple, their quotient. Each number has a unit of its last printed digit as"
        " room, a multiple a third of itself.",
        "two values and the percentage or the multiple that one text gives for them",
        "(59,762 - 37,395) / 37,395 = +59.8%, stated +59.8%: it holds",
        "reckonings",
        change,
    ),
    Check(
        "difference",
        "So many more or fewer than a number is the difference of the two numbers.",
        "two values and the difference that one text gives for them",
        "1,843 - 1,499 = 344, stated 344: it holds",
        "reckonings",
        difference,
    ),
    Check(
        "share",
        "A stated share is the part divided by the whole: of a workforce, of requests that were"
        " granted, of a budget.",
        "a part, a whole and the share that one text gives for them",
        "3,000 / 13,000 = 23.1%, stated 23%: it holds",
        "reckonings",
        share,
    ),
    Check(
        "stated_total",
        "Numbers of a list that a text adds up give the total that it states.",
        "numbers of a list and their total in one text",
        "$656.7 million + $621.4 million = $1.28 billion, stated $1.58 billion",
        "reckonings",
        stated_total,
    ),
    Check(
        "parts_of_whole",
        "Parts are not more than the whole that they are of.",
        "a whole and parts of it in one sentence",
        "182 + 1,262 + 499 = 1,943, stated 1,843",
        "reckonings",
        parts_of_whole,
    ),
    Check(
        "order",
        "A number that is said to be more than another is more, one that is said to be less, less.",
        "two numbers of one unit that one text compares",
        "39,703 < 41,500, said to be more",
        "reckonings",
        order,
    ),
)
