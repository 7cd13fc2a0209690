"""Documents by origin: retellings folded under the document that they go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from plainview.pipeline import Family
from plainview.store.shelf import Shelved
from plainview.web.views import format_words

TEXTS: Final = "texts"
RECORDS: Final = "records"
"""Where an origin stands: what people wrote, and rows that a public body published."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A document with those that retell it; `sure` is False where it is not known which was first.

    `place` counts from 0 in the order in which documents came in; `retellings` are those of its
    family but itself.
    """

    place: int
    document: Shelved
    retellings: tuple[Shelved, ...] = ()
    sure: bool = True

    @property
    def shelf(self) -> str:
        return RECORDS if self.document.official else TEXTS

    @property
    def all(self) -> tuple[Shelved, ...]:
        return (self.document, *self.retellings)


@dataclass(frozen=True, slots=True)
class Facets:
    """What a shelf can be narrowed to, with the number of documents: outlets, years, formats."""

    outlets: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    formats: tuple[tuple[str, int], ...]


ORDERS: dict[str, Callable[[Origin], Any]] = {
    "retold": lambda one: (-len(one.retellings), -one.document.facts, -one.place),
    "published": lambda one: (_reversed(one.document.published or ""), -one.place),
    "newest": lambda one: -one.place,
    "facts": lambda one: (-one.document.facts, -one.place),
    "name": lambda one: (one.document.name.casefold(), one.document.id),
}


def origins(shelf: Sequence[Shelved], families: Sequence[Family]) -> list[Origin]:
    """Every document once: as an origin, or among the retellings of one."""
    places = {one.id: place for place, one in enumerate(shelf)}
    folded: dict[str, Origin] = {}
    under: set[str] = set()
    for family in families:
        # the first of a family is its root where that is known
        held = [shelf[places[row.id]] for row in family.documents if row.id in places]
        if len(held) < 2:
            continue
        sure = family.origin is not None
        folded[held[0].id] = Origin(places[held[0].id], held[0], tuple(held[1:]), sure)
        under.update(one.id for one in held[1:])
    return [
        folded.get(one.id) or Origin(place, one)
        for place, one in enumerate(shelf)
        if one.id not in under
    ]


def facets(found: Sequence[Origin], shelf: str) -> Facets:
    """What the documents of a shelf can be narrowed to, most first; years from the latest."""
    documents = [each for one in found if one.shelf == shelf for each in one.all]
    outlets = Counter(one.outlet for one in documents if one.outlet)
    formats = Counter(map(format_words, documents))
    years = Counter(one.year for one in documents if one.year)
    return Facets(
        tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0]))),
        tuple(sorted(years.items(), reverse=True)),
        tuple(sorted(formats.items(), key=lambda item: (-item[1], item[0]))),
    )


def _reversed(day: str) -> tuple[int, ...]:
    """A key that sorts later days first, those without a date last."""
    return tuple(-ord(letter) for letter in day) or (1,)
