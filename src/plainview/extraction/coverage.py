"""What a text holds that gave no fact, and why: so that an empty result never looks fine.

A sentence counts as missed where it has a number, or words that state a fact of some type about a
body that it names, and no fact cites it. Most missed sentences are rightly so; the reason lets a
reader judge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from plainview.extraction import sketch
from plainview.extraction.casing import lowered
from plainview.extraction.facts import REPEATING, assemble
from plainview.extraction.frames import find
from plainview.extraction.frames.hopeful import hopeful
from plainview.extraction.parts import Sentence, Sketch
from plainview.extraction.quantities import damaged
from plainview.model import Text
from plainview.model.documents import MASK

REASONS = {
    "ruled_out": "patterns read a fact here; the learned part ruled it out",
    "set_aside": "patterns read a fact here; another reading of the same words was kept",
    "restates": "a headline, caption or question; the body does not say it again",
    "damaged": "a number here lost its scale word, so that its size cannot be known",
    "masked": "what would fill a role is masked",
    "table": "a row of a table that no reader knows",
    "roles": "words of a fact, but what its roles need was not found around them",
    "no_body": "words of a fact, but no institution is named",
    "no_trigger": "a number, but no wording that states a fact of a known type",
}
"""Why a sentence gave no fact, in words."""
_BODIES = frozenset(("org", "office", "facility", "program"))
_CELLS = re.compile(r"\t|\s\|\s| {3,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence at `start` to `end` that gave no fact.

    `numbers` are the quantities as printed, `types` the fact types whose words stand in it,
    `reason` a key of REASONS.
    """

    start: int
    end: int
    numbers: tuple[str, ...]
    types: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of the sentences of a text.

    `told` are cited by facts, `furniture` are menus, bylines and the like, `missed` had a number or
    words of a fact and gave none. The others say nothing of the kind.
    """

    sentences: int
    told: int
    furniture: int
    missed: tuple[Missed, ...]


def coverage(text: Text, cited: Iterable[tuple[int, int]]) -> Coverage:
    """What of a text gave no fact, and why; `cited` are the runs that its facts cite.

    The text is read again, so that the reasons are those of this version.
    """
    content, found = text.content, sketch(text)
    starts = [sentence.start for sentence in found.sentences]
    told = {
        number
        for start, end in cited
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end - 1))
    }
    frames = find(content, found, text.heading)
    read = {
        bisect_right(starts, fact.evidence[0].start) - 1 for fact in assemble(text, found, frames)
    }
    framed: dict[int, set[str]] = {}
    for frame in frames:
        framed.setdefault(frame.sentence, set()).add(frame.type)
    missed = []
    low = lowered(content)
    for number, sentence in enumerate(found.sentences):
        if number in told or sentence.kind == "furniture":
            continue
        lost = damaged(content, [(sentence.start, sentence.end)])
        numbers = [quantity.measure.surface for quantity in found.quantities[number]]
        numbers += [content[start:end] for start, end in lost]
        types = framed.get(number, set()) | _types(low, found, number)
        if numbers or (types and _names_body(found, number)):
            if number in framed:
                reason = "ruled_out" if number in read else "set_aside"
                reason = "restates" if sentence.kind in REPEATING else reason
            else:
                reason = _why(content, sentence, found, number, bool(types), bool(lost))
            missed.append(
                Missed(sentence.start, sentence.end, tuple(numbers), tuple(sorted(types)), reason)
            )
    furniture = sum(sentence.kind == "furniture" for sentence in found.sentences)
    return Coverage(len(found.sentences), len(told), furniture, tuple(missed))


def _types(low: str, found: Sketch, number: int) -> set[str]:
    """The types of fact whose words stand in a sentence, wherever they stand."""
    sentence = found.sentences[number]
    mentions, quantities = found.mentions[number], found.quantities[number]
    triggers = hopeful(low[sentence.start : sentence.end], mentions, quantities)
    return {trigger.pattern.type for held in triggers.values() for trigger in held}


def _names_body(found: Sketch, number: int) -> bool:
    return any(mention.kind in _BODIES and mention.name for mention in found.mentions[number])


def _why(
    content: str, sentence: Sentence, found: Sketch, number: int, triggered: bool, lost: bool
) -> str:
    """Why a sentence that no pattern fitted gave no fact."""
    words = content[sentence.start : sentence.end]
    if lost:
        return "damaged"
    if MASK in words:
        return "masked"
    if len(_CELLS.findall(words)) >= 2 or len(found.quantities[number]) > len(
        _LETTERS.findall(words)
    ):
        return "table"
    if sentence.kind in REPEATING:
        return "restates"
    if not triggered:
        return "no_trigger"
    return "roles" if _names_body(found, number) else "no_body"
