"""Organisations that no registry lists: a stable provisional identity, on an organisational cue only.

"Cobalt Ridge Analytics LLC" is an organisation by its words, "Jordan Sample" is none. The id is made
of the name's words, so that spellings of one name give one id.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plainview.model import Candidate
from plainview.names import known
from plainview.names.forms import stripped
from plainview.names.spelling import words
from plainview.vocab import entity

ID_PREFIX = "new-"
SCORE = 0.4
REASON = "not in the registry"
_SMALL = frozenset("the of and for in on at to a an".split())
_LONGEST = 60
_TOKEN = re.compile(r"[^\W\d_][\w.&'-]*")


@dataclass(frozen=True, slots=True)
class _Cues:
    ends: frozenset[str]
    begins: frozenset[str]
    kinds: frozenset[str]


@cache
def cue_table() -> dict[str, Any]:
    """The data file of cue words."""
    return tomllib.loads(
        resources.files("plainview.names").joinpath("cues.toml").read_text("utf-8")
    )


@cache
def _cues() -> _Cues:
    table = cue_table()
    return _Cues(*(frozenset(table[name].split()) for name in ("ends", "begins", "kinds")))


def provisional(name: str) -> list[Candidate]:
    """A candidate for a name that is an organisation's by its words; [] for any other."""
    # a sentence is no name, and names have capitals
    if not name[:1].isupper() and not name[:1].isdigit() or len(name) > 120:
        return []
    found = words(name)
    if not 2 <= len(found) <= 14:
        return []
    cues = _cues()
    content = [word for word in found if word not in _SMALL]
    rest, forms = stripped(found)
    by_form = bool(forms) and rest != found
    begins = found[0] in cues.begins and len(found) > 2 and found[1] in ("of", "for", "on")
    own = [
        w for w in content if w not in cues.ends and w not in cues.kinds and w not in cues.begins
    ]
    if not own or not (by_form or begins or found[-1] in cues.ends or rest[-1] in cues.ends):
        return []
    if not _capitals(name):
        return []
    return [Candidate(_id(name), name, SCORE, REASON + _whole(name))]


def _capitals(name: str) -> bool:
    """Whether all words but small ones begin with a capital."""
    tokens = [token for token in _TOKEN.findall(name) if token.lower() not in _SMALL]
    return sum(token[0].isupper() for token in tokens) > 0.7 * len(tokens)


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
