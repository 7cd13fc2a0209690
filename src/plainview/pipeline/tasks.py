"""What goes to the workers and what comes back."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from plainview.model import Problem
from plainview.pipeline.llm import Questions
from plainview.pipeline.stages import Seen, Unread, shown
from plainview.store import Packed


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read; with `known` (a document's id) or `problem` there is nothing to do.

    `seen` says where it came from, if it did not lie on this machine before.
    """

    path: Path
    known: str | None = None
    problem: Problem | None = None
    seen: Seen | None = None

    @property
    def idle(self) -> bool:
        return self.known is not None or self.problem is not None


class Idle:
    """Nothing came in for a moment: a good time to commit."""


class Finished:
    """The file of a task holds no more."""


Outcome = Packed | Questions | Unread | Idle | Finished

Job: TypeAlias = Callable[[Path, Seen | None], Iterator[Packed | Questions | Unread]]
"""What is done with a file; it goes to the workers, so that it has to be plain data."""


def crashed(path: Path, status: int) -> Unread:
    """What is said of the file that a worker ended on."""
    reason = f"exit status {status}"
    if status < 0:
        reason = signal.Signals(-status).name if -status in set(signal.Signals) else str(-status)
    advice = "The rest went on; try to open and save it again, or leave it out"
    message = f"Reading it ended its process ({reason})"
    return Unread((Problem("crashed", shown(path.name), message, advice=advice),))


def timed_out(path: Path, seconds: int) -> Unread:
    """What is said of a file that took too long."""
    advice = "Raise timeout in plainview.toml and add it again, or leave it out"
    message = f"It was given up after {seconds} seconds"
    return Unread((Problem("timed_out", shown(path.name), message, advice=advice),))
