"""Documents by origin: retellings folded under the document that they go back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from plainview.pipeline import Family
from plainview.store.shelf import Shelved
from plainview.web.views import format_words

TEXTS: Final = "texts"
RECORDS: Final = "records"
"""Where an origin stands: what people wrote, and rows that a public body published."""
Numbers = NDArray[np.int64]


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


class Folded:
    """All origins of a record in columns, so that a list of any of them costs next to nothing.

    Origins go by their numbers here, which count from 0 in the order in which they came in.
    """

    def __init__(self, found: Sequence[Origin]) -> None:
        self.origins = tuple(found)
        documents = [(number, each) for number, one in enumerate(found) for each in one.all]
        self._of = np.array([number for number, _ in documents], dtype=np.int64)
        self._columns = {
            "outlet": _Column(one.outlet or "" for _, one in documents),
            "year": _Column(one.year for _, one in documents),
            "format": _Column(format_words(one) for _, one in documents),
        }
        self._shelf = _Column(one.shelf for one in found)
        self._retold = np.array([bool(one.retellings) for one in found], dtype=bool)
        self._textless = np.array([one.document.reader is None for one in found], dtype=bool)
        self._ids = sorted((one.document.id, number) for number, one in enumerate(found))

    def ordered(self, order: str) -> Numbers:
        """The numbers of all origins in an order; the same as of ORDERS."""
        key = ORDERS[order]
        numbers = sorted(range(len(self.origins)), key=lambda number: key(self.origins[number]))
        return np.array(numbers, dtype=np.int64)

    def narrowed(self, ordered: Numbers, shelf: str, kind: str, **given: str) -> Numbers:
        """Of numbers those on a shelf that fit, or of which a retelling does; "" for any."""
        fits = self._shelf.is_(shelf)
        if kind == "textless":
            fits &= self._textless
        elif kind:
            fits &= self._retold == (kind == "retold")
        wanted = [self._columns[name].is_(value) for name, value in given.items() if value]
        if wanted:
            some = np.zeros(len(self.origins), dtype=bool)
            some[self._of[np.logical_and.reduce(wanted)]] = True
            fits &= some
        return ordered[fits[ordered]]

    def place(self, found: Numbers, beginning: str) -> int:
        """Which of the numbers, counted from 1, is the origin whose document's id begins so; 0 for
        none."""
        first = bisect_left(self._ids, (beginning, -1))
        for id_, number in self._ids[first:]:
            if not beginning or not id_.startswith(beginning):
                break
            at = np.flatnonzero(found == number)
            if len(at):
                return int(at[0]) + 1
        return 0

    def on(self, shelf: str) -> int:
        """How many origins stand on a shelf."""
        return int(self._shelf.is_(shelf).sum())

    def facets(self, shelf: str) -> Facets:
        """What the documents of a shelf can be narrowed to, most first; years from the latest."""
        here = self._shelf.is_(shelf)[self._of]
        counts = {name: column.counts(here) for name, column in self._columns.items()}
        outlets, years, formats = (counts[name] for name in ("outlet", "year", "format"))
        return Facets(
            tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0]))),
            tuple(sorted(years.items(), reverse=True)),
            tuple(sorted(formats.items(), key=lambda item: (-item[1], item[0]))),
        )


class _Column:
    """Words by row, "" where a row has none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._codes: dict[str, int] = {}
        codes = [self._codes.setdefault(word, len(self._codes)) for word in words]
        self._rows = np.array(codes, dtype=np.int32)

    def is_(self, word: str) -> NDArray[np.bool_]:
        return np.asarray(self._rows == self._codes.get(word, -1))

    def counts(self, rows: NDArray[np.bool_]) -> dict[str, int]:
        """How many of some rows have each word that any has."""
        counted = np.bincount(self._rows[rows], minlength=len(self._codes)).tolist()
        named = zip(self._codes, counted, strict=True)
        return {word: number for word, number in named if word and number}


def _reversed(day: str) -> tuple[int, ...]:
    """A key that sorts later days first, those without a date last."""
    return tuple(-ord(letter) for letter in day) or (1,)
