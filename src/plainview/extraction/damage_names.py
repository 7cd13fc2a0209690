"""Names that differ by a word from a name that the page has as well.

"Immigration and Customs Watchfulness" on a page about ICE is no second agency. A name of three
content words or more is compared with the official names of the bodies of the page and with the
other names that it prints; one word has to be another, in its place, and no list may have the
name. Places, ordinals and the like tell real bodies apart ("Ohio Department of ..."), and so does
an acronym of its own. In a name of two words, one of which has to be telling, only a word that no
name of the registry has counts as put in ("Mirror Department", "National Mirror").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from plainview.extraction.parts import Mention
from plainview.extraction.quantities.tables import tables
from plainview.vocab.registry import entities, entity
from plainview.vocab.tables import words

_JOINING = words("of and the for on in to &")
_RUN = re.compile(
    r"[A-Z](?<![\w.].)[\w’'.&-]*(?:\s(?:(?:of|and|for|on|in|to|&)\s(?:the\s)?)?[A-Z][\w’'&-]*){1,8}"
)
_BEHIND = re.compile(r"\s?\(([A-Z][A-Za-z.&]{1,9})\)")
_WORD = re.compile(r"(?<![’'])[\w&-]+")
Key = tuple[str, ...]
_NAMED = frozenset(("org", "instrument", "program", "facility"))
_ARBITRARY = frozenset(("company", "outlet", "party", "university", "city", "county", "place"))
_TOPICAL = words(
    "committee subcommittee court circuit district caucus commission conference field office region"
    " chapter center project coalition council foundation institute union university college"
)
"""Heads of names whose other words are free: there are many committees on something."""
_HEADS = words("department patrol security guard service bureau party")
"""Last words of the names of two words that are compared."""
_OPENINGS = words("national white border coast secret fourth")
"""First words of names of two words whose last is compared; "Justice Kagan" is somebody."""
PLACED = words("county city parish township police sheriff school university jail")
"""What a town or county gives its name to, as the first word."""
_HOUSES = words("center facility prison jail institution complex")
"""Last words of places of custody, whose first is that of a town."""
_STEM = 3
_OFTEN = 3
"""A name that a page uses so often is a name."""


def damaged_names(
    content: str, mentions: Sequence[Sequence[Mention]], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Places in `spans` where a body of the page stands with one word of its name replaced."""
    names: dict[Key, frozenset[str]] = {}
    for mention in (mention for group in mentions for mention in group):
        if mention.entity and mention.how in ("official", "acronym", "colloquial"):
            names.update(_official(mention.entity))
        if mention.kind in _NAMED and mention.how in ("official", "pattern", "colloquial"):
            for key in _printed(mention.surface, mention.kind == "facility"):
                names.setdefault(key, frozenset())
    found = []
    for start, end in spans if names else ():
        for run in _RUN.finditer(content, start, end):
            if place := _damaged(content, run, names):
                found.append(place)
    return found


def _damaged(
    content: str, run: re.Match[str], names: dict[Key, frozenset[str]]
) -> tuple[int, int] | None:
    tokens = [(m.start() + run.start(), m.end() + run.start()) for m in _WORD.finditer(run[0])]
    printed = [content[a:b].lower() for a, b in tokens]
    if printed[0] == "the":
        tokens, printed = tokens[1:], printed[1:]
    known = frozenset(printed)
    for key, acronyms in names.items():
        size = len(key)
        if sum(map(known.__contains__, key)) < size - 1:
            continue
        for first in range(len(printed) - size + 1):
            here = printed[first : first + size]
            place = _replaced(key, here)
            if place is None or (place == 0 and first) or (size == 2 and len(printed) > 2):
                continue
            goes_on = printed[first + size : first + size + 1]
            if goes_on and goes_on[0] not in _JOINING:
                continue
            if content[tokens[first + size - 1][1] :][:2].strip().isdigit():
                continue
            if " ".join(here) in _listed() or _tells_apart(here[place]):
                continue
            start, end = tokens[first][0], tokens[first + size - 1][1]
            behind = _BEHIND.match(content, end)
            if behind and behind[1].replace(".", "") not in acronyms:
                continue
            if behind or content.count(content[start:end]) < _OFTEN:
                return start, end
    return None


