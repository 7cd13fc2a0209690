"""Numbers of a draft's sentence held against those of a sentence of the record.

Printed rounding is allowed and named: 47,000 for 47,300 is the same number, told less exactly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.checks.draft.agreeing import agree, bounds, digits_of, parted, scaled, size_of
from plainview.checks.draft.lines import Line, meaning
from plainview.claims import terms
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS
from plainview.model import Measure
from plainview.vocab.tables import words

AGREED, APART = "agreed", "apart"

_DIGITS = 4  # of a number that does not come twice by chance
_SEVERAL = 2  # of what the record has only one
_ONLY = frozenset(("only", "just", "single"))
_THEM = frozenset(("them", "these", "those", "it"))
_TABLE = 4  # numbers of a sentence that is no row of a table
_BROKEN = re.compile(r"\d,\s+$")
_REACH = 60  # characters on either side of a number that say what it counts
_ONE_NOUN, _LEAST_NEAR, _BARELY_NEAR, _CLEARLY_NEAR, _NEVER = 0.1, 0.2, 0.3, 0.5, 2.0
_FAR = 10.0  # times that one number of a thing is hardly more than another
_COUNTED = words(
    "people beds facilities records requests agents offices hours days weeks months years cameras"
    " scans arrests agencies flights names addresses queries images"
)
_ROOM = {"beds", "people"}
_WEIGHED = words("pounds tons tonnes kilograms miles kilometers kilometres acres feet")
_CLASSES = {"agents": "people", "addresses": "records", "names": "records"}


@dataclass(frozen=True, slots=True)
class Match:
    """A number of the draft beside one of the record.

    `how` is AGREED or APART; `differs` names what is not equal (of `claims.DIFFERS`), empty where
    all is; `near` is how alike their surroundings are, 0 to 1; `digits` how telling the number is.
    """

    ours: Quantity
    theirs: Quantity
    how: str
    differs: tuple[str, ...]
    near: float
    digits: int


def matched(claim: Line, told: Line) -> tuple[list[Match], list[Quantity]]:
    """Each number of the draft's sentence with the one that it answers to; those without one."""
    ranked = sorted(
        (
            found
            for ours in claim.quantities
            for theirs in told.quantities
            if (found := _match(ours, theirs, claim, told))
        ),
        # what leaves room for a number stands before what rules it out
        key=lambda one: (one.how != AGREED, "number" in one.differs, len(one.differs), -one.near),
    )
    taken: set[int] = set()
    kept = []
    for one in ranked:
        if id(one.ours) not in taken and id(one.theirs) not in taken:
            taken |= {id(one.ours), id(one.theirs)}
            kept.append(one)
    left = [one for one in claim.quantities if id(one) not in taken]
    single = [found for one in left if (found := _one_only(one, claim, told))]
    kept += single
    return kept, [one for one in left if not any(one is found.ours for found in single)]


def _one_only(item: Quantity, claim: Line, told: Line) -> Match | None:
    """A count of several beside "only one" of the same in the record, which is no quantity there:
    that there is one is mostly said of what is not counted."""
    value = item.measure.value
    if not item.noun or value is None or value < _SEVERAL or item.kind != "count":
        return None
    said = [word.word for word in told.words]
    noun = meaning(item.noun.lower().split()[-1])
    for place, word in enumerate(told.words):
        before = said[max(0, place - 3) : place]
        if word.key == noun and "one" in before and _ONLY & set(said[max(0, place - 5) : place]):
            at = told.words[place - before[::-1].index("one") - 1]
            theirs = Quantity(
                replace(
                    item.measure, lo=1.0, hi=1.0, value=1.0, qualifier="exact", surface=at.word,
                    start=at.start, end=at.end,
                ),
                item.noun,
                "count",
            )  # fmt: skip
            near = _nearness(item, theirs, claim, told)
            return Match(item, theirs, APART, ("number",), near, 0) if near >= _LEAST_NEAR else None
    return None


