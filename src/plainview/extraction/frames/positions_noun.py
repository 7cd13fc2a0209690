"""What stands where around a trigger that is a noun: its owner, what is of it, who does it."""

from __future__ import annotations

from plainview.extraction.frames.borders import left_border
from plainview.extraction.frames.clauses import (
    QUOTES,
    Around,
    Group,
    Words,
    is_finite,
    verb_group,
)
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    HARD,
    HAVE,
    LIGHT,
    PREPOSITIONS,
    SUBORDINATORS,
    lexicon,
)
from plainview.extraction.frames.positions import gather, subject_of
from plainview.extraction.frames.rightward import rightward


def around_noun(words: Words, first: int, last: int) -> tuple[Around, Group]:
    """The chunks around a noun: its owner before it, "of" as object, "by" as subject."""
    here = Around()
    rightward(words, last, here, nominal=True)
    subject = list(here.at.get("by", ()))
    pair = here.at.get("between", [])
    if len(pair) > 1:
        here.at["between"], here.at["between_second"] = pair[:1], pair[1:2]
    _possessor(words, first, here)
    gather(words, left_border(words, first)[0], first, here)
    subject += _after_fronted(words, first)
    group = Group(first, False, False, False, False, False, None, None)
    verb = _verb_before(words, first)
    if verb is not None:
        lemma, tags = lexicon().verbs[words.low[verb]]
        above = verb_group(words, verb, tags)
        group = Group(
            above.first, False, above.infinitive, above.participle, above.negated, above.past,
            above.modal, above.governor,
        )  # fmt: skip
        if lemma in LIGHT and not above.passive:
            subject += subject_of(words, above, Around())
    copula = _copula_before(words, first)
    if copula is not None and not subject:
        subject += subject_of(words, verb_group(words, copula, ""), Around())
    here.at["subject"] = subject
    here.at["object"] = here.at.get("of", [])
    return here, group


def _possessor(words: Words, first: int, here: Around) -> None:
    """Chunks directly before a noun, over at most three describing words."""
    place, free = first - 1, 3
    while place >= 0 and free:
        chunk = words.chunk[place]
        low = words.low[place]
        if chunk >= 0:
            here.put("possessor", chunk)
            place = words.chunks[chunk].first - 1
            continue
        if low in ("'s", "’s", "'", "’", "-"):
            place -= 1
            continue
        stop = low in PREPOSITIONS or low in HARD or low in QUOTES or low == ","
        if stop or low in BE or low in HAVE or low in CONJUNCTIONS or is_finite(words, place):
            break
        free -= 1
        place -= 1


def _after_fronted(words: Words, first: int) -> list[int]:
    """The subject after a fronted "with" phrase: "With 9,000 employees, the bureau …"."""
    if words.low[0] != "with" or any(is_finite(words, at) for at in range(first)):
        return []
    for at in range(first, len(words.low)):
        if words.low[at] == ",":
            return [chunk for chunk in words.chunk[at + 1 : at + 4] if chunk >= 0][:1]
    return []


def _copula_before(words: Words, first: int) -> int | None:
    """The "were" of "were in detention" and "was 85 percent full"."""
    for place in range(first - 1, max(-1, first - 5), -1):
        low, chunk = words.low[place], words.chunk[place]
        if low in BE and chunk < 0:
            return place
        counts = chunk >= 0 and words.chunks[chunk].quantity is not None
        if not (counts or low in ADVERBS or low.endswith("ly") or low == "at"):
            return None
    return None


def _verb_before(words: Words, first: int) -> int | None:
    for place in range(first - 1, max(-1, first - 10), -1):
        low = words.low[place]
        if low in HARD or low in SUBORDINATORS:
            return None
        if words.chunk[place] < 0 and low in lexicon().verbs and low not in HAVE | BE:
            return place
        if words.chunk[place] < 0 and low in HAVE:
            return place
    return None
