"""Work on a record that is shared with forks of this process, which know all that it has read."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, NamedTuple, TypeVar

from plainview.store.folder import Folder

Part = TypeVar("Part")
Result = TypeVar("Result")

Work = Callable[[Sequence[Part]], Iterable[Result]]
"""Gives one result for each of some parts."""


class Sharing(NamedTuple):
    """How many processes may share work on the record in a folder."""

    folder: Folder
    processes: int


_BLOCKS = 10_000  # whose numbers fit into a pipe, which holds 64 KB
_NUMBER = 4  # bytes


class Blocks:
    """The numbers of blocks of parts: each is given once, to whichever process asks first."""

    def __init__(self, count: int) -> None:
        self._numbers, given = os.pipe()
        os.write(given, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
        os.close(given)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._numbers, _NUMBER):
            yield int.from_bytes(number, "big")

    def close(self) -> None:
        os.close(self._numbers)


class Fork(Generic[Result]):
    """A fork of this process, and the results that it has given so far, by block.

    One that fails falls silent: whoever waits for it does the rest, and meets the error.
    """

    def __init__(self, work: Callable[[], Iterable[tuple[int, list[Result]]]]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(work, sender), daemon=True)
        self._process.start()
        sender.close()
        self._open = True
        self.results: dict[int, list[Result]] = {}

    def take(self, *, all_of_them: bool = False) -> None:
        """Take over the results that are ready, so that the fork never waits to give them."""
        while self._open and (all_of_them or self._receiver.poll()):
            try:
                number, found = self._receiver.recv()
                self.results[number] = found
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
    size = max(1, -(-len(parts) // _BLOCKS))
    blocks = [parts[start : start + size] for start in range(0, len(parts), size)]
    numbers = Blocks(len(blocks))

    def apart() -> Iterator[tuple[int, list[Result]]]:
        with there() as work:
            for number in numbers:
                yield number, list(work(blocks[number]))

    found: dict[int, list[Result]] = {}
    with _forked(apart, min(processes, len(blocks)) - 1, numbers) as forks:

        def tell() -> None:
            known = (found, *(fork.results for fork in forks))
            progress(sum(len(done) for results in known for done in results.values()))

        for number in numbers:
            found[number] = list(here(blocks[number]))
            for fork in forks:
                fork.take()
            tell()
        for fork in forks:
            fork.take(all_of_them=True)
            tell()
        for fork in forks:
            found |= fork.results
    for number in set(range(len(blocks))) - found.keys():
        found[number] = list(here(blocks[number]))
    return [result for number in range(len(blocks)) for result in found[number]]


@contextmanager
def _forked(
    work: Callable[[], Iterable[tuple[int, list[Result]]]], count: int, numbers: Blocks
) -> Iterator[list[Fork[Result]]]:
    forks: list[Fork[Result]] = []
    try:
        # a machine that has no room for a process more does with those that there are
        with suppress(OSError):
            for _ in range(count):
                forks.append(Fork(work))
        yield forks
    finally:
        for fork in forks:
            fork.end()
        numbers.close()


def spare_processors() -> int:
    """How many processes a command can share its work with, itself among them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "fork") else 1
