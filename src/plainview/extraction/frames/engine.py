"""Fits patterns to sentences: triggers, positions, roles, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from plainview.extraction.casing import lowered
from plainview.extraction.frames.clauses import Around, Group, Words, is_finite, words_of
from plainview.extraction.frames.filling import (
    GENERIC,
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
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    lexicon,
)
from plainview.extraction.frames.patterns import Pattern, Trigger, index
from plainview.extraction.frames.positions import around_noun, around_verb
from plainview.extraction.frames.stages import measure_at, stage_of
from plainview.extraction.parts import Mention, Quantity, Sketch

GAP = 6
NEAR = 6
_LETTERS = re.compile(r"[a-z]+")
CURRENCIES = frozenset(["USD", "EUR", "GBP", "CAD", "AUD"])
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
    if sentence.kind == "furniture" or not (mentions or quantities):
        return
    hopeful = _hopeful(lowered(content)[sentence.start : sentence.end], mentions, quantities)
    if not hopeful:
        return
    words = words_of(
        content, sentence.start, sentence.end, mentions, quantities, sketch.dates[number]
    )
    scene = Scene(content, sketch, number, words)
    for place, word in enumerate(words.low):
        for trigger in hopeful.get(word, ()):
            last = _last_word(words, trigger, place)
            if last is not None and _fits(words, trigger, place):
                frame = _fit(scene, trigger, place, last)
                if frame:
                    yield frame
                    yield from _series(scene, trigger, place, last, frame)


def _hopeful(
    low: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> dict[str, list[Trigger]]:
    """The triggers whose words stand in a sentence that has what their patterns need."""
    triggers, parted = index(), _parted()
    letters = set(_LETTERS.findall(low))
    present = triggers.keys() & letters
    present |= {word for part in parted.keys() & letters for word in parted[part]}
    if not present:
        return {}
    kinds = {quantity.kind for quantity in quantities}
    has_data = any(mention.kind == "category" for mention in mentions)
    has_data = has_data or any(word in low for word in GENERIC)
    return {
        word: fitting
        for word in present
        if (fitting := [t for t in triggers[word] if _possible(t.pattern, kinds, has_data)])
    }


@cache
def _parted() -> dict[str, list[str]]:
    """The first words of triggers that are more than letters, by their first part."""
    found: dict[str, list[str]] = {}
    for word in index():
        if not word.isalpha():
            found.setdefault(_LETTERS.findall(word)[0], []).append(word)
    return found


def _possible(pattern: Pattern, kinds: set[str], has_data: bool) -> bool:
    """Whether a sentence has the numbers and data that a pattern cannot do without."""
    if pattern.counts and kinds.isdisjoint(pattern.counts):
        return False
    return has_data or "category" not in pattern.needs


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
        if words.low[place] in HAVE and "N" in lexicon().verbs.get(after, ("", ""))[1]:
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


def _fit(scene: Scene, trigger: Trigger, place: int, last: int) -> Frame | None:
    pattern, words = trigger.pattern, scene.words
    here, group = scene.positions(trigger, place, last)
    span = (words.start[place], words.end[last])
    stage = stage_of(words, pattern, group, here, place)
    if pattern.when and stage.modality not in pattern.when:
        return None
    fillers, used = fill(words, pattern, here)
    fillers += generic_data(
        scene.content, words, pattern, here, fillers, scene.sketch, scene.number
    )
    fillers += employer(pattern, fillers, scene.sketch, scene.number)
    filled = {filler.role for filler in fillers}
    fillers += earlier(pattern, filled, scene.sketch, scene.number)
    fixed = fixed_roles(scene.content, words, pattern, here, span, stage.polarity)
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
        pattern.type, pattern.id, scene.number, min(starts), max(ends), stage.status,
        stage.modality, polarity, tuple(fillers), tuple(measures), True, span,
    )  # fmt: skip


def _series(scene: Scene, trigger: Trigger, place: int, last: int, frame: Frame) -> Iterator[Frame]:
    """One frame more for each further sum: "moved $2 million from A and $3 million from B"."""
    sums = [measure for measure in frame.measures if measure.unit in CURRENCIES]
    if len(sums) != 1 or frame.type != "spending":
        return
    here, words = scene.positions(trigger, place, last)[0], scene.words
    doers = tuple(filler for filler in frame.fillers if filler.role == "payer")
    for chunk in here.at.get("right", ()):
        quantity = words.chunks[chunk].quantity
        first = words.chunks[chunk].first
        if quantity is None or quantity.kind != "money" or quantity.measure.start <= sums[0].start:
            continue
        if words.low[first - 1] not in (",", "and"):
            continue
        measure = replace(quantity.measure, name=sums[0].name, definition=sums[0].definition)
        end = _segment_end(words, words.chunks[chunk].last, here.right)
        yield replace(
            frame, start=measure.start, end=end, fillers=doers, measures=(measure,),
            trigger=(measure.start, measure.end),
        )  # fmt: skip


def _segment_end(words: Words, last: int, right: int) -> int:
    """The end of what belongs to a sum: up to the next one, or to the end of the clause."""
    for at in range(last + 1, right):
        chunk = words.chunk[at]
        if chunk >= 0 and words.chunks[chunk].quantity is not None:
            quantity = words.chunks[chunk].quantity
            if quantity and quantity.kind == "money":
                return max(words.end[last], words.end[at - 2])
    return words.end[max(last, right - 1)]
