"""Bodies and data that a sentence only describes: "the Division", "each field office", "attendance
files". They stand beside the mentions while frames are read and are no mentions of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    lexicon,
)
from plainview.extraction.parts import Mention, Sketch
from plainview.vocab.registry import registry

CLOSED = DETERMINERS | BE | ADVERBS | CONJUNCTIONS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
WORDS = 4
FAR = 150
NEAR = 8
"""Sentences back in which a description finds the body, or the data, that it means."""
HERE = 1
"""Sentences back in which "there" finds its place."""
ANY = frozenset(["a", "an", "each", "every", "no", "another", "any", "some", "several", "few"])
POINTING = frozenset(["the", "this", "that", "these", "those", "such", "same", "its", "their"])
SAME = frozenset(["such", "same", "those", "these", "its", "their"])
ABOUT = frozenset(["of", "on", "about", "regarding", "concerning"])
MONEY = frozenset(["funds", "funding", "money", "aid", "dollars", "grants", "grant"])
NAMES = "data:contact_info"
UNNAMED = "data:personal_records"
"""The category of data of a kind that the vocabulary does not know."""


def described(content: str, words: Words, sketch: Sketch, number: int) -> list[Mention]:
    """Institutions and data of one sentence that no mention names, as mentions `how` described.

    A definite one ("the Division") takes the name of the body named last before it whose name has
    that noun, `how` coref; else the name is the words themselves, and there is no entity.
    """
    known = lexicon()
    found: list[Mention] = []
    heads, places = known.heads, known.places
    found += _numbered(content, words)
    if "federal" in words.low:
        found += _federal(content, words)
    if "there" in words.low:
        found += _there(content, words, sketch, number)
    if heads.isdisjoint(words.low) and places.isdisjoint(words.low):
        return found
    for place in [at for at, low in enumerate(words.low) if low in heads or low in places]:
        low = words.low[place]
        if low in known.bodies:
            found += _body(content, words, sketch, number, place, known.bodies[low])
        elif low in known.datasets:
            found += _data(content, words, sketch, number, place)
        elif low in known.systems:
            found += _system(content, words, place)
        if low in places:
            found += _place(content, words, place)
    return found


def _numbered(content: str, words: Words) -> Iterator[Mention]:
    """Data that a number counts: "3 billion calls a day", "200 text messages"."""
    counted = lexicon().counted
    for chunk in words.chunks:
        low = words.low[chunk.last]
        if chunk.quantity is None or chunk.mentions or low not in counted:
            continue
        start, end = words.start[chunk.last], words.end[chunk.last]
        yield Mention(start, end, content[start:end], "category", counted[low], None, "described")


def _federal(content: str, words: Words) -> Iterator[Mention]:
    """The government whose money it is: "in federal disaster funds"."""
    for place, low in enumerate(words.low):
        if low != "federal" or words.chunk[place] >= 0:
            continue
        if not MONEY.isdisjoint(words.low[place + 1 : place + 3]):
            start, end = words.start[place], words.end[place]
            body = registry()["us-gov"]
            yield Mention(start, end, content[start:end], "org", body.name, body.id, "class")


def _body(
    content: str, words: Words, sketch: Sketch, number: int, place: int, noun: str
) -> Iterator[Mention]:
    chunk = words.chunk[place]
    if chunk >= 0 and any(m.name for m in words.chunks[chunk].mentions):
        return
    if place + 1 < len(words.low) and words.low[place + 1] in ("-", "worth", "said"):
        return
    if chunk >= 0 and (told := _unresolved(words, chunk)):
        # an unresolved "the city" is that city, whichever it is
        held = told[0]
        name = held.surface.split(" ", 1)[1]
        yield Mention(held.start, held.end, held.surface, "org", name, None, "described")
        return
    first = _first(words, place)
    before = words.low[first - 1] if first else ""
    if before in DETERMINERS or words.capital[first]:
        definite = before in POINTING and before not in ANY
    elif words.low[place] == noun and chunk < 0:
        return  # a bare singular is a part of a name or of a compound
    else:
        definite = False
    start, end = words.start[first], words.end[place]
    surface = content[start:end]
    kind = "staff" if noun in lexicon().workers else "org"
    if definite:
        last = _named_so(sketch, number, start, {*words.low[first:place], noun})
        if last is not None:
            yield Mention(start, end, surface, kind, last.name, last.entity, "coref")
            return
    yield Mention(start, end, surface, kind, surface, None, "described")


def _unresolved(words: Words, chunk: int) -> list[Mention]:
    return [m for m in words.chunks[chunk].mentions if m.kind == "org" and " " in m.surface]


def _first(words: Words, place: int) -> int:
    """The first word of the noun phrase that ends at `place`: its describing words before it."""
    known = lexicon().verbs
    first = place
    while first > 0 and place - first < WORDS:
        low = words.low[first - 1]
        chunk = words.chunk[first - 1]
        if chunk >= 0:
            held = words.chunks[chunk]
            if held.mentions and all(m.kind == "place" for m in held.mentions):
                first = held.first
            break
        if not low.replace("-", "").isalpha() or low in CLOSED:
            break
        if words.capital[first - 1] and not words.capital[place] and first > 1:
            break  # a name, perhaps a person's, is no description
        if low in lexicon().stops or (low in known and not _attributive(words, first - 1)):
            break
        first -= 1
    return first


def _attributive(words: Words, place: int) -> bool:
    """Whether a verb's form describes a noun: "the guaranteed beds", "a case filing system"."""
    low = words.low[place]
    before = words.low[place - 1] if place else ""
    if before in DETERMINERS:
        return True
    if low.endswith("ed"):
        # in "the TSA received data" and "has received data" it is the verb
        held = HAVE.isdisjoint(words.low[max(0, place - 3) : place])
        return not place or (words.chunk[place - 1] < 0 and held)
    return (
        low.endswith("ing")
        and (before in DETERMINERS or before.isalpha())
        and (before not in PREPOSITIONS and words.chunk[place - 1] < 0)
    )


