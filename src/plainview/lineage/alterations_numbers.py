"""Numbers and dates of two groups of sentences that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.extraction.parts import DateMention, Quantity
from plainview.lineage.alterations_pairs import Clause, Group
from plainview.lineage.words import STOP_WORDS, WORD, key
from plainview.model import Interval, Measure, PartialDate
from plainview.vocab.tables import words

Found = tuple[str, tuple[int, int], tuple[int, int], str]

_REACH = 60  # characters on either side of a number that say what it counts
_LEAST_CONTEXT = 0.2
_PLAIN = ("exact", "about")  # "about" is often only how a writer says that a number is rounded
_FIXED = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)")


def numbers(group: Group) -> Iterator[Found]:
    """Numbers, units and qualifiers that differ."""
    ours = [item for clause in group.source for item in clause.quantities]
    theirs = [item for clause in group.other for item in clause.quantities]
    pairs = _same_value(ours, theirs, group)
    for one, two in pairs:
        yield from _qualified(one, two)
    taken = {id(item) for pair in pairs for item in pair}
    left = [item for item in ours if id(item) not in taken]
    other_left = [item for item in theirs if id(item) not in taken]
    for one, two in _same_thing(left, other_left, group):
        if _hundredfold(one, two):
            yield "unit", _span(one), _span(two), _unit_change(one, two)
        elif _rounded(one.measure, two.measure):
            yield from _qualified(one, two)
        else:
            yield "number", _span(one), _span(two), _number_note(one.measure, two.measure)


def _hundredfold(one: Quantity, two: Quantity) -> bool:
    """Whether a percentage lost its sign or a number got one: 97% became 97."""
    if (one.kind == "ratio") == (two.kind == "ratio"):
        return False
    share, number = (one, two) if one.kind == "ratio" else (two, one)
    value, printed = share.measure.value, number.measure.value
    return value is not None and printed is not None and abs(100 * value - printed) < 1e-6


def dates(group: Group) -> Iterator[Found]:
    """A date that became another one."""
    ours = _placed(group.source)
    theirs = _placed(group.other)
    left = [date for date in ours if not any(_meets(date, other) for other in theirs)]
    other_left = [date for date in theirs if not any(_meets(date, other) for other in ours)]
    if len(left) == 1 and len(other_left) == 1:
        one, two = left[0], other_left[0]
        yield "date", (one.start, one.end), (two.start, two.end), "date moved"


def _span(item: Quantity) -> tuple[int, int]:
    return item.measure.start, item.measure.end


def _placed(sentences: Sequence[Clause]) -> list[DateMention]:
    return [
        date
        for clause in sentences
        for date in clause.dates
        # "next week" of one report may be another report's "last week"
        if date.edtf and _FIXED.search(date.surface)
    ]


def _meets(one: DateMention, two: DateMention) -> bool:
    if one.surface.lower() == two.surface.lower():
        return True
    try:
        return PartialDate.parse(one.edtf or "").meets(PartialDate.parse(two.edtf or ""))
    except ValueError:
        return True  # what cannot be placed is not said to differ


def _same_value(
    ours: list[Quantity], theirs: list[Quantity], group: Group
) -> list[tuple[Quantity, Quantity]]:
    """Quantities of one value, each used once; of several, those in the same surroundings."""
    pairs = []
    free = list(theirs)
    for one in ours:
        alike = [two for two in free if _value(one.measure) == _value(two.measure)]
        if alike:
            best = max(
                alike, key=lambda two: _context(one, two, group) + 2 * (one.kind == two.kind)
            )
            free.remove(best)
            pairs.append((one, best))
    return pairs


def _value(measure: Measure) -> tuple[float | None, ...]:
    if measure.value is not None:
        value = measure.value
        return (round(value, 9),)
    return (measure.lo, measure.hi)


def _same_thing(
    ours: list[Quantity], theirs: list[Quantity], group: Group
) -> list[tuple[Quantity, Quantity]]:
    """Different values that count the same thing: by kind, unit and surroundings, best first."""
    ranked = sorted(
        (
            (_context(one, two, group), number, other)
            for number, one in enumerate(ours)
            for other, two in enumerate(theirs)
            if _comparable(one, two)
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs = []
    used: set[int] = set()
    other_used: set[int] = set()
    alone = len(ours) == 1 and len(theirs) == 1 and group.likeness >= 0.5
    for context, number, other in ranked:
        if number in used or other in other_used or (context < _LEAST_CONTEXT and not alone):
            continue
        used.add(number)
        other_used.add(other)
        pairs.append((ours[number], theirs[other]))
    return pairs


def _comparable(one: Quantity, two: Quantity) -> bool:
    if any(item.measure.surface.lower().startswith("one ") for item in (one, two)):
        return False  # "one lawmaker" points more than it counts
    if one.kind == two.kind or _hundredfold(one, two):
        return True
    return {one.kind, two.kind} <= {"count", "rate"} or (
        {one.kind, two.kind} <= {"money", "rate", "count"} and "money" in (one.kind, two.kind)
    )


def _context(one: Quantity, two: Quantity, group: Group) -> float:
    """Share of the content words around two numbers that both have; nearer ones count more."""
    first, second = _around(one, group.source), _around(two, group.other)
    total = sum(first.values()) + sum(second.values())
    shared = sum(min(weight, second.get(word, 0.0)) for word, weight in first.items())
    return 2 * shared / total if total else 0.0


def _around(item: Quantity, sentences: Sequence[Clause]) -> dict[str, float]:
    start, end = item.measure.start, item.measure.end
    clause = next(each for each in sentences if each.start <= start < each.end)
    low, high = max(clause.start, start - _REACH), min(clause.end, end + _REACH)
    weights: dict[str, float] = {}
    for found in WORD.finditer(clause.words, low - clause.start, high - clause.start):
        word = key(found.group().lower())
        if word in STOP_WORDS or word[0].isdigit():
            continue
        place = clause.start + found.start()
        away = max(start - place, place - end, 0)
        weights[word] = max(weights.get(word, 0.0), 1.0 / (1 + away / 15))
    return weights


def _qualified(one: Quantity, two: Quantity) -> Iterator[Found]:
    """What may have happened to a number whose value stayed."""
    first, second = one.measure, two.measure
    if change := _unit_change(one, two):
        yield "unit", _span(one), _span(two), change
    before, after = first.qualifier, second.qualifier
    if before == after or (before in _PLAIN and after in _PLAIN):
        return
    bounds, other_bounds = first.interval, second.interval
    if bounds == other_bounds or _near(before, after):
        return
    if after in _PLAIN:
        yield "qualifier", _span(one), _span(two), f"“{_said(before)}” dropped"
    elif before in _PLAIN:
        yield "qualifier", _span(one), _span(two), f"“{_said(after)}” added"
    else:
        yield "qualifier", _span(one), _span(two), f"“{_said(before)}” became “{_said(after)}”"


def _said(qualifier: str) -> str:
    return qualifier.replace("_", " ")


def _near(before: str, after: str) -> bool:
    """Qualifiers that differ in the bound itself only, or in how far below it a number lies."""
    same = ({"more_than", "at_least"}, {"up_to", "less_than", "nearly"}, {"nearly", "about"})
    return any({before, after} <= group for group in same)


def _unit_change(one: Quantity, two: Quantity) -> str:
    first, second = one.measure, two.measure
    if one.kind != two.kind and "money" in (one.kind, two.kind):
        return "" if "rate" in (one.kind, two.kind) else "money and not money"
    if one.kind == two.kind == "money" and first.unit != second.unit:
        return f"{first.unit} became {second.unit}"
    if "ratio" in (one.kind, two.kind) and one.kind != two.kind:
        return "a share became a number" if one.kind == "ratio" else "a number became a share"
    if first.per and second.per and first.per != second.per:
        return f"per {first.per} became per {second.per}"
    if one.kind == two.kind == "duration" and first.unit != second.unit:
        return f"{first.unit} became {second.unit}"
    if first.unit and second.unit and first.unit != second.unit and one.noun and two.noun:
        nouns = {key(word) for word in one.noun.lower().split()}
        if not nouns & {key(word) for word in two.noun.lower().split()}:
            return _known_units(first.unit, second.unit)
    return ""


_UNITS = words(
    "people beds facilities records requests agents miles kilometers kilometres acres hours days"
    " weeks months years facility cameras scans arrests jurisdictions agencies flights"
)


def _known_units(first: str, second: str) -> str:
    """Two different things that are counted; of words without a class one may mean the other."""
    if first in _UNITS and second in _UNITS:
        return f"{first} became {second}"
    return ""


def _rounded(one: Measure, two: Measure) -> bool:
    """Whether one number is the other as printed with fewer digits."""
    return any(
        rough.value is not None and fine.value is not None and _holds(rough, fine)
        for rough, fine in ((one, two), (two, one))
    )


def _holds(rough: Measure, fine: Measure) -> bool:
    value, printed = fine.value or 0.0, rough.value or 0.0
    if not printed or abs(value - printed) > 0.05 * abs(printed):
        return False
    by = rough.rounding if rough.qualifier == "exact" else 0.05 * abs(printed)
    if rough.rounding <= fine.rounding:
        return False
    return value in Interval(rough.interval.lo, rough.interval.hi).widened(by)


def _number_note(one: Measure, two: Measure) -> str:
    if not one.value or not two.value:
        return "number changed"
    ratio = two.value / one.value
    for scale in (1000.0, 1_000_000.0, 100.0, 10.0):
        if abs(ratio - scale) < 1e-9 * scale or abs(ratio - 1 / scale) < 1e-9:
            return f"{scale:,.0f} times {'more' if ratio > 1 else 'less'}"
    return "number raised" if ratio > 1 else "number lowered"
