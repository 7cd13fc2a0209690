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
    numbers = _numbers(one.measures, two.measures)
    if numbers is False or (common - agreed).difference(_WORDED):
        return False
    needed = 1 if numbers else min(2, len(roles), len(other_roles))
    return len(agreed) >= max(1, needed)


def _roles(fillers: Sequence[Filler]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for filler in fillers:
        if filler.via not in _OPEN and filler.entity not in _NO_IDENTITY and filler.name:
            found.setdefault(filler.role, set()).add(filler.entity or filler.name.lower())
    return found


def _numbers(ours: Sequence[Measure], theirs: Sequence[Measure]) -> bool | None:
    """True where both have a number of one thing in common, False where such numbers differ, else
    None. What one calls obligated another calls spent: money is compared with money."""
    pairs = [(one, two) for one in ours for two in theirs if one.per == two.per]
    named = [_close(one, two) for one, two in pairs if one.name == two.name]
    if not named:
        named = [_close(one, two) for one, two in pairs if one.unit == two.unit is not None]
    return any(named) if named else None


def _close(one: Measure, two: Measure) -> bool:
    if one.value is not None and two.value is not None:
        # a number printed with fewer digits may be the other one rounded
        return abs(one.value - two.value) <= max(one.rounding, two.rounding)
    return one.interval.meets(two.interval)
