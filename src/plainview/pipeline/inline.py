"""Reading files in this very process: for a few small ones, quicker than starting workers."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from plainview.model import RecordError
from plainview.pipeline.stages import DiskFailed
from plainview.pipeline.tasks import Finished, Job, Outcome, Task, timed_out


class _TooLong(BaseException):
    """Passes through what catches every Exception, as readers of hostile files must."""


class Inline:
    """Has the shape of a ProcessPool."""

    def __init__(self, timeout: int, job: Job) -> None:
        self._timeout = timeout
        self._job = job

    def __enter__(self) -> Inline:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[tuple[Task | None, Outcome]]:
        """What becomes of each task, in their order."""
        for task in tasks:
            if not task.idle:
                yield from ((task, outcome) for outcome in self._read(task))
            yield task, Finished()

    def _read(self, task: Task) -> Iterator[Outcome]:
        prepared = self._job(task.path, task.seen)
        while True:
            try:
                with _alarm(self._timeout):
                    outcome = next(prepared, None)
            except _TooLong:
                yield timed_out(task.path, self._timeout)
                return
            except DiskFailed as error:
                raise RecordError(
                    f"the bytes of {task.path.name} cannot be kept: {error}",
                    "Free some space and run the same command again: it goes on where it stopped",
                ) from error
            if outcome is None:
                return
            yield outcome


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """Raises _TooLong after some seconds; only the main thread can be told of time."""
    if threading.current_thread() is not threading.main_thread() or not seconds:
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