def _replaced(key: Key, printed: Sequence[str]) -> int | None:
    """Which one content word of a name is another; None where none or several are."""
    changed = [n for n, (own, put) in enumerate(zip(key, printed, strict=True)) if own != put]
    if len(changed) != 1 or {key[changed[0]], printed[changed[0]]} & _JOINING:
        return None
    own, put = key[changed[0]], printed[changed[0]]
    if changed[0] == 0 and (key[1] in PLACED or key[-1] in _HOUSES):
        return None
    if len(key) == 2 or changed[0] == 0:
        if put in _vocabulary() or put in tables().stops or "-" in put:
            return None
        if len(key) == 2 and not (key[0] in _OPENINGS if changed[0] else key[1] in _HEADS):
            return None
        return changed[0]
    short = len(set(key) - _JOINING) < 4
    if changed[0] == len(key) - 1 and short and put in _vocabulary():
        return None  # "Homeland Security Committee" and "Homeland Security Department" are two
    # "Immigrant Rights" and "Immigration Rights", "Dept." and "Department" are one
    return None if own[:_STEM] == put[:_STEM] else changed[0]


def _keys(names: Iterable[str], facility: bool = False) -> set[Key]:
    """Names that can be compared, as words in lower case; all that say something are capitalised.

    Of two words the last has to say what kind of body it is, or the first to open such names.
    """
    found = set()
    for name in names:
        printed = _WORD.findall(name.removeprefix("U.S. ").removeprefix("US ").removeprefix("the "))
        key = tuple(word.lower() for word in printed)
        said = len(set(key) - _JOINING)
        told = (said >= 3 and (facility or not _TOPICAL & set(key))) or (
            len(key) == 2 and (key[1] in _HEADS or key[0] in _OPENINGS)
        )
        if told and all(word[0].isupper() for word in printed if word not in _JOINING):
            found.add(key)
    return found


@lru_cache(maxsize=4096)
def _printed(surface: str, facility: bool) -> frozenset[Key]:
    """The printed name as words, where it can be compared; pages repeat their names."""
    return frozenset(_keys([surface], facility))


@lru_cache(maxsize=2048)
def _official(body: str) -> dict[Key, frozenset[str]]:
    """The names of a body that can be compared, each with the body's acronyms."""
    listed = entity(body)
    if listed is None or listed.type != "Org" or listed.kind in _ARBITRARY:
        return {}
    acronyms = frozenset(a.name.replace(".", "") for a in listed.aliases if a.how == "acronym")
    names = [listed.name, *(a.name for a in listed.aliases if a.how in ("official", "colloquial"))]
    return dict.fromkeys(_keys(names), acronyms)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every word of a name of the registry."""
    return frozenset(word for name in _listed() for word in name.split())


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """All names of the registry, as words in lower case."""
    return frozenset(
        " ".join(_WORD.findall(name.lower()))
        for entry in entities()
        for name in (entry.name, *(alias.name for alias in entry.aliases if alias.how != "spun"))
    )


def in_names(word: str) -> bool:
    """Whether a word, in lower case, stands in a name of the registry."""
    return word in _vocabulary()


def _tells_apart(word: str) -> bool:
    """Whether a word tells one of several like bodies from the others."""
    return word in _siblings() or word[:1].isdigit()


@lru_cache(maxsize=1)
def _siblings() -> frozenset[str]:
    """Words of the names of places, and others that tell sibling bodies apart."""
    named = (entry.name for entry in entities() if entry.type == "Place")
    return frozenset(word for name in named for word in _WORD.findall(name.lower())) | words(
        "north south east west northern southern eastern western first second third fourth fifth"
        " sixth seventh eighth ninth tenth eleventh republican democratic national american"
    )
