"""Two sentences held against each other by what they name, count and date, without their facts.

Patterns do not read every way of saying a thing: "gave ICE 47,300 addresses", "Adelanto held 1,788
people". Where both sentences name the same parties and things and count the same noun, their
numbers can be compared all the same. What else could explain that two numbers stay apart (terms,
scope, time) is looked for in the words. In doubt two sentences are apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from plainview.checks.draft import terms
from plainview.checks.draft import words as wording
from plainview.checks.draft.agreeing import agree
from plainview.checks.draft.holding import credited
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import EVERYBODY, Line, meaning, related
from plainview.checks.draft.numbers import (
    AGREED,
    APART,
    Match,
    arithmetic,
    counts_there,
    matched,
)
from plainview.checks.draft.times import in_time, since
from plainview.claims import Comparison
from plainview.claims.scope import same_scope
from plainview.lineage.words import STOP_WORDS

_APART = Comparison("apart")
_WIDE = frozenset(
    ("@us-ice", "@us-dhs", "@us-gov", "@us-congress", "@us-doj", "@us-house", "@us-senate")
)
"""Whom most reports on these programs name: alone, they tell no two matters apart."""
_WITH_NAME, _PLAIN, _UNCOUNTED, _ALL = 0.34, 0.5, 0.6, 0.9
"""Of the content words of the shorter sentence, those that both must have: with a name in common
that tells, without one, without a number; and those from which all is told."""
_FEWEST = 2  # content words in common where no name tells what a sentence is about
_OTHER_TERMS = 0.2  # the same, where a number is told in other terms, and so in other words
_FURTHEST = 5  # times that one number is another of the same thing, unless a scale word was lost
_SOFT = frozenset(("precision", "qualifier"))
_PLACED = ("place", "facility")
_OPEN = ("class", "open", "coref")
_KINDS = ("org", "office", "program", *_PLACED)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a sentence names: ids and capitalised words, and of the ids their kind."""

    ids: dict[str, str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Common:
    """Names that two sentences share; whether each names another of one kind, or one body at two
    levels; whether only one names a place; the share of the content words of the shorter one."""

    shared: frozenset[str]
    rivals: bool
    levels: bool
    narrowed: bool
    words: float


def glance(
    one: Line, two: Line, published: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """How two sentences stand to each other, in the words of `claims.compare`.

    `published` are the days on which they were printed, which date what has no date of its own.
    """
    match = _nearest(one, two)
    if match is None and (one.quantities or two.quantities):
        return _APART
    common = _common(one, two)
    telling = len(common.shared) > 1 or bool(common.shared - _WIDE)
    least = _UNCOUNTED if match is None else _WITH_NAME if telling else _PLAIN
    if match is not None and telling and terms.differ(one.content, two.content):
        least = _OTHER_TERMS
    if common.rivals or not (common.shared or common.levels) or common.words < least:
        return _APART
    if not telling and len((one.keys & two.keys) - _WIDE) < _FEWEST:
        return _APART
    if match is None:
        return _uncounted(one, two, published)
    if match.how == AGREED:
        return _agreeing(one, two, common, match, published)
    return _parted(one, two, common, match, published)


def _nearest(one: Line, two: Line) -> Match | None:
    """The numbers of two sentences that answer to each other, those that agree first."""
    found = [*matched(one, two)[0], *(_turned(match) for match in matched(two, one)[0])]
    found = [match for match in found if match.ours.kind != "duration"] or _only(one, two) or found
    return min(found, key=lambda match: (match.how != AGREED, -match.near), default=None)


def _only(one: Line, two: Line) -> list[Match]:
    """The only numbers that two sentences count with, where one leaves open what, or both name it:
    "a capacity of 300" and "348 people", "1,202 agreements" and "96 more agreements"."""
    ours, theirs = (
        [item for item in line.quantities if item.kind in ("count", "rate")] for line in (one, two)
    )
    if len(ours) != 1 or len(theirs) != 1:
        return []
    first, second = ours[0], theirs[0]
    open_noun = not (first.noun and second.noun)
    if not open_noun and not (counts_there(first, two) or counts_there(second, one)):
        return []
    agreed = agree(first.measure, second.measure) or agree(second.measure, first.measure)
    how, differs = (AGREED, ()) if agreed else (APART, ("number",))
    return [Match(first, second, how, differs, 0.0, 0)]


def _turned(match: Match) -> Match:
    return Match(match.theirs, match.ours, match.how, match.differs, match.near, match.digits)


def _common(one: Line, two: Line) -> _Common:
    ours, theirs = _named(one), _named(two)
    ids = ours.ids.keys() & theirs.ids.keys()
    shared = ids | (ours.words & theirs.words)
    left = {name: kind for name, kind in ours.ids.items() if not _told(name, one, theirs, ids)}
    other = {name: kind for name, kind in theirs.ids.items() if not _told(name, two, ours, ids)}
    pairs = [(a, b) for a in left for b in other if left[a] == other[b]]
    levels = any(related(a[1:], b[1:]) for a in left for b in other)
    rivals = any(not related(a[1:], b[1:]) and not {a, b} & _WIDE for a, b in pairs)
    places = any(kind in _PLACED for kind in (*left.values(), *other.values()))
    facility = any(ours.ids.get(name) == "facility" for name in ids)
    if not shared - _WIDE:
        # whoever else is named makes it a part: detainees of ICE in prisons of another agency
        places |= bool((left.keys() ^ other.keys()) - _WIDE)
    places |= _located(one, ours.words - theirs.words) or _located(two, theirs.words - ours.words)
    if not ids and not places:
        rivals |= bool(ours.words - theirs.words) and bool(theirs.words - ours.words)
    return _Common(frozenset(shared), rivals, levels, places and not facility, _share(one, two))


def _named(line: Line) -> _Named:
    sources = credited(line)
    kept = [one for one in line.mentions if one.kind in _KINDS and one.entity not in sources]
    ids = {f"@{one.entity or one.name}": one.kind for one in kept if one.how not in _OPEN}
    aside = [(one.start, one.end) for one in line.dates]
    # the words of a place stand for it in short: "Adelanto"
    aside += [(one.start, one.end) for one in line.mentions if one.kind not in _PLACED]
    words = {
        word.key
        for word in line.words
        if line.content[word.start - line.start].isupper()
        and word.key not in STOP_WORDS
        and word.word not in lexicon().generic
        and not any(start <= word.start < end for start, end in aside)
    }
    return _Named(ids, frozenset(words))


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
    shared = len((one.keys & two.keys) - _WIDE)
    left = min(len(_own(one, two)), len(_own(two, one)))
    return shared / (shared + left) if shared else 0.0


def _own(one: Line, two: Line) -> set[str]:
    """The words and programs of one sentence that the other does not have."""
    programs = {f"@{each.entity}" for each in one.mentions if each.kind == "program"}
    left = one.keys - two.keys
    return {key for key in left if key in programs or not key.startswith("@")}


def _rated(one: Line, two: Line, match: Match) -> bool:
    """Whether one number is so many a day or a month, and the other not said to be."""
    rates = [bool(item.measure.per) for item in (match.ours, match.theirs)]
    said = {word.key for line in (one, two) for word in line.words}
    return rates[0] != rates[1] and meaning("average") not in said


def _scope(one: Line, two: Line, common: _Common, match: Match) -> list[str]:
    alike = same_scope(one.content, two.content, placed=True)
    wider = _by_all(one, two) or _by_all(two, one)
    other = common.levels or common.narrowed or wider or _too_far(match)
    return ["scope"] if other or not alike else []


def _by_all(one: Line, two: Line) -> bool:
    """Whether one sentence tells of a body what the other tells of all of a kind: "federal
    agencies" for the Secret Service."""
    kinds = {
        mention.entity
        for mention in two.mentions
        if mention.kind == "org" and (mention.how == "class" or mention.entity in EVERYBODY)
    }
    own = {
        mention.entity
        for mention in one.mentions
        if mention.kind == "org"
        and mention.how not in _OPEN
        and mention.entity not in two.meant | EVERYBODY
    }
    return bool(own and kinds - {mention.entity for mention in one.mentions})


def _too_far(match: Match) -> bool:
    """Whether one number is so many times the other that they hardly count one thing."""
    low, high = sorted(abs(item.measure.value or 0.0) for item in (match.ours, match.theirs))
    return "scale" not in match.differs and high > _FURTHEST * low


def _parted(
    one: Line,
    two: Line,
    common: _Common,
    match: Match,
    published: tuple[str | None, str | None],
) -> Comparison:
    """Two numbers that are not one: a contradiction where nothing else explains it."""
    other_terms = terms.differ(one.content, two.content) or _rated(one, two, match)
    context = in_time(one, two) + _scope(one, two, common, match)
    context += ["definition"] if other_terms else []
    context += [word for word in wording.stages(one, two, []) if not context]
    context = context or since(one, two, published)
    words = tuple(dict.fromkeys((*match.differs, *context)))
    told = match.ours.measure.value is not None and match.theirs.measure.value is not None
    plain = told and set(words) <= {"number", "scale"}
    return Comparison("contradicts" if plain else "differs", words, arithmetic([match]))


def _agreeing(
    one: Line,
    two: Line,
    common: _Common,
    match: Match,
    published: tuple[str | None, str | None],
) -> Comparison:
    """One number in both, told in two ways."""
    ours, theirs = match.ours.measure, match.theirs.measure
    found = [word for word in match.differs if word not in _SOFT]
    found += wording.stages(one, two, [match])
    if common.words >= _ALL:
        found += wording.polarity(one, two) + _swapped(one, two)
    found += in_time(one, two) or since(one, two, published)
    found += ["scope"] if common.levels else []
    soft = ["precision"] if ours.value != theirs.value else []
    soft += ["qualifier"] if ours.qualifier != theirs.qualifier else []
    if not found:
        return Comparison("same", tuple(soft), arithmetic([match]))
    relation = "contradicts" if set(found) <= {"polarity"} else "differs"
    return Comparison(relation, tuple(dict.fromkeys((*found, *soft))), arithmetic([match]))


def _swapped(one: Line, two: Line) -> list[str]:
    """["direction"] where the same two bodies stand the other way round among the same words."""
    order = [
        [f"@{mention.entity}" for mention in line.mentions if mention.kind == "org"]
        for line in (one, two)
    ]
    said = {word.word for line in (one, two) for word in line.words}
    either = said & {"by", "with", "between"}
    turned = len(set(order[0])) == len(order[0]) > 1 and order[0] == order[1][::-1]
    return ["direction"] if turned and not either else []


def _uncounted(one: Line, two: Line, published: tuple[str | None, str | None]) -> Comparison:
    """Sentences without a number: yes against no, another stage, or one statement."""
    found = wording.polarity(one, two) + wording.direction(one, two) + wording.stages(one, two, [])
    found += in_time(one, two) or since(one, two, published)
    if not found:
        return Comparison("same")
    relation = "contradicts" if set(found) <= {"polarity"} else "differs"
    return Comparison(relation, tuple(dict.fromkeys(found)))
