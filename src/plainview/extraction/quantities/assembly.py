"""Every quantity of a sentence, from its anchors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.quantities import qualifiers
from plainview.extraction.quantities.ages import age
from plainview.extraction.quantities.ellipsis import filled
from plainview.extraction.quantities.lost_scale import damaged_runs, is_cut
from plainview.extraction.quantities.nouns import Noun, noun_after
from plainview.extraction.quantities.numbers import ANCHOR, Number, anchors, number_at
from plainview.extraction.quantities.ranges import second_of, shared
from plainview.extraction.quantities.reading import (
    Reading,
    accounting,
    base_after,
    base_of,
    minus,
    rate,
    rate_around,
    sign_before,
    unit_after,
)
from plainview.extraction.quantities.refusals import (
    blocked_spans,
    is_attribute,
    is_name,
    is_year,
    refusal,
)
from plainview.extraction.quantities.tables import tables

_ONE_PERIOD = re.compile(r"(?:a|an) (year|month|week|day|hour|decade)(?![a-z])")
_AND_HALF = re.compile(r" and a half(?![a-z])")
_OF_ONE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|my|your|those|these|many|several)\s")
_BEFORE_ONE = re.compile(r"([a-z’']+)[\s-]$")
_AFTER_ONE = re.compile(r"[\s-]([a-z%][a-z’'-]*)")
_SPENT = re.compile(
    r"(?<![a-z])(?:spen[dt]s?|spending|costs?|costing|pa(?:ys?|id|ying)|pour(?:ed|ing)?|worth|sav(?:es?|ed|ing)"
    r"|invest(?:ed|s)?|wast(?:ed?|ing))\s$"
)
_FRACTION = re.compile(r"[0-9][/⁄][0-9]")
_STRONG = re.compile(r"-?\s?strong(?![a-z])")
_HELD = re.compile(r"(?<![\w-])[0-9]+ ")
_DOLLARS = re.compile(r"\s(?:u\.s\.|usd?(?![a-z]))")
_OF_MONEY = re.compile(r"[”\"]? of (?:american |us |u\.s\. )?")


def read(low: str, content: str, start: int, end: int, ranges: bool) -> list[Reading]:
    """The quantities of one sentence in order; ages and damaged numbers, by kind, among them.

    `ranges` says whether "from X to Y" is one range, as "between X and Y" always is, or two values.
    """
    found = sorted(_scan(low, content, start, end, ranges), key=lambda item: item.start)
    return _apart(filled(low, found))


def _apart(found: list[Reading]) -> list[Reading]:
    """The readings cut so that no words belong to two ("5 or more than 7")."""
    out: list[Reading] = []
    for place, here in enumerate(found):
        first = max(here.start, out[-1].end if out else 0)
        last = here.end
        if place + 1 < len(found):
            last = min(last, found[place + 1].number.start)
        cut = (first, last) != (here.start, here.end)
        if first < last:  # else another reading has all its words ("half million")
            out.append(replace(here, start=first, end=last) if cut else here)
    return out


def _scan(low: str, content: str, start: int, end: int, ranges: bool) -> Iterator[Reading]:
    place = start
    lost = list(damaged_runs(low, start, end))
    blocked = [*blocked_spans(content, start, end), *lost]
    yield from map(_lost, lost)
    places = anchors(low)
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        if at < place or not (anchor := ANCHOR.match(low, at, end)):
            continue
        place = anchor.end()
        if inside := next((stop for begin, stop in blocked if begin <= at < stop), 0):
            place = inside
            continue
        sign, _ = sign_before(low, at, start)
        number = number_at(low, content, at, sign is not None)
        if number is None or number.end > end or number.start < start:
            if found := _period(low, at, start):
                place = max(place, found.end)
                yield found
            continue
        place = max(place, number.end)
        verdict = refusal(low, content, number, start, end, sign is not None)
        if verdict == "age":
            found = age(low, content, number, start, end)
            place = max(place, found.end)
            yield found
        if verdict or not _one(low, number, start):
            continue
        for found in _around(low, content, number, start, end, ranges):
            place = max(place, (found.high or found.number).end, _inside(content, found))
            cut = is_cut(low, content, found, start, end)
            yield replace(found, kind="damaged") if cut else found


def _lost(run: tuple[int, int]) -> Reading:
    """A number whose scale word is lost: no value can be read from it."""
    start, end = run
    number = Number(start, end, None, "damaged")
    return Reading(
        number, None, False, start, end, end, 1.0, "exact", None, "damaged", None, None, None
    )


def _inside(content: str, found: Reading) -> int:
    """Where to go on: after a noun phrase that holds digits ("two new 737 jets")."""
    if found.noun and _HELD.search(found.noun.text):
        return found.noun.end
    return 0


def _period(low: str, at: int, start: int) -> Reading | None:
    """ "around a year", "a week or more", "a year and a half": one period, which counts only so."""
    match = _ONE_PERIOD.match(low, at)
    if not match:
        return None
    qualifier, where = qualifiers.before(low, at, start)
    half = _AND_HALF.match(low, match.end())
    later, end = qualifiers.after(low, half.end() if half else match.end(), len(low))
    if low.startswith("some", where) or not (qualifier or half or later):
        return None
    qualifier = qualifier or later or "exact"
    number = Number(at, match.start(1) - 1, 1.5 if half else 1.0, "words")
    unit = tables().units[match[1]][0]
    return Reading(
        number, None, False, where, end, end, 1.0, qualifier, unit, "duration", None, None, None
    )


def _one(low: str, number: Number, start: int) -> bool:
    """False where "one" is a pronoun."""
    table = tables()
    if number.value != 1 or low[number.start : number.end] != "one":
        return True
    if _OF_ONE.match(low, number.end):
        return True
    before = _BEFORE_ONE.search(low, max(start, number.start - 16), number.start)
    if before and before[1] in table.one_before:
        return False
    after = _AFTER_ONE.match(low, number.end)
    return after is not None and after[1] not in table.one_after


def _around(
    low: str, content: str, number: Number, start: int, end: int, ranges: bool
) -> Iterator[Reading]:
    """One reading, or two for a change "from X to Y"."""
    first = _single(low, content, number, start, end)
    second = None
    for place, join, sign_at in second_of(low, first, start, end):
        money = sign_at < place
        other = number_at(low, content, place, money)
        if other is None or other.value is None or other.end > end or other.start < place:
            continue
        if refusal(low, content, other, place, end, money) or other.form == "share":
            continue
        second = shared(low, first, _single(low, content, other, sign_at, end), join, start)
        if second is not None:
            break
    if second is None:
        found = [first]
    elif second[1].change and not ranges:
        found = [second[0], second[2]]
    else:
        found = [second[1]]
    yield from (one for one in found if _kept(low, content, one, start))


def _single(low: str, content: str, number: Number, start: int, end: int) -> Reading:
    sign, first = sign_before(low, number.start, start)
    negative = minus(content, first, start)
    if negative:
        first -= 1
    elif sign and number.start > start and content[number.start - 1] in "-−":
        negative = True
    if accounting(content, number.start, number.end, start):
        negative, first = True, min(first, number.start - 1)
        sign, first = sign_before(low, first, start) if not sign else (sign, first)
    number, unit, kind, noun, last = _unit(low, content, number, sign, end)
    qualifier, where = qualifiers.before(low, first, start)
    per, of, tail = rate(low, last, end)
    if per is None and kind != "duration":
        per = rate_around(low, start, where, first, last, end) if kind != "ratio" else None
    if kind == "ratio" and of is None:
        of = base_of(content, last, end)
        if of is None and number.form == "share":
            of = base_after(low, content, last, end)
    later, later_end = qualifiers.after(low, number.end, end)
    if not later:
        later, later_end = qualifiers.after(low, last, end)
    if later and qualifier in ("", "about"):
        qualifier, last = later, max(last, later_end)
    if low.startswith("sub-", first - 4) and first - 4 >= start:
        qualifier, where = "less_than", first - 4
    last = max(last, number.end)
    return Reading(
        number, None, False, where, last, max(tail, last), -1.0 if negative else 1.0,
        number.vague or qualifier or "exact", unit, kind, noun, per, of,
    )  # fmt: skip


def _unit(
    low: str, content: str, number: Number, sign: str | None, end: int
) -> tuple[Number, str | None, str, Noun | None, int]:
    """The number (a ratio divided by 100), its unit, kind, noun and end."""
    last = number.end
    if content[last : last + 1] == ")" and content[number.start - 1 : number.start] == "(":
        last += sign is not None
    if sign:
        extra = _DOLLARS.match(low[last:end][:6])
        return number, sign, "money", None, last + (extra.end() if extra else 0)
    plus = qualifiers.after(low, last, end)[1]
    behind = replace(number, end=plus) if low[plus - 1] in "+sd" and plus - last < 7 else number
    if strong := _STRONG.match(low, last, end):
        behind = replace(number, end=strong.end())
        return number, "people", "count", None, behind.end
    if listed := unit_after(low, content, behind, end):
        unit, kind, last = listed
        if kind == "ratio" and number.form != "share" and number.value is not None:
            number = replace(number, value=round(number.value / 100, 12))
        return number, unit, kind, None, last
    if number.form == "share":
        fold = low[number.start : last].endswith("fold")
        return number, "times" if fold else "ratio", "count" if fold else "ratio", None, last
    if number.form == "vague" and (of := _OF_MONEY.match(low[last:end][:16])):
        listed = unit_after(low, content, replace(number, end=last + of.end() - 1), end)
        if listed:
            return number, listed[0], listed[1], None, listed[2]
    noun = noun_after(low, content, behind.end, end, number.value, number.form == "vague")
    if noun:
        return number, noun.unit, noun.kind, noun, noun.end
    if number.form == "vague" and _SPENT.search(low, max(0, number.start - 12), number.start):
        return number, "USD", "money", None, last
    return number, None, "count", None, last


def _kept(low: str, content: str, found: Reading, start: int) -> bool:
    """Whether digits are neither a year, nor the tail of a name, nor glued to a foreign letter."""
    number, noun = found.number, found.noun
    listed = found.unit is not None and noun is None
    plural = noun is not None and (noun.known or content[noun.start : noun.end].islower())
    qualified = found.qualifier not in ("exact", "range")
    if is_name(content, number, start, listed or plural or qualified):
        return False
    if noun is not None and is_attribute(low, number, noun.start, noun.known):
        return False
    glued = noun is not None and noun.start == number.end and noun.end - noun.start < 20
    if glued and noun is not None and not (noun.known or len(noun.text.split()[0]) > 3):
        return False
    if _FRACTION.search(low, number.start, number.end) and number.form == "digits":
        # "1/16 of a pint", but "9/11" and "24/7"
        return listed or low.startswith(" of ", number.end)
    sure = listed or (noun is not None and noun.known) or (plural and qualified)
    return not is_year(low, number, start, sure)
