"""Statements that find, in a record, what a sentence could be about."""

from __future__ import annotations

COUNT_PASSAGES = "SELECT coalesce(max(key), 0) FROM passages"
COUNT_WORD = """
SELECT count(*) FROM (SELECT 1 FROM passage_search WHERE passage_search MATCH ? LIMIT ?)
"""
HOLDING = "SELECT rowid FROM passage_search WHERE passage_search MATCH ? LIMIT ?"
CONTENTS = "SELECT key, content FROM passages WHERE key IN ({marks})"
CONTENTS_OF = """
SELECT p.content FROM passages AS p JOIN texts AS t ON t.key = p.text_key
 WHERE t.document_key = (SELECT key FROM documents WHERE id = ?) AND p.start >= ? AND p.start < ?
 ORDER BY p.start
"""
PASSAGES = """
SELECT p.key, d.key, d.id, d.name, d.outlet, d.published, t.title, p.start, p.stop, p.page, p.cell,
       p.content, t.key
  FROM passages AS p JOIN texts AS t ON t.key = p.text_key
  JOIN documents AS d ON d.key = t.document_key WHERE p.key IN ({marks})
"""
FACTS_WITHIN = """
SELECT key, id, start, stop, pattern, type, polarity, status, modality FROM facts
 WHERE document_key = ? AND start >= ? AND start < ? AND text_key = ? ORDER BY start, key
"""
FACTS_OF_ENTITY = """
SELECT key FROM (
  SELECT f.key, f.pattern, (SELECT count(*) FROM fact_roles AS r WHERE r.fact_key = f.key) AS roles
    FROM fact_names AS n JOIN facts AS f ON f.key = n.fact_key
   WHERE n.entity = ? AND f.type = ? LIMIT ?) ORDER BY roles, key LIMIT ?
"""
FACTS = """
SELECT f.key, f.id, f.start, f.stop, f.pattern, d.id, d.name, d.outlet, d.published,
       f.type, f.polarity, f.status, f.modality
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key WHERE f.key IN ({marks})
"""
TIMES = """
SELECT key, time_start, time_end, time_as_of, time_event FROM facts WHERE key IN ({marks})
"""
PATTERN_OF = "SELECT pattern FROM facts WHERE document_key = ? LIMIT 1"
PASSAGES_AT = """
SELECT p.key FROM passages AS p JOIN texts AS t ON t.key = p.text_key
 WHERE t.document_key = (SELECT key FROM documents WHERE id = ?) AND p.start < ? AND p.stop > ?
 ORDER BY p.start LIMIT 4
"""
NAME_OF = "SELECT id, name FROM documents WHERE id = ?"
# steps from one outlet to the next through their index, however many documents each has
OUTLETS = """
WITH RECURSIVE listed (outlet) AS (
  SELECT min(outlet) FROM documents
   UNION ALL
  SELECT (SELECT min(outlet) FROM documents AS d WHERE d.outlet > listed.outlet)
    FROM listed WHERE listed.outlet IS NOT NULL)
SELECT outlet FROM listed WHERE outlet IS NOT NULL LIMIT 20000
"""
