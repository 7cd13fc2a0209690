"""Two numbers that belong together: ranges, changes, and the unit that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.quantities.numbers import ANCHOR
from plainview.extraction.quantities.reading import Reading

_TO = re.compile(r"\s?-?\s?([-–—−])\s?|\s?-?\s?(to)\s?-\s?|\s+(to|through|and)\s+")
_WHEN = re.compile(r"\s+in\s+(?:[a-z]+\s)?(?:19|20)[0-9]{2},?(?=\s+to\s)")
_SIGN = re.compile(r"(?:us|u\.s\.|hk|au?|nz|c)?\s?[$€£¥]\s?")
_DASHES = "-–—−"
_FROM = re.compile(r"(?<![a-z])(from|between|ranging from|ranges? from|ranged from)\s+$")


def _lead(low: str, first: Reading, start: int) -> re.Match[str] | None:
    return _FROM.search(low, max(start, first.start - 16), first.start)


def second_of(low: str, first: Reading, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Where the second number of a range may start, the joining word, and where its sign starts."""
    if first.number.value is None or first.kind == "age":
        return
    lead = _lead(low, first, start)
    ends = [first.number.end, first.end, first.tail]
    if lead and lead[1] == "from" and (when := _WHEN.match(low, first.tail, end)):
        ends.append(when.end())
    for at in dict.fromkeys(ends):
        match = _TO.match(low, at, end)
        if not match:
            continue
        join = match[1] or match[2] or match[3]
        if join == "and" and not (lead and lead[1] == "between"):
            continue
        sign = _SIGN.match(low, match.end(), end)
        place = sign.end() if sign else match.end()
        anchor = ANCHOR.match(low, place, end)
        if anchor:
            yield place, join, match.end()


def shared(
    low: str, first: Reading, second: Reading, join: str, start: int
) -> tuple[Reading, Reading, Reading] | None:
    """(first, range, second) with scale and unit shared; None where the two do not make a range."""
    lead = _lead(low, first, start)
    dash = join in _DASHES
    lesser, greater = first.number.value, second.number.value
    if lesser is None or greater is None:
        return None
    if first.number.plain and 1900 <= lesser <= 2100 and greater < 1900:
        return None
    if dash and second.unit is None and first.unit is None and first.qualifier != "about":
        return None
    if first.unit is not None and second.unit is None:
        # "rose 8 percent to 90": a unit that follows the first number is not the second's
        if not (dash or lead or first.kind == "money"):
            return None
        second = replace(second, unit=first.unit, kind=first.kind)
        greater = round(greater / 100, 12) if first.kind == "ratio" else greater
    elif first.unit is not None and first.unit != second.unit:
        return None
    elif first.unit is None and second.kind == "ratio" and second.number.form != "share":
        lesser = round(lesser / 100, 12)
    scale = second.number.scale
    if first.number.scale == 1.0 < scale and lesser * scale < greater:
        lesser *= scale
    if not lead and lesser >= greater and join != "to":
        return None
    return _joined(first, second, lesser, greater, lead)


def _joined(
    first: Reading, second: Reading, lesser: float, greater: float, lead: re.Match[str] | None
) -> tuple[Reading, Reading, Reading]:
    per = second.per or first.per
    ready = replace(
        first,
        number=replace(first.number, value=lesser),
        unit=second.unit,
        kind=second.kind,
        per=per,
        noun=first.noun or second.noun,
    )
    second = replace(second, number=replace(second.number, value=greater), per=per)
    change = lead is not None and lead[1] == "from"
    whole = replace(
        ready,
        high=second.number,
        change=change,
        start=lead.start() if lead and not change else first.start,
        end=second.end,
        tail=second.tail,
        qualifier="range",
        noun=second.noun or first.noun,
        of=second.of or first.of,
    )
    return ready, whole, second
