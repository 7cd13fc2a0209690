"""The statements that give texts with their facts to the checks."""

from __future__ import annotations

# words in the cells of a table are no running text; a row of a public record is read by a pattern
# of its publisher ("usaspending/award"); a text without any fact is read by its newest version
FACTS = """
WITH held AS (
  SELECT key FROM documents WHERE key IN (SELECT value FROM json_each(?1))
     AND media_type NOT LIKE '%csv%' AND media_type NOT LIKE '%sheet%'
     AND media_type NOT LIKE '%excel%'),
found AS (
  SELECT document_key, text_key, id, type, start, stop, flags, key FROM facts
   WHERE document_key IN (SELECT key FROM held)
     AND instr(pattern, '/') = 0 AND pattern NOT GLOB 'ice_*'
  UNION ALL
  SELECT document_key, max(key), NULL, NULL, NULL, NULL, NULL, 0 FROM texts AS t
   WHERE document_key IN (SELECT key FROM held)
     AND NOT EXISTS (SELECT 1 FROM facts AS f WHERE f.document_key = t.document_key)
   GROUP BY document_key)
SELECT document_key, text_key, id, type, start, stop, flags FROM found
 ORDER BY document_key, text_key, start, key
"""
FACTS_BESIDE = """
SELECT t.document_key, t.key, f.id, f.type, f.start, f.stop, f.flags
  FROM texts AS t LEFT JOIN facts AS f ON f.text_key = t.key
 WHERE t.key IN (SELECT text_key FROM passages WHERE key IN (
         SELECT rowid FROM passage_search WHERE passage_search MATCH '"287 g"'))
   AND t.document_key NOT IN (SELECT document_key FROM facts WHERE pattern GLOB 'ice_*')
 ORDER BY t.document_key, t.key, f.start, f.key
"""
DOCUMENT = "SELECT id, name, published FROM documents WHERE key = ?"
PASSAGES = "SELECT content FROM passages WHERE text_key = ? ORDER BY n"
PASSAGE = """
SELECT p.start, p.content FROM facts AS f JOIN passages AS p ON p.text_key = f.text_key
 WHERE f.key = ? AND p.start <= f.start ORDER BY p.start DESC LIMIT 1
"""
# a claim of running text has the sentence that its fact was read from
PRINTED = """
SELECT c.key, c.id, c.origins FROM claims AS c
  JOIN claim_sentences AS s ON s.fact_key = c.key
 WHERE c.documents >= ? AND c.origins = 1 ORDER BY c.id
"""
PRINTED_BY = """
SELECT f.id, d.name, d.outlet FROM claim_facts AS m JOIN facts AS f ON f.key = m.fact_key
  JOIN documents AS d ON d.key = f.document_key
 WHERE m.claim_key = ? AND m.kind IN ('same', 'rounding') ORDER BY f.key
"""  # those that claim_standing.CONFIRMING counts origins of
