"""What came into the record when, and which of its documents are states of one public list."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from plainview.store import sql_read
from plainview.store.rows import DocumentRow

_COUNTS = "SELECT count(*), coalesce(sum(facts), 0) FROM documents WHERE added_at >= ?"
_TYPES = """
SELECT type, count(*) FROM facts
 WHERE document_key IN (SELECT key FROM documents WHERE added_at >= ?)
 GROUP BY type ORDER BY 2 DESC, type
"""
_DOCUMENTS = "WHERE d.added_at >= ? ORDER BY d.facts DESC, d.key LIMIT ?"
_LISTS = """
SELECT d.id, d.name, d.published, t.address, f.pattern, f.status, count(*),
       max(f.time_as_of), max(f.time_event)
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN texts AS t ON t.key = f.text_key
 WHERE f.pattern IN (SELECT value FROM json_each(?))
 GROUP BY d.key, f.pattern, f.status ORDER BY d.key
"""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Documents added since a time and the facts in them, by type; those with most facts first."""

    documents: int
    facts: int
    types: tuple[tuple[str, int], ...]
    listed: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A document whose facts of one pattern and status are the rows of a list.

    `as_of` and `event` are the latest dates of these facts, EDTF.
    """

    document_id: str
    name: str
    published: str | None
    address: str | None
    pattern: str
    status: str
    facts: int
    as_of: str | None
    event: str | None


def added_since(connection: sqlite3.Connection, since: str, limit: int) -> Arrivals:
    """What came in at or after a time (ISO 8601, UTC)."""
    documents, facts = connection.execute(_COUNTS, (since,)).fetchone()
    types = connection.execute(_TYPES, (since,)).fetchall()
    columns = sql_read.DOCUMENT_COLUMNS.format(title=sql_read.TITLE)
    rows = connection.execute(f"{columns} {_DOCUMENTS}", (since, limit))
    return Arrivals(documents, facts, tuple(types), tuple(DocumentRow(*row) for row in rows))


def lists(connection: sqlite3.Connection, patterns: Collection[str]) -> list[ListRow]:
    """The documents that hold rows read by any of some patterns."""
    rows = connection.execute(_LISTS, (json.dumps(sorted(patterns)),))
    return [ListRow(*row) for row in rows]
