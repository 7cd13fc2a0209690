"""Statements of full-text search, and the table that ties passages to the facts read from them.

Keys come out as one row of numbers with commas: under many visitors at once each row that is
fetched costs a turn of the interpreter.
"""

from __future__ import annotations

# entity '' stands for the type alone
_TABLE = """
CREATE TABLE passage_bodies (
    passage_key INTEGER NOT NULL,
    type TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (passage_key, type, entity)
) WITHOUT ROWID;
CREATE INDEX passage_bodies_by_entity ON passage_bodies (entity, type, passage_key);
CREATE INDEX passages_by_place ON passages (text_key, start);
"""
_PASSAGE = """
(SELECT p.key FROM passages AS p WHERE p.text_key = f.text_key AND p.start <= f.start
  ORDER BY p.start DESC LIMIT 1)
"""
_BODIES = f"""
SELECT {_PASSAGE} AS passage_key, f.type AS type, n.entity AS entity
  FROM facts AS f JOIN fact_names AS n ON n.fact_key = f.key AND n.entity > '' {{where}}
 UNION SELECT {_PASSAGE}, f.type, '' FROM facts AS f {{where}}
"""
COUNT_IN = f"""
INSERT OR IGNORE INTO passage_bodies (passage_key, type, entity)
{_BODIES.format(where="WHERE f.document_key = ?1")}
"""
COUNT_OUT = """
DELETE FROM passage_bodies WHERE passage_key IN (
    SELECT p.key FROM passages AS p JOIN texts AS t ON t.key = p.text_key
     WHERE t.document_key = ?1)
"""
MIGRATION = _TABLE + f"INSERT OR IGNORE INTO passage_bodies {_BODIES.format(where='')};"
"""The table, filled from the facts that a record of an older version holds."""
WRONG = f"""
SELECT count(*) FROM (
  SELECT * FROM (SELECT * FROM passage_bodies EXCEPT SELECT * FROM ({_BODIES.format(where="")}))
  UNION ALL
  SELECT * FROM (SELECT * FROM ({_BODIES.format(where="")}) EXCEPT SELECT * FROM passage_bodies))
"""

NEWEST = """
SELECT group_concat(k) FROM (
    SELECT rowid AS k FROM passage_search
     WHERE passage_search MATCH :words AND rowid < :below {among} ORDER BY rowid DESC LIMIT :most)
"""
RANKED = """
SELECT group_concat(k) FROM (
    SELECT rowid AS k FROM passage_search
     WHERE passage_search MATCH :words {among} ORDER BY bm25(passage_search), rowid)
"""
# + keeps the keys from being the way in, which would ask the index anew for each of them
AMONG = "AND +rowid IN (SELECT value FROM json_each(:keys))"
ALL_HOLDING = (
    "SELECT group_concat(rowid) FROM passage_search WHERE passage_search MATCH ? ORDER BY rowid"
)
COUNT_MATCHES = (
    "SELECT count(*) FROM (SELECT 1 FROM passage_search WHERE passage_search MATCH ? LIMIT ?)"
)
COUNT_LATEST = "SELECT count(*) FROM passage_search WHERE passage_search MATCH ? AND rowid > ?"
HITS = """
SELECT p.key, d.id, d.name, {title}, d.published, d.outlet, p.start, p.stop, p.page, p.cell,
       p.content, t.unlisted,
       (SELECT group_concat(f.key) FROM facts AS f WHERE f.document_key = t.document_key
           AND f.start >= p.start AND f.start < p.stop)
  FROM passages AS p JOIN texts AS t ON t.key = p.text_key
  JOIN documents AS d ON d.key = t.document_key
 WHERE p.key IN (SELECT value FROM json_each(?))
"""
BODIES = """
SELECT type, entity, group_concat(passage_key) FROM passage_bodies GROUP BY entity, type
"""
COLUMNS = """
SELECT min(p.key), max(p.key), d.published, coalesce(d.outlet, ''), t.reader, d.media_type
  FROM passages AS p JOIN texts AS t ON t.key = p.text_key
  JOIN documents AS d ON d.key = t.document_key GROUP BY p.text_key ORDER BY 1
"""
TERMS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab (main, passage_search, 'row')"
)
TERMS_LIKE = """
SELECT term, doc FROM temp.terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?
"""
# words hold neither blanks nor ends of lines
VOCABULARY = """
SELECT group_concat(term || ' ' || doc, char(10)) FROM (
    SELECT term, doc FROM temp.terms ORDER BY doc DESC, term LIMIT ?)
"""
PLACES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.places"
    " USING fts5vocab (main, passage_search, 'instance')"
)
PLACES_OF = "SELECT group_concat(doc) FROM temp.places WHERE term = ?"
LENGTHS = """
SELECT group_concat(id), group_concat(hex(sz), '') FROM (
    SELECT id, sz FROM passage_search_docsize ORDER BY id)
"""
