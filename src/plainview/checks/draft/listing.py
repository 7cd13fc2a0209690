"""Numbers of a draft whose sentence lists what they count: "five states: Illinois, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.checks.draft.lines import Line
from plainview.extraction.parts import Quantity

_ITEMS = re.compile(r"\s*(?:,|;)\s*(?:and |or )?|\s+and\s+")
SOME = re.compile(r"\b(?:among|including|such as|examples?|some of|first|largest|top)\b", re.I)
_LEAST_LISTED, _LONGEST_NAME = 3, 6  # items; words
_ONE_EACH = re.compile(
    r"[,:;(] (?:and )?(?:the )?(?:one|another|other)\b|\band (?:one|another|the other)\b"
)

Listed = tuple[Quantity, str, bool]


def listed(line: Line) -> Iterator[Listed]:
    """Counts of what their sentence lists: each with both written out, and whether they agree."""
    yield from _named(line)
    yield from _one_by_one(line)


def _named(line: Line) -> Iterator[Listed]:
    """ "five states: Illinois, …": as many as are listed, and not more."""
    before, colon, after = line.content.partition(": ")
    count = line.quantities[0] if colon and line.quantities else None
    if count is None or count.kind != "count" or len(line.quantities) > 1 or SOME.search(before):
        return
    items = [one for one in _ITEMS.split(after.strip(" .")) if one]
    counted = count.measure.end - line.start <= len(before) and count.noun
    if counted and len(items) >= _LEAST_LISTED and all(_is_name(one) for one in items):
        written = f"{len(items)} are listed, not {count.measure.surface}"
        yield count, written, len(items) == count.measure.value


def _one_by_one(line: Line) -> Iterator[Listed]:
    """ "two lists, one with 7.6 million people and one with 7.3 million": as many as are told."""
    for place, count in enumerate(line.quantities[:-1]):
        after = line.content[count.measure.end - line.start :]
        told = len(_ONE_EACH.findall(after)) if count.kind == "count" and count.noun else 0
        if told >= 2 and told <= len(line.quantities) - place - 1:
            written = f"{told} are told, not {count.measure.surface}"
            yield count, written, told == count.measure.value


def _is_name(item: str) -> bool:
    return item[:1].isupper() and len(item.split()) <= _LONGEST_NAME
