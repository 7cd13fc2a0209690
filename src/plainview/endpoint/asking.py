"""Asking: many questions at once, each answer kept the moment it is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainview.endpoint.plan import Plan, price
from plainview.endpoint.settings import ModelSettings
from plainview.model import Problem, RecordError, WrongUse
from plainview.pipeline import Question
from plainview.pipeline.llm import CUT_SHORT, UNANSWERED, smaller
from plainview.pipeline.stages import shown
from plainview.store.answers import Answers

if TYPE_CHECKING:
    from plainview.endpoint.client import Client
    from plainview.endpoint.failures import Failed

PATIENCE = 3
"""So many questions in a row without an answer, and no more are asked."""


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` questions have an answer or have failed; it cost so much so far."""

    done: int
    total: int
    price: float | None


Progress = Callable[[Step], None]


@dataclass(slots=True)
class Asked:
    """What asking did: answers that came, what they took, and what has none.

    `held` are the files with a part that has no answer: adding leaves them out, so that a document
    is never taken for read when it was not. `stopped` says why asking ended early.
    """

    answers: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    failed: int = 0
    held: dict[Path, Problem] = field(default_factory=dict)
    stopped: str = ""

    def to_json(self, settings: ModelSettings) -> dict[str, Any]:
        """What was done as plain data."""
        return {
            "answers": self.answers,
            "failed": self.failed,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "price": price(settings, self.tokens_in, self.tokens_out),
            "currency": settings.currency,
            "stopped": self.stopped,
        }


def ask(plan: Plan, settings: ModelSettings, progress: Progress | None = None) -> Asked:
    """Ask what a plan leaves open. Every answer is safe on disk before the next is waited for.

    What fails is in the result. Raises WrongUse where the client library or the key is missing,
    RecordError where answers cannot be kept.
    """
    if not plan.open:
        return Asked()
    try:
        from plainview.endpoint.client import Client
    except ModuleNotFoundError as error:
        raise WrongUse(
            f"asking a language model needs the package {error.name}, which is not installed",
            "Install the extra plainview[llm]; in a checkout: .venv/bin/pip install -e '.[llm]'",
        ) from error
    return asyncio.run(_Asking(plan, settings, progress).go(Client(settings)))


class _Asking:
    def __init__(self, plan: Plan, settings: ModelSettings, progress: Progress | None) -> None:
        self._model = plan.model
        self._questions = plan.questions()
        self._settings = settings
        self._progress = progress
        self._answers = Answers(plan.model.answers)
        self._asked = Asked()
        self._total = plan.open
        self._done = 0
        self._in_a_row = 0

    async def go(self, client: Client) -> Asked:
        async with client:
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(min(self._settings.concurrency, self._total)):
                        group.create_task(self._work(client))
            except* OSError as errors:
                raise RecordError(
                    f"answers cannot be kept: {errors.exceptions[0]}",
                    "Free some space and run the same command again: it goes on where it stopped",
                ) from errors
        return self._asked

    async def _work(self, client: Client) -> None:
        """Take questions from the one queue until it is empty."""
        from plainview.endpoint.failures import Failed

        for path, question in self._left():
            waiting = [question]
            while waiting:
                each = waiting.pop()
                try:
                    waiting += await self._put(client, each)
                except Failed as failed:
                    self._fail(path, each, failed)
                    break
            self._done += 1
            self._tell()

    def _left(self) -> Iterator[tuple[Path, Question]]:
        for path, question in self._questions:
            if self._asked.stopped:
                self._hold(path, question, "It was not asked about")
            else:
                yield path, question

    async def _put(self, client: Client, question: Question) -> list[Question]:
        """Ask one question and keep the answer; the smaller ones that one cut short leads to."""
        answer = self._answers.get(question.document_id, question.key)
        if answer is None:
            answer = await client.ask(question.words)
            self._answers.keep(question.document_id, question.key, answer)
            self._asked.answers += 1
            self._asked.tokens_in += answer.tokens_in
            self._asked.tokens_out += answer.tokens_out
        self._in_a_row = 0
        return smaller(self._model, question) if answer.ended == CUT_SHORT else []

    def _fail(self, path: Path, question: Question, failed: Failed) -> None:
        self._asked.failed += 1
        self._in_a_row += 1
        if failed.stop or self._in_a_row >= PATIENCE:
            self._asked.stopped = self._asked.stopped or f"{failed.message}. {failed.advice}"
        self._hold(path, question, failed.message, failed.advice)

    def _hold(self, path: Path, question: Question, why: str, advice: str = "") -> None:
        from plainview.endpoint.failures import AGAIN

        message = f"{self._settings.model} has not read all of it, and it was left out: {why}"
        advice = f"{advice or AGAIN}. Without --extractor llm it is read on this machine alone"
        self._asked.held.setdefault(
            path, Problem(UNANSWERED, shown(path.name), message, advice=advice)
        )

    def _tell(self) -> None:
        if self._progress:
            asked = self._asked
            spent = price(self._settings, asked.tokens_in, asked.tokens_out)
            self._progress(Step(self._done, self._total, spent))
