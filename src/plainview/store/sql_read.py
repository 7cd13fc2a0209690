"""Every statement that reads a record; filters are assembled from the parts here alone."""

from __future__ import annotations

HIGHEST_KEY = {
    table: f"SELECT max(key) FROM {table}" for table in ("documents", "texts", "passages", "facts")
}
TOMBSTONE_OF = "SELECT document_id FROM tombstones WHERE document_id = ?"
KEY_OF_DOCUMENT = "SELECT key FROM documents WHERE id = ?"
COMPLETE = "SELECT complete FROM documents WHERE id = ?"
HAS_CAPTURE = "SELECT 1 FROM captures WHERE id = ?"
HAS_PROBLEM = (
    "SELECT 1 FROM problems WHERE document_key IS ? AND path IS ? AND code = ? AND name = ?"
    " AND place = ?"
)

COUNTS = """
SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM captures),
       (SELECT count(*) FROM texts), (SELECT count(*) FROM passages),
       (SELECT count(*) FROM facts),
       (SELECT count(DISTINCT entity) FROM tallies WHERE entity != ''),
       (SELECT count(*) FROM problems WHERE lost), (SELECT count(*) FROM problems WHERE NOT lost),
       (SELECT count(*) FROM tombstones),
       (SELECT coalesce(sum(characters), 0) FROM texts),
       (SELECT coalesce(sum(size), 0) FROM documents),
       (SELECT coalesce(sum(masked), 0) FROM texts)
"""
VERSION_OF_CONTENT = "SELECT coalesce(max(seq), 0) FROM journal"

DOCUMENT_COLUMNS = """
SELECT d.id, d.name, d.media_type, d.size, d.added_at,
       (SELECT parent FROM captures AS c WHERE c.document_key = d.key
         ORDER BY parent IS NOT NULL, name LIMIT 1),
       {title}, d.published, d.outlet, t.address, t.id, t.reader,
       coalesce(t.characters, 0), coalesce(t.masked, 0), d.facts,
       (SELECT count(*) FROM problems AS p WHERE p.document_key = d.key)
  FROM documents AS d LEFT JOIN texts AS t ON t.key = (
       SELECT max(key) FROM texts WHERE document_key = d.key)
"""
DOCUMENT_PAGE = """
d.key IN (SELECT d.key FROM documents AS d {where} ORDER BY {order} LIMIT ? OFFSET ?)"""
TITLE = "t.title"
PUBLIC_TITLE = "coalesce(t.public_title, t.title)"
DOCUMENT_ORDERS = {
    "added": "d.key",
    "newest": "d.key DESC",
    "name": "d.name, d.id",
    "published": "d.published DESC, d.key DESC",
    "facts": "d.facts DESC, d.key DESC",
    "id": "d.id",
}
DOCUMENTS_FOUND = """d.key IN (
    SELECT t.document_key FROM passages AS p JOIN texts AS t ON t.key = p.text_key
     WHERE p.key IN (SELECT rowid FROM passage_search WHERE passage_search MATCH ?))"""
DOCUMENTS_OF_OUTLET = "d.outlet IS ?"
DOCUMENTS_IN = "d.key IN (SELECT document_key FROM captures WHERE parent = ?)"

DOCUMENTS_BY_PREFIX = "SELECT id, name FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"
DOCUMENTS_BY_NAME = """
SELECT DISTINCT d.id, c.name FROM captures AS c JOIN documents AS d ON d.key = c.document_key
 WHERE c.name = ?1 OR c.path = ?1 ORDER BY d.id LIMIT 6
"""
FACTS_BY_PREFIX = "SELECT id, type FROM facts WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"

