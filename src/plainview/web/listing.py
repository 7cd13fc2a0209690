"""The lists of institutions and of programs: filters, facets, and the rows of a page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import Query

from plainview.model import FACT_TYPES
from plainview.names import unlisted_people
from plainview.store.query import fold
from plainview.vocab import entity
from plainview.web.bodies import LEVELS
from plainview.web.dossiers import Dossiers, Held

SIZE = 50
_WORD = re.compile(r"[^\W_]+")
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty for any. `of` is the id of a body above, `type` one of the
    fact types, by whose number the list is then ordered."""

    q: Words = ""
    level: Words = ""
    kind: Words = ""
    state: Words = ""
    of: Words = ""
    type: Literal["", "access", "spending", "staffing", "custody", "operation", "target", "rule",
                  "stance"] = ""  # fmt: skip

    @property
    def active(self) -> dict[str, str]:
        return {key: value.strip() for key, value in asdict(self).items() if value.strip()}


@dataclass(frozen=True, slots=True)
class RowView:
    """An entity in a list; `counts` are its facts by type, in the order of the types."""

    id: str
    name: str
    address: str
    about: str
    facts: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter can have, in words, and how many it would leave."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The entities that fit, the options of each filter, and what is wrong with what was typed."""

    rows: list[Held]
    options: dict[str, list[Option]]
    complaint: str

    def views(self, first: int, size: int) -> list[RowView]:
        return [_view(row) for row in self.rows[first : first + size]]

    def plain(self, first: int, size: int) -> list[dict[str, Any]]:
        """Rows as plain data."""
        return [
            {**asdict(row.body), "facts": row.facts, "counts": row.counts}
            for row in self.rows[first : first + size]
        ]


def find(dossiers: Dossiers, held: list[Held], filters: Filters) -> Found:
    """Those that fit all filters, most facts first; each filter offers what the others leave."""
    asked = filters.active
    tests = {name: _fitting(name, value, held) for name, value in asked.items()}
    fitting = [row for n, row in enumerate(held) if all(n in fits for fits in tests.values())]
    if filters.type:
        fitting.sort(key=lambda row: -row.counts.get(filters.type, 0))
    options = {
        name: _options(name, _but_for(name, tests, held), dossiers)
        for name in ("level", "kind", "state", "of", "type")
    }
    complaint = ""
    if filters.q and not fitting and unlisted_people(filters.q):
        complaint = "Institutions are found by their own names; there is no search by person."
    return Found(fitting, options, complaint)


def _but_for(name: str, tests: dict[str, frozenset[int]], held: list[Held]) -> list[Held]:
    others = [fits for each, fits in tests.items() if each != name]
    return [row for n, row in enumerate(held) if all(n in fits for fits in others)]


def _fitting(name: str, value: str, held: list[Held]) -> frozenset[int]:
    if name == "q":
        words = _WORD.findall(fold(value))
        return frozenset(
            n for n, row in enumerate(held) if _named(words, row.body.id, row.body.name)
        )
    if name == "type":
        return frozenset(n for n, row in enumerate(held) if row.counts.get(value))
    if name == "of":
        return frozenset(n for n, row in enumerate(held) if value in row.body.above)
    return frozenset(n for n, row in enumerate(held) if getattr(row.body, name) == value)


def _named(words: list[str], entity_id: str, name: str) -> bool:
    known = _names(entity_id, name)
    return all(f" {word}" in known for word in words)


@lru_cache(maxsize=50_000)
def _names(entity_id: str, name: str) -> str:
    """All names of an entity but those of people who held it, word by word behind blanks."""
    listed = entity(entity_id)
    aliases = [one.name for one in listed.aliases if one.how != "holder"] if listed else []
    return " " + " ".join(_WORD.findall(fold(" ".join([name, *aliases]))))


def _options(name: str, held: list[Held], dossiers: Dossiers) -> list[Option]:
    if name == "type":
        return [
            Option(kind, kind, sum(1 for row in held if row.counts.get(kind)))
            for kind in FACT_TYPES
        ]
    if name == "of":
        counts = Counter(above for row in held for above in row.body.above)
        return [Option(each, dossiers.name(each), count) for each, count in counts.most_common(40)]
    counts = Counter(getattr(row.body, name) for row in held)
    counts.pop("", None)
    order = LEVELS.index if name == "level" else str
    return [Option(each, each, counts[each]) for each in sorted(counts, key=order)]


def _view(row: Held) -> RowView:
    about = [row.body.kind, row.body.state]
    return RowView(
        row.body.id,
        row.body.name,
        row.body.address,
        ", ".join(filter(None, about)),
        row.facts,
        tuple((kind, row.counts.get(kind, 0)) for kind in FACT_TYPES),
    )
