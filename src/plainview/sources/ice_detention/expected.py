"""What the data file expects of ICE's detention statistics and facility lists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from plainview.sources.columns import Layout, fold

_FILE = Path(__file__).parent / "expectations.toml"
_LAYOUTS = ("statistics", "detained", "listing", "guaranteed", "over_72")


@dataclass(frozen=True)
class Expected:
    """The data file, read."""

    publisher: str
    layouts: dict[str, Layout]
    no_number: dict[str, str]
    sheets: tuple[tuple[str, str], ...]
    plausible: dict[str, tuple[int, int]]


@cache
def expected() -> Expected:
    """The expectations, read once."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    return Expected(
        data["publisher"],
        {name: Layout.of(data[name]) for name in _LAYOUTS},
        data["no_number"],
        tuple((fold(sheet["name"].replace("*", "\x01")), sheet["why"]) for sheet in data["sheets"]),
        {kind: (low, high) for kind, (low, high) in data["rows"].items()},
    )


def why_ignored(sheet: str) -> str | None:
    """Why a sheet states nothing that is read; None for a sheet that nobody expected."""
    words = fold(sheet)
    found = (
        why for name, why in expected().sheets if fnmatchcase(words, name.replace("\x01", "*"))
    )
    return next(found, None)
