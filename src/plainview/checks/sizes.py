"""Bodies that are said to be larger or smaller than others, against what is known of their size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.checks.check import Check
from plainview.checks.reckoned import Reckoned, bounds, number, value
from plainview.checks.told import Told
from plainview.model import Finding, Measure


@dataclass(frozen=True, slots=True)
class Sized:
    """A body, by its entity in `group` and its name: either a comparison of another body with it,
    or a fact that gives its size."""

    group: str
    name: str
    order: Reckoned | None = None
    known: Told | None = None


def find(items: Sequence[Sized]) -> Iterator[Finding]:
    """What is said of one body's size, and what others are compared with it."""
    for one in items:
        if one.order is None:
            continue
        for other in items:
            if other.known and other.known.asserted:
                for measure in other.known.measured("workforce_size"):
                    if found := _compare(one, one.order, other.known, measure):
                        yield found


def _compare(one: Sized, order: Reckoned, known: Told, size: Measure) -> Finding | None:
    left = order.only("left")
    less = order.reckoning.direction == "less"
    if size.value is None or (value(left) < value(size)) == less or value(left) == value(size):
        return None
    apart = not bounds(left).meets(bounds(size))
    sign = ">" if less else "<"
    words = (
        f"{order.reckoning.filled('left_body')[0].name}, {number(left)}, is said to be"
        f" {'smaller' if less else 'larger'} than {one.name} ({order.doc}), which has"
        f" {number(size)} ({known.doc})"
    )
    found = order.found(
        "relative_size",
        "medium" if apart else "low",
        words,
        f"{number(left)} {sign} {number(size)}",
        "the size of each body on one day, and who is counted",
    )
    return Finding(
        found.check, found.severity, words, found.arithmetic,
        tuple(dict.fromkeys((*found.facts, known.fact))), found.settled_by, found.quotes,
    )  # fmt: skip


CHECK = Check(
    "relative_size",
    "A body that is said to be smaller than another has fewer people than the other is known to"
    " have, and the other way round. Numbers that differ by less than their rounding are told as"
    " low: the days and the ways of counting may differ.",
    "comparisons of a body's size with another body, and facts that give the size of the other",
    "20,800 > 20,000, said to be smaller",
    "sizes",
    find,
)
