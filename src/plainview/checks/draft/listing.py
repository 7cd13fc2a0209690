"""Numbers of a draft whose sentence lists what they count: "five states: Illinois, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plainview.checks.draft.lines import Line
from plainview.checks.draft.spanning import days_between
from plainview.extraction.parts import Quantity

_COMMA, _SEMICOLON = (re.compile(rf"\s*{sign}\s*(?:and |or )?") for sign in ",;")
_WITHIN = re.compile(r"\s*,\s*(?:and |or )?|\s+(?:and|or|&)\s+")
_LAST = re.compile(r",\s*(?:and|or)\s[^,]+$")
_STATE = re.compile(r"pl-us-[a-z]{2}$")
SOME = re.compile(r"\b(?:among|including|such as|examples?|some of|first|largest|top)\b", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEAST_LISTED, _LONGEST_NAME = 3, 6  # items; words
_ONE_EACH = re.compile(
    r"[,:;(] (?:and )?(?:the )?(?:one|another|other)\b|\band (?:one|another|the other)\b"
)

Listed = tuple[Quantity, str, bool]


def listed(line: Line) -> Iterator[Listed]:
    """Counts of what their sentence lists, and of the days between two that it names: each with
    both written out, and whether they agree."""
    yield from _named(line)
    yield from _one_by_one(line)
    yield from days_between(line)


def _named(line: Line) -> Iterator[Listed]:
    """ "five states: Illinois, …": as many as are listed, and not more."""
    before, colon, after = _as_words(line).partition(": ")
    count = line.quantities[0] if colon and line.quantities else None
    if count is None or count.kind != "count" or len(line.quantities) > 1 or SOME.search(before):
        return
    names = _ASIDE.sub("", after.strip(" ."))
    items = [one for one in (_SEMICOLON if ";" in names else _COMMA).split(names) if one]
    counted = count.measure.end - line.start <= len(before) and count.noun
    if not counted or not items or not all(_is_name(one) for one in items):
        return
    value = count.measure.value or 0.0
    most = len(items) + sum(len(_WITHIN.findall(one)) for one in items)
    least = _least(names, items, line)
    if most >= _LEAST_LISTED and (least == most or not least <= value <= most):
        many = str(most) if least == most else f"{least} to {most}"
        yield count, f"{many} are listed, not {count.measure.surface}", value == most


def _as_words(line: Line) -> str:
    """The sentence with each name that is known as one word: none is a list."""
    content = line.content
    for one in line.mentions:
        first, last = one.start - line.start, one.end - line.start
        if one.entity and _WITHIN.search(content[first:last]):
            content = content[:first] + "X" * (last - first) + content[last:]
    return content


def _least(names: str, items: Sequence[str], line: Line) -> int:
    """How many items a list has at least: "Bosnia and Herzegovina" may be one, and so may "Boise,
    Idaho"; the last of a list without another "and" is two."""
    if ";" in names:
        return len(items)
    states = {one.surface for one in line.mentions if _STATE.match(one.entity or "")}
    parts = [part for one in items for part in _WITHIN.split(one) if part]
    placed = sum(two in states and one not in states for one, two in pairwise(parts))
    least = len(items) - placed
    bare = not _LAST.search(names) and _WITHIN.search(items[-1])
    return least + 1 if bare else least


def _one_by_one(line: Line) -> Iterator[Listed]:
    """ "two lists, one with 7.6 million people and one with 7.3 million": as many as are told."""
    for place, count in enumerate(line.quantities[:-1]):
        after = line.content[count.measure.end - line.start :]
        told = len(_ONE_EACH.findall(after)) if count.kind == "count" and count.noun else 0
        if told >= 2 and told <= len(line.quantities) - place - 1:
            written = f"{told} are told, not {count.measure.surface}"
            yield count, written, told == count.measure.value


def _is_name(item: str) -> bool:
    """Whether an item is a name, or two."""
    names = [one for one in _WITHIN.split(item) if one]
    return item[:1].isupper() and all(len(one.split()) <= _LONGEST_NAME for one in names)
