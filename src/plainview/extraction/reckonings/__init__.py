"""What a text says of its own numbers: shares, changes, sums, products, orders.

Sentences are written as templates, in which numbers, dates and bodies are marks, and patterns.toml
lists the templates in which numbers belong together. Whether the numbers agree is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.series import CURRENCIES
from plainview.extraction.parts import Mention, Sentence, Sketch
from plainview.extraction.reckonings import loose, titles, unknowns
from plainview.extraction.reckonings.patterns import Match, patterns
from plainview.extraction.reckonings.template import Template, written
from plainview.model import Evidence, Filler, Measure, Reckoning

__all__ = ["find"]

_NUMBERED = re.compile(r"_\d_body$")
_EACH = re.compile(
    r"\b(?:every|each|per|a) (day|week|month|year)(?! (?:ago|earlier|later))\b"
    r"|\b(daily|weekly|monthly|yearly|annual)\b"
)
_ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year",
}  # fmt: skip
_LONGEST, _MOST = 1500, 16
"""Characters and numbers of a sentence that is read."""
_GIVES = re.compile(
    r" (?:may |can |will |must |shall )?(?:give|provide|share|hand|supply|supplie|send|disclose"
    r"|release|transfer|pas)s?(?:es|d)?\b"
)
_FROM = re.compile(
    r"\b(?:from|through|via|to|(?:agreement|memorandum|contract|deal) with) (?:the )?$",
    re.IGNORECASE,
)


def find(content: str, sketch: Sketch) -> list[Reckoning]:
    """The reckonings of a text, in its order; a number is part of one of a kind only."""
    found: list[Reckoning] = []
    for place, sentence in enumerate(sketch.sentences):
        if sentence.kind == "furniture" or not _readable(sketch, place):
            continue
        found += _within(content, sketch, place, place)
        if _followed(sketch.sentences, place) and _readable(sketch, place + 1):
            found += _within(content, sketch, place, place + 1)
    found += titles.find(content, sketch)
    found += unknowns.find(content, sketch)
    return sorted(found, key=lambda one: (one.start, one.kind))


def _followed(sentences: tuple[Sentence, ...], place: int) -> bool:
    if place + 1 >= len(sentences):
        return False
    here, following = sentences[place], sentences[place + 1]
    return here.paragraph == following.paragraph and following.kind == here.kind


def _readable(sketch: Sketch, place: int) -> bool:
    """Whether a sentence has numbers, and not so many as a table that lost its lines."""
    sentence = sketch.sentences[place]
    short = sentence.end - sentence.start <= _LONGEST
    return short and 0 < len(sketch.quantities[place]) <= _MOST


def _within(content: str, sketch: Sketch, first: int, last: int) -> Iterator[Reckoning]:
    """Of one sentence, or those of two that need both."""
    template = written(content, sketch, first, last)
    taken: list[tuple[str, set[int]]] = []
    for pattern in patterns():
        if pattern.sentences != last - first + 1 or not pattern.fits(template.marks):
            continue
        for match in pattern.matches(template.words):
            numbers = {*match.listed, *(number for name, number in match.parts if name != "whole")}
            whole = {number for name, number in match.parts if name == "whole"}
            if any(
                numbers & held if kind == pattern.kind else numbers | whole <= held
                for kind, held in taken
            ):
                continue
            if made := _made(content, template, pattern.kind, match):
                taken.append((pattern.kind, numbers | whole if pattern.kind != "of" else numbers))
                yield made
    # of two sentences, only what neither says alone
    if any(kind == "change" for kind, _ in taken) or (last > first and not _both(template)):
        return
    for match in loose.changes(template):
        if made := _made(content, template, "change", match):
            yield replace(made, sure=False)


def _both(template: Template) -> bool:
    """Whether each of two sentences has numbers."""
    return all(
        "⟦n" in each or "⟦m" in each or "⟦p" in each
        for each in template.words.removesuffix(" .").split(" . ")
    )


def _made(content: str, template: Template, kind: str, match: Match) -> Reckoning | None:
    measures = [template.measure(number, "part") for number in match.listed]
    bodies: list[Filler] = []
    for name, number in match.parts:
        if number in template.mentions:
            bodies.append(_filler(_NUMBERED.sub("_body", name), template.mentions[number]))
        else:
            measures.append(template.measure(number, name))
    if kind == "product":
        measures = [_timed(one, template.words) for one in measures]
    if not _alike(kind, measures):
        return None
    measures.sort(key=lambda one: one.start)
    start, end = template.sentences[0][0], template.sentences[-1][1]
    if kind == "cap":
        bodies += _around(content, template, measures)
    words = Evidence(start, end, content[start:end])
    return Reckoning(kind, match.direction, tuple(measures), tuple(bodies), (words,))


def _timed(measure: Measure, words: str) -> Measure:
    """A rate with the period that its sentence gives: "a daily goal of 75 for each office"."""
    found = _EACH.search(words) if measure.name == "rate" and measure.per is None else None
    if found is None:
        return measure
    return replace(measure, per=found[1] or _ADVERBS[found[2]])


def _around(content: str, template: Template, measures: list[Measure]) -> Iterator[Filler]:
    """Who provides, and under what, in the sentence of a cap and in that of a volume."""
    for name in ("cap", "volume"):
        (at,) = [one.start for one in measures if one.name == name]
        start, end = next(span for span in template.sentences if span[0] <= at < span[1])
        for mention in template.mentions.values():
            if not start <= mention.start < end:
                continue
            provides = _FROM.search(content, start, mention.start) or _GIVES.match(
                content, mention.end
            )
            role = mention.kind if mention.kind == "instrument" else "provider" if provides else ""
            if role:
                yield _filler(f"{name}_{role}", mention)


def _filler(role: str, mention: Mention) -> Filler:
    return Filler(
        role, mention.name, mention.surface, mention.start, mention.end, entity=mention.entity
    )


_APART = ("share", "change", "times", "count")
"""What is of another unit than the numbers that it stands between."""


def _alike(kind: str, measures: list[Measure]) -> bool:
    """Whether the numbers that are compared or added can count the same."""
    if kind == "product":
        return True
    units = {one.unit for one in measures if one.name not in _APART}
    nouns = units - {None}
    if nouns & CURRENCIES:
        return len(units) == 1
    # parts of a whole have names of their own: 13,000 agents, of whom 3,000 people
    return kind in ("sum", "of", "share") or len(nouns) <= 1
