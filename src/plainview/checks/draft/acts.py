"""What two sentences say was done: numbers of what was done otherwise count other things."""

from __future__ import annotations

from functools import cache

from plainview.checks.draft.common import own
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, meaning
from plainview.extraction.frames.lexicon import lexicon as verbs

_PAST = frozenset("DN")  # tags of past forms
_SHORT = 4  # letters of words that end in -ed as "need" does


def other_act(one: Line, two: Line) -> bool:
    """Whether only one of two sentences says that a thing was asked for, planned, paid, licensed:
    a verb that says more than that there is so much, or that it went from one to the other."""
    light, moved = _light(), _moved()
    for here, there in ((one, two), (two, one)):
        done = _done(here, there)
        # who has agents did not lend them, who is getting them did
        told = own(there, here) & (moved | light)
        if done - light - moved or (done & moved and not told):
            return True
    return False


def _done(one: Line, two: Line) -> set[str]:
    """What the past forms of verbs that only one sentence has are compared by."""
    left = own(one, two)
    done = {word.key for word in one.words if word.key in left and _is_past(word.word)}
    return {key for key in done if not any(_of_one_stem(key, other) for other in two.keys)}


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
