"""What is dear to work out, kept until the record changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

Value = TypeVar("Value")
_Lane = SimpleQueue[tuple[str, Callable[[], Any], threading.Event]]


class NotReady(Exception):
    """What a page needs is being worked out."""


class Kept:
    """Values by name, each worked out once for a state of the record's files.

    Visitors who ask for the same at once wait for one answer.
    """

    def __init__(self, database: Path) -> None:
        self._files = (database, database.with_name(database.name + "-wal"))
        self._held: dict[str, tuple[object, Any]] = {}
        self._guards: dict[str, threading.RLock] = {}
        self._changes = count(1)
        self._change = 0
        self._coming: dict[str, tuple[object, threading.Event]] = {}
        self._starting = threading.Lock()
        self._lanes: dict[bool, _Lane] = {}

    def renew(self) -> None:
        """Note that this process changed the record: sizes and times of files can stay the same."""
        self._change = next(self._changes)

    def once(self, name: str, compute: Callable[[], Value]) -> Value:
        """The value of that name; raises as `compute` does, and keeps nothing then."""
        # setdefault is atomic: two threads get the same lock; one may ask for what it works out
        with self._guards.setdefault(name, threading.RLock()):
            state = self._now()
            held = self._held.get(name)
            if held is None or held[0] != state:
                held = self._held[name] = (state, compute())
            value: Value = held[1]
            return value

    def soon(
        self, name: str, compute: Callable[[], Value], *, patience: float = 4.0, slow: bool = False
    ) -> Value | None:
        """The value where it is there; None while it is worked out beside the pages.

        Whoever asks first waits for up to `patience` seconds, all others not at all. What is `slow`
        keeps nothing else waiting.
        """
        first, state, done = self._start(name, compute, slow)
        if first:
            done.wait(patience)
        held = self._held.get(name)
        return held[1] if held is not None and held[0] == state else None

    def within(self, name: str, compute: Callable[[], Value], *, patience: float = 8.0) -> Value:
        """The value that a page cannot do without, worked out beside the pages as what is slow.

        Raises NotReady where it is not there after `patience` seconds, and as `compute` does.
        """
        _, state, done = self._start(name, compute, slow=True)
        done.wait(patience)
        held = self._held.get(name)
        if held is not None and held[0] == state:
            value: Value = held[1]
            return value
        if done.is_set():  # it failed, or the record has changed since
            return self.once(name, compute)
        raise NotReady(name)

    def _start(
        self, name: str, compute: Callable[[], Any], slow: bool
    ) -> tuple[bool, object, threading.Event]:
        """Have a value worked out unless it is there or on its way; whether this call was the first
        to ask, the state of the record that the value is of, and what tells that it is done."""
        state = self._now()
        with self._starting:
            held = self._held.get(name)
            if held is not None and held[0] == state:
                done = threading.Event()
                done.set()
                return False, state, done
            coming = self._coming.get(name)
            if coming is not None and coming[0] == state:
                return False, state, coming[1]
            done = threading.Event()
            self._coming[name] = (state, done)
            self._lane(slow).put((name, compute, done))
            return True, state, done

    def _lane(self, slow: bool) -> _Lane:
        """The queue of a thread that stays, so that each has one connection for good."""
        if slow not in self._lanes:
            lane = self._lanes[slow] = SimpleQueue()
            threading.Thread(target=self._run, args=(lane,), daemon=True).start()
        return self._lanes[slow]

    def _run(self, lane: _Lane) -> None:
        while True:
            name, compute, done = lane.get()
            try:
                self.once(name, compute)
            except Exception:
                # the page that cannot do without it works it out itself, and says what is wrong
                self._coming.pop(name, None)
            done.set()

    def _now(self) -> tuple[object, ...]:
        return (self._change, *map(_state, self._files))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None
