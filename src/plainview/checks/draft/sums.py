"""Numbers of one sentence of a draft that follow from its others, and whether they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from plainview.checks.draft.lines import Line
from plainview.checks.draft.listing import SOME, listed
from plainview.checks.draft.readings import MULTIPLE
from plainview.checks.draft.reckoning import DAYS, allowed
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.model import Interval

_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|all told|combined|together|a total of|sum(?:s|med) to)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:or|that is|which is|about|roughly|some|nearly)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_PART_OF = re.compile(r"\b(?:of|out of)\W+(?:\w+\W+)?$", re.IGNORECASE)
_THAT_IS = re.compile(
    r"\b(?:or|that is|which is|averag\w+|average of|works? out (?:at|to)|an average)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\b(?:comes? to|came to|works? out (?:at|to)|adds? up to|makes|amounts? to|for a total of"
    r"|total(?:s|l?ing)|equals)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|apiece|per|every|times)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom (?:\w+ ){0,2}$", re.IGNORECASE)
_NEAR = 0.03  # of a product or quotient, which is rounded when it is told
_OF_ONE = re.compile(
    r"\s*of (?:the |its |their |those |these )?(?:\w+[’']s )?(?:\w+ )?", re.IGNORECASE
)
_EACH_NEAR = 30  # characters before a price that say what it is for
_OPENING = 20  # characters of a sentence in which the number stands that it opens with
_WITH = re.compile(r"(?:with|at) ", re.IGNORECASE)
_IN_A_YEAR = re.compile(
    r"(?: [\w’'-]+){0,3} (?:in|for|during) (?:the )?(?:fiscal |calendar )?(?:year )?"
    r"(?:19|20)\d\d, ",
    re.IGNORECASE,
)
_UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
_MORE = 1.5  # times that a part may exceed its total, to be one
_ROOM = 0.005  # a percentage printed without decimals is off by half a point


@dataclass(frozen=True, slots=True)
class Sum:
    """A number of a sentence that its other numbers give: the sum written out, and if it holds."""

    result: Quantity
    written: str
    holds: bool


def wrong_sums(line: Line) -> list[str]:
    """What does not add up, written out; [] where nothing is wrong or nothing can be reckoned."""
    return list(dict.fromkeys(one.written for one in sums(line) if not one.holds))


def follows(line: Line) -> list[Quantity]:
    """The numbers that the other numbers of their sentence give: no record needs to print them."""
    return [one.result for one in sums(line) if one.holds]


def sums(line: Line) -> list[Sum]:
    """The sums that a sentence tells."""
    if not line.quantities:
        return []
    return [*_totals(line), *_shares(line), *_paces(line), *_products(line), *_growth(line),
            *_per_piece(line), *_shares_of(line), *(Sum(*one) for one in listed(line))]  # fmt: skip


def _plain(line: Line, kind: str) -> list[Quantity]:
    return [
        one
        for one in line.quantities
        if one.measure.value and (one.kind == kind or (kind == "count" and one.kind == "rate"))
    ]


def _room(item: Quantity) -> Interval:
    """What a printed number can stand for."""
    measure = item.measure
    if measure.qualifier in ("exact", "about"):
        value = measure.value or 0.0
        return Interval(value, value).widened(measure.rounding)
    return measure.interval.widened(measure.rounding)


def _totals(line: Line) -> Iterator[Sum]:
    cue = _TOTAL.search(line.content)
    if cue is None or SOME.search(line.content):
        return
    for kind in ("money", "count"):
        items = _plain(line, kind)
        at = line.start + cue.start()
        total = min(items, key=lambda item: abs(item.measure.start - at), default=None)
        if total is None:
            continue
        alike = _alike(items, total)
        parts = [item for item in alike if item is not total]
        if len(parts) < 2 or max(item.measure.value or 0 for item in parts) > _MORE * (
            total.measure.value or 0
        ):
            continue
        found = _sum(parts)
        values = " + ".join(_short(item) for item in parts)
        result = found.lo + (found.hi - found.lo) / 2
        yield Sum(
            total, f"{values} = {result:,.10g}, not {_short(total)}", found.meets(_room(total))
        )


def _alike(items: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The numbers that count what the total counts, as far as they say."""
    noun = _noun(total) or next((_noun(item) for item in reversed(items) if _noun(item)), "")
    return [
        item
        for item in items
        if _noun(item) in ("", noun)
        and item.measure.per == total.measure.per
        and (
            not item.measure.unit
            or not total.measure.unit
            or item.measure.unit == total.measure.unit
        )
    ]


