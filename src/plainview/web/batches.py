"""Files that were sent to the pages: where they wait, and what became of each."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import threading
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from plainview.model import Problem
from plainview.pipeline.run import Step
from plainview.pipeline.stages import Seen
from plainview.store import Record
from plainview.store.folder import Folder
from plainview.store.journal import now
from plainview.store.vault import sha256

WAITING, ADDED, KNOWN, UNREAD, LEFT = "waiting", "added", "known", "unread", "left"
"""What becomes of a file: it waits; its document is new; the record had its bytes; it could not be
read; it was not come to."""

_LONGEST = 150
_LOCK = ".held"
_CHUNK = 1 << 20


@dataclass(slots=True)
class Item:
    """One file: its name as it may be shown, where it waits, and what became of it.

    `document` is the id that its bytes give, `held` the documents read out of an archive, `kept`
    says that the record has it, readable or not.
    """

    name: str
    path: Path
    size: int
    document: str = ""
    state: str = WAITING
    facts: int = 0
    held: int = 0
    kept: bool = False
    problems: list[Problem] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The file as plain data; nothing of where it waits."""
        return {
            "name": self.name,
            "size": self.size,
            "state": self.state,
            "document": self.document if self.kept else "",
            "facts": self.facts,
            "held": self.held,
            "problems": [str(problem) for problem in self.problems],
        }


class Batch:
    """Files that were sent together, read one after the other by the one writer.

    `stage` is "waiting", "reading", "comparing" or "done"; `trouble` says what ended it early,
    `held_up` what it waits for.
    """

    def __init__(self, folder: Path) -> None:
        self.id = secrets.token_hex(8)
        self.items: list[Item] = []
        self.stage = "waiting"
        self.trouble = ""
        self.held_up = ""
        self._folder = folder / self.id
        self._folder.mkdir(mode=0o700)
        self._seen_at = now()

    @property
    def paths(self) -> list[Path]:
        return [item.path for item in self.items]

    @property
    def seen(self) -> dict[Path, Seen]:
        """Where the files came from; where they wait is nobody's business later."""
        return {item.path: Seen("upload", self._seen_at, "") for item in self.items}

    @property
    def over(self) -> bool:
        return self.stage == "done"

    def keep(self, name: str, file: IO[bytes]) -> None:
        """Take a file in; raises OSError where there is no room for it."""
        # each in a folder of its own: two files may have one name, and the name is shown
        place = self._folder / str(len(self.items))
        place.mkdir(mode=0o700)
        path = place / safe_name(name)
        with path.open("xb") as target:
            shutil.copyfileobj(file, target, _CHUNK)
        self.items.append(Item(path.name, path.resolve(), path.stat().st_size))

    def begin(self, record: Record) -> None:
        """Note what the record knows already."""
        met: set[str] = set()
        for item in self.items:
            item.document = sha256(item.path)
            if item.document in met or record.state(item.document) == "known":
                item.state = KNOWN
            met.add(item.document)
        self._known = {n for n, item in enumerate(self.items) if item.state == KNOWN}
        for item in self.items:
            item.state = WAITING
        self.held_up, self.stage = "", "reading"

    def done(self, record: Record, step: Step) -> None:
        """A file was committed, or is known not to be readable."""
        number = step.done - 1
        item = self.items[number]
        if step.problem:
            item.problems.append(step.problem)
        item.kept = record.state(item.document) in ("known", "partial")
        if not item.kept:
            item.state = UNREAD
            return
        row = record.document(item.document)
        told = [each.problem for each in record.problems(item.document)]
        item.problems += [problem for problem in told if problem not in item.problems]
        item.held, item.facts = record.count_documents(parent=item.document), row.facts
        lost = any(problem.lost for problem in item.problems)
        readable = row.text_id or item.held or not lost
        item.state = UNREAD if not readable else KNOWN if number in self._known else ADDED

    def comparing(self) -> None:
        """All was read; what the documents say is being compared."""
        self.stage = "comparing"

    def end(self, trouble: str = "") -> None:
        """There is nothing more to come; `trouble` says why, where that is early."""
        for item in self.items:
            if item.state == WAITING:
                item.state = LEFT
        self.held_up, self.trouble, self.stage = "", trouble, "done"
        self.clear()

    def clear(self) -> None:
        """Take away the files that waited."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def to_json(self) -> dict[str, Any]:
        """How far it is, as plain data."""
        done = sum(item.state != WAITING for item in self.items)
        return {
            "batch": self.id,
            "stage": self.stage,
            "done": done,
            "total": len(self.items),
            "held_up": self.held_up,
            "trouble": self.trouble,
            "files": [item.to_json() for item in self.items],
        }


class Batches:
    """The batches of one server, and the folder where their files wait.

    The folder is locked as long as the server lives: what a server left that was killed is taken
    away by the next one, and never what another that is open at once still needs.
    """

    KEPT = 50

    def __init__(self, folder: Folder) -> None:
        self._parent = folder.waiting
        self._own = self._parent / secrets.token_hex(8)
        self._lock: int | None = None
        self._held: dict[str, Batch] = {}
        self._guard = threading.Lock()
        with suppress(OSError):
            self._sweep()

    def new(self) -> Batch:
        """A batch without files; raises OSError where nothing can be kept."""
        with self._guard:
            if self._lock is None:
                self._own.mkdir(mode=0o700, parents=True)
                self._lock = _locked(self._own)
            batch = Batch(self._own)
            over = [name for name, one in self._held.items() if one.over]
            for name in over[: max(0, len(self._held) - self.KEPT)]:
                del self._held[name]
            self._held[batch.id] = batch
            return batch

    def get(self, name: str) -> Batch | None:
        """The batch of that name, if this start of the server had it."""
        return self._held.get(name)

    def latest(self) -> list[Batch]:
        """Batches that were queued, the newest first."""
        with self._guard:
            return [batch for batch in reversed(self._held.values()) if batch.items]

    def close(self) -> None:
        """Take everything away that waits."""
        with self._guard:
            if self._lock is not None:
                shutil.rmtree(self._own, ignore_errors=True)
                os.close(self._lock)
                self._lock = None
                with suppress(OSError):
                    self._parent.rmdir()

    def _sweep(self) -> None:
        """Take away what killed servers left."""
        for path in list(self._parent.iterdir()) if self._parent.is_dir() else []:
            handle = _locked(path)
            if handle is not None:
                shutil.rmtree(path, ignore_errors=True)
                os.close(handle)


def _locked(folder: Path) -> int | None:
    """A lock on a folder; None where another process holds it."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def safe_name(name: str) -> str:
    """A name that was sent, as the name of a file in one folder that can be shown.

    Folders, control signs, marks that turn the direction of writing and what no encoding has are
    left out; what is too long loses its middle, never its ending.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1][-1000:]
    composed = unicodedata.normalize("NFC", last)
    kept = "".join(sign for sign in composed if unicodedata.category(sign)[0] not in "C")
    kept = " ".join(kept.split()).lstrip(". ").rstrip(". ")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = kept, ""
    tail = f"{dot}{ending}" if ending else ""
    while len((stem + tail).encode()) > _LONGEST:
        stem = stem[:-1]
    return f"{stem}{tail}" if stem else f"document{tail}"
