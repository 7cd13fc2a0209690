"""Checking the search indexes against the words they should hold."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from plainview.store import sql_read
from plainview.store.packing import blanked, unpack_spans

_BATCH = 20_000

Words = tuple[int, str]


def wrong_words(connection: sqlite3.Connection, index: str) -> list[str]:
    """Words that an index holds more or less often than the stored passages or quotes do."""
    held = Counter(_vocabulary(connection, "main", index))
    wanted: Counter[str] = Counter()
    for words in _batches(_stored(connection, index)):
        wanted.update(_fresh(words))
    return sorted(word for word in held.keys() | wanted.keys() if held[word] != wanted[word])


def _stored(connection: sqlite3.Connection, index: str) -> Iterator[Words]:
    """What should be indexed, row by row: unlisted people's names are blanks."""
    for key, start, words, blob in connection.execute(sql_read.INDEXED_WORDS[index]):
        yield key, blanked(words, start, unpack_spans(blob))


def _batches(rows: Iterable[Words]) -> Iterator[list[Words]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _fresh(rows: list[Words]) -> dict[str, int]:
    """How often each word stands in some rows, by an index made for it in memory."""
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute(sql_read.FRESH_INDEX)
        memory.executemany("INSERT INTO fresh (words) VALUES (?)", [(words,) for _, words in rows])
        return _vocabulary(memory, "main", "fresh")
    finally:
        memory.close()


def _vocabulary(connection: sqlite3.Connection, schema: str, index: str) -> dict[str, int]:
    connection.execute(sql_read.VOCABULARY.format(schema=schema, index=index))
    try:
        return dict(connection.execute("SELECT term, cnt FROM temp.vocabulary"))
    finally:
        connection.execute("DROP TABLE temp.vocabulary")
