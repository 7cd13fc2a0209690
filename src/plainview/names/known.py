"""The registry's names: as they are written, by their words, and misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from plainview.model import Alias, Candidate, Entity
from plainview.names.forms import stripped
from plainview.names.person_lists import ORDINARY, lists
from plainview.names.spelling import as_scanned, near, plain, words
from plainview.vocab.registry import entities
from plainview.vocab.tables import words as word_list

Key = tuple[str, ...]

SCORES = {"official": 1.0, "acronym": 0.97, "colloquial": 0.95, "holder": 0.9, "spun": 0.7}
SAME_WORDS = 0.94
DISTORTED = "distorted"
"""How the reason of a candidate begins whose name a machine has changed."""
_WAYS = {how: f"{how} name" for how in SCORES} | {"spun": f"{DISTORTED}: a listed spelling"}
_SCAN = 0.88
_TURNED = 0.92
_BODY_WORDS = word_list("commission committee department bureau office institute administration")
_EDGES = " \"“”,;:'*•"
_DROPPED = word_list("of and the for & u s us on in to a an")
_SAME = {"dept": "department", "depts": "department", "gov": "government", "ctr": "center"}
_SAME |= {"centre": "center", "defence": "defense", "labour": "labor", "intl": "international"}
_SAME |= {"natl": "national", "organisation": "organization", "programme": "program"}
_COUNTRIES = ("U.S. ", "US ", "United States ")
_COUNTRY = re.compile(r"^(?:u\.? ?s\.?(?: ?a\.?)? |united states |american )", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_BRACKETED = re.compile(r"^(.{4,}?) ?\(([A-Z][\w.&-]{1,9})\)((?: [A-Za-z]+)?)$")
_KINDS = (" agency", " bureau", " department", " program", " organization", " group")
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
def names() -> dict[str, list[tuple[Entity, Alias]]]:
    """Every name of the registry as it is written, with what it names, how and when."""
    table: dict[str, list[tuple[Entity, Alias]]] = defaultdict(list)
    for entry in entities():
        table[cleaned(entry.name)].append((entry, Alias(entry.name, "official")))
        for alias in entry.aliases:
            table[cleaned(alias.name)].append((entry, alias))
    return dict(table)


@cache
def first_words() -> frozenset[str]:
    """The words that names begin with."""
    return frozenset(name.partition(" ")[0] for name in names())


@cache
def _dated() -> frozenset[str]:
    return frozenset(
        name
        for name, meanings in names().items()
        if any(alias.valid_from or alias.valid_to for _, alias in meanings)
    )


def is_dated(name: str) -> bool:
    """Whether it depends on the date what goes by a name."""
    return name in _dated() or _ARTICLE.sub("", name) in _dated()


@cache
def keys() -> dict[Key, list[Entity]]:
    """Every name of a body or program by its words; holders and distorted names are left out."""
    table: dict[Key, list[Entity]] = defaultdict(list)
    listed = names()
    for name, meanings in listed.items():
        named = [entry for entry, alias in meanings if alias.how not in ("holder", "spun")]
        if not named or (name.startswith(_COUNTRIES) and _has(listed, name, named)):
            continue
        name_key = key(name)
        # "The Week" and "USA Today" are not "week" and "today"
        if len(name_key) == 1 and _shortened(name) not in listed:
            continue
        if name_key:
            table[name_key] += [entry for entry in named if entry not in table[name_key]]
    return dict(table)


def _shortened(name: str) -> str:
    return _COUNTRY.sub("", _ARTICLE.sub("", name))


def _has(listed: dict[str, list[tuple[Entity, Alias]]], name: str, named: list[Entity]) -> bool:
    """Whether the name without "United States", which has the same words, names the same."""
    others = [entry for entry, _ in listed.get(_COUNTRY.sub("", name), ())]
    return all(entry in others for entry in named)


@cache
def holders() -> frozenset[str]:
    """The names of holders of offices."""
    return frozenset(
        name
        for name, meanings in names().items()
        if any(alias.how == "holder" for _, alias in meanings)
    )


@cache
def _scanned() -> dict[Key, tuple[Entity, ...]]:
    """Keys of the bodies by what scans make of their letters."""
    table: dict[Key, list[Entity]] = defaultdict(list)
    for name_key, meant in keys().items():
        if len(name_key) > 1:
            table[tuple(map(as_scanned, name_key))] += [e for e in meant if e.type == "Org"]
    return {name_key: tuple(dict.fromkeys(meant)) for name_key, meant in table.items()}


@cache
def keys_with() -> dict[str, set[Key]]:
    """The keys that hold a word."""
    table: dict[str, set[Key]] = defaultdict(set)
    for name_key in keys():
        for word in name_key:
            table[word].add(name_key)
    return dict(table)


@cache
def _keys_at() -> dict[tuple[int, int, str], list[Key]]:
    """The keys of a length that have a word at a place."""
    table: dict[tuple[int, int, str], list[Key]] = defaultdict(list)
    for name_key in keys():
        for place, word in enumerate(name_key):
            table[len(name_key), place, word].append(name_key)
    return dict(table)


def is_word(name: str) -> bool:
    """Whether a name is an ordinary word of English too."""
    return bool(lists().marks.get(name.lower(), 0) & ORDINARY)


@lru_cache(maxsize=1024)
def key(name: str) -> Key:
    """The words that carry a name, in one spelling, without decorations and legal forms."""
    text = _ARTICLE.sub("", name)
    text = _COUNTRY.sub("", text)
    found = [_SAME.get(word, word) for word in words(text) if word not in _DROPPED]
    if len(found) > 1:
        found, _ = stripped(found)
    return tuple(found)


def exact(name: str, date: str | None = None) -> list[Candidate]:
    """Entries that go by a name exactly as it is written, on an ISO date where one is given."""
    table = names()
    meanings = table.get(name) or table.get(_ARTICLE.sub("", name)) or ()
    if date:
        meanings = [meaning for meaning in meanings if _in_use(meaning[1], date)]
    best: dict[str, Candidate] = {}
    for entry, alias in meanings:
        score = SCORES[alias.how]
        if entry.id not in best or best[entry.id].score < score:
            best[entry.id] = Candidate(entry.id, entry.name, score, _WAYS[alias.how])
    return list(best.values())


def _in_use(alias: Alias, date: str) -> bool:
    start, end = alias.valid_from or "", alias.valid_to or "9999"
    return date[: len(start)] >= start and date[: len(end)] <= end


def by_words(name: str) -> list[Candidate]:
    """Entries with the same words: typography, articles, legal forms and "U.S." apart."""
    inverted = _INVERTED.match(name)
    if inverted:
        name = f"{inverted[2]} {inverted[1]}"
    name_key = key(name)
    if len(name_key) == 1 and (name.islower() or (name.isupper() and is_word(name))):
        return []  # "ice", "save": words, and "HOUSE", shouted
    found = keys().get(name_key)
    if found is None and len(name_key) > 1:
        return _turned(name_key)
    return [
        Candidate(entry.id, entry.name, SAME_WORDS, "same words")
        for entry in found or ()
        if len(name_key) > 1 or entry.type == "Org"
    ]


def _turned(name_key: Key) -> list[Candidate]:
    """ "Civil Rights Commission" for "Commission on Civil Rights", and the other way round."""
    found: list[Entity] = []
    if name_key[-1] in _BODY_WORDS:
        found = keys().get((name_key[-1], *name_key[:-1]), [])
    elif name_key[0] in _BODY_WORDS:
        found = keys().get((*name_key[1:], name_key[0]), [])
    return [
        Candidate(entry.id, entry.name, _TURNED, "same words, turned round")
        for entry in found
        if entry.type == "Org"
    ]


def bracketed(name: str) -> list[Candidate]:
    """ "Full Name (ACRONYM)": both parts have to agree where both are listed."""
    found = _BRACKETED.match(name)
    if not found:
        return []
    whole = found[1] + found[3]
    full = exact(whole) or by_words(whole)
    if not full and found[3].lower() in _KINDS:
        full = exact(found[1]) or by_words(found[1])
    short = {item.id for item in exact(found[2])}
    agreeing = [item for item in full if item.id in short]
    return agreeing if short and full else full


def normalised(name: str) -> list[Candidate]:
    """Entries that a name stands for without a doubt about its spelling."""
    text = cleaned(name)
    return (exact(text) or by_words(text) or bracketed(text)) if text else []


def misspelt(name: str) -> list[Candidate]:
    """Entries whose words, in their order, are those of the name with a letter or two wrong."""
    name_key = key(name)
    if len(name_key) < 2 or name.islower():
        return []
    scanned = _scanned().get(tuple(map(as_scanned, name_key)), ())
    if scanned:
        return [Candidate(e.id, e.name, _SCAN, "letters that scans confuse") for e in scanned]
    size = len(name_key)
    places = _keys_at()
    held = [places.get((size, i, word), ()) for i, word in enumerate(name_key)]
    # a key has half of the words at their places, so it is among those of the rarer words
    rarest = sorted(filter(None, held), key=len)[:3]
    found: dict[str, Candidate] = {}
    for other in dict.fromkeys(other for keys_held in rarest for other in keys_held):
        wrong = [(a, b) for a, b in zip(name_key, other, strict=True) if a != b]
        if not wrong or len(wrong) > max(1, len(other) // 2) or not all(near(*w) for w in wrong):
            continue
        score = round(0.9 - 0.06 * len(wrong), 3)
        if len(other) == 2 and all(_inflected(a, b) for a, b in wrong):
            continue
        for entry in keys()[other]:
            if (
                entry.type != "Office"
                and not entry.kind.endswith("class")
                and found.get(entry.id, _NONE).score < score
            ):
                found[entry.id] = Candidate(entry.id, entry.name, score, _wrong(wrong))
    return list(found.values())


def _inflected(a: str, b: str) -> bool:
    """Whether two words differ in their endings only: "Republican" and "Republicans" are two."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short)


_NONE = Candidate("", "", 0.0, "")


def _wrong(pairs: list[tuple[str, str]]) -> str:
    return "misspelt: " + ", ".join(f"{a} for {b}" for a, b in pairs)
