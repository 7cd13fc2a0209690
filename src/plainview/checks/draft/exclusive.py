"""A role that one body alone can have, given to two: "all 180 came from the ATF", and "it was the
Marshals that supplied the 180".

What is said to be done by one body alone ("alone", "and no other agency", "the only order", "every
one of them", "it was the FBI that", "ever since") was not done by another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.checks.draft.clauses import (
    Matter,
    is_past,
    is_verb,
    matter,
    narrower,
    unsourced,
    words_in,
)
from plainview.checks.draft.common import OPEN
from plainview.checks.draft.forms import form, group, named
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word, related
from plainview.checks.draft.opposing import tells
from plainview.lineage.words import STOP_WORDS

_NAME = re.compile(
    r"(?<![\w.])[A-Z][\w&.-]*[\w&](?:(?: (?:of|and|the|for))* [A-Z][\w&.-]*[\w&])*(?:[’']s?\b)?"
)
_MARKED = re.compile(
    r"\b(?:alone|only|sole|solely|exclusively|lone|single|it (?:was|is)|all|each|every|ever|not"
    r"|none|without|continuously|from the|nobody|no|rather)\b",
    re.IGNORECASE,
)
"""One of these stands in each sentence that says that a body was alone."""
_MAY = re.compile(r"\b(?:may|can|could|must|allowed|entitled|rights?|authority)\b")  # no month
_CLEFT = re.compile(r"\bit (?:was|is) (?:the )?$", re.IGNORECASE)
_SOLE = re.compile(
    r"\b(?:the|its|his|her|their) (?:only|sole|lone|single)\b|\bthe only one\b", re.IGNORECASE
)
_NOT = re.compile(
    r", (?:and )?not (?:by |from |to )?(?:the )?$|\brather than (?:by |from )?(?:the )?$"
)
_ROLES = {"by": "by", "from": "by", "to": "to", "for": "for", "against": "for", "with": "for"}
_CHAIN = 6  # words before a name among which the preposition of its phrase stands
_FEWEST = 4  # words, names and days that both sentences have
_NEXT = 4  # words after a subject among which its verb stands
_BEING = frozenset(
    ("has", "had", "have", "is", "was", "that", "which", "who", "may", "can", "also")
)
_INSIDE = frozenset(("the", "a", "an", "of", "in", "at", "its", "own", "and", "federal", "u", "s"))
_TO = frozenset(("took", "takes", "accepted", "received", "receives", "got", "obtained"))
_OWNED = "belong"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: its place, the id of its body where it has one, the words of it, and
    the part it has in what is told: who does or gives ("by"), who gets ("to"); "" is neither."""

    start: int
    end: int
    id: str | None
    words: frozenset[str]
    role: str


def by_another(one: Line, two: Line) -> bool:
    """Whether two sentences have two bodies do what by one of them one body alone did."""
    return any(_by_another(here, there) for here, there in ((one, two), (two, one)))


def _by_another(one: Line, two: Line) -> bool:
    here, there = unsourced(one), unsourced(two)
    if not _MARKED.search(here.content):
        return False
    if _MAY.search(here.content) and not _MAY.search(there.content):
        return False  # what one body alone may do, another may have done
    ours, theirs = _names(here), _names(there)
    shared = _acts(here.content) & _acts(there.content)
    sole = [name for name in ours if name.role and _is_sole(name, here)]
    if any(_same(a, b) for a in sole for b in theirs) and _one_of(sole, here, there):
        return tells(_beside(one, two, (), shared), _FEWEST)
    if not shared and not _deeds(here) & _deeds(there):
        return False
    if any(_same(a, b) and b.role == "by" for a in _denied(here, ours) for b in theirs):
        actors = frozenset(word for name in ours for word in name.words if _before_not(name, here))
        if any(_same(a, b) for a in _denied(here, ours) for b in _denied(there, theirs)):
            return False
        return not narrower(one, two, actors) and tells(_beside(one, two, (), shared), _FEWEST)
    sole = [name for name in sole if not any(_same(name, b) for b in theirs)]
    lone = [b for b in theirs if b.role and not any(_same(a, b) for a in ours)]
    pairs = [(a, b) for a in sole for b in lone if a.role == b.role]
    if len(pairs) != 1 or narrower(_without(one, pairs[0][0]), two, pairs[0][0].words):
        return False
    return tells(_beside(one, two, pairs[0], shared), _FEWEST)


def _denied(line: Line, names: Sequence[Named]) -> list[Named]:
    """The bodies of which a sentence says that another acted: "the DEA, not the FBI"."""
    return [name for name in names if _NOT.search(line.content[: name.start - line.start])]


def _before_not(name: Named, line: Line) -> bool:
    return line.content[name.end - line.start :].startswith((", not ", ", and not "))


def _beside(one: Line, two: Line, names: Sequence[Named], acts: frozenset[str]) -> Matter:
    """What two sentences share beside two names and the words for what both bodies are said to
    do."""
    aside = {word for name in names for word in name.words}
    for line in (one, two):
        aside |= words_in(line, named(acts, group("parts"), line.content))
    aside |= {word.key for line in (one, two) for word in line.words if word.word in _MARKS}
    if names:
        one, two = _without(one, names[0]), _without(two, names[1])
    return matter(one, two, frozenset(aside))


