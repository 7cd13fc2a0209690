"""What there is to ask a language model about files; they are read as adding reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plainview import sources
from plainview.pipeline.inline import Inline
from plainview.pipeline.llm import Model, Questions
from plainview.pipeline.llm import questions as questions_of
from plainview.pipeline.pool import ProcessPool
from plainview.pipeline.settings import Settings
from plainview.pipeline.stages import Seen, Unread, shown
from plainview.pipeline.tasks import Task
from plainview.pipeline.walk import walk
from plainview.reading import Limits, read_path
from plainview.store.vault import sha256

ASKED = ("new", "partial")
FEW = 3
"""So many files are read in this process."""

State = Callable[[str], str]
"""What the record knows of a document: see `Record.state`."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a worker does with a file: the questions about the documents in it.

    Public records that are known give their own facts, row by row: there is nothing to ask.
    """

    limits: Limits
    model: Model

    def __call__(self, path: Path, seen: Seen | None) -> Iterator[Questions | Unread]:
        try:
            for reading in read_path(path, self.limits, name=shown(path.name)):
                if reading.text and sources.read(reading.text) is None:
                    yield questions_of(self.model, reading.text, reading.name)
        # adding meets the same, and says so
        except Exception:
            yield Unread(())


def questions(
    paths: Sequence[Path], settings: Settings, model: Model, state: State, *, again: bool = False
) -> Iterator[tuple[Path, Questions]]:
    """What there is to ask about each document that adding some paths would take in, in order.

    `again` asks about those that were removed before, too. What cannot be read is passed over:
    adding lists it.
    """
    wanted = (*ASKED, "removed") if again else ASKED
    files = [
        found.path
        for found in walk(paths, hidden=settings.hidden, skipped=Counter())
        if found.problem is None and _state(found.path, state) in wanted
    ]
    job = Asking(settings.limits, model)
    few = len(files) <= FEW or settings.processes() == 1
    pool = (
        Inline(settings.timeout, job)
        if few
        else ProcessPool(min(settings.processes(), len(files)), settings.timeout, job)
    )
    with pool as workers:
        for task, outcome in workers.outcomes(Task(path) for path in files):
            if task and isinstance(outcome, Questions) and state(outcome.document_id) in wanted:
                yield task.path, outcome


def _state(path: Path, state: State) -> str:
    try:
        return state(sha256(path))
    except OSError:
        return "unreadable"
