"""Numbers of a draft that are reckoned from two claims of the record, which no sentence joins."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.checks.draft.agreeing import CEILINGS, agree
from plainview.checks.draft.comparing import comparisons
from plainview.checks.draft.crediting import credited_reporters
from plainview.checks.draft.dating import placed
from plainview.checks.draft.holding import MINOR
from plainview.checks.draft.lines import CELLS, Line
from plainview.checks.draft.operands import Operand, Pair, Weigh, own_dates, pairs, single
from plainview.checks.draft.reckoning import allowed
from plainview.checks.draft.sides import BELOW, BEYOND, EVENLY, MORE, REST, TIMES, Comparison
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.thesaurus import meaning
from plainview.checks.draft.verdicts import (
    CONTRADICTED,
    ONE_ORIGIN,
    SUPPORTED,
    Verdict,
    statement_of,
)
from plainview.checks.draft.wholes import Across, by_share, by_sum
from plainview.lineage.independence import roots
from plainview.lineage.origins import Web
from plainview.model import Interval

_AS_GOOD = 0.25  # of rank within which another pair may be what is meant
_BEST = 0.1  # the same, to be what stands for a statement
_SURE, _ENOUGH = 0.5, 0.5  # of the words of each side, to stand against a statement or for it
_ABOUT = 0.1  # of what is told as "about"
_APART = 1.12  # times that two numbers differ which no rounding makes one
_NUMERIC = {"number", "unit", "precision", "scale", "qualifier"}
_FLOORS = ("more_than", "at_least")


def across(claim: Line, tellings: Sequence[Telling], weigh: Weigh) -> list[Across]:
    """The numbers of a statement that two claims of the record give, as far as it is told which."""
    found = [*by_share(claim, tellings, weigh), *by_sum(claim, tellings)]
    for asked in comparisons(claim):
        one = _evenly(asked, claim, tellings, weigh) if asked.how == EVENLY else (
            _of_two(asked, claim, tellings, weigh)
        )  # fmt: skip
        if one is not None:
            found.append(one)
    return found


def _of_two(
    asked: Comparison, claim: Line, tellings: Sequence[Telling], weigh: Weigh
) -> Across | None:
    ranked = pairs(asked, claim, tellings, weigh)
    if not ranked:
        return None
    close = [one for one in ranked if one.rank >= ranked[0].rank - _AS_GOOD]
    told = [(one, _result(asked, one)) for one in close]
    for pair, value in told:
        enough = min(pair.first.told, pair.second.told) >= _ENOUGH
        if _fits(asked, value) and enough and pair.rank >= ranked[0].rank - _BEST:
            return _written(asked, pair, value, holds=True)
    best, value = told[0]
    sure = min(best.first.told, best.second.told) >= _SURE
    sure &= best.first.named and best.second.named and not asked.weak
    sure &= _counts(asked, best.first) and _counts(asked, best.second)
    if not sure or not all(_parted(asked, other) for _, other in told):
        return None
    return _written(asked, best, value, holds=False)


def _counts(asked: Comparison, one: Operand) -> bool:
    """Whether the record says of a number that it counts what the statement does."""
    ours, line = asked.ours, one.telling.line
    said = asked.counted or {meaning(word) for word in ours.noun.lower().split()[-1:]}
    units = ours.measure.unit, one.item.measure.unit
    same = units[0] is not None and units[0] == units[1]
    same |= units == ("people", None) and CELLS in line.content
    return not said or same or bool(said & (line.keys | line.spelt | line.around | line.columns))


def _result(asked: Comparison, pair: Pair) -> float:
    one, two = pair.first.value, pair.second.value
    if asked.how == TIMES:
        return one / two
    if asked.how == BEYOND:
        return one / two - 1
    if asked.how == BELOW:
        return 1 - one / two
    if asked.how == REST and pair.second.item.kind == "ratio":
        return one * (1 - two)
    return one - two


def _written(asked: Comparison, pair: Pair, value: float, *, holds: bool) -> Across:
    one, two = (each.item.measure.surface for each in (pair.first, pair.second))
    if asked.how in (MORE, REST):
        sign = "x (100% -" if pair.second.item.kind == "ratio" else "-"
        written = f"{one} {sign} {two}{')' if '(' in sign else ''} = {value:,.10g}"
    elif asked.how == TIMES:
        share = asked.ours.kind == "ratio"
        written = f"{one} / {two} = " + (f"{100 * value:.3g}%" if share else f"{value:.3g}")
    else:
        less = asked.how == BELOW
        written = f"{one} / {two} = {100 * value:.3g}% {'less' if less else 'more'}"
    tellings = {each.place: each for each in (pair.first.telling, pair.second.telling)}
    return Across(asked.ours, tuple(tellings.values()), written, holds)


def _fits(asked: Comparison, value: float) -> bool:
    """Whether a number can be told of what it comes to."""
    return value > 0 and value in _room(asked)


def _room(asked: Comparison) -> Interval:
    ours = asked.ours
    if ours.kind in ("ratio", "multiple") or asked.how == TIMES:
        return allowed(ours)
    measure = ours.measure
    value = measure.value or 0.0
    about = _ABOUT * value if measure.qualifier in ("about", "nearly") else 0.0
    if measure.qualifier in (*CEILINGS, *_FLOORS):
        return allowed(ours)
    return Interval(value, value).widened(max(measure.rounding, about))


def _parted(asked: Comparison, value: float) -> bool:
    """Whether a number cannot be told of what it comes to, however it is rounded."""
    ours = asked.ours.measure
    own = ours.value or 0.0
    if _fits(asked, value) or _turned(asked, value):
        return False  # or the sides are meant the other way round
    if value <= 0:
        return True
    if ours.qualifier in _FLOORS and value > own:
        return False
    if ours.qualifier in CEILINGS and value < own:
        return False
    exact = ours.qualifier == "exact" and asked.how in (MORE, REST)
    return exact or max(own / value, value / own) >= _APART


def _turned(asked: Comparison, value: float) -> bool:
    return _fits(asked, 1 / value if asked.how == TIMES and value else -value)


def _evenly(
    asked: Comparison, claim: Line, tellings: Sequence[Telling], weigh: Weigh
) -> Across | None:
    """So many a year from what was counted over all of the years."""
    for one in single(asked, tellings, weigh):
        if one.item.measure.per or one.told < _SURE or not _whole_time(one, claim):
            continue
        value = one.value / asked.over
        written = f"{one.item.measure.surface} / {asked.over:g} = {value:,.5g}"
        if _fits(asked, value) or _parted(asked, value):
            return Across(asked.ours, (one.telling,), written, _fits(asked, value))
    return None


def _whole_time(one: Operand, claim: Line) -> bool:
    """Whether a number was counted over just the time that a statement spreads it over."""
    ours, theirs = placed(claim.dates), own_dates(one.item, one.telling.line)
    if ours and theirs:
        spans = [(each.earliest, each.latest) for each in (*ours, *theirs)]
        return len(set(spans)) == 1
    terms = [
        [(item.measure.value, item.measure.unit) for item in line.quantities
         if item.kind == "duration"]
        for line in (claim, one.telling.line)
    ]  # fmt: skip
    return bool(set(terms[0]) & set(terms[1]))


def verdict_across(
    claim: Line,
    found: Verdict,
    tellings: Sequence[Telling],
    weigh: Weigh,
    web: Web,
) -> Verdict:
    """The verdict on a statement whose number two claims of the record give, where no sentence of
    the record settles it."""
    numeric = set(found.differs) <= _NUMERIC
    if found.verdict == CONTRADICTED and not numeric:
        return found
    reckoned = across(claim, tellings, weigh)
    wrong = [one for one in reckoned if not one.holds]
    if wrong and found.verdict not in (SUPPORTED, ONE_ORIGIN) and _names_told(claim, wrong[0]):
        return against(wrong[0])
    stands = found.verdict in (SUPPORTED, ONE_ORIGIN)
    if stands or not reckoned or wrong or not all(_told(claim, one, tellings) for one in reckoned):
        return found
    return _stands(reckoned, web)


def against(one: Across) -> Verdict:
    """The verdict against a statement whose number comes to something else."""
    written = f"{one.written}, not {one.ours.measure.surface}"
    return Verdict(CONTRADICTED, ("number",), tellings=one.tellings, arithmetic=written)


def _stands(reckoned: Sequence[Across], web: Web) -> Verdict:
    """The verdict for a statement: it stands on what fewest origins tell of it."""
    tellings = list({each.place: each for one in reckoned for each in one.tellings}.values())
    behind = [tuple(roots([statement_of(one)], web)) for one in tellings]
    official = all(one.official for one in tellings)
    notes = tuple(f"reckoned from the record: {one.written}" for one in reckoned)
    return Verdict(
        SUPPORTED if official else ONE_ORIGIN,
        (),
        min(behind, key=len),
        tuple(tellings),
        notes=notes,
    )


def _names_told(claim: Line, one: Across) -> bool:
    """Whether what is reckoned with has all that a statement names."""
    told = frozenset().union(
        *(
            each.line.keys | each.line.spelt | each.line.nearby | each.line.around
            | frozenset(f"@{name}" for name in each.line.meant)
            for each in one.tellings
        )
    )  # fmt: skip
    spelt = dict(claim.names)
    credited = {f"@{each}" for each in credited_reporters(claim)}
    return all(
        name in told or (name in spelt and spelt[name] <= told) for name in claim.proper - credited
    )


def _told(claim: Line, one: Across, tellings: Sequence[Telling]) -> bool:
    """Whether the record also has what else a statement names and counts."""
    documents = {each.document_id for each in one.tellings}
    there = [
        item.measure
        for each in tellings
        if each.document_id in documents
        for item in each.line.quantities
    ]
    others = [
        item.measure
        for item in claim.quantities
        if item.kind not in MINOR
        and item.measure.value
        and not any(item is each for each in (one.ours, *one.counted))
    ]
    return _names_told(claim, one) and all(
        any(agree(item, other) for other in there) for item in others
    )
