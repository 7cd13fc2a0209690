"""What was asked and what came, on disk in the record's folder, so that nothing is fetched twice.

    my-record/pull/
      memory.db    SQLite: the answers by what was asked, and how far each pull has come
      ab12…        bytes of answers that no document keeps: lists of what else to ask for, and
                   documents that the record has not taken in yet

An answer counts once `keep` returns: its bytes are safe on disk before the database names them.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from urllib.parse import quote

from plainview.model import PlainviewError, RecordError
from plainview.pulling.asking import Answer, Request
from plainview.store import Record
from plainview.store.folder import Folder

_INCOMING = "incoming-"
_VERSION = 1
_SCHEMA = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, address TEXT NOT NULL, name TEXT NOT NULL, etag TEXT, modified TEXT,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, seen_at TEXT NOT NULL,
    document INTEGER NOT NULL, added INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS pulls (id TEXT PRIMARY KEY, begun REAL NOT NULL);
CREATE TABLE IF NOT EXISTS got (
    pull TEXT NOT NULL REFERENCES pulls (id), key TEXT NOT NULL REFERENCES answers (key),
    PRIMARY KEY (pull, key)
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_KEEP = """
INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
    address = excluded.address, name = excluded.name, etag = excluded.etag,
    modified = excluded.modified,
    added = added AND document AND excluded.document AND sha256 = excluded.sha256,
    sha256 = excluded.sha256, size = excluded.size, seen_at = excluded.seen_at,
    document = excluded.document
"""
_NAMES = (
    "key", "address", "name", "etag", "modified", "sha256", "size", "seen_at", "document", "added",
)  # fmt: skip
_COLUMNS = f"SELECT {', '.join(_NAMES)}"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was kept; `document` says whether the record is to have it, `added` that it
    does."""

    key: str
    address: str
    name: str
    etag: str | None
    modified: str | None
    sha256: str
    size: int
    seen_at: str
    document: bool
    added: bool


def begun(folder: Folder, pull: str) -> int:
    """How many answers of a pull are here that was begun and did not end; changes nothing."""
    place = folder.path.resolve() / "pull" / "memory.db"
    if not place.is_file():
        return 0
    address = f"file:{quote(str(place))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        rows = database.execute("SELECT count(*) FROM got WHERE pull = ?", (pull,))
        return int(rows.fetchone()[0])