def _named_so(sketch: Sketch, number: int, before: int, told: set[str]) -> Mention | None:
    """The body named last whose name has every word of a description: "the highway patrol"."""
    for back in range(number, max(-1, number - FAR), -1):
        for mention in reversed(sketch.mentions[back]):
            named = mention.start < before and mention.kind == "org"
            if named and told.issubset(mention.name.lower().split()):
                return mention
    return None


def _data(content: str, words: Words, sketch: Sketch, number: int, place: int) -> Iterator[Mention]:
    if words.chunk[place] >= 0:
        return
    first = _first(words, place)
    start, end = words.start[first], words.end[place]
    if words.low[first] in SAME or (first == place and words.low[first - 1] in SAME):
        named = _last_data(sketch, number, start)
        if named is not None:
            yield Mention(start, end, content[start:end], "category", named, None, "coref")
        return
    after = words.low[place + 1] if place + 1 < len(words.low) else ""
    if words.low[place] == "names" and (after in ("of", "and", ",") or _follows(words, place)):
        yield Mention(start, end, content[start:end], "category", NAMES, None, "described")
        return
    listed = after in ABOUT and _people(words, place + 2)
    if first == place and not listed:
        return
    if words.low[first] in ("more", "new", "other", "public", "available"):
        return
    yield Mention(start, end, content[start:end], "category", UNNAMED, None, "described")


def _last_data(sketch: Sketch, number: int, before: int) -> str | None:
    for back in range(number, max(-1, number - NEAR), -1):
        for mention in reversed(sketch.mentions[back]):
            if mention.kind == "category" and mention.name and mention.start < before:
                return mention.name
    return None


def _system(content: str, words: Words, place: int) -> Iterator[Mention]:
    if words.chunk[place] >= 0:
        return
    first = _first(words, place)
    owner = words.chunk[place - 1] if place and first == place else -1
    if owner >= 0:
        for mention in words.chunks[owner].mentions:
            if mention.name and (mention.kind == "program" or _owns(mention)):
                start, end = mention.start, words.end[place]
                whole = replace(mention, end=end, surface=content[start:end])
                if mention.kind == "org":  # "the bureau's programs", "a DMV database"
                    whole = replace(whole, kind="program", name=whole.surface, entity=None)
                yield whole
                return
    if first < place:
        start, end = words.start[first], words.end[place]
        surface = content[start:end]
        yield Mention(start, end, surface, "program", surface, None, "described")


def _owns(mention: Mention) -> bool:
    return mention.kind == "org" and mention.how not in ("class", "open")


def _place(content: str, words: Words, place: int) -> Iterator[Mention]:
    """A place of custody that is only described: "a wing of its jail", "three tents"."""
    if words.chunk[place] >= 0 and words.chunks[words.chunk[place]].quantity is None:
        return
    first = _first(words, place)
    before = words.low[first - 1] if first else ""
    if before in ("other", "another") or (
        before not in DETERMINERS and not words.low[place].endswith("s")
    ):
        return
    if first > 2 and words.low[first - 2] == "," and words.chunk[first - 3] >= 0:
        named = words.chunks[words.chunk[first - 3]].mentions
        if before in ("a", "an", "the") and any(m.kind == "facility" for m in named):
            return  # "Dilley, a camp in Texas": what it is, not another one
    last = place
    if words.low[place + 1 : place + 2] == ["in"] and place + 2 < len(words.low):
        chunk = words.chunk[place + 2]
        where = words.chunks[chunk].mentions if chunk >= 0 else ()
        if where and all(m.kind == "place" for m in where):
            last = words.chunks[chunk].last
    start, end = words.start[first], words.end[last]
    yield Mention(start, end, content[start:end], "facility", content[start:end], None, "described")


def _there(content: str, words: Words, sketch: Sketch, number: int) -> Iterator[Mention]:
    """The facility that "there" stands for: "ICE held 284 people there"."""
    for place, low in enumerate(words.low):
        if low != "there" or not place or words.chunk[place] >= 0:
            continue
        after = words.low[place + 1] if place + 1 < len(words.low) else "."
        if after in BE or after in HAVE or not words.low[place - 1].isalnum():
            continue
        start, end = words.start[place], words.end[place]
        for back in range(number, max(-1, number - 1 - HERE), -1):
            named = [m for m in sketch.mentions[back] if m.kind == "facility" and m.end <= start]
            if named:
                meant = named[-1]
                yield Mention(
                    start, end, content[start:end], meant.kind, meant.name, meant.entity, "coref"
                )
                break


def _follows(words: Words, place: int) -> bool:
    """Whether data stand directly before a word of a list: "addresses and names"."""
    chunk = words.chunk[place - 2] if place > 1 and words.low[place - 1] in (",", "and") else -1
    return chunk >= 0 and any(m.kind == "category" for m in words.chunks[chunk].mentions)


def _people(words: Words, place: int) -> bool:
    """Whether people stand within the next words: "files on 8,700 pupils"."""
    for at in range(place, min(len(words.low), place + 4)):
        chunk = words.chunk[at]
        if chunk >= 0:
            held = words.chunks[chunk]
            if held.mentions and all(m.kind == "place" for m in held.mentions):
                continue  # "U.S. citizens"
            counted = held.quantity is not None and held.quantity.kind == "count"
            return counted or any(m.kind in ("population", "staff") for m in held.mentions)
        if words.low[at] in lexicon().classes["people"]:
            return True
    return False
