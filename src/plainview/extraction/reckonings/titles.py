"""What a title says beside what the text below it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.parts import Mention, Quantity, Sentence, Sketch
from plainview.model import Evidence, Filler, Measure, Reckoning
from plainview.vocab import entity

_VERB = re.compile(r"\W{1,3}(?:has |have |had |will |to |is |are )?([a-z]{3,})")
_ENDING = re.compile(r"(?:es|s|ed|ing|e)$")
_SAYING = ("say", "said", "announc", "tell", "told", "claim", "warn", "argu", "ask")
"""A body within another often speaks for it."""
_MANY = 100
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def find(content: str, sketch: Sketch) -> Iterator[Reckoning]:
    """The reckonings between the title, which is the first headline, and what stands below."""
    first = next((n for n, one in enumerate(sketch.sentences) if one.kind == "headline"), None)
    if first is None:
        return
    title = sketch.sentences[first]
    words = content[title.start : title.end]
    body = [
        place
        for place, sentence in enumerate(sketch.sentences)
        if place > first
        and sentence.kind == "body"
        and content[sentence.start : sentence.end] != words
    ]
    yield from _numbers(content, sketch, first, body)
    yield from _lifted(content, sketch, first, body)


def _numbers(content: str, sketch: Sketch, title: int, body: list[int]) -> Iterator[Reckoning]:
    """Each number of the title, with the numbers of its unit below."""
    for one in sketch.quantities[title]:
        if one.kind != "money" and (one.kind != "count" or (one.measure.value or 0) < _MANY):
            continue  # a dozen, two: the text often says it in other words
        if one.measure.value is None or one.measure.unit is None:
            continue
        below = [
            (place, other)
            for place in body
            for other in sketch.quantities[place]
            if (one.kind, one.measure.unit) == (other.kind, other.measure.unit)
            or one.kind == other.kind == "money"
        ]
        if below:
            places = dict.fromkeys(place for place, _ in below)
            runs = [sketch.sentences[title], *(sketch.sentences[place] for place in places)]
            yield Reckoning(
                "title",
                "",
                (_named(one, "title"), *(_named(other, "body") for _, other in below)),
                (),
                _evidence(content, runs),
            )


def _named(quantity: Quantity, name: str) -> Measure:
    return replace(quantity.measure, name=name)


def _lifted(content: str, sketch: Sketch, title: int, body: list[int]) -> Iterator[Reckoning]:
    """A body that does in the title what only a body within it does below."""
    heading = sketch.sentences[title]
    above = next((one for one in sketch.mentions[title] if one.kind == "org" and one.entity), None)
    verb = _verb(content, above, heading.end) if above else ""
    if above is None or not verb or verb in _SAYING:
        return
    found: tuple[Sentence, Mention] | None = None
    for place in body:
        for mention in sketch.mentions[place]:
            if (
                mention.kind != "org"
                or _verb(content, mention, sketch.sentences[place].end) != verb
            ):
                continue
            if mention.entity == above.entity:
                return  # the text says it of the same body
            listed = entity(mention.entity) if mention.entity else None
            part = listed is not None and listed.kind == "agency"  # and no "group of senators"
            if part and above.entity in tuple(_parents(mention.entity)):
                found = found or (sketch.sentences[place], mention)
    if found:
        sentence, mention = found
        yield Reckoning(
            "title",
            "",
            (),
            tuple(
                Filler(role, one.name, one.surface, one.start, one.end, entity=one.entity)
                for role, one in (("title", above), ("body", mention))
            ),
            _evidence(content, [sketch.sentences[title], sentence]),
        )


def _verb(content: str, mention: Mention, end: int) -> str:
    """The stem of the word after a name: "joins" and "has joined" give "join"."""
    found = _VERB.match(content[mention.end : end].lower())
    return _DOUBLED.sub(r"\1", _ENDING.sub("", found[1])) if found else ""


def _parents(entity_id: str | None) -> Iterator[str]:
    listed = entity(entity_id) if entity_id else None
    while listed and listed.parent:
        yield listed.parent
        listed = entity(listed.parent)


def _evidence(content: str, runs: list[Sentence]) -> tuple[Evidence, ...]:
    return tuple(Evidence(run.start, run.end, content[run.start : run.end]) for run in runs)
