"""What a check is, and how the checks of a stream are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plainview.model import Finding

SEVERITIES = ("high", "medium", "low", "info")


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, what it looks for, and what it reads.

    `rule` is the rule in words, `inputs` what it compares, `example` one case with its arithmetic.
    `stream` is one of STREAMS: what `find` is given at a time. `source` names the statute, order or
    publication that the rule rests on, where it rests on one.
    """

    name: str
    rule: str
    inputs: str
    example: str
    stream: str
    find: Callable[[Sequence[Any]], Iterator[Finding]]
    source: str = ""


STREAMS: dict[str, Callable[[Any], object]] = {
    "subjects": lambda one: (one.type, one.subject, one.date),
    "documents": lambda one: (one.document, one.type, one.measure.name, one.measure.per, one.date),
    "lists": lambda one: (one.list, one.status, one.latest),
    "notes": lambda one: (one.document,),
    "reckonings": lambda one: one.group,
    "sizes": lambda one: one.group,
    "told_by_document": lambda one: one.group,
    **dict.fromkeys(
        (
            "beside_lists",
            "claims_printed",
            "prose",
            "told_amounts",
            "told_awards",
            "told_by_digits",
            "told_by_number",
            "told_ended",
            "told_held",
            "told_offices",
            "told_requests",
            "told_sharing",
            "told_transfers",
            "unknowns",
        ),
        lambda one: one.group,
    ),
}
"""What is sorted and grouped by what: figures of a subject at a date, figures of a measure in a
document, copies of a list by their latest day, remarks on a document, facts of a document, texts,
and facts that are joined by amount, vendor, day, or by who gives whom what."""


def run(checks: Sequence[Check], stream: str, items: Iterable[Any]) -> Iterator[Finding]:
    """The findings of the checks of a stream, whose items come sorted by its key.

    Holds one group of items at a time.
    """
    chosen = [check for check in checks if check.stream == stream]
    for _, group in groupby(items, key=STREAMS[stream]):
        held = list(group)
        for check in chosen:
            yield from check.find(held)
