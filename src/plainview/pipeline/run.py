"""Adding files to a record: one walk, many readers, one writer."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from plainview.model import Capture, Problem
from plainview.pipeline import settings as stored
from plainview.pipeline.inline import Inline
from plainview.pipeline.llm import Model
from plainview.pipeline.pool import ProcessPool
from plainview.pipeline.settings import Settings
from plainview.pipeline.stages import Preparing, Seen, Unread, captured, shown, unreadable
from plainview.pipeline.tasks import Finished, Idle, Outcome, Task
from plainview.pipeline.walk import walk
from plainview.store import Packed, Record
from plainview.store.journal import now
from plainview.store.vault import empty_spool, sha256

GROUP = 64
"""Documents to one commit at most: each costs two waits for the disk."""

MOMENT = 0.25
"""Seconds between commits at most, so that what was read is soon safe and shown."""

FEW, SMALL = 3, 300_000
"""So many files of so many bytes in all are read in this process, to be done at once."""


REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` files are safe in the record, with `facts` in all; the last was `name`."""

    done: int
    total: int
    name: str
    facts: int
    problem: Problem | None


Progress = Callable[[Step], None]


@dataclass(slots=True)
class AddReport:
    """What adding did: `documents` are new ones, `known` the files whose bytes were there before.

    `without_facts` counts new documents that have text and gave no fact, `captures` known documents
    seen at a new place, `skipped` what was left out on purpose ("hidden", "record"). `interrupted`
    says that the user stopped it; all that is counted is safe. `llm` counts facts of a language
    model that are "new" or the "same" as patterns found, and what was rejected, by its reason.
    """

    files: int = 0
    documents: int = 0
    facts: int = 0
    without_facts: int = 0
    known: int = 0
    captures: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False
    llm: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return asdict(self)


def add(
    record: Record,
    paths: Iterable[str | Path],
    *,
    workers: int | None = None,
    again: bool = False,
    progress: Progress | None = None,
    seen: Mapping[Path, Seen] | None = None,
    model: Model | None = None,
    held: Mapping[Path, Problem] | None = None,
    between: Callable[[], None] | None = None,
) -> AddReport:
    """Read files, folders and archives into a record that is open for writing.

    `workers` overrides the settings; 1 reads in this process. `again` takes in what was removed.
    `seen` says of files (by absolute path) that came from elsewhere where they came from. The
    answers of a `model` add to the facts; files in `held` are left out, each with its problem.
    `between` is called after each commit, when nothing is half done: it may change the record too.
    Bytes that the record has are not read again. What cannot be read is noted and the rest goes
    on; raises RecordError where the record itself cannot be written, and WrongUse for unfit
    settings. An interrupt (Ctrl-C) ends it early and keeps what was read.
    """
    settings = stored.load(record.folder.settings)
    files = [Path(path) for path in paths]
    run = _Run(record, settings, files, again, progress, seen or {}, model, held or {}, between)
    return run.go(workers)


