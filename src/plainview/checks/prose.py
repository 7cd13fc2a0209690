"""Texts as checks read them that look at words around facts: running text with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plainview.extraction.sentences import split
from plainview.model import Quote


class Run(NamedTuple):
    """A run of a text: the offsets of its first character and behind its last."""

    start: int
    end: int


class Placed(NamedTuple):
    """A fact by its id, with its type, its flags and where its first evidence stands."""

    fact: str
    type: str
    start: int
    end: int
    flags: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one document with its facts, in the order of the text.

    `document` is its SHA-256, `published` an ISO day or None; `group` is its place in the record.
    """

    group: int
    document: str
    doc: str
    published: str | None
    content: str
    facts: tuple[Placed, ...]

    def paragraph(self, place: int) -> Run:
        """The line that holds an offset."""
        start = self.content.rfind("\n", 0, place) + 1
        end = self.content.find("\n", place)
        return Run(start, len(self.content) if end < 0 else end)

    def sentence(self, place: int) -> Run:
        """The sentence that holds an offset, or the line where it stands between two."""
        start, end = self.paragraph(place)
        for one in split(self.content[start:end]):
            if start + one.start <= place < start + one.end:
                return Run(start + one.start, start + one.end)
        return Run(start, end)

    def paragraphs_before(self, place: int) -> Iterator[Run]:
        """The lines with words before the one that holds an offset, the nearest first."""
        end = self.paragraph(place).start - 1
        while end > 0:
            start = self.content.rfind("\n", 0, end) + 1
            if self.content[start:end].strip():
                yield Run(start, end)
            end = start - 1

    def words(self, run: Run) -> str:
        """The words of a run on one line."""
        return " ".join(self.content[run.start : run.end].split())

    def quote(self, run: Run) -> Quote:
        """The exact words of a run."""
        return Quote(self.document, self.doc, run.start, run.end, self.content[run.start : run.end])

    def within(self, *runs: Run) -> tuple[str, ...]:
        """The facts whose evidence meets one of some runs, in the order of the text."""
        return tuple(
            one.fact
            for one in self.facts
            if any(one.start < run.end and run.start < one.end for run in runs)
        )
