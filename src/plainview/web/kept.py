"""What is dear to work out, kept until the record changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")


class Kept:
    """Values by name, each worked out once for a state of the record's files.

    Visitors who ask for the same at once wait for one answer.
    """

    def __init__(self, database: Path) -> None:
        self._files = (database, database.with_name(database.name + "-wal"))
        self._held: dict[str, tuple[object, Any]] = {}
        self._guards: dict[str, threading.Lock] = {}

    def once(self, name: str, compute: Callable[[], Value]) -> Value:
        """The value of that name; raises as `compute` does, and keeps nothing then."""
        # setdefault is atomic: two threads get the same lock
        with self._guards.setdefault(name, threading.Lock()):
            state = tuple(map(_state, self._files))
            held = self._held.get(name)
            if held is None or held[0] != state:
                held = self._held[name] = (state, compute())
            value: Value = held[1]
            return value


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None
