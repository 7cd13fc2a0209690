"""The words of `words.toml`, ready to be asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from plainview.checks.draft.thesaurus import meaning


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Groups of words.

    `stages` gives the stages that a word can stand for, `apart` and `against` pairs of stages,
    `opposites` pairs of word sets. `generic` are words of names that name nothing by themselves,
    `light` words that say nothing beside a number.
    """

    gives: frozenset[str]
    takes: frozenset[str]
    stages: dict[str, frozenset[str]]
    apart: frozenset[frozenset[str]]
    against: frozenset[frozenset[str]]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]
    opinion: frozenset[str]
    furniture: re.Pattern[str]
    measures: dict[str, str]
    hedges: frozenset[str]
    urging: frozenset[str]
    denials: frozenset[str]
    unmet: frozenset[str]
    merely: frozenset[str]
    refuting: frozenset[str]
    pondering: frozenset[str]
    acting: frozenset[str]
    reporting: frozenset[str]
    sole: frozenset[str]
    under: frozenset[str]
    events: tuple[frozenset[str], ...]
    told: re.Pattern[str]
    untold: re.Pattern[str]
    bounds: tuple[frozenset[str], frozenset[str]]
    excepting: frozenset[str]
    clauses: frozenset[str]
    false: re.Pattern[str]
    rumour: re.Pattern[str]
    generic: frozenset[str]
    light: frozenset[str]
    lasting: frozenset[str]
    ended: frozenset[str]
    never: frozenset[str]
    light_acts: frozenset[str]
    moving_acts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    table = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    stages: dict[str, frozenset[str]] = {}
    for name, listed in table["stages"].items():
        if isinstance(listed, str) and name not in ("hedges", "urging", "pondering"):
            for word in listed.split():
                stages[word] = stages.get(word, frozenset()) | {name}
    starts = "|".join(re.escape(one.strip()) for one in table["furniture"]["starts"].split("|"))
    return Lexicon(
        frozenset(table["moves"]["gives"].split()),
        frozenset(table["moves"]["takes"].split()),
        stages,
        _pairs(table["stages"]["apart"]),
        _pairs(table["stages"]["against"]),
        tuple(_sides(pair) for pair in table["opposites"]["pairs"]),
        frozenset(table["opinion"]["marks"].split()),
        re.compile(starts, re.IGNORECASE),
        dict(table["measures"]),
        frozenset(table["stages"]["hedges"].split()),
        frozenset(table["stages"]["urging"].split()),
        frozenset(table["denials"]["marks"].split()),
        frozenset(table["denials"]["unmet"].split()),
        frozenset(table["denials"]["merely"].split()),
        frozenset(table["denials"]["refuting"].split()),
        frozenset(table["stages"]["pondering"].split()),
        frozenset(table["acting"]["verbs"].split()),
        frozenset(table["telling"]["reporting"].split()),
        frozenset(map(meaning, table["events"]["sole"].split())),
        frozenset(table["events"]["under"].split()),
        tuple(
            frozenset(map(meaning, line.split())) | frozenset(line.split())
            for line in table["events"]["once"].strip().splitlines()
        ),
        re.compile(table["telling"]["told"], re.IGNORECASE),
        re.compile(table["telling"]["untold"], re.IGNORECASE),
        (frozenset(table["bounds"]["above"].split()), frozenset(table["bounds"]["below"].split())),
        frozenset(table["denials"]["excepting"].split()),
        frozenset(table["denials"]["clauses"].split()),
        re.compile("|".join(table["hearsay"]["false"]), re.IGNORECASE),
        re.compile("|".join(table["hearsay"]["rumour"]), re.IGNORECASE),
        frozenset(table["generic"]["words"].split()),
        frozenset(table["light"]["words"].split()),
        frozenset(table["lasting"]["still"].split()),
        frozenset(table["lasting"]["ended"].split()),
        frozenset(table["lasting"]["never"].split()),
        frozenset(table["acts"]["light"].split()),
        frozenset(table["acts"]["moving"].split()),
    )


def _pairs(listed: list[str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in listed)


def _sides(pair: str) -> tuple[frozenset[str], frozenset[str]]:
    one, two = pair.split("|")
    return frozenset(one.split()), frozenset(two.split())
