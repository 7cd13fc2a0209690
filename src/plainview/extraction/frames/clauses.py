"""A sentence as words and chunks, and what stands where around a trigger, without a parser.

A chunk is a run of mentions or a quantity that is read as one noun. Positions are found from the
trigger outwards: leftwards over the verb group to the subject, rightwards from the object through
the prepositions, up to the borders of the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plainview.extraction.casing import lowered
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    DO,
    HARD,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    lexicon,
)
from plainview.extraction.parts import DateMention, Mention, Quantity

Part = Mention | Quantity | DateMention
PARTICLES = frozenset(["out", "off", "over", "up", "down", "back", "away", "on"])
QUOTES = frozenset('“”"')

WORD = re.compile(r"['’](?:s|re|ve|ll|d|t)\b|[^\W_]++(?:[-&/.][^\W_]++)*+|[^\w\s]")


@dataclass(slots=True)  # not frozen: made by the thousand, which takes a frozen one thrice as long
class Chunk:
    """Words `first` to `last` (inclusive) that mentions, a quantity or a date cover."""

    first: int
    last: int
    mentions: tuple[Mention, ...]
    quantity: Quantity | None


@dataclass(slots=True)
class Words:
    """The words of one sentence in lower case, their offsets in the text, and their chunks."""

    low: list[str]
    start: list[int]
    end: list[int]
    chunk: list[int]
    chunks: list[Chunk]
    capital: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A verb with its helpers: from word `first`; what the helpers say about it."""

    first: int
    passive: bool
    infinitive: bool
    participle: bool
    negated: bool
    past: bool
    modal: str | None
    governor: int | None


@dataclass(slots=True)
class Around:
    """Chunks by position beside a trigger, nearest first, and where running words begin and end."""

    at: dict[str, list[int]] = field(default_factory=dict)
    runs: dict[str, tuple[int, int]] = field(default_factory=dict)
    left: int = 0
    right: int = 0
    ranging: str = ""  # the position between two ends: "everything from photos to plate reads"

    def put(self, label: str, chunk: int) -> None:
        self.at.setdefault(label, []).append(chunk)


def words_of(
    content: str,
    start: int,
    end: int,
    mentions: tuple[Mention, ...],
    quantities: tuple[Quantity, ...],
    dates: tuple[DateMention, ...] = (),
) -> Words:
    """Cut a sentence into words and lay its mentions, quantities and dates over them."""
    low = lowered(content)
    spans = [found.span() for found in WORD.finditer(content, start, end)]
    parts: list[tuple[int, int, Part]] = [(m.start, m.end, m) for m in mentions]
    parts += [(date.start, date.end, date) for date in dates]
    parts += [(q.measure.start, q.measure.end, q) for q in quantities]
    parts.sort(key=lambda part: (part[0], -part[1]))
    words = Words(
        [low[first:last] for first, last in spans],
        [first for first, _ in spans],
        [last for _, last in spans],
        [-1] * len(spans),
        [],
        [content[first].isupper() for first, _ in spans],
    )
    _lay(words, parts)
    return words


def relaid(words: Words, mentions: list[Mention]) -> None:
    """Lay further mentions over the words, in place of open references with their span."""
    parts: list[tuple[int, int, Part]] = [(m.start, m.end, m) for m in mentions]
    taken = {(m.start, m.end) for m in mentions}
    for chunk in words.chunks:
        held = [m for m in chunk.mentions if m.name or (m.start, m.end) not in taken]
        parts += [(m.start, m.end, m) for m in held]
        if chunk.quantity is not None:
            measure = chunk.quantity.measure
            parts.append((measure.start, measure.end, chunk.quantity))
        if not chunk.mentions and chunk.quantity is None:
            start, end = words.start[chunk.first], words.end[chunk.last]
            parts.append((start, end, DateMention(start, end, "", None, "")))
    parts.sort(key=lambda part: (part[0], -part[1]))
    words.chunks = []
    words.chunk = [-1] * len(words.low)
    _lay(words, parts)


def _lay(words: Words, parts: list[tuple[int, int, Part]]) -> None:
    place = 0
    count = len(words.low)
    for start, end, part in parts:
        while place > 0 and words.end[place - 1] > start:
            place -= 1
        while place < count and words.end[place] <= start:
            place += 1
        first = place
        last = first
        while last + 1 < count and words.start[last + 1] < end:
            last += 1
        if first >= count or words.start[first] >= end:
            continue
        mention = part if isinstance(part, Mention) else None
        quantity = part if isinstance(part, Quantity) else None
        before = words.chunks[-1] if words.chunks else None
        if before and before.last >= first:
            merged = Chunk(
                before.first,
                max(before.last, last),
                before.mentions + ((mention,) if mention else ()),
                before.quantity or quantity,
            )
            words.chunks[-1] = merged
        else:
            words.chunks.append(Chunk(first, last, (mention,) if mention else (), quantity))
        for at in range(words.chunks[-1].first, words.chunks[-1].last + 1):
            words.chunk[at] = len(words.chunks) - 1


