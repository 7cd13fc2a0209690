"""Whether a word stands as the part of speech that a trigger asks for."""

from __future__ import annotations

from plainview.extraction.frames.clauses import Words, is_finite
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
from plainview.extraction.frames.patterns import BODIES, Trigger

GAP = 9
"""Words that may stand in the gap of a trigger: "make 250 beds at its jail available"."""
NEAR = 6
CLOSING = frozenset([".", ",", ";", "in", "on", "last", "since", "this", "and", "but", "while"])
DESCRIBING = PREPOSITIONS - frozenset(
    ["as", "since", "after", "before", "until", "like", "to", "on"]
)
VERBAL = frozenset({"to", *PRONOUNS, *RELATIVES, *ADVERBS, *CONJUNCTIONS})


def last_word(words: Words, trigger: Trigger, place: int) -> int | None:
    """The last word of a trigger that begins at `place`; None where its other words are not."""
    at = place + 1
    if trigger.gap and trigger.rest:
        for start in range(at, min(at + GAP, len(words.low))):
            if tuple(words.low[start : start + len(trigger.rest)]) == trigger.rest:
                return place
        return None
    end = at + len(trigger.rest)
    return end - 1 if tuple(words.low[at:end]) == trigger.rest else None


def suits(words: Words, trigger: Trigger, place: int) -> bool:
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
