"""Which numbers of the record a sentence of a draft compares, where it does not print them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plainview.checks.draft.agreeing import agree
from plainview.checks.draft.dating import placed
from plainview.checks.draft.lines import CELLS, Line, clause_of
from plainview.checks.draft.reckoning import one_unit
from plainview.checks.draft.sides import (
    BELOW,
    BEYOND,
    COUNTED,
    REST,
    TIMES,
    Comparison,
    Side,
    named,
)
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.model import PartialDate

Weigh = Callable[[str], float]

_CLAUSE, _LINE, _AROUND = 1.0, 0.7, 0.4
"""What a word counts by where it stands: in the clause of a number, in its sentence, beside it."""
_DATED = 3.0  # what the day or year of a side counts as, in words
_SHARED = 0.4  # of the weight of a word that both sides have
_EQUAL = 0.005
_SEVERAL, _OF_A_SHARE, _ONLY = 0.5, 0.8, 0.9
"""Of the weight of several words, of those of a share, of a single one, that tell a number."""
_MOST = 12  # numbers that are looked at for a side
_ONE_DOCUMENT, _ONE_TABLE, _ONE_SENTENCE = 0.3, 0.2, 0.2
_THEM = re.compile(r" of (?:them|these|those)\b")


@dataclass(frozen=True, slots=True)
class Operand:
    """A number of the record for a side, how much of the side's words stand with it (0 to 1), and
    whether its own clause or row names whom and when the side does."""

    telling: Telling
    item: Quantity
    told: float
    named: bool

    @property
    def value(self) -> float:
        return self.item.measure.value or 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers for both sides; `rank` says how well they fit."""

    first: Operand
    second: Operand
    rank: float


def single(asked: Comparison, tellings: Sequence[Telling], weigh: Weigh) -> list[Operand]:
    """The numbers for the only side of a comparison, the best first."""
    return _operands(asked, asked.first, asked.second, frozenset(), tellings, weigh)


def pairs(asked: Comparison, claim: Line, tellings: Sequence[Telling], weigh: Weigh) -> list[Pair]:
    """Numbers of the record for both sides of a comparison, those that fit best first."""
    both = asked.first.keys | asked.second.keys
    # of one thing on two days nothing else is said than how it changed
    rest = frozenset() if asked.first.keys == asked.second.keys else claim.keys - both
    found = [
        _operands(asked, one, two, rest | (two.keys - one.keys), tellings, weigh)
        for one, two in ((asked.first, asked.second), (asked.second, asked.first))
    ]
    joined = [
        Pair(one, two, _rank(one, two))
        for one in found[0]
        for two in found[1]
        if _comparable(one.item, two.item, asked)
    ]
    return sorted(joined, key=lambda each: -each.rank)


def _rank(one: Operand, two: Operand) -> float:
    document = one.telling.document_id == two.telling.document_id
    table = document and _row(one.telling.line) == _row(two.telling.line)
    together = one.telling.place == two.telling.place
    return (
        one.told + two.told
        + _ONE_DOCUMENT * document + _ONE_TABLE * table + _ONE_SENTENCE * together
    )  # fmt: skip


def _row(line: Line) -> bool:
    return CELLS in line.content


def _comparable(one: Quantity, two: Quantity, asked: Comparison) -> bool:
    if not (one.measure.value and two.measure.value):
        return False
    if math.isclose(one.measure.value, two.measure.value, rel_tol=_EQUAL):
        return False  # one number that two sentences tell
    if asked.first.given and asked.second.given and two.kind != "ratio":
        return True  # the draft says itself which two it compares
    for given, other in ((asked.first.given, two), (asked.second.given, one)):
        if given is not None and two.kind != "ratio" and not _one_sort(given, other):
            return False
    if two.kind == "ratio":
        of = {meaning(word) for word in (two.measure.of or "").lower().split()}
        return asked.how == REST and bool(one.noun) and meaning(one.noun.lower().split()[-1]) in of
    if asked.how not in _QUOTIENTS and not all(_one_sort(asked.ours, each) for each in (one, two)):
        return False
    if "money" in (asked.ours.kind, one.kind) and asked.how not in _QUOTIENTS:
        return one.kind == two.kind == asked.ours.kind
    return _one_sort(one, two)


