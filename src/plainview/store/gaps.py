"""The gaps of a record."""

from __future__ import annotations

import sqlite3

from plainview.checks.gaps import Gap, find
from plainview.store.told import facts_of

# those alone that can open or close a gap, by what `checks.gaps_read` looks at first
_FACTS = """
SELECT 1, f.key FROM facts AS f
 WHERE f.polarity = '+' AND (
       f.type NOT IN ('stance', 'rule') AND f.modality = 'unknown'
    OR f.type IN ('access', 'staffing') AND f.status IN ('agreed', 'in_force')
    OR f.type = 'spending' AND f.status IN ('awarded', 'modified')
    OR f.type IN ('access', 'custody')
       AND EXISTS (SELECT 1 FROM fact_measures AS m WHERE m.fact_key = f.key)
    OR EXISTS (SELECT 1 FROM fact_roles AS r WHERE r.fact_key = f.key AND r.role = 'instrument'))
 ORDER BY f.key
"""


def gaps(connection: sqlite3.Connection) -> list[Gap]:
    """What the record should know and does not, first that on which most hangs."""
    return find(facts_of(connection, connection.execute(_FACTS)))
