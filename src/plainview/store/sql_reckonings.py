"""Tables and statements of reckonings: numbers of a text that it says belong together."""

from __future__ import annotations

RECKONINGS = """
CREATE TABLE reckonings (
    document_key INTEGER NOT NULL REFERENCES documents (key),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    page INTEGER,
    cell TEXT,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (document_key, n)
) WITHOUT ROWID;
"""

# An older version read documents without noting what they say of their own numbers.
RECKONINGS_DUE = """
CREATE TABLE reckonings_due (
    document_key INTEGER PRIMARY KEY REFERENCES documents (key)
) WITHOUT ROWID;
INSERT INTO reckonings_due
SELECT DISTINCT document_key FROM texts
 WHERE document_key NOT IN (SELECT document_key FROM reckonings);
"""

READ = """
SELECT r.document_key, d.id, d.name, d.published, r.page, r.cell, r.kind,
       r.direction, r.parts,
       (SELECT group_concat(id, ' ') FROM (
          SELECT DISTINCT f.id FROM facts AS f
           WHERE f.document_key = r.document_key AND f.start < r.stop AND f.stop > r.start
           ORDER BY f.start, f.key))
  FROM reckonings AS r JOIN documents AS d ON d.key = r.document_key
"""
STREAM = READ + " ORDER BY r.document_key, r.n"
UNKNOWNS = READ + " WHERE r.kind = 'unknown' ORDER BY r.document_key, r.n"
ORDERS = READ + " WHERE r.kind = 'order' ORDER BY r.document_key, r.n"
WORKFORCES = """
SELECT n.entity, f.key FROM facts AS f
  JOIN fact_roles AS r ON r.fact_key = f.key AND r.role = 'lender'
  JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
 WHERE n.entity = ? AND f.type = 'staffing' AND EXISTS (
       SELECT 1 FROM fact_measures AS m WHERE m.fact_key = f.key AND m.name = 'workforce_size')
 ORDER BY f.key
"""
DUE = "SELECT d.id FROM reckonings_due AS r JOIN documents AS d ON d.key = r.document_key"
KEPT = """
SELECT n, start, stop, parts FROM reckonings WHERE document_key = ? ORDER BY n
"""
# the first facts of each document with a number, of one type and body
ANSWERS = """
SELECT min(f.key), f.key FROM facts AS f JOIN fact_names AS n ON n.fact_key = f.key
  JOIN documents AS d ON d.key = f.document_key
 WHERE n.entity = ? AND f.type = ? AND d.published > ? AND f.modality = 'asserted'
   AND EXISTS (SELECT 1 FROM fact_measures AS m WHERE m.fact_key = f.key)
 GROUP BY f.document_key ORDER BY d.published, f.key LIMIT 100
"""
