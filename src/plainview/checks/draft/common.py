"""What two sentences share: the names, the places, the content words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from plainview.checks.draft.crediting import credited
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, related, words_of
from plainview.checks.draft.thesaurus import meaning
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
    """What a sentence names: ids and capitalised words, and of the ids their kind; `credited` are
    ids of those who only say so."""

    ids: dict[str, str]
    words: frozenset[str]
    credited: frozenset[str]


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
    # who says so in one acts in the other
    spoken = (ours.ids.keys() & theirs.credited) | (theirs.ids.keys() & ours.credited)
    shared = ids | spoken | (ours.words & theirs.words)
    left = {name: kind for name, kind in ours.ids.items() if not _told(name, one, two, ids)}
    other = {name: kind for name, kind in theirs.ids.items() if not _told(name, two, one, ids)}
    # "Maine" of its governor is the Maine of its legislature
    if not {*left.values(), *other.values()} & {"org"}:
        told = (ours.ids.keys() - left.keys()) | (theirs.ids.keys() - other.keys())
        shared |= {name for name in told if (ours.ids | theirs.ids)[name] in _PLACED}
    own_words = _names_left(ours, one, two), _names_left(theirs, two, one)
    levels = any(related(a[1:], b[1:]) for a in left for b in other)
    spots = [{name for name, kind in held.items() if kind in _PLACED} for held in (left, other)]
    inside = _inside(spots[0] | own_words[0], spots[1]) or _inside(
        spots[1] | own_words[1], spots[0]
    )
    rivals = any(
        left[a] == other[b] and not related(a[1:], b[1:]) and not {a, b} & WIDE
        for a in left
        for b in other
        if not (inside and left[a] in _PLACED)
    )
    places = any(kind in _PLACED for kind in (*left.values(), *other.values()))
    facility = any(ours.ids.get(name) == "facility" for name in ids)
    if not shared - WIDE:
        # whoever else is named makes it a part: detainees of ICE in prisons of another agency
        places |= bool((left.keys() ^ other.keys()) - WIDE)
    shared_words = {word for line in (one, two) for name, spelt in line.names for word in spelt
                    if name in ids or f"@{_government(name[1:])}" in ids}  # fmt: skip
    places |= _located(one, own_words[0] - shared_words)
    places |= _located(two, own_words[1] - shared_words)
    if not ids and not places:
        rivals |= all(own_words)
    elsewhere = (
        all(spot | words for spot, words in zip(spots, own_words, strict=True))
        and not levels
        and not inside
    )
    return Common(
        frozenset(shared), rivals, levels, places and not facility, elsewhere, _share(one, two)
    )


def _names_left(named: _Named, line: Line, other: Line) -> frozenset[str]:
    """The capitalised words of one sentence that the other does not have, capitalised or not; a
    sentence that begins with "Counting" names nothing by it."""
    first = frozenset(word.key for word in line.words[:1] if word.word.endswith("ing"))
    return named.words - other.spelt - first


def _inside(names: Collection[str], others: Collection[str]) -> bool:
    """Whether what is named may lie in a state that alone the other sentence names: a center or a
    town that nobody has listed, or one that is known to be there."""
    states = {name for name in others if _is_state(name)}
    if not states or not names or states != set(others) or any(map(_is_state, names)):
        return False
    known = [entry.parent for name in names if (entry := entity(name[1:])) and entry.parent]
    return all(f"@{parent}" in states for parent in known)


def _is_state(name: str) -> bool:
    entry = entity(name[1:])
    return entry is not None and entry.kind == "state"


def _named(line: Line) -> _Named:
    sources = credited(line)
    # who is credited may act as well: "it deletes them, the bureau said"
    acting = {one.entity for one in line.mentions if one.entity and not _follows(one, line)}
    aside = sources - acting
    kept = [one for one in line.mentions if one.kind in _KINDS and one.entity not in aside]
    ids = {f"@{_of_place(one)}": one.kind for one in kept if one.how not in OPEN}
    spans = [(one.start, one.end) for one in line.dates]
    spans += [(one.measure.start, one.measure.end) for one in line.quantities]
    # the words of a place stand for it in short: "Adelanto"
    spans += [(one.start, one.end) for one in line.mentions if one.kind not in _PLACED]
    words = {
        word.key
        for word in line.words
        if line.content[word.start - line.start].isupper()
        and word.key not in STOP_WORDS
        and word.word not in lexicon().generic
        and not word.word.endswith("ly")  # "Nationally, …"
        and not any(start <= word.start < end for start, end in spans)
    }
    return _Named(ids, frozenset(words), frozenset(f"@{name}" for name in aside))


def _follows(mention: Mention, line: Line) -> bool:
    """Whether a name stands in the later half of a sentence, where who says so is named."""
    return mention.start > line.start + (line.end - line.start) // 2


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


def _told(name: str, line: Line, other: Line, ids: Iterable[str]) -> bool:
    """Whether another sentence has a name, or a word of it: "Adelanto" for its center."""
    if name in ids:
        return True
    named = [one for one in line.mentions if f"@{_of_place(one)}" == name]
    spelt = {
        word.key
        for one in named
        for word in words_of(one.surface, one.start)
        if word.word not in lexicon().generic and word.key not in STOP_WORDS
    }
    # the town of an office that nobody has listed
    town = any(one.kind in _PLACED for one in named) and bool(spelt) and spelt <= other.spelt
    return town or bool(spelt & _named(other).words)


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
