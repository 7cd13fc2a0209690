"""Which body has which role in which fact, by date: what dossiers and the timeline read.

Three tables follow the facts as these come, go and are named again: one row for each body in a
fact, counts by month, and counts of who gives what to whom.
"""

from __future__ import annotations

DOSSIERS = """
CREATE TABLE fact_bodies (
    entity TEXT NOT NULL,
    type TEXT NOT NULL,
    day TEXT NOT NULL,
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    role TEXT NOT NULL,
    PRIMARY KEY (entity, type, day, fact_key, role)
) WITHOUT ROWID;
CREATE TABLE month_tallies (
    entity TEXT NOT NULL,
    parts INTEGER NOT NULL,
    type TEXT NOT NULL,
    month TEXT NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (entity, parts, type, month)
) WITHOUT ROWID;
CREATE TABLE exchanges (
    type TEXT NOT NULL,
    giver TEXT NOT NULL,
    taker TEXT NOT NULL,
    what TEXT NOT NULL,
    status TEXT NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (giver, type, taker, what, status)
) WITHOUT ROWID;
CREATE INDEX exchanges_by_taker ON exchanges (taker, type);
CREATE INDEX fact_measures_by_name ON fact_measures (name, fact_key);
"""

_SAID = "coalesce(f.time_event, f.time_as_of, f.time_start, f.time_end, '')"
DAY = f"""
iif({_SAID} NOT GLOB '[12][0-9][0-9][0-9]*', '',
    iif(substr({_SAID}, 6, 2) BETWEEN '01' AND '12', substr({_SAID}, 1, 10),
        substr({_SAID}, 1, 4)))
"""
"""The day, month or year that a fact is of, "" where it has none; a season counts as its year."""

_BODIES = f"""
SELECT n.entity AS entity, f.type AS type, {DAY} AS day, f.key AS fact_key, r.role AS role
  FROM facts AS f JOIN fact_names AS n ON n.fact_key = f.key AND n.entity > ''
  JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n {{where}} GROUP BY 1, 2, 3, 4, 5
 UNION ALL SELECT '', f.type, {DAY}, f.key, '' FROM facts AS f {{where}}
"""
# a body counts for those above it, once a fact
_MONTHS = f"""
SELECT entity, 0 AS parts, type, substr(day, 1, 7) AS month, count(DISTINCT fact_key) AS facts
  FROM ({_BODIES}) GROUP BY 1, 3, 4
 UNION ALL
SELECT above.value, 1, b.type, substr(b.day, 1, 7), count(DISTINCT b.fact_key)
  FROM ({_BODIES}) AS b JOIN json_each(bodies_above(b.entity)) AS above
 WHERE b.entity > '' GROUP BY 1, 3, 4
"""
# what somebody is said not to give or get is no exchange; + keeps the type from being the way in
_EXCHANGES = """
SELECT f.type AS type, g.entity AS giver, t.entity AS taker,
       iif(c.name GLOB 'data:*', c.name, '') AS what,
       f.status AS status, count(DISTINCT f.key) AS facts
  FROM facts AS f
  JOIN fact_roles AS gr ON gr.fact_key = f.key
   AND gr.role IN ('provider', 'program', 'payer', 'lender')
  JOIN fact_names AS g ON g.fact_key = gr.fact_key AND g.n = gr.n AND g.entity > ''
  JOIN fact_roles AS tr ON tr.fact_key = f.key AND tr.role IN ('recipient', 'payee')
  JOIN fact_names AS t ON t.fact_key = tr.fact_key AND t.n = tr.n AND t.entity > ''
  LEFT JOIN fact_roles AS cr ON cr.fact_key = f.key AND cr.role = 'category'
  LEFT JOIN fact_names AS c ON c.fact_key = cr.fact_key AND c.n = cr.n
 WHERE +f.type IN ('access', 'spending', 'staffing') AND f.polarity = '+'
   AND f.modality != 'denied' AND g.entity != t.entity {and_} GROUP BY 1, 2, 3, 4, 5
"""
_WHERE, _AND = "WHERE f.document_key = ?1", "AND f.document_key = ?1"

