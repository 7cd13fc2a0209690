"""What checks find within one document: worked out once a document, and kept beside it.

Most of the time of all checks goes into those that read every text. What they find hangs on one
document alone, so it stays until that document is named otherwise, or goes, or the checks change.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from itertools import groupby
from operator import attrgetter
from typing import Any

from plainview.checks import CHECKS, Told, run
from plainview.model import Finding, Quote
from plainview.store import sql_findings
from plainview.store.collecting import uncollected
from plainview.store.connection import connect
from plainview.store.folder import Folder
from plainview.store.forks import Sharing, Work, share
from plainview.store.prose import prose
from plainview.store.told import facts_of

BATCH = 500
"""Documents that are looked at in one go."""

_READS = ("checks", "extraction", "names", "vocab")
"""The folders whose files decide what is found."""

Found = dict[int, list[Finding]]
"""Findings by the number of their document, those of one in the order of the checks."""


def _told(connection: sqlite3.Connection, documents: str) -> Iterator[Told]:
    return facts_of(connection, connection.execute(sql_findings.TOLD_BY_DOCUMENT, (documents,)))


STREAMS: dict[str, Callable[[sqlite3.Connection, str], Iterator[Any]]] = {
    "told_by_document": _told,
    "prose": prose,
}
"""The streams that are sorted by document, for some documents: their numbers as a JSON list."""


def found(connection: sqlite3.Connection, sharing: Sharing | None = None) -> Found:
    """What is found within documents: as it is kept, and worked out for all others."""
    kept = connection.execute(sql_findings.KEPT, (program(),))
    every = {document: _unpacked(packed) for document, packed in kept}
    waiting = due(connection)
    batches = [waiting[first : first + BATCH] for first in range(0, len(waiting), BATCH)]
    here = partial(_work_out, connection)
    for held in (
        map(here, batches)
        if sharing is None
        else share(batches, here, partial(_apart, sharing.folder), sharing.processes)
    ):
        every.update(held)
    return {document: every[document] for document in sorted(every)}


@contextmanager
def _apart(folder: Folder) -> Iterator[Work[list[int], Found]]:
    """How a fork looks into documents: on a connection of its own."""
    with closing(connect(folder, write=False)) as connection:
        yield partial(_work_out, connection)


def due(connection: sqlite3.Connection, limit: int = -1) -> list[int]:
    """Numbers of the documents for which nothing is kept."""
    return [key for (key,) in connection.execute(sql_findings.DUE, (program(), limit))]


def keep(connection: sqlite3.Connection, limit: int = BATCH) -> int:
    """Work out and keep what is found in some documents; how many these were."""
    documents = due(connection, limit)
    held = _work_out(connection, documents)
    connection.executemany(
        sql_findings.KEEP,
        [(key, program(), _packed(held[key]) if key in held else None) for key in documents],
    )
    return len(documents)


def _work_out(connection: sqlite3.Connection, documents: Sequence[int]) -> Found:
    asked = json.dumps(list(documents))
    held: Found = defaultdict(list)
    with uncollected():
        for stream, read in STREAMS.items():
            # `run` holds one document at a time, and so knows whose a finding is
            for number, group in groupby(read(connection, asked), key=attrgetter("group")):
                held[int(number)] += run(CHECKS, stream, group)
    return {document: findings for document, findings in held.items() if findings}


def _packed(findings: Sequence[Finding]) -> str:
    return json.dumps([astuple(one) for one in findings], ensure_ascii=False)


def _unpacked(packed: str) -> list[Finding]:
    return [
        Finding(
            check, severity, text, sums, tuple(facts), settled, tuple(Quote(*q) for q in quotes)
        )
        for check, severity, text, sums, facts, settled, quotes in json.loads(packed)
    ]


@cache
def program() -> int:
    """What says that the checks, and what they go by, are those of now."""
    digest = sha256()
    for folder in _READS:
        root = resources.files("plainview") / folder
        with resources.as_file(root) as place:
            for path in sorted(place.rglob("*")):
                if path.suffix in (".py", ".toml", ".tsv", ".txt", ".json"):
                    about = path.stat()
                    digest.update(
                        f"{path.relative_to(place)} {about.st_size} {about.st_mtime_ns}".encode()
                    )
    return int.from_bytes(digest.digest()[:7], "big")
