"""Full-text search over passages, narrowed by the facts read from them and by their documents.

How much work a search is stays bounded however common its words are: up to RANKABLE passages are
ranked; of more, those that came last are shown first, since no rank tells so many apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from plainview.model import WrongUse
from plainview.store import facts, query, sql_read, sql_search
from plainview.store.packing import blanked, unpack_spans
from plainview.store.rows import FactRow, Hit, redact
from plainview.store.search_bodies import Bodies
from plainview.store.search_columns import NONE, Columns, Keys, Narrowing, among, keys_of

RANKABLE = 2000
"""Up to this many passages are ranked by bm25, counted exactly, and counted for the facets."""
WINDOW = 20_000
"""Passages that are looked at in one go where only some of them fit the documents asked for."""
FEW = 2000
"""Of up to this many passages that hold what was asked of facts, those with the words are looked
for; of more, those with the words are looked through for them."""
COMMON = 0.05
"""A word that stands in such a share of the passages tells little of which answers best."""
ORDERS = ("best", "newest", "oldest")
SHOWN_FACTS = 3
_AROUND = 120
_END = 1 << 62
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words, what they are narrowed to, and the order of the passages.

    `order`: "best" first, or by date of publication, "newest" or "oldest" first. `after` is the key
    of the last passage of the page before.
    """

    words: query.Query | None
    narrowing: Narrowing = field(default_factory=Narrowing)
    order: str = "best"
    after: int | None = None


