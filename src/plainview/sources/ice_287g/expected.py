"""What the data file expects of a list: headings, support types, states, plausible numbers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from plainview.sources.columns import Layout, fold
from plainview.vocab import states

_FILE = Path(__file__).parent / "expectations.toml"
_DISTRICT = "DC"
_NEAR = 0.85


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
def _states() -> dict[str, tuple[str, str]]:
    with _FILE.open("rb") as file:
        territories: dict[str, str] = tomllib.load(file)["territories"]
    found = {state.postal: state.name for state in states()} | territories
    pairs = [(postal, name) for postal, name in found.items()]
    return {fold(key): pair for pair in pairs for key in pair}


@cache
def state_of(words: str) -> tuple[str, str, bool] | None:
    """Postal code and name of a state, and whether it was spelled right; None for none."""
    known = _states()
    folded = fold(words)
    if folded in known:
        return (*known[folded], True)
    names = [name for name in known if len(name) > 2]
    near = get_close_matches(folded, names, n=2, cutoff=_NEAR) if len(folded) > 3 else []
    return (*known[near[0]], False) if near else None


@cache
def support_of(words: str) -> tuple[Support, bool] | None:
    """A support type, and whether its spelling is listed; None for other words."""
    known = expected().supports
    folded = fold(words)
    if folded in known:
        return known[folded], True
    near = get_close_matches(folded, list(known), n=1, cutoff=0.9) if len(folded) > 8 else []
    return (known[near[0]], False) if near else None
