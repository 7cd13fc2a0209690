"""Worker processes that read files side by side and give them back in order.

Results come in the order of the tasks, whoever was faster, so that a record does not depend on the
number of workers and a killed run leaves a beginning of the undisturbed one. At most WINDOW files
are ahead of the one that is waited for, and a worker whose results pile up is left to wait: memory
stays bounded however large the folder.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait

from plainview.model import PlainviewError, RecordError
from plainview.pipeline.stages import DiskFailed
from plainview.pipeline.tasks import Finished, Idle, Job, Outcome, Task, crashed, timed_out

WINDOW = 32
"""Files handed out ahead of the one waited for, for each worker."""

AHEAD = 2
"""Files that a worker has at once: the one it reads, and the next, so that it never waits."""

PILE = 16
"""Documents of one file that wait here before its worker has to."""

_TICK = 0.25


@dataclass(slots=True)
class _Slot:
    """A task in the order of the run, and what came back of it so far."""

    task: Task
    outcomes: deque[Outcome] = field(default_factory=deque)
    done: bool = False


class _Worker:
    def __init__(self, job: Job) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            # -P: a file in the current folder never takes the place of a module; Tesseract's own
            # threads only get in the way of the other workers
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "plainview.pipeline.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        self.connection = Connection(ours.detach())
        self.slots: deque[_Slot] = deque()
        self.ready = False
        self.since = time.monotonic()
        self.connection.send(job)

    def give(self, slot: _Slot) -> None:
        if not self.slots:
            self.since = time.monotonic()
        self.slots.append(slot)
        self.connection.send((slot.task.path, slot.task.seen))

    def stop(self) -> int:
        self.connection.close()
        self.process.kill()
        return self.process.wait()


class ProcessPool:
    """Worker processes for one run; close it, or use it in a `with`."""

    def __init__(self, workers: int, timeout: int, job: Job) -> None:
        self._job = job
        self._timeout = timeout
        self._most = max(1, workers)
        self._workers: list[_Worker] = []
        self._order: deque[_Slot] = deque()
        self._unassigned: deque[_Slot] = deque()

    def __enter__(self) -> ProcessPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[tuple[Task | None, Outcome]]:
        """What becomes of each task, in their order; Idle in between where nothing came in."""
        remaining: Iterator[Task] | None = tasks
        while True:
            if remaining is not None and not self._hand_out(remaining):
                remaining = None
            self._assign()
            yield from self._drain()
            if not self._order:
                if remaining is None:
                    return
                continue
            if not self._collect():
                yield None, Idle()

    def _hand_out(self, tasks: Iterator[Task]) -> bool:
        """Line up tasks as far as the window goes; False when there are no more."""
        while len(self._order) < WINDOW * self._most and not self._unassigned:
            task = next(tasks, None)
            if task is None:
                return False
            slot = _Slot(task, done=task.idle)
            self._order.append(slot)
            if not task.idle:
                self._unassigned.append(slot)
                self._assign()
        return True

    def _assign(self) -> None:
        while self._unassigned:
            worker = self._idlest()
            if len(worker.slots) >= AHEAD:
                return
            try:
                worker.give(self._unassigned[0])
            except OSError:  # it died; collecting finds out why
                return
            self._unassigned.popleft()

    def _idlest(self) -> _Worker:
        """The worker with least to do; a new one only where all have something."""
        busy = [len(worker.slots) for worker in self._workers]
        if len(busy) < self._most and 0 not in busy:
            self._workers.append(_Worker(self._job))
            return self._workers[-1]
        return self._workers[busy.index(min(busy))]

    def _drain(self) -> Iterator[tuple[Task | None, Outcome]]:
        while self._order:
            slot = self._order[0]
            while slot.outcomes:
                yield slot.task, slot.outcomes.popleft()
            if not slot.done:
                return
            self._order.popleft()
            yield slot.task, Finished()

    def _collect(self) -> bool:
        """Wait for results for a moment; False when none came."""
        listening = {
            worker.connection: worker for worker in self._workers if not self._piled(worker)
        }
        arrived = wait(list(listening), _TICK)
        for connection in arrived:
            self._receive(listening[connection])  # type: ignore[index]
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.connection not in listening or not worker.slots:
                worker.since = now
            elif worker.ready and now - worker.since > self._timeout:
                slot = worker.slots[0]
                slot.outcomes.append(timed_out(slot.task.path, self._timeout))
                self._replace(worker)
        return bool(arrived)

    def _piled(self, worker: _Worker) -> bool:
        if not worker.slots or worker.slots[0] is self._order[0]:
            return False
        return len(worker.slots[0].outcomes) >= PILE

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._crashed(worker)
            return
        worker.since = time.monotonic()
        if message == "ready":
            worker.ready = True
        elif isinstance(message, DiskFailed):
            raise RecordError(
                f"the bytes of {worker.slots[0].task.path.name} cannot be kept: {message}",
                "Free some space and run the same command again: it goes on where it stopped",
            )
        elif message is None:
            worker.slots.popleft().done = True
        else:
            worker.slots[0].outcomes.append(message)

    def _crashed(self, worker: _Worker) -> None:
        if not worker.ready:
            raise PlainviewError(
                f"a worker process could not start (exit status {worker.process.wait()})",
                "Run with --workers 1 to see why",
            )
        status = worker.process.wait()
        if worker.slots:
            slot = worker.slots[0]
            slot.outcomes.append(crashed(slot.task.path, status))
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        """A new worker for one that is lost; what it had not begun is handed out again first."""
        worker.stop()
        if worker.slots:
            worker.slots.popleft().done = True
        self._unassigned.extendleft(reversed(worker.slots))
        place = self._workers.index(worker)
        self._workers[place] = _Worker(self._job)
