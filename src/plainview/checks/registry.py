"""All checks, in the order in which they are run and listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plainview.checks import capacity, lists, notes, parts, same_figure
from plainview.model import Finding

SEVERITIES = ("high", "medium", "low", "info")


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, what it looks for, and what it reads.

    `rule` is the rule in words, `inputs` what it compares, `example` one case with its arithmetic.
    `stream` is one of STREAMS: what `find` is given at a time.
    """

    name: str
    rule: str
    inputs: str
    example: str
    stream: str
    find: Callable[[Sequence[Any]], Iterator[Finding]]


STREAMS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "subjects": lambda one: (one.type, one.subject, one.date),
    "documents": lambda one: (one.document, one.type, one.measure.name, one.measure.per, one.date),
    "lists": lambda one: (one.list, one.status, one.latest),
    "notes": lambda one: (one.document,),
}
"""What is sorted and grouped by what: figures of a subject at a date, figures of a measure in a
document, copies of a list by their latest day, remarks on a document."""


def run(checks: Sequence[Check], stream: str, items: Iterable[Any]) -> Iterator[Finding]:
    """The findings of the checks of a stream, whose items come sorted by its key.

    Holds one group of items at a time.
    """
    chosen = [check for check in checks if check.stream == stream]
    for _, group in groupby(items, key=STREAMS[stream]):
        held = list(group)
        for check in chosen:
            yield from check.find(held)


CHECKS = (
    Check(
        "same_figure",
        "Documents that give one figure for one date give one value. A figure is the same where"
        " type, roles, stage, measure, unit, definition and date are the same; values differ where"
        " they stay apart after printed rounding. A month or a year is a date for what is defined"
        " for it only. Parts are added to the whole that they make. A"
        " document that denies a value and gives another corrects it.",
        "numbers of different documents, with a date",
        "8,557 + 35,848 + 19,601 = 64,006, against 63,466; with 19,061 for 19,601 it is 63,466",
        "subjects",
        same_figure.find,
    ),
    Check(
        "over_capacity",
        "Nobody holds more people than there is room for. Compared are people counted on a day, or"
        " held without a definition, with room of a definition that is an upper limit; a guaranteed"
        " minimum is none, and a mean over a year is no count.",
        "population and capacity of one place on one day, or in one statement",
        "46,000 people / 38,500 beds = 119.5%",
        "subjects",
        capacity.over_capacity,
    ),
    Check(
        "occupancy",
        "A stated occupancy is the stated population divided by the stated capacity.",
        "occupancy, population and capacity in one statement, or of one place on one day",
        "46,000 / 38,500 = 119.5%, stated 120%: it holds",
        "subjects",
        capacity.occupancy,
    ),
    Check(
        "parts_and_total",
        "Parts that make a whole add up to it.",
        "a total and its parts in one document",
        "4,944,782 + 34,606 = 4,979,388",
        "documents",
        parts.find,
    ),
    Check(
        "same_day_lists",
        "Two copies of one list whose latest entry is of the same day have the same entries.",
        "the number of entries and the latest day of each copy of a list",
        "753 and 777 agreements, both up to 2025-07-02: 24 apart",
        "lists",
        lists.find,
    ),
    Check(
        "possibly_truncated",
        "A file that stops where a page ends, sorted, without an amount that was taken back, may be"
        " the beginning of a longer one.",
        "what the reader of the file remarked",
        "33 pages of 100 rows, sorted by amount, none negative",
        "notes",
        notes.truncated,
    ),
    Check(
        "within_document",
        "A document does not contradict itself: copies of a letter, tables of a workbook, a"
        " subaward and its award.",
        "what the reader of the file remarked",
        "copies of one letter: 19,601 in 2, 19,061 in 1",
        "notes",
        notes.within,
    ),
)