def is_finite(words: Words, at: int) -> bool:
    """Whether a word is surely or very likely a finite verb."""
    low = words.low[at]
    if words.chunk[at] >= 0:
        return False
    if low in MODALS or low in BE or low in HAVE or low in DO:
        return low not in ("being", "been", "be", "having", "getting", "'s", "’s")
    known = lexicon().verbs.get(low)
    if not known:
        return False
    before = words.low[at - 1] if at else ""
    after = words.low[at + 1] if at + 1 < len(words.low) else ""
    if before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "’s"):
        return False
    if "D" in known[1]:
        return after != "by" and before not in BE and before not in HAVE and before != "being"
    if "S" in known[1]:
        owner = words.chunk[at - 1] if at else -1
        named = owner >= 0 and bool(words.chunks[owner].mentions)
        return named or before in PRONOUNS or before in RELATIVES
    if known[0] in lexicon().say and at and (words.chunk[at - 1] >= 0 or before.endswith("s")):
        return True
    return "B" in known[1] and (before in PRONOUNS or before in ("who", "that"))


def is_adverb(low: str) -> bool:
    return low in ADVERBS or (low.endswith("ly") and len(low) > 3)


def verb_group(words: Words, at: int, tags: str, last: int | None = None) -> Group:
    """What stands before a verb: auxiliaries, "to", negation, and the verb that governs it.

    `last` is the last word of a verb of several words ("asked for").
    """
    low = words.low
    place = at - 1
    be = have = infinitive = negated = False
    past = tags == "D" or ("D" in tags and "N" in tags)
    modal: str | None = None
    while place >= 0 and words.chunk[place] < 0:
        word = low[place]
        if word in BE and not (word in ("'s", "’s") and words.chunk[place - 1] >= 0):
            be = True
            past = past or word in ("was", "were")
        elif word in HAVE:
            have = True
        elif word in MODALS:
            modal, negated = word, negated or word == "cannot"
        elif word in DO:
            past = past or word == "did"
        elif word in NEGATIONS:
            negated = True
        elif word == "to" and (low[place + 1] in ("be", "have") or ("B" in tags and not be)):
            infinitive = True
        elif is_adverb(word) or (word == "so" and low[place + 1] == "far"):
            pass
        else:
            break
        place -= 1
        if infinitive:
            break
    if infinitive and place >= 0 and words.chunk[place] < 0 and low[place] in ("is", "are"):
        # "is to pay" is what "will pay" is
        modal, infinitive, place = "will", False, place - 1
    passive = be and "N" in tags and "G" not in tags
    participle = "G" in tags and not be
    governor = _governor(words, place) if infinitive or participle else None
    reduced = not be and not have and modal is None and not infinitive and "N" in tags
    if reduced and _is_reduced(words, at if last is None else last, place, tags):
        passive = True
    return Group(place + 1, passive, infinitive, participle, negated, past, modal, governor)


def _is_reduced(words: Words, at: int, before: int, tags: str) -> bool:
    """Whether a bare participle is passive: "data collected by", "those held in"."""
    after = words.low[at + 1] if at + 1 < len(words.low) else "."
    if after == "by" or "D" not in tags:
        return True
    if at + 1 < len(words.low) and words.chunk[at + 1] >= 0:
        # "filled about 880 beds": the number holds the preposition
        return False
    if (after in PREPOSITIONS and after not in PARTICLES) or after in (".", ",", ";"):
        # "the records held at" has no object; "ICE arrested, in May," has a body before it
        if before >= 0 and words.chunk[before] >= 0 and before == at - 1:
            held = words.chunks[words.chunk[before]].mentions
            if held and all(mention.kind in ("org", "office") for mention in held):
                return False
        return before >= 0 and words.low[before] not in PRONOUNS | RELATIVES
    return False


def _governor(words: Words, place: int) -> int | None:
    """The verb or noun that an infinitive or -ing form hangs on, leftwards within the clause."""
    known = lexicon()
    for at in range(place, max(-1, place - 14), -1):
        low = words.low[at]
        if low in HARD or low in SUBORDINATORS:
            return None
        if low in known.nouns and words.chunk[at] < 0:
            return at
        if words.chunk[at] >= 0:
            continue
        if low in known.verbs and low not in ("'s", "’s"):
            return at
    return None
