"""Every statement that changes a record."""

from __future__ import annotations

from plainview.store.sql_read import TALLY_OF


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" for _ in columns.split(","))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"


DOCUMENT = _insert(
    "documents", "key, id, media_type, size, name, added_at, complete, published, outlet, facts"
)
CAPTURE = _insert("captures", "document_key, id, name, how, seen_at, path, parent, address")
TEXT = _insert(
    "texts",
    "key, document_key, id, reader, title, public_title, byline, published, address, outlet,"
    " characters, masked, anchors, unlisted",
)
PASSAGE = _insert("passages", "key, text_key, n, start, stop, page, cell, content")
FACT = _insert(
    "facts",
    "key, id, document_key, text_key, type, status, modality, polarity, start, stop,"
    " time_start, time_end, time_as_of, time_event, time_surface, time_from, time_to,"
    " flags, pattern",
)
ROLE = _insert("fact_roles", "fact_key, n, role, surface, start, stop, via")
NAME = _insert("fact_names", "fact_key, n, name, entity")
MEASURE = _insert(
    "fact_measures",
    "fact_key, n, name, lo, hi, value, qualifier, unit, per, base, definition, as_of,"
    " surface, start, stop",
)
SAID = _insert("fact_said", "fact_key, n, kind, name, surface, start, stop, via")
RECKONING = _insert(
    "reckonings", "document_key, n, start, stop, page, cell, kind, direction, parts"
)
FORGET_RECKONINGS = "DELETE FROM reckonings WHERE document_key = ?"
RECKONINGS_DONE = "DELETE FROM reckonings_due WHERE document_key = ?"
EVIDENCE = _insert("fact_evidence", "fact_key, n, start, stop, quote, page, cell")
PROBLEM = _insert("problems", "document_key, path, code, name, place, message, advice, lost, at")
JUDGEMENT = _insert("judgements", "about, verdict, reason, made_at, snapshot")
JOURNAL = _insert("journal", "seq, at, action, subject, payload, digest, prev, hash")
TOMBSTONE = _insert("tombstones", "document_id, media_type, size, removed_at, why")
PASSAGE_WORDS = _insert("passage_search", "rowid, words")
FACT_WORDS = _insert("fact_search", "rowid, words")

FORGET_PASSAGE_WORDS = (
    "INSERT INTO passage_search (passage_search, rowid, words) VALUES ('delete', ?, ?)"
)
FORGET_FACT_WORDS = "INSERT INTO fact_search (fact_search, rowid, words) VALUES ('delete', ?, ?)"
MERGE_INDEXES = (
    "INSERT INTO passage_search (passage_search) VALUES ('optimize')",
    "INSERT INTO fact_search (fact_search) VALUES ('optimize')",
)

# The tallies of one document, taken in or taken out: {sign} is 1 or -1.
TALLY = (
    "INSERT INTO tallies (type, status, modality, entity, facts)"
    " SELECT type, status, modality, entity, {sign} * facts FROM ("
    + TALLY_OF.format(where="WHERE facts.document_key = ?1", and_="AND")
    + ") WHERE true ON CONFLICT DO UPDATE SET facts = facts + excluded.facts"
)
COUNT_IN, COUNT_OUT = TALLY.format(sign=1), TALLY.format(sign=-1)
FORGET_EMPTY_TALLIES = "DELETE FROM tallies WHERE facts = 0"

NAME_OF_DOCUMENT = """
UPDATE documents SET name = (
    SELECT name FROM captures WHERE document_key = ?1 ORDER BY parent IS NOT NULL, name LIMIT 1
) WHERE key = ?1
"""
COMPLETE = "UPDATE documents SET complete = 1 WHERE key = ?"
FORGET_PROBLEMS_AT = "DELETE FROM problems WHERE path = ? AND document_key IS NULL"
FORGET_TOMBSTONE = "DELETE FROM tombstones WHERE document_id = ?"
FORGET_CAPTURES_IN = "DELETE FROM captures WHERE document_key = ? AND parent = ?"

_OF_FACTS = "WHERE fact_key IN (SELECT key FROM facts WHERE document_key = ?)"
REMOVE_DOCUMENT = (
    *(
        f"DELETE FROM {table} {_OF_FACTS}"
        for table in (
            "judged_names",
            "fact_roles",
            "fact_names",
            "fact_measures",
            "fact_said",
            "fact_evidence",
        )
    ),
    "DELETE FROM reckonings WHERE document_key = ?",
    "DELETE FROM reckonings_due WHERE document_key = ?",
    "DELETE FROM facts WHERE document_key = ?",
    "DELETE FROM passages WHERE text_key IN (SELECT key FROM texts WHERE document_key = ?)",
    "DELETE FROM texts WHERE document_key = ?",
    "DELETE FROM problems WHERE document_key = ?",
    "DELETE FROM captures WHERE document_key = ?",
    "DELETE FROM documents WHERE key = ?",
)
FORGET_NAMES = "DELETE FROM fact_names WHERE fact_key = ?"
