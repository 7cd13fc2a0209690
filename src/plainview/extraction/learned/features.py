"""What the models know of a sentence and of a candidate fact, as named features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from plainview.extraction.frames.frame import Frame
from plainview.extraction.learned.words import stem, words_of
from plainview.extraction.parts import Sketch
from plainview.model import Fact

LONGEST = 70
"""Words of a sentence that are looked at; longer ones are lists and tables."""


def of_sentences(content: str, sketch: Sketch, frames: Iterable[Frame]) -> list[set[str]]:
    """The features of each sentence: words, pairs of words, what it mentions, what patterns read.

    The part before the first ":" is the feature's group, which has a weight of its own in training.
    """
    count = len(sketch.sentences)
    fired: list[list[Frame]] = [[] for _ in range(count)]
    for frame in frames:
        fired[frame.sentence].append(frame)
    found = [_own(content, sketch, number) for number in range(count)]
    for number, features in enumerate(found):
        features.update(f"type:{frame.type}" for frame in fired[number])
        features.update(f"pattern:{frame.pattern}" for frame in fired[number])
        for step in (-1, 1):
            beside = number + step
            if 0 <= beside < count:
                features.update(_beside(sketch, number, beside, fired[beside]))
    return found


def _own(content: str, sketch: Sketch, number: int) -> set[str]:
    sentence = sketch.sentences[number]
    mentions, quantities = sketch.mentions[number], sketch.quantities[number]
    words = words_of(content, sketch, number)[0][:LONGEST]
    features = {f"w:{word}" for word in words}
    features.update([f"b:{a} {b}" for a, b in pairwise(words)])
    features.update([f"s:{a} {b}" for a, b in zip(words, words[2:], strict=False)])
    features.add(f"kind:{sentence.kind}")
    features.add(f"long:{min(8, len(words) // 6)}")
    features.add(f"at:{min(5, number * 6 // len(sketch.sentences))}")
    for mention in mentions:
        features.add(f"mk:{mention.kind}")
        features.add(f"mh:{mention.kind} {mention.how}")
        if mention.entity or ":" in mention.name:
            features.add(f"m:{mention.name}")
    for quantity in quantities:
        features.add(f"q:{quantity.kind}")
        features.add(f"qq:{quantity.measure.qualifier}")
        if quantity.noun:
            features.add(f"qn:{stem(quantity.noun.split()[-1])}")
    features.update(_said(sketch, number))
    quotes = sum(content.count(mark, sentence.start, sentence.end) for mark in '“”"')
    features.add(f"quotes:{min(quotes, 3)}")
    return features


def _said(sketch: Sketch, number: int) -> Iterable[str]:
    attributions = sketch.attributions[number]
    if not attributions:
        yield "said:none"
    for attribution in attributions:
        for hop in attribution.hops[:1]:
            yield f"said:{hop.kind}"
            yield f"via:{hop.via}"
        yield f"cue:{stem(getattr(attribution, 'cue', ''))}"
        yield f"manner:{getattr(attribution, 'manner', '')}"


def _beside(sketch: Sketch, number: int, beside: int, fired: Sequence[Frame]) -> Iterable[str]:
    side = "next" if beside > number else "last"
    yield f"{side}:{sketch.sentences[beside].kind}"
    if sketch.sentences[beside].paragraph == sketch.sentences[number].paragraph:
        yield f"{side}:near"
    for frame in fired:
        yield f"{side}:type {frame.type}"
    for mention in sketch.mentions[beside]:
        yield f"{side}:mk {mention.kind}"


def of_fact(fact: Fact | None) -> set[str]:
    """The features of a candidate beyond its sentence: what a pattern made of it, if one did."""
    if fact is None:
        return {"blank:"}
    features = {"read:", f"by:{fact.pattern}", f"status:{fact.status}", f"mood:{fact.modality}"}
    features.update(f"role:{filler.role}" for filler in fact.fillers)
    features.update(f"via:{filler.role} {filler.via}" for filler in fact.fillers)
    features.update(f"measure:{measure.name}" for measure in fact.measures)
    features.add(f"parts:{min(5, len(fact.fillers) + len(fact.measures))}")
    features.add(f"again:{min(2, len(fact.evidence) - 1)}")
    return features