COUNT_BODIES = f"""
INSERT OR IGNORE INTO fact_bodies (entity, type, day, fact_key, role)
{_BODIES.format(where=_WHERE)}
"""
BODIES_OF = _BODIES.format(where=_WHERE)
FORGET_BODY = """
DELETE FROM fact_bodies WHERE entity = ? AND type = ? AND day = ? AND fact_key = ? AND role = ?
"""
_COUNT_MONTHS = """
INSERT INTO month_tallies (entity, parts, type, month, facts)
SELECT entity, parts, type, month, {sign} * facts FROM ({rows}) WHERE true
    ON CONFLICT DO UPDATE SET facts = facts + excluded.facts
"""
_COUNT_EXCHANGES = """
INSERT INTO exchanges (type, giver, taker, what, status, facts)
SELECT type, giver, taker, what, status, {sign} * facts FROM ({rows}) WHERE true
    ON CONFLICT DO UPDATE SET facts = facts + excluded.facts
"""
COUNT_IN = (
    COUNT_BODIES,
    _COUNT_MONTHS.format(sign=1, rows=_MONTHS.format(where=_WHERE)),
    _COUNT_EXCHANGES.format(sign=1, rows=_EXCHANGES.format(and_=_AND)),
)
COUNT_OUT = (
    _COUNT_MONTHS.format(sign=-1, rows=_MONTHS.format(where=_WHERE)),
    _COUNT_EXCHANGES.format(sign=-1, rows=_EXCHANGES.format(and_=_AND)),
)
FORGET_EMPTY = (
    "DELETE FROM month_tallies WHERE facts = 0",
    "DELETE FROM exchanges WHERE facts = 0",
)
COUNT_AGAIN = (
    "DELETE FROM fact_bodies",
    "DELETE FROM month_tallies",
    "DELETE FROM exchanges",
    f"INSERT INTO fact_bodies {_BODIES.format(where='')}",
    f"INSERT INTO month_tallies {_MONTHS.format(where='')}",
    f"INSERT INTO exchanges {_EXCHANGES.format(and_='')}",
)
MIGRATION = DOSSIERS + ";".join(COUNT_AGAIN[3:]) + ";"
"""The tables, filled from the facts that a record of an older version holds."""

_WRONG = "SELECT * FROM (SELECT {columns} FROM {table} EXCEPT SELECT {columns} FROM ({rows}))"
_LACKING = "SELECT * FROM (SELECT {columns} FROM ({rows}) EXCEPT SELECT {columns} FROM {table})"
_HELD = (
    ("fact_bodies", "entity, type, day, fact_key, role", _BODIES.format(where="")),
    ("month_tallies", "entity, parts, type, month, facts", _MONTHS.format(where="")),
    ("exchanges", "type, giver, taker, what, status, facts", _EXCHANGES.format(and_="")),
)
WRONG = tuple(
    "SELECT count(*) FROM ("
    + _WRONG.format(table=table, columns=columns, rows=rows)
    + " UNION ALL "
    + _LACKING.format(table=table, columns=columns, rows=rows)
    + ")"
    for table, columns, rows in _HELD
)
"""How many rows of each table differ from the facts."""

