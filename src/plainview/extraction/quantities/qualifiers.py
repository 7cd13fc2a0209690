"""Words before and after a number that limit it."""

from __future__ import annotations

import re
from functools import cache

from plainview.extraction.quantities.tables import tables

_BOUNDS = ("more_than", "at_least", "up_to", "less_than", "nearly")
# "may not exceed 600" is a limit
_NEGATED = re.compile(
    r"(?:(?<![a-z])(?:not|cannot|never|without)|n['’]t)\s"
    r"(?:(?!whether|if|that|why|how|because|only|just|clear)[a-z]+\s){0,3}$"
)
_LAST = re.compile(r"(?:(?<![\w’'.])[\w’'.]++|[~≈><≥≤]=?|-)\s*$")
# "counted under the 140,000 cap" sets no bound
_PLACES = ("under", "over", "above", "below", "within", "beyond", "around", "about", "some")
_THE = re.compile(r"(?:the|its|their)\s")
# "the contracts add up to $5" is a sum, "it can add up to 40 beds" a limit
_SUMS = re.compile(
    r"(?<![a-z])(?:(?P<told>(?:that|this|which|these|together|all|altogether|numbers|figures)"
    r"\s(?:quickly\s|easily\s)?adds?|amount(?:ed|ing))"
    r"|(?:that|this|which|these|would|could|will|can|may|might|fees|costs|fines|contracts|payments"
    r"|bills|debts|losses|damages)"
    r"\samounts?|add(?:s|ed|ing)?)\s$"
)
_MONEY = re.compile(
    r"(?:(?:more|less|fewer|about|over|nearly|almost|around|some|roughly|than|well|an?|estimated)"
    r"\s)*(?:(?:us|u\.s\.)?\s?[$€£¥]|[0-9][0-9.,]*(?:\s[a-z]+)?\s(?:dollars|euros|pounds)\b)"
)
_ADDED_TO = re.compile(r"[^.;:()]{1,40}?\sto\s(?:the|its|their|his|her|our|this|that|each|an?)\s")
_PLUS = re.compile(r"\s?-?(plus)(?![a-z])|\+(?![0-9])|\s?-?odd(?![a-z])")
_AFTER = re.compile(
    r",?\s(or (?:so|more|higher|above|greater|longer|less|fewer|below|under)|give or take"
    r"|and (?:up|above)"
    r"|at (?:the )?(?:most|least|minimum|maximum|a minimum|a maximum)|max|maximum|tops)(?![a-z])"
)


@cache
def _closing() -> frozenset[str]:
    """The words that a qualifier, or a filler between it and the number, can end in."""
    ends = (_LAST.search(phrase) for phrase in tables().before)
    return tables().fillers | {end[0] for end in ends if end}


def before(low: str, at: int, start: int) -> tuple[str, int]:
    """The qualifier right before `at` and where its words start; ("", at) without one.

    A bound outweighs an "about" that stands between it and the number.
    """
    table = tables()
    found, where, place = "", at, at
    for _ in range(4):
        words: list[int] = []
        scan = place
        tail = low[max(start, scan - 24) : scan].split()
        if not tail or (tail[-1].isalpha() and tail[-1] not in _closing()):
            break
        last = _LAST.search(low, max(start, scan - 24), scan)
        if last is None or last[0].strip() not in _closing():
            break
        while last is not None and last.end() == scan:
            scan = last.start()
            words.append(scan)
            if len(words) == 5:
                break
            last = _LAST.search(low, max(start, scan - 24), scan)
        for first in reversed(words):
            phrase = " ".join(low[first:place].split())
            name = table.before.get(phrase)
            if phrase == "up to" and _is_sum(low, first, place, start):
                return found, where
            if name and not (phrase in _PLACES and _THE.match(low, place, at)):
                if not found or name in _BOUNDS:
                    found = name
                where, place = first, first
                break
        else:
            if not words or low[words[0] : place].strip() not in table.fillers:
                break
            place = words[0]
    if found == "more_than" and _NEGATED.search(low, max(start, where - 40), where):
        found = "up_to"
    return found, where


def _is_sum(low: str, at: int, end: int, start: int) -> bool:
    """Whether the "up to" at `at` to `end` is part of "adds up to", which limits nothing."""
    verb = _SUMS.search(low, max(start, at - 32), at)
    if verb is None or _ADDED_TO.match(low, end):
        return False
    return bool(verb["told"] or _MONEY.match(low, end))


def after(low: str, at: int, end: int) -> tuple[str, int]:
    """The qualifier that starts at `at` and where it ends; ("", at) without one."""
    table = tables()
    if match := _PLUS.match(low, at, end):
        word = match[0].strip()
        name = "about" if word.endswith("odd") else "more_than"
        if word == "plus" and match[0][0] == " ":
            return "", at
        return name, match.end()
    if match := _AFTER.match(low, at, end):
        name = table.after.get(match[1], "")
        if name:
            return name, match.end()
    return "", at
