"""Two statements held against each other, without a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plainview.checks.draft import Said, is_foreign, sentence, weigh
from plainview.claims import Content
from plainview.extraction import extract
from plainview.model import Fact, Heading, PartialDate, Text, WrongUse
from plainview.pipeline.naming import named

KIND_WORDS = {
    "same": "They say the same.",
    "rounding": "They say the same, one in rounder numbers.",
    "conflict": "They contradict each other.",
    "alteration": "One retells the other, and says something else.",
    "change": "They tell of different times.",
    "definition": "They count different things, or tell of different stages.",
    "scope": "One is about a part, or about another body or place.",
    "apart": "They are about different matters.",
}
_DRAFT, _RECORD = "the draft has ", ", the record "


@dataclass(frozen=True, slots=True)
class Compared:
    """How two statements stand to each other.

    `kind` is one of `claims.kinds.KINDS`, `differs` names in what they are not equal (as in
    `claims.DIFFERS`), `arithmetic` writes out their numbers.
    """

    kind: str
    differs: tuple[str, ...]
    arithmetic: str

    @property
    def words(self) -> str:
        """The kind as a sentence."""
        return KIND_WORDS[self.kind]

    def to_json(self) -> dict[str, Any]:
        """The same for JSON."""
        return {
            "kind": self.kind, "words": self.words, "differs": list(self.differs),
            "arithmetic": self.arithmetic,
        }  # fmt: skip


def compare(one: str, two: str, printed: tuple[str | None, str | None] = (None, None)) -> Compared:
    """How two statements, one sentence each, stand to each other.

    `printed` are the days (EDTF) on which they were published: what has no date of its own is told
    of that time. Raises WrongUse where there is no sentence or more than one, where one is not in
    English, or where a day is no date.
    """
    found = weigh(*(said(words, day) for words, day in zip((one, two), printed, strict=True)))
    arithmetic = found.found.arithmetic.replace(_DRAFT, "").replace(_RECORD, " against ")
    return Compared(found.kind, found.found.differs, arithmetic)


def said(words: str, printed: str | None = None, outlet: str | None = None) -> Said:
    """A statement as it is compared: its sentence and the facts that are read of it."""
    if printed is not None:
        _check_day(printed)
    line = sentence(words, printed, outlet)
    if line is None:
        raise WrongUse("There is no sentence in one of the statements", "Give each as a sentence")
    rest = words[line.end :].strip()
    if rest:
        raise WrongUse(
            f"A statement goes on after its first sentence: {rest[:60]}",
            "Compare one sentence at a time, or check the text as a draft: plainview check FILE",
        )
    if is_foreign(line):
        raise WrongUse(f"This does not read as English: {words[:60]}", "Give an English sentence")
    text = Text(words, "statement", words, (), Heading(published=printed, outlet=outlet))
    contents = (_content(fact, words, printed) for fact in named(text, extract(text)))
    return Said(line, tuple(contents), printed)


def _content(fact: Fact, words: str, printed: str | None) -> Content:
    return Content(
        fact.type, fact.polarity, fact.fillers, fact.measures, fact.status, fact.modality,
        fact.time, printed, words,
    )  # fmt: skip


def _check_day(printed: str) -> None:
    try:
        PartialDate.parse(printed)
    except ValueError as error:
        raise WrongUse(f"{printed} is no date", "Write it as 2025-03-11 or 2025-03") from error