class Memory:
    """What was asked for one record; close it, or use it in a `with`."""

    def __init__(self, record: Record) -> None:
        """`record` is open for writing: its lock keeps others out of here as well."""
        self._record = record
        self.folder = record.folder.path.resolve() / "pull"
        with self._plain_errors():
            self.folder.mkdir(exist_ok=True)
            self._database = sqlite3.connect(self.folder / "memory.db", isolation_level=None)
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version > _VERSION:
                self._database.close()
                raise RecordError(
                    f"{self.folder} was written by a newer version of Plainview",
                    "Use that version",
                )
            self._database.executescript(_SCHEMA)
            for path in self.folder.glob(f"{_INCOMING}*"):
                path.unlink()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def begin(self, pull: str, at: float, resume_from: float) -> None:
        """Begin a pull, or go on with one that was begun after `resume_from` and did not end.

        Times are seconds since 1970.
        """
        with self._plain_errors():
            self._database.execute("BEGIN IMMEDIATE")
            stale = "SELECT id FROM pulls WHERE id = ? AND begun < ?"
            self._database.execute(f"DELETE FROM got WHERE pull IN ({stale})", (pull, resume_from))
            self._database.execute(
                "DELETE FROM pulls WHERE id = ? AND begun < ?", (pull, resume_from)
            )
            self._database.execute("INSERT OR IGNORE INTO pulls VALUES (?, ?)", (pull, at))
            self._database.execute("COMMIT")

    def end(self, pull: str) -> None:
        """All of a pull was got: the next one begins anew."""
        with self._plain_errors():
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM got WHERE pull = ?", (pull,))
            self._database.execute("DELETE FROM pulls WHERE id = ?", (pull,))
            self._database.execute("COMMIT")

    def kept(self, request: Request) -> Kept | None:
        """The last answer to a request."""
        return next(self._kept("WHERE key = ?", request.key), None)

    def got(self, pull: str, request: Request) -> bool:
        """Whether this pull has its answer already."""
        rows = self._database.execute(
            "SELECT 1 FROM got WHERE pull = ? AND key = ?", (pull, request.key)
        )
        return rows.fetchone() is not None

    def removed(self, kept: Kept) -> bool:
        """Whether the user took this document out of the record."""
        return self._record.state(kept.sha256) == "removed"

    def data(self, kept: Kept) -> bytes | None:
        """The bytes of an answer, sound or None: from here, else from the record's vault."""
        place = self.folder / kept.sha256
        try:
            data = place.read_bytes() if place.is_file() else self._record.data(kept.sha256)
        except (OSError, PlainviewError):
            return None
        return data if hashlib.sha256(data).hexdigest() == kept.sha256 else None

    def keep(self, pull: str, request: Request, answer: Answer, *, document: bool) -> Kept:
        """Make an answer last, then say so."""
        sha256 = hashlib.sha256(answer.data).hexdigest()
        with self._plain_errors():
            self._write(sha256, answer.data)
            row = (
                request.key, answer.address, request.name, answer.etag, answer.modified, sha256,
                len(answer.data), answer.at, document, False,
            )  # fmt: skip
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute(_KEEP, row)
            self._database.execute("INSERT OR IGNORE INTO got VALUES (?, ?)", (pull, request.key))
            self._database.execute("COMMIT")
        kept = self.kept(request)
        assert kept is not None
        return kept

    def unchanged(self, pull: str, request: Request) -> None:
        """The publisher says that the last answer still stands."""
        with self._plain_errors():
            self._database.execute("INSERT OR IGNORE INTO got VALUES (?, ?)", (pull, request.key))

    def waiting(self) -> list[Kept]:
        """Documents that the record has not taken in yet, in the order they came."""
        return list(self._kept("WHERE document AND NOT added ORDER BY rowid"))

    def lay_out(self, kept: Kept, folder: Path) -> Path:
        """The bytes of an answer under its own name, in a folder of its own."""
        place = folder / kept.key[:16] / kept.name
        with self._plain_errors():
            place.parent.mkdir(parents=True)
            try:
                os.link(self.folder / kept.sha256, place)
            except OSError:  # not every file system has links
                copyfile(self.folder / kept.sha256, place)
        return place

    def added(self, documents: list[Kept]) -> None:
        """The record has taken these in; their bytes are its own now."""
        with self._plain_errors():
            self._database.executemany(
                "UPDATE answers SET added = 1 WHERE key = ?", [(kept.key,) for kept in documents]
            )
            self._tidy()

    def _tidy(self) -> None:
        """Take bytes away that nothing here needs any more."""
        needed = {
            sha256
            for (sha256,) in self._database.execute(
                "SELECT sha256 FROM answers WHERE NOT (document AND added)"
            )
        }
        for path in self.folder.iterdir():
            if len(path.name) == 64 and path.name not in needed:
                path.unlink(missing_ok=True)

    def _kept(self, where: str, *values: str) -> Iterator[Kept]:
        with closing(self._database.execute(f"{_COLUMNS} FROM answers {where}", values)) as rows:
            for row in rows:
                yield Kept(**dict(zip(_NAMES, row, strict=True)))

    def _write(self, sha256: str, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=_INCOMING)
        waiting = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(self.folder / sha256)
        except BaseException:
            waiting.unlink(missing_ok=True)
            raise

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            words = error.strerror if isinstance(error, OSError) else str(error)
            raise RecordError(
                f"what was fetched cannot be kept in {self.folder}: {words}",
                "Check the room on the disk and the rights to the folder; then run it again: it"
                " goes on where it stopped",
            ) from error