class _Run:
    def __init__(
        self,
        record: Record,
        settings: Settings,
        paths: Sequence[Path],
        again: bool,
        progress: Progress | None,
        seen: Mapping[Path, Seen],
        model: Model | None,
        held: Mapping[Path, Problem],
        between: Callable[[], None] | None,
    ) -> None:
        self._record = record
        self._settings = settings
        self._paths = paths
        self._again = again
        self._progress = progress
        self._seen = seen
        self._model = model
        self._held = held
        self._between = between
        self._report = AddReport()
        self._safe = AddReport()
        self._safe_problems = 0
        self._problem: Problem | None = None
        self._pending: list[tuple[str, Problem | None]] = []
        self._documents = 0
        self._total = 0
        self._done = 0
        self._committed = time.monotonic()

    def go(self, workers: int | None) -> AddReport:
        begun = time.monotonic()
        size = self._measure()
        try:
            with self._pool(workers, size) as pool:
                for task, outcome in pool.outcomes(self._tasks()):
                    self._take(task, outcome)
            self._commit()
        except KeyboardInterrupt:
            # what was not committed may be half of something
            self._record.rollback()
            safe = self._report.problems[: self._safe_problems]
            self._report = replace(self._safe, problems=safe, interrupted=True)
        except BaseException:
            self._record.rollback()
            raise
        finally:
            empty_spool(self._record.folder)
        self._report.seconds = time.monotonic() - begun
        return self._report

    def _measure(self) -> int:
        """Count the files, and their bytes as far as it matters."""
        size = 0
        for found in walk(self._paths, hidden=self._settings.hidden, skipped=Counter()):
            self._total += 1
            if found.problem is None and size <= SMALL and self._total <= FEW:
                with suppress(OSError):  # it may have gone since; reading it will tell
                    size += found.path.stat().st_size
        return size

    def _pool(self, workers: int | None, size: int) -> ProcessPool | Inline:
        count = workers or self._settings.processes()
        job = Preparing(self._settings.limits, self._record.folder.spool, self._model)
        if count == 1 or (workers is None and self._total <= FEW and size <= SMALL):
            return Inline(self._settings.timeout, job)
        return ProcessPool(min(count, self._total), self._settings.timeout, job)

    def _tasks(self) -> Iterator[Task]:
        """The files in order; those whose bytes the record has need no reading."""
        skipped: Counter[str] = Counter()
        for found in walk(self._paths, hidden=self._settings.hidden, skipped=skipped):
            yield (
                self._task(found.path)
                if found.problem is None
                else Task(found.path, problem=found.problem)
            )
        self._report.skipped = dict(sorted(skipped.items()))

    def _task(self, path: Path) -> Task:
        try:
            document_id = sha256(path)
        except OSError as error:
            return Task(path, problem=unreadable(path, error))
        state, seen = self._record.state(document_id), self._seen.get(path)
        if state == "known":
            return Task(path, known=document_id, seen=seen)
        if state == "removed" and not self._again:
            return Task(path, problem=_removed(path))
        return Task(path, problem=self._held.get(path), seen=seen)

    def _take(self, task: Task | None, outcome: Outcome) -> None:
        if isinstance(outcome, Idle) or task is None:
            self._commit()
            return
        if isinstance(outcome, Packed):
            self._store(task, outcome)
        elif isinstance(outcome, Unread):
            self._note(task, outcome.problems)
        elif isinstance(outcome, Finished):
            self._finish(task)
        if self._documents >= GROUP or time.monotonic() - self._committed > MOMENT:
            self._commit()

    def _store(self, task: Task, packed: Packed) -> None:
        try:
            added = self._record.add(packed, again=self._again)
        except (ValueError, OverflowError) as error:
            message = f"It cannot be stored: {error}"
            self._note(task, (Problem("unstorable", packed.capture.name, message),))
            return
        self._documents += 1
        self._report.documents += added.new
        self._report.captures += added.new_capture and not added.new
        self._report.facts += added.facts
        self._report.without_facts += added.new and bool(packed.text) and not packed.facts
        if added.new:
            for what, count in packed.counts.items():
                self._report.llm[what] = self._report.llm.get(what, 0) + count
        refused = (_removed(Path(packed.capture.name)),) if added.refused else ()
        self._list((*packed.problems, *refused))

    def _note(self, task: Task, problems: Iterable[Problem]) -> None:
        found = list(problems)
        # where a file waits that came from elsewhere says nothing once it is gone
        self._record.note(None if task.seen else shown(str(task.path)), found)
        self._list(found)

    def _list(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._report.problems.append(problem)
            self._problem = self._problem or problem

    def _finish(self, task: Task) -> None:
        if task.known:
            name = shown(task.path.name)
            capture = (
                captured(task.known, name, task.seen)
                if task.seen
                else Capture(task.known, name, "file", now(), shown(str(task.path)))
            )
            self._report.captures += self._record.seen(task.known, capture)
            self._report.known += 1
        elif task.problem and task.problem.code == REMOVED:
            self._list((task.problem,))  # told, not kept: nothing of a removed document stays
        elif task.problem:
            self._note(task, (task.problem,))
        self._report.files += 1
        self._pending.append((shown(task.path.name), self._problem))
        self._problem = None

    def _commit(self) -> None:
        """Make it last, then tell."""
        self._record.commit()
        self._committed, self._documents = time.monotonic(), 0
        self._safe = replace(self._report, problems=[], llm=dict(self._report.llm))
        self._safe_problems = len(self._report.problems)
        for name, problem in self._pending:
            self._done += 1
            if self._progress:
                self._progress(Step(self._done, self._total, name, self._report.facts, problem))
        self._pending.clear()
        if self._between:
            self._between()


def _removed(path: Path) -> Problem:
    return Problem(
        REMOVED,
        shown(path.name),
        "It was removed from this record before and was left out",
        advice="To take it in after all: plainview add --again",
    )
