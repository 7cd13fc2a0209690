"""What a statement that names nobody is about: whom and what the sentences around it name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from plainview.checks.draft.common import OPEN, WIDE
from plainview.checks.draft.crediting import credited_reporters
from plainview.checks.draft.holding import APART_FROM, CONTRADICTS, DIFFERS, Held
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import EVERYBODY, Line, Word
from plainview.checks.draft.numbers import Match
from plainview.vocab.registry import entity

_GOVERNING = frozenset(
    ("@us-members", "@us-senators", "@us-whitehouse", "@us-president", "@us-dems")
)
_TITLED = 0.5  # of the words of a sentence, as in a headline, from which capitals make no names
_LABEL = re.compile(r"(?:[A-Z][a-z]+ )+(?:\d+|[IVX]+)\b")  # "Option Period 1" names nothing
_VERBATIM = 0.75  # how alike the surroundings are of two numbers told in one way
_SURE = 0.85  # of a statement's weight told, from which it needs no setting
_MOSTLY = 0.65  # the same, where another of its numbers is told
_BACK = 4  # sentences before a statement among which the nearest with a name says what it is about


def settings(lines: Sequence[Line]) -> list[frozenset[str]]:
    """For each sentence of a draft the names around it as they may be printed, where it has none.

    Those are the names of the nearest sentence before it that has any, of the next, and of the
    first of all: its headline.
    """
    plain = {_said(line, word) for line in lines for word in line.words}
    named = [_names(line, plain) for line in lines]
    return [frozenset() if own else _around(named, place) for place, own in enumerate(named)]


def _around(named: Sequence[frozenset[str]], place: int) -> frozenset[str]:
    before = next((one for one in reversed(named[max(0, place - _BACK) : place]) if one), None)
    after = named[place + 1 : place + 2]
    return frozenset().union(before or (), named[0], *after)


def _said(line: Line, word: Word) -> str:
    return line.content[word.start - line.start : word.end - line.start]


def _names(line: Line, plain: Collection[str]) -> frozenset[str]:
    """The names of a sentence that tell one matter from another, as they may be printed.

    `plain` are the words of the draft: what it also has without a capital is no name.
    """
    open_ = {f"@{one.entity}" for one in line.mentions if one.how in OPEN}
    aside = {f"@{one}" for one in credited_reporters(line)}
    common = {f"@{one}" for one in EVERYBODY} | lexicon().generic
    own = line.proper - WIDE - _GOVERNING - open_ - aside - common
    capital = [word for word in line.words if line.content[word.start - line.start].isupper()]
    labels = [(line.start + hit.start(), line.start + hit.end())
              for hit in _LABEL.finditer(line.content)]  # fmt: skip
    words = {
        _said(line, word)
        for word in capital
        if not any(start <= word.start < end for start, end in labels)
        and word.key in own
        and word.word not in plain
        and len(capital) < _TITLED * len(line.words)
    }
    return frozenset(words).union(*(_printed(one[1:]) for one in own if one.startswith("@")))


@lru_cache(maxsize=1 << 12)
def _printed(entity_id: str) -> frozenset[str]:
    """The names that an institution goes by in print."""
    entry = entity(entity_id)
    if entry is None:
        return frozenset()
    return frozenset((entry.name, *(one.name for one in entry.aliases if one.how != "spun")))


def needs_setting(held: Held, setting: frozenset[str]) -> bool:
    """Whether a sentence of the record stands against the draft's only if both are of one matter: a
    "contract" of one company is not held against that of another."""
    sure = held.own >= _SURE and "unit" not in held.differs
    sure |= any(one.near >= _VERBATIM for one in held.apart)
    # numbers of two years that the draft names
    sure |= held.dated and bool(held.told.columns) and any(one.reckoned for one in held.apart)
    told = held.own >= _MOSTLY and any(not one.differs for one in held.agreed)
    sure |= told and all(_one_thing(one) for one in held.apart)
    return bool(setting) and held.relation in (CONTRADICTS, DIFFERS) and not sure


def _one_thing(match: Match) -> bool:
    """Whether two numbers count by the same noun."""
    ours, theirs = (item.noun.lower().split()[-1:] for item in (match.ours, match.theirs))
    return bool(ours) and ours == theirs


def apart(held: Held) -> Held:
    """The same as of another matter."""
    return replace(held, relation=APART_FROM)
