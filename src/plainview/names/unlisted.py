"""Organisations that no registry lists: a provisional identity, on an organisational cue only.

"Cobalt Ridge Analytics LLC" is an organisation by its words, "Jordan Sample" is none. The id is
made of the name's words, so that spellings of one name give one id.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from plainview.model import Candidate
from plainview.names import known
from plainview.names.forms import stripped
from plainview.names.person_lists import GIVEN, lists
from plainview.names.same import says_little
from plainview.names.spelling import plain, words
from plainview.vocab import entity, states
from plainview.vocab.tables import words as word_list

ID_PREFIX = "new-"
SCORE = 0.4
REASON = "not in the registry"
_SMALL = word_list("the of and for in on at to a an")
_LONGEST = 60
_TOKEN = re.compile(r"[^\W\d_][\w.&'-]*")


@dataclass(frozen=True, slots=True)
class _Cues:
    ends: frozenset[str]
    begins: frozenset[str]
    kinds: frozenset[str]
    forms: frozenset[str]
    openers: frozenset[str]
    local: frozenset[str]
    surnames: frozenset[str]


@cache
def cue_table() -> dict[str, Any]:
    """The data file of cue words."""
    return tomllib.loads(
        resources.files("plainview.names").joinpath("cues.toml").read_text("utf-8")
    )


@cache
def _cues() -> _Cues:
    table = cue_table()
    names = ("ends", "begins", "kinds", "forms", "openers", "local", "surnames")
    return _Cues(*(frozenset(table[name].split()) for name in names))


def provisional(name: str, state: str | None = None) -> list[Candidate]:
    """A candidate for a name that is an organisation's by its words; [] for any other.

    With a postal code, a local agency's id carries it: namesakes of two states stay two.
    """
    # a sentence is no name, and names have capitals
    if not (name[:1].isupper() or name[:1].isdigit()) or len(name) > 120:
        return []
    found = words(name)
    if not 2 <= len(found) <= 14:
        return []
    cues = _cues()
    content = [word for word in found if word not in _SMALL]
    rest, _ = stripped(found)
    by_form = rest != found and _has_form(name, found, rest)
    begins = any(
        word in cues.begins and after in ("of", "for", "on") for word, after in pairwise(found[:-1])
    )
    if found[0] in cues.openers:
        return []
    own = [word for word in content if word not in _kind_words()]
    if not by_form:
        own = [word for word in own if word in _places() or not says_little(word)]
    if not own or not (by_form or begins or found[-1] in cues.ends or rest[-1] in cues.ends):
        return []
    if not _capitals(name) or _may_be_person(content):
        return []
    local = state is not None and not _cues().local.isdisjoint(found)
    entry_id = f"{_id(name)}-{state.lower()}" if state and local else _id(name)
    return [Candidate(entry_id, name, SCORE, REASON + _whole(name))]


def _has_form(name: str, found: list[str], rest: list[str]) -> bool:
    """Whether what was stripped is a legal form to the eye too: by its word or in capitals."""
    gone = set(found) - set(rest)
    if gone & _cues().forms:
        return True
    shown = [token for token in plain(name).split() if set(words(token)) & gone]
    return not name.isupper() and any(token.isupper() and len(token) > 1 for token in shown)


def _may_be_person(content: list[str]) -> bool:
    """Whether a given name stands before a cue word that is a surname too: "Gregory House"."""
    if len(content) > 3 or content[-1] not in _cues().surnames:
        return False
    return bool(lists().marks.get(content[0], 0) & GIVEN)


@cache
def _kind_words() -> frozenset[str]:
    return _cues().ends | _cues().kinds | _cues().begins


@cache
def _places() -> frozenset[str]:
    return frozenset(word for state in states() for word in state.name.lower().split())


def _capitals(name: str) -> bool:
    """Whether all words but small ones begin with a capital."""
    tokens: list[str] = [t for t in _TOKEN.findall(name) if t.lower() not in _SMALL]
    return 10 * sum(token[:1].isupper() for token in tokens) > 7 * len(tokens)


def _id(name: str) -> str:
    slug = "-".join(known.key(name) or words(name))
    if len(slug) > _LONGEST:
        digest = hashlib.sha256(slug.encode()).hexdigest()[:8]
        slug = f"{slug[: _LONGEST - 9].rstrip('-')}-{digest}"
    return ID_PREFIX + slug


def _whole(name: str) -> str:
    """The listed body that a name begins with: "ICE Denver Field Office" is a part of ICE."""
    parts = name.split()
    for size in range(min(len(parts) - 1, 8), 0, -1):
        for item in known.exact(" ".join(parts[:size]).removesuffix("'s")):
            entry = entity(item.id)
            if entry and entry.type == "Org" and size < len(parts) and _body(parts[:size]):
                return f"; component of {entry.name}"
    return ""


def _body(parts: list[str]) -> bool:
    return len(parts) > 1 or parts[0].isupper()
