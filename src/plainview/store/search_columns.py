"""What a search is narrowed and counted by, of each text, in columns: date, outlet, kind.

Passages of a text have keys in a row, so that a passage finds its text among the first keys.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plainview.store import sql_search

Keys = NDArray[np.int64]
"""Keys of passages."""
NONE: Keys = np.zeros(0, dtype=np.int64)
_LATEST = 99_991_231


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is narrowed to; empty for any.

    `orgs` are entity ids, any of them; `since` and `until` are years, months or days (ISO), both
    included; `kinds` are any of the kinds that `Columns` names; the outlet is given in full.
    """

    type: str = ""
    orgs: tuple[str, ...] | None = None
    outlet: str = ""
    kinds: frozenset[str] | None = None
    since: str = ""
    until: str = ""

    @property
    def of_facts(self) -> bool:
        return bool(self.type) or self.orgs is not None

    @property
    def of_documents(self) -> bool:
        return bool(self.outlet or self.since or self.until) or self.kinds is not None


class Columns:
    """The texts of a record in the order of their passages' keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(sql_search.COLUMNS).fetchall()
        outlets: dict[str, int] = {}
        kinds: dict[str, int] = {}
        table = np.array(
            [
                (
                    first,
                    last,
                    day(published),
                    outlets.setdefault(outlet, len(outlets)),
                    kinds.setdefault(_kind(reader, media_type), len(kinds)),
                )
                for first, last, published, outlet, reader, media_type in rows
            ],
            dtype=np.int64,
        ).reshape(-1, 5)
        self.firsts, self.lasts, self.days, self._outlets, self._kinds = table.T.copy()
        self.outlets, self.kinds = tuple(outlets), tuple(kinds)
        years, self._years = np.unique(self.days // 10_000, return_inverse=True)
        self.years = tuple(f"{year:04}" if year else "" for year in years.tolist())
        places = np.searchsorted(self.firsts, np.arange(self.last + 1), side="right") - 1
        self._texts = places.astype(np.int32)

    @property
    def last(self) -> int:
        """The highest key of a passage; 0 where there is none."""
        return int(self.lasts.max(initial=0))

    def texts(self, keys: Keys) -> NDArray[np.int32]:
        """The number of the text that each passage belongs to."""
        return self._texts[keys]

    def of_texts(self, fits: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which keys are those of passages of some texts."""
        return np.asarray(fits[self._texts]) if len(fits) else np.zeros(1, dtype=bool)

    def fitting(self, narrowing: Narrowing) -> NDArray[np.bool_]:
        """Which texts fit what is asked of their documents."""
        fits = np.ones(len(self.firsts), dtype=bool)
        if narrowing.outlet:
            fits &= self._outlets == _place(self.outlets, narrowing.outlet)
        if narrowing.kinds is not None:
            held = [number for number, kind in enumerate(self.kinds) if kind in narrowing.kinds]
            fits &= np.isin(self._kinds, held)
        if narrowing.since:
            fits &= self.days >= day(narrowing.since)
        if narrowing.until:
            fits &= (self.days > 0) & (self.days <= day(narrowing.until, last=True))
        return fits

    def facets(self, keys: Keys) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How many of some passages are of each outlet, kind and year; "" where none is known."""
        texts = self.texts(keys)
        outlets = np.bincount(self._outlets[texts], minlength=len(self.outlets))
        kinds = np.bincount(self._kinds[texts], minlength=len(self.kinds))
        years = np.bincount(self._years[texts], minlength=len(self.years))
        return (
            _counter(self.outlets, outlets),
            _counter(self.kinds, kinds),
            _counter(self.years, years),
        )


def keys_of(listed: str | None) -> Keys:
    """Keys that the database gives in one row, with commas between."""
    return np.fromstring(listed or "", dtype=np.int64, sep=",")


def among(keys: Keys, ordered: Keys) -> NDArray[np.bool_]:
    """Which of some keys are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(keys), dtype=bool)
    places = np.searchsorted(ordered, keys)
    return np.asarray(ordered[np.minimum(places, len(ordered) - 1)] == keys)


def day(iso: str | None, *, last: bool = False) -> int:
    """A date as a number YYYYMMDD that sorts; a month or year is its first or last day; 0 for none.

    What is no plain date, as EDTF allows ("2024-21", "2024~"), counts by the part that is.
    """
    parts: list[int] = []
    for bound, part in zip((9999, 12, 31), (iso or "").split("-"), strict=False):
        if not part.isdecimal() or not 0 < int(part) <= bound:
            break
        parts.append(int(part))
    if not parts:
        return _LATEST if last else 0
    parts += ([12, 31] if last else [1, 1])[len(parts) - 1 :]
    return parts[0] * 10_000 + parts[1] * 100 + parts[2]


def _kind(reader: str, media_type: str) -> str:
    return reader.partition("/")[0] or media_type


def _place(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else -1


def _counter(names: tuple[str, ...], counts: NDArray[Any]) -> Counter[str]:
    return Counter(
        {names[number]: int(counts[number]) for number in np.flatnonzero(counts).tolist()}
    )
