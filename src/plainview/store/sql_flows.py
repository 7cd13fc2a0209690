"""The statements that give access, staffing and rules to the graph of flows."""

from __future__ import annotations

from plainview.flows.statements import ROLES

_TYPES = "('access', 'staffing', 'rule')"
_ROLES = ", ".join(f"'{role}'" for role in ROLES)

HEADS = f"""
SELECT f.key, f.id, f.document_key, f.pattern, f.type, f.status, f.modality, f.polarity,
       f.time_start, f.time_end, f.time_as_of, f.time_event, f.start, f.stop
  FROM facts AS f WHERE f.type IN {_TYPES} ORDER BY f.key
"""
PARTIES = f"""
SELECT f.key, r.role, coalesce(n.entity, ''), n.name, r.via,
       CASE WHEN r.role IN ('act', 'condition') THEN r.surface END
  FROM facts AS f
 CROSS JOIN fact_roles AS r ON r.fact_key = f.key
 CROSS JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
 WHERE f.type IN {_TYPES} AND r.role IN ({_ROLES}) ORDER BY f.key, r.n
"""
DOCUMENTS = "SELECT key, id, name, published FROM documents"
SPANS = """
SELECT f.id, d.id, e.start, e.stop, d.outlet FROM facts AS f
  JOIN documents AS d ON d.key = f.document_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
 WHERE f.id IN ({marks})
"""
SAID = """
SELECT f.id, s.kind, s.name, s.surface, s.start, s.stop, s.via FROM facts AS f
  JOIN fact_said AS s ON s.fact_key = f.key WHERE f.id IN ({marks}) ORDER BY f.key, s.n
"""
