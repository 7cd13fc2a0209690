"""The one writer behind the pages: changes queue to it and are told after their commit.

Pages read; whatever changes the record goes through `Writing`, which has one thread that opens the
record for writing, does what waits, and closes it again, so that the command line gets its turn. A
judgement never waits for the end of a long upload: it is let in between two commits of it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from plainview import pipeline
from plainview.model import PlainviewError, RecordBusy
from plainview.pipeline.run import Step
from plainview.store import Record
from plainview.web.batches import Batch

Value = TypeVar("Value")

PATIENCE = 10.0
"""Seconds that a change waits for its turn before somebody is told that the record is busy."""
PAUSE = 0.25
"""Seconds between two attempts to open a record that another program writes to."""


@dataclass(frozen=True, slots=True)
class _Change(Generic[Value]):
    """Something to do with the record, and where its answer goes; it is told what holds it up."""

    do: Callable[[Record], Value]
    answer: Future[Value]
    until: float


class _Closing(BaseException):
    """Ends an upload between two commits; passes through what catches every Exception."""


class Writing:
    """What changes a record on behalf of the pages; `changed` is called after each change."""

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path
        self._changed = changed
        self._wake = threading.Condition()
        self._changes: deque[_Change[Any]] = deque()
        self._batches: deque[Batch] = deque()
        self._thread: threading.Thread | None = None
        self._closing = False

    def change(self, do: Callable[[Record], Value]) -> Value:
        """Do something with the record, open for writing, and give its answer once it is safe.

        Raises as `do` does, and RecordBusy, with nothing changed, where the record cannot be had
        within PATIENCE seconds.
        """
        asked: Future[Value] = Future()
        self._ask(self._changes, _Change(do, asked, time.monotonic() + PATIENCE))
        with suppress(TimeoutError):
            return _answer(asked, PATIENCE + 1)
        asked.cancel()
        return _answer(asked, None)  # where it is being done, whoever asked must know how it ended

    def add(self, batch: Batch) -> None:
        """Queue files that were sent; `batch` tells what becomes of them."""
        self._ask(self._batches, batch)

    def close(self) -> None:
        """End after the next commit; what is still in the queue is not done."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _ask(self, queue: deque[Any], asked: Any) -> None:
        with self._wake:
            queue.append(asked)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
                self._thread.start()
            self._wake.notify()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not (self._changes or self._batches or self._closing):
                    self._wake.wait()
                if self._closing:
                    self._give_up()
                    return
            self._serve()

    def _give_up(self) -> None:
        for change in self._changes:
            change.answer.cancel()
        for batch in self._batches:
            batch.end("The server was stopped before this was read.")

    def _serve(self) -> None:
        """Do what waits with one opening of the record."""
        try:
            with Record.open(self._path, write=True) as record:
                self._let_in(record)
                if self._batches:
                    self._read(record, self._batches.popleft())
        except RecordBusy as busy:
            self._refuse(busy, late=True)
            for batch in self._batches:
                batch.held_up = str(busy)
            time.sleep(PAUSE)
        except PlainviewError as error:
            # what was already answered is safe; the record itself cannot be written
            self._refuse(error, late=False)
            while self._batches:
                self._batches.popleft().end(str(error))
        finally:
            self._changed()

    def _refuse(self, error: PlainviewError, *, late: bool) -> None:
        """Answer changes that could not be done; with `late` those alone that waited too long."""
        for _ in range(len(self._changes)):
            change = self._changes.popleft()
            if late and time.monotonic() < change.until:
                self._changes.append(change)
            elif change.answer.set_running_or_notify_cancel():
                change.answer.set_exception(error)

    def _let_in(self, record: Record) -> None:
        """Do the changes that wait; each is committed when its asker is told."""
        while self._changes:
            change = self._changes.popleft()
            if not change.answer.set_running_or_notify_cancel():
                continue
            try:
                done = change.do(record)
            except Exception as error:
                record.rollback()
                change.answer.set_exception(error)
            else:
                self._changed()
                change.answer.set_result(done)

    def _between(self, record: Record) -> None:
        self._let_in(record)
        if self._closing:
            raise _Closing

    def _read(self, record: Record, batch: Batch) -> None:
        """Read the files of a batch as the command line does, then compare what they say."""
        try:
            batch.begin(record)

            def told(step: Step) -> None:
                batch.done(record, step)
                self._changed()

            pipeline.add(
                record,
                batch.paths,
                # never in this process: what a hostile file does to its reader ends there
                workers=max(2, pipeline.load(record.folder.settings).processes()),
                progress=told,
                seen=batch.seen,
                between=lambda: self._between(record),
            )
            batch.comparing()
            pipeline.gather(record, progress=lambda what, done, total: self._between(record))
            batch.end()
        except _Closing:
            batch.end("The server was stopped; what is not marked as added has to be sent again.")
        except PlainviewError as error:
            batch.end(str(error))
        except Exception as error:
            batch.end(f"Reading ended with {type(error).__name__}; the record is as it was.")
        finally:
            batch.clear()


def _answer(asked: Future[Value], seconds: float | None) -> Value:
    try:
        return asked.result(seconds)
    except CancelledError as error:
        raise RecordBusy(
            "the record is being written to, and this was not done", "Try again in a moment"
        ) from error
