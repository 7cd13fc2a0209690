"""What two sentences say of one matter, beside who says so: the words, names and days they share.

Words that stand against each other ("upheld", "threw out") are set aside: they tell what a sentence
says of the matter, not which matter it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from plainview.checks.draft.common import OPEN, WIDE, own
from plainview.checks.draft.dating import placed
from plainview.checks.draft.forms import form
from plainview.checks.draft.lines import EVERYBODY, Line, family, related
from plainview.extraction.frames.lexicon import lexicon as verbs
from plainview.extraction.parts import DateMention, Mention
from plainview.lineage.words import STOP_WORDS
from plainview.vocab.registry import entity

_PLACED = ("place", "facility")
_AGENTS = ("org", "office", *_PLACED)
_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "latest", "earlier", "last"))
_PAST = frozenset("DN")  # tags of past forms
_UNCHANGED = frozenset(("hurt", "shot", "cut", "put", "set", "hit", "shut", "let", "read", "cost"))
"""Past forms that are the verb itself."""
_TELLING = 2  # numbers up to which tell no matter
_RUN = 3  # content words that, one after another, tell a thing
_SHORT = 2  # letters of words that name nothing
_STEM = 5  # letters that words of one family have in common: refuse and refusal


@dataclass(frozen=True, slots=True)
class Matter:
    """What two sentences share of the matter they are about.

    `share` is the share of the words, names and days of the shorter that both have, `ours` and
    `theirs` that of the first and of the second, `words` how many they are; `names` are those of
    them that name a body, place or program which few reports name, or tell a thing in three words
    that follow each other. `apart` says that each names a place, or a body, that the other leaves
    out, `elsewhere` that it is a place, or the first and the second of a kind. `days` tells whether
    both give a date, and the same one (None where one has none), `deeds` whether each has a past
    form of a verb which the other does not have.
    """

    share: float
    ours: float
    theirs: float
    words: int
    names: int
    apart: bool
    elsewhere: bool
    days: bool | None
    deeds: bool


@lru_cache(maxsize=1 << 12)
def unsourced(line: Line) -> Line:
    """A sentence without the words at its end or beginning for who says so, whatever the verb."""
    spans = [found.span() for found in form("source").finditer(line.content)]
    if not spans:
        return line
    kept = tuple(word for word in line.words if not _inside(word.start - line.start, spans))
    mentions = tuple(one for one in line.mentions if not _inside(one.start - line.start, spans))
    dates = tuple(one for one in line.dates if not _inside(one.start - line.start, spans))
    said = {word.key for word in kept} | {f"@{one.entity}" for one in mentions}
    gone = {word.key for word in line.words} | {f"@{one.entity}" for one in line.mentions}
    content = "".join(
        " " if _inside(place, spans) else letter for place, letter in enumerate(line.content)
    )
    keys = line.keys - (gone - said)
    return replace(line, content=content, words=kept, mentions=mentions, dates=dates, keys=keys)


def words_in(line: Line, spans: Sequence[range]) -> frozenset[str]:
    """What the words are compared by that begin at some places of a sentence."""
    return frozenset(
        word.key for word in line.words if any(word.start - line.start in span for span in spans)
    )


def _inside(place: int, spans: Collection[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def matter(one: Line, two: Line, aside: Collection[str] = ()) -> Matter:
    """What two sentences share; words `aside`, by what these are compared by, are not missed where
    only one has them."""
    sources = _bodies(one), _bodies(two)
    one, two = unsourced(one), unsourced(two)
    ours, theirs = _bodies(one), _bodies(two)
    # who says so in one may act in the other
    met = {a for a in ours if any(related(a, b) for b in sources[1])}
    met_there = {b for b in theirs if any(related(a, b) for a in sources[0])}
    named = max(sum(f"@{name}" not in WIDE for name in side) for side in (met, met_there))
    left, other = (
        {key for key in own(here, there) if not key.startswith("@")} - set(aside)
        for here, there in ((one, two), (two, one))
    )
    family = {a for a in left if any(akin(a, b) for b in other)}
    family_there = {b for b in other if any(akin(a, b) for a in family)}
    left, other = left - family, other - family_there
    shared = {key for key in one.keys & two.keys if not key.startswith("@")}
    days = same_days(one, two)
    count = len(shared) + min(len(family), len(family_there)) + max(len(met), len(met_there))
    count += (days is True) + len(_counts(one) & _counts(two))
    lone, lone_there = ours - met, theirs - met_there
    spots = [
        _spots(here, there) | _places(names, here, there)
        for here, there, names in ((one, two, lone), (two, one, lone_there))
    ]
    elsewhere = all(spots) or _another_one(one, two)
    shares = [count / (count + len(rest)) if count else 0.0 for rest in (left, other)]
    return Matter(
        max(shares),
        shares[0],
        shares[1],
        count,
        named + len(_capitals(one) & _capitals(two)) + bool(_runs(one) & _runs(two)),
        elsewhere or _rivals(lone, lone_there, one, two),
        elsewhere,
        days,
        all(
            any(is_past(word.word) for word in line.words if word.key in rest)
            for line, rest in ((one, left), (two, other))
        ),
    )


def _capitals(line: Line) -> set[str]:
    """The capitalised words of a sentence that are no dates, nor words that open any sentence."""
    days = [(one.start, one.end) for one in line.dates]
    wide = [(one.start, one.end) for one in line.mentions if f"@{one.entity}" in WIDE]
    return {
        word.key
        for word in line.words
        if line.content[word.start - line.start].isupper()
        and len(word.word) > _SHORT
        and word.key not in STOP_WORDS
        and not any(start <= word.start < end for start, end in (*days, *wide))
    }


def _counts(line: Line) -> set[float]:
    """The numbers that a sentence counts with, from which two matters are told: no "one"."""
    values = (one.measure.value for one in line.quantities if one.kind != "duration")
    return {value for value in values if value is not None and value > _TELLING}


def _spots(one: Line, two: Line) -> set[str]:
    """The capitalised words after "in" or "of" that another sentence does not have: places that
    nobody has listed."""
    told = {word.key for word in two.words}
    plain = [word for word in one.words if word.word != "the"]
    capital = _capitals(one)
    return {
        word.key
        for before, word in pairwise(plain)
        if before.word in ("in", "of", "at", "near")
        and word.key in capital - told
        and not any(each.start <= word.start < each.end for each in one.mentions)
    }  # fmt: skip


def _runs(line: Line) -> set[tuple[str, ...]]:
    """Runs of three content words, which tell a thing as a name does: "tenant data agreement"."""
    words = [word.key for word in line.words]
    runs = (tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
    return {run for run in runs if all(key in line.keys for key in run)}


def narrower(one: Line, two: Line, aside: Collection[str] = ()) -> bool:
    """Whether a sentence names a body, place or program that the other leaves out, but for words
    `aside`: what is true of that one need not be true of others."""
    source, told = _bodies(two), unsourced(one)
    known = [each for each in told.mentions if each.entity and each.how not in OPEN]
    if any(
        each.kind in (*_AGENTS, "program")
        and f"@{each.entity}" not in WIDE
        and each.entity not in EVERYBODY
        and not any(_government(each.entity or "") in family(other) for other in source)
        and not _spelt(each, two)
        and not {word.key for word in told.words if each.start <= word.start < each.end}
        <= set(aside) | STOP_WORDS
        for each in known
    ):
        return True
    spans = [(each.start, each.end) for each in known]
    own_names = {
        word.key for word in told.words[1:]
        if not any(start <= word.start < end for start, end in spans)
    } & _capitals(told)  # fmt: skip
    return bool(own_names - {word.key for word in two.words} - set(aside))


def _another_one(one: Line, two: Line) -> bool:
    """Whether two sentences count two of a row of things: a first and a second request."""
    ours, theirs = ({word.word for word in line.words} & _ORDINALS for line in (one, two))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def is_past(word: str) -> bool:
    """Whether a word is a past form of a verb."""
    return (
        word.endswith("ed")
        or word in _UNCHANGED
        or bool(_PAST & set(verbs().verbs.get(word.lower(), ("", ""))[1]))
    )


def is_verb(word: str) -> bool:
    """Whether a word is a form of a verb."""
    return is_past(word) or word.lower() in verbs().verbs


def akin(one: str, two: str) -> bool:
    """Whether two words are of one family: "refused" and "refusal"."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) >= _STEM and long[: len(short) - 1] == short[:-1])


