"""Fits patterns to sentences: triggers, positions, roles, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plainview.extraction.casing import lowered
from plainview.extraction.frames.clauses import Around, Group, Words, is_finite, relaid, words_of
from plainview.extraction.frames.described import described
from plainview.extraction.frames.filling import earlier, employer, fill, fixed_roles
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.further import further
from plainview.extraction.frames.generic import generic_data, owner
from plainview.extraction.frames.hopeful import demanded_here, fillable
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    lexicon,
)
from plainview.extraction.frames.listing import further_data
from plainview.extraction.frames.measuring import measures_of
from plainview.extraction.frames.nearby import acting_staff, counted_staff, standing
from plainview.extraction.frames.patterns import BODIES, Pattern, Trigger
from plainview.extraction.frames.positions import around_noun, around_verb
from plainview.extraction.frames.possessed import source
from plainview.extraction.frames.series import series
from plainview.extraction.frames.stages import PREVENTED, Stage, measure_at, stage_of
from plainview.extraction.frames.unreal import unnamed, unreal, vague
from plainview.extraction.parts import Sketch

GAP = 6
NEAR = 6
_LETTERS = re.compile(r"[a-z]+")
ACTING = ("division", "department", "agency", "bureau", "office", "unit", "vendor", "patrol")
CLOSING = frozenset([".", ",", ";", "in", "on", "last", "since", "this", "and", "but", "while"])
DENYING = frozenset(["deny", "denies", "denied", "denying", "disputed", "refused", "without"])
DESCRIBING = PREPOSITIONS - frozenset(
    ["as", "since", "after", "before", "until", "like", "to", "on"]
)
VERBAL = frozenset({"to", *PRONOUNS, *RELATIVES, *ADVERBS, *CONJUNCTIONS})


@dataclass(slots=True)
class Scene:
    """A sentence under reading: its text and sketch, its words, what stands around each trigger."""

    content: str
    sketch: Sketch
    number: int
    words: Words
    around: dict[tuple[int, int, str, str], tuple[Around, Group]] = field(default_factory=dict)

    def positions(self, trigger: Trigger, place: int, last: int) -> tuple[Around, Group]:
        """What stands around the words `place` to `last`; many patterns share a trigger."""
        key = (place, last, trigger.part, trigger.tags)
        known = self.around.get(key)
        if known is None:
            if trigger.part == "verb":
                known = around_verb(self.words, place, last, trigger.tags)
            else:
                known = around_noun(self.words, place, last)
            if self.words.chunk[place] >= 0:
                known[0].at["trigger"] = [self.words.chunk[place]]
            known[0].at["sentence"] = list(range(len(self.words.chunks)))
            self.around[key] = known
        return known


def frames_of(content: str, sketch: Sketch, number: int) -> Iterator[Frame]:
    """All frames of one sentence, in the order of their triggers; several may overlap."""
    sentence = sketch.sentences[number]
    mentions, quantities = sketch.mentions[number], sketch.quantities[number]
    if sentence.kind == "furniture":
        return
    low = lowered(content)[sentence.start : sentence.end]
    if not (mentions or quantities or any(noun in low for noun in ACTING)):
        return
    triggers = fillable(low, mentions, quantities)
    if not triggers:
        return
    words = words_of(
        content, sentence.start, sentence.end, mentions, quantities, sketch.dates[number]
    )
    if told := described(content, words, sketch, number):
        relaid(words, told)
    scene = Scene(content, sketch, number, words)
    for place, word in enumerate(words.low):
        for trigger in triggers.get(word, ()):
            last = _last_word(words, trigger, place)
            if last is not None and _fits(words, trigger, place):
                frame = _fit(scene, trigger, place, last)
                if frame:
                    yield from further(words, frame)
                    yield from series(words, scene.positions(trigger, place, last)[0], frame)


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
    relative = before == "that" and (trigger.tags in ("S", "D", "DN") or _of_many(words, place - 2))
    nominal = (before in DETERMINERS and not relative) or before in ("'s", "’s")
    if trigger.part == "verb":
        if _is_in_name(words, place):
            return False
        if words.chunk[place] >= 0 and words.chunks[words.chunk[place]].quantity is None:
            first = words.chunks[words.chunk[place]].first
            if place != first or trigger.tags in ("B", "S", "BS"):
                return False
        if nominal and "N" not in trigger.tags:
            return False
        after = words.low[place + 1] if place + 1 < len(words.low) else ""
        if trigger.tags == "G" and after == "of":
            return False
        if trigger.tags in ("N", "DN") and before in DESCRIBING:
            return False  # "the treatment of detained families"
        if words.low[place] in HAVE and "N" in lexicon().verbs.get(after, ("", ""))[1]:
            return False
        particle = trigger.rest and trigger.tags == "S"
        if trigger.tags in ("B", "S") and not particle and not _is_verb(words, place, before):
            return False
    low = words.low
    pattern = trigger.pattern
    if pattern.alone and not _ends_clause(words, place + len(trigger.rest)):
        return False
    if pattern.requires and pattern.requires.isdisjoint(low):
        return False
    return pattern.unless.isdisjoint(low[max(0, place - NEAR) : place + NEAR + 1])


def _of_many(words: Words, place: int) -> bool:
    """Whether a plural stands before "that": "programs that collect"."""
    return place > 0 and words.low[place].endswith("s") and words.low[place] not in BE


def _is_in_name(words: Words, place: int) -> bool:
    """Whether a body's name holds the word: "37 House Republicans"."""
    if words.chunk[place] < 0 or not words.capital[place]:
        return False
    at = words.start[place]
    held = words.chunks[words.chunk[place]].mentions
    return any(m.start <= at < m.end and m.kind in BODIES for m in held)


