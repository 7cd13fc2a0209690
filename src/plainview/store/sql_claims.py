"""Claims: what a record keeps of which facts say the same, and the statements about it."""

from __future__ import annotations

# claim_keys: the keys of facts, in the order in which their holders are compared.
# claim_sentences: for facts of prose, the sentence that each was read from.
# claim_pairs: facts that join each other or contradict each other, the lower key first.
# claim_pending: facts whose pairs are to be found again; claim_touched: keys whose holders
# changed, and by how many; claim_unsettled: facts whose claim is to be settled again.
# claim_facts: with whom a fact stands, itself for the fact that represents a claim.
# claims: one row for each that several facts make, or one fact of prose.
CLAIMS = """
CREATE TABLE claim_documents (document_key INTEGER PRIMARY KEY);
CREATE TABLE claim_keys (
    key INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    fact_key INTEGER NOT NULL,
    PRIMARY KEY (key, rank, fact_key)
) WITHOUT ROWID;
CREATE INDEX claim_keys_by_fact ON claim_keys (fact_key);
CREATE TABLE claim_sentences (
    fact_key INTEGER PRIMARY KEY,
    rank INTEGER NOT NULL,
    sentence TEXT NOT NULL
);
CREATE TABLE claim_pairs (
    one INTEGER NOT NULL,
    two INTEGER NOT NULL,
    joins INTEGER NOT NULL,
    kind TEXT NOT NULL,
    differs TEXT NOT NULL,
    arithmetic TEXT NOT NULL,
    PRIMARY KEY (one, two)
) WITHOUT ROWID;
CREATE INDEX claim_pairs_by_two ON claim_pairs (two);
CREATE INDEX claim_pairs_apart ON claim_pairs (one, two) WHERE joins = 0;
CREATE TABLE claim_pending (fact_key INTEGER PRIMARY KEY);
CREATE TABLE claim_touched (key INTEGER PRIMARY KEY, changes INTEGER NOT NULL);
CREATE TABLE claim_unsettled (fact_key INTEGER PRIMARY KEY);
CREATE TABLE claim_facts (
    fact_key INTEGER PRIMARY KEY,
    claim_key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    differs TEXT NOT NULL,
    arithmetic TEXT NOT NULL
);
CREATE INDEX claim_facts_by_claim ON claim_facts (claim_key);
CREATE TABLE claims (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    facts INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    disputed INTEGER NOT NULL
);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_standing ON claims (origins DESC, documents DESC, key);
CREATE TRIGGER claims_renamed AFTER UPDATE ON fact_names
WHEN old.name IS NOT new.name OR old.entity IS NOT new.entity BEGIN
    DELETE FROM claim_documents
     WHERE document_key = (SELECT document_key FROM facts WHERE key = new.fact_key);
END;
CREATE TRIGGER claims_unnamed AFTER DELETE ON fact_names BEGIN
    DELETE FROM claim_documents
     WHERE document_key = (SELECT document_key FROM facts WHERE key = old.fact_key);
END;
CREATE TRIGGER claims_lost AFTER DELETE ON facts BEGIN
    INSERT INTO claim_touched (key, changes)
    SELECT key, 1 FROM claim_keys WHERE fact_key = old.key
        ON CONFLICT DO UPDATE SET changes = changes + 1;
    INSERT OR IGNORE INTO claim_unsettled (fact_key)
    SELECT two FROM claim_pairs WHERE one = old.key
     UNION SELECT one FROM claim_pairs WHERE two = old.key;
    DELETE FROM claim_pairs WHERE one = old.key;
    DELETE FROM claim_pairs WHERE two = old.key;
    DELETE FROM claim_keys WHERE fact_key = old.key;
    DELETE FROM claim_sentences WHERE fact_key = old.key;
    DELETE FROM claim_pending WHERE fact_key = old.key;
    DELETE FROM claim_unsettled WHERE fact_key = old.key;
    DELETE FROM claim_facts WHERE fact_key = old.key;
    DELETE FROM claims WHERE key = old.key;
END;
CREATE TRIGGER claims_without AFTER DELETE ON documents BEGIN
    DELETE FROM claim_documents WHERE document_key = old.key;
END;
"""

