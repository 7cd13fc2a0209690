"""What two sentences share: the names, the places, the content words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from plainview.checks.draft.holding import credited
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, meaning, related
from plainview.extraction.parts import Mention
from plainview.lineage.words import STOP_WORDS
from plainview.vocab.registry import entity

WIDE = frozenset(
    ("@us-ice", "@us-dhs", "@us-gov", "@us-congress", "@us-doj", "@us-house", "@us-senate")
)
"""Whom most reports on these programs name: alone, they tell no two matters apart."""
OPEN = ("class", "open", "coref")
"""How a body is named that has no name."""
_PLACED = ("place", "facility")
_KINDS = ("org", "office", "program", *_PLACED)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a sentence names: ids and capitalised words, and of the ids their kind."""

    ids: dict[str, str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Common:
    """Names that two sentences share; whether each names another of one kind, or one body at two
    levels; whether one names a place that the other does not; whether both name one
    that the other does not; the share of the content words of the shorter one."""

    shared: frozenset[str]
    rivals: bool
    levels: bool
    narrowed: bool
    elsewhere: bool
    words: float


def common(one: Line, two: Line) -> Common:
    """What two sentences share."""
    ours, theirs = _named(one), _named(two)
    ids = ours.ids.keys() & theirs.ids.keys()
    shared = ids | (ours.words & theirs.words)
    left = {name: kind for name, kind in ours.ids.items() if not _told(name, one, theirs, ids)}
    other = {name: kind for name, kind in theirs.ids.items() if not _told(name, two, ours, ids)}
    pairs = [(a, b) for a in left for b in other if left[a] == other[b]]
    levels = any(related(a[1:], b[1:]) for a in left for b in other)
    rivals = any(not related(a[1:], b[1:]) and not {a, b} & WIDE for a, b in pairs)
    places = any(kind in _PLACED for kind in (*left.values(), *other.values()))
    facility = any(ours.ids.get(name) == "facility" for name in ids)
    if not shared - WIDE:
        # whoever else is named makes it a part: detainees of ICE in prisons of another agency
        places |= bool((left.keys() ^ other.keys()) - WIDE)
    shared_words = {word for line in (one, two) for name, spelt in line.names for word in spelt
                    if name in ids or f"@{_government(name[1:])}" in ids}  # fmt: skip
    places |= _located(one, ours.words - theirs.words - shared_words)
    places |= _located(two, theirs.words - ours.words - shared_words)
    if not ids and not places:
        rivals |= bool(ours.words - theirs.words) and bool(theirs.words - ours.words)
    places_left = [
        {name for name, kind in held.items() if kind in _PLACED} | own_words
        for held, own_words in (
            (left, ours.words - theirs.words),
            (other, theirs.words - ours.words),
        )
    ]
    elsewhere = all(places_left) and not levels
    return Common(
        frozenset(shared), rivals, levels, places and not facility, elsewhere, _share(one, two)
    )


def _named(line: Line) -> _Named:
    sources = credited(line)
    kept = [one for one in line.mentions if one.kind in _KINDS and one.entity not in sources]
    ids = {f"@{_of_place(one)}": one.kind for one in kept if one.how not in OPEN}
    aside = [(one.start, one.end) for one in line.dates]
    aside += [(one.measure.start, one.measure.end) for one in line.quantities]
    # the words of a place stand for it in short: "Adelanto"
    aside += [(one.start, one.end) for one in line.mentions if one.kind not in _PLACED]
    words = {
        word.key
        for word in line.words
        if line.content[word.start - line.start].isupper()
        and word.key not in STOP_WORDS
        and word.word not in lexicon().generic
        and not word.word.endswith("ly")  # "Nationally, …"
        and not any(start <= word.start < end for start, end in aside)
    }
    return _Named(ids, frozenset(words))


def _of_place(mention: Mention) -> str:
    """The id or name of what is named; the government of a state or city for the place."""
    return _government(mention.entity) if mention.entity else mention.name


@cache
def _government(name: str) -> str:
    """The government of a state or city by the id of the place; any other id as it is."""
    entry = entity(name)
    if entry and entry.type == "Place" and entry.kind in ("state", "city") and entry.parent:
        return entry.parent
    return name


def _located(line: Line, names: frozenset[str]) -> bool:
    """Whether a sentence says of one of some names that something is there."""
    plain = [word for word in line.words if word.word != "the"]
    return any(
        word.key in names and before.word in ("in", "at", "near")
        for before, word in pairwise(plain)
    )


def _told(name: str, line: Line, other: _Named, ids: Iterable[str]) -> bool:
    """Whether another sentence has a name, or a word of it: "Adelanto" for its center."""
    spelt = dict(line.names).get(name, frozenset())
    return name in ids or bool(spelt & other.words)


def _share(one: Line, two: Line) -> float:
    """Share of the content words and names of the shorter sentence that both have."""
    shared = len((one.keys & two.keys) - WIDE)
    left = min(len(own(one, two)), len(own(two, one)))
    return shared / (shared + left) if shared else 0.0


def own(one: Line, two: Line) -> set[str]:
    """The words and programs of one sentence that the other does not have."""
    programs = {f"@{each.entity}" for each in one.mentions if each.kind == "program"}
    left = one.keys - two.keys - _reporting()
    return {key for key in left if key in programs or not key.startswith("@")}


@cache
def _reporting() -> frozenset[str]:
    """What words that only say who says a thing are compared by."""
    return frozenset(meaning(word) for word in lexicon().reporting)
