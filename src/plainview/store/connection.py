"""Connections to the database of a record, and its errors in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from plainview.model import RecordError, RecordTooNew
from plainview.store.folder import Folder
from plainview.store.sql_schema import MIGRATIONS
from plainview.store.tallies import functions

APPLICATION = 0x506C7677
"""Marks the file as a record of Plainview (PRAGMA application_id)."""

VERSION = len(MIGRATIONS)
"""The schema that this version of Plainview writes."""


def connect(folder: Folder, *, write: bool) -> sqlite3.Connection:
    """A connection to the database of a record, checked for its version.

    A writer brings an older schema up to date. A reader opens the database read-only; on a folder
    that it cannot write to, where no writer has left a log, it reads the file as it stands.
    """
    with plain_errors(folder):
        if write:
            connection = _opened(f"file:{quote(str(folder.database.resolve()))}")
            _prepare_to_write(connection)
        else:
            connection = _opened(_reading_address(folder))
            # pages of the file are read where the system has them, by all threads at once
            connection.execute("PRAGMA mmap_size = 2147418112").fetchone()
        try:
            _check_version(connection, folder, write)
        except BaseException:
            connection.close()
            raise
    return connection


def create(folder: Folder) -> None:
    """Make the database of a new record."""
    with plain_errors(folder):
        connection = _opened(f"file:{quote(str(folder.database.resolve()))}")
        try:
            connection.execute("PRAGMA auto_vacuum = NONE")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            _prepare_to_write(connection)
            migrate(connection)
        finally:
            connection.close()


def migrate(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Apply the migrations that the database lacks, each in its own transaction."""
    functions(connection)
    (at,) = connection.execute("PRAGMA user_version").fetchone()
    for number in range(at, to):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;"
        )


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, uri=True, timeout=10.0, isolation_level=None, check_same_thread=False
    )


def _reading_address(folder: Folder) -> str:
    log = folder.database.with_name(folder.database.name + "-wal")
    address = f"file:{quote(str(folder.database.resolve()))}?mode=ro"
    alone = not log.exists() or log.stat().st_size == 0
    return address + "&immutable=1" if alone and not os.access(folder.path, os.W_OK) else address


def _prepare_to_write(connection: sqlite3.Connection) -> None:
    # secure_delete: what a removal frees is overwritten; FULL: a commit is on disk before it is
    # acknowledged, whatever happens to the machine
    for pragma in ("journal_mode = WAL", "secure_delete = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}").fetchone()
    functions(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -64000")
    # 32 MB of log before it is written back: pages that many commits touch are written once
    connection.execute("PRAGMA wal_autocheckpoint = 8000")


def _check_version(connection: sqlite3.Connection, folder: Folder, write: bool) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise RecordError(
            f"{folder.database} is not a record of Plainview", "Give the folder of a record"
        )
    if version > VERSION:
        raise RecordTooNew(
            f"the record at {folder.path} was written by a newer version of Plainview"
            f" (its schema is {version}, this version knows {VERSION})",
            "Update Plainview; nothing was changed",
        )
    if version < VERSION and not write:
        raise RecordError(
            f"the record at {folder.path} was written by an older version of Plainview"
            f" (its schema is {version}, this version needs {VERSION})",
            f"Bring it up to date with: plainview -r {folder.path} resolve",
        )
    if version < VERSION:
        migrate(connection)


@contextmanager
def plain_errors(folder: Folder) -> Iterator[None]:
    """Turn errors of the database and the disk into RecordError with advice."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordError(*_in_words(folder, error)) from error
    except OSError as error:
        raise RecordError(
            f"the record at {folder.path} cannot be used: {error.strerror or error}",
            _advice(error.strerror or ""),
        ) from error


def _in_words(folder: Folder, error: sqlite3.Error) -> tuple[str, str]:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return f"no space left for the record at {folder.path}", _advice("no space left")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"cannot write to the record at {folder.path}", _advice("read-only")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            f"the database of the record at {folder.path} is damaged ({error})",
            "Restore record.db from a copy, or make a new record and add the documents again",
        )
    if name.startswith("SQLITE_BUSY"):
        return (
            f"the record at {folder.path} is busy",
            "Another program holds its database; close it and try again",
        )
    return f"the database of the record at {folder.path}: {error}", ""


def _advice(reason: str) -> str:
    if "space" in reason.lower() or "quota" in reason.lower():
        return "Free some space and run the same command again: it goes on where it stopped"
    return "Check who owns the folder and whether its disk is mounted read-only"
