"""What two numbers count: their units and nouns, and how alike the words around them are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from plainview.checks.draft.agreeing import CEILINGS, digits_of, scaled
from plainview.checks.draft.lines import CELLS, Line, numerals, words_of
from plainview.checks.draft.readings import TIMES
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS
from plainview.model import Measure
from plainview.vocab.tables import words

_THEM = frozenset(("them", "these", "those", "it"))
_OPTIONS = re.compile(r"\b(?:all|every|any) (?:of )?(?:the |its )?options?\b", re.IGNORECASE)
_PEAK = re.compile(r"\b(?:largest|highest|biggest|greatest|peak(?:ed)?)\b[^,;.]*$", re.IGNORECASE)
_BROKEN = re.compile(r"\d,\s+$")
_REACH = 60  # characters on either side of a number that say what it counts
_COUNTED = words(
    "people beds facilities records requests agents offices hours days weeks months years cameras"
    " scans arrests agencies flights names addresses queries images"
)
_BODIES = ("org", "office", "program", "facility")
_OF_WHAT = re.compile(
    r" (?:of )?(?:the|its|their|his|her|our|these|those) "
    r"((?:(?!(?:in|of|for|that|who|which|and|to|on|at|by|were|was|are|is|had|have|has|with|from)\b)"
    r"[^\W\d]+[ .]?){1,3})",
    re.IGNORECASE,
)
_NAMED = 3  # words that say of what a share is one
_WEIGHED = words("pounds tons tonnes kilograms miles kilometers kilometres acres feet")
_CLASSES = {"agents": "people", "addresses": "records", "names": "records"}
_FEW = 10.0
_SHARES = 10.0  # above which a bare decimal of a table is hardly a share
_TELLING = 3  # digits of a number that does not come by chance
_FAR = 10.0  # times that one number of a thing is hardly more than another
_ONE_NOUN, LEAST_NEAR, BARELY_NEAR, CLEARLY_NEAR, _NEVER = 0.1, 0.2, 0.3, 0.5, 2.0


def of_another(item: Quantity, claim: Line, told: Line) -> bool:
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


def of_another_whole(ours: Quantity, claim: Line, told: Line) -> bool:
    """Whether a share is one of what the other sentence does not speak of: "half their property" is
    none of its debts."""
    hit = _OF_WHAT.match(claim.content, ours.measure.end - claim.start)
    if not hit or ours.kind != "ratio":
        return False
    after = [word for word in claim.words if word.start - claim.start >= hit.start(1)]
    named = [word.key for word in after[:_NAMED] if word.start - claim.start < hit.end()]
    named = [key for key in named if key not in STOP_WORDS]
    return bool(named) and (told.keys | told.spelt).isdisjoint(named)


def printed_before(item: Quantity, line: Line) -> str:
    return line.content[: max(0, item.measure.start - line.start)]


def at_most(item: Quantity, line: Line) -> bool:
    """Whether a number is the most there can be or was: with all options, on the fullest day."""
    if item.kind == "money":
        return _OPTIONS.search(line.content) is not None
    return _PEAK.search(printed_before(item, line)) is not None


def broken(item: Quantity, line: Line) -> bool:
    """Whether a number is the end of one that was broken: "3, 835", but not "May 12, 835"."""
    found = _BROKEN.search(printed_before(item, line))
    at = line.start + found.start() if found else 0
    return found is not None and not any(one.start <= at < one.end for one in line.dates)


def bracketed(item: Quantity, line: Line) -> bool:
    """Whether a number stands in brackets."""
    said = printed_before(item, line)
    return said.count("(") > said.count(")")


def share_of_another(ours: Quantity, theirs: Quantity, claim: Line, near: float) -> bool:
    """Whether a share in the record is one of what the draft does not speak of."""
    if ours.kind != "ratio" or theirs.kind != "ratio" or near >= CLEARLY_NEAR:
        return False
    named, own = (
        [word.key for word in words_of(item.measure.of or "", 0) if word.key not in STOP_WORDS]
        for item in (theirs, ours)
    )
    said = claim.keys | claim.spelt | {meaning("people")}  # whom most shares are of
    return bool(named) and not set(named) & set(own) and not set(named[:2]) <= said


def far_below(one: Measure, two: Measure) -> bool:
    """Whether a number is so far below a limit that it is a limit of something else."""
    limit = one.qualifier in CEILINGS and two.qualifier not in CEILINGS
    return limit and bool(one.value and two.value) and (two.value or 0) < (one.value or 0) / 2


def beneath(one: Measure, two: Measure) -> bool:
    """Whether a number is so far beneath a limit that nobody says of it that it keeps that."""
    limit = two.qualifier in CEILINGS and one.qualifier not in CEILINGS
    return limit and bool(one.value and two.value) and _FAR * (one.value or 0) < (two.value or 0)


def nearest(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> float:
    """How alike the surroundings of two numbers must be for the two to contradict each other."""
    one, two = ours.measure, theirs.measure
    if ours.kind == "duration":
        return BARELY_NEAR
    if scaled(one, two) and min(digits_of(one), digits_of(two)) >= _TELLING:
        return 0.0  # the same three digits of another scale hardly come by chance
    counting = ours.kind in ("count", "rate")
    few = max(abs(one.value or _FEW), abs(two.value or _FEW)) < _FEW
    if counting and few and one.unit == two.unit == "people":
        return BARELY_NEAR  # "two men" and "three men" are of one matter by chance
    if counting and not (ours.noun and theirs.noun):
        if one.unit == two.unit == TIMES:
            return LEAST_NEAR
        values = [_middle(measure) for measure in (one, two)]
        low, high = sorted(abs(value or 0.0) for value in values)
        if None in values or (high > _FAR * low and not scaled(one, two)):
            return _NEVER
    if counting and ours.noun and theirs.noun and not _nouns(ours) & _nouns(theirs):
        if (
            one.unit
            and two.unit
            and _CLASSES.get(one.unit, one.unit) != _CLASSES.get(two.unit, two.unit)
        ):
            return _NEVER
        if one.unit is None or two.unit is None:
            return BARELY_NEAR
    elif counting and not (ours.noun and theirs.noun):
        # "the senators numbered eighteen": the noun stands elsewhere; a row has it in its head
        elsewhere = not ours.noun and counts_there(theirs, claim)
        row = CELLS in told.content and len(told.quantities) == 1
        return _ONE_NOUN if elsewhere or row else BARELY_NEAR
    if one.value and two.value and not scaled(one, two):
        size = sorted((abs(one.value), abs(two.value)))
        if size[1] > _FAR * size[0]:
            return CLEARLY_NEAR
    return _ONE_NOUN if counting and _head(ours) == _head(theirs) != "" else LEAST_NEAR


def _middle(measure: Measure) -> float | None:
    """The value of a number, of a range its middle."""
    if measure.value is not None or measure.lo is None or measure.hi is None:
        return measure.value
    return (measure.lo + measure.hi) / 2


def _head(item: Quantity) -> str:
    return meaning(item.noun.lower().split()[-1]) if item.noun else ""


def kinds_like(kind: str) -> frozenset[str]:
    return frozenset(("count", "rate")) if kind in ("count", "rate") else frozenset((kind,))


def rate_made(one: Measure, theirs: Quantity, told: Line) -> tuple[str, ...]:
    """("unit",) where the draft makes a rate of what the record does not; what a bare number counts
    ("called 3,000 a floor") was said before it."""
    said = {word.key for word in told.words}
    bare = not theirs.noun and not theirs.measure.unit and theirs.kind == "count"
    if not one.per or theirs.measure.per or bare:
        return ()
    if meaning(one.per) in said or meaning("average") in said:
        return ()
    return ("unit",)


def unit_apart(ours: Quantity, theirs: Quantity, named: bool) -> tuple[str, ...]:
    """("unit",) where two numbers cannot count the same thing.

    `named` says that one sentence has the noun that the other counts.
    """
    one, two = ours.measure, theirs.measure
    if ours.kind not in kinds_like(theirs.kind) and "money" in (ours.kind, theirs.kind):
        return () if "rate" in (ours.kind, theirs.kind) else ("unit",)
    if ours.kind == theirs.kind == "money" and one.unit != two.unit:
        return ("unit",)
    if _as_share(ours, theirs):
        return ()
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


def _as_share(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a share stands beside a bare decimal, as tables print shares: 73% and 0.731."""
    kinds = {ours.kind, theirs.kind}
    bare = ours if ours.kind == "count" else theirs
    value = bare.measure.value
    if kinds != {"ratio", "count"} or bare.noun or value is None:
        return False
    return 0 < value < _SHARES and not value.is_integer()


