"""The expressions of `stances.toml`, ready to be asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Stance:
    """The two sides of a matter: `of` is what both sentences have to speak of; `deeds` says that
    the sides tell nothing where each sentence has a verb of its own, `lasts` that what has ended on
    a day cannot still be so on a later one."""

    name: str
    of: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    deeds: bool = False
    lasts: bool = False


@cache
def form(name: str) -> re.Pattern[str]:
    """One expression of the list `forms`; its lines are so many ways to say it."""
    return _pattern("|".join(_table()["forms"][name]))


@cache
def group(name: str) -> dict[str, re.Pattern[str]]:
    """A list of expressions by what they stand for: `acts`, `parts`, `once`."""
    return {key: _pattern(one) for key, one in _table()[name].items()}


@cache
def stances() -> tuple[Stance, ...]:
    """The matters that have two sides."""
    return tuple(
        Stance(
            one["name"],
            _pattern(one["of"]),
            _pattern(one["yes"]),
            _pattern(one["no"]),
            one.get("deeds", False),
            one.get("lasts", False),
        )
        for one in _table()["stances"]
    )


def named(names: frozenset[str], of: dict[str, re.Pattern[str]], content: str) -> list[range]:
    """Where the words for some of a list stand."""
    return [range(*hit.span()) for name in names for hit in of[name].finditer(content)]


def _pattern(one: str) -> re.Pattern[str]:
    return re.compile(one, re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "stances.toml").read_text(encoding="utf-8"))
