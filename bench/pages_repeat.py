"""A record several times over: so a hundred thousand documents are there in minutes.

Generating and comparing so many takes hours on two cores. What pages cost depends on how many rows
there are and how often words occur in them, and both grow here as they would with more documents of
the same kind; only the words that occur once become no more numerous. Every copy of a document,
fact or claim has a number and an id of its own. The journal stays as it was: `verify` would object.
"""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from plainview.store.packing import blanked, unpack_spans
from plainview.store.sql_read import INDEXED_WORDS
from plainview.store.tallies import functions

_first = itemgetter(0)
_KEYED = ("documents", "texts", "passages", "facts")
"""Tables whose rows others go by; by the last part of its name a column tells which."""
_DOCUMENT = {"document_key": "documents"}
_TEXT = {"text_key": "texts"}
_FACT = {"fact_key": "facts"}
# in this order triggers find nothing to do: the ledger and the claims come last
_TABLES: dict[str, dict[str, str]] = {
    "documents": {"key": "documents"},
    "captures": _DOCUMENT,
    "texts": {"key": "texts", **_DOCUMENT},
    "passages": {"key": "passages", **_TEXT},
    "facts": {"key": "facts", **_DOCUMENT, **_TEXT},
    "fact_roles": _FACT,
    "fact_names": _FACT,
    "fact_measures": _FACT,
    "fact_said": _FACT,
    "fact_evidence": _FACT,
    "fact_bodies": _FACT,
    "passage_bodies": {"passage_key": "passages"},
    "reckonings": _DOCUMENT,
    "lineage_documents": _DOCUMENT,
    "lineage_named": _DOCUMENT,
    "claim_documents": _DOCUMENT,
    "claim_keys": _FACT,
    "claim_sentences": _FACT,
    "claim_pairs": {"one": "facts", "two": "facts"},
    "claims": {"key": "facts"},
    "claim_facts": {**_FACT, "claim_key": "facts"},
    "ledger": _FACT,
}
_RENAMED = ("documents", "captures", "texts", "facts", "claims")
"""Tables whose rows have an id."""
_TALLIES = ("tallies", "month_tallies", "exchanges")
_INDEXES = {"passage_search": "passages", "fact_search": "facts"}


def repeat(record: Path, times: int) -> None:
    """Has everything in a record so many times."""
    base = sqlite3.connect(record / "record.db", isolation_level=None)
    functions(base)
    base.create_function("renamed", 2, _renamed, deterministic=True)
    base.execute("PRAGMA cache_size = -1000000")
    base.execute("BEGIN")
    most = {table: base.execute(f"SELECT max(key) FROM {table}").fetchone()[0] for table in _KEYED}
    base.execute("CREATE TEMP TABLE copies (copy INTEGER PRIMARY KEY)")
    base.executemany("INSERT INTO temp.copies VALUES (?)", [(n,) for n in range(1, times)])
    for table, moved in _TABLES.items():
        base.execute(_copied(base, table, moved, most))
    for table in _TALLIES:
        base.execute(f"UPDATE {table} SET facts = facts * ?", (times,))
    # nothing waits to be compared: `plainview serve` would begin with that
    base.execute("UPDATE lineage_documents SET pending = 0")
    base.execute("COMMIT")
    _index(base, most)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    base.close()


def _renamed(id_: str, copy: int) -> str:
    return sha256(f"{id_} {copy}".encode()).hexdigest()


def _copied(
    base: sqlite3.Connection, table: str, moved: dict[str, str], most: dict[str, int]
) -> str:
    """The statement that copies a table; keys of claims differ, since copies are not compared."""
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    given = {name: f"t.{name} + c.copy * {most[of]}" for name, of in moved.items()}
    if table in _RENAMED:
        given["id"] = "renamed(t.id, c.copy)"
    if table == "claim_keys":
        given["key"] = "t.key + c.copy"
    values = ", ".join(given.get(name, f"t.{name}") for name in columns)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}"
        f" FROM temp.copies AS c CROSS JOIN {table} AS t"
    )


def _index(base: sqlite3.Connection, most: dict[str, int]) -> None:
    """Take the words of what was copied into the search indexes."""
    base.execute("BEGIN")
    for index, table in _INDEXES.items():
        rows = (
            (key, blanked(words, start, unpack_spans(spans)))
            for key, start, words, spans in base.execute(INDEXED_WORDS[index])
            if key > most[table]
        )
        joined = (
            (key, " ".join(words for _, words in same)) for key, same in groupby(rows, _first)
        )
        base.executemany(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", joined)
    base.execute("COMMIT")
