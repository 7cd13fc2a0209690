"""What is dear to work out, kept until the record changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

Value = TypeVar("Value")
_Lane = SimpleQueue[tuple[str, Callable[[], Any], threading.Event]]
LARGE = 256_000_000
"""Bytes of a database of which much takes longer than anybody should wait."""
_SHORT, _SHORTEST = 0.8, 0.1
"""Seconds that are waited at most for something of such a record: the first time, and once that was
in vain."""


class NotReady(Exception):
    """What a page needs is being worked out."""


class Shelf:
    """Values that were asked for last, by what was asked."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[object, Any] = OrderedDict()
        self._guard = threading.Lock()

    def once(
        self,
        name: object,
        compute: Callable[[], Value],
        ready: Callable[[Value], bool] = lambda found: True,
    ) -> Value:
        """The value of that name; one that is not `ready` is worked out again next time."""
        with self._guard:
            if name in self._held:
                self._held.move_to_end(name)
                held: Value = self._held[name]
                return held
        found = compute()
        if not ready(found):
            return found
        with self._guard:
            self._held[name] = found
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return found


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
        self._vain: object = None
        self._noted: dict[str, tuple[object, Any]] = {}

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

        Whoever asks first waits for up to `patience` seconds, less where the record is LARGE, all
        others not at all. What is `slow` keeps nothing else waiting.
        """
        first, state, done = self._start(name, compute, slow)
        if first:
            self._wait(done, patience, state)
        held = self._held.get(name)
        return held[1] if held is not None and held[0] == state else None

    def within(
        self, name: str, compute: Callable[[], Value], *, patience: float = 8.0, slow: bool = True
    ) -> Value:
        """The value that a page cannot do without, worked out beside the pages.

        Raises NotReady where it is not there after `patience` seconds, less where the record is
        LARGE, and as `compute` does.
        """
        _, state, done = self._start(name, compute, slow)
        self._wait(done, patience, state)
        held = self._held.get(name)
        if held is not None and held[0] == state:
            value: Value = held[1]
            return value
        if done.is_set():  # it failed, or the record has changed since
            return self.once(name, compute)
        raise NotReady(name)

    def _wait(self, done: threading.Event, patience: float, state: tuple[object, ...]) -> None:
        if self._large():
            patience = min(patience, _SHORTEST if self._vain == state else _SHORT)
        if not done.wait(patience):
            self._vain = state

    def _large(self) -> bool:
        found = _state(self._files[0])
        return found is not None and found[1] > LARGE

    def note(self, name: str, value: Any) -> None:
        """Note what is there already of a value that is being worked out."""
        self._noted[name] = (self._now(), value)

    def noted(self, name: str) -> Any:
        """What was noted last of a value for this state of the record; None where nothing was."""
        noted = self._noted.get(name)
        return noted[1] if noted is not None and noted[0] == self._now() else None

    def last(self, name: str, most: int) -> Shelf:
        """What was asked for last of many values, `most` of them, for this state of the record."""
        return self.once(name, lambda: Shelf(most))

    def _start(
        self, name: str, compute: Callable[[], Any], slow: bool
    ) -> tuple[bool, tuple[object, ...], threading.Event]:
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
