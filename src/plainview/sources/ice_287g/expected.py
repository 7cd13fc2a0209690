"""What the data file expects of a list: headings, support types, plausible numbers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from plainview.sources.columns import Layout, fold

_FILE = Path(__file__).parent / "expectations.toml"
_NEAR = 0.9


@dataclass(frozen=True)
class Support:
    """A support type: the program model that an agreement follows."""

    name: str
    entity: str


@dataclass(frozen=True)
class Expected:
    """The data file, read."""

    publisher: str
    layout: Layout
    supports: dict[str, Support]
    plausible: dict[str, tuple[int, int]]
    earliest: str
    latest_year: int
    marks: re.Pattern[str]


@cache
def expected() -> Expected:
    """The expectations, read once."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    supports = {
        fold(spelling): Support(each["name"], each["entity"])
        for each in data["support"].values()
        for spelling in each["spellings"]
    }
    names = [each["name"] for each in data["support"].values()]
    rows = data["rows"]
    return Expected(
        data["publisher"],
        Layout.of(data["layout"]),
        supports,
        {kind: (rows[kind][0], rows[kind][1]) for kind in ("participating", "pending")},
        rows["earliest"],
        rows["latest_year"],
        re.compile("|".join(["law enforcement agenc", *map(re.escape, names)]), re.IGNORECASE),
    )


@cache
def support_of(words: str) -> tuple[Support, bool] | None:
    """A support type, and whether its spelling is listed; None for other words."""
    known = expected().supports
    folded = fold(words)
    if folded in known:
        return known[folded], True
    near = get_close_matches(folded, list(known), n=1, cutoff=_NEAR) if len(folded) > 8 else []
    return (known[near[0]], False) if near else None
