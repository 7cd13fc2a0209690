"""Texts to facts: sentences, mentions, quantities, dates, attribution, frames."""

from __future__ import annotations

from dataclasses import replace

from plainview.extraction import attribution, dates, facts, frames, mentions, sentences
from plainview.extraction import quantities as numbers
from plainview.extraction.parts import Sketch
from plainview.model import Fact, Measure, Text

__all__ = ["extract", "quantities", "sketch"]


def extract(text: Text) -> list[Fact]:
    """The facts that a text states, in its order, each grounded in the text's own words."""
    found = sketch(text)
    return facts.assemble(text, found, frames.find(text.content, found, text.heading))


def quantities(text: Text | str) -> list[Measure]:
    """Every printed number that counts or measures something, with its span.

    `unit` is the counted noun as printed ("immigration detainees"), where facts have its class
    ("people"); `name` is empty, since no fact says yet what is measured.
    """
    content = text if isinstance(text, str) else text.content
    spans = [(sentence.start, sentence.end) for sentence in sentences.split(content)]
    return [
        replace(item.measure, unit=item.noun) if item.noun else item.measure
        for found in numbers.find(content, spans)
        for item in found
    ]


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
