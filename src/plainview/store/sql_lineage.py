"""Tables and statements of lineage: keys of documents, pairs that were compared, shared passages.

Which of two documents was first is no column: dates and captures may come later, so it is decided
when it is asked.
"""

from __future__ import annotations

LINEAGE = """
CREATE TABLE lineage_documents (
    document_key INTEGER PRIMARY KEY REFERENCES documents (key),
    keys BLOB NOT NULL,
    pending INTEGER NOT NULL
);
CREATE TABLE lineage_keys (
    key INTEGER NOT NULL,
    document_key INTEGER NOT NULL REFERENCES lineage_documents (document_key),
    PRIMARY KEY (key, document_key)
) WITHOUT ROWID;
CREATE TABLE lineage_pairs (
    first_key INTEGER NOT NULL REFERENCES documents (key),
    second_key INTEGER NOT NULL REFERENCES documents (key),
    score REAL NOT NULL,
    first_share REAL NOT NULL,
    second_share REAL NOT NULL,
    lean REAL NOT NULL,
    lean_reason TEXT NOT NULL,
    derived INTEGER NOT NULL,
    PRIMARY KEY (first_key, second_key)
) WITHOUT ROWID;
CREATE TABLE lineage_passages (
    first_key INTEGER NOT NULL,
    second_key INTEGER NOT NULL,
    n INTEGER NOT NULL,
    first_start INTEGER NOT NULL,
    first_stop INTEGER NOT NULL,
    second_start INTEGER NOT NULL,
    second_stop INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (first_key, second_key, n),
    FOREIGN KEY (first_key, second_key) REFERENCES lineage_pairs (first_key, second_key)
) WITHOUT ROWID;
CREATE TABLE lineage_named (
    document_key INTEGER NOT NULL REFERENCES documents (key),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT NOT NULL,
    what TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (document_key, n)
) WITHOUT ROWID;
CREATE INDEX lineage_pending ON lineage_documents (document_key) WHERE pending = 1;
CREATE INDEX lineage_pairs_by_second ON lineage_pairs (second_key);
CREATE INDEX lineage_pairs_derived ON lineage_pairs (first_key, second_key) WHERE derived = 1;
CREATE INDEX lineage_named_by_entity ON lineage_named (entity);
"""

UNREAD = """
SELECT d.key, d.id, d.outlet FROM documents AS d
 WHERE d.key NOT IN (SELECT document_key FROM lineage_documents)
   AND EXISTS (SELECT 1 FROM texts AS t WHERE t.document_key = d.key)
 ORDER BY d.key LIMIT ?
"""
COUNT_UNREAD = """
SELECT (SELECT count(DISTINCT document_key) FROM texts) - count(*), coalesce(sum(pending), 0)
  FROM lineage_documents
"""
PUT_DOCUMENT = "INSERT INTO lineage_documents (document_key, keys, pending) VALUES (?, ?, 1)"
PUT_KEY = "INSERT INTO lineage_keys (key, document_key) VALUES (?, ?)"
PUT_NAMED = "INSERT INTO lineage_named VALUES (?, ?, ?, ?, ?, ?, ?)"
SETTLED = "SELECT 1 FROM lineage_documents WHERE pending = 0 LIMIT 1"
ALL_KEYS = "SELECT key, document_key FROM lineage_keys ORDER BY key, document_key"
SET_PENDING = "UPDATE lineage_documents SET pending = ? WHERE document_key = ?"
PENDING = """
SELECT l.document_key, d.id
  FROM lineage_documents AS l JOIN documents AS d ON d.key = l.document_key
 WHERE l.pending = 1 ORDER BY l.document_key
"""
KEYS_OF = "SELECT keys FROM lineage_documents WHERE document_key = ?"
COUNT_KEYS = "SELECT length(keys) / 8 FROM lineage_documents WHERE document_key = ?"
HOLDERS_BEFORE = (
    "SELECT document_key FROM lineage_keys WHERE key = ? AND document_key < ?"
    " ORDER BY document_key DESC LIMIT ?"
)
HOLDERS_AFTER = (
    "SELECT document_key FROM lineage_keys WHERE key = ? AND document_key > ?"
    " ORDER BY document_key LIMIT ?"
)
PARTNERS_OF = """
SELECT second_key FROM lineage_pairs WHERE first_key = ?
 UNION ALL SELECT first_key FROM lineage_pairs WHERE second_key = ?
"""
IDS = "SELECT key, id, outlet FROM documents WHERE key IN ({marks})"
PUT_PAIR = "INSERT OR REPLACE INTO lineage_pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
PUT_PASSAGE = "INSERT INTO lineage_passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
FORGET_PASSAGES = "DELETE FROM lineage_passages WHERE first_key = ? AND second_key = ?"
FORGET_PAIR = "DELETE FROM lineage_pairs WHERE first_key = ? AND second_key = ?"
FORGET_KEY = "DELETE FROM lineage_keys WHERE key = ? AND document_key = ?"
FORGET_NAMED = "DELETE FROM lineage_named WHERE document_key = ?"
FORGET_DOCUMENT = "DELETE FROM lineage_documents WHERE document_key = ?"

_DATES = """
       {0}.published, (SELECT min(seen_at) FROM captures WHERE document_key = {0}.key), {0}.outlet
"""
LINKS = f"""
SELECT p.first_key, p.second_key, a.id, b.id, p.score, p.first_share, p.second_share,
       p.lean, p.lean_reason, {_DATES.format("a")}, {_DATES.format("b")}
  FROM lineage_pairs AS p JOIN documents AS a ON a.key = p.first_key
  JOIN documents AS b ON b.key = p.second_key
 WHERE p.derived = 1 {{which}} ORDER BY p.first_key, p.second_key
"""
OF_DOCUMENT = "AND (p.first_key = ? OR p.second_key = ?)"
PASSAGES = """
SELECT first_start, first_stop, second_start, second_stop, score FROM lineage_passages
 WHERE first_key = ? AND second_key = ? ORDER BY n
"""
NAMED = """
SELECT d.id, n.name, n.entity, n.what, n.start, n.stop
  FROM lineage_named AS n JOIN documents AS d ON d.key = n.document_key {where} ORDER BY d.id, n.n
"""
FILLERS_BY_RARITY = """
SELECT n.name, n.entity, r.role FROM fact_names AS n
  JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
 WHERE n.fact_key = (SELECT key FROM facts WHERE id = ?) AND r.via NOT IN ('inferred', 'implied')
"""
COUNT_BY_ENTITY = "SELECT count(*) FROM (SELECT 1 FROM fact_names WHERE entity = ? LIMIT ?)"
COUNT_BY_NAME = (
    "SELECT count(*) FROM (SELECT 1 FROM fact_names WHERE name = ? COLLATE NOCASE LIMIT ?)"
)
FACTS_NAMING = """
SELECT DISTINCT f.id FROM fact_names AS n JOIN facts AS f ON f.key = n.fact_key
 WHERE {which} AND f.type = (SELECT type FROM facts WHERE id = ?) ORDER BY f.id LIMIT ?
"""