def _match(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> Match | None:
    one, two = ours.measure, theirs.measure
    near = _nearness(ours, theirs, claim, told)
    digits = min(max(digits_of(one), size_of(one)), _DIGITS)
    unit = _unit(ours, theirs, counts_there(ours, told) or counts_there(theirs, claim)) or _rate(
        one, two, told
    )
    if {one.unit, two.unit} == _ROOM and terms.of_room(claim.content, told.content):
        unit = ()  # 900 beds have room for 900 people
    if agree(one, two):
        if unit and digits < 2 and near < _LEAST_NEAR:
            return None
        return Match(ours, theirs, AGREED, (*unit, *bounds(one, two)), near, digits)
    if _hundredfold(ours, theirs):
        return Match(ours, theirs, APART, ("unit",), near, digits)
    if unit or ours.kind not in _kinds_like(theirs.kind) or near < _nearest(ours, theirs, claim):
        return None
    if len(told.quantities) > _TABLE and not (theirs.noun and near >= _CLEARLY_NEAR):
        return None  # a row of a table that no reader knows: which number is which is not told
    if _of_another(ours, claim, told):
        return None
    if _broken(ours, claim) or _broken(theirs, told):
        return None
    if _bracketed(ours, claim) or _bracketed(theirs, told):
        return None  # a conversion, a label or a share beside the number that is stated
    dated = bool(claim.dates and told.dates)
    return Match(ours, theirs, APART, (parted(one, two, dated),), near, 0)


def _of_another(item: Quantity, claim: Line, told: Line) -> bool:
    """Whether what is counted is "of" something that the other does not speak of: "cases of
    assault" are no "cases of theft"."""
    if item.kind not in ("count", "rate", "duration"):
        return False
    after = [word for word in claim.words if word.start >= item.measure.end]
    if len(after) < 2 or after[0].word != "of" or after[1].word in _THEM:
        return False
    named = next(
        (word for word in after[1:] if word.key not in STOP_WORDS and not word.word[0].isdigit()),
        None,
    )
    return named is not None and named.key not in told.keys | told.spelt | told.around


def _before(item: Quantity, line: Line) -> str:
    return line.content[: max(0, item.measure.start - line.start)]


def _broken(item: Quantity, line: Line) -> bool:
    """Whether a number is the end of one that was broken: "3, 835", but not "May 12, 835"."""
    found = _BROKEN.search(_before(item, line))
    at = line.start + found.start() if found else 0
    return found is not None and not any(one.start <= at < one.end for one in line.dates)


def _bracketed(item: Quantity, line: Line) -> bool:
    """Whether a number stands in brackets."""
    before = _before(item, line)
    return before.count("(") > before.count(")")


def _nearest(ours: Quantity, theirs: Quantity, claim: Line) -> float:
    """How alike the surroundings of two numbers must be for the two to contradict each other."""
    one, two = ours.measure, theirs.measure
    if ours.kind == "duration":
        return _BARELY_NEAR
    counting = ours.kind in ("count", "rate")
    if counting and not (ours.noun and theirs.noun):
        if one.value is None or two.value is None:
            return _NEVER
        low, high = sorted((abs(one.value), abs(two.value)))
        if high > _FAR * low and not scaled(one, two):
            return _NEVER
    if counting and ours.noun and theirs.noun and not _nouns(ours) & _nouns(theirs):
        if (
            one.unit
            and two.unit
            and _CLASSES.get(one.unit, one.unit) != _CLASSES.get(two.unit, two.unit)
        ):
            return _NEVER
        if one.unit is None or two.unit is None:
            return _BARELY_NEAR
    elif counting and not (ours.noun and theirs.noun):
        # "the senators numbered eighteen": the noun stands elsewhere
        return _ONE_NOUN if not ours.noun and counts_there(theirs, claim) else _BARELY_NEAR
    if one.value and two.value and not scaled(one, two):
        size = sorted((abs(one.value), abs(two.value)))
        if size[1] > _FAR * size[0]:
            return _CLEARLY_NEAR
    return _ONE_NOUN if counting and _head(ours) == _head(theirs) != "" else _LEAST_NEAR


def _head(item: Quantity) -> str:
    return meaning(item.noun.lower().split()[-1]) if item.noun else ""


def _kinds_like(kind: str) -> frozenset[str]:
    return frozenset(("count", "rate")) if kind in ("count", "rate") else frozenset((kind,))


def _rate(one: Measure, two: Measure, told: Line) -> tuple[str, ...]:
    """("unit",) where the draft makes a rate of what the record does not."""
    said = {word.key for word in told.words}
    if not one.per or two.per or meaning(one.per) in said or meaning("average") in said:
        return ()
    return ("unit",)


def _unit(ours: Quantity, theirs: Quantity, named: bool) -> tuple[str, ...]:
    """("unit",) where two numbers cannot count the same thing.

    `named` says that one sentence has the noun that the other counts.
    """
    one, two = ours.measure, theirs.measure
    if ours.kind not in _kinds_like(theirs.kind) and "money" in (ours.kind, theirs.kind):
        return () if "rate" in (ours.kind, theirs.kind) else ("unit",)
    if ours.kind == theirs.kind == "money" and one.unit != two.unit:
        return ("unit",)
    if ("ratio" in (ours.kind, theirs.kind) or "duration" in (ours.kind, theirs.kind)) and (
        ours.kind != theirs.kind
    ):
        return ("unit",)
    if one.per and two.per and one.per != two.per:
        return ("unit",)
    if one.unit and two.unit and one.unit != two.unit:
        first, second = _CLASSES.get(one.unit, one.unit), _CLASSES.get(two.unit, two.unit)
        known = {one.unit, two.unit} <= _COUNTED or bool({one.unit, two.unit} & _WEIGHED)
        if known and first != second and not named and not _nouns(ours) & _nouns(theirs):
            return ("unit",)
    return ()


def counts_there(item: Quantity, line: Line) -> bool:
    """Whether a line has the noun that a number counts: "addresses for 47,300 people"."""
    if not item.noun or item.measure.per:
        return False
    return meaning(item.noun.lower().split()[-1]) in line.keys | line.spelt


def _nouns(item: Quantity) -> set[str]:
    return {meaning(word) for word in item.noun.lower().split()}


def _hundredfold(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a percentage lost its sign or a number got one: 97% became 97."""
    if (ours.kind == "ratio") == (theirs.kind == "ratio"):
        return False
    share, number = (ours, theirs) if ours.kind == "ratio" else (theirs, ours)
    value, printed = share.measure.value, number.measure.value
    return bool(value and printed) and math.isclose(100 * (value or 0), printed or 0, rel_tol=1e-9)


def _nearness(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> float:
    """Share of the content words around two numbers that both have; nearer ones count more."""
    first, second = _around(ours, claim), _around(theirs, told)
    total = sum(first.values()) + sum(second.values())
    shared = sum(min(weight, second.get(word, 0.0)) for word, weight in first.items())
    return 2 * shared / total if total else 0.0


def _around(item: Quantity, line: Line) -> dict[str, float]:
    start, end = item.measure.start, item.measure.end
    weights: dict[str, float] = {}
    for word in line.words:
        if word.key in STOP_WORDS or word.word[0].isdigit():
            continue
        away = max(start - word.end, word.start - end, 0)
        if away <= _REACH:
            weights[word.key] = max(weights.get(word.key, 0.0), 1.0 / (1 + away / 15))
    return weights


def arithmetic(matches: Sequence[Match]) -> str:
    """The numbers that stand against each other, written out."""
    return "; ".join(_written(one) for one in matches)


def _written(match: Match) -> str:
    one, two = match.ours.measure, match.theirs.measure
    sides = f"the draft has {one.surface}, the record {two.surface}"
    if one.value is None or two.value is None or one.value == two.value:
        return sides
    low, high = sorted((abs(one.value), abs(two.value)))
    gap = f"{high - low:,.10g} apart" if match.ours.kind != "ratio" else (
        f"{100 * (high - low):.3g} points apart"
    )  # fmt: skip
    return f"{sides}: {gap}" + (f", {high / low:,.3g} times" if low else "")
