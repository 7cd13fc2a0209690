"""One pull: ask, keep, go on from what was kept, and hand the documents to the pipeline.

A pull is a queue of requests; an answer may put more in front of it. What an earlier run of the
same pull got is read from memory and leads on just the same, so a run that was killed goes on
where it stopped and asks for nothing twice.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from shutil import rmtree
from typing import Any

from plainview import pipeline
from plainview.model import Problem, digest
from plainview.pipeline import AddReport, Progress
from plainview.pipeline.stages import Seen
from plainview.pulling.asking import Answer, Estimate, Publisher, Request, Unfetched
from plainview.pulling.client import Client
from plainview.pulling.memory import Kept, Memory, begun
from plainview.pulling.settings import PullSettings
from plainview.store import Record

HOW = "pull"
"""How a capture says that its bytes came from a publisher's interface."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of this run: its file name, address and size in bytes, and what became of it.

    `state` is "new", "unchanged" (the publisher or the bytes say so) or "list" (what it lists was
    asked for; it is no document).
    """

    name: str
    address: str
    size: int
    state: str


Tell = Callable[[str], None]


@dataclass(slots=True)
class PullReport:
    """What a pull did. `requests` were answered in this run, `here` by earlier ones.

    `problems` name what could not be fetched or was left out; `whole` says that nothing of the
    pull is missing. `added` is what became of the documents in the record.
    """

    publisher: str
    requests: int = 0
    here: int = 0
    size: int = 0
    fetched: list[Fetched] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True
    added: AddReport | None = None

    def to_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a pull would do: the requests it begins with, `here` answers of an earlier run that did
    not end, and what the publisher says of the rest; `problem` where it could not be asked."""

    publisher: str
    user_agent: str
    requests: tuple[Request, ...]
    here: int
    estimate: Estimate | None
    problem: Problem | None
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The forecast as plain data."""
        return {
            **asdict(self),
            "requests": [
                {
                    "method": one.method,
                    "address": one.address,
                    "body": one.body.decode() if one.body else None,
                }
                for one in self.requests
            ],
        }


def pull(
    record: Record,
    publisher: Publisher,
    settings: PullSettings,
    *,
    progress: Progress | None = None,
    tell: Tell = lambda words: None,
) -> PullReport:
    """Fetch what a publisher has into a record that is open for writing.

    What cannot be fetched is named in the report and the rest goes on; raises RecordError where
    nothing can be kept. Killed at any moment, the next run of the same pull goes on there.
    """
    with Memory(record) as memory:
        run = _Run(memory, publisher, settings, tell)
        report = run.go()
        report.added = _hand_over(record, memory, progress)
        if report.added and report.added.interrupted:
            report.whole = False
        if report.whole:
            memory.end(run.id)
        return report


def forecast(record: Record | None, publisher: Publisher, settings: PullSettings) -> Forecast:
    """What a pull would do; asks the publisher one question and keeps nothing."""
    first = publisher.first()
    here = begun(record.folder, _id(publisher)) if record else 0
    estimate: Estimate | None = None
    problem: Problem | None = None
    following: tuple[Request, ...] = ()
    try:
        question = publisher.question()
        answer = _client(publisher, settings, lambda words: None).fetch(question)
        assert answer is not None, "nothing was said of an earlier answer"
        estimate = publisher.estimate(answer)
        if question == first:
            following = publisher.take(first, answer).following
    except Unfetched as error:
        problem = _problem(question.name, error)
    seconds = estimate.requests * settings.interval if estimate else 0.0
    return Forecast(
        publisher.name, settings.user_agent, (first, *following), here, estimate, problem, seconds
    )


class _Run:
    def __init__(
        self, memory: Memory, publisher: Publisher, settings: PullSettings, tell: Tell
    ) -> None:
        self.id = _id(publisher)
        self._memory = memory
        self._publisher = publisher
        self._settings = settings
        self._tell = tell
        self._client = _client(publisher, settings, tell)
        self._report = PullReport(publisher.name)

    def go(self) -> PullReport:
        now = time.time()
        self._memory.begin(self.id, now, now - self._settings.resume_hours * 3600)
        queue = deque([self._publisher.first()])
        asked: set[str] = set()
        while queue:
            request = queue.popleft()
            if request.key in asked:
                continue
            asked.add(request.key)
            try:
                if following := self._one(request):
                    queue.extendleft(reversed(following))
            except Unfetched as error:
                self._missing(_problem(request.name, error))
                if error.stop:
                    break
        return self._report

    def _one(self, request: Request) -> tuple[Request, ...]:
        """Get one answer, from memory or from the publisher; gives what it leads to."""
        kept = self._memory.kept(request)
        data = self._memory.data(kept) if kept else None
        here = self._memory.got(self.id, request) or request.fixed
        if kept and data is not None and here:
            self._report.here += 1
            return self._take(request, _answer(kept, data))
        self._demand_room()
        known = kept if data is not None else None
        answer = self._client.fetch(
            request, known.etag if known else None, known.modified if known else None
        )
        self._report.requests += 1
        if answer is None and known and data is not None:
            self._memory.unchanged(self.id, request)
            self._fetched(request, known.address, 0, "unchanged")
            return self._take(request, _answer(known, data))
        if answer is None:
            raise Unfetched(
                "unasked_304", f"{request.address} answered 304 to a first question", "Try again"
            )
        taken = self._publisher.take(request, answer)
        now = self._memory.keep(self.id, request, answer, document=taken.document)
        state = "list" if not taken.document else "unchanged" if now.added else "new"
        self._fetched(request, answer.address, len(answer.data), state)
        self._note(request, taken.notes)
        if now.added and self._memory.removed(now):
            self._note(request, ("It was removed from this record before and stays out",))
        return taken.following

    def _take(self, request: Request, answer: Answer) -> tuple[Request, ...]:
        taken = self._publisher.take(request, answer)
        self._note(request, taken.notes)
        return taken.following

    def _demand_room(self) -> None:
        """Raises Unfetched where the limits of a run are reached."""
        settings, report = self._settings, self._report
        if report.requests >= settings.max_requests:
            limit, option = f"{settings.max_requests:,} answers", "--max-requests"
        elif report.size >= settings.max_bytes:
            limit, option = f"{settings.max_bytes:,} bytes", "--max-bytes"
        else:
            return
        raise Unfetched(
            "limit",
            f"The limit of {limit} is reached, and there is more",
            f"Run the same command again to go on there, or raise {option}",
            stop=True,
        )

    def _fetched(self, request: Request, address: str, size: int, state: str) -> None:
        self._report.size += size
        self._report.fetched.append(Fetched(request.name, address, size, state))
        what = "unchanged" if state == "unchanged" else f"{size:,} bytes"
        self._tell(f"{self._report.requests:,}  {request.name}  {what}")

    def _note(self, request: Request, notes: tuple[str, ...]) -> None:
        self._report.problems += [
            Problem("left_out", request.name, note, lost=False) for note in notes
        ]

    def _missing(self, problem: Problem) -> None:
        self._report.whole = False
        self._report.problems.append(problem)


def _hand_over(record: Record, memory: Memory, progress: Progress | None) -> AddReport | None:
    """Add every document that waits, under its own name, with its address and time."""
    waiting = memory.waiting()
    folder = memory.folder / "adding"
    rmtree(folder, ignore_errors=True)
    try:
        seen = {
            memory.lay_out(kept, folder): Seen(HOW, kept.seen_at, kept.address) for kept in waiting
        }
        report = pipeline.add(record, list(seen), progress=progress, seen=seen) if waiting else None
    finally:
        rmtree(folder, ignore_errors=True)
    if report is None or not report.interrupted:
        memory.added(waiting)
    return report


def _client(publisher: Publisher, settings: PullSettings, tell: Tell) -> Client:
    return Client(settings, publisher.domain, publisher.first().address, tell)


def _id(publisher: Publisher) -> str:
    """The same things asked of the same publisher: the same pull."""
    return digest([publisher.name, publisher.first().key])


def _answer(kept: Kept, data: bytes) -> Answer:
    return Answer(data, kept.address, kept.seen_at, kept.etag, kept.modified)


def _problem(name: str, error: Unfetched) -> Problem:
    return Problem(error.code, name, error.message, advice=error.advice)
