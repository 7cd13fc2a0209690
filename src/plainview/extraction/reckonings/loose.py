"""Numbers that belong together because a sentence has just so many of them, and words for it.

"There were 1,499 in March; in May there were 1,843, a jump of 23 percent" has two counts and one
percentage of change, in whatever order. Which part a number plays is read from the words right
beside it, and only where the sentence, or two in a row, hold no other number that could play it.
What is read so is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plainview.extraction.reckonings import loose_sums
from plainview.extraction.reckonings.patterns import QUALIFIED, Match, word_list
from plainview.extraction.reckonings.spots import Spot, spots
from plainview.extraction.reckonings.template import Template

_CELLS = " | "
_UNLESS = re.compile(
    r"\b(?:annual(?:ly|ized)?|average of|on average|per|each|every|compound"
    r"|(?<!in )a year(?! (?:earlier|ago|before)))\b"
)
_ROOM = re.compile(
    r"\b(?:capacity|beds?|room|spaces?|designed|built|meant|intended|licensed|funded|money|places"
    r"|allowed|permitted|rated)\b"
)
_FULL = re.compile(
    r"\b(?:full|capacity|occupancy|occupied|utilization|filled|running at"
    r"|(?:its|their|the) limit)\b"
)
_BEYOND = re.compile(r"(?P<over>over|above|beyond)|(?P<under>under|below)")
_DOUBLED = re.compile(r".*(?:[bp]l(?:e[ds]|ing)|halv\w+)$", re.IGNORECASE)
_AS_BEFORE = re.compile(
    r"(?:the|its|their|what \S+ was) (?:original|initial|first|previous|former|earlier|old|prior)\b"
)
_OF = re.compile(r"of (?:the|its|their|all|those|these|them|what|which|that)\b")
_MONEY = re.compile(r"\b(?:is|was|or|which|,) (?:[^\s⟦.]+ ){0,3}$")


def find(template: Template) -> Iterator[tuple[str, Match]]:
    """Kinds of reckoning with the numbers that play their parts; none in a row of a table."""
    if _CELLS in template.words:
        return
    held = spots(template)
    yield from _ratios(template, held)
    yield from loose_sums.find(template, held)


def _ratios(template: Template, held: list[Spot]) -> Iterator[tuple[str, Match]]:
    """Two like numbers and the one percentage or multiple that joins them."""
    shares = [one for one in held if one.letter == "p"] or [
        one for one in held if one.letter == "k"
    ]
    if len(shares) != 1 or "b" in template.marks:
        return
    (stated,) = shares
    pair = _pair(held)
    if pair is None:
        return
    first, second = pair
    if stated.letter == "k":
        yield from _multiple(stated, first, second)
        return
    cue = _changes().search(stated.around)
    if cue and not _UNLESS.search(template.words):
        up = bool(cue["up"] or cue["up2"])
        before, after = sorted(pair, key=lambda one: one.value, reverse=not up)
        parts = (("before", before.number), ("after", after.number), ("change", stated.number))
        yield "change", Match(parts, (), "up" if up else "down")
    elif whole := _whole(template, stated, pair):
        part = second if whole is first else first
        parts = (("part", part.number), ("whole", whole.number), ("share", stated.number))
        beyond = _BEYOND.match(stated.right)
        yield "share", Match(parts, (), beyond.lastgroup or "" if beyond else "")


def _pair(held: list[Spot]) -> tuple[Spot, Spot] | None:
    """The only two numbers of money, or else of people or things."""
    money = [one for one in held if one.letter == "m"]
    counts = [one for one in held if one.letter == "n" and not one.small]
    for chosen, others in ((money, counts), (counts, money)):
        if len(chosen) == 2 and not others:
            return chosen[0], chosen[1]
    return None


def _multiple(stated: Spot, first: Spot, second: Spot) -> Iterator[tuple[str, Match]]:
    """So many times as many: the larger is after, unless something halved."""
    if not (_DOUBLED.match(stated.words) or _AS_BEFORE.match(stated.right)):
        return  # "arrested three times", "a double fence", "twice the size of Chicago"
    down = stated.value < 1
    before, after = sorted((first, second), key=lambda one: one.value, reverse=down)
    parts = (("before", before.number), ("after", after.number), ("times", stated.number))
    yield "change", Match(parts, (), "")


def _whole(template: Template, stated: Spot, pair: tuple[Spot, Spot]) -> Spot | None:
    """Which of two numbers a share is of: the room that there is, or the larger."""
    if _FULL.search(stated.around):
        roomy = [one for one in pair if _ROOM.search(one.near)]
        return roomy[0] if len(roomy) == 1 else None
    smaller, larger = sorted(pair, key=lambda one: one.value)
    among = rf"⟦.{smaller.number}⟧ (?:out )?of (?:\S+ ){{0,4}}?⟦.{larger.number}⟧"
    if (_OF.match(stated.right) or stated.aside) and re.search(among, template.words):
        return larger
    # of money, the parts of a sentence are most often of one budget
    told = larger.letter == "m" and _OF.match(stated.right) and _MONEY.search(stated.left)
    return larger if told and len(template.sentences) == 1 else None


@cache
def _changes() -> re.Pattern[str]:
    up, down, more, fewer = map(word_list, ("up", "down", "than_up", "than_down"))
    rises = f"(?P<up>{up}|bump|hike)"
    falls = f"(?P<down>{down}|off|loss|trim(?:med)?|slash(?:ed)?)"
    ahead = rf"\b(?<!make )(?<!makes )(?<!made )(?:{rises}|{falls}) (?:of |by )?{QUALIFIED}"
    behind = rf"(?:(?P<up2>{up}|{more})|(?P<down2>{down}|{fewer}))\b"
    return re.compile(f"{ahead}⟦!⟧|⟦!⟧ {behind}")
