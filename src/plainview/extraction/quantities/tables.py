"""The word tables beside this file, loaded once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    """Lower-case forms to what they mean.

    `units` maps words after a number to (unit, kind); kinds are money, ratio, points, duration,
    physical. `signs` maps what stands before a number to a currency; they end in `sign_ends`.
    """

    units: dict[str, tuple[str, str]]
    signs: dict[str, str]
    people: frozenset[str]
    things: dict[str, str]
    before: dict[str, str]
    after: dict[str, str]
    fillers: frozenset[str]
    labels: frozenset[str]
    stops: frozenset[str]
    not_plural: frozenset[str]
    plurals: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    sign_before: re.Pattern[str]
    sign_ends: frozenset[str]


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, forms in table.items():
        for form in forms:
            if out.setdefault(form, name) != name:
                raise ValueError(f"{form!r} stands under {out[form]!r} and {name!r}")
    return out


def _set(words: str | list[str]) -> frozenset[str]:
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def tables() -> Tables:
    """The tables; raises ValueError where a form stands under two names."""
    folder = files(__package__)
    units = tomllib.loads(folder.joinpath("units.toml").read_text("utf-8"))
    words = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    forms = {form: (unit, "physical") for form, unit in _turned(units["physical"]).items()}
    forms |= {form: (unit, "duration") for form, unit in _turned(units["time"]).items()}
    money = _turned({code: entry["words"] for code, entry in units["currency"].items()})
    forms |= {form: (code, "money") for form, code in money.items()}
    forms |= dict.fromkeys(units["ratio"]["forms"], ("ratio", "ratio"))
    forms |= dict.fromkeys(units["ratio"]["points"], ("percentage points", "points"))
    forms |= dict.fromkeys(units["ratio"]["basis"], ("basis points", "points"))
    signs = _turned({code: entry["signs"] for code, entry in units["currency"].items()})
    longest = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    return Tables(
        units=forms,
        signs=signs,
        people=_set(units["people"]["nouns"]),
        things=_turned(units["things"]),
        before=_turned(words["before"]),
        after=_turned(words["after"]),
        fillers=_set(words["fillers"]["words"]),
        labels=_set(words["labels"]["words"]),
        stops=_set(words["stops"]["words"]),
        not_plural=_set(words["stops"]["not_plural"]),
        plurals=_set(words["stops"]["plurals"]),
        one_before=_set(words["one"]["before"]),
        one_after=_set(words["one"]["after"]),
        sign_before=re.compile(rf"(?<![\w$])(?:{longest})\s?$"),
        sign_ends=frozenset(sign[-1] for sign in signs),
    )
