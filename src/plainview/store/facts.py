"""Reading facts: by filters, in pages, with all their parts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from plainview.model import Evidence, Fact, Filler, Hop, Measure, Text, Time, WrongUse
from plainview.store import query, sql_read
from plainview.store.packing import unpack_spans
from plainview.store.rows import EvidenceRow, Facets, FactRow, OrgRow

_BATCH = 400  # SQLite takes at least 999 parameters in one statement

_VALUES: dict[str, Callable[[Any], str]] = {
    "query": lambda typed: query.parse(typed).expression,
    "orgs": lambda ids: json.dumps(sorted(ids)),
}
_NARROW = ("document", "org", "orgs", "name", "query")

Parts = dict[str, dict[int, list[tuple[Any, ...]]]]


def facts(
    connection: sqlite3.Connection,
    filters: dict[str, Any],
    *,
    order: str,
    limit: int,
    offset: int,
    public: bool,
) -> list[FactRow]:
    if order not in sql_read.FACT_ORDERS:
        raise WrongUse(
            f"facts have no order {order!r}", f"One of: {', '.join(sql_read.FACT_ORDERS)}"
        )
    where, values = condition(filters)
    # the page is chosen on the narrow table before anything is joined to it
    keys = [
        key
        for (key,) in connection.execute(
            f"{_source(order)} {where} ORDER BY {sql_read.FACT_ORDERS[order]} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
    ]
    return keyed(connection, keys, public)


def _source(order: str) -> str:
    joined = " JOIN documents AS d ON d.key = f.document_key" if order == "id" else ""
    return sql_read.FACT_KEYS + joined


def count(connection: sqlite3.Connection, filters: dict[str, Any]) -> int:
    if _tallied(filters):
        where, values = _tally_condition(filters)
        statement = sql_read.TALLY_COUNT.format(where=where)
    else:
        where, values = condition(filters)
        statement = f"{sql_read.COUNT_FACTS} {where}"
    (number,) = connection.execute(statement, values).fetchone()
    return int(number)


def keyed(connection: sqlite3.Connection, keys: Sequence[int], public: bool) -> list[FactRow]:
    """Facts by their numbers, in that order; numbers of no fact are passed over."""
    found: dict[int, FactRow] = {}
    for first in range(0, len(keys), _BATCH):
        found.update(_by_key(connection, keys[first : first + _BATCH], public))
    return [found[key] for key in keys if key in found]


def by_id(connection: sqlite3.Connection, ids: Collection[str], public: bool) -> dict[str, FactRow]:
    """Facts by their ids; ids of no fact are passed over."""
    rows = connection.execute(sql_read.FACT_KEYS_OF_IDS, (json.dumps(list(ids)),))
    found = keyed(connection, [key for (key,) in rows], public)
    return {row.id: row for row in found}


def every(connection: sqlite3.Connection, public: bool) -> Iterator[FactRow]:
    """All facts by document id, place and fact id, holding one document's at a time."""
    ids = connection.execute(sql_read.DOCUMENTS_WITH_FACTS).fetchall()
    for (document_key,) in ids:
        rows = connection.execute(
            sql_read.FACT_KEYS + sql_read.FACTS_OF_DOCUMENT_KEY, (document_key,)
        )
        keys = [key for (key,) in rows]
        for first in range(0, len(keys), _BATCH):
            batch = keys[first : first + _BATCH]
            found = _by_key(connection, batch, public)
            yield from (found[key] for key in batch)


def condition(filters: dict[str, Any]) -> tuple[str, list[Any]]:
    """The WHERE of a set of filters; those that are None do not count."""
    parts, values = [], []
    for name, value in filters.items():
        if value is None or value == "":
            continue
        parts.append(sql_read.FACT_FILTERS[name])
        values.append(_VALUES[name](value) if name in _VALUES else value)
    wide = sql_read.FACT_FILTERS["type"]
    if wide in parts and any(filters.get(name) for name in _NARROW):
        # these leave fewer facts than a type does: + keeps that from being the way in
        parts[parts.index(wide)] = f"+{wide}"
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def titles(
    connection: sqlite3.Connection, ids: Collection[str], public: bool
) -> dict[str, str | None]:
    """The titles of the texts of facts, by the fact's id."""
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    statement = sql_read.TITLES_OF_FACTS.format(title=title)
    return dict(connection.execute(statement, (json.dumps(sorted(ids)),)))


def _by_key(
    connection: sqlite3.Connection, keys: Sequence[int], public: bool
) -> dict[int, FactRow]:
    marks = ", ".join("?" for _ in keys)
    title = sql_read.PUBLIC_TITLE if public else sql_read.TITLE
    heads = connection.execute(
        f"{sql_read.FACT_COLUMNS.format(title=title)} WHERE f.key IN ({marks})", tuple(keys)
    ).fetchall()
    parts = parts_of(connection, keys)
    rows = {head[0]: _fact_row(head, parts) for head in heads}
    if not public:
        return rows
    texts = tuple({row.text_id for row in rows.values()})
    statement = sql_read.UNLISTED_OF_TEXTS.format(marks=", ".join("?" for _ in texts))
    spans = {text: unpack_spans(blob) for text, blob in connection.execute(statement, texts)}
    return {key: row.redacted(spans.get(row.text_id, ())) for key, row in rows.items()}


