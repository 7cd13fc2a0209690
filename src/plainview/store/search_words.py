"""Which passages hold the words that are asked for, and how often, from what is kept in memory.

The index gives the passages of a word one after the other: where two words stand nearly everywhere,
hundreds of thousands. A bit a passage for each of the commonest words tells which hold both in less
than a thousandth of a second; rarer words the index finds as quickly. What would still take long
(phrases and beginnings of common words) is left to the index, which finds what came last first.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plainview.store import sql_search
from plainview.store.query import Term, Tree
from plainview.store.search_columns import NONE, Keys, keys_of

Bits = NDArray[np.uint8]
"""A bit for each key of a passage, from 0 on; the lowest bit of a byte comes first."""

BITS = 32 << 20
"""Bytes that the bits of all words may take; how often a word is repeated takes about as many."""
MANY = 5_000
"""A word in so many passages is kept, the commonest first."""
LIGHT = 20_000
"""So many passages of a word are looked up in a thousandth of a second."""
WORDS = 200_000
"""The commonest words, which are known by how many passages hold them."""
_ALIKE = 2000
_CHUNK = 8192
_K, _B = 1.2, 0.75
_LEAST = 1e-6


class Words:
    """The words of all passages, whose keys are below `size`."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._size = size
        connection.execute(sql_search.TERMS)
        (listed,) = connection.execute(sql_search.VOCABULARY, (WORDS,)).fetchone()
        pairs = [line.split(" ") for line in (listed or "").splitlines()]
        self._counts = {word: int(number) for word, number in pairs}
        common = list(takewhile(lambda word: self._counts[word] > MANY, self._counts))
        self._bits: dict[str, Bits] = {}
        self._repeated: dict[str, tuple[NDArray[np.int32], NDArray[np.uint16]]] = {}
        connection.execute(sql_search.PLACES)
        for word in common[: BITS // (size // 8 + 1)]:
            keys, times = _places(connection, word)
            self._bits[word] = bits_of(keys, size)
            often = np.flatnonzero(times > 1)
            number = np.minimum(times[often], 65_535).astype(np.uint16)
            self._repeated[word] = keys[often].astype(np.int32), number
        self._in_order = sorted(self._counts)
        self._lengths = _lengths(connection, size)
        self._passages = max(1, int(np.count_nonzero(self._lengths)))
        self._average = float(self._lengths.sum()) / self._passages

    def share(self, term: Term) -> float:
        """The share of the passages that hold a word; of a phrase, its rarest word."""
        return self._most(term) / self._passages

    def passages(self, connection: sqlite3.Connection, tree: Tree) -> Bits | None:
        """The passages that fit; None where that would take long."""
        return self._holding(connection, tree) if self._at_hand(tree) else None

    def alike(self, start: str, least: int, most: int) -> dict[str, int]:
        """Words that begin so, of a length between two, with the number of their passages: the
        commonest, where there are many."""
        words = [word for word in self._beginning(start) if least <= len(word) <= most]
        words.sort(key=lambda word: -self._counts[word])
        return {word: self._counts[word] for word in words[:_ALIKE]}

    def ranked(
        self, connection: sqlite3.Connection, words: Sequence[str], keys: Keys
    ) -> tuple[Keys, Keys]:
        """Passages in the order of bm25, as the index reckons it, and those that hold no word."""
        places = np.sort(keys)
        lengths = self._lengths[places] / self._average
        scores = np.zeros(len(places))
        connection.execute(sql_search.PLACES)
        for word in words:
            times, holding = self._times(connection, word, places)
            weight = np.log((self._passages - holding + 0.5) / (holding + 0.5))
            scores += (
                (weight if weight > 0 else _LEAST)
                * (times * (_K + 1))
                / (times + _K * (1 - _B + _B * lengths))
            )
        best = np.argsort(-scores, kind="stable")
        without = scores[np.searchsorted(places, keys)] == 0
        return places[best[: np.count_nonzero(scores)]], keys[without]

    def _times(self, connection: sqlite3.Connection, word: str, places: Keys) -> tuple[Keys, int]:
        """How often a word stands in each of some passages, and how many of all hold it."""
        if word not in self._bits:
            keys, times = _places(connection, word)
            return _looked_up(keys, times, places), len(keys)
        once = self._bits[word][places >> 3] >> (places & 7).astype(np.uint8) & 1
        return np.maximum(once, _looked_up(*self._repeated[word], places)), self._counts[word]

    def _holding(self, connection: sqlite3.Connection, tree: Tree) -> Bits:
        if isinstance(tree, Term):
            held = self._bits.get(tree.words[0]) if tree.single else None
            return bits_of(_found(connection, tree), self._size) if held is None else held
        first, *others = (self._holding(connection, part) for part in tree.parts)
        if tree.joint == "NOT":
            return first & ~reduce(np.bitwise_or, others)
        return reduce(np.bitwise_and if tree.joint == "AND" else np.bitwise_or, others, first)

    def _at_hand(self, tree: Tree) -> bool:
        if isinstance(tree, Term):
            return self._most(tree) <= LIGHT or (tree.single and tree.words[0] in self._bits)
        return all(map(self._at_hand, tree.parts))

    def _most(self, term: Term) -> int:
        """In how many passages a term may stand."""
        *words, last = term.words
        counts = [self._counts.get(word, 0) for word in words]
        if not term.prefix:
            return min([*counts, self._counts.get(last, 0)])
        return min([*counts, sum(self._counts[word] for word in self._beginning(last))])

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._in_order, start)
        return self._in_order[first : bisect_left(self._in_order, start + "\U0010ffff", first)]


