"""Every statement about what people judged."""

from __future__ import annotations

RULINGS = """
SELECT key, about, verdict, snapshot FROM judgements
 WHERE about >= 'name:' AND about < 'name;' ORDER BY key
"""
# What the resolver said (a judged name's own row, else the name's) and what stands there now.
NAMES_OF_DOCUMENT = """
SELECT f.key, f.id, f.type, f.start, f.stop, r.n, r.surface, r.via,
       coalesce(j.name, n.name), CASE WHEN j.name IS NULL THEN n.entity ELSE j.entity END,
       n.name, n.entity, j.judgement_key,
       (SELECT quote FROM fact_evidence AS e WHERE e.fact_key = f.key AND e.n = 0)
  FROM facts AS f JOIN fact_roles AS r ON r.fact_key = f.key
  JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
  LEFT JOIN judged_names AS j ON j.fact_key = r.fact_key AND j.n = r.n
 WHERE f.document_key = ? ORDER BY f.key, r.n
"""
DOCUMENTS_NAMING = """
SELECT DISTINCT f.document_key FROM fact_roles AS r
  JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
  JOIN facts AS f ON f.key = r.fact_key
  LEFT JOIN judged_names AS j ON j.fact_key = r.fact_key AND j.n = r.n
 WHERE surface_key(coalesce(r.surface, '')) = ?1 OR surface_key(coalesce(j.name, n.name)) = ?1
"""
CALLED = """
SELECT r.surface, r.start, coalesce(j.name, n.name), t.unlisted
  FROM fact_roles AS r
  JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
  JOIN facts AS f ON f.key = r.fact_key
  JOIN texts AS t ON t.key = f.text_key
  LEFT JOIN judged_names AS j ON j.fact_key = r.fact_key AND j.n = r.n
 WHERE (surface_key(coalesce(r.surface, '')) = ?1 OR surface_key(coalesce(j.name, n.name)) = ?1)
   AND (?2 = '' OR f.document_key = (SELECT key FROM documents WHERE id = ?2))
"""
JUDGED = """
SELECT j.key, j.about, j.verdict, j.reason, j.made_at, j.snapshot,
       (SELECT count(DISTINCT fact_key) FROM judged_names AS n WHERE n.judgement_key = j.key)
  FROM judgements AS j ORDER BY j.key
"""
NAME_OF = "SELECT key, name FROM documents WHERE id = ?"
DOCUMENT_OF_KEY = "SELECT id FROM documents WHERE key = ?"
FORGET_JUDGED = "DELETE FROM judged_names WHERE fact_key = ? AND n = ?"
FORGET_JUDGED_OF_FACT = "DELETE FROM judged_names WHERE fact_key = ?"
SET_JUDGED = (
    "INSERT OR REPLACE INTO judged_names (fact_key, n, name, entity, judgement_key)"
    " VALUES (?, ?, ?, ?, ?)"
)
CHANGE_NAME = "UPDATE fact_names SET name = ?, entity = ? WHERE fact_key = ? AND n = ?"
ALL = "SELECT about, verdict, reason, made_at, snapshot FROM judgements ORDER BY key"
SEALED = "SELECT payload FROM journal WHERE action = 'judge' ORDER BY seq"
ON_KIND = """
SELECT key, about, verdict, reason, made_at, snapshot FROM judgements
 WHERE about >= ? AND about < ? ORDER BY key
"""
PLACES_OF = """
SELECT f.key, f.id, d.id, f.type, f.start, f.stop, e.quote, f.status, f.modality, f.polarity
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0 WHERE f.id IN ({marks})
"""
# what a fact says in its own words and numbers, without what names were resolved to
ROLES_OF = """
SELECT f.key, r.role, coalesce(r.surface, '') FROM facts AS f
  JOIN fact_roles AS r ON r.fact_key = f.key WHERE f.id IN ({marks}) ORDER BY f.key, 2, 3
"""
MEASURES_OF = """
SELECT f.key, m.name, m.lo, m.hi, m.value, m.unit, m.per, m.definition FROM facts AS f
  JOIN fact_measures AS m ON m.fact_key = f.key WHERE f.id IN ({marks})
 ORDER BY f.key, m.name, m.start
"""
FACT_OF_CLAIM = """
SELECT f.id FROM claims AS c JOIN facts AS f ON f.key = c.key WHERE c.id = ?
"""