CAPTURES = """
SELECT d.id, c.name, c.how, c.seen_at, c.path, c.parent, c.address
  FROM captures AS c JOIN documents AS d ON d.key = c.document_key
 WHERE d.id = ? ORDER BY c.parent IS NOT NULL, c.name, c.id
"""
CAPTURED = """
SELECT d.id, c.name, c.how, c.seen_at, c.path, c.parent, c.address
  FROM captures AS c JOIN documents AS d ON d.key = c.document_key
 WHERE c.how = ? ORDER BY c.seen_at DESC, c.name, c.id LIMIT ?
"""
TEXT = """
SELECT t.key, t.id, t.document_key, t.reader, t.title, t.byline, t.published, t.address, t.outlet,
       t.masked, t.anchors, t.unlisted, t.public_title, d.id, t.characters
  FROM texts AS t JOIN documents AS d ON d.key = t.document_key
"""
TEXT_OF_DOCUMENT = TEXT + " WHERE d.id = ? ORDER BY t.key DESC LIMIT 1"
CONTENT = "SELECT content FROM passages WHERE text_key = ? ORDER BY n"
PASSAGES = "SELECT n, start, stop, page, cell, content FROM passages WHERE text_key = ? ORDER BY n"
UNLISTED_OF_TEXTS = "SELECT id, unlisted FROM texts WHERE unlisted IS NOT NULL AND id IN ({marks})"

FACT_COLUMNS = """
SELECT f.key, f.id, d.id, d.name, {title}, d.published, d.outlet, t.id, f.type, f.status,
       f.modality, f.polarity, f.time_start, f.time_end, f.time_as_of, f.time_event,
       f.time_surface, f.time_from, f.time_to, f.flags, f.pattern, t.address, d.added_at
  FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN texts AS t ON t.key = f.text_key
"""
FACT_ORDERS = {
    "added": "f.key",
    "newest": "f.key DESC",
    "id": "d.id, f.start, f.id",
}
FACT_FILTERS = {
    "type": "f.type = ?",
    "status": "f.status = ?",
    "modality": "f.modality = ?",
    "polarity": "f.polarity = ?",
    "document": "f.document_key = (SELECT key FROM documents WHERE id = ?)",
    "org": "f.key IN (SELECT fact_key FROM fact_names WHERE entity = ?)",
    "orgs": (
        "f.key IN (SELECT fact_key FROM fact_names"
        " WHERE entity IN (SELECT value FROM json_each(?)))"
    ),
    "name": "f.key IN (SELECT fact_key FROM fact_names WHERE name = ? COLLATE NOCASE)",
    "query": "f.key IN (SELECT rowid FROM fact_search WHERE fact_search MATCH ?)",
}
COUNT_FACTS = "SELECT count(*) FROM facts AS f"
FACT_KEYS = "SELECT f.key FROM facts AS f"
FACTS_OF_DOCUMENT_KEY = " WHERE f.document_key = ? ORDER BY f.start, f.id"
FACT_PARTS = {
    "roles": (
        "SELECT r.fact_key, r.role, n.name, r.surface, r.start, r.stop, r.via, n.entity"
        "  FROM fact_roles AS r JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n"
        " WHERE r.fact_key IN ({marks}) ORDER BY r.fact_key, r.n"
    ),
    "measures": (
        "SELECT fact_key, name, lo, hi, value, qualifier, unit, per, base, definition, as_of,"
        "       surface, start, stop"
        "  FROM fact_measures WHERE fact_key IN ({marks}) ORDER BY fact_key, n"
    ),
    "said": (
        "SELECT fact_key, kind, name, surface, start, stop, via"
        "  FROM fact_said WHERE fact_key IN ({marks}) ORDER BY fact_key, n"
    ),
    "evidence": (
        "SELECT fact_key, start, stop, quote, page, cell"
        "  FROM fact_evidence WHERE fact_key IN ({marks}) ORDER BY fact_key, n"
    ),
}
FACT_KEYS_OF_DOCUMENT = "SELECT key, id FROM facts WHERE document_key = ? ORDER BY key"
# Counted as facts come and go, so that a filter on these columns never visits the facts; the rows
# without an entity count every fact once.
TALLIED = ("type", "status", "modality", "org")
TALLY_FILTERS = {
    "type": "t.type = ?", "status": "t.status = ?", "modality": "t.modality = ?",
    "org": "t.entity = ?",
}  # fmt: skip
TALLY_COUNT = "SELECT coalesce(sum(t.facts), 0) FROM tallies AS t {where}"
TALLY_FACETS = {
    name: f"SELECT t.{name}, sum(t.facts) FROM tallies AS t {{where}} GROUP BY 1 ORDER BY 2 DESC, 1"
    for name in ("type", "status", "modality")
}
TALLY_ORGS = """
SELECT t.entity, (SELECT name FROM fact_names AS n WHERE n.entity = t.entity
                   ORDER BY fact_key, n LIMIT 1), sum(t.facts) AS facts
  FROM tallies AS t {where} GROUP BY t.entity ORDER BY facts DESC, 1 LIMIT ? OFFSET ?
"""
FACETS = {
    name: f"SELECT f.{name}, count(*) FROM facts AS f {{where}} GROUP BY 1 ORDER BY 2 DESC, 1"
    for name in ("type", "status", "modality")
}
ORGS = """
SELECT n.entity, min(n.name), count(DISTINCT n.fact_key) AS facts
  FROM facts AS f JOIN fact_names AS n ON n.fact_key = f.key
 {where} AND n.entity IS NOT NULL GROUP BY n.entity ORDER BY facts DESC, 1 LIMIT ? OFFSET ?
"""
TALLY_OF = """
SELECT type, status, modality, '' AS entity, count(*) AS facts FROM facts {where} GROUP BY 1, 2, 3
 UNION ALL
SELECT facts.type, facts.status, facts.modality, n.entity, count(DISTINCT n.fact_key)
  FROM facts JOIN fact_names AS n ON n.fact_key = facts.key
 {where} {and_} n.entity > '' GROUP BY 1, 2, 3, 4
"""
ALL_TALLIES = TALLY_OF.format(where="", and_="WHERE")
WRONG_TALLIES = f"""
SELECT count(*) FROM (
  SELECT * FROM (SELECT * FROM tallies EXCEPT SELECT * FROM ({ALL_TALLIES}))
  UNION ALL
  SELECT * FROM (SELECT * FROM ({ALL_TALLIES}) EXCEPT SELECT * FROM tallies))
"""

