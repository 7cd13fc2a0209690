"""Whether what only one of two sentences adds says of which part its number is.

Who tells of the same number in other words leaves something out and puts something in its place;
who tells of a part says all that the other says, and of which part besides: "on flights", "on
flights from Alexandria".
"""

from __future__ import annotations

from functools import cache

from plainview.checks.draft.common import own
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.frames.lexicon import PREPOSITIONS
from plainview.lineage.words import STOP_WORDS
from plainview.vocab.tables import words

_PLACING = frozenset(words("at in for from outside inside near within through on"))
"""Words that lead in where, for what or when so many were counted."""
_PARTED = frozenset(words("at in for of on"))
_NO_PART = frozenset(
    map(
        meaning,
        words(
            "people person persons detainee detainees inmate behalf year month week day quarter"
            " fiscal calendar time part work"
            " charge case average total order agreement contract law rule notice name capacity"
            " facility center site system base basis figure record report agency body government"
            " officials agents staff outside record accordance addition comparison"
        ),
    )
)
"""Nouns that say nothing of a part: whom or how all of it was counted."""
_MONTHS = frozenset(
    words("january february march april may june july august september october november december")
)
_REACH = 3  # words between such a word and what it leads in


def adds_a_part(one: Line, two: Line) -> bool:
    """Whether one of two sentences says all that the other says, and names a part besides."""
    left = own(one, two), own(two, one)
    if all(left) or not any(left):
        return False
    line, other, added = (one, two, left[0]) if left[0] else (two, one, left[1])
    added = added - {word.key for word in other.words}  # who says so there
    return any(_names_a_part(line, place, added) for place in range(len(line.words)))


def _names_a_part(line: Line, place: int, added: set[str]) -> bool:
    word = line.words[place]
    if word.key not in added or not _is_noun(word):
        return False
    spans = [(item.measure.start, item.measure.end) for item in line.quantities]
    spans += [(date.start, date.end) for date in line.dates]
    if any(start <= word.start < end for start, end in spans) or word.word in _MONTHS:
        return False
    before = line.words[max(0, place - _REACH) : place]
    for at in range(len(before) - 1, -1, -1):
        if before[at].word in _PLACING:
            return True
        modifies = before[at].word.endswith("ing")  # "outside working hours"
        if not modifies and (before[at].word in PREPOSITIONS or _is_act(before[at])):
            return False
    after = line.words[place + 1 : place + 2]
    opening = all(each.word in STOP_WORDS or each.key in added for each in line.words[:place])
    return opening and bool(after) and after[0].word in _PARTED


def _is_noun(word: Word) -> bool:
    if word.key in _NO_PART or word.word in lexicon().generic | lexicon().light:
        return False
    return not _is_act(word) and not word.word.endswith(("ly", "ing"))


def _is_act(word: Word) -> bool:
    return word.key in _acts()


@cache
def _acts() -> frozenset[str]:
    lists = lexicon()
    given = lists.light_acts | lists.moving_acts | lists.gives | lists.takes
    return frozenset(map(meaning, given))
