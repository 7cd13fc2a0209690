"""Every statement about institutions in the record."""

from __future__ import annotations

OF_THESE = "AND n.entity IN (SELECT value FROM json_each(?))"
_OF_THESE = "n.entity IN (SELECT value FROM json_each(?1))"

ROLES = """
SELECT n.entity, min(n.name), f.type, r.role, count(DISTINCT n.fact_key) AS facts
  FROM fact_names AS n JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
  JOIN facts AS f ON f.key = n.fact_key
 WHERE n.entity IS NOT NULL {where}
 GROUP BY n.entity, f.type, r.role ORDER BY facts DESC, 1, 3, 4
"""
FACTS_OF_EACH = """
SELECT entity, sum(facts) FROM tallies
 WHERE entity != '' AND (?1 IS NULL OR type = ?1) GROUP BY entity
"""
FACTS_OF_ANY = """
SELECT json_extract(g.value, '$[0]'), count(DISTINCT n.fact_key)
  FROM json_each(?1) AS g
  JOIN fact_names AS n ON n.entity = json_extract(g.value, '$[1]')
 WHERE ?2 IS NULL OR (SELECT type FROM facts WHERE key = n.fact_key) = ?2
 GROUP BY 1
"""
SURFACES = f"""
SELECT f.text_key, n.fact_key, r.surface, r.start
  FROM fact_names AS n JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
  JOIN facts AS f ON f.key = n.fact_key
 WHERE {_OF_THESE} AND r.surface IS NOT NULL AND r.via = 'name' ORDER BY f.text_key
"""
UNLISTED = "SELECT unlisted FROM texts WHERE key = ?"
COUNT_APPEARANCES = f"""
SELECT count(DISTINCT f.document_key)
  FROM fact_names AS n JOIN facts AS f ON f.key = n.fact_key WHERE {_OF_THESE}
"""
APPEARANCES = f"""
SELECT d.id, d.name, t.title, d.published, d.outlet, found.facts FROM (
    SELECT f.document_key AS document_key, count(DISTINCT n.fact_key) AS facts
      FROM fact_names AS n JOIN facts AS f ON f.key = n.fact_key WHERE {_OF_THESE}
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2) AS found
  JOIN documents AS d ON d.key = found.document_key
  LEFT JOIN texts AS t ON t.key = (SELECT max(key) FROM texts WHERE document_key = d.key)
 ORDER BY found.facts DESC, d.key
"""
OPEN = """
SELECT n.name, count(DISTINCT n.fact_key) AS facts, count(DISTINCT f.document_key),
       max(j.judgement_key IS NOT NULL)
  FROM fact_names AS n JOIN fact_roles AS r ON r.fact_key = n.fact_key AND r.n = n.n
  JOIN facts AS f ON f.key = n.fact_key
  LEFT JOIN judged_names AS j ON j.fact_key = n.fact_key AND j.n = n.n
 WHERE n.entity IS NULL AND r.role IN (SELECT value FROM json_each(?1))
   AND (?2 IS NULL OR f.type = ?2)
 GROUP BY n.name ORDER BY facts DESC, n.name
"""
