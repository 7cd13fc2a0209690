"""Two sentences of which one says yes and the other no to one matter, in words of their own.

A matter has two sides that cannot both hold: an order is upheld or thrown out, names are stripped
from a file or stand in it, a vote is unanimous or split. Each sentence is on one of the two sides
or on none; a "not" before it is the other side. What a sentence is about is told by the rest of its
words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from plainview.checks.draft.clauses import Matter, matter, narrower, unsourced
from plainview.checks.draft.dating import placed
from plainview.checks.draft.forms import Stance, form, stances
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line

_NOT = re.compile(r"(?:\b(?:not|never|no|nor|neither|without|cannot)|n[’']t)(?: \w+){0,2} $", re.I)
_OPEN = re.compile(
    r"\b(?:may|might|could|would|will|plans? to|to|if|whether|asked|asks|urged?|wants?|should) $"
    r"|\b(?:will|would|could|might|to) (?:be|have been) $",
    re.IGNORECASE,
)
"""What is only possible, planned or asked for is on neither side."""
_REFUSED = re.compile(r"\b(?:refus|declin|fail)\w* to (?:be )?$", re.IGNORECASE)
_INNER = re.compile(r"^(?:without|no|not|never)\b", re.IGNORECASE)
_TRIED = re.compile(
    r"\b(?:motion|bill|measure|proposal|bid|attempt|effort|move|push|resolution) to $",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:failed|fails|died|fell short|(?:was|were) (?:defeated|rejected|voted down)|lost)\b",
    re.IGNORECASE,
)
"""What somebody moved to do and lost the vote on was not done."""
Side = tuple[bool, frozenset[str], bool]
"""Yes or no, what the words for it are compared by, and whether it is told by a "not"."""
_EVERY = re.compile(r"\b(?:all|each|every|both|unanimous\w*)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|yet|remain(?:s|ed)?)\b", re.IGNORECASE)
_SOON = timedelta(days=120)  # in which what has ended is hardly begun again
_LEAST = 0.6  # of the words of the shorter sentence, beside those for the sides
_PHRASE = 4  # words of a phrase that has nothing else in it
_FEWEST, _DAILY = 5, 4  # words, names and days that both have; and where they give one day
_FEW = 3  # the same where one sentence says nothing else
_UNNAMED, _MOST = 5, 0.7  # the same, and of the words, where no name tells the matter


def on_two_sides(one: Line, two: Line) -> Matter | None:
    """What two sentences share that take the two sides of one matter; None where they do not."""
    if _of_parts(one, two):
        return None
    for stance, ours, theirs in _taken(one, two):
        if ours[0] == theirs[0]:
            continue
        found = matter(one, two, ours[1] | theirs[1])
        ended, lasting = (one, two) if theirs[0] else (two, one)
        if stance.lasts and found.days is False and _still(ended, lasting):
            found = replace(found, days=None)
        if tells(found) and not (stance.deeds and found.deeds) and not narrower(ended, lasting):
            return found
    return None


def _of_parts(one: Line, two: Line) -> bool:
    """Whether two sentences tell of two parts of a whole, by two numbers: so many were approved,
    so many refused."""
    counted = [
        {item.measure.value for item in line.quantities if item.kind != "duration"}
        for line in (one, two)
    ]
    every = any(_EVERY.search(line.content) for line in (one, two))
    return all(counted) and not counted[0] & counted[1] and not every


def _still(ended: Line, lasting: Line) -> bool:
    """Whether by one sentence a thing still was so after the day on which it ended by the other."""
    last = max((day.latest for day in placed(ended.dates) if day.latest), default=None)
    first = min((day.earliest for day in placed(lasting.dates) if day.earliest), default=None)
    told = _STILL.search(lasting.content) is not None
    return told and bool(last and first and timedelta() <= first - last <= _SOON)


def on_one_side(one: Line, two: Line) -> bool:
    """Whether two sentences take one side of a matter, one of them by a "not": "did not renew it",
    "let it lapse"."""
    return any(
        ours[0] == theirs[0] and ours[2] != theirs[2] for _, ours, theirs in _taken(one, two)
    )


def alike(one: Line, two: Line) -> bool:
    """Whether what two sentences say was done may be one thing in two verbs: both stand on one side
    of a matter, or one gives what the other gets."""
    if any(ours[0] == theirs[0] for _, ours, theirs in _taken(one, two)):
        return True
    words = [{word.word for word in line.words} for line in (one, two)]
    lists = lexicon()
    sides = (*(side for pair in lists.opposites for side in pair), lists.gives | lists.takes)
    return any(words[0] & side and words[1] & side for side in sides)


def tells(found: Matter, fewest: int = _FEWEST) -> bool:
    """Whether what two sentences share tells that they are of one matter, and of no two places,
    bodies or days; `fewest` is how many words, names and days that takes."""
    if found.apart or found.days is False or found.share < _LEAST:
        return False
    if not found.names:
        return found.words >= _UNNAMED and found.share >= _MOST
    if found.share == 1:
        return found.words >= _FEW
    return found.words >= (min(fewest, _DAILY) if found.days else fewest)


def _taken(one: Line, two: Line) -> list[tuple[Stance, Side, Side]]:
    """The matters of which both sentences take a side, and their sides."""
    one, two = unsourced(one), unsourced(two)
    found = []
    for stance in stances():
        if ours := _side(one, stance):
            theirs = _side(two, stance)
            found += [(stance, ours, theirs)] if theirs else []
    return found


def _side(line: Line, stance: Stance) -> Side | None:
    """Which side a sentence takes, what the words for it are compared by, and whether it takes it
    by a "not" before the words for the other; None where it takes none, or both."""
    if not stance.of.search(line.content):
        return None
    sides: dict[bool, set[str]] = {}
    turned = False
    for yes, pattern in ((True, stance.yes), (False, stance.no)):
        for found in pattern.finditer(line.content):
            before = line.content[: found.start()]
            failed = _FAILED.search(line.content) if _TRIED.search(before) else None
            refused = _REFUSED.search(before) is not None
            if _OPEN.search(before) and failed is None and not refused:
                return None
            none = form("none").search(before) is not None  # "not one of them took part"
            denied = failed is not None or refused or none or _NOT.search(before) is not None
            turned |= denied or _INNER.search(found[0]) is not None
            span = range(line.start + found.start(), line.start + found.end())
            words = [word.key for word in line.words if word.start in span]
            # what a phrase has in its middle is told of the matter
            phrase = words if len(words) <= _PHRASE else [words[0], words[-1]]
            sides.setdefault(yes != denied, set()).update(phrase)
    if len(sides) != 1:
        return None
    side, told = next(iter(sides.items()))
    return side, frozenset(told), turned