def counts_there(item: Quantity, line: Line) -> bool:
    """Whether a line has the noun that a number counts: "addresses for 47,300 people"."""
    if not item.noun or item.measure.per:
        return False
    return meaning(item.noun.lower().split()[-1]) in line.keys | line.spelt


def _nouns(item: Quantity) -> set[str]:
    return {meaning(word) for word in item.noun.lower().split()}


def hundredfold(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a percentage lost its sign or a number got one: 97% became 97."""
    if (ours.kind == "ratio") == (theirs.kind == "ratio"):
        return False
    share, number = (ours, theirs) if ours.kind == "ratio" else (theirs, ours)
    if not any(sign.isdigit() for sign in share.measure.surface):
        return False  # "a quarter" has no sign to lose
    value, printed = share.measure.value, number.measure.value
    return bool(value and printed) and math.isclose(100 * (value or 0), printed or 0, rel_tol=1e-9)


def nearness(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> float:
    """Share of the content words around two numbers that both have; nearer ones count more."""
    first, second = _around(ours, claim), _around(theirs, told)
    # "CBP" is whom the record spells out
    named, spelt = _named_around(ours, claim), _named_around(theirs, told)
    for one in named.keys() & spelt.keys():
        first[one], second[one] = named[one], spelt[one]
    total = sum(first.values()) + sum(second.values())
    shared = sum(min(weight, second.get(word, 0.0)) for word, weight in first.items())
    return 2 * shared / total if total else 0.0


def _around(item: Quantity, line: Line) -> dict[str, float]:
    spelt = not any(sign.isdigit() for sign in item.measure.surface)
    own = set(numerals(item, line.words)) if spelt else ()  # "four hundred" is not around it
    words = [
        (word.key, word.start, word.end)
        for word in line.words
        if word.key not in STOP_WORDS
        and not word.word[0].isdigit()
        and (word.start, word.end) not in own
    ]
    return _weights(item, words)


def _named_around(item: Quantity, line: Line) -> dict[str, float]:
    named = [
        (f"@{one.entity}", one.start, one.end)
        for one in line.mentions
        if one.entity and one.kind in _BODIES
    ]
    return _weights(item, named)


def _weights(item: Quantity, keys: Iterable[tuple[str, int, int]]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for key, first, last in keys:
        away = max(item.measure.start - last, first - item.measure.end, 0)
        if away <= _REACH:
            weights[key] = max(weights.get(key, 0.0), 1.0 / (1 + away / 15))
    return weights
