"""What the record should know of a thing and does not, ranked by what hangs on it.

A gap is opened by facts that leave a thing out and closed by one that says it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import islice

from plainview.checks.gaps_read import READERS, Key
from plainview.checks.told import Told
from plainview.model import digest

_KEPT = 200
"""Facts of a gap that are named; all are counted."""
_NAMED = 12
"""Other parties of a gap that are named; all are counted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap with the facts that hang on it.

    `body` is the id of the public body that has the records, `body_name` and `other` are names.
    `count` is the number of facts, `facts` has the first of them; `documents` counts theirs.
    `named` are the other parties, or the numbers of awards, as far as they are kept; `others` is
    how many there are. The dates are those of the first and the last fact with one.
    """

    key: Key
    body: str
    body_name: str
    other: str
    what: str
    count: int
    documents: int
    others: int
    named: tuple[str, ...]
    facts: tuple[str, ...]
    first: str | None
    last: str | None

    @property
    def id(self) -> str:
        return digest(list(self.key))

    @property
    def kind(self) -> str:
        return self.key.kind

    @property
    def missing(self) -> str:
        """What is not known, in words."""
        return self.told(kinds()[self.kind].missing)

    def told(self, template: str) -> str:
        """A template of the table with the parts of this gap."""
        return template.format(
            body=self.body_name,
            other=self.other or "others",
            what=self.what or "this",
            count=f"{self.others:,}",
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gap: what is missing, what a request asks for, and which offices have it.

    The first two are templates.
    """

    missing: str
    records: tuple[str, ...]
    offices: str


@dataclass
class _Held:
    """What was met of a gap so far."""

    body_name: str
    other: str
    what: str
    count: int = 0
    closed: bool = False
    facts: list[str] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    others: dict[str, None] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)

    def add(self, told: Told, others: Iterable[str]) -> None:
        self.count += 1
        self.documents.add(told.document)
        self.others.update(dict.fromkeys(others))
        if len(self.facts) < _KEPT:
            self.facts.append(told.fact)
        time = told.time
        day = time and (time.event or time.start or time.as_of)
        if day:
            self.days = [min((*self.days, day)), max((*self.days, day))]


def find(items: Iterable[Told]) -> list[Gap]:
    """The gaps that facts leave, those on which most hangs first."""
    held: dict[Key, _Held] = {}
    for told in items:
        if told.polarity != "+":
            continue
        for kind in READERS:
            for met in kind(told):
                one = held.setdefault(met.key, _Held(met.body_name, met.other, met.what))
                one.closed |= met.closes
                if not met.closes:
                    one.add(told, met.others)
    open_ones = [_gap(key, one) for key, one in held.items() if one.count and not one.closed]
    return sorted(open_ones, key=lambda gap: (-gap.count, gap.id))


def _gap(key: Key, one: _Held) -> Gap:
    first, last = (one.days[0], one.days[-1]) if one.days else (None, None)
    return Gap(
        key, key.body, one.body_name, one.other, one.what, one.count, len(one.documents),
        len(one.others), tuple(islice(one.others, _NAMED)), tuple(one.facts), first, last,
    )  # fmt: skip


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of gaps by name."""
    text = resources.files("plainview.checks").joinpath("gaps.toml").read_text("utf-8")
    return {
        name: Kind(item["missing"], tuple(item["records"]), item["offices"])
        for name, item in tomllib.loads(text).items()
    }
