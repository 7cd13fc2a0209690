"""Fits patterns to sentences: triggers, positions, roles, measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.clauses import WORD, Words, is_finite, words_of
from plainview.extraction.frames.filling import (
    earlier,
    employer,
    fill,
    fixed_roles,
    generic_data,
    measures_of,
)
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from plainview.extraction.frames.patterns import Trigger, index
from plainview.extraction.frames.positions import around_noun, around_verb
from plainview.extraction.frames.stages import measure_at, stage_of
from plainview.extraction.parts import Sketch

GAP = 6
NEAR = 6
VERBAL = frozenset({"to", *PRONOUNS, *RELATIVES, *ADVERBS, *CONJUNCTIONS})


def frames_of(content: str, sketch: Sketch, number: int) -> Iterator[Frame]:
    """All frames of one sentence, in the order of their triggers; several may overlap."""
    sentence = sketch.sentences[number]
    mentions, quantities = sketch.mentions[number], sketch.quantities[number]
    if sentence.kind == "furniture" or not (mentions or quantities):
        return
    triggers = index()
    if triggers.keys().isdisjoint(content[sentence.start : sentence.end].lower().split()) and (
        not _any_trigger(content, sentence.start, sentence.end)
    ):
        return
    words = words_of(
        content, sentence.start, sentence.end, mentions, quantities, sketch.dates[number]
    )
    for place, low in enumerate(words.low):
        for trigger in triggers.get(low, ()):
            last = _last_word(words, trigger, place)
            if last is not None and _fits(words, trigger, place):
                frame = _fit(content, words, trigger, place, last, number, sketch)
                if frame:
                    yield frame


def _any_trigger(content: str, start: int, end: int) -> bool:
    found = {word.lower() for word in WORD.findall(content, start, end)}
    return not index().keys().isdisjoint(found)


def _last_word(words: Words, trigger: Trigger, place: int) -> int | None:
    at = place + 1
    if trigger.gap and trigger.rest:
        for start in range(at, min(at + GAP, len(words.low))):
            if tuple(words.low[start : start + len(trigger.rest)]) == trigger.rest:
                return place
        return None
    end = at + len(trigger.rest)
    return end - 1 if tuple(words.low[at:end]) == trigger.rest else None


def _fits(words: Words, trigger: Trigger, place: int) -> bool:
    """Whether the word is used as the trigger's part of speech, in a fitting sentence."""
    before = words.low[place - 1] if place else ""
    nominal = before in DETERMINERS or before in ("'s", "’s")
    if trigger.part == "verb":
        if words.chunk[place] >= 0 and words.chunks[words.chunk[place]].quantity is None:
            first = words.chunks[words.chunk[place]].first
            if place != first or trigger.tags in ("B", "S", "BS"):
                return False
        if nominal and "N" not in trigger.tags:
            return False
        after = words.low[place + 1] if place + 1 < len(words.low) else ""
        if trigger.tags == "G" and after == "of":
            return False
        if trigger.tags in ("B", "S") and not _is_verb(words, place, before):
            return False
    low = words.low
    pattern = trigger.pattern
    if pattern.requires and pattern.requires.isdisjoint(low):
        return False
    return pattern.unless.isdisjoint(low[max(0, place - NEAR) : place + NEAR + 1])


def _is_verb(words: Words, place: int, before: str) -> bool:
    """Whether a form that is a noun as well ("transfer", "requests") stands where a verb does."""
    if place == 0:
        return False
    if place + 1 < len(words.low) and is_finite(words, place + 1):
        return False
    if words.capital[place] and not words.capital[min(place + 1, len(words.low) - 1)]:
        return False
    if words.chunk[place - 1] >= 0:
        return words.chunks[words.chunk[place - 1]].quantity is None
    if before in VERBAL or before in MODALS or before in DO or before in NEGATIONS:
        return True
    return before.endswith("s") and before not in ("'s", "’s") and before not in PREPOSITIONS


def _fit(
    content: str,
    words: Words,
    trigger: Trigger,
    place: int,
    last: int,
    number: int,
    sketch: Sketch,
) -> Frame | None:
    pattern = trigger.pattern
    if trigger.part == "verb":
        here, group = around_verb(words, place, last, trigger.tags)
    else:
        here, group = around_noun(words, place, last)
    span = (words.start[place], words.end[last])
    if words.chunk[place] >= 0:
        here.at["trigger"] = [words.chunk[place]]
    here.at["sentence"] = list(range(len(words.chunks)))
    stage = stage_of(words, pattern, group, here, place)
    if pattern.when and stage.modality not in pattern.when:
        return None
    fillers, used = fill(words, pattern, here)
    fillers += generic_data(content, words, pattern, here, fillers, sketch, number)
    fillers += employer(pattern, fillers, sketch, number)
    fillers += earlier(pattern, {filler.role for filler in fillers}, sketch, number)
    fixed = fixed_roles(content, words, pattern, here, span, stage.polarity)
    filled = {filler.role for filler in fillers}
    fillers += [filler for filler in fixed if filler.role not in filled]
    measures = [
        replace(measure, name=measure_at(stage, pattern, measure.name))
        for measure in measures_of(words, pattern, here, used)
    ]
    polarity = "+" if stage.polarity == "-" and pattern.negated else stage.polarity
    filled = {filler.role for filler in fillers}
    if pattern.lacking(filled | ({"measure"} if measures else set())):
        return None
    starts = [span[0], *(f.start for f in fillers if f.start is not None)]
    ends = [span[1], *(f.end for f in fillers if f.end is not None)]
    starts += [measure.start for measure in measures]
    ends += [measure.end for measure in measures]
    return Frame(
        pattern.type, pattern.id, number, min(starts), max(ends), stage.status, stage.modality,
        polarity, tuple(fillers), tuple(measures), True, span,
    )  # fmt: skip
