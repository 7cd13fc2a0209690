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
_WORDED = ("for", "task", "purpose", "act", "condition", "about", "calls_for", "other_outcome")
"""Roles that are filled by words of the text's own: two wordings need not be two matters."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a fact says, of all that `model.Fact` holds."""

    type: str
    polarity: str
    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]


def same(one: Content, two: Content) -> bool:
    """Whether two facts say the same; the order of the two makes no difference."""
    if one.type != two.type or one.polarity != two.polarity:
        return False
    roles, other_roles = _roles(one.fillers), _roles(two.fillers)
    common = roles.keys() & other_roles.keys()
    agreed = {role for role in common if roles[role] & other_roles[role]}
    if (common - agreed).difference(_WORDED):
        return False
    if one.measures and two.measures:
        return bool(agreed) and _number_in_common(one.measures, two.measures)
    # one role alone, without a number, is what many facts have in common
    return len(agreed) >= 2


def _roles(fillers: Sequence[Filler]) -> dict[str, set[str]]:
    """What fills each role: ids or names; of roles in the text's own words, the longer words."""
    found: dict[str, set[str]] = {}
    for filler in fillers:
        if filler.via in _OPEN or filler.entity in _NO_IDENTITY or not filler.name:
            continue
        name = filler.entity or filler.name.lower()
        worded = filler.role in _WORDED and not filler.entity and ":" not in name
        names = {word for word in name.split() if len(word) > 3} if worded else {name}
        found.setdefault(filler.role, set()).update(names)
    return found


def _number_in_common(ours: Sequence[Measure], theirs: Sequence[Measure]) -> bool:
    """Whether one number measures the same in both.

    What one calls obligated another calls spent: money is compared with money.
    """
    pairs = [(one, two) for one in ours for two in theirs if one.per == two.per]
    named = [pair for pair in pairs if pair[0].name == pair[1].name]
    money = [pair for pair in pairs if pair[0].unit == pair[1].unit == "USD"]
    return any(_close(one, two) for one, two in named or money)


def _close(one: Measure, two: Measure) -> bool:
    if one.value is not None and two.value is not None:
        # a number printed with fewer digits may be the other one rounded
        return abs(one.value - two.value) <= max(one.rounding, two.rounding)
    return one.interval.meets(two.interval)
