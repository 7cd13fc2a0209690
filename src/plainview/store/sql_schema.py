"""The schema, as numbered migrations; `user_version` is the number of those that were applied.

A migration that has shipped is never edited: a change is a new one at the end.
"""

from __future__ import annotations

from plainview.store.sql_claims import CLAIMS, CLAIMS_IN_ORDER
from plainview.store.sql_dossiers import MIGRATION as DOSSIERS
from plainview.store.sql_findings import DOCUMENT_FINDINGS
from plainview.store.sql_ledgers import MIGRATION as LEDGERS
from plainview.store.sql_lineage import LINEAGE
from plainview.store.sql_reckonings import RECKONINGS, RECKONINGS_DUE
from plainview.store.sql_search import MIGRATION as PASSAGE_BODIES

_TABLES = """
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL,
    complete INTEGER NOT NULL,
    published TEXT,
    outlet TEXT,
    facts INTEGER NOT NULL
);
CREATE TABLE captures (
    id TEXT PRIMARY KEY,
    document_key INTEGER NOT NULL REFERENCES documents (key),
    name TEXT NOT NULL,
    how TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    path TEXT,
    parent TEXT,
    address TEXT
) WITHOUT ROWID;
CREATE TABLE texts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_key INTEGER NOT NULL REFERENCES documents (key),
    reader TEXT NOT NULL,
    title TEXT,
    public_title TEXT,
    byline TEXT,
    published TEXT,
    address TEXT,
    outlet TEXT,
    characters INTEGER NOT NULL,
    masked INTEGER NOT NULL,
    anchors BLOB,
    unlisted BLOB
);
CREATE TABLE passages (
    key INTEGER PRIMARY KEY,
    text_key INTEGER NOT NULL REFERENCES texts (key),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    page INTEGER,
    cell TEXT,
    content TEXT NOT NULL,
    UNIQUE (text_key, n)
);
CREATE TABLE facts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_key INTEGER NOT NULL REFERENCES documents (key),
    text_key INTEGER NOT NULL REFERENCES texts (key),
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    modality TEXT NOT NULL,
    polarity TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    time_start TEXT,
    time_end TEXT,
    time_as_of TEXT,
    time_event TEXT,
    time_surface TEXT,
    time_from INTEGER,
    time_to INTEGER,
    flags TEXT NOT NULL,
    pattern TEXT NOT NULL
);
CREATE TABLE fact_roles (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    role TEXT NOT NULL,
    surface TEXT,
    start INTEGER,
    stop INTEGER,
    via TEXT NOT NULL,
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE TABLE fact_names (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE TABLE fact_measures (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    lo REAL,
    hi REAL,
    value REAL,
    qualifier TEXT NOT NULL,
    unit TEXT,
    per TEXT,
    base TEXT,
    definition TEXT,
    as_of TEXT,
    surface TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE TABLE fact_said (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    surface TEXT,
    start INTEGER,
    stop INTEGER,
    via TEXT NOT NULL,
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE TABLE fact_evidence (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    quote TEXT NOT NULL,
    page INTEGER,
    cell TEXT,
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE TABLE tallies (
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    modality TEXT NOT NULL,
    entity TEXT NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (type, status, modality, entity)
) WITHOUT ROWID;
CREATE TABLE problems (
    key INTEGER PRIMARY KEY,
    document_key INTEGER REFERENCES documents (key),
    path TEXT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    message TEXT NOT NULL,
    advice TEXT NOT NULL,
    lost INTEGER NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE judgements (
    key INTEGER PRIMARY KEY,
    about TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at TEXT NOT NULL,
    snapshot TEXT NOT NULL
);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE tombstones (
    document_id TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    removed_at TEXT NOT NULL,
    why TEXT NOT NULL
) WITHOUT ROWID;
"""

