"""The statements that count and add up; filters are assembled as for facts."""

from __future__ import annotations

from plainview.vocab.definitions import bounds

_BOUNDS = ", ".join(f"'{name}'" for name in bounds())

SCOPE_ROLES = ("payee", "provider", "facility", "population_held", "place")
"""Roles that a part has and its whole may lack: a sum over offices beside one of each of them."""

DAY = (
    "coalesce({measure}f.time_as_of, f.time_event,"
    " iif(f.time_end IS NULL, f.time_start, coalesce(f.time_start, '..') || '/' || f.time_end))"
)
"""The day or period that a number is of, as an EDTF date."""

_FILLERS = (
    "(SELECT group_concat(k, '; ') FROM (SELECT {value} AS k FROM fact_roles AS r"
    " JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n"
    " WHERE r.fact_key = f.key AND r.role = '{role}' ORDER BY k))"
)
_ENTITY = "coalesce(n.entity, lower(n.name))"
_PRINTED = "folded(coalesce(r.surface, n.name))"
_SURFACE = "coalesce(r.surface, n.name)"


def by_role(role: str, printed: bool) -> tuple[str, str]:
    """The key of a fact's fillers of a role, and their names; `role` is of the closed list."""
    key, name = (_PRINTED, _SURFACE) if printed else (_ENTITY, "n.name")
    return _FILLERS.format(value=key, role=role), _FILLERS.format(value=name, role=role)


_SCOPE = " || ".join(
    f"iif(EXISTS (SELECT 1 FROM fact_roles AS r WHERE r.fact_key = f.key AND r.role = '{role}'),"
    f" '{role} ', '')"
    for role in SCOPE_ROLES
)
_MEASURED = (
    "m.name AS measure, m.unit, m.per, iif(m.definition IN ({bounds}), NULL, m.definition)"
    " AS definition, m.as_of, m.lo, m.hi, m.start, m.stop, m.surface"
)
_COUNTED = (
    "NULL AS measure, NULL AS unit, NULL AS per, NULL AS definition, NULL AS as_of, NULL AS lo,"
    " NULL AS hi, f.start, f.stop, NULL AS surface"
)

ROWS = """
SELECT f.key AS fact_key, f.id AS fact, f.document_key, f.text_key, f.pattern AS pattern,
       {keys} {scope} AS scope, {measured}, {day} AS day
  FROM facts AS f {join} {where}
"""
GROUPED = "document_key, pattern, scope, measure, unit, per, definition, as_of"
TOTALS = """
SELECT d.id, d.name, g.* FROM (
  SELECT {grouped}, {names} count(DISTINCT fact_key) AS facts, count(measure) AS numbers,
         exact_sum(lo), exact_sum(hi), min(day), max(day)
    FROM ({rows}) GROUP BY {grouped}{keys}
) AS g JOIN documents AS d ON d.key = g.document_key
 ORDER BY d.name, d.id, g.pattern, g.measure, g.definition, g.unit, g.as_of, g.scope
"""
CELLS = """
SELECT x.*, (SELECT quote FROM fact_evidence AS e WHERE e.fact_key = x.fact_key AND e.n = 0)
  FROM ({rows}) AS x ORDER BY x.text_key, x.start, x.fact_key
"""
DOUBTS = """
SELECT d.id, p.message FROM problems AS p JOIN documents AS d ON d.key = p.document_key
 WHERE p.code IN ('possibly_truncated', 'partial_list') ORDER BY d.id, p.key
"""
ANCHORS = "SELECT anchors FROM texts WHERE key = ?"
DISTINCT = """
SELECT {grouped}, {names} count(DISTINCT printed), count(DISTINCT meant) FROM (
  SELECT x.*, printed_as(coalesce(r.surface, n.name),
           (SELECT group_concat(quote, ' | ') FROM fact_evidence AS e
             WHERE e.fact_key = x.fact_key)) AS printed,
         coalesce(n.entity, lower(n.name)) AS meant
    FROM ({rows}) AS x JOIN fact_roles AS r ON r.fact_key = x.fact_key AND r.role = ?
    JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
) GROUP BY {grouped}{keys}
"""


def rows(keys: str, where: str, *, measured: bool) -> str:
    """A row for each fact, or for each value of a measure, whose name is the first parameter."""
    return ROWS.format(
        keys=keys,
        scope=_SCOPE,
        measured=_MEASURED.format(bounds=_BOUNDS) if measured else _COUNTED,
        join="JOIN fact_measures AS m ON m.fact_key = f.key AND m.name = ?" if measured else "",
        day=DAY.format(measure="m.as_of, " if measured else ""),
        where=where,
    )