_STANDING = "origins DESC, documents DESC, facts DESC, id"
CLAIMS_IN_ORDER = f"""
DROP INDEX claims_by_standing;
CREATE INDEX claims_in_order ON claims ({_STANDING});
CREATE INDEX claims_of_type ON claims (type, {_STANDING});
CREATE INDEX claims_disputed ON claims ({_STANDING}) WHERE disputed > 0;
"""

UNKEYED = """
SELECT d.key, d.id FROM documents AS d
 WHERE d.facts > 0 AND NOT EXISTS (SELECT 1 FROM claim_documents AS c WHERE c.document_key = d.key)
 ORDER BY d.key LIMIT ?
"""
COUNT_OPEN = """
SELECT (SELECT count(*) FROM documents AS d WHERE d.facts > 0 AND NOT EXISTS
          (SELECT 1 FROM claim_documents AS c WHERE c.document_key = d.key)),
       (SELECT count(*) FROM claim_pending),
       (SELECT count(*) FROM claim_unsettled) + (SELECT count(*) FROM claim_touched)
"""
FACTS_OF = "SELECT key FROM facts WHERE document_key = ? ORDER BY start, key"
HEADS = """
SELECT f.key, f.id, f.document_key, d.id, f.type, f.status, f.modality, f.polarity, f.start, f.stop,
       f.time_start, f.time_end, f.time_as_of, f.time_event, d.published, d.outlet, f.pattern,
       coalesce(s.sentence, '')
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  LEFT JOIN claim_sentences AS s ON s.fact_key = f.key
 WHERE f.key IN ({marks})
"""
ROLES = """
SELECT r.fact_key, r.role, n.name, r.surface, r.start, r.stop, r.via, n.entity
  FROM fact_roles AS r JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
 WHERE r.fact_key IN ({marks}) ORDER BY r.fact_key, r.n
"""
MEASURES = """
SELECT fact_key, name, lo, hi, value, qualifier, unit, per, base, definition, as_of, surface,
       start, stop
  FROM fact_measures WHERE fact_key IN ({marks}) ORDER BY fact_key, n
"""
KEYS_OF = "SELECT key, rank FROM claim_keys WHERE fact_key = ?"
PUT_KEY = "INSERT INTO claim_keys (key, rank, fact_key) VALUES (?, ?, ?)"
FORGET_KEY = "DELETE FROM claim_keys WHERE key = ? AND fact_key = ?"
FORGET_RANKED = "DELETE FROM claim_keys WHERE fact_key = ?"
TOUCH = """
INSERT INTO claim_touched (key, changes) VALUES (?, 1)
    ON CONFLICT DO UPDATE SET changes = changes + 1
"""
TOUCHED = "SELECT key, changes FROM claim_touched"
FORGET_TOUCHED = "DELETE FROM claim_touched"
PUT_SENTENCE = "INSERT OR REPLACE INTO claim_sentences (fact_key, rank, sentence) VALUES (?, ?, ?)"
PUT_DOCUMENT = "INSERT OR IGNORE INTO claim_documents (document_key) VALUES (?)"
HOLDERS = "SELECT fact_key FROM claim_keys WHERE key = ? ORDER BY rank, fact_key LIMIT ?"
LEADING = """
SELECT fact_key FROM claim_keys WHERE key = ? AND rank < ? ORDER BY rank, fact_key LIMIT ?
"""
IS_KEYED = """
SELECT EXISTS (SELECT 1 FROM claim_keys AS k JOIN facts AS f ON f.key = k.fact_key
                WHERE f.document_key = ?1)
    OR EXISTS (SELECT 1 FROM claim_sentences AS s JOIN facts AS f ON f.key = s.fact_key
                WHERE f.document_key = ?1)
"""
IS_FRESH = (
    "SELECT NOT EXISTS (SELECT 1 FROM claim_facts) AND NOT EXISTS (SELECT 1 FROM claim_pairs)"
)
AROUND = """
INSERT OR IGNORE INTO claim_pending (fact_key)
SELECT fact_key FROM claim_keys WHERE key = ? ORDER BY rank, fact_key LIMIT ? OFFSET ?
"""
WAIT = "INSERT OR IGNORE INTO claim_pending (fact_key) VALUES (?)"
PENDING = "SELECT fact_key FROM claim_pending ORDER BY fact_key"
DONE = "DELETE FROM claim_pending WHERE fact_key = ?"
PAIRS_OF = """
SELECT two, joins FROM claim_pairs WHERE one = ?1
UNION ALL SELECT one, joins FROM claim_pairs WHERE two = ?1
"""
PUT_PAIR = """
INSERT OR REPLACE INTO claim_pairs (one, two, joins, kind, differs, arithmetic)
VALUES (?, ?, ?, ?, ?, ?)
"""
FORGET_PAIR = "DELETE FROM claim_pairs WHERE one = ? AND two = ?"
UNSETTLE = "INSERT OR IGNORE INTO claim_unsettled (fact_key) VALUES (?)"
UNSETTLED = "SELECT fact_key FROM claim_unsettled"
FORGET_UNSETTLED = "DELETE FROM claim_unsettled"
RANK = """
SELECT coalesce((SELECT rank FROM claim_sentences WHERE fact_key = ?1),
                (SELECT rank FROM claim_keys WHERE fact_key = ?1 LIMIT 1))
"""
STANDS_WITH = "SELECT claim_key FROM claim_facts WHERE fact_key = ?"
JOINS = """
SELECT p.two, p.kind FROM claim_pairs AS p WHERE p.one = ?1 AND p.joins = 1
UNION ALL SELECT p.one, p.kind FROM claim_pairs AS p WHERE p.two = ?1 AND p.joins = 1
"""
HOW = "SELECT kind, differs, arithmetic FROM claim_pairs WHERE one = ? AND two = ?"
PUT_FACT = """
INSERT OR REPLACE INTO claim_facts (fact_key, claim_key, kind, differs, arithmetic)
VALUES (?, ?, ?, ?, ?)
"""
FORGET_FACT = "DELETE FROM claim_facts WHERE fact_key = ?"
IS_PROSE = "SELECT 1 FROM claim_sentences WHERE fact_key = ?"
HAS_PAIRS = "SELECT EXISTS (SELECT 1 FROM claim_pairs WHERE one = ?1 OR two = ?1)"
MEMBERS = """
SELECT c.fact_key, f.document_key FROM claim_facts AS c JOIN facts AS f ON f.key = c.fact_key
 WHERE c.claim_key = ? ORDER BY c.fact_key
"""
PLACE = """
SELECT d.id, f.type, f.start, f.stop,
       (SELECT count(*) FROM facts AS o WHERE o.document_key = f.document_key AND o.start = f.start
           AND o.stop = f.stop AND o.type = f.type AND o.key < f.key)
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key WHERE f.key = ?
"""
PUT_CLAIM = """
INSERT OR REPLACE INTO claims (key, id, type, facts, documents, origins, disputed)
VALUES (?, ?, ?, ?, ?, 1, 0)
"""
FORGET_CLAIM = "DELETE FROM claims WHERE key = ?"
SHARED = "SELECT key FROM claims WHERE documents > 1 ORDER BY key"
SAYING = """
SELECT c.fact_key, f.id, d.id, e.start, e.stop, d.outlet, f.pattern, c.kind
  FROM claim_facts AS c JOIN facts AS f ON f.key = c.fact_key
  JOIN documents AS d ON d.key = f.document_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
 WHERE c.claim_key = ? ORDER BY f.id
"""
SAID = """
SELECT fact_key, kind, name, surface, start, stop, via
  FROM fact_said WHERE fact_key IN ({marks}) ORDER BY fact_key, n
"""
SET_ORIGINS = "UPDATE claims SET origins = ? WHERE key = ?"
APART = """
SELECT p.one, p.two, a.claim_key, b.claim_key, p.kind FROM claim_pairs AS p
  JOIN claim_facts AS a ON a.fact_key = p.one JOIN claim_facts AS b ON b.fact_key = p.two
 WHERE p.joins = 0 AND a.claim_key != b.claim_key
"""
CLEAR_DISPUTED = "UPDATE claims SET disputed = 0 WHERE disputed != 0"
SET_DISPUTED = "UPDATE claims SET disputed = ? WHERE key = ?"

