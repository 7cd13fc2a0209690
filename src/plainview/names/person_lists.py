"""What is known beforehand of capitalised words: names of people, ordinary words, listed officials.

`person_names.tsv` holds given names and surnames, `english_words.txt` ordinary words,
`not_people.toml` the words that make a run of capitalised words a place, a body or a law.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from plainview import vocab

ORDINARY, GIVEN, SURNAME, INITIAL = 1, 2, 4, 8
NAME = GIVEN | SURNAME

Words = tuple[str, ...]
LETTERS = str.maketrans({"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "đ": "d", "Đ": "d"})
POSSESSIVE = re.compile(r"['’ʼ‘`]s?$", re.IGNORECASE)
SMALL = frozenset(("of", "and", "for", "the", "on", "in", "to", "&", "de", "la", "del", "at"))


@dataclass(frozen=True, slots=True)
class Lists:
    """`marks` say what a plain word can be, `roles` what it does beside others.

    `phrases` are the names of the vocabularies by first word, `officials` the holders of listed
    offices in full, `known_as` those surnames that name one holder by themselves.
    """

    marks: dict[str, int]
    roles: dict[str, str]
    begin_places: frozenset[str]
    end_bodies: frozenset[str]
    said: frozenset[str]
    kin: re.Pattern[str]
    phrases: dict[str, tuple[Words, ...]]
    officials: frozenset[Words]
    known_as: frozenset[str]
    particles: frozenset[str]
    gap: re.Pattern[str]


def fold(word: str) -> str:
    """Lower case, without accents, apostrophes, full stops and possessive endings."""
    if word.isascii() and word.isalpha():
        return word.lower()
    letters = unicodedata.normalize("NFD", POSSESSIVE.sub("", word).translate(LETTERS))
    return "".join([c for c in letters if c.isalpha() and not unicodedata.combining(c)]).lower()


@cache
def lists() -> Lists:
    """The lists of this folder and the names of the vocabularies."""
    table = tomllib.loads(_file("not_people.toml"))
    roles: dict[str, str] = {}
    for role in ("suffixes", "openers", "never", "before", "after", "titles"):
        for word in table[role].split():
            roles.setdefault(word, role)
    small = table["particles"].replace(" ", "|")
    gap = re.compile(
        r"[ \u00a0]{1,2}|[ \u00a0]?\n[ \u00a0]?|-\n?|[\"”’'] "
        rf"|[ \u00a0\n-](?:(?:{small})(?:[ \u00a0\n-]|['’]))+"
    )
    officials, known_as = _officials(roles)
    return Lists(
        dict(_marks()),
        roles,
        frozenset(table["before"].split()),
        frozenset(table["after"].split()),
        frozenset(table["said"].split()),
        re.compile(rf"(?<!\w)(?:{table['kin'].replace(' ', '|').replace(chr(10), '|')})\s$"),
        _phrases(),
        officials,
        known_as,
        frozenset(table["particles"].split()) - {"the", "e", "y"},
        gap,
    )


@cache
def surnames_of_officials() -> frozenset[str]:
    """The surnames of all holders of listed offices."""
    known = lists()
    return known.known_as | {official[-1] for official in known.officials}


def _file(name: str) -> str:
    return resources.files("plainview.names").joinpath(name).read_text(encoding="utf-8")


def _marks() -> Iterator[tuple[str, int]]:
    kinds = {"g": GIVEN, "s": SURNAME, "b": NAME}
    kinds |= {kind + "w": marks | ORDINARY for kind, marks in kinds.items()}
    for line in _file("english_words.txt").splitlines():
        if not line.startswith("#"):
            yield from ((word, ORDINARY) for word in line.split())
    for line in _file("person_names.tsv").splitlines():
        if not line.startswith("#"):
            name, _, kind = line.partition("\t")
            yield name, kinds[kind]


def _capitalised(name: str) -> Words:
    words = name.replace("-", " ").split()
    if any(word[0].islower() and word not in SMALL for word in words):
        return ()
    return tuple(filter(None, (fold(word) for word in words if not word[0].islower())))


def _phrases() -> dict[str, tuple[Words, ...]]:
    found: dict[str, set[Words]] = {}
    for entity in vocab.entities():
        for name in (entity.name, *(a.name for a in entity.aliases if a.how != "holder")):
            words = _capitalised(name)
            if words:
                found.setdefault(words[0], set()).add(words)
    return {
        first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()
    }


def _officials(roles: dict[str, str]) -> tuple[frozenset[Words], frozenset[str]]:
    # Who runs a firm holds a listed office, but no public one.
    companies = {entity.id for entity in vocab.entities() if entity.kind == "company"}
    names: Iterable[str] = (
        alias.name
        for entity in vocab.entities()
        if entity.parent not in companies
        for alias in entity.aliases
        if alias.how == "holder"
    )
    full, alone = set(), set()
    for name in (*names, *(name for seat in vocab.legislators() for name in seat.names)):
        words = tuple(fold(word) for word in name.replace("-", " ").split())
        while words and roles.get(words[0]) == "titles":
            words = words[1:]
        while words and roles.get(words[-1]) == "suffixes":
            words = words[:-1]
        if len(words) == 1:
            alone.add(words[0])
        elif words:
            full.add(words)
            if name[0].islower():
                alone.add(words[-1])
    return frozenset(full), frozenset(alone)
