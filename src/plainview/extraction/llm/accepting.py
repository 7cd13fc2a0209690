"""From what a model states to facts: each tied to the text by code, or rejected with its reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from plainview.extraction.facts import REPEATING, fact_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.llm.answers import Stated, read
from plainview.extraction.llm.grounds import Ground, Who, fillers, measures
from plainview.extraction.llm.parts import Part
from plainview.extraction.llm.places import Span, nearest, occurrences
from plainview.extraction.llm.reasons import Rejection
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, MASK, Fact, Filler, Measure, Text
from plainview.model.schema import MODALITIES, POLARITIES

MARK = "llm:"
"""Before the model's name: the `pattern` of a fact that a model pointed out."""

Kept = TypeVar("Kept", Filler, Measure)
_SHORTEST, _LONGEST = 2, 900  # a quote in words, and in characters


@dataclass(frozen=True, slots=True)
class Accepted:
    """The facts that the text bears out, in its order, and what was rejected."""

    facts: tuple[Fact, ...]
    rejected: tuple[Rejection, ...]


def accept(
    text: Text,
    shown: str,
    sketch: Sketch,
    said: Iterable[tuple[Part, str]],
    who: Who,
    model: str,
) -> Accepted:
    """The facts among a model's answers on the parts of a text.

    `shown` is the text as the model saw it: the same length, more of it masked. A fact that two
    parts give is taken once.
    """
    if len(shown) != len(text.content):
        raise ValueError("what the model was shown has to have the length of the text")
    facts: dict[str, Fact] = {}
    rejected: list[Rejection] = []
    for part, answer in said:
        parsed = read(answer)
        rejected += parsed.rejected
        for stated in parsed.facts:
            found, reasons = _fact(text, shown, sketch, part, stated, who, model)
            rejected += reasons
            if found is not None:
                facts.setdefault(found.id, found)
    return Accepted(tuple(sorted(facts.values(), key=_place)), tuple(rejected))


def _place(fact: Fact) -> tuple[int, int, str, str]:
    return fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.id


def _fact(
    text: Text, shown: str, sketch: Sketch, part: Part, stated: Stated, who: Who, model: str
) -> tuple[Fact | None, list[Rejection]]:
    fault = _unfit(stated)
    if fault:
        return None, [fault]
    quote = next(occurrences(stated.quote, shown, part.start, part.end), None)
    if quote is None:
        return None, [Rejection("quote_missing", stated.type)]
    number = _sentence(sketch, quote)
    if number is None or sketch.sentences[number].kind in (*REPEATING, "furniture"):
        return None, [Rejection("restates", stated.type)]
    ground = Ground.of(shown, sketch, quote, (part.start, part.end))
    rejected: list[Rejection] = []
    filled = list(_kept(fillers(stated, ground, who), rejected))
    counted = list(_kept(measures(stated, ground), rejected))
    lacking = FACT_TYPES[stated.type].lacking({filler.role for filler in filled})
    if lacking:
        return None, [*rejected, Rejection("lacks_role", stated.type, " or ".join(lacking[0]))]
    frame = Frame(
        stated.type, MARK + model, number, *quote, stated.status, stated.modality, stated.polarity,
        tuple(filled), tuple(counted),
    )  # fmt: skip
    return fact_of(text, _dated(shown, sketch, frame, stated, ground), frame, ()), rejected


def _unfit(stated: Stated) -> Rejection | None:
    if stated.type not in FACT_TYPES:
        return Rejection("unknown_type")
    stages = FACT_TYPES[stated.type].statuses, MODALITIES, POLARITIES
    given = stated.status, stated.modality, stated.polarity
    if any(value not in allowed for value, allowed in zip(given, stages, strict=True)):
        return Rejection("unknown_stage", stated.type)
    words = stated.quote.replace(MASK, "").split()
    if len(words) < _SHORTEST or len(stated.quote) > _LONGEST:
        return Rejection("quote_size", stated.type)
    return None


def _kept(found: Iterable[Kept | Rejection], rejected: list[Rejection]) -> Iterator[Kept]:
    for item in found:
        if isinstance(item, Rejection):
            rejected.append(item)
        else:
            yield item


def _sentence(sketch: Sketch, quote: Span) -> int | None:
    """The sentence that most of a quote stands in, of those that it touches."""
    starts = [sentence.start for sentence in sketch.sentences]
    first = max(0, bisect_right(starts, quote[0]) - 1)
    touched = [
        (min(sentence.end, quote[1]) - max(sentence.start, quote[0]), -number)
        for number, sentence in enumerate(sketch.sentences[first:], first)
        if sentence.start < quote[1] and quote[0] < sentence.end
    ]
    return -max(touched)[1] if touched else None


def _dated(shown: str, sketch: Sketch, frame: Frame, stated: Stated, ground: Ground) -> Sketch:
    """The sketch, with the one date of the frame's sentence that the model's words for it mean."""
    span = nearest(stated.time, shown, ground.quote, ground.reach) if stated.time else None
    if span is None:
        return sketch
    dates = sketch.dates[frame.sentence]
    meant = tuple(date for date in dates if date.start < span[1] and span[0] < date.end)
    if not meant:
        return sketch
    number = frame.sentence
    return replace(sketch, dates=(*sketch.dates[:number], meant, *sketch.dates[number + 1 :]))
