"""The statements that give facts to the checks: in which order, and with which parts."""

from __future__ import annotations

# the first fact of each value, so that a group stays small; the digits are those of the value
# without the noughts at its end
_DIGITS = """
WITH told AS (
  SELECT n.entity || ' ' || rtrim(printf('%.2f', m.value), '.0') AS digits, m.value, m.unit,
         instr(f.pattern, '/') = 0 AND f.pattern NOT GLOB 'ice_*' AS prose, min(f.key) AS key
    FROM fact_measures AS m JOIN facts AS f ON f.key = m.fact_key
    JOIN fact_roles AS r ON r.fact_key = f.key AND r.role IN (
         'payee', 'provider', 'recipient', 'custodian', 'agency')
    JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
   WHERE f.type IN ('spending', 'access', 'custody', 'operation') AND n.entity IS NOT NULL
     AND m.value >= 1000 AND length(rtrim(printf('%.2f', m.value), '.0')) > 1
   GROUP BY digits, m.value, m.unit, prose)
SELECT DISTINCT digits, key FROM told WHERE digits IN (
       SELECT digits FROM told GROUP BY digits
       HAVING max(prose) AND (count(DISTINCT value) > 1 OR count(DISTINCT unit) > 1))
 ORDER BY 1, 2
"""
STREAMS = {
    "told_by_document": "SELECT document_key, key FROM facts ORDER BY document_key, start, key",
    "told_by_digits": _DIGITS,
}
"""For each stream its groups and the keys of their facts, sorted by group."""

HEADS = """
SELECT f.id, f.key, f.document_key, d.name, f.type, f.status, f.modality, f.polarity,
       f.time_start, f.time_end, f.time_as_of, f.time_event, f.time_surface, f.time_from, f.time_to,
       e.quote, f.start, e.page, e.cell, d.published, d.outlet, t.title, f.flags, f.pattern
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN texts AS t ON t.key = f.text_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
 WHERE f.key IN ({marks})
"""
ROLES = """
SELECT r.fact_key, r.role, coalesce(n.entity, ''), n.name, r.via, r.surface, r.start, r.stop
  FROM fact_roles AS r JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
 WHERE r.fact_key IN ({marks}) ORDER BY r.fact_key, r.n
"""
MEASURES = """
SELECT fact_key, name, lo, hi, value, qualifier, unit, per, base, definition, as_of, surface,
       start, stop
  FROM fact_measures WHERE fact_key IN ({marks}) ORDER BY fact_key, n
"""
SAID = """
SELECT fact_key, kind, name, surface, start, stop, via
  FROM fact_said WHERE fact_key IN ({marks}) ORDER BY fact_key, n
"""