# Contentless: the passages hold the words once. SQLite 3.40 cannot delete from such an index by row
# alone, so a removal hands in the same words again.
_SEARCH = """
CREATE VIRTUAL TABLE passage_search USING fts5 (
    words, content='', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE fact_search USING fts5 (
    words, content='', tokenize="unicode61 remove_diacritics 2"
);
CREATE INDEX documents_by_name ON documents (name);
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX documents_by_outlet ON documents (outlet);
CREATE INDEX documents_by_facts ON documents (facts);
CREATE INDEX captures_by_document ON captures (document_key);
CREATE INDEX captures_by_parent ON captures (parent) WHERE parent IS NOT NULL;
CREATE INDEX texts_by_document ON texts (document_key);
CREATE INDEX facts_by_place ON facts (document_key, start);
CREATE INDEX facts_by_type ON facts (type, status);
CREATE INDEX facts_by_text ON facts (text_key);
CREATE INDEX tallies_by_entity ON tallies (entity);
CREATE INDEX fact_names_by_entity ON fact_names (entity, fact_key) WHERE entity IS NOT NULL;
CREATE INDEX fact_names_by_name ON fact_names (name COLLATE NOCASE, fact_key);
CREATE INDEX problems_by_document ON problems (document_key);
CREATE INDEX problems_by_path ON problems (path);
CREATE INDEX judgements_by_about ON judgements (about);
CREATE INDEX journal_by_subject ON journal (subject);
"""

_VIEWS = """
CREATE VIEW fact_list AS
SELECT facts.id AS fact, facts.type, facts.status, facts.modality, facts.polarity,
       (SELECT group_concat(r.role || ': ' || n.name, '; ')
          FROM fact_roles AS r JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
         WHERE r.fact_key = facts.key) AS roles,
       e.quote, e.page, e.cell, documents.name AS document, documents.published
  FROM facts
  JOIN documents ON documents.key = facts.document_key
  JOIN fact_evidence AS e ON e.fact_key = facts.key AND e.n = 0;
CREATE VIEW measure_list AS
SELECT m.name AS measure, m.qualifier, m.value, m.lo, m.hi, m.unit, m.per, m.surface,
       facts.type, facts.id AS fact, e.quote, documents.name AS document
  FROM fact_measures AS m
  JOIN facts ON facts.key = m.fact_key
  JOIN documents ON documents.key = facts.document_key
  JOIN fact_evidence AS e ON e.fact_key = facts.key AND e.n = 0;
CREATE VIEW organisations AS
SELECT entity, min(name) AS name, count(DISTINCT fact_key) AS facts
  FROM fact_names WHERE entity IS NOT NULL GROUP BY entity;
"""

# What the resolver said where a person's judgement stands in fact_names.
_JUDGED = """
CREATE TABLE judged_names (
    fact_key INTEGER NOT NULL REFERENCES facts (key),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    judgement_key INTEGER NOT NULL REFERENCES judgements (key),
    PRIMARY KEY (fact_key, n)
) WITHOUT ROWID;
CREATE INDEX judged_names_by_judgement ON judged_names (judgement_key);
CREATE INDEX documents_by_added_at ON documents (added_at);
"""

# Rows that are worked out anew hold no reference: without an index on it, the whole table was read
# for every document or fact that was deleted.
_UNTIED = """
CREATE TABLE untied (
    key INTEGER NOT NULL, document_key INTEGER NOT NULL, PRIMARY KEY (key, document_key)
) WITHOUT ROWID;
INSERT INTO untied SELECT key, document_key FROM lineage_keys ORDER BY key, document_key;
DROP TABLE lineage_keys;
ALTER TABLE untied RENAME TO lineage_keys;
CREATE TABLE untied (
    entity TEXT NOT NULL, type TEXT NOT NULL, day TEXT NOT NULL, fact_key INTEGER NOT NULL,
    role TEXT NOT NULL, PRIMARY KEY (entity, type, day, fact_key, role)
) WITHOUT ROWID;
INSERT INTO untied SELECT entity, type, day, fact_key, role FROM fact_bodies ORDER BY 1, 2, 3, 4, 5;
DROP TABLE fact_bodies;
ALTER TABLE untied RENAME TO fact_bodies;
"""

MIGRATIONS: tuple[str, ...] = (
    _TABLES, _SEARCH, _VIEWS, _JUDGED, LINEAGE, RECKONINGS, CLAIMS, RECKONINGS_DUE,
    DOSSIERS, LEDGERS, PASSAGE_BODIES, CLAIMS_IN_ORDER, _UNTIED, DOCUMENT_FINDINGS,
)  # fmt: skip
"""Each moves the record from the version of its index to the next."""
