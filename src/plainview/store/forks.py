"""Work on a record that is shared with forks of this process, which know all that it has read."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

_LEAST = 8
"""Parts of a share that are worth a fork."""

Work = Callable[[Sequence[Part]], Iterable[Result]]
"""Gives one result for each part. In a fork it must open its own connections."""


class Fork(Generic[Result]):
    """A fork of this process that does some work, and its results as far as they are there.

    One that fails falls silent: whoever waits for it does the rest, and meets the error.
    """

    def __init__(self, work: Callable[[], Iterable[Result]]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(work, sender), daemon=True)
        self._process.start()
        sender.close()
        self._open = True
        self.results: list[Result] = []

    def take(self) -> None:
        """Take over the results that are ready, so that the fork never waits to give them."""
        while self._open and self._receiver.poll():
            self._receive()

    def wait(self) -> list[Result]:
        """The results, all of them unless the fork failed."""
        while self._open:
            self._receive()
        return self.results

    def end(self) -> None:
        """End the fork, whatever it still does."""
        self._receiver.close()
        self._process.kill()
        self._process.join()

    def _receive(self) -> None:
        try:
            self.results.append(self._receiver.recv())
        except EOFError:
            self._open = False


def _send(work: Callable[[], Iterable[object]], sender: Connection) -> None:
    try:
        for result in work():
            sender.send(result)
        sender.close()
    finally:
        # nothing of this copy is tidied up: what was open belongs to the process that it is of
        os._exit(0)


def share(
    parts: Sequence[Part],
    here: Work[Part, Result],
    there: Work[Part, Result],
    processes: int,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Result]:
    """The results of all parts in order, worked out by so many processes at once.

    This process works on the first share of the parts by `here`, forks on the others by `there`.
    `progress` is told how many parts are done. Not for a process in which other threads use a
    record: a fork would have their locks, and nobody to open them.
    """
    count = max(1, min(processes, len(parts) // _LEAST))
    ends = [len(parts) * n // count for n in range(count + 1)]
    shares = [parts[start:end] for start, end in pairwise(ends)]
    with _forked([partial(there, each) for each in shares[1:]]) as forks:
        results: list[Result] = []
        for result in here(shares[0]):
            results.append(result)
            for fork in forks:
                fork.take()
            progress(len(results) + sum(len(fork.results) for fork in forks))
        for number, (each, fork) in enumerate(zip(shares[1:], forks, strict=True), 1):
            done = fork.wait()
            results += [*done, *here(each[len(done) :])]
            progress(len(results) + sum(len(fork.results) for fork in forks[number:]))
    return results


@contextmanager
def _forked(works: Sequence[Callable[[], Iterable[Result]]]) -> Iterator[list[Fork[Result]]]:
    forks: list[Fork[Result]] = []
    try:
        for work in works:
            forks.append(Fork(work))
        yield forks
    finally:
        for fork in forks:
            fork.end()


def spare_processors() -> int:
    """How many processes a command can share its work with, itself among them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "fork") else 1
