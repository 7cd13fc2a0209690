"""Applying judgements on names to the facts of the record.

What the resolver said is kept beside each name that a judgement changed, so that a newer judgement
can undo it and a new resolution starts from it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from plainview.model import canonical_json, digest
from plainview.store import journal, sql_judged, sql_read, tallies
from plainview.store.judging import Named, Ruling, Rulings, decide, ruling, surface_key
from plainview.store.packing import PackedFact, unpack_spans
from plainview.store.rows import redact


@dataclass(frozen=True)
class _Filler:
    """A filler with its fact: what the resolver said, what stands now, and by which judgement."""

    fact_key: int
    fact_id: str
    type: str
    start: int
    stop: int
    n: int
    surface: str | None
    via: str
    resolved: Named
    now: Named
    judged_by: int | None
    quote: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The names it can be judged by: as printed, and as resolved."""
        names = (self.surface, self.resolved[0])
        return tuple(dict.fromkeys(surface_key(name) for name in names if name))

    @property
    def printed(self) -> str:
        """What it is called while it is open."""
        return self.surface if self.surface and self.via == "name" else self.resolved[0]


def rulings(connection: sqlite3.Connection) -> Rulings:
    """The judgements on names that the record holds."""
    rows = connection.execute(sql_judged.RULINGS)
    return Rulings(found for row in rows if (found := ruling(*row)))


def resolved(connection: sqlite3.Connection, document: str) -> dict[str, list[Named]]:
    """What the resolver said of the fillers of each fact of a document, in their order."""
    names: dict[str, list[Named]] = defaultdict(list)
    for (key,) in connection.execute(sql_read.KEY_OF_DOCUMENT, (document,)).fetchall():
        for filler in _fillers(connection, key):
            names[filler.fact_id].append(filler.resolved)
    return dict(names)


def concerned(connection: sqlite3.Connection, surface: str, document: str) -> list[int]:
    """Keys of the documents whose facts a judgement on a name may change."""
    if document:
        return [key for (key,) in connection.execute(sql_read.KEY_OF_DOCUMENT, (document,))]
    connection.create_function("surface_key", 1, surface_key, deterministic=True)
    return [key for (key,) in connection.execute(sql_judged.DOCUMENTS_NAMING, (surface,))]


def called(connection: sqlite3.Connection, surface: str, document: str) -> tuple[int, int]:
    """How many fillers go by a name, and how many of them only as people without a listed office.

    `surface` is a `surface_key`; `document` narrows it to one.
    """
    connection.create_function("surface_key", 1, surface_key, deterministic=True)
    found = people = 0
    for printed, start, name, blob in connection.execute(sql_judged.CALLED, (surface, document)):
        found += 1
        hidden = printed and redact(printed, start, unpack_spans(blob)) != printed
        people += bool(hidden) and surface_key(name) != surface
    return found, people


def named_in(facts: Iterable[PackedFact], held: Rulings, document: str) -> bool:
    """Whether a judgement is about a name in the facts of a document that comes in."""
    if not held:
        return False
    names = {row[2] for fact in facts for row in fact.roles if row[2]}
    names |= {row[1] for fact in facts for row in fact.names}
    return bool(held.on(map(surface_key, names), document))


def finds(connection: sqlite3.Connection, item: Ruling, document_key: int) -> bool:
    """Whether a document has the name, or the fact, that a judgement on it is about."""
    fillers = _fillers(connection, document_key)
    if item.merge.span is not None:
        return bool(_placed(fillers, [item], item.merge.document))
    return any(item.merge.surface in filler.keys for filler in fillers)


def apply(connection: sqlite3.Connection, document_key: int, held: Rulings) -> int:
    """Let the judgements decide the names of one document's facts; the number of facts changed.

    Counts and journal follow. The transaction is the caller's.
    """
    (document,) = connection.execute(sql_judged.DOCUMENT_OF_KEY, (document_key,)).fetchone()
    fillers = _fillers(connection, document_key)
    on_facts = _placed(fillers, held, document)
    changed: set[str] = set()
    rows: list[tuple[_Filler, Named, int | None]] = []
    for filler in fillers:
        chain = [
            item
            for item in held.on(filler.keys, document)
            if filler.fact_key in on_facts.get(item.key, ())
            or (item.merge.span is None and _reaches(item, filler))
        ]
        named, judged_by = decide(chain, filler.resolved, filler.printed)
        if (named, judged_by) != (filler.now, filler.judged_by):
            rows.append((filler, named, judged_by))
            if named != filler.now:
                changed.add(filler.fact_id)
    if not rows:
        return 0
    tallies.count_out(connection, document_key)
    for filler, named, judged_by in rows:
        at = (filler.fact_key, filler.n)
        connection.execute(sql_judged.CHANGE_NAME, (*named, *at))
        if judged_by is None:
            connection.execute(sql_judged.FORGET_JUDGED, at)
        else:
            connection.execute(sql_judged.SET_JUDGED, (*at, *filler.resolved, judged_by))
    tallies.count_in(connection, document_key)
    tallies.forget_empty(connection)
    if changed:
        _journal(connection, document_key, document, changed)
    return len(changed)


def _reaches(item: Ruling, filler: _Filler) -> bool:
    """A judgement on the whole record is about names; "the agency" is another body elsewhere."""
    if item.merge.document or filler.via == "name":
        return True
    return item.merge.surface == surface_key(filler.resolved[0])


def _fillers(connection: sqlite3.Connection, document_key: int) -> list[_Filler]:
    rows = connection.execute(sql_judged.NAMES_OF_DOCUMENT, (document_key,))
    return [
        _Filler(key, fact, kind, start, stop, n, surface, via, (was, had), (name, has), by, quote)
        for key, fact, kind, start, stop, n, surface, via, was, had, name, has, by, quote in rows
    ]


def _placed(fillers: list[_Filler], held: Iterable[Ruling], document: str) -> dict[int, set[int]]:
    """For each judgement on one fact the key of that fact, found again by place or by quote.

    The place is that of the evidence at the time; a text that was read anew can have moved it.
    """
    found: dict[int, set[int]] = {}
    for item in held:
        merge = item.merge
        if merge.span is None or merge.document != document:
            continue
        first, last = merge.span
        scored = [
            ((filler.start, filler.stop) == merge.span, digest(filler.quote) == item.quote,
             min(last, filler.stop) - max(first, filler.start), -filler.fact_key)
            for filler in fillers
            if filler.type == merge.type and merge.surface in filler.keys
        ]  # fmt: skip
        fitting = [score for score in scored if score[1] or score[2] > 0]
        if fitting:
            found[item.key] = {-max(fitting)[3]}
    return found


def _journal(
    connection: sqlite3.Connection, document_key: int, document: str, changed: set[str]
) -> None:
    names: dict[str, list[list[str | None]]] = defaultdict(list)
    for row in connection.execute(sql_judged.NAMES_OF_DOCUMENT, (document_key,)):
        if row[1] in changed:
            names[row[1]].append([row[10], row[11]])
    payload = canonical_json({"names": {fact: digest(rows) for fact, rows in names.items()}})
    journal.append(connection, "names", document, payload, journal.now())
