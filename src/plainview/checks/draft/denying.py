"""Denials of all of a kind ("none of the states", "not a single detainer", "at no point") against a
sentence that tells of one, and "all" or "each" against a number of which it is not so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from plainview.checks.draft import words as wording
from plainview.checks.draft.clauses import (
    Matter,
    akin,
    is_past,
    matter,
    narrower,
    unsourced,
    words_in,
)
from plainview.checks.draft.dating import placed
from plainview.checks.draft.forms import form, group, named
from plainview.checks.draft.lines import Line, Word
from plainview.checks.draft.opposing import tells
from plainview.checks.draft.stages import stages
from plainview.lineage.words import STOP_WORDS
from plainview.model import PartialDate

_LACKS = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|without|missing) (?:an? |any |the )?(?:\w+ )??(\w+)\b", re.IGNORECASE
)
_NO = re.compile(r"\bno (\w+)(?: (\w+))?", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:nobody|no ?one|none|nothing|no \w+) (?:but|except|other than)\b", re.IGNORECASE
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "has", "have", "had", "being"))
_ASIDE = frozenset(
    ("non", "nobod", "no", "singl", "point", "dolla", "cent", "penn", "everyon", "everybo", "third")
)
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_DID = frozenset(("did", "does", "do", "will"))
_FEWEST = 4  # words, names and days that both sentences have: all of a kind is many
_LED = 4  # words after a denial among which the "did" of its verb stands
_AUX = 3  # words between "was" and the participle


def denied(one: Line, two: Line, published: tuple[str | None, str | None]) -> bool:
    """Whether one sentence says of all of a kind that it is not so, and the other tells of one of
    which it is so; or one of all that it is so, and the other of some of which it is not."""
    return any(
        _none(here, there, day) or _not_all(here, there)
        for here, there, day in ((one, two, published[0]), (two, one, published[1]))
    )


def of_another_act(one: Line, two: Line) -> bool:
    """Whether one sentence denies of all of a kind what the other does not speak of."""
    for none, told in ((one, two), (two, one)):
        found = form("none").search(unsourced(none).content)
        if found is None:
            continue
        if _BUT.search(unsourced(none).content):
            return True
        if narrower(none, told) or form("bound").search(unsourced(none).content):
            return True
        if _by_others(unsourced(none), unsourced(told), found):
            return True
        if not _answers(none, told, found) and matter(none, told).deeds:
            return True
    return False


def _answers(none: Line, told: Line, found: re.Match[str]) -> bool:
    """Whether a sentence tells of the act that is denied."""
    none, told = unsourced(none), unsourced(told)
    if both_without(none, told, of_none=True):
        return True
    acts = _acts(none.content[found.start() :]) & _acts(told.content)
    verb = _verb(none, found.end()) or _told_verb(none, told, found.end())
    return bool(acts) or any(verb and akin(verb.key, word.key) for word in told.words)


def _by_others(none: Line, told: Line, found: re.Match[str]) -> bool:
    """Whether who did not act by one sentence is acted on by the other: "at no point did the FBI
    ask for it", "a judge asked the FBI"."""
    verb = _verb(none, found.end()) or _told_verb(none, told, found.end())
    actors = [one for one in none.mentions if verb and one.entity and one.end <= verb.start]
    if verb is None or not actors or _is_passive(none, verb):
        return False
    there = [one for one in told.mentions if one.entity == actors[-1].entity]
    return bool(there) and any(
        akin(verb.key, word.key) and word.end < there[0].start and not _is_passive(told, word)
        for word in told.words
    )


def _told_verb(none: Line, told: Line, after: int) -> Word | None:
    """The word after a denial that is a verb in the other sentence."""
    deeds = {word.key for word in told.words if is_past(word.word)} - STOP_WORDS
    words = (word for word in none.words if word.start - none.start >= after)
    return next((word for word in words if word.key in deeds), None)


