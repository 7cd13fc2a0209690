"""What a record tells, sentence by sentence or row by row, as the draft check reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, keys_of, words_of
from plainview.checks.draft.thesaurus import meaning
from plainview.claims import Content
from plainview.extraction.parts import DateMention, Mention, Quantity
from plainview.model import Filler, Hop, Measure, Time
from plainview.vocab.tables import words


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence or row of a document of the record, at `start` to `end` of its text.

    `line` is what it says. `filled` are the ids of what the record's facts found there, `facts`
    the ids of these facts, `contents` what they say. `said` is whom they or the words credit.
    `official` says that the document is a public record, read as its publisher made it.
    """

    line: Line
    document_id: str
    doc: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    quote: str
    page: int | None
    cell: str | None
    said: tuple[Hop, ...]
    filled: frozenset[str]
    facts: tuple[str, ...]
    official: bool
    contents: tuple[Content, ...] = ()

    @property
    def place(self) -> str:
        """What makes two tellings one: document and run."""
        return f"{self.document_id}:{self.start}:{self.end}"


NARROWING = words(
    "facility place program category for payee population_held provider lender payer recipient"
)
"""Roles that say which of many like rows a row is."""

_COMMON = frozenset(map(meaning, words("people center county facility office")))


def lines_of_row(
    fillers: Sequence[Filler],
    measures: Sequence[Measure],
    time: Time | None,
    quote: str,
    start: int,
) -> list[Line]:
    """What a row of a public record says, from the fact that was read of it: a line a measure.

    Cells are no running text: the names of institutions and measures stand for the words.
    """
    listed: Sequence[Measure | None] = measures or [None]
    return [_line(fillers, measure, time, quote, start) for measure in listed]


def _line(
    fillers: Sequence[Filler], measure: Measure | None, time: Time | None, quote: str, start: int
) -> Line:
    names = " ".join(filler.name.replace("data:", "").replace("_", " ") for filler in fillers)
    if measure:
        defined = (measure.definition or "").replace("_", " ")
        names += f" {lexicon().measures.get(measure.name, measure.name)} {defined}"
    at = measure.start if measure else start
    said = tuple(word._replace(start=at, end=at) for word in words_of(names, 0))
    bodies = frozenset(filler.entity for filler in fillers if filler.entity)
    mentions = tuple(
        Mention(at, at, filler.name, "org", filler.name, filler.entity, "official")
        for filler in fillers
        if filler.entity
    )
    dates = [measure.as_of] if measure and measure.as_of else []
    if not dates and time:
        dates = [one for one in (time.event, time.as_of, time.start, time.end) if one]
    return Line(
        start,
        start + len(quote),
        quote,
        "row",
        said,
        keys_of(said) | {f"@{one}" for one in bodies},
        keys_of(said),
        frozenset(),
        bodies,
        bodies,
        mentions,
        (_quantity(measure),) if measure else (),
        tuple(DateMention(at, at, one, one, "") for one in dict.fromkeys(dates)),
        (),
        tuple(_subject(filler) for filler in fillers if filler.role in NARROWING),
    )


def _subject(filler: Filler) -> frozenset[str]:
    """What a sentence must name to be about the row."""
    own = {f"@{filler.entity}"} if filler.entity else set()
    said = words_of(filler.name.replace("data:", "").replace("_", " "), 0)
    return frozenset(own | (keys_of(said) - _COMMON))


def _quantity(measure: Measure) -> Quantity:
    unit = measure.unit or ""
    if len(unit) == 3 and unit.isupper():
        return Quantity(measure, "", "money")
    if unit == "ratio":
        return Quantity(measure, "", "ratio")
    return Quantity(measure, unit, "count")
