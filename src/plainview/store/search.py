"""Full-text search over passages, narrowed by the facts read from them and by their documents.

How much work a search is stays bounded however common its words are: up to RANKABLE passages are
ranked; of more, those that came last are shown first, since no rank tells so many apart. What is
found is the same whether words are looked up in memory (search_words) or in the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from plainview.model import WrongUse
from plainview.store import query, sql_search
from plainview.store.search_bodies import Bodies
from plainview.store.search_columns import NONE, Columns, Keys, Narrowing, among, keys_of
from plainview.store.search_hits import Hits, Match
from plainview.store.search_words import Bits, Words, bits_of, latest

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


@dataclass(slots=True)
class Known:
    """What searches need of all passages, worked out once for a state of the record.

    `shares` are those of the passages that hold a term that was asked for. Without `words`, which
    take seconds to work out over a large record, all is asked of the index.
    """

    columns: Columns
    bodies: Bodies
    hits: Hits
    shares: dict[query.Term, float] = field(default_factory=dict)
    words: Words | None = None

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Known:
        columns = Columns(connection)
        return cls(columns, Bodies(connection, columns.last), Hits())

    def learn(self, connection: sqlite3.Connection) -> None:
        """Work out what makes searches for common words quick."""
        if self.words is None:
            self.words = Words(connection, self.columns.last + 1)


def find(
    connection: sqlite3.Connection, known: Known, asked: Asked, limit: int, public: bool
) -> Found:
    """One page of passages; raises WrongUse for an unknown order."""
    if asked.order not in ORDERS:
        raise WrongUse(f"passages have no order {asked.order!r}", f"One of: {', '.join(ORDERS)}")
    search = _Search(connection, known, asked)
    head, page, ranked = search.page(limit + 1)
    counted = head[:RANKABLE]
    terms = asked.words.terms if asked.words else ()
    return Found(
        known.hits.matches(connection, page[:limit].tolist(), terms, public),
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
        self._bits = self._at_hand()

    def _at_hand(self) -> Bits | None:
        """All passages that fit, where that is quickly told."""
        words, known = self._asked.words, self._known.words
        bits = known.passages(self._connection, words.tree) if words and known else None
        if bits is not None and self._fits is not None:
            bits = bits & np.packbits(self._columns.of_texts(self._fits), bitorder="little")
        if bits is not None and self._held is not None:
            bits = bits & bits_of(self._held, self._columns.last + 1)
        return bits

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
        if self._bits is not None:
            return latest(self._bits, below, most)
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
        known, single = self._known.words, [term.words[0] for term in telling if term.single]
        if known and len(single) == len(telling):
            return np.concatenate(known.ranked(self._connection, single, keys))
        joint = " AND " if words.plain else " OR "
        expression = f"({joint.join(term.expression for term in telling)})"
        every = words.plain and telling == words.terms and self._fits is None and self._held is None
        given = {"words": expression, "keys": "[]" if every else _listed(keys)}
        statement = sql_search.RANKED.format(among="" if every else sql_search.AMONG)
        found = self._keys(statement, given)
        return np.concatenate((found, keys[~among(keys, np.sort(found))]))

    def _telling(self, words: query.Query) -> tuple[query.Term, ...]:
        """The words to rank by: without those that stand in so many passages that they tell little,
        since bm25 counts all passages of a word, however few are ranked."""
        rare = tuple(term for term in words.terms if self._share(term) < COMMON)
        return rare or (min(words.terms, key=self._share),)

    def _share(self, term: query.Term) -> float:
        """In what share of the passages a term stands, by those that came last."""
        if self._known.words:
            return self._known.words.share(term)
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