def _ends_clause(words: Words, last: int) -> bool:
    """Whether nothing that could be an object follows: "eleven states refused, and"."""
    after = last + 1
    if after >= len(words.low):
        return True
    if words.chunk[after] >= 0:
        held = words.chunks[words.chunk[after]]
        return not held.mentions and held.quantity is None
    return words.low[after] in CLOSING


def _denied(words: Words, place: int) -> bool:
    """Whether the clause before a word denies or disputes it."""
    before = words.low[max(0, place - 10) : place]
    return not DENYING.isdisjoint(before) or not NEGATIONS.isdisjoint(before[-6:])


def _dangling(trigger: Trigger, group: Group, wants: frozenset[str], filled: set[str]) -> bool:
    """Whether a verb's own subject is missing: "the power to collect", or one that has no mention.

    Who acts is then somebody whom the document's other statements do not name.
    """
    if trigger.part != "verb":
        return False
    doers = {slot.role for slot in trigger.pattern.slots if slot.at == "subject"}
    if doers & filled:
        return False
    return group.infinitive or group.participle or (not group.passive and bool(doers & wants))


def _is_verb(words: Words, place: int, before: str) -> bool:
    """Whether a form that is a noun as well ("transfer", "requests") stands where a verb does."""
    if place == 0:
        return False
    if place + 1 < len(words.low) and is_finite(words, place + 1):
        return False
    if words.capital[place] and not words.capital[min(place + 1, len(words.low) - 1)]:
        return False
    if words.chunk[place - 1] >= 0:
        counted = words.chunks[words.chunk[place - 1]].quantity
        if counted is not None and counted.noun.endswith(
            "s"
        ):  # "150 engineers work", "12 transfers"
            return "B" in lexicon().verbs.get(words.low[place], ("", ""))[1]
        return counted is None
    if before in HAVE:
        return False  # "the files it has access to"
    if (
        before in VERBAL
        or before.endswith("ly")
        or before in MODALS
        or before in DO
        or before in NEGATIONS
    ):
        return True
    return before.endswith("s") and before not in ("'s", "’s") and before not in PREPOSITIONS


def _fit(scene: Scene, trigger: Trigger, place: int, last: int) -> Frame | None:
    pattern, words = trigger.pattern, scene.words
    here, group = scene.positions(trigger, place, last)
    span = (words.start[place], words.end[last])
    measured = measures_of(words, pattern, here)
    if pattern.counts and not measured:
        return None
    fillers = fill(words, pattern, here)
    fillers += generic_data(
        scene.content, words, pattern, here, fillers, scene.sketch, scene.number, bool(measured)
    )
    fillers += employer(pattern, fillers, scene.sketch, scene.number)
    fillers += further_data(scene.content, words, pattern, fillers)
    fillers += source(scene.content, words, pattern, fillers)
    filled = {filler.role for filler in fillers}
    if any(filled.isdisjoint(demand) for demand in demanded_here()[pattern.id]):
        return None
    stage = stage_of(words, pattern, group, here, place)
    if not _suits(pattern, group, stage) or unreal(words, pattern, group, here, stage, filled):
        return None
    if pattern.negative and stage.polarity == "+" and not _denied(words, place):
        return None
    fillers += earlier(pattern, filled, scene.sketch, scene.number)
    fillers += owner(pattern, fillers)
    filled = {filler.role for filler in fillers}
    if not vague(pattern, group):
        acting = acting_staff(words, here)
        fillers += standing(
            pattern, filled, stage.modality, scene.sketch, scene.number, span[0], acting
        )
    fixed = fixed_roles(scene.content, words, pattern, here, span, stage.polarity)
    filled = {filler.role for filler in fillers}
    fillers += [filler for filler in fixed if filler.role not in filled]
    measures = [
        replace(measure, name=measure_at(stage, pattern, measure.name)) for measure in measured
    ]
    filled = {filler.role for filler in fillers}
    counted = scene.sketch.quantities[scene.number]
    fillers += counted_staff(pattern, filled, measures, counted, scene.content)
    polarity = "+" if stage.polarity == "-" and pattern.negated else stage.polarity
    filled = {filler.role for filler in fillers}
    told = filled | ({"measure"} if measures else set())
    wants = pattern.inherits - filled
    if not pattern.lacking(told) and wants.isdisjoint(pattern.open):
        wants = frozenset()
    if pattern.lacking(told | wants) or (wants and _dangling(trigger, group, wants, filled)):
        return None
    if not (wants or measures) and unnamed(pattern, fillers):
        return None
    starts = [span[0], *(f.start for f in fillers if f.start is not None)]
    ends = [span[1], *(f.end for f in fillers if f.end is not None)]
    starts += [measure.start for measure in measures]
    ends += [measure.end for measure in measures]
    return Frame(
        pattern.type, pattern.id, scene.number, min(starts), max(ends), stage.status,
        stage.modality, polarity, tuple(fillers), tuple(measures), True, span, (),
        wants | _whence(pattern, here, filled),
    )  # fmt: skip


def _suits(pattern: Pattern, group: Group, stage: Stage) -> bool:
    """Whether the form and the stage of the verb are those that the pattern asks for."""
    if stage.modality == PREVENTED or (pattern.when and stage.modality not in pattern.when):
        return False
    if pattern.finite and (group.infinitive or group.participle):
        return False
    return group.passive or not pattern.passive


def _whence(pattern: Pattern, here: Around, filled: set[str]) -> frozenset[str]:
    """The system that "everything from … to …" comes from, where the document has to say it."""
    told = {"provider", "program", "intermediary"} & filled
    return frozenset({"program"} if pattern.type == "access" and here.ranging and not told else ())
