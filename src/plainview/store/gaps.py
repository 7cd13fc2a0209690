"""The gaps of a record."""

from __future__ import annotations

import sqlite3

from plainview.checks.gaps import Gap, find
from plainview.store.told import facts_of

_FACTS = "SELECT 1, key FROM facts WHERE type NOT IN ('stance', 'rule') ORDER BY key"


def gaps(connection: sqlite3.Connection) -> list[Gap]:
    """What the record should know and does not, first that on which most hangs."""
    return find(facts_of(connection, connection.execute(_FACTS)))
