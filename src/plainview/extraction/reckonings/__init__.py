"""What a text says of its own numbers: shares, changes, sums, products, orders.

Sentences are written as templates, in which numbers, dates and bodies are marks, and patterns.toml
lists the templates in which numbers belong together. What none of them reads is read from the words
beside each number, and is not sure. Whether the numbers agree is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.further import CURRENCIES
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
_STATED = {
    "change": ("change", "times"), "difference": ("difference",), "share": ("share",),
    "sum": ("whole",), "of": ("whole",), "product": ("product",), "cap": ("volume",),
    "order": ("left", "right"),
}  # fmt: skip
"""By kind, the parts that are computed, or compared, from the others."""
_LONGEST, _MOST = 1500, 16
"""Characters and numbers of a sentence that is read."""
_GIVES = re.compile(
    r" (?:may |can |will |must |shall )?(?:give|provide|share|hand|supply|supplie|send|disclose"
    r"|release|transfer|pas|answer|grant|approve|proces|accept|return|handle)s?(?:es|d|ed)?\b"
)
_FROM = re.compile(
    r"\b(?:from|through|via|to|(?:agreement|memorandum|contract|deal) with|(?:held|kept|stored) by"
    r"|(?:record|name|file|address|addresse|photo|image|plate|search|searche|lookup)s (?:of|in|at)"
    r"|(?:sen[dt]|ask|give|query|queri)(?:s|ed|e?n)?|gave) (?:the )?$",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:the|their|its|this|that) (agreement|memorandum|contract|deal|arrangement)\b"
)


def find(content: str, sketch: Sketch) -> list[Reckoning]:
    """The reckonings of a text, in its order; a number is part of one of a kind only."""
    templates = list(_templates(content, sketch))
    found = [one for template in templates for one in _by_pattern(content, template)]
    templates.sort(key=lambda template: len(template.sentences))  # what one sentence says is surer
    found += _loosely(content, templates, {start for one in found for start in _stated(one)})
    found += titles.find(content, sketch)
    found += unknowns.find(content, sketch)
    return sorted(found, key=lambda one: (one.start, one.kind))


def _templates(content: str, sketch: Sketch) -> Iterator[Template]:
    """Sentences with numbers, each alone, then with the next."""
    for place, sentence in enumerate(sketch.sentences):
        if sentence.kind == "furniture" or not _readable(sketch, place):
            continue
        yield written(content, sketch, place, place)
        if _followed(sketch.sentences, place) and _readable(sketch, place + 1):
            yield written(content, sketch, place, place + 1)


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


def _by_pattern(content: str, template: Template) -> Iterator[Reckoning]:
    """What the words of one sentence, or of two that need both, put together."""
    taken: list[tuple[str, set[int]]] = []
    for pattern in patterns():
        if pattern.sentences != len(template.sentences) or not pattern.fits(template.marks):
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


def _loosely(content: str, templates: list[Template], taken: set[int]) -> Iterator[Reckoning]:
    """What no pattern reads: numbers at offsets `taken` are explained already."""
    for template in templates:
        for kind, match in loose.find(template):
            made = _made(content, template, kind, match)
            if made and not taken.intersection(stated := _stated(made)):
                taken.update(stated)
                yield replace(made, sure=False)


def _stated(reckoning: Reckoning) -> list[int]:
    """Where the numbers stand that the others of a reckoning are to give."""
    return [one.start for one in reckoning.measures if one.name in _STATED.get(reckoning.kind, ())]


def _made(content: str, template: Template, kind: str, match: Match) -> Reckoning | None:
    measures = [template.measure(number, "part") for number in match.listed]
    bodies: list[Filler] = []
    for name, number in match.parts:
        if number in template.mentions:
            bodies.append(_filler(_NUMBERED.sub("_body", name), template.mentions[number]))
        else:
            measures.append(template.measure(number, name))
    if kind in ("product", "cap"):
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
    found = _EACH.search(words) if measure.name in ("rate", "cap") and not measure.per else None
    if found is None:
        return measure
    return replace(measure, per=found[1] or _ADVERBS[found[2]])


def _around(content: str, template: Template, measures: list[Measure]) -> Iterator[Filler]:
    """Who provides, and under what, in the sentence of a cap and in that of a volume."""
    for name in ("cap", "volume"):
        (at,) = [one.start for one in measures if one.name == name]
        start, end = next(span for span in template.sentences if span[0] <= at < span[1])
        held = [one for one in template.mentions.values() if start <= one.start < end]
        for mention in held:
            provides = _FROM.search(content, start, mention.start) or _GIVES.match(
                content, mention.end
            )
            role = mention.kind if mention.kind == "instrument" else "provider" if provides else ""
            if role:
                yield _filler(f"{name}_{role}", mention)
        called = _INSTRUMENT.search(content, start, end)
        if called and not any(one.kind == "instrument" for one in held):
            yield Filler(f"{name}_instrument", called[1], called[1], *called.span(1), entity=None)


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
