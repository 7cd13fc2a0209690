"""The journal: an append-only list of what was done, each entry sealed by the hash of the last."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime

from plainview.model import digest
from plainview.store import sql_write
from plainview.store.rows import JournalRow

FIRST = "0" * 64
"""What the first entry has as its `prev`."""


def now() -> str:
    """The time, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(
    connection: sqlite3.Connection, action: str, subject: str, payload: str, at: str
) -> JournalRow:
    """Write the next entry, inside the transaction of what it tells of."""
    last = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, prev = (last[0] + 1, last[1]) if last else (1, FIRST)
    row = sealed(seq, at, action, subject, payload, prev)
    connection.execute(
        sql_write.JOURNAL,
        (row.seq, row.at, row.action, row.subject, row.payload, row.digest, row.prev, row.hash),
    )
    return row


def sealed(seq: int, at: str, action: str, subject: str, payload: str, prev: str) -> JournalRow:
    """An entry with its digests."""
    content = hashlib.sha256(payload.encode()).hexdigest()
    seal = digest([seq, at, action, subject, content, prev])
    return JournalRow(seq, at, action, subject, payload, content, prev, seal)
