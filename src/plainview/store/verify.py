"""Checking a record against itself: texts, facts, journal, index, vault.

Nothing is taken on trust that can be worked out again: ids from content, quotes at their offsets,
digests of every field against what the journal sealed when the document came in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plainview.model import Capture, Document, PlainviewError, Text
from plainview.reading import Limits
from plainview.store import facts, journal, reckonings, sql_read, tallies, vault
from plainview.store.documents import text_of_row
from plainview.store.folder import Folder
from plainview.store.packing import (
    document_digest,
    fact_digest,
    names_digest,
    text_digest,
    unpack_spans,
)
from plainview.store.reindex import wrong_words
from plainview.store.report import Fault, Report
from plainview.store.reread import check_readings
from plainview.store.rows import FactRow, JournalRow
from plainview.store.verify_judgements import check_judgements


@dataclass(slots=True)
class _Sealed:
    """What the journal says of one document: digests as they were last sealed."""

    document: str
    text: str | None
    facts: dict[str, str]
    names: dict[str, str]
    captures: set[str]


def verify(
    folder: Folder, connection: sqlite3.Connection, deep: bool, limits: Limits | None
) -> Report:
    """Check everything; `deep` also reads each document's bytes again, within `limits`."""
    report = Report()
    alone = not connection.in_transaction
    if alone:
        connection.execute("BEGIN")  # one state of the record, whatever is added meanwhile
    try:
        _check_database(connection, report)
        sealed = _check_journal(connection, report)
        check_judgements(connection, report)
        _check_captures(connection, report, sealed)
        _check_documents(connection, report, sealed)
        _check_vault(folder, connection, report)
        if deep:
            check_readings(folder, connection, report, limits or Limits())
    finally:
        if alone:
            connection.execute("ROLLBACK")
    return report


def _check_database(connection: sqlite3.Connection, report: Report) -> None:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            report.faults.append(Fault(f"database: {line}"))
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        report.faults.append(Fault(f"row {row} of {table} points to nothing in {other}"))
    for index, (extra, lacking) in sql_read.INDEX_ROWS.items():
        (more,), (fewer,) = (connection.execute(query).fetchone() for query in (extra, lacking))
        if more or fewer:
            report.faults.append(
                Fault(f"{index}: {more} entries too many and {fewer} too few for what is stored")
            )
            continue
        try:
            wrong = wrong_words(connection, index)
        except PlainviewError as error:
            report.faults.append(Fault(f"{index}: {error.message}"))
            continue
        if wrong:
            report.faults.append(
                Fault(f"{index}: {len(wrong)} words differ from what is stored: {wrong[0]!r} …")
            )
    for document_id, name in connection.execute(sql_read.DERIVED):
        report.faults.append(
            Fault(
                "the row in documents does not agree with its text, facts or captures",
                document_id,
                name,
            )
        )
    wrong_tallies = tallies.wrong(connection)
    if wrong_tallies:
        report.faults.append(Fault(f"tallies: {wrong_tallies} counts differ from the facts"))
    for document_id, name, fact_id in connection.execute(sql_read.MISPLACED):
        report.faults.append(Fault("the place of the fact was changed", document_id, name, fact_id))


def _check_journal(connection: sqlite3.Connection, report: Report) -> dict[str, _Sealed]:
    sealed: dict[str, _Sealed] = {}
    prev, seq = journal.FIRST, 1
    for row in connection.execute(sql_read.JOURNAL, (0, -1)):
        entry = JournalRow(*row)
        right = journal.sealed(seq, entry.at, entry.action, entry.subject, entry.payload, prev)
        if right != entry:
            report.faults.append(Fault(f"journal: entry {entry.seq} was changed or its neighbours"))
        prev, seq = entry.hash, entry.seq + 1
        report.entries += 1
        _replay(sealed, entry)
    return sealed


def _replay(sealed: dict[str, _Sealed], entry: JournalRow) -> None:
    try:
        payload: dict[str, Any] = json.loads(entry.payload)
        if entry.action == "add":
            sealed[entry.subject] = _Sealed(
                payload["document"],
                payload["text"],
                payload["facts"],
                payload["names"],
                {payload["capture"]},
            )
        elif entry.action == "capture" and entry.subject in sealed:
            sealed[entry.subject].captures.add(payload["capture"])
        elif entry.action == "leave" and entry.subject in sealed:
            sealed[entry.subject].captures.difference_update(payload["captures"])
        elif entry.action == "names" and entry.subject in sealed:
            sealed[entry.subject].names.update(payload["names"])
        elif entry.action == "remove":
            sealed.pop(entry.subject, None)
    except (ValueError, KeyError, TypeError):
        return  # an entry edited beyond reading was named by its hash


def _check_captures(
    connection: sqlite3.Connection, report: Report, sealed: dict[str, _Sealed]
) -> None:
    held: dict[str, set[str]] = {}
    for capture_id, document_id, name, *rest in connection.execute(sql_read.ALL_CAPTURES):
        held.setdefault(document_id, set()).add(capture_id)
        if Capture(document_id, *rest).id != capture_id:
            report.faults.append(Fault("a capture was changed", document_id, name))
    for document_id, entry in sealed.items():
        if held.get(document_id, set()) != entry.captures:
            report.faults.append(
                Fault("its captures are not those of the journal", document_id, "captures")
            )


