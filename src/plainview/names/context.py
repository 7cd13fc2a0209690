"""What surrounds a name: its state and county, other names, the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from plainview.model import Entity
from plainview.names.document import Document, bodies_in, document
from plainview.names.known import cleaned, exact, normalised
from plainview.names.spelling import near, words
from plainview.vocab.registry import entities, entity, states

Context: TypeAlias = Mapping[str, str | Iterable[str]] | Iterable[str] | str
"""A sentence; or other names of the document; or any of `state`, `county`, `parent`, `code`,
`date`, `names`, `text` (a sentence) and `document` (the whole text) by name."""

_BRACKET = re.compile(r" ?\(?[^(),]*\)$")
_OTHERS = {"district of columbia": "DC", "washington dc": "DC", "puerto rico": "PR", "guam": "GU"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A context, read: postal code, county, ids of `parent`, names, sentences, code, ISO date."""

    state: str | None = None
    county: str | None = None
    parents: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    code: str | None = None
    date: str | None = None
    document: Document | None = None

    @property
    def named(self) -> frozenset[str]:
        """Ids of what the names and sentences name."""
        return _named(self.names, self.texts) if self.names or self.texts else frozenset()

    @property
    def words(self) -> frozenset[str]:
        """The words of the names and sentences."""
        return _words(self.names, self.texts) if self.names or self.texts else frozenset()


NOWHERE = Surroundings()


def surroundings(context: Context | None) -> Surroundings:
    """The context in one form; anything in it that is no text is passed over."""
    if not context:
        return NOWHERE
    if isinstance(context, Mapping):
        parts = tuple((key, _texts(value)) for key, value in sorted(context.items()))
    else:
        parts = (
            (("text", (context,)),) if isinstance(context, str) else (("names", _texts(context)),)
        )
    return _read(parts)


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    try:
        return tuple(sorted({text for text in value if isinstance(text, str)}))
    except TypeError:
        return ()


@lru_cache(maxsize=4096)
def _read(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> Surroundings:
    given = dict(parts)
    above = [_BRACKET.sub("", name) for name in given.get("parent", ())]
    codes = [
        code
        for text in given.get("state", ())
        if (code := postal_code(text) or _misspelt_state(text))
    ]
    codes = codes or [code for text in given.get("names", ()) if (code := postal_code(text))]
    county = " ".join(given.get("county", ()))
    whole = " ".join(given.get("document", ()))
    return Surroundings(
        codes[0] if len(codes) == 1 else None,
        county if county[:1].isalpha() else None,
        frozenset(item.id for name in above for item in normalised(name)),
        (*given.get("names", ()), *given.get("parent", ())),
        given.get("text", ()),
        next(iter(given.get("code", ())), None),
        next(iter(given.get("date", ())), None),
        document(whole) if whole else None,
    )


@lru_cache(maxsize=4096)
def _named(names: tuple[str, ...], texts: tuple[str, ...]) -> frozenset[str]:
    found = {item.id for name in names for item in exact(cleaned(name))}
    for text in texts:
        found |= bodies_in(text)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _words(names: tuple[str, ...], texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in (*names, *texts) for word in words(text))


def postal_code(text: str) -> str | None:
    """The postal code of a state by its name, code or abbreviation in print."""
    return _postal_codes().get(" ".join(words(text)))


def _misspelt_state(text: str) -> str | None:
    plain = " ".join(words(text))
    return next(
        (c for name, c in _postal_codes().items() if len(name) > 3 and near(name, plain)), None
    )


@cache
def _postal_codes() -> dict[str, str]:
    table = dict(_OTHERS)
    for state in states():
        for name in (state.postal, state.name, state.abbreviation, f"State of {state.name}"):
            table[" ".join(words(name))] = state.postal
    return table | {"dc": "DC", "d c": "DC", "pr": "PR"}


def state_of(entry: Entity) -> str | None:
    """The postal code of the state that an entry belongs to."""
    seen = 0
    while entry.parent and seen < 8:
        if _is_state(entry.parent):
            return entry.parent[3:5].upper()
        above = entity(entry.parent)
        if above is None:
            return None
        entry, seen = above, seen + 1
    return None


def _is_state(entity_id: str) -> bool:
    return len(entity_id) == 5 and entity_id.startswith("us-") and entity_id in _state_ids()


@cache
def _state_ids() -> frozenset[str]:
    return frozenset(
        f"us-{postal.lower()}" for postal in (*(s.postal for s in states()), "DC", "PR")
    )


@lru_cache(maxsize=4096)
def relatives(named: frozenset[str]) -> frozenset[str]:
    """Entries that are named, their parents, and their parents' other parts."""
    parents = {entry.parent for item in named if (entry := entity(item)) and entry.parent}
    above = named | (parents - {"us-gov"})
    return frozenset(above | {e.id for e in entities() if e.parent and e.parent in above})