def _is_passive(line: Line, verb: Word) -> bool:
    led = [word.word for word in line.words if word.end <= verb.start][-_AUX:]
    after = [word.word for word in line.words if word.start >= verb.end][:1]
    return bool(_PASSIVE & set(led)) or after == ["by"]


def _none(none: Line, told: Line, printed: str | None) -> bool:
    whole = none, told
    none, told = unsourced(none), unsourced(told)
    found = form("none").search(none.content)
    if (
        found is None
        or form("none").search(told.content)
        or form("bound").search(none.content)
        or _BUT.search(none.content)
    ):
        return False
    # that none lacks it is denied where some have none of it
    lacking = any(hit.start() >= found.end() for hit in _LACKS.finditer(none.content))
    if wording.denying(told) != lacking:
        return False
    if stages(none, told, []) or narrower(*whole) or _by_others(none, told, found):
        return False
    if not _answers(*whole, found):
        return False
    acts = _acts(none.content[found.start() :]) & _acts(told.content)
    aside = (
        _ASIDE
        | words_in(none, named(acts, group("acts"), none.content))
        | words_in(told, named(acts, group("acts"), told.content))
    )
    shared = matter(*whole, aside)
    if not _in_time(none, told, shared, printed):
        return False
    return tells(replace(shared, share=shared.ours, days=shared.days or None), _FEWEST)


def both_without(one: Line, two: Line, *, of_none: bool = False) -> bool:
    """Whether what one sentence says that there is none of, the other says is lacking; `of_none`
    asks whether it says so of none: "none lacked a number", "some had no number"."""
    return any(
        found[1].lower()
        in {word.lower() for hit in _NO.finditer(there.content) for word in hit.groups("")}
        for here, there in ((one, two), (two, one))
        for found in _LACKS.finditer(here.content)
        if bool(form("none").search(here.content[: found.start()])) == of_none
    )


def _not_all(every: Line, part: Line) -> bool:
    """Whether one tells of all that a thing was done, and the other of some that it was not."""
    whole = every, part
    every, part = unsourced(every), unsourced(part)
    found = form("not_by_some").search(part.content)
    if found is None or not form("every").search(every.content) or wording.denying(every):
        return False
    acts = _acts(part.content) & _acts(every.content)
    aside = (
        _ASIDE
        | words_in(every, named(acts, group("acts"), every.content))
        | words_in(part, named(acts, group("acts"), part.content))
    )
    return bool(acts) and tells(matter(*whole, aside), _FEWEST)


def _in_time(none: Line, told: Line, shared: Matter, printed: str | None) -> bool:
    """Whether what is told happened in the time of which it is denied: what has never been so was
    not so on any day before."""
    if shared.days:
        return True
    until = _last(none) or _day(printed)
    when = min((one.latest for one in placed(told.dates) if one.latest), default=None)
    if when is None:
        return not placed(none.dates)
    return bool(form("so_far").search(none.content) and until and when <= until)


def _last(line: Line) -> date | None:
    return max((one.latest for one in placed(line.dates) if one.latest), default=None)


def _day(printed: str | None) -> date | None:
    try:
        return PartialDate.parse(printed or "").latest
    except ValueError:
        return None


def _verb(line: Line, after: int) -> Word | None:
    """The participle of what is denied: "none of the states was notified"."""
    last = [word for word in line.words if word.end - line.start == after]
    if last and last[0].word.endswith("ing"):
        return last[0]  # "without the agency giving any"
    words = [word for word in line.words if word.start - line.start >= after]
    for place, word in enumerate(words):
        led = {each.word for each in words[max(0, place - _AUX) : place]}
        if led & _BE and is_past(word.word) and word.key not in STOP_WORDS:
            return word
    if any(word.word in _DID for word in words[:_LED]):
        return None
    return next((word for word in words if is_past(word.word) and word.word not in _BE), None)


def _acts(content: str) -> frozenset[str]:
    return frozenset(name for name, pattern in group("acts").items() if pattern.search(content))