_THESE = "(SELECT value FROM json_each(?))"
LATEST = """
SELECT day, fact_key FROM fact_bodies WHERE entity = ? AND type = ? {role}
 ORDER BY day DESC, fact_key DESC LIMIT ?
"""
ON_ROLES = f"AND role IN {_THESE}"
MONTHS = """
SELECT type, month, facts FROM month_tallies WHERE entity = ? AND parts = ? ORDER BY month
"""
BODIES = """
SELECT entity, type, sum(facts) FROM month_tallies WHERE parts = 0 AND entity > '' GROUP BY 1, 2
"""
ROLES = """
SELECT role, count(DISTINCT fact_key) FROM fact_bodies WHERE entity = ? AND type = ? GROUP BY role
"""
TOP_EXCHANGES = """
SELECT type, giver, taker, what, status, sum(facts) AS facts FROM exchanges
 WHERE type = ? AND what != '' GROUP BY 1, 2, 3, 4 ORDER BY facts DESC, 2, 3, 4 LIMIT ?
"""
MEASURED = """
SELECT fact_key FROM fact_measures WHERE name = ? GROUP BY fact_key ORDER BY fact_key DESC LIMIT ?
"""
BODIES_OF_FACTS = """
SELECT n.entity, count(DISTINCT n.fact_key) AS facts FROM fact_names AS n
  JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
 WHERE n.fact_key IN (SELECT value FROM json_each(?)) AND n.entity > ''
   AND r.role IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?
"""
NAME = "SELECT name FROM fact_names WHERE entity = ? ORDER BY fact_key, n LIMIT 1"
GIVEN = f"""
SELECT type, giver, taker, what, status, sum(facts) FROM exchanges
 WHERE giver IN {_THESE} GROUP BY 1, 2, 3, 4, 5
"""
TAKEN = f"""
SELECT type, giver, taker, what, status, sum(facts) FROM exchanges
 WHERE taker IN {_THESE} GROUP BY 1, 2, 3, 4, 5
"""
FIGURES = f"""
SELECT f.id, f.status, f.pattern, coalesce(nullif(b.day, ''), m.as_of, ''),
       m.name, m.lo, m.hi, m.value, m.unit, m.per, m.definition,
       (SELECT group_concat(r.role || char(30) || n.name, char(31)) FROM fact_roles AS r
          JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
         WHERE r.fact_key = b.fact_key AND r.role IN {_THESE})
  FROM fact_bodies AS b JOIN facts AS f ON f.key = b.fact_key
  JOIN fact_measures AS m ON m.fact_key = b.fact_key AND m.name IN {_THESE}
 WHERE b.entity IN {_THESE} AND b.type = ? AND b.role IN {_THESE}
   AND f.polarity = '+' AND f.modality != 'denied' GROUP BY b.fact_key, m.n
"""
WITHIN = """
SELECT DISTINCT day, fact_key FROM fact_bodies
 WHERE entity = ? AND type = ? AND day >= ? AND day < ? ORDER BY day, fact_key LIMIT ?
"""
SURFACES = """
SELECT f.text_key, t.unlisted, r.surface, r.start, n.fact_key
  FROM fact_names AS n JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
  JOIN facts AS f ON f.key = n.fact_key JOIN texts AS t ON t.key = f.text_key
 WHERE n.entity = ? AND n.fact_key IN (SELECT value FROM json_each(?)) AND r.via = 'name'
   AND r.surface IS NOT NULL ORDER BY f.text_key
"""
ORIGINS = """
SELECT k.value, c.key, coalesce(c.origins, 1),
       EXISTS (SELECT 1 FROM fact_measures AS m WHERE m.fact_key = k.value)
  FROM json_each(?) AS k LEFT JOIN claim_facts AS f ON f.fact_key = k.value
  LEFT JOIN claims AS c ON c.key = f.claim_key
"""
DOCUMENTS = """
SELECT d.id, count(*) AS facts FROM facts AS f JOIN documents AS d ON d.key = f.document_key
 WHERE f.key IN (SELECT value FROM json_each(?)) GROUP BY d.key ORDER BY facts DESC, d.key DESC
 LIMIT ?
"""
ENTITIES_OF = """
SELECT DISTINCT f.id, n.entity FROM facts AS f JOIN fact_names AS n ON n.fact_key = f.key
 WHERE f.id IN (SELECT value FROM json_each(?)) AND n.entity > ''
"""
