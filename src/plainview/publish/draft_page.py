"""A checked draft as a page of its own: no scripts, nothing fetched, fit for print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from plainview.checks.draft import Checked, Telling, Verdict
from plainview.publish.draft_words import (
    MARKS,
    differs_words,
    origin_words,
    place_words,
    verdict_words,
)

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the draft: plain words (`number` 0), or the statement of a note."""

    words: str
    number: int = 0
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a statement."""

    number: int
    verdict: str
    mark: str
    words: str
    about: str
    quotes: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft and the notes on its statements."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def draft_page(checked: Checked) -> str:
    """The page as HTML; every word of draft and record is escaped."""
    counts = checked.counts()
    return _template().render(
        title=checked.text.heading.title or "A draft held against the record",
        counts=[(MARKS[name], counts[name], verdict_words(name), name) for name in counts],
        paragraphs=paragraphs(checked),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    folder = PackageLoader("plainview", "publish")
    return Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template("draft.html")


def paragraphs(checked: Checked) -> list[Paragraph]:
    """The draft by paragraphs, each statement with the note on it, numbered from 1 in its order."""
    content = checked.text.content
    found: list[Paragraph] = []
    pieces: list[Piece] = []
    notes: list[Note] = []

    def close() -> None:
        if any(piece.words.strip() for piece in pieces):
            found.append(Paragraph(tuple(pieces), tuple(notes)))
        pieces.clear()
        notes.clear()

    at = 0
    for number, (statement, verdict) in enumerate(checked.found, 1):
        first, *rest = content[at : statement.line.start].split("\n")
        pieces.append(Piece(first))
        for line in rest:
            close()
            pieces.append(Piece(line))
        pieces.append(Piece(statement.line.content, number, verdict.verdict))
        notes.append(_note(number, verdict, checked))
        at = statement.line.end
    first, *rest = content[at:].split("\n")
    pieces.append(Piece(first))
    for line in rest:
        close()
        pieces.append(Piece(line))
    close()
    return found


def _note(number: int, verdict: Verdict, checked: Checked) -> Note:
    return Note(
        number,
        verdict.verdict,
        MARKS[verdict.verdict],
        verdict_words(verdict.verdict),
        differs_words(verdict) or origin_words(verdict, checked.names),
        tuple(map(_quoted, verdict.tellings)),
        tuple(map(_quoted, verdict.against)),
        tuple(filter(None, (*verdict.notes, verdict.arithmetic))),
    )


def _quoted(telling: Telling) -> tuple[str, str]:
    return " ".join(telling.quote.split()), place_words(telling)