def _one_sort(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count one sort of thing; beds have room for people."""
    return one_unit(one, two) or {one.measure.unit, two.measure.unit} == {"beds", "people"}


_QUOTIENTS = (TIMES, BEYOND, BELOW)


def _operands(
    asked: Comparison,
    side: Side,
    other: Side,
    rest: frozenset[str],
    tellings: Sequence[Telling],
    weigh: Weigh,
) -> list[Operand]:
    shares, share = asked.how == REST, asked.ours.kind == "ratio" and not other.given
    names, rivals = named(side) - named(other), named(other) - named(side)
    found = []
    for one in tellings:
        for item in _counted(one.line, shares):
            if side.given is not None and not _is_given(side.given, item):
                continue
            clause = clause_of(one.line, item)
            if side.dates and not _of_time(side.dates, item, one.line):
                continue
            here = clause | one.line.columns | (one.line.keys if _row(one.line) else frozenset())
            # a number that the draft prints is known without a name
            known = side.given is not None or names <= here | _named(one.line)
            if not known or (names and rivals & here and not names & here):
                continue
            told = _told(side, rest, here, one.line, weigh, _of_them(item, one.line))
            # a name holds for the whole of a sentence that does not name the other side
            near = here if rivals & one.line.keys else here | one.line.keys
            found.append(Operand(one, item, told, _known(side, names, near, told, share)))
    return sorted(found, key=lambda each: -each.told)[:_MOST]


def _known(
    side: Side, names: frozenset[str], here: frozenset[str], told: float, share: bool
) -> bool:
    """Whether it is told by name, by day or by the number itself which number a side is; several
    words together tell it as well."""
    if side.given is not None:
        return True
    if not names <= here:
        return False
    least = _ONLY if len(side.keys) == 1 else _OF_A_SHARE if share else _SEVERAL
    return bool(names or side.dates) or told >= least


def _counted(line: Line, shares: bool) -> Iterator[Quantity]:
    """The numbers of a sentence that can be compared; of a row that nobody knows, the first."""
    kept = [
        one for one in line.quantities
        if (one.kind in COUNTED or (shares and one.kind == "ratio")) and one.measure.value
    ]  # fmt: skip
    yield from kept[:1] if _row(line) else kept


def _is_given(given: Quantity, item: Quantity) -> bool:
    same = given.kind == item.kind or {given.kind, item.kind} == {"count", "rate"}
    return same and agree(given.measure, item.measure) and one_unit(given, item)


def _of_time(dates: Sequence[PartialDate], item: Quantity, line: Line) -> bool:
    """Whether a number is of the days or years that a side is of, as its own clause says, or the
    sentence where it has one date."""
    told = own_dates(item, line)
    return bool(told) and all(any(one.meets(other) for other in told) for one in dates)


def own_dates(item: Quantity, line: Line) -> list[PartialDate]:
    """The dates of a number: of a row its first, else the nearest of its sentence."""
    dates = list(line.dates)
    if not dates or _row(line):
        return placed(dates[:1])
    nearest = min(
        dates,
        # "1,412 on February 13" before "in January 2025 and 1,412"
        key=lambda one: (
            one.start - item.measure.end
            if one.start >= item.measure.end
            else 1.5 * (item.measure.start - one.end)
        ),
    )
    return placed([nearest])


def _of_them(item: Quantity, line: Line) -> bool:
    """Whether a number counts what the sentence before names."""
    return _THEM.match(line.content, item.measure.end - line.start) is not None


def _named(line: Line) -> frozenset[str]:
    return line.keys | frozenset(f"@{one}" for one in line.meant)


def _told(
    side: Side,
    rest: frozenset[str],
    here: frozenset[str],
    line: Line,
    weigh: Weigh,
    of_them: bool,
) -> float:
    """The share of the weight of a side's words that stand with a number."""
    whole = found = _DATED if side.dates else 0.0
    # a table, or the sentence before what "of them" is counted of
    around = _LINE if _row(line) or of_them else _AROUND
    for keys, times in ((side.keys, 1.0), (rest, _SHARED)):
        for key in keys:
            worth = weigh(key) * times
            near = (
                _CLAUSE if key in here
                else _LINE if key in line.keys or key in line.spelt
                else around if key in line.around else 0.0
            )  # fmt: skip
            # what the other side says need not stand here
            whole += worth if times == 1.0 or near else 0.5 * worth
            found += near * worth
    if side.given is not None:
        return (found + whole) / (2 * whole) if whole else 1.0
    return found / whole if whole else 0.0
