"""The streams that checks read, each sorted by what its checks compare."""

from __future__ import annotations

from plainview.store.sql_totals import DAY
from plainview.vocab.definitions import definitions, partitions

# who runs or owns a facility is no part of which facility it is; a class that stands for all whom a
# body holds is none of whom
_FILLERS = """
(SELECT group_concat(k, char(31)) FROM (
   SELECT r.role || char(30) || coalesce(n.entity, lower(n.name)) {name} AS k
     FROM fact_roles AS r JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
    WHERE r.fact_key = f.key AND r.role NOT IN ('operator', 'space_lender')
      AND NOT (n.entity IS NULL AND r.role IN ('facility', 'population_held') AND n.name IN (
        'ICE detention network', 'detention centers', 'detention beds', 'migrants',
        'immigration detainees', 'unauthorized immigrants (class)'))
    GROUP BY r.role, coalesce(n.entity, lower(n.name)) ORDER BY 1))
"""
_SUBJECT = _FILLERS.format(name="")
_ROLES = _FILLERS.format(name="|| char(30) || min(n.name)")
_SAID = "(SELECT group_concat(s.name, ' < ') FROM fact_said AS s WHERE s.fact_key = f.key)"
_DAY = DAY.format(measure="m.as_of, ")
FIGURES = f"""
SELECT f.id, f.key, d.id AS document, d.name, f.type, f.status, f.modality, f.polarity, f.pattern,
       coalesce({_SAID}, ''), {_SUBJECT} AS subject, {_ROLES}, {_DAY} AS day, e.page, e.cell,
       (SELECT count(*) FROM fact_evidence AS c WHERE c.fact_key = f.key),
       m.name AS measure, m.lo, m.hi, m.value, m.qualifier, m.unit, m.per,
       m.base, m.definition, m.as_of, m.surface, m.start, m.stop, e.quote
  FROM fact_measures AS m JOIN facts AS f ON f.key = m.fact_key
  JOIN documents AS d ON d.key = f.document_key
  LEFT JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
"""
_EVENTS = ", ".join(f"'{known.name}'" for known in definitions().values() if known.events)
_DIVIDED = " OR ".join(
    f"(f.type = '{kind}' AND m.name = '{measure}')"
    for kind, measure in sorted({(each.type, each.measure) for each in partitions()})
)
# without a date, only what one statement says of a place can be compared
STREAMS = {
    "subjects": (
        f"{FIGURES} WHERE (day IS NOT NULL OR f.type = 'custody')"
        f" AND coalesce(m.definition, '') NOT IN ({_EVENTS})"
        " ORDER BY f.type, subject, day, f.key, m.n"
    ),
    "documents": (
        f"{FIGURES} WHERE {_DIVIDED}"
        " ORDER BY f.document_key, f.type, measure, m.per, day, f.key, m.n"
    ),
}
SNAPSHOTS = """
SELECT d.id, d.name, said.name AS list, f.status, count(*), max(f.time_event) AS latest,
       min(f.key), max(f.key)
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN fact_said AS said ON said.fact_key = f.key AND said.n = 0 AND said.kind = 'dataset'
 WHERE f.type = 'staffing' GROUP BY d.key, said.name, f.status HAVING latest IS NOT NULL
 ORDER BY list, f.status, latest, d.id
"""
NOTES = """
SELECT d.id, d.name, p.code, p.message || iif(p.place = '', '', ' (' || p.place || ')'),
       (SELECT min(key) FROM facts AS f WHERE f.document_key = d.key),
       (SELECT max(key) FROM facts AS f WHERE f.document_key = d.key)
  FROM problems AS p JOIN documents AS d ON d.key = p.document_key ORDER BY d.name, d.id, p.key
"""
FACT_ID = "SELECT id FROM facts WHERE key = ?"

# Rows that are worked out anew hold no reference; the number of a document is used again only after
# it went, and what is found in it goes with it.
DOCUMENT_FINDINGS = """
CREATE TABLE document_findings (
    document_key INTEGER PRIMARY KEY,
    program INTEGER NOT NULL,
    findings TEXT
);
CREATE INDEX document_findings_told ON document_findings (document_key) WHERE findings IS NOT NULL;
CREATE INDEX facts_of_type ON facts (type);
"""
DUE = """
SELECT d.key FROM documents AS d
 WHERE NOT EXISTS (
       SELECT 1 FROM document_findings AS f WHERE f.document_key = d.key AND f.program = ?)
 ORDER BY d.key LIMIT ?
"""
KEPT = """
SELECT document_key, findings FROM document_findings
 WHERE findings IS NOT NULL AND program = ? ORDER BY document_key
"""
KEEP = """
INSERT OR REPLACE INTO document_findings (document_key, program, findings) VALUES (?, ?, ?)
"""
FORGET = "DELETE FROM document_findings WHERE document_key = ?"
_THESE = "document_key IN (SELECT value FROM json_each(?))"
TOLD_BY_DOCUMENT = f"""
SELECT document_key, key FROM facts WHERE {_THESE} ORDER BY document_key, start, key
"""
