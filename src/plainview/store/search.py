"""Full-text search over passages."""

from __future__ import annotations

import sqlite3
from typing import Any

from plainview.store import query, sql_read
from plainview.store.packing import blanked, unpack_spans
from plainview.store.rows import Hit, redact

RANKABLE = 10_000
"""Up to this many matching passages are ranked by bm25; more come in the order they were added,
because ranking would visit them all and no rank tells that many apart."""

_AROUND = 120


def search(
    connection: sqlite3.Connection, typed: str, limit: int, offset: int, public: bool
) -> list[Hit]:
    """Hits, best first; raises WrongUse for a query that makes no sense."""
    wanted = query.parse(typed)
    many = count(connection, typed, RANKABLE + 1) > RANKABLE
    statement = sql_read.MATCHES if many else sql_read.RANKED
    keys = [key for (key,) in connection.execute(statement, (wanted.expression, limit, offset))]
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    marks = ", ".join("?" for _ in keys)
    rows = connection.execute(sql_read.HITS.format(title=title, marks=marks), keys)
    found = {row[0]: _hit(row, wanted, public) for row in rows}
    return [found[key] for key in keys if key in found]


def count(connection: sqlite3.Connection, typed: str, at_most: int) -> int:
    """How many passages match, counted no further than `at_most`."""
    expression = query.parse(typed).expression
    (number,) = connection.execute(sql_read.COUNT_MATCHES, (expression, at_most)).fetchone()
    return int(number)


def _hit(row: tuple[Any, ...], wanted: query.Query, public: bool) -> Hit:
    _, document_id, name, title, published, outlet, start, stop, page, cell, content, blob = row
    spans = unpack_spans(blob)
    found = query.marks(blanked(content, start, spans), wanted.terms)
    first, last = _window(content, found)
    shown = redact(content, start, spans) if public else content
    return Hit(
        document_id,
        name,
        title,
        published,
        outlet,
        start,
        stop,
        page,
        cell,
        shown[first:last],
        start + first,
        tuple(
            (max(a, first) - first, min(b, last) - first)
            for a, b in found
            if first < b and a < last
        ),
    )


def _window(content: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """A run around the first mark that begins and ends between words."""
    start, end = found[0] if found else (0, 0)
    first = max(0, start - _AROUND)
    last = min(len(content), max(end, start) + 2 * _AROUND)
    if first:
        first = next((at + 1 for at in range(first, start) if content[at].isspace()), first)
    if last < len(content):
        last = next((at for at in range(last, end, -1) if content[at - 1].isspace()), last)
    return first, last