@dataclass(frozen=True, slots=True)
class SearchFacets:
    """How many of the passages found each choice would leave, of the first RANKABLE."""

    types: Counter[str]
    orgs: Counter[str]
    outlets: Counter[str]
    kinds: Counter[str]
    years: Counter[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found, its key, and the first facts that were read from it."""

    key: int
    hit: Hit
    facts: tuple[FactRow, ...]
    more_facts: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search.

    `total` passages were found; where `more` is set, that many and more. `ranked` says whether they
    stand in the order that was asked for, or, where they are too many, those added last first.
    `rest` says that another page follows.
    """

    matches: tuple[Match, ...]
    total: int
    more: bool
    ranked: bool
    rest: bool
    facets: SearchFacets


@dataclass(frozen=True, slots=True)
class Known:
    """What searches need of all passages, worked out once for a state of the record; `shares` are
    those of the passages that hold a term that was asked for."""

    columns: Columns
    bodies: Bodies
    shares: dict[query.Term, float] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Known:
        return cls(Columns(connection), Bodies(connection))


def find(
    connection: sqlite3.Connection, known: Known, asked: Asked, limit: int, public: bool
) -> Found:
    """One page of passages; raises WrongUse for an unknown order."""
    if asked.order not in ORDERS:
        raise WrongUse(f"passages have no order {asked.order!r}", f"One of: {', '.join(ORDERS)}")
    search = _Search(connection, known, asked)
    head, page, ranked = search.page(limit + 1)
    counted = head[:RANKABLE]
    return Found(
        _matches(connection, page[:limit].tolist(), asked.words, public),
        min(len(head), RANKABLE),
        len(head) > RANKABLE,
        ranked,
        len(page) > limit,
        SearchFacets(*known.bodies.count(counted), *known.columns.facets(counted)),
    )


def count(connection: sqlite3.Connection, words: query.Query, at_most: int) -> int:
    """How many passages hold the words, counted no further than `at_most`."""
    given = (words.expression, at_most)
    return int(connection.execute(sql_search.COUNT_MATCHES, given).fetchone()[0])


def _listed(keys: Keys) -> str:
    return json.dumps(keys.tolist())


class _Search:
    """One search on its way from words to keys of passages."""

    def __init__(self, connection: sqlite3.Connection, known: Known, asked: Asked) -> None:
        self._connection, self._known, self._asked = connection, known, asked
        self._columns, narrowing = known.columns, asked.narrowing
        self._fits = known.columns.fitting(narrowing) if narrowing.of_documents else None
        self._held = known.bodies.holding(narrowing) if narrowing.of_facts else None

    def page(self, most: int) -> tuple[Keys, Keys, bool]:
        """The first keys that fit, at least RANKABLE + 1 where there are so many; those of the
        page; and whether they stand in the order that was asked for."""
        if self._asked.order != "best":
            whole = self._by_date()
            return whole, self._from(whole, most), True
        head = self._newest(_END, max(RANKABLE + 1, most))
        if len(head) <= RANKABLE:
            return head, self._from(self._ranked(head), most), True
        if self._asked.after is None:
            return head, head[:most], False
        return head, self._newest(self._asked.after, most), False

    def _from(self, keys: Keys, most: int) -> Keys:
        """The keys that follow the last page's; from the first on where that is not among them."""
        at = np.flatnonzero(keys == (-1 if self._asked.after is None else self._asked.after))
        first = int(at[0]) + 1 if len(at) else 0
        return keys[first : first + most]

    def _newest(self, below: int, most: int) -> Keys:
        """The highest keys below one."""
        if self._asked.words:
            return self._with_words(self._asked.words, below, most)
        if self._held is not None:
            held = self._fitting(self._held[::-1])
            return held[held < below][:most]
        return self._of_documents(below, most)

    def _with_words(self, words: query.Query, below: int, most: int) -> Keys:
        held = self._held if self._held is not None and len(self._held) <= FEW else None
        statement = sql_search.NEWEST.format(among="" if held is None else sql_search.AMONG)
        given = {"words": words.expression, "keys": "[]" if held is None else _listed(held)}
        all_fit = self._fits is None and self._held is held
        size = most if all_fit else max(WINDOW, most)
        found: list[Keys] = []
        while True:
            run = self._keys(statement, {**given, "below": below, "most": size})
            found.append(self._fitting(run))
            if len(run) < size or sum(map(len, found)) >= most:
                return np.concatenate(found)[:most]
            below = int(run[-1])

    def _fitting(self, keys: Keys) -> Keys:
        """Those of some passages that fit."""
        if self._fits is not None:
            keys = keys[self._fits[self._columns.texts(keys)]]
        if self._held is not None:
            keys = keys[among(keys, self._held)]
        return keys

    def _of_documents(self, below: int, most: int) -> Keys:
        """The first passage of each document that fits: nothing was asked of its passages."""
        if self._fits is None:
            return NONE
        firsts = self._columns.firsts[self._fits][::-1]
        return firsts[firsts < below][:most]

    def _by_date(self) -> Keys:
        keys = self._newest(_END, _END)
        days = self._columns.days[self._columns.texts(keys)]
        if self._asked.order == "newest":
            return keys[np.argsort(-days, kind="stable")]
        dated = np.where(days > 0, days, np.iinfo(np.int64).max)
        return keys[np.argsort(dated, kind="stable")]

    def _ranked(self, keys: Keys) -> Keys:
        words = self._asked.words
        if not words or len(keys) < 2:
            return keys
        telling = self._telling(words)
        every = telling == words.expression and self._fits is None and self._held is None
        given = {"words": telling, "keys": "[]" if every else _listed(keys)}
        statement = sql_search.RANKED.format(among="" if every else sql_search.AMONG)
        found = self._keys(statement, given)
        return np.concatenate((found, keys[~among(keys, np.sort(found))]))

    def _telling(self, words: query.Query) -> str:
        """The words to rank by: without those that stand in so many passages that they tell little,
        since bm25 counts all passages of a word, however few are ranked."""
        rare = [term for term in words.terms if self._share(term) < COMMON]
        if words.plain and len(rare) == len(words.terms):
            return words.expression
        telling = rare or [min(words.terms, key=self._share)]
        return f"({(' AND ' if words.plain else ' OR ').join(one.expression for one in telling)})"

    def _share(self, term: query.Term) -> float:
        """In what share of the passages a term stands, by those that came last."""
        known, last = self._known.shares, self._columns.last
        if term not in known:
            if len(known) > _REMEMBERED:
                known.clear()
            given = (term.expression, last - WINDOW)
            (found,) = self._connection.execute(sql_search.COUNT_LATEST, given).fetchone()
            known[term] = found / max(1, min(last, WINDOW))
        return known[term]

    def _keys(self, statement: str, given: Any) -> Keys:
        (found,) = self._connection.execute(statement, given).fetchone()
        return keys_of(found)


def _matches(
    connection: sqlite3.Connection, keys: list[int], words: query.Query | None, public: bool
) -> tuple[Match, ...]:
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    rows = connection.execute(sql_search.HITS.format(title=title), (json.dumps(keys),)).fetchall()
    held = {row[0]: sorted(map(int, row[-1].split(","))) if row[-1] else [] for row in rows}
    wanted = [key for found in held.values() for key in found[:SHOWN_FACTS]]
    stated = dict(zip(wanted, facts.keyed(connection, wanted, public), strict=True))
    found = {
        row[0]: Match(
            row[0],
            _hit(row[1:-1], words.terms if words else (), public),
            tuple(stated[key] for key in held[row[0]][:SHOWN_FACTS]),
            max(0, len(held[row[0]]) - SHOWN_FACTS),
        )
        for row in rows
    }
    return tuple(found[key] for key in keys if key in found)


def _hit(row: tuple[Any, ...], terms: tuple[query.Term, ...], public: bool) -> Hit:
    document, name, title, published, outlet, start, stop, page, cell, content, blob = row
    spans = unpack_spans(blob)
    found = query.marks(blanked(content, start, spans), terms)
    first, last = _window(content, found)
    shown = redact(content, start, spans) if public else content
    return Hit(
        document,
        name,
        title,
        published,
        outlet,
        start,
        stop,
        page,
        cell,
        shown[first:last],
        start + first,
        tuple(
            (max(a, first) - first, min(b, last) - first)
            for a, b in found
            if first < b and a < last
        ),
    )


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
