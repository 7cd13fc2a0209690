"""Texts to facts: sentences, mentions, quantities, dates, attribution, frames."""

from __future__ import annotations

from plainview.extraction import (
    attribution,
    damage,
    dates,
    facts,
    frames,
    learned,
    mentions,
    reckonings,
    sentences,
)
from plainview.extraction import quantities as numbers
from plainview.extraction.parts import Sketch
from plainview.model import Fact, Measure, Reckoning, Text

__all__ = ["extract", "quantities", "read", "sketch"]


def extract(text: Text, patterns_only: bool = False) -> list[Fact]:
    """The facts that a text states, in its order, each grounded in the text's own words.

    Patterns read them and learned decisions refine what they read; `patterns_only` leaves these
    out, which takes half the time and finds less. What the page shows to be damaged is flagged.
    """
    return _facts(text, sketch(text), patterns_only)


def read(text: Text) -> tuple[list[Fact], list[Reckoning]]:
    """The facts of a text, and what it says of its own numbers, each in its order."""
    found = sketch(text)
    return _facts(text, found, False), reckonings.find(text.content, found)


def _facts(text: Text, found: Sketch, patterns_only: bool) -> list[Fact]:
    framed = frames.find(text.content, found, text.heading)
    stated = facts.assemble(text, found, framed)
    refined = stated if patterns_only else learned.refine(text, found, framed, stated)
    return damage.marked(text.content, found, refined)


def quantities(text: Text | str) -> list[Measure]:
    """Every printed number that counts or measures something, with its span.

    `unit` is the counted noun as printed ("immigration detainees"), where facts have its class
    ("people"); `name` is empty, since no fact says yet what is measured. An age with a printed
    unit ("60 year-old", "under the age of 5 years") is given with `definition` "age"; of facts
    none is a measure, since it counts nobody.
    """
    return numbers.quantities(text)


def sketch(text: Text) -> Sketch:
    """Everything below frames: sentences, and what each of them mentions, counts and dates."""
    content = text.content
    split = sentences.split(content)
    mentioned = mentions.find(content, split, text.heading.published)
    return Sketch(
        split,
        mentioned,
        numbers.find(content, [(sentence.start, sentence.end) for sentence in split]),
        dates.find(content, split, text.heading.published),
        attribution.find(content, split, mentioned, text.heading),
    )
