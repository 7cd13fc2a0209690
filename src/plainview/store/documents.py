"""Reading documents, texts, problems, sources and the journal."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from plainview.model import Capture, Heading, Judgement, Problem, Text, WrongUse
from plainview.store import query, sql_read
from plainview.store.packing import unpack_anchors, unpack_spans
from plainview.store.rows import (
    Counts,
    DocumentRow,
    JournalRow,
    PassageRow,
    ProblemRow,
    Removed,
    SourceRow,
    Spans,
    redact,
)

_HEX = re.compile(r"[0-9a-f]{4,64}")


def counts(connection: sqlite3.Connection) -> Counts:
    return Counts(*connection.execute(sql_read.COUNTS).fetchone())


def documents(
    connection: sqlite3.Connection,
    *,
    order: str,
    limit: int,
    offset: int,
    filters: dict[str, Any],
    public: bool,
) -> list[DocumentRow]:
    if order not in sql_read.DOCUMENT_ORDERS:
        raise WrongUse(
            f"documents have no order {order!r}", f"One of: {', '.join(sql_read.DOCUMENT_ORDERS)}"
        )
    where, values = _document_filter(filters)
    by = sql_read.DOCUMENT_ORDERS[order]
    # the page is chosen on the narrow table before anything is joined to it
    page = sql_read.DOCUMENT_PAGE.format(where=where, order=by)
    statement = f"{_columns(public)} WHERE {page} ORDER BY {by}"
    rows = connection.execute(statement, (*values, limit, offset))
    return [DocumentRow(*row) for row in rows]


def count_documents(connection: sqlite3.Connection, filters: dict[str, Any]) -> int:
    where, values = _document_filter(filters)
    (count,) = connection.execute(f"SELECT count(*) FROM documents AS d {where}", values).fetchone()
    return int(count)


def document(connection: sqlite3.Connection, what: str, public: bool) -> DocumentRow:
    document_id = find(connection, what)
    row = connection.execute(f"{_columns(public)} WHERE d.id = ?", (document_id,)).fetchone()
    return DocumentRow(*row)


def by_id(
    connection: sqlite3.Connection, ids: Collection[str], public: bool
) -> dict[str, DocumentRow]:
    """Documents by their ids; ids of none are passed over."""
    statement = f"{_columns(public)} WHERE d.id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(statement, (json.dumps(sorted(ids)),))
    return {row[0]: DocumentRow(*row) for row in rows}


def find(connection: sqlite3.Connection, what: str) -> str:
    """The id of the one document meant; raises WrongUse where it is none or several."""
    found: list[tuple[str, str]] = []
    if _HEX.fullmatch(what.lower()):
        beginning = what.lower()
        found = connection.execute(
            sql_read.DOCUMENTS_BY_PREFIX, (beginning, beginning + "g")
        ).fetchall()
    if not found:
        found = connection.execute(sql_read.DOCUMENTS_BY_NAME, (what,)).fetchall()
    return _the_one(found, what, "document", "plainview sources lists what is there")


def find_fact(connection: sqlite3.Connection, what: str) -> str:
    """The id of the one fact meant."""
    found: list[tuple[str, str]] = []
    if _HEX.fullmatch(what.lower()):
        beginning = what.lower()
        found = connection.execute(
            sql_read.FACTS_BY_PREFIX, (beginning, beginning + "g")
        ).fetchall()
    return _the_one(found, what, "fact", "plainview facts lists what is there")


def _the_one(found: list[tuple[str, str]], what: str, kind: str, advice: str) -> str:
    ids = sorted({document_id for document_id, _ in found})
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise WrongUse(f"there is no {kind} {what!r} in the record", advice)
    listed = ", ".join(f"{found_id[:12]} ({name})" for found_id, name in found[:5])
    raise WrongUse(f"{what!r} means more than one {kind}: {listed}", "Give more of the id")


def _columns(public: bool) -> str:
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    return sql_read.DOCUMENT_COLUMNS.format(title=title)


def _document_filter(filters: dict[str, Any]) -> tuple[str, list[Any]]:
    parts, values = [], []
    if filters.get("query"):
        parts.append(sql_read.DOCUMENTS_FOUND)
        values.append(query.parse(filters["query"]).expression)
    if "outlet" in filters:
        parts.append(sql_read.DOCUMENTS_OF_OUTLET)
        values.append(filters["outlet"])
    if filters.get("parent"):
        parts.append(sql_read.DOCUMENTS_IN)
        values.append(filters["parent"])
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def captures(connection: sqlite3.Connection, document_id: str) -> list[Capture]:
    return [Capture(*row) for row in connection.execute(sql_read.CAPTURES, (document_id,))]


def captured(connection: sqlite3.Connection, how: str, limit: int) -> list[Capture]:
    return [Capture(*row) for row in connection.execute(sql_read.CAPTURED, (how, limit))]


def text(connection: sqlite3.Connection, document_id: str, public: bool) -> Text | None:
    row = connection.execute(sql_read.TEXT_OF_DOCUMENT, (document_id,)).fetchone()
    return text_of_row(connection, row, public) if row else None


def text_of_row(connection: sqlite3.Connection, row: tuple[Any, ...], public: bool) -> Text:
    """The text of a row of `sql_read.TEXT`, put together from its passages."""
    content = "".join(piece for (piece,) in connection.execute(sql_read.CONTENT, (row[0],)))
    title, byline, published, address, outlet = row[4:9]
    if public:
        content = redact(content, 0, unpack_spans(row[11]))
        title, byline = row[12] if row[12] is not None else title, None
    return Text(
        row[13],
        row[3],
        content,
        unpack_anchors(row[10]),
        Heading(title, byline, published, address, outlet),
        row[9],
    )


def unlisted(connection: sqlite3.Connection, document_id: str) -> Spans:
    row = connection.execute(sql_read.TEXT_OF_DOCUMENT, (document_id,)).fetchone()
    return unpack_spans(row[11]) if row else ()


def passages(connection: sqlite3.Connection, document_id: str, public: bool) -> list[PassageRow]:
    row = connection.execute(sql_read.TEXT_OF_DOCUMENT, (document_id,)).fetchone()
    if row is None:
        return []
    spans = unpack_spans(row[11]) if public else ()
    return [
        PassageRow(document_id, row[1], n, start, stop, page, cell, redact(content, start, spans))
        for n, start, stop, page, cell, content in connection.execute(sql_read.PASSAGES, (row[0],))
    ]


def problems(
    connection: sqlite3.Connection, document_id: str | None, limit: int, offset: int
) -> list[ProblemRow]:
    where = sql_read.PROBLEMS_OF_DOCUMENT if document_id else ""
    values = [document_id] if document_id else []
    rows = connection.execute(
        sql_read.PROBLEMS.format(where=where), (*values, limit, offset)
    ).fetchall()
    return [
        ProblemRow(Problem(code, name, message, place, advice, bool(lost)), document_id, at)
        for code, name, message, place, advice, lost, document_id, at in rows
    ]


def sources(connection: sqlite3.Connection, limit: int, offset: int) -> list[SourceRow]:
    return [SourceRow(*row) for row in connection.execute(sql_read.SOURCES, (limit, offset))]


def journal(connection: sqlite3.Connection, after: int, limit: int) -> Iterator[JournalRow]:
    for row in connection.execute(sql_read.JOURNAL, (after, limit)):
        yield JournalRow(*row)


def judgements(connection: sqlite3.Connection, about: str | None) -> list[Judgement]:
    statement = sql_read.JUDGEMENTS.format(where="WHERE about = ?" if about else "")
    return [Judgement(*row) for row in connection.execute(statement, (about,) if about else ())]


def removed(connection: sqlite3.Connection) -> list[Removed]:
    return [Removed(*row) for row in connection.execute(sql_read.REMOVED)]
