"""Keeping what is counted in step with the facts, one document at a time."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache

from plainview.store import (
    ledgers,
    sql_dossiers,
    sql_findings,
    sql_ledgers,
    sql_read,
    sql_search,
    sql_write,
)
from plainview.vocab import entity

_WITH_PARTS = ("Org", "Office")


def count_in(connection: sqlite3.Connection, document_key: int) -> None:
    """Count the facts of a document as they stand now."""
    connection.execute(sql_write.COUNT_IN, (document_key,))
    for statement in (*sql_dossiers.COUNT_IN, sql_ledgers.COUNT_IN, sql_search.COUNT_IN):
        connection.execute(statement, (document_key,))


def count_out(connection: sqlite3.Connection, document_key: int) -> None:
    """Take the facts of a document out of all counts, before they change or go."""
    forget_findings(connection, document_key)
    connection.execute(sql_write.COUNT_OUT, (document_key,))
    bodies = connection.execute(sql_dossiers.BODIES_OF, (document_key,)).fetchall()
    connection.executemany(sql_dossiers.FORGET_BODY, bodies)
    for statement in (*sql_dossiers.COUNT_OUT, sql_ledgers.COUNT_OUT, sql_search.COUNT_OUT):
        connection.execute(statement, (document_key,))


def forget_findings(connection: sqlite3.Connection, document_key: int) -> None:
    """Have checks look into a document again: it, or what it names, is called otherwise."""
    connection.execute(sql_findings.FORGET, (document_key,))


def forget_empty(connection: sqlite3.Connection) -> None:
    """Drop the rows that count nothing any more."""
    for statement in (sql_write.FORGET_EMPTY_TALLIES, *sql_dossiers.FORGET_EMPTY):
        connection.execute(statement)


def count_again(connection: sqlite3.Connection) -> None:
    """Count all facts anew for dossiers: bodies may have other parents in this version's lists."""
    for statement in sql_dossiers.COUNT_AGAIN:
        connection.execute(statement)


def functions(connection: sqlite3.Connection) -> None:
    """Give a connection what the statements of dossiers and ledgers call."""
    ledgers.functions(connection)
    connection.create_function("bodies_above", 1, _bodies_above, deterministic=True)


@lru_cache(maxsize=100_000)
def _bodies_above(entity_id: str) -> str:
    """A body and those that it is part of, as a JSON list of ids."""
    chain = [entity_id]
    entry = entity(entity_id)
    while entry and entry.type in _WITH_PARTS and entry.parent and entry.parent not in chain:
        chain.append(entry.parent)
        entry = entity(entry.parent)
    return json.dumps(chain)


def wrong(connection: sqlite3.Connection) -> int:
    """How many of the counts differ from the facts."""
    functions(connection)
    statements = (sql_read.WRONG_TALLIES, *sql_dossiers.WRONG, sql_search.WRONG, sql_ledgers.WRONG)
    return sum(int(connection.execute(each).fetchone()[0]) for each in statements)
