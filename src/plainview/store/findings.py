"""The findings of a record: each check over its stream of figures, sorted in the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from plainview.checks import CHECKS, SEVERITIES, Check, Figure, Note, Snapshot, run
from plainview.checks.figures import Roles
from plainview.model import Finding, Measure, WrongUse
from plainview.store import document_findings, law_streams, sql_findings, sql_told
from plainview.store.collecting import uncollected
from plainview.store.forks import Sharing
from plainview.store.reckonings import asked, reckoned, sized
from plainview.store.told import is_official, told

_UNIT, _FIELD = "\x1f", "\x1e"

Progress = Callable[[int, int, list[Finding]], None]
"""Called with how many checks are done, of how many, and what they found so far."""


def findings(
    connection: sqlite3.Connection,
    check: str | None,
    severity: str | None,
    progress: Progress | None = None,
    sharing: Sharing | None = None,
) -> list[Finding]:
    chosen = [each for each in CHECKS if check in (None, each.name)]
    if not chosen:
        names = ", ".join(each.name for each in CHECKS)
        raise WrongUse(f"there is no check {check!r}", f"One of: {names}")
    if severity not in (None, *SEVERITIES):
        raise WrongUse(f"there is no severity {severity!r}", f"One of: {', '.join(SEVERITIES)}")
    order = [each.name for each in chosen]
    found: list[Finding] = []
    done = 0

    def put_in_order() -> list[Finding]:
        return sorted(
            found, key=lambda one: (SEVERITIES.index(one.severity), order.index(one.check))
        )

    def tell() -> None:
        if progress is not None:
            progress(done, len(chosen), put_in_order())

    # what looks into each text comes last: it can take long where nothing of it is kept
    of_documents = [each.name for each in chosen if each.stream in document_findings.STREAMS]
    others = [each for each in chosen if each.stream not in document_findings.STREAMS]
    for stream in dict.fromkeys(each.stream for each in others):
        every = of_stream(connection, others, stream)
        found += [one for one in every if severity in (None, one.severity)]
        done += sum(each.stream == stream for each in others)
        tell()
    if of_documents:
        held = document_findings.found(connection, sharing)
        found += [
            one
            for findings in held.values()
            for one in findings
            if one.check in of_documents and severity in (None, one.severity)
        ]
    return put_in_order()


def of_stream(
    connection: sqlite3.Connection, checks: Sequence[Check], stream: str
) -> list[Finding]:
    """What those of some checks find that go by a stream."""
    with uncollected():
        return list(run(checks, stream, streams()[stream](connection)))


def streams() -> dict[str, Callable[[sqlite3.Connection], Iterator[Any]]]:
    """What reads each stream of the checks, sorted by what its checks compare."""
    return {
        "lists": _snapshots,
        "notes": _notes,
        "reckonings": reckoned,
        "sizes": sized,
        "unknowns": asked,
        **law_streams.streams(_snapshots),
        **{name: partial(told, stream=name) for name in sql_told.STREAMS},
        **{name: partial(_figures, statement=sql_findings.STREAMS[name])
           for name in sql_findings.STREAMS},
    }  # fmt: skip


def _figures(connection: sqlite3.Connection, statement: str) -> Iterator[Figure]:
    for row in connection.execute(statement):
        fact, key, document, doc, kind, status, modality, polarity, pattern, *rest = row
        said, subject, roles, day, page, cell, times, *measure, quote = rest
        place = cell or (f"page {page}" if page else "")
        yield Figure(
            fact, key, document, doc, kind, status, modality, polarity, pattern, said,
            subject or "", _roles(roles), day, place, times, Measure(*measure),
            "" if is_official(pattern) else quote or "",
        )  # fmt: skip


def _roles(fillers: str | None) -> Roles:
    parts = (part.split(_FIELD) for part in (fillers or "").split(_UNIT) if part)
    return tuple((role, key, name) for role, key, name in parts)


def _snapshots(connection: sqlite3.Connection) -> Iterator[Snapshot]:
    for document, doc, name, status, entries, latest, *ends in connection.execute(
        sql_findings.SNAPSHOTS
    ):
        yield Snapshot(document, doc, name, status, entries, latest, _ends(connection, *ends))


def _notes(connection: sqlite3.Connection) -> Iterator[Note]:
    for document, doc, code, message, *ends in connection.execute(sql_findings.NOTES):
        yield Note(document, doc, code, message, _ends(connection, *ends))


def _ends(connection: sqlite3.Connection, *keys: int | None) -> tuple[str, ...]:
    """The facts at the two ends of a document."""
    held = [key for key in dict.fromkeys(keys) if key is not None]
    return tuple(connection.execute(sql_findings.FACT_ID, (key,)).fetchone()[0] for key in held)