def _noun(item: Quantity) -> str:
    return meaning(item.noun.lower().split()[-1]) if item.noun else ""


def _sum(parts: Sequence[Quantity]) -> Interval:
    found = Interval(0.0, 0.0)
    for item in parts:
        found = found + _room(item)
    return found


def _shares(line: Line) -> Iterator[Sum]:
    """ "47,300 of 1.28 million, or 3.7%": the share of the first in the second."""
    counts, ratios = _plain(line, "count"), _plain(line, "ratio")
    if len(counts) != 2 or len(ratios) != 1 or (ratios[0].measure.of and _named(ratios[0], line)):
        return
    ratio = ratios[0]
    before = line.content[: ratio.measure.start - line.start]
    if not _SHARE.search(before):
        return
    for part, whole in permutations(counts):
        value, base = part.measure.value or 0.0, whole.measure.value or 0.0
        if value >= base or not _PART_OF.search(line.content[: whole.measure.start - line.start]):
            continue
        room = _room(ratio).widened(_ROOM)
        written = f"{_short(part)} / {_short(whole)} = {100 * value / base:.3g}%"
        holds = (_room(part) / _room(whole)).meets(room)
        yield Sum(ratio, f"{written}, not {_short(ratio)}", holds)


def _paces(line: Line) -> Iterator[Sum]:
    """ "32,809 in 50 days, or 656 a day"; "50,000 a month, or 600,000 a year"."""
    for result in line.quantities:
        per, value = result.measure.per, result.measure.value
        before = line.content[: result.measure.start - line.start]
        with_year = any(_of_a_year(line, one) for one in line.quantities if one is not result)
        if per not in DAYS or not value or not (with_year or _THAT_IS.search(before)):
            continue
        for base in line.quantities:
            if base is result or not _same_thing(base, result) or not base.measure.value:
                continue
            if base.measure.per in DAYS and base.measure.per != per:
                times, over = DAYS[per] / DAYS[base.measure.per], f"a {base.measure.per}"
            elif not base.measure.per and (lasting := _lasting(line, per)):
                times, over = 1 / (lasting.measure.value or 1.0), f"in {_short(lasting)}"
            elif not base.measure.per and per != "year" and _of_a_year(line, base):
                times, over = DAYS[per] / DAYS["year"], "in a year"
            else:
                continue
            found = _room(base) * Interval(times, times).widened(_NEAR * times)
            written = f"{_short(base)} {over} = {base.measure.value * times:,.4g} a {per}"
            yield Sum(result, f"{written}, not {_short(result)}", found.meets(_room(result)))


def _of_a_year(line: Line, item: Quantity) -> bool:
    """Whether a sentence opens with what was counted in a year: "With 49,000 in fiscal 2013, …"."""
    place = item.measure.start - line.start
    opened = place <= _OPENING and not item.measure.per
    after = line.content[item.measure.end - line.start :]
    return opened and bool(_WITH.match(line.content)) and bool(_IN_A_YEAR.match(after))


def _lasting(line: Line, per: str) -> Quantity | None:
    """How many days or months a sentence counts over."""
    for one in line.quantities:
        named = _UNITS.get(one.measure.unit or "") == per
        if one.kind == "duration" and named and one.measure.value:
            return one
    return None