def parts_of(connection: sqlite3.Connection, keys: Sequence[int]) -> Parts:
    """The roles, measures, said chains and evidence of facts, by fact key."""
    marks = ", ".join("?" for _ in keys)
    parts: Parts = {}
    for name, statement in sql_read.FACT_PARTS.items():
        grouped: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for key, *row in connection.execute(statement.format(marks=marks), tuple(keys)):
            grouped[key].append(tuple(row))
        parts[name] = grouped
    return parts


def _fact_row(head: tuple[Any, ...], parts: Parts) -> FactRow:
    key = head[0]
    rest = (
        tuple(Filler(*row) for row in parts["roles"].get(key, ())),
        tuple(Measure(*row) for row in parts["measures"].get(key, ())),
        _time(head[12:19]),
        tuple(Hop(*row) for row in parts["said"].get(key, ())),
        tuple(EvidenceRow(*row) for row in parts["evidence"].get(key, ())),
        tuple(head[19].split()),
        *head[20:],
    )
    return FactRow(*(*head[1:12], *rest))


def _time(fields: tuple[Any, ...]) -> Time | None:
    return Time(*fields) if any(field is not None for field in fields) else None


def fact_of(row: FactRow, text: Text) -> Fact:
    """The noun, made against its text again; raises as `model.Fact` does."""
    return Fact(
        text.content,
        row.text_id,
        row.type,
        row.status,
        row.modality,
        row.polarity,
        row.roles,
        row.measures,
        row.said,
        tuple(Evidence(item.start, item.end, item.quote) for item in row.evidence),
        row.time,
        row.flags,
        row.pattern,
    )


def one(connection: sqlite3.Connection, fact_id: str, public: bool) -> FactRow:
    (key,) = connection.execute(sql_read.FACT_KEY, (fact_id,)).fetchone()
    return _by_key(connection, [key], public)[key]


def of_document(connection: sqlite3.Connection, document_key: int, public: bool) -> list[FactRow]:
    """All facts of a document, by place."""
    rows = connection.execute(sql_read.FACT_KEYS + sql_read.FACTS_OF_DOCUMENT_KEY, (document_key,))
    keys = [key for (key,) in rows]
    found: list[FactRow] = []
    for first in range(0, len(keys), _BATCH):
        batch = keys[first : first + _BATCH]
        by_key = _by_key(connection, batch, public)
        found.extend(by_key[key] for key in batch if key in by_key)
    return found


def facets(connection: sqlite3.Connection, filters: dict[str, Any], orgs_limit: int) -> Facets:
    """Counts by value; a filter does not narrow its own facet, so that another can be chosen."""
    counted: dict[str, tuple[tuple[str, int], ...]] = {}
    for name in sql_read.FACETS:
        others = {key: value for key, value in filters.items() if key != name}
        counted[name] = tuple(_facet(connection, name, others))
    others = {key: value for key, value in filters.items() if key != "org"}
    return Facets(
        counted["type"],
        counted["status"],
        counted["modality"],
        tuple(orgs(connection, others, orgs_limit, 0)),
    )


def orgs(
    connection: sqlite3.Connection, filters: dict[str, Any], limit: int, offset: int
) -> list[OrgRow]:
    if _tallied(filters):
        where, values = _tally_condition(filters, every_org=True)
        statement = sql_read.TALLY_ORGS.format(where=where)
    else:
        where, values = condition(filters)
        statement = sql_read.ORGS.format(where=where)
    return [OrgRow(*row) for row in connection.execute(statement, (*values, limit, offset))]


def _facet(
    connection: sqlite3.Connection, name: str, filters: dict[str, Any]
) -> list[tuple[str, int]]:
    if _tallied(filters):
        where, values = _tally_condition(filters)
        statement = sql_read.TALLY_FACETS[name].format(where=where)
    else:
        where, values = condition(filters)
        statement = sql_read.FACETS[name].format(where=where)
    return connection.execute(statement, values).fetchall()


def _tallied(filters: dict[str, Any]) -> bool:
    """Whether the tallies alone can answer."""
    return all(name in sql_read.TALLIED for name, value in filters.items() if value)


def _tally_condition(filters: dict[str, Any], *, every_org: bool = False) -> tuple[str, list[Any]]:
    given = {name: value for name, value in filters.items() if value}
    if every_org and "org" in given:
        raise WrongUse("organisations cannot be listed by organisation", "Leave that filter out")
    parts = [sql_read.TALLY_FILTERS[name] for name in given]
    if "org" not in given:
        parts.append("t.entity != ''" if every_org else "t.entity = ''")
    return "WHERE " + " AND ".join(parts), list(given.values())
