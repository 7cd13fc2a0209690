"""Terms of office: who held an office when, by the holder's full name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from plainview.model import PartialDate
from plainview.vocab import entity
from plainview.vocab.registry import terms_of_office
from plainview.vocab.tables import listed


@dataclass(frozen=True, slots=True)
class Term:
    """That an office had a holder from `first` to `last`; `last` is None while it lasts."""

    office: str
    first: date
    last: date | None

    @property
    def name(self) -> str:
        """The name of the office."""
        entry = entity(self.office)
        return entry.name if entry else self.office

    def holds(self, day: date, grace: int = 0) -> bool:
        """Whether the office was held on a day, give or take some days."""
        low, high = self.first.toordinal() - grace, (self.last or date.max).toordinal() + grace
        return low <= day.toordinal() <= high


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """The terms of each holder whose days are known, by full name as it is printed."""
    found: dict[str, list[Term]] = {}
    for office, holder, others, start, end, _ in terms_of_office():
        if not start:
            continue
        term = Term(office, _first(start), _last(end))
        for name in (holder, *listed(others)):
            if " " in name and not name.startswith(("!", "Mr", "Ms")):
                found.setdefault(name.partition("@")[0], []).append(term)
    return {name: tuple(held) for name, held in found.items()}


@cache
def offices() -> frozenset[str]:
    """The offices of which the term of a holder is known."""
    return frozenset(term.office for held in terms().values() for term in held)


@cache
def full_names() -> re.Pattern[str]:
    """The full names of all holders."""
    names = sorted(terms(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _first(text: str) -> date:
    """The first day; of a month that is not certain the last one it can be."""
    found = PartialDate.parse(text.rstrip("~"))
    return (found.latest if text.endswith("~") else found.earliest) or date.min


def _last(text: str) -> date | None:
    return PartialDate.parse(text.rstrip("~")).latest if text else None
