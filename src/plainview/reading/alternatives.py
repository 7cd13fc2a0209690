"""Long alternations that fail fast: sorted by first letter, for where only a match matters.

A regular expression tries the members of an alternation one after the other at every place. Behind
the letter that they begin with, a place is left after one comparison a letter. What is matched
where may differ, since the order changes; whether something is matched does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_QUANTIFIER = re.compile(r"[?*+{]")
_GROUP = "(?:"
_LETTER = re.compile(r"[a-z](?![?*+{])")
_SET = re.compile(r"\[\^?\]?")
# What a letter matches, regardless of case, besides its capital.
_LIKE = {"i": "İı", "k": "\u212a", "s": "ſ"}


def by_letter(patterns: Iterable[str]) -> str:
    """A pattern that matches where one of the patterns does; to be used with re.IGNORECASE."""
    letters: dict[str, dict[str, None]] = {}
    others: dict[str, None] = {}
    for whole in patterns:
        for pattern in _opened(whole):
            if _LETTER.match(pattern):
                letters.setdefault(pattern[0], {})[pattern[1:]] = None
            else:
                others[pattern] = None
    parts = [
        f"(?-i:[{letter}{letter.upper()}{_LIKE.get(letter, '')}])(?:{'|'.join(rest)})"
        for letter, rest in sorted(letters.items())
    ]
    return f"(?:{'|'.join((*parts, *others))})"


def _opened(pattern: str) -> Iterator[str]:
    """A pattern as alternatives, groups at its beginning multiplied out."""
    several = _members(pattern)
    if len(several) > 1:
        for member in several:
            yield from _opened(member)
        return
    end = _closing(pattern) if pattern.startswith(_GROUP) else 0
    rest = pattern[end + 1 :]
    optional = rest[:1] == "?" and rest[1:2] not in ("?", "+")
    if not end or (_QUANTIFIER.match(rest) and not optional):
        yield pattern
        return
    rest = rest[optional:]
    for member in _members(pattern[len(_GROUP) : end]):
        yield from _opened(member + rest)
    if optional:
        yield from _opened(rest)


def _members(pattern: str) -> list[str]:
    """The members of an alternation, outside of groups and sets."""
    found, start = [], 0
    for place, depth in _walk(pattern):
        if pattern[place] == "|" and depth == 0:
            found.append(pattern[start:place])
            start = place + 1
    return [*found, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    return next(place for place, depth in _walk(pattern) if pattern[place] == ")" and depth == 0)


def _walk(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of a pattern that are neither escaped nor in a set, with their depth in groups."""
    depth, place, in_set = 0, 0, False
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 2
            continue
        if in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
            # a bracket right after the opening one is a member
            opening = _SET.match(pattern, place)
            place = opening.end() - 1 if opening else place
        else:
            depth += (sign == "(") - (sign == ")")
            yield place, depth
        place += 1
