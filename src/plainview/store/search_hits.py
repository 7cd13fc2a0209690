"""The passages that were found, with the words that answer and the facts read from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from plainview.store import facts, sql_read, sql_search
from plainview.store.packing import blanked, unpack_spans
from plainview.store.query import Term
from plainview.store.rows import FactRow, Hit, redact
from plainview.store.search_marks import marks

SHOWN_FACTS = 3
KEPT = 2000
"""Passages that are kept as they were read: what holds common words is shown again and again."""
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found, its key, and the first facts that were read from it."""

    key: int
    hit: Hit
    facts: tuple[FactRow, ...]
    more_facts: int


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage without what was searched for: where it stands (the first fields of a Hit), its
    words as the index has them and as they are shown, and its facts."""

    place: tuple[Any, ...]
    indexed: str
    shown: str
    facts: tuple[FactRow, ...]
    more_facts: int


class Hits:
    """The passages of one state of a record."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, bool], _Passage] = {}
        self._guard = Lock()

    def matches(
        self,
        connection: sqlite3.Connection,
        keys: Sequence[int],
        terms: tuple[Term, ...],
        public: bool,
    ) -> tuple[Match, ...]:
        """Passages by their keys, in that order; `terms` are marked in them."""
        kept = self._kept
        found = {key: kept.get((key, public)) for key in keys}
        held = {key: passage for key, passage in found.items() if passage}
        missing = [key for key in keys if key not in held]
        if missing:
            read = _read(connection, missing, public)
            held.update(read)
            self._keep(read, public)
        return tuple(_match(key, held[key], terms) for key in keys if key in held)

    def _keep(self, read: dict[int, _Passage], public: bool) -> None:
        with self._guard:
            self._kept.update({(key, public): passage for key, passage in read.items()})
            while len(self._kept) > KEPT:  # what was read longest ago goes first
                del self._kept[next(iter(self._kept))]


def _read(connection: sqlite3.Connection, keys: list[int], public: bool) -> dict[int, _Passage]:
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    rows = connection.execute(sql_search.HITS.format(title=title), (json.dumps(keys),)).fetchall()
    held = {row[0]: sorted(map(int, row[-1].split(","))) if row[-1] else [] for row in rows}
    wanted = [key for found in held.values() for key in found[:SHOWN_FACTS]]
    stated = dict(zip(wanted, facts.keyed(connection, wanted, public), strict=True))
    read = {}
    for key, *place, content, blob, _ in rows:
        spans, start = unpack_spans(blob), place[5]
        read[key] = _Passage(
            tuple(place),
            blanked(content, start, spans),
            redact(content, start, spans) if public else content,
            tuple(stated[fact] for fact in held[key][:SHOWN_FACTS]),
            max(0, len(held[key]) - SHOWN_FACTS),
        )
    return read


def _match(key: int, passage: _Passage, terms: tuple[Term, ...]) -> Match:
    document, name, title, published, outlet, start, stop, page, cell = passage.place
    found = marks(passage.indexed, terms)
    first, last = _window(passage.shown, found)
    hit = Hit(
        document,
        name,
        title,
        published,
        outlet,
        start,
        stop,
        page,
        cell,
        passage.shown[first:last],
        start + first,
        tuple(
            (max(a, first) - first, min(b, last) - first)
            for a, b in found
            if first < b and a < last
        ),
    )
    return Match(key, hit, passage.facts, passage.more_facts)


def _window(content: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """A run around the first mark that begins and ends between words."""
    start, end = found[0] if found else (0, 0)
    first = max(0, start - _AROUND)
    last = min(len(content), max(end, start) + 2 * _AROUND)
    if first:
        first = next((at + 1 for at in range(first, start) if content[at].isspace()), first)
    if last < len(content):
        last = next((at for at in range(last, end, -1) if content[at - 1].isspace()), last)
    return first, last
