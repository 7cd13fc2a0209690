"""The record: one object for everything that reads or changes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from plainview.model import Capture, Judgement, Problem, Reckoning, Text
from plainview.store import removal, sql_read, tallies, vault
from plainview.store.claim_writer import ClaimWriter
from plainview.store.connection import create
from plainview.store.folder import Folder, Lock
from plainview.store.lineage_writer import LineageWriter
from plainview.store.packing import Packed
from plainview.store.reader import Reader
from plainview.store.writer import Added, Writer

_HELD = ("known", "partial")


class Record(Reader, LineageWriter, ClaimWriter):
    """A record on disk, open for reading, or for writing by one process at a time."""

    def __init__(self, path: Path, write: bool) -> None:
        super().__init__(path)
        self._write = write
        self._lock = Lock(self.folder) if write else None
        try:
            connection = self._connection
            self._writer = Writer(self.folder, connection) if write else None
            if self._lock:
                vault.empty_spool(self.folder)
                if self._lock.unclean:
                    vault.sweep(self.folder, lambda found: self.state(found) in _HELD)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: str | Path) -> Record:
        """Make a new record, open for writing.

        Raises WrongUse where something is there already, RecordError where nothing can be made.
        """
        folder = Folder(Path(path))
        folder.make()
        create(folder)
        return cls(folder.path, True)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Record:
        """Open a record.

        Raises RecordMissing, RecordTooNew, RecordBusy (write, while another process writes), and
        RecordError for a damaged one.
        """
        return cls(Path(path), write)

    def close(self) -> None:
        """Forget what was not committed, and let others write."""
        if getattr(self, "_writer", None):
            self._require_writer().rollback()
        for connection in self._all:
            connection.close()
        self._all.clear()
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _require_writer(self) -> Writer:
        if self._writer is None:
            raise TypeError("this record was opened for reading")
        return self._writer

    def state(self, document_id: str) -> str:
        """What the record knows of some bytes: "new", "partial", "known" or "removed".

        "partial" is a container that was not read to its end.
        """
        with self._reading() as connection:
            row = connection.execute(sql_read.COMPLETE, (document_id,)).fetchone()
            if row:
                return "known" if row[0] else "partial"
            gone = connection.execute(sql_read.TOMBSTONE_OF, (document_id,)).fetchone()
            return "removed" if gone else "new"

    def add(self, packed: Packed, *, again: bool = False) -> Added:
        """Take one document in; it counts once `commit` returns."""
        return self._require_writer().add(packed, again=again)

    def seen(self, document_id: str, capture: Capture) -> bool:
        """Note that a known document was seen; False where that very capture was known too."""
        return self._require_writer().seen(document_id, capture)

    def note(self, path: str | None, problems: Iterable[Problem]) -> None:
        """Note what could not be read at all."""
        self._require_writer().note(path, problems)

    def commit(self) -> None:
        """Make what was added last; raises RecordError, with nothing half done, where it cannot."""
        self._require_writer().commit()

    def rollback(self) -> None:
        """Forget what was added since the last commit."""
        self._require_writer().rollback()

    def judge(self, judgement: Judgement) -> int:
        """Append a person's judgement; the number of facts whose names it changed."""
        return self._require_writer().judge(judgement)

    def rename(self, document_id: str, names: dict[str, list[tuple[str, str | None]]]) -> None:
        """Redo what a document's facts were resolved to.

        `names` gives, for each fact id, the name and entity of every filler in their order;
        people's judgements stay above them.
        """
        self._require_writer().rename(document_id, names)

    def count_again(self) -> None:
        """Count anew what dossiers show: bodies can have other parents in newer lists."""
        with self._changing() as connection:
            tallies.count_again(connection)

    def check_documents(self) -> int:
        """Have checks look into some of the documents that none has looked into as they stand, and
        keep what they find; how many documents these were, 0 where none is left."""
        from plainview.store import document_findings

        with self._changing() as connection:
            return document_findings.keep(connection)

    def reckon(self, document_id: str, text: Text, found: Sequence[Reckoning]) -> None:
        """Keep what a text says of its own numbers, in the place of what was kept."""
        from plainview.store import reckonings

        with self._changing() as connection:
            reckonings.put(connection, document_id, text, found)

    def remove(self, what: str, why: str) -> removal.Removal:
        """Take a document out, with its members; a tombstone without content stays."""
        self._require_writer().commit()
        done = removal.remove(self.folder, self._connection, what, why)
        self._require_writer().rollback()
        return done
