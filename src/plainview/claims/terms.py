"""In which terms a sentence gives a number: built for, paid for, held; asked, given; a goal."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_CAPACITY, _HELD = "capacity", "held"
_AFTER = "after"
_CAPS = frozenset(("ceiling", "allowed"))
_LETTERS = re.compile(r"[a-z]+")
_STEM, _SHORT = 5, 3  # letters that words are compared by, and of words that say nothing


@dataclass(frozen=True, slots=True)
class _Terms:
    """The tables of `terms.toml`; `families` gives the nouns of a field by noun, line by line."""

    said: dict[str, re.Pattern[str]]
    moments: dict[str, re.Pattern[str]]
    marked: frozenset[str]
    apart: tuple[frozenset[str], ...]
    capacities: frozenset[str]
    families: tuple[dict[str, str], ...]


def differ(one: str, two: str) -> bool:
    """Whether two sentences give their numbers in terms that are not the same.

    A term that goes without saying ("held") differs only from another of its kind ("designed
    for"); one that never does ("ceiling", "average", "pending") differs also from none.
    """
    ours, theirs = _found(one), _found(two)
    if ours & _CAPS and theirs & _CAPS:
        ours, theirs = ours - _CAPS, theirs - _CAPS  # whichever word each has for the most
    if ours & theirs & _terms().capacities:
        # the capacity that a place was designed for is what it was designed to hold
        ours, theirs = ours - {_CAPACITY}, theirs - {_CAPACITY}
    if ours == theirs:
        return False
    answered = {
        name for group in _terms().apart if group & ours & theirs for name in group
    }  # both say which: approved, of what was asked for
    told = {name for name in ours - theirs if _told(name, one, two)}
    told |= {name for name in theirs - ours if _told(name, two, one)}
    marked = ((ours ^ theirs) & _terms().marked) - answered - told
    return bool(marked) or _rungs(ours, theirs)


def _told(name: str, one: str, two: str) -> bool:
    """Whether all words by which one sentence names a term stand in the other in some form: who
    "asked for 300 names" made "requests for names" as whoever got "address requests" did."""
    found = (_stems(hit[hit.lastindex or 0]) for hit in _terms().said[name].finditer(one))
    return all(words and words <= _stems(two) for words in found)


@lru_cache(maxsize=1 << 14)
def _stems(content: str) -> frozenset[str]:
    words = _LETTERS.findall(content.lower())
    return frozenset(word[:_STEM] for word in words if len(word) > _SHORT)


@lru_cache(maxsize=1 << 14)
def caps(content: str) -> bool:
    """Whether a sentence says that its number is the most there may be: a limit, a ceiling."""
    return any(_terms().said[name].search(content) for name in _CAPS)


def of_words(words: str) -> frozenset[str]:
    """The terms that words of a sentence name."""
    return _found(words)


def kin(one: str, two: str) -> bool:
    """Whether two sentences answer one question in terms of which one excludes the other: so many
    beds are funded, so many people held."""
    return _rungs(_found(one), _found(two))


def equal(one: str, two: str) -> bool:
    """Whether two sentences name terms, and the same ones."""
    ours = _found(one)
    return bool(ours) and ours == _found(two)


def _rungs(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(
        group & ours and group & theirs and not group & ours & theirs for group in _terms().apart
    )


def at_other_times(one: str, two: str) -> bool:
    """Whether two sentences speak of two moments in words: at the start and at the end."""
    ours, theirs = (
        {name for name, pattern in _terms().moments.items() if pattern.search(content)}
        for content in (one, two)
    )
    # what came after something is of another time than whatever does not say so
    return bool(ours and theirs and not ours & theirs) or (_AFTER in ours) != (_AFTER in theirs)


def of_capacity(one: str, two: str) -> bool:
    """Whether two sentences speak of one capacity: designed, contracted or funded in both."""
    return bool(_found(one) & _found(two) & _terms().capacities)


def of_room(one: str, two: str) -> bool:
    """Whether two sentences speak of how many a place has room for, in beds or in people."""
    room = _terms().capacities | {_CAPACITY}
    return bool(_found(one) & room and _found(two) & room) and _HELD not in _found(one + two)


def of_one_family(noun: str, other: str) -> bool:
    """Whether two nouns count two things of one matter: agreements and the agencies in them."""
    return any(
        noun in fields and other in fields and fields[noun] != fields[other]
        for fields in _terms().families
    )


@lru_cache(maxsize=1 << 14)
def _found(content: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _terms().said.items() if pattern.search(content))


@cache
def _terms() -> _Terms:
    table = tomllib.loads((files(__package__) / "terms.toml").read_text(encoding="utf-8"))
    return _Terms(
        {name: re.compile(one, re.IGNORECASE) for name, one in table["said"].items()},
        {name: re.compile(one, re.IGNORECASE) for name, one in table["moments"].items()},
        frozenset(table["marked"].split()),
        tuple(frozenset(group.split()) for group in table["apart"]),
        frozenset(table["capacities"].split()),
        tuple(
            {noun: field for field in line.split("|") for noun in field.split()}
            for line in table["families"]
        ),
    )