def _bodies(line: Line) -> frozenset[str]:
    """The ids of the bodies, places and programs that a sentence names; the government of a state
    for the state."""
    found = {
        _government(one.entity)
        for one in line.mentions
        if one.entity and one.how not in OPEN and one.entity not in EVERYBODY
    }
    return frozenset(found)


def _government(name: str) -> str:
    entry = entity(name)
    if entry and entry.type == "Place" and entry.kind in ("state", "city") and entry.parent:
        return entry.parent
    return name


def _places(names: Collection[str], line: Line, other: Line) -> set[str]:
    """Of the bodies and places that only one sentence names, those that are places."""
    return {
        one.entity
        for one in line.mentions
        if one.entity and _government(one.entity) in names and not _spelt(one, other)
        and (one.kind in _PLACED or _is_state(one.entity))
    }  # fmt: skip


def _rivals(ours: Collection[str], theirs: Collection[str], one: Line, two: Line) -> bool:
    """Whether each of two sentences names a body that the other leaves out."""
    return all(
        any(
            each.kind == "org" and each.entity and _government(each.entity) in names
            and not _spelt(each, other)
            for each in line.mentions
        )
        for names, line, other in ((ours, one, two), (theirs, two, one))
    )  # fmt: skip


def _spelt(mention: Mention, other: Line) -> bool:
    """Whether another sentence has all words of a name, read otherwise there."""
    words = {word for word in re.findall(r"\w+", mention.surface.lower()) if word not in STOP_WORDS}
    return bool(words) and words <= {word.word for word in other.words}


def _is_state(name: str | None) -> bool:
    entry = entity(name) if name else None
    return entry is not None and entry.kind in ("state", "city")


def same_days(one: Line, two: Line) -> bool | None:
    """Whether a date of one sentence meets a date of the other; None where one has no date."""
    ours, theirs = placed(one.dates), placed(two.dates)
    if not ours or not theirs:
        return None
    return any(a.meets(b) for a in ours for b in theirs)


def days_of(line: Line) -> tuple[DateMention, ...]:
    """The dates of a sentence that are days."""
    return tuple(one for one in line.dates if one.edtf and len(one.edtf) == len("2025-01-01"))
