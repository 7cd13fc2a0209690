"""Taking documents out so that nothing of their content stays."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from plainview.model import WrongUse, canonical_json
from plainview.store import documents, journal, lineage, sql_read, sql_write, tallies, vault
from plainview.store.answers import Answers
from plainview.store.connection import plain_errors
from plainview.store.folder import Folder
from plainview.store.packing import blanked, unpack_spans


@dataclass(frozen=True, slots=True)
class Removal:
    """What went: the document and the members that came only with it.

    `clean` is False while an open reader keeps an old state of the database alive; closing the
    readers and removing or adding anything else clears that too.
    """

    documents: tuple[str, ...]
    facts: int
    clean: bool


def remove(folder: Folder, connection: sqlite3.Connection, what: str, why: str) -> Removal:
    """Take out the document meant by an id, the beginning of one, or a name."""
    if not why.strip():
        raise WrongUse("a removal needs a reason", "Give one with --why")
    with plain_errors(folder):
        document_id = documents.find(connection, what)
        going, staying = _members(connection, document_id)
        connection.execute("BEGIN IMMEDIATE")
        try:
            facts = sum(_remove_rows(connection, key, found, why) for key, found in going.items())
            for key, member, parent in staying:
                _forget_captures(connection, key, member, parent)
            for statement in sql_write.MERGE_INDEXES:
                connection.execute(statement)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        for found in going.values():
            vault.discard(folder, found)
            Answers.of(folder).forget(found)
        # the log holds pages as they were before; only emptying it forgets them
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return Removal(tuple(sorted(going.values())), facts, not busy)


def _members(
    connection: sqlite3.Connection, document_id: str
) -> tuple[dict[int, str], list[tuple[int, str, str]]]:
    """What goes with a document, and members that were also captured elsewhere and stay."""
    (key,) = connection.execute(sql_read.KEY_OF_DOCUMENT, (document_id,)).fetchone()
    going: dict[int, str] = {key: document_id}
    inside: list[tuple[int, str, str]] = []
    queue = [document_id]
    while queue:
        parent = queue.pop()
        for member_key, member in connection.execute(sql_read.MEMBERS, (parent,)).fetchall():
            inside.append((member_key, member, parent))
            if member_key not in going and not _elsewhere(connection, member_key, going):
                going[member_key] = member
                queue.append(member)
    return going, [found for found in inside if found[0] not in going]


def _elsewhere(connection: sqlite3.Connection, key: int, going: dict[int, str]) -> bool:
    marks = ", ".join("?" for _ in going)
    statement = sql_read.OTHER_CAPTURES.format(marks=marks)
    (count,) = connection.execute(statement, (key, *going.values())).fetchone()
    return bool(count)


def _forget_captures(
    connection: sqlite3.Connection, key: int, document_id: str, parent: str
) -> None:
    ids = [found for (found,) in connection.execute(sql_read.CAPTURES_IN, (key, parent))]
    connection.execute(sql_write.FORGET_CAPTURES_IN, (key, parent))
    connection.execute(sql_write.NAME_OF_DOCUMENT, (key,))
    tallies.forget_findings(connection, key)
    payload = canonical_json({"captures": ids})
    journal.append(connection, "leave", document_id, payload, journal.now())


def _remove_rows(connection: sqlite3.Connection, key: int, document_id: str, why: str) -> int:
    row = connection.execute(sql_read.DOCUMENT_TO_REMOVE, (key,)).fetchone()
    for passage, start, content, blob in connection.execute(
        sql_read.WORDS_OF_DOCUMENT, (key,)
    ).fetchall():
        words = blanked(content, start, unpack_spans(blob))
        connection.execute(sql_write.FORGET_PASSAGE_WORDS, (passage, words))
    quotes: dict[int, list[str]] = defaultdict(list)
    for fact, start, quote, blob in connection.execute(
        sql_read.QUOTES_OF_DOCUMENT, (key,)
    ).fetchall():
        quotes[fact].append(blanked(quote, start, unpack_spans(blob)))
    connection.executemany(
        sql_write.FORGET_FACT_WORDS, [(fact, " ".join(words)) for fact, words in quotes.items()]
    )
    tallies.count_out(connection, key)
    tallies.forget_empty(connection)
    lineage.forget(connection, key)
    for statement in sql_write.REMOVE_DOCUMENT:
        connection.execute(statement, (key,))
    at = journal.now()
    media_type, size, facts = row
    connection.execute(sql_write.TOMBSTONE, (document_id, media_type, size, at, why))
    journal.append(connection, "remove", document_id, canonical_json({"why": why}), at)
    return int(facts)