_ORDER = "c.origins DESC, c.documents DESC, c.facts DESC, c.id"
# what is shown of a claim is read of those of the page alone
LIST = f"""
SELECT c.id, c.type, f.id, d.name, e.quote, c.facts, c.documents, c.origins, c.disputed
  FROM (SELECT * FROM claims AS c {{where}} ORDER BY {_ORDER} LIMIT ? OFFSET ?) AS c
  CROSS JOIN facts AS f ON f.key = c.key
  JOIN documents AS d ON d.key = f.document_key
  JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
 ORDER BY {_ORDER}
"""
COUNT = "SELECT count(*) FROM claims AS c {where}"
FILTERS = {
    "type": "c.type = ?",
    "org": "c.key IN (SELECT m.claim_key FROM fact_names AS n"
    " JOIN claim_facts AS m ON m.fact_key = n.fact_key"
    " WHERE n.entity IN (SELECT value FROM json_each(?)))",
    "disputed": "c.disputed > 0 AND ?",
    "min_origins": "c.origins >= ?",
    "id": "c.id >= ?",
    "before": "c.id < ?",
}
OF_FACT = """
SELECT c.id FROM claim_facts AS m JOIN claims AS c ON c.key = m.claim_key
  JOIN facts AS f ON f.key = m.fact_key WHERE f.id = ?
"""
OF_FACTS = """
SELECT f.id, c.id FROM json_each(?) AS wanted JOIN facts AS f ON f.id = wanted.value
  JOIN claim_facts AS m ON m.fact_key = f.key JOIN claims AS c ON c.key = m.claim_key
"""
STANDING_IN = """
SELECT f.id, c.id, c.origins, c.disputed FROM documents AS d
JOIN facts AS f ON f.document_key = d.key
  JOIN claim_facts AS m ON m.fact_key = f.key JOIN claims AS c ON c.key = m.claim_key WHERE d.id = ?
"""
OF_PLACE = """
SELECT DISTINCT c.id FROM documents AS d JOIN facts AS f ON f.document_key = d.key
  JOIN claim_facts AS m ON m.fact_key = f.key JOIN claims AS c ON c.key = m.claim_key
 WHERE d.id = ? AND f.type = ? AND f.start < ? AND f.stop > ? ORDER BY c.id
"""
STANDING = """
SELECT f.id, m.kind, m.differs, m.arithmetic FROM claims AS c
  JOIN claim_facts AS m ON m.claim_key = c.key JOIN facts AS f ON f.key = m.fact_key
 WHERE c.id = ? ORDER BY m.fact_key != c.key, m.kind != 'same', f.id
"""
AGAINST = """
SELECT a.id, b.id, p.kind, p.differs, p.arithmetic, o.id
  FROM claims AS c JOIN claim_facts AS m ON m.claim_key = c.key
  JOIN claim_pairs AS p ON {mine} = m.fact_key AND p.joins = 0
  JOIN facts AS a ON a.key = m.fact_key JOIN facts AS b ON b.key = {other}
  JOIN claim_facts AS t ON t.fact_key = b.key JOIN claims AS o ON o.key = t.claim_key
 WHERE c.id = ? AND t.claim_key != c.key ORDER BY a.id, b.id
"""
KEY_OF = "SELECT key FROM claims WHERE id = ?"
HOLDING = """
SELECT DISTINCT fact_key FROM claim_keys WHERE key = ? ORDER BY rank, fact_key LIMIT ?
"""
