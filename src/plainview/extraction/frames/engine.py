"""Fits patterns to sentences: triggers, positions, roles, measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from plainview.extraction.casing import lowered
from plainview.extraction.frames.clauses import Around, Group, Words, relaid, words_of
from plainview.extraction.frames.described import described
from plainview.extraction.frames.filling import earlier, employer, fill, fixed_roles
from plainview.extraction.frames.forms import last_word, suits
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.further import further
from plainview.extraction.frames.generic import generic_data, owner
from plainview.extraction.frames.hopeful import demanded_here, fillable
from plainview.extraction.frames.lexicon import NEGATIONS
from plainview.extraction.frames.listing import further_data
from plainview.extraction.frames.measuring import measures_of
from plainview.extraction.frames.nearby import acting_staff, counted_staff, general, standing
from plainview.extraction.frames.patterns import Pattern, Trigger
from plainview.extraction.frames.positions import around_verb
from plainview.extraction.frames.positions_noun import around_noun
from plainview.extraction.frames.possessed import its_owner, source
from plainview.extraction.frames.series import series
from plainview.extraction.frames.stages import PREVENTED, Stage, measure_at, stage_of
from plainview.extraction.frames.unreal import unnamed, unreal, vague
from plainview.extraction.parts import Sketch
from plainview.model import Filler, Measure

ACTING = ("division", "department", "agency", "bureau", "office", "unit", "vendor", "patrol")
ELSEWHERE = frozenset(["category", "provider", "lender"])
"""Roles that words beside the positions of a verb can fill: "the data", "their records"."""
DENYING = frozenset(["deny", "denies", "denied", "denying", "disputed", "refused", "without"])


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
    if not (mentions or quantities or any(map(low.__contains__, ACTING))):
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
            last = last_word(words, trigger, place)
            if last is not None and suits(words, trigger, place):
                frame = _fit(scene, trigger, place, last)
                if frame:
                    yield from further(words, frame)
                    yield from series(words, scene.positions(trigger, place, last)[0], frame)


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


def _fit(scene: Scene, trigger: Trigger, place: int, last: int) -> Frame | None:
    pattern, words = trigger.pattern, scene.words
    here, group = scene.positions(trigger, place, last)
    span = (words.start[place], words.end[last])
    counted = scene.sketch.quantities[scene.number]
    measured = measures_of(words, pattern, here) if counted else []
    if pattern.counts and not measured:
        return None
    fillers = _in_clause(scene, trigger, place, here, bool(measured))
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
        measure if name == measure.name else replace(measure, name=name)
        for measure in measured
        for name in (measure_at(stage, pattern, measure.name),)
    ]
    filled = {filler.role for filler in fillers}
    fillers += counted_staff(pattern, filled, measures, counted, scene.content)
    polarity = "+" if stage.polarity == "-" and pattern.negated else stage.polarity
    filled = {filler.role for filler in fillers}
    had = filled | ({"measure"} if measures else set())
    wants = pattern.inherits - filled
    if not pattern.lacking(had) and wants.isdisjoint(pattern.open):
        wants = frozenset()
    if pattern.lacking(had | wants) or (wants and _dangling(trigger, group, wants, filled)):
        return None
    if not (wants or measures) and unnamed(pattern, fillers):
        return None
    whence = _whence(pattern, here, filled)
    return _framed(pattern, scene.number, span, stage, polarity, fillers, measures, wants | whence)


def _in_clause(
    scene: Scene, trigger: Trigger, place: int, here: Around, measured: bool
) -> list[Filler]:
    """The roles that the clause itself fills."""
    pattern, words, content = trigger.pattern, scene.words, scene.content
    sketch, number = scene.sketch, scene.number
    fillers = fill(words, pattern, here)
    if trigger.part == "verb":
        given = ELSEWHERE.union(filler.role for filler in fillers)
        if any(given.isdisjoint(demand) for demand in demanded_here()[pattern.id]):
            return fillers  # what is lacking comes from nowhere else
    fillers += generic_data(content, words, pattern, here, fillers, sketch, number, measured)
    fillers += employer(pattern, fillers, sketch, number)
    fillers += further_data(content, words, pattern, fillers)
    fillers += source(content, words, pattern, fillers)
    if trigger.part != "verb":
        filled = {filler.role for filler in fillers}
        fillers += its_owner(content, words, pattern, place, filled, sketch, number)
    return fillers


def _framed(
    pattern: Pattern,
    number: int,
    span: tuple[int, int],
    stage: Stage,
    polarity: str,
    fillers: Sequence[Filler],
    measures: Sequence[Measure],
    wants: frozenset[str],
) -> Frame:
    told = [filler for filler in fillers if not general(pattern, filler)]
    starts = [span[0], *(f.start for f in told if f.start is not None)]
    ends = [span[1], *(f.end for f in told if f.end is not None)]
    starts += [measure.start for measure in measures]
    ends += [measure.end for measure in measures]
    return Frame(
        pattern.type, pattern.id, number, min(starts), max(ends), stage.status, stage.modality,
        polarity, tuple(told), tuple(measures), True, span,
        () if len(told) == len(fillers) else ("unresolved",), wants,
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