_MARKS = frozenset(("sole", "only", "lone", "single", "alone", "every", "other", "interruption"))


def _without(line: Line, name: Named) -> Line:
    """A sentence that does not name a body."""
    kept = tuple(
        one
        for one in line.mentions
        if (name.id is None or one.entity != name.id)
        and not (name.start < one.end and one.start < name.end)
    )
    return replace(line, mentions=kept)


def _one_of(sole: list[Named], one: Line, two: Line) -> bool:
    """Whether the body that alone did a thing by one sentence is one of several by the other."""
    if not any(form("alone").match(one.content[name.end - one.start :]) for name in sole):
        return False
    others = form("several").search(two.content)
    return others is not None and bool(_deeds(one) & _deeds(two))


def _deeds(line: Line) -> set[str]:
    """What the verbs of a sentence are compared by."""
    return {word.key for word in line.words if is_verb(word.word) and word.key not in STOP_WORDS}


def _same(one: Named, two: Named) -> bool:
    if one.id and two.id:
        return related(one.id, two.id)
    return bool(one.words & two.words)


def _is_sole(name: Named, line: Line) -> bool:
    """Whether a sentence says that a body alone has its part."""
    before = line.content[: name.start - line.start]
    after = line.content[name.end - line.start :]
    if form("alone").match(after) or form("only").search(before) or _CLEFT.search(before):
        return True
    if name.role != "by":
        return False
    running = group("parts")["run"].search(line.content) is not None
    return bool(
        form("all_of_them").search(line.content)
        or _SOLE.search(line.content)
        or (running and form("ever_since").search(line.content))
    )


def _names(line: Line) -> list[Named]:
    """The bodies and places that a sentence names, and capitalised words that no list has."""
    found = [
        _named(line, one.start, one.end, one.entity)
        for one in line.mentions
        if one.entity and one.how not in OPEN and one.kind != "program"
    ]
    taken = [(one.start, one.end) for one in found]
    taken += [(one.start, one.end) for one in line.dates]
    for hit in _NAME.finditer(line.content):
        start, end = line.start + hit.start(), line.start + hit.end()
        if not any(a < end and start < b for a, b in taken) and _is_name(hit, line):
            found.append(_named(line, start, end, None))
    return sorted(found, key=lambda one: one.start)


def _is_name(hit: re.Match[str], line: Line) -> bool:
    """Whether a capitalised run is a name: what opens a sentence has to be followed by a verb."""
    first = hit[0].split(" ")[0].lower()
    if hit.start() == 0:
        after = line.content[hit.end() :]
        return first not in STOP_WORDS and bool(
            form("alone").match(after) or any(is_past(word) for word in after.split()[:1])
        )
    return first not in STOP_WORDS and first not in lexicon().generic


def _named(line: Line, start: int, end: int, entity: str | None) -> Named:
    words = frozenset(
        word.key for word in line.words if start <= word.start < end and word.key not in STOP_WORDS
    )
    return Named(start, end, entity, words, _role(line, start, end))


def _role(line: Line, start: int, end: int) -> str:
    before = [word for word in line.words if word.end <= start][-_CHAIN:]
    after = [word for word in line.words if word.start >= end]
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word.word in _ROLES:
            of = before[place - 1].key if place else ""
            return "by" if of == _OWNED else _ROLES[word.word]
        if is_past(word.word) or word.start < _break(line, start):
            break
    if line.content[end - line.start :].startswith(("’s hands", "'s hands")):
        return "by"
    if any(one.word in ("hands", "s") for one in after[:1]) and "hands" in {
        one.word for one in after[:2]
    }:
        return "by"
    follows = _after_alone(line, end, after)
    if follows and follows[0].word in _TO:
        return "to"
    if follows and (follows[0].word in _BEING or is_past(follows[0].word)):
        return "by"
    return "by" if _owner_acts(line, end, after) else ""


def _break(line: Line, start: int) -> int:
    """Where the clause begins that a name stands in."""
    clause = max(line.content.rfind(sign, 0, start - line.start) for sign in ",;:—–")
    return line.start + clause


def _after_alone(line: Line, end: int, after: list[Word]) -> list[Word]:
    """The words after a name and the "alone" that belongs to it."""
    alone = form("alone").match(line.content[end - line.start :])
    last = end + alone.end() if alone else end
    return [word for word in after if word.start >= last and word.word != "s"]


def _owner_acts(line: Line, end: int, after: list[Word]) -> bool:
    """Whether what a name owns acts: "San Francisco's court issued the order"."""
    owns = line.content[end - line.start - 2 : end - line.start + 2]
    if "’s" not in owns and "'s" not in owns:
        return False
    run = [word for word in after if word.word != "s"][:_NEXT]
    return any(is_past(word.word) for word in run)


def _acts(content: str) -> frozenset[str]:
    return frozenset(name for name, pattern in group("parts").items() if pattern.search(content))