PROBLEMS = """
SELECT p.code, p.name, p.message, p.place, p.advice, p.lost, d.id, p.at
  FROM problems AS p LEFT JOIN documents AS d ON d.key = p.document_key
  {where} ORDER BY p.name, p.place, p.code, p.key LIMIT ? OFFSET ?
"""
PROBLEMS_OF_DOCUMENT = "WHERE d.id = ?"
SOURCES = """
SELECT outlet, media_type, count(*), sum(facts), min(published), max(published) FROM documents
 GROUP BY outlet, media_type ORDER BY 3 DESC, outlet, media_type LIMIT ? OFFSET ?
"""
JOURNAL = (
    "SELECT seq, at, action, subject, payload, digest, prev, hash FROM journal"
    " WHERE seq > ? ORDER BY seq LIMIT ?"
)
JUDGEMENTS = "SELECT about, verdict, reason, made_at, snapshot FROM judgements {where} ORDER BY key"
REMOVED = (
    "SELECT document_id, media_type, size, removed_at, why FROM tombstones"
    " ORDER BY removed_at, document_id"
)

MEMBERS = """
SELECT DISTINCT d.key, d.id FROM captures AS c JOIN documents AS d ON d.key = c.document_key
 WHERE c.parent = ? ORDER BY d.key
"""
OTHER_CAPTURES = (
    "SELECT count(*) FROM captures WHERE document_key = ?"
    " AND (parent IS NULL OR parent NOT IN ({marks}))"
)
WORDS_OF_DOCUMENT = """
SELECT p.key, p.start, p.content, t.unlisted
  FROM passages AS p JOIN texts AS t ON t.key = p.text_key WHERE t.document_key = ?
"""
QUOTES_OF_DOCUMENT = """
SELECT f.key, e.start, e.quote, t.unlisted
  FROM facts AS f JOIN fact_evidence AS e ON e.fact_key = f.key
  JOIN texts AS t ON t.key = f.text_key WHERE f.document_key = ? ORDER BY f.key, e.n
"""
INDEX_ROWS = {
    "passage_search": (
        "SELECT count(*) FROM (SELECT id FROM passage_search_docsize"
        " EXCEPT SELECT key FROM passages)",
        "SELECT count(*) FROM (SELECT key FROM passages"
        " EXCEPT SELECT id FROM passage_search_docsize)",
    ),
    "fact_search": (
        "SELECT count(*) FROM (SELECT id FROM fact_search_docsize EXCEPT SELECT key FROM facts)",
        "SELECT count(*) FROM (SELECT key FROM facts EXCEPT SELECT id FROM fact_search_docsize)",
    ),
}
DERIVED = """
SELECT d.id, d.name FROM documents AS d LEFT JOIN texts AS t ON t.key = (
       SELECT max(key) FROM texts WHERE document_key = d.key)
 WHERE d.published IS NOT t.published OR d.outlet IS NOT t.outlet
    OR d.facts != (SELECT count(*) FROM facts AS f WHERE f.document_key = d.key)
    OR d.name IS NOT (SELECT name FROM captures WHERE document_key = d.key
                       ORDER BY parent IS NOT NULL, name LIMIT 1)
 ORDER BY d.id
"""
MISPLACED = """
SELECT d.id, d.name, f.id FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  LEFT JOIN fact_evidence AS e ON e.fact_key = f.key AND e.n = 0
 WHERE f.start IS NOT e.start OR f.stop IS NOT e.stop
    OR f.document_key IS NOT (SELECT document_key FROM texts WHERE key = f.text_key)
"""
ALL_DOCUMENTS = "SELECT key, id, media_type, size, name, complete FROM documents ORDER BY key"
ALL_CAPTURES = """
SELECT c.id, d.id, d.name, c.name, c.how, c.seen_at, c.path, c.parent, c.address
  FROM captures AS c JOIN documents AS d ON d.key = c.document_key
"""
INDEXED_WORDS = {
    "passage_search": (
        "SELECT p.key, p.start, p.content, t.unlisted"
        " FROM passages AS p JOIN texts AS t ON t.key = p.text_key"
    ),
    "fact_search": (
        "SELECT f.key, e.start, e.quote, t.unlisted FROM fact_evidence AS e"
        " JOIN facts AS f ON f.key = e.fact_key JOIN texts AS t ON t.key = f.text_key"
    ),
}
FRESH_INDEX = (
    "CREATE VIRTUAL TABLE fresh USING fts5 ("
    "words, content='', tokenize=\"unicode61 remove_diacritics 2\")"
)
VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ({schema}, {index}, 'row')"
READ_TEXTS = """
SELECT d.id, d.name, t.id, t.reader FROM documents AS d JOIN texts AS t ON t.key = (
       SELECT max(key) FROM texts WHERE document_key = d.key) ORDER BY d.id
"""
CAPTURES_IN = "SELECT id FROM captures WHERE document_key = ? AND parent = ? ORDER BY id"
DOCUMENT_TO_REMOVE = "SELECT media_type, size, facts FROM documents WHERE key = ?"
FACT_KEY = "SELECT key FROM facts WHERE id = ?"
FACT_KEYS_OF_IDS = "SELECT key FROM facts WHERE id IN (SELECT value FROM json_each(?))"
DOCUMENTS_WITH_FACTS = "SELECT key FROM documents WHERE facts > 0 ORDER BY id"
TITLES_OF_FACTS = """
SELECT f.id, {title} FROM facts AS f JOIN texts AS t ON t.key = f.text_key
 WHERE f.id IN (SELECT value FROM json_each(?))
"""