def _check_documents(
    connection: sqlite3.Connection, report: Report, sealed: dict[str, _Sealed]
) -> None:
    texts: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(sql_read.TEXT):
        texts.setdefault(row[2], []).append(row)
    found: set[str] = set()
    rows = connection.execute(sql_read.ALL_DOCUMENTS).fetchall()
    for key, document_id, media_type, size, name, _ in rows:
        report.documents += 1
        found.add(document_id)
        faults = _Faults(report, document_id, name)
        entry = sealed.get(document_id)
        if entry is None:
            faults.add("the journal does not know this document")
            continue
        if document_digest(Document(document_id, media_type, size)) != entry.document:
            faults.add("the document's media type or size was changed")
        _check_text(connection, faults, key, entry, texts.get(key, []))
    for document_id in sorted(set(sealed) - found):
        report.faults.append(
            Fault("the journal knows this document but it is gone", document_id, "missing")
        )


@dataclass(frozen=True, slots=True)
class _Faults:
    report: Report
    document_id: str
    name: str

    def add(self, what: str, fact_id: str | None = None) -> None:
        self.report.faults.append(Fault(what, self.document_id, self.name, fact_id))


def _check_text(
    connection: sqlite3.Connection,
    faults: _Faults,
    key: int,
    entry: _Sealed,
    texts: list[tuple[Any, ...]],
) -> None:
    made: dict[str, Text] = {}
    for row in texts:
        try:
            text = text_of_row(connection, row, False)
            spans = unpack_spans(row[11])
        except (PlainviewError, TypeError, ValueError) as error:
            faults.add(str(error))
            continue
        made[row[1]] = text
        for what in _passage_faults(connection, row, text):
            faults.add(what)
        for what in reckonings.faults(connection, key, text.content):
            faults.add(what)
        if text.id != row[1]:
            faults.add("a passage was changed: the text is not the one that its id names")
        elif text_digest(text, spans, row[12]) != entry.text:
            faults.add("the text's heading, map of pages or hidden names were changed")
    if entry.text and not texts:
        faults.add("the text is gone")
    seen = set()
    for fact in facts.of_document(connection, key, False):
        seen.add(fact.id)
        faults.report.facts += 1
        for what in _fact_faults(faults.report, fact, made.get(fact.text_id), entry):
            faults.add(what, fact.id)
    for fact_id in entry.facts:
        if fact_id not in seen:
            faults.add("the journal knows this fact but it is gone", fact_id)


def _passage_faults(
    connection: sqlite3.Connection, text_row: tuple[Any, ...], text: Text
) -> Iterator[str]:
    at = 0
    for expected, row in enumerate(connection.execute(sql_read.PASSAGES, (text_row[0],))):
        n, start, stop, page, cell, content = row
        if n != expected or start != at or stop - start != len(content):
            yield f"passage {n} does not stand where it says ({start} to {stop})"
        if (page, cell) != _place(text, start, stop):
            yield f"passage {n}: the page or cell was changed"
        at = start + len(content)
    if text_row[14] != len(text.content):
        yield "the count of the text's characters was changed"


def _place(text: Text, start: int, end: int) -> tuple[int | None, str | None]:
    anchor = text.at(start, end)
    return (anchor.page, anchor.cell) if anchor else (None, None)


def _fact_faults(report: Report, row: FactRow, text: Text | None, entry: _Sealed) -> Iterator[str]:
    if text is None:
        yield "its text is gone"
        return
    try:
        fact = facts.fact_of(row, text)
    except (PlainviewError, ValueError, TypeError) as error:
        yield str(error)
        return
    report.quotes += _grounded(row)
    if fact.id != row.id:
        yield "type, spans, surfaces or measures were changed: its id does not fit"
    elif row.id not in entry.facts:
        yield "the journal does not know this fact"
    elif fact_digest(fact) != entry.facts[row.id]:
        yield "status, modality, polarity, time, said, quotes, flags or pattern were changed"
    if names_digest(fact) != entry.names.get(row.id):
        yield "the names of what fills its roles were changed"
    for item in row.evidence:
        if (item.page, item.cell) != _place(text, item.start, item.end):
            yield "the page or cell of its evidence was changed"


def _grounded(row: FactRow) -> int:
    """How many words of a fact were found again at their offsets."""
    surfaces = [role.surface for role in row.roles] + [hop.surface for hop in row.said]
    dated = row.time is not None and row.time.surface is not None
    return len(row.evidence) + len(row.measures) + sum(s is not None for s in surfaces) + dated


def _check_vault(folder: Folder, connection: sqlite3.Connection, report: Report) -> None:
    names = {row[1]: row[4] for row in connection.execute(sql_read.ALL_DOCUMENTS)}
    held = set()
    for document_id, path in vault.held(folder):
        report.files += 1
        held.add(document_id)
        if document_id not in names:
            # a writer places bytes a moment before it commits, and clears them if it was killed
            if folder.being_written():
                continue
            report.faults.append(Fault(f"vault: {document_id[:12]} belongs to no document"))
        elif vault.sha256(path) != document_id:
            report.faults.append(
                Fault("the bytes in the vault were changed", document_id, names[document_id])
            )
    for document_id in sorted(set(names) - held):
        report.faults.append(
            Fault("the bytes are gone from the vault", document_id, names[document_id])
        )
