"""From a printed name to entries of the registry.

Exact names come first, then names that differ in typography, articles, possessives or decorations
of the official form, then names whose words are nearly those of one entry. An agency is never taken
for its parent. A name that is no organisation's, a person's above all, gives nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from plainview.model import Candidate, Entity
from plainview.vocab.registry import entities, entity
from plainview.vocab.tables import words

_HOLDER = "holder"
_SCORES = {"official": 1.0, "acronym": 0.97, "colloquial": 0.95, "holder": 0.9, "spun": 0.7}
_NORMAL = 0.94
_NEAR = 0.6
_LEADING = re.compile(r"^(?:the|a|an) ")
_COUNTRY = re.compile(r"^(?:u\.?s\.?a?\.? |united states |american )")
_DROPPED = words("of and the for & u s inc corp corporation llc ltd co company")
_SAME = {"dept": "department", "depts": "department", "gov": "government", "ctr": "center"}
_SAME |= {"centre": "center", "defence": "defense", "labour": "labor", "intl": "international"}
_PUNCTUATION = re.compile(r"[^\w&()]+")
_BRACKETED = re.compile(r"^(.{4,}?) ?\(([A-Z][\w.&-]{1,9})\)$")


def resolve(name: str, context: Iterable[str] | None = None) -> list[Candidate]:
    """The entries that a name can stand for, best first; [] when nothing fits.

    `context` holds other names of the same document; a candidate whose parent, sister or child is
    among them comes before one of equal score. A holder's name gives the office.
    """
    cleaned = _cleaned(name)
    if not cleaned:
        return []
    found = _exact(cleaned) or _normalised(cleaned) or _bracketed(cleaned) or _near(cleaned)
    near = _relatives(context or ())
    return sorted(found, key=lambda item: (-item.score, item.id not in near, item.id))


def same_org(a: str, b: str) -> float:
    """How likely two names are the same body, 0 to 1; an agency and its parent are two bodies."""
    first, second = resolve(a), resolve(b)
    if first and second:
        best = {item.id: item.score for item in second}
        return max((min(item.score, best.get(item.id, 0.0)) for item in first), default=0.0)
    if first or second:
        return 0.0
    left, right = _key(_cleaned(a)), _key(_cleaned(b))
    if not left or not right:
        return 0.0
    if left == right:
        return 0.9
    if _initials(a) == b.replace(".", "") or _initials(b) == a.replace(".", ""):
        return 0.7
    return round(0.8 * _likeness(left, right), 3) if set(left) & set(right) else 0.0


def _cleaned(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).translate({ord(mark): "'" for mark in "’‘`´"})
    text = " ".join(text.split()).strip(' "“”,;:')
    return text.removesuffix("'s").removesuffix("'")


def _key(name: str) -> tuple[str, ...]:
    """The words that carry a name, in one spelling, without decorations."""
    text = _COUNTRY.sub("", _LEADING.sub("", name.lower().replace("'s", "").replace("'", "")))
    words = _PUNCTUATION.sub(" ", text.replace(".", "")).split()
    return tuple(_SAME.get(word, word) for word in words if word not in _DROPPED)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", name))


@lru_cache(maxsize=1)
def _names() -> dict[str, list[tuple[Entity, str]]]:
    table: dict[str, list[tuple[Entity, str]]] = defaultdict(list)
    for entry in entities():
        table[_cleaned(entry.name)].append((entry, "official"))
        for alias in entry.aliases:
            if (entry, alias.how) not in table[_cleaned(alias.name)]:
                table[_cleaned(alias.name)].append((entry, alias.how))
    return dict(table)


@lru_cache(maxsize=1)
def _keys() -> dict[tuple[str, ...], list[Entity]]:
    table: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for name, meanings in _names().items():
        key = _key(name)
        for entry, how in meanings:
            if how not in (_HOLDER, "spun") and key and entry not in table[key]:
                table[key].append(entry)
    return dict(table)


@lru_cache(maxsize=1)
def _by_word() -> dict[str, set[tuple[str, ...]]]:
    table: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for key in _keys():
        for word in key:
            table[word].add(key)
    return dict(table)


def _exact(name: str) -> list[Candidate]:
    bare = re.sub(r"^[Tt]he ", "", name)
    meanings = _names().get(name) or _names().get(bare) or []
    best: dict[str, Candidate] = {}
    for entry, how in meanings:
        score = _SCORES[how]
        if entry.id not in best or best[entry.id].score < score:
            best[entry.id] = Candidate(entry.id, entry.name, score, f"{how} name")
    return list(best.values())


def _normalised(name: str) -> list[Candidate]:
    key = _key(name)
    if len(key) == 1 and not name.isupper() and name.islower():
        return []  # "ice", "save": words
    return [
        Candidate(entry.id, entry.name, _NORMAL, "same words") for entry in _keys().get(key, ())
    ]


def _bracketed(name: str) -> list[Candidate]:
    """ "Full Name (ACRONYM)": both parts have to agree where both are listed."""
    found = _BRACKETED.match(name)
    if not found:
        return []
    full = _exact(found[1]) or _normalised(found[1])
    short = _exact(found[2])
    if full and short:
        ids = {item.id for item in short}
        return [item for item in full if item.id in ids]
    return full


def _near(name: str) -> list[Candidate]:
    """Entries whose words are nearly those of the name: a letter lost, a word misspelt."""
    key = _key(name)
    if len(key) < 2 or name.islower():
        return []
    shared: dict[tuple[str, ...], int] = defaultdict(int)
    for word in set(key):
        for other in _by_word().get(word, ()):
            shared[other] += 1
    found: dict[str, Candidate] = {}
    for other, count in shared.items():
        if abs(len(other) - len(key)) > 1 or count < min(len(key), len(other)) - 1:
            continue
        likeness = _likeness(key, other)
        if likeness < 0.88 or not _words_match(key, other):
            continue
        for entry in _keys()[other]:
            score = round(_NEAR + 0.3 * likeness, 3)
            if entry.type != "Office" and (entry.id not in found or found[entry.id].score < score):
                found[entry.id] = Candidate(entry.id, entry.name, score, "nearly the same words")
    return list(found.values())


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False).ratio()


def _words_match(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each word has its like in the other name: another word is another body."""
    few, many = sorted((a, b), key=len)
    return all(
        max(SequenceMatcher(None, word, other, autojunk=False).ratio() for other in many) >= 0.8
        for word in few
    ) and len(few) == len(many)


def _relatives(names: Iterable[str]) -> set[str]:
    """Entries named in the context, their parents, and their parents' other parts."""
    named = {item.id for name in names for item in (_exact(_cleaned(name)) or ())}
    parents = {entry.parent for item in named if (entry := entity(item)) and entry.parent}
    return (
        named
        | parents
        | {entry.id for entry in entities() if entry.parent and entry.parent in (named | parents)}
    )
