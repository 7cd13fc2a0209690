"""Judgements on names: what a person decided a name stands for, and which of them hold.

A judgement is about one merge: whether a name stands for a body, in the whole record, in one
document, or in one fact. The nearer beats the wider, the newer the older, and all beat the
resolver. Nothing is overwritten: to undo one, a newer one says otherwise or withdraws it.

Other kinds of judgement have another word before the colon of `about` and pass by unread here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plainview.model import Judgement, WrongUse, canonical_json

NAME = "name"
YES, NO, UNSURE, WITHDRAWN = "yes", "no", "unsure", "withdrawn"
VERDICTS = (YES, NO, UNSURE, WITHDRAWN)

Named = tuple[str, str | None]
"""What a filler is called, and the id of the body; None while that is open."""


@lru_cache(maxsize=1 << 16)
def surface_key(name: str) -> str:
    """A name as judgements compare it: case, typography, blanks, article and possessive apart."""
    from plainview.names.known import cleaned  # only who judges names waits for the registry

    return " ".join(cleaned(name).casefold().split()).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Merge:
    """What a judgement on a name is about.

    `surface` is a `surface_key`, `entity` the id of the body ("" for any). `document` (SHA-256)
    narrows it to a document; `type` and `span` (offsets of the evidence) to one fact of it.
    """

    surface: str
    entity: str
    document: str = ""
    type: str = ""
    span: tuple[int, int] | None = None

    @property
    def scope(self) -> tuple[str, str, str, tuple[int, int] | None]:
        """All but the body: judgements of one scope answer one question."""
        return self.surface, self.document, self.type, self.span

    @property
    def about(self) -> str:
        """The key that it is kept under; the surface comes last and may hold any sign."""
        span = f"{self.span[0]}-{self.span[1]}" if self.span else ""
        return f"{NAME}:{'|'.join((self.entity, self.document, self.type, span, self.surface))}"

    @classmethod
    def parse(cls, about: str) -> Merge:
        """The inverse of `about`; raises ValueError for another kind of judgement."""
        kind, _, rest = about.partition(":")
        parts = rest.split("|", 4)
        if kind != NAME or len(parts) != 5:
            raise ValueError(f"{about!r} is no judgement on a name")
        entity, document, fact_type, span, surface = parts
        first, _, last = span.partition("-")
        return cls(surface, entity, document, fact_type, (int(first), int(last)) if span else None)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stored judgement on a name; `key` counts up in the order they were made.

    `name` is what the body was called then, `quote` the digest of the fact's quote, if it is on
    one fact: the words themselves stay with the document and go with it.
    """

    key: int
    merge: Merge
    verdict: str
    name: str
    quote: str = ""


def ruling(key: int, about: str, verdict: str, snapshot: str) -> Ruling | None:
    """A row of the record as a ruling; None for another kind of judgement."""
    if not about.startswith(f"{NAME}:"):
        return None
    seen: dict[str, Any] = json.loads(snapshot)
    return Ruling(key, Merge.parse(about), verdict, seen.get("name", ""), seen.get("quote", ""))


def judgement(
    merge: Merge, verdict: str, reason: str, made_at: str, snapshot: dict[str, Any]
) -> Judgement:
    """A judgement on a name, checked: raises WrongUse without a reason or with a wrong verdict."""
    if verdict not in VERDICTS:
        raise WrongUse(f"{verdict!r} is no verdict", f"One of: {', '.join(VERDICTS)}")
    if not reason.strip():
        raise WrongUse("a judgement needs a reason", "Give one with --why")
    if not merge.surface:
        raise WrongUse("there is no name to judge", "Give the name as the documents print it")
    if verdict in (YES, NO) and not merge.entity:
        raise WrongUse(f"{verdict} to what? There is no body", "Give one with --is or --is-not")
    return Judgement(merge.about, verdict, reason.strip(), made_at, canonical_json(snapshot))


def standing(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Those rulings of one scope that hold, newest first."""
    kept: list[Ruling] = []
    refused: set[str] = set()
    for item in sorted(rulings, key=lambda each: -each.key):
        entity = item.merge.entity
        if item.verdict == WITHDRAWN:
            break
        if entity in refused:
            continue
        kept.append(item)
        if item.verdict == YES or not entity:
            break
        refused.add(entity)
    return kept


def decide(chain: Sequence[Ruling], resolved: Named, printed: str) -> tuple[Named, int | None]:
    """What a filler stands for by the rulings on it, nearest first, and which of them decides.

    `resolved` is the resolver's answer; `printed` is what an open filler is called.
    """
    refused: dict[str, int] = {}
    for item in chain:
        entity = item.merge.entity
        if not entity:
            return (printed, None), item.key
        if item.verdict != YES:
            refused.setdefault(entity, item.key)
        elif entity not in refused:
            return (item.name, entity), item.key
    if resolved[1] in refused:
        return (printed, None), refused[resolved[1]]
    return resolved, None


class Rulings:
    """All rulings of a record, by the name that they are about."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        by_scope: dict[object, list[Ruling]] = {}
        for item in rulings:
            by_scope.setdefault(item.merge.scope, []).append(item)
        self._by_surface: dict[str, list[Ruling]] = {}
        for group in by_scope.values():
            for item in standing(group):
                self._by_surface.setdefault(item.merge.surface, []).append(item)

    def __bool__(self) -> bool:
        return bool(self._by_surface)

    def __iter__(self) -> Iterator[Ruling]:
        return (item for group in self._by_surface.values() for item in group)

    def on(self, surfaces: Iterable[str], document: str) -> list[Ruling]:
        """What holds for any of some names in a document: nearest scope first, newest first."""
        found = [
            item
            for surface in dict.fromkeys(surfaces)
            for item in self._by_surface.get(surface, ())
            if item.merge.document in ("", document)
        ]
        return sorted(found, key=_nearness)


def _nearness(item: Ruling) -> tuple[bool, bool, int]:
    return item.merge.span is None, not item.merge.document, -item.key