def _products(line: Line) -> Iterator[Sum]:
    """ "75 each from 25 offices comes to 1,875"."""
    items = _plain(line, "count")
    for cue in _COMES_TO.finditer(line.content):  # "each makes 75, which adds up to …"
        at = line.start + cue.start()
        factors = [one for one in items if one.measure.end <= at]
        result = next((one for one in items if one.measure.start >= at), None)
        if len(factors) == 2 and result and _EACH.search(line.content[: cue.start()]):
            yield _product(factors, result)
            return


def _product(factors: Sequence[Quantity], result: Quantity) -> Sum:
    found = _room(factors[0]) * _room(factors[1])
    value = (factors[0].measure.value or 0.0) * (factors[1].measure.value or 0.0)
    written = f"{_short(factors[0])} x {_short(factors[1])} = {value:,.10g}"
    holds = found.widened(_NEAR * value).meets(_room(result))
    return Sum(result, f"{written}, not {_short(result)}", holds)


def _growth(line: Line) -> Iterator[Sum]:
    """ "tripled, from 135 to 405"."""
    result = next((one for one in line.quantities if one.kind == MULTIPLE), None)
    ends = [one for one in line.quantities if one.kind in ("count", "money", "rate")]
    if result is None or len(ends) != 2 or not all(one.measure.value for one in ends):
        return
    first, last = ends
    if not _FROM_TO.search(line.content[: first.measure.start - line.start]):
        return
    value = (last.measure.value or 0.0) / (first.measure.value or 1.0)
    written = f"{_short(last)} / {_short(first)} = {value:.3g} times"
    yield Sum(result, f"{written}, not {_short(result)}", value in allowed(result))


def _per_piece(line: Line) -> Iterator[Sum]:
    """ "at $3 million for 195 tents, each one cost $15,000"."""
    money, counts = _plain(line, "money"), _plain(line, "count")
    if len(money) != 2 or not counts or not _EACH.search(line.content):
        return
    total, piece = sorted(money, key=lambda one: -(one.measure.value or 0.0))
    count = counts[0]
    value = (total.measure.value or 0.0) / (count.measure.value or 1.0)
    near = _EACH.search(line.content[: piece.measure.start - line.start][-_EACH_NEAR:])
    after = _each_follows(line, piece)
    if (not near and not after) or _each_follows(line, total):
        return  # a price for one is no total
    written = f"{_short(total)} / {_short(count)} = {value:,.5g}"
    holds = (_room(total) / _room(count)).widened(_NEAR * value).meets(_room(piece))
    yield Sum(piece, f"{written}, not {_short(piece)}", holds)


def _each_follows(line: Line, item: Quantity) -> bool:
    return _EACH.match(line.content[item.measure.end - line.start :].lstrip()) is not None


def _shares_of(line: Line) -> Iterator[Sum]:
    """ "at 650 a day, less than a quarter of the 3,000"."""
    counts = _plain(line, "count")
    for ratio in _plain(line, "ratio"):
        after = line.content[ratio.measure.end - line.start :]
        whole = next(
            (one for one in counts
             if _OF_ONE.fullmatch(after[: max(0, one.measure.start - ratio.measure.end)])),
            None,
        )  # fmt: skip
        parts = [one for one in counts if whole and one is not whole and _same_thing(one, whole)]
        if whole is None or len(parts) != 1 or len(counts) != 2:
            continue
        value = (parts[0].measure.value or 0.0) / (whole.measure.value or 1.0)
        if value < 1:
            written = f"{_short(parts[0])} / {_short(whole)} = {100 * value:.3g}%"
            yield Sum(ratio, f"{written}, not {_short(ratio)}", value in allowed(ratio))


def _same_thing(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count one thing, as far as they say: money is none."""
    if "money" in (one.kind, two.kind):
        return one.kind == two.kind
    counted = one.kind in ("count", "rate") and two.kind in ("count", "rate")
    return counted and (not _noun(one) or not _noun(two) or _noun(one) == _noun(two))


def _named(ratio: Quantity, line: Line) -> bool:
    """Whether a share says of what it is one, other than of what stands beside it."""
    return ratio.measure.start < line.quantities[0].measure.start


def _short(item: Quantity) -> str:
    return item.measure.surface