def bits_of(keys: Keys, size: int) -> Bits:
    """Keys below `size` as bits."""
    held = np.zeros(size, dtype=bool)
    held[keys] = True
    return np.packbits(held, bitorder="little")


def latest(bits: Bits, below: int, most: int) -> Keys:
    """The highest keys below one, the highest first."""
    end, chunk = min(len(bits), below // 8 + 1), _CHUNK
    found = [NONE]
    number = 0
    while end > 0 and number < most:
        start = max(0, end - chunk)
        run = np.flatnonzero(_apart(bits[start:end]))[::-1] + 8 * start
        found.append(run[run < below])
        number += len(found[-1])
        end, chunk = start, 4 * chunk
    return np.concatenate(found)[:most]


def _apart(bits: Bits) -> NDArray[np.bool_]:
    return np.unpackbits(bits, bitorder="little").view(bool)


def _found(connection: sqlite3.Connection, term: Term) -> Keys:
    (listed,) = connection.execute(sql_search.ALL_HOLDING, (term.expression,)).fetchone()
    return keys_of(listed)


def _places(connection: sqlite3.Connection, word: str) -> tuple[Keys, Keys]:
    """The passages that hold a word, in order, and how often each does."""
    (listed,) = connection.execute(sql_search.PLACES_OF, (word,)).fetchone()
    run = keys_of(listed)  # a passage as many times as the word stands in it
    first = np.flatnonzero(np.diff(run, prepend=-1))
    return run[first], np.diff(first, append=len(run))


def _looked_up(keys: NDArray[Any], values: NDArray[Any], wanted: Keys) -> Keys:
    """The values of some keys; 0 where there is none. All keys are in order."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0)


def _lengths(connection: sqlite3.Connection, size: int) -> NDArray[np.int32]:
    """How many words each passage has, as the index counts them; 0 where there is no passage."""
    listed, packed = connection.execute(sql_search.LENGTHS).fetchone()
    lengths = np.zeros(size, dtype=np.int32)
    lengths[keys_of(listed)] = _unpacked(bytes.fromhex(packed or ""))
    return lengths


def _unpacked(packed: bytes) -> NDArray[np.int64]:
    """Numbers that stand one behind the other in groups of seven bits, the highest group first; the
    last byte of each is below 128."""
    groups = np.frombuffer(packed, dtype=np.uint8).astype(np.int64)
    ends = np.flatnonzero(groups < 128)
    if not len(ends):
        return NONE
    starts = np.concatenate(([0], ends[:-1] + 1))
    behind = np.repeat(ends, ends - starts + 1) - np.arange(len(groups))
    return np.add.reduceat((groups & 127) << (7 * behind), starts)
