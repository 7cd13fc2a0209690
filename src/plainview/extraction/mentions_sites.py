"""Field offices: "ICE's Newark field office", "the Dallas office" in a text about such offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities
from plainview.vocab.tables import words

_OFFICE = re.compile(
    r" (?:(field|regional|district|area) )?office(?!\w| (?:of|building|space|park))"
)
_OWNED = re.compile(r"'s? $| $")
_HAS = re.compile(r"(?:'s?)?(?: \([A-Z]+\))?(?: [A-Za-z]+){0,3} [Ff]ield [Oo]ffices?(?!\w)")
_JUST = 3
_OFTEN = 2
_OWNERS = words("agency bureau service office department component division directorate")
_LISTED = frozenset(("us-ice", "us-ero"))


def field_offices(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Offices that a city tells apart, each with the agency named last before it.

    A bare "the Dallas office" is one only where the text speaks of field offices.
    """
    if " office" not in text:
        return
    about = "field office" in text
    owners: list[Mention] | None = None
    for city in named:
        if city.kind != "place":
            continue
        found = _OFFICE.match(text, city.end)
        if found is None or not (found[1] or about):
            continue
        owners = _owners(text, named) if owners is None else owners
        owner = _owner(owners, city.start)
        start = city.start
        if owner and _OWNED.fullmatch(text[owner.end : city.start]):
            start = owner.start
        name, entity = _office(owner, city.name)
        end = found.end()
        yield Mention(start, end, content[start:end], "org", name, entity, "pattern")


def _owners(text: str, named: list[Mention]) -> list[Mention]:
    """The agencies that the text says have field offices; else all that it names."""
    kinds = _kinds()
    bodies = [item for item in named if kinds.get(item.entity or "") in _OWNERS]
    return [item for item in bodies if _HAS.match(text, item.end)] or bodies


def _owner(owners: list[Mention], city: int) -> Mention | None:
    """The one that is named just before, or far more often than any other."""
    earlier = [item for item in owners if item.start < city]
    if earlier and city - earlier[-1].end <= _JUST:
        return earlier[-1]
    counts = Counter(item.name for item in earlier).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < _OFTEN * counts[1][1]):
        return None
    return next(item for item in earlier if item.name == counts[0][0])


def _office(owner: Mention | None, city: str) -> tuple[str, str | None]:
    if owner is None:
        return f"{city} field office", None
    if owner.entity in _LISTED:
        listed = _field_offices().get(f"ICE {city} Field Office")
        if listed:
            return f"ICE {city} Field Office", listed
    return f"{_acronyms().get(owner.entity or '', owner.name)} {city} field office", None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {entry.id: entry.kind for entry in entities() if entry.type == "Org"}


@lru_cache(maxsize=1)
def _acronyms() -> dict[str, str]:
    return {
        entry.id: alias.name
        for entry in entities()
        for alias in entry.aliases
        if alias.how == "acronym" and "." not in alias.name
    }


@lru_cache(maxsize=1)
def _field_offices() -> dict[str, str]:
    return {entry.name: entry.id for entry in entities() if entry.name.endswith(" Field Office")}
