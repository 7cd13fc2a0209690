"""Before anything is asked: what there is to ask, what it may cost, and who may see it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson

from plainview import pipeline
from plainview.endpoint.settings import ModelSettings
from plainview.extraction.llm import instructions
from plainview.model import WrongUse
from plainview.pipeline import Model, Question, Questions
from plainview.store import Record

TOKEN = 4.0
"""Characters of English to a token, about: tokenisers differ, and so does every text."""

ANSWER = 1.8
"""Characters of a full answer for each of the text.

So much the annotated facts of 53 articles (1,032 facts, 246,528 characters) take in the form of an
answer; a text that says less about institutions takes less.
"""


@dataclass(slots=True)
class Plan:
    """What is asked in a run: `open` of `parts` in `documents`; the others are answered already.

    `characters` counts the masked text of the open parts. Tokens and price are estimates.
    """

    model: Model
    documents: int = 0
    parts: int = 0
    open: int = 0
    characters: int = 0
    asked_documents: int = 0
    _files: list[Path] = field(default_factory=list)
    _spool: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    @property
    def tokens_in(self) -> int:
        """Tokens of the questions: the instructions with each part, and the parts."""
        return round((self.open * len(instructions()) + self.characters) / TOKEN)

    @property
    def tokens_out(self) -> int:
        """Tokens of the answers, if the texts are as full of facts as the annotated articles."""
        return round(ANSWER * self.characters / TOKEN)

    def questions(self) -> Iterator[tuple[Path, Question]]:
        """The open questions, in order, each with the file that it belongs to."""
        self._spool.seek(0)
        for line in self._spool:
            number, *rest = orjson.loads(line)
            yield self._files[number], Question(*rest)

    def take(self, path: Path, found: Questions) -> None:
        """Add what there is to ask about a document."""
        self.documents += 1
        self.parts += found.parts
        self.open += len(found.open)
        self.asked_documents += bool(found.open)
        if not self._files or self._files[-1] != path:
            self._files.append(path)
        for each in found.open:
            self.characters += len(each.words)
            row = [len(self._files) - 1, each.document_id, each.key, each.words]
            self._spool.write(orjson.dumps(row) + b"\n")

    def to_json(self, settings: ModelSettings) -> dict[str, Any]:
        """The plan as plain data."""
        return {
            "endpoint": settings.where,
            "model": settings.model,
            "documents": self.documents,
            "parts": self.parts,
            "answered": self.parts - self.open,
            "characters": self.characters,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "price": price(settings, self.tokens_in, self.tokens_out),
            "currency": settings.currency,
        }


def price(settings: ModelSettings, tokens_in: int, tokens_out: int) -> float | None:
    """What so many tokens cost; None where the settings name no price."""
    if not settings.price_in and not settings.price_out:
        return None
    return (tokens_in * settings.price_in + tokens_out * settings.price_out) / 1_000_000


def plan(
    paths: Sequence[Path],
    folder: Path,
    record: Record | None,
    settings: ModelSettings,
    *,
    again: bool = False,
) -> Plan:
    """Read what adding some paths to the record at `folder` would take in, and ask nothing.

    `record` is None where there is none yet.
    """
    found = Plan(Model(settings.model, folder / "answers", settings.part_characters))
    state = record.state if record else lambda _: "new"
    own = pipeline.load(folder / "plainview.toml")
    for path, asked in pipeline.questions(paths, own, found.model, state, again=again):
        found.take(path, asked)
    return found


def demand_consent(found: Plan, settings: ModelSettings, send_text: bool) -> None:
    """Raises WrongUse where text would leave the machine that nobody has agreed to send."""
    if found.open and not settings.local and not send_text:
        raise WrongUse(
            f"this would send {found.open:,} parts of {found.asked_documents:,} documents"
            f" ({found.characters:,} characters of their text) to {settings.where}, for the model"
            f" {settings.model}. Nothing was sent",
            "Identifiers of people and names of private persons are masked in what is sent, as well"
            " as that can be done. If its recipient may read the rest, add --send-text",
        )
