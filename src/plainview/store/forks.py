"""Work on a record that is shared with forks of this process, which know all that it has read."""

from __future__ import annotations

import mmap
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from itertools import chain, pairwise
from multiprocessing.connection import Connection
from typing import Generic, NamedTuple, TypeVar

from plainview.store.folder import Folder

Part = TypeVar("Part")
Result = TypeVar("Result")

Work = Callable[[Part], Result]
"""Gives the result of a part."""


class Sharing(NamedTuple):
    """How many processes may share work on the record in a folder."""

    folder: Folder
    processes: int


class Fork(Generic[Result]):
    """A fork of this process, which gives results by the number of their part.

    One that fails falls silent: whoever waits for it does the rest, and meets the error.
    """

    def __init__(self, work: Callable[[], Iterable[tuple[int, Result]]]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(work, sender), daemon=True)
        self._process.start()
        sender.close()
        self._open = True

    def take(self, *, all_of_them: bool = False) -> Iterator[tuple[int, Result]]:
        """The results that are ready, taken so that the fork never waits to give them."""
        while self._open and (all_of_them or self._receiver.poll()):
            try:
                yield self._receiver.recv()
            except EOFError:
                self._open = False

    def end(self) -> None:
        """End the fork, whatever it still does."""
        self._receiver.close()
        self._process.kill()
        self._process.join()


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
    there: Callable[[], AbstractContextManager[Work[Part, Result]]],
    processes: int,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Result]:
    """The results of all parts in order, worked out by so many processes at once.

    This process works by `here`, a fork by what `there` gives, which opens its own connections.
    `progress` is told how many parts are done. Not for a process in which other threads use a
    record: a fork would have their locks, and nobody to open them.
    """
    count = max(1, min(processes, len(parts)))
    taken = mmap.mmap(-1, max(1, len(parts)))

    def apart(own: int) -> Iterator[tuple[int, Result]]:
        with there() as work:
            for number in _left(taken, own, len(parts), count):
                yield number, work(parts[number])

    found: dict[int, Result] = {}
    with _forked([partial(apart, own) for own in range(1, count)]) as forks:
        for number in _left(taken, 0, len(parts), count):
            found[number] = here(parts[number])
            for fork in forks:
                found.update(fork.take())
            progress(len(found))
        for fork in forks:
            found.update(fork.take(all_of_them=True))
            progress(len(found))
    for number in set(range(len(parts))) - found.keys():
        found[number] = here(parts[number])
    return [found[number] for number in range(len(parts))]


def _left(taken: mmap.mmap, own: int, parts: int, processes: int) -> Iterator[int]:
    """The parts that nobody has taken: of its own share, which are much alike, then those of the
    others from behind. Two that take one at the same moment find the same."""
    ends = [parts * number // processes for number in range(processes + 1)]
    shares = [range(start, end) for start, end in pairwise(ends)]
    others = [reversed(each) for each in (*shares[own + 1 :], *shares[:own])]
    for number in chain(shares[own], *others):
        if not taken[number]:
            taken[number] = 1
            yield number


@contextmanager
def _forked(
    works: Sequence[Callable[[], Iterable[tuple[int, Result]]]],
) -> Iterator[list[Fork[Result]]]:
    forks: list[Fork[Result]] = []
    try:
        # a machine that has no room for a process more does with those that there are
        with suppress(OSError):
            for work in works:
                forks.append(Fork(work))
        yield forks
    finally:
        for fork in forks:
            fork.end()


def spare_processors() -> int:
    """How many processes a command can share its work with, itself among them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "fork") else 1
