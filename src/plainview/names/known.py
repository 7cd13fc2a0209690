"""The registry's names: as they are written, by their words, and misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from plainview.model import Candidate, Entity
from plainview.names.forms import stripped
from plainview.names.spelling import near, plain, words
from plainview.vocab.registry import entities
from plainview.vocab.tables import words as word_list

Key = tuple[str, ...]

SCORES = {"official": 1.0, "acronym": 0.97, "colloquial": 0.95, "holder": 0.9, "spun": 0.7}
SAME_WORDS = 0.94
NEAR = 0.6
_EDGES = " \"“”,;:'*•"
_DROPPED = word_list("of and the for & u s us on in to a an")
_SAME = {"dept": "department", "depts": "department", "gov": "government", "ctr": "center"}
_SAME |= {"centre": "center", "defence": "defense", "labour": "labor", "intl": "international"}
_SAME |= {"natl": "national", "organisation": "organization", "programme": "program"}
_COUNTRY = re.compile(r"^(?:u\.? ?s\.?(?: ?a\.?)? |united states |american )", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_BRACKETED = re.compile(r"^(.{4,}?) ?\(([A-Z][\w.&-]{1,9})\)$")
_INVERTED = re.compile(
    r"^([^,]{3,60}), ((?:department|office|bureau|u\.?s\.?)(?: of(?: the)?)?)$", re.I
)


def cleaned(name: str) -> str:
    """The name in one typography, without marks around it and without a possessive ending."""
    text = plain(name).strip(_EDGES)
    if text[-2:] in ("'s", "'S"):
        text = text[:-2]
    return text.rstrip("'")


@cache
def names() -> dict[str, list[tuple[Entity, str]]]:
    """Every name of the registry as it is written, with what it names and how."""
    table: dict[str, list[tuple[Entity, str]]] = defaultdict(list)
    for entry in entities():
        table[cleaned(entry.name)].append((entry, "official"))
        for alias in entry.aliases:
            if (entry, alias.how) not in table[cleaned(alias.name)]:
                table[cleaned(alias.name)].append((entry, alias.how))
    return dict(table)


@cache
def keys() -> dict[Key, list[Entity]]:
    """Every name of a body or program by its words; holders and distorted names are left out."""
    table: dict[Key, list[Entity]] = defaultdict(list)
    for name, meanings in names().items():
        name_key = key(name)
        for entry, how in meanings:
            if how not in ("holder", "spun") and name_key and entry not in table[name_key]:
                table[name_key].append(entry)
    return dict(table)


@cache
def keys_with() -> dict[str, set[Key]]:
    """The keys that hold a word."""
    table: dict[str, set[Key]] = defaultdict(set)
    for name_key in keys():
        for word in name_key:
            table[word].add(name_key)
    return dict(table)


def key(name: str) -> Key:
    """The words that carry a name, in one spelling, without decorations and legal forms."""
    text = _ARTICLE.sub("", name)
    text = _COUNTRY.sub("", text)
    found = [_SAME.get(word, word) for word in words(text) if word not in _DROPPED]
    if len(found) > 1:
        found, _ = stripped(found)
    return tuple(found)


def exact(name: str) -> list[Candidate]:
    """Entries that go by a name exactly as it is written."""
    table = names()
    meanings = table.get(name) or table.get(_ARTICLE.sub("", name)) or ()
    best: dict[str, Candidate] = {}
    for entry, how in meanings:
        score = SCORES[how]
        if entry.id not in best or best[entry.id].score < score:
            best[entry.id] = Candidate(entry.id, entry.name, score, f"{how} name")
    return list(best.values())


def by_words(name: str) -> list[Candidate]:
    """Entries with the same words: typography, articles, legal forms and "U.S." apart."""
    inverted = _INVERTED.match(name)
    if inverted:
        name = f"{inverted[2]} {inverted[1]}"
    name_key = key(name)
    if len(name_key) == 1 and name.islower():
        return []  # "ice", "save": words
    return [
        Candidate(entry.id, entry.name, SAME_WORDS, "same words")
        for entry in keys().get(name_key, ())
        if len(name_key) > 1 or entry.type == "Org"
    ]


def bracketed(name: str) -> list[Candidate]:
    """ "Full Name (ACRONYM)": both parts have to agree where both are listed."""
    found = _BRACKETED.match(name)
    if not found:
        return []
    full = exact(found[1]) or by_words(found[1])
    short = {item.id for item in exact(found[2])}
    agreeing = [item for item in full if item.id in short]
    return agreeing if short and full else full


def normalised(name: str) -> list[Candidate]:
    """Entries that a name stands for without a doubt about its spelling."""
    text = cleaned(name)
    return (exact(text) or by_words(text) or bracketed(text)) if text else []


def misspelt(name: str) -> list[Candidate]:
    """Entries whose words, in their order, are those of the name with a letter wrong here and there."""
    name_key = key(name)
    if len(name_key) < 2 or name.islower():
        return []
    shared: dict[Key, int] = defaultdict(int)
    rarest = sorted((held for word in set(name_key) if (held := keys_with().get(word))), key=len)
    # a key shares all its words but one or two, so it is among those of the rarer words
    for held in rarest[:3]:
        for other in held:
            if len(other) == len(name_key):
                shared[other] += 1
    found: dict[str, Candidate] = {}
    for other in shared:
        wrong = [(a, b) for a, b in zip(name_key, other, strict=True) if a != b]
        if not wrong or len(wrong) > max(1, len(other) // 2) or not all(near(*w) for w in wrong):
            continue
        score = round(0.9 - 0.06 * len(wrong), 3)
        for entry in keys()[other]:
            if entry.type != "Office" and found.get(entry.id, _NONE).score < score:
                found[entry.id] = Candidate(entry.id, entry.name, score, _wrong(wrong))
    return list(found.values())


_NONE = Candidate("", "", 0.0, "")


def _wrong(pairs: list[tuple[str, str]]) -> str:
    return "misspelt: " + ", ".join(f"{a} for {b}" for a, b in pairs)
