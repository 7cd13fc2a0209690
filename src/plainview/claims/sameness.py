"""Whether two facts of different documents say the same thing.

They do when nothing that both say is in conflict and what they share identifies the matter: a
number of the same measure with the same value, or several roles with the same fillers. Whether
what they say is asserted, planned or denied is a matter of stage and not of what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plainview.model import Filler, Measure

_OPEN = ("inferred", "implied")
_NO_IDENTITY = ("us-officials",)
_CLASSES = ("instrument:", "staff:", "population:")
_ROUNDED = 0.05  # of a number, which is the most that rounding takes
_TELLING = 3  # digits of a number that hardly comes twice by chance
_OPINIONS = ("stance", "rule")  # many of one holder or issuer are about one thing
_WORDS = 4  # longer words in common that hardly come twice by chance
_ALIKE = 0.6  # of the longer words of the shorter wording
_WORDED = ("for", "task", "purpose", "condition", "about", "calls_for")
"""Roles that are filled by words of the text's own: two wordings need not be two matters."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a fact says, of all that `model.Fact` holds."""

    type: str
    polarity: str
    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]


def same(one: Content, two: Content) -> bool:
    """Whether two facts say the same; the order of the two makes no difference.

    In doubt they do not: facts that are wrongly taken for one would confirm each other.
    """
    if one.type != two.type or one.polarity != two.polarity:
        return False
    roles, other_roles = _roles(one.fillers), _roles(two.fillers)
    common = roles.keys() & other_roles.keys()
    agreed = {role for role in common if roles[role] & other_roles[role]}
    if common - agreed:
        return False
    worded = _worded(one.fillers, two.fillers)
    if worded is False:
        return False
    if one.measures and two.measures:
        digits = _number_in_common(one.measures, two.measures)
        return len(agreed) >= (1 if digits >= _TELLING else 2) and digits > 0
    # without a number, who and what kind of thing is what many facts have in common
    if worded:
        return bool(agreed)
    return one.type not in _OPINIONS and len(agreed) >= 3


def _roles(fillers: Sequence[Filler]) -> dict[str, set[str]]:
    """What identifies the matter, by role: ids and names, but no class such as "a memo"."""
    found: dict[str, set[str]] = {}
    for filler in fillers:
        if filler.via in _OPEN or filler.entity in _NO_IDENTITY or filler.role in _WORDED:
            continue
        name = filler.entity or filler.name.lower()
        if name and not name.startswith(_CLASSES):
            found.setdefault(filler.role, set()).add(name)
    return found


def _worded(ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool | None:
    """Whether roles in the texts' own words say alike; None where they say too little."""
    telling = False
    for role in _WORDED:
        first, second = _words(ours, role), _words(theirs, role)
        if not first or not second:
            continue
        shared = len(first & second)
        if shared < _ALIKE * min(len(first), len(second)):
            return False
        telling |= shared >= _WORDS
    return telling or None


def _words(fillers: Sequence[Filler], role: str) -> set[str]:
    return {
        word
        for filler in fillers
        if filler.role == role and filler.via not in _OPEN and not filler.entity
        for word in filler.name.lower().split()
        if len(word) > 3
    }


def _number_in_common(ours: Sequence[Measure], theirs: Sequence[Measure]) -> int:
    """How many digits the number has that measures the same in both; 0 where there is none.

    What one calls obligated another calls spent: money is compared with money.
    """
    pairs = [(one, two) for one in ours for two in theirs if one.per == two.per]
    named = [pair for pair in pairs if pair[0].name == pair[1].name]
    money = [pair for pair in pairs if pair[0].unit == pair[1].unit == "USD"]
    alike = [pair for pair in named or money if _close(*pair)]
    return max((max(_digits(one), _digits(two)) for one, two in alike), default=0)


def _digits(measure: Measure) -> int:
    """Significant digits as printed, at least one."""
    value = measure.value
    return len(f"{abs(value):.10g}".replace(".", "").strip("0")) or 1 if value is not None else 1


def _close(one: Measure, two: Measure) -> bool:
    """Whether two numbers are one, printed with as many digits or fewer."""
    if one.value is None or two.value is None:
        return one.interval == two.interval
    rounded = max(one.rounding, two.rounding)
    most = _ROUNDED * max(abs(one.value), abs(two.value))
    return abs(one.value - two.value) <= min(rounded, most)
