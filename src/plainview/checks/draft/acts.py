"""What two sentences say was done: numbers of what was done otherwise count other things."""

from __future__ import annotations

import re
from functools import cache

from plainview.checks.draft.common import own
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word
from plainview.checks.draft.thesaurus import meaning
from plainview.claims import terms
from plainview.extraction.frames.lexicon import lexicon as verbs
from plainview.extraction.parts import Quantity

_PAST = frozenset("DN")  # tags of past forms
_CLAUSE = re.compile(r" (?:and|when|while|after|before|because|although|since|if) |[,;:—–] ")
_BESIDE = re.compile(r" (?:with|against|from|by|on|upon)(?: |$)")
_SHORT = 4  # letters of words that end in -ed as "need" does


def other_act(one: Line, two: Line, counted: tuple[Quantity, Quantity] | None = None) -> bool:
    """Whether only one of two sentences says that a thing was asked for, planned, paid, licensed:
    a verb that says more than that there is so much, or that it went from one to the other.

    `counted` are the numbers that it would be said of, one of each sentence.
    """
    light, moved = _light(), _moved()
    items = counted or (None, None)
    for here, there, item in ((one, two, items[0]), (two, one, items[1])):
        done = _done(here, there, item)
        # who has agents did not lend them, who is getting them did
        told = {word.key for word in there.words} - here.keys
        if done - light - moved or (done & moved and not told & (moved | light)):
            return True
    return False


def _done(one: Line, two: Line, item: Quantity | None) -> set[str]:
    """What the past forms of verbs that only one sentence has are compared by, of verbs that
    govern a number: who "visited the center and found 14" did not visit 14."""
    left = own(one, two)
    done = {
        word.key
        for word in one.words
        if word.key in left
        and _is_past(word.word)
        and (item is None or _governs(word, item, one))
        and not _in_one_term(word, one, two)
    }
    return {key for key in done if not any(_of_one_stem(key, other) for other in two.keys)}


def _in_one_term(verb: Word, one: Line, two: Line) -> bool:
    """Whether a verb is of a term in which the other sentence is told, too: to be "open to" all is
    to give all access."""
    named = terms.of_words(one.content[verb.start - one.start : verb.end - one.start])
    return bool(named) and named <= terms.of_words(two.content)


def _governs(verb: Word, item: Quantity, line: Line) -> bool:
    """Whether a verb may be what was done to what a number counts: no other clause begins between
    the two, nor does the number stand in words of how or with what it was done."""
    first, last = sorted(((verb.start, verb.end), (item.measure.start, item.measure.end)))
    between = line.content[first[1] - line.start : last[0] - line.start]
    if _CLAUSE.search(between):
        return False
    return verb.start > item.measure.start or _BESIDE.match(between) is None


def _of_one_stem(verb: str, noun: str) -> bool:
    """Whether a noun is that of a verb: "landings" of what "landed"."""
    short, long = sorted((verb, noun), key=len)
    return len(short) >= _SHORT and long.startswith(short)


def _is_past(word: str) -> bool:
    if word.endswith("ed"):
        return len(word) > _SHORT
    return bool(_PAST & set(verbs().verbs.get(word, ("", ""))[1]))


@cache
def _light() -> frozenset[str]:
    given = lexicon().light_acts | lexicon().gives | lexicon().takes
    return frozenset(map(meaning, given))


@cache
def _moved() -> frozenset[str]:
    return frozenset(map(meaning, lexicon().moving_acts))
