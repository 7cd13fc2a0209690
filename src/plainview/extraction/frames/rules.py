"""The rules of patterns/rule.toml, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plainview.extraction.attribution.cues import any_of
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[rule]] of the file."""

    id: str
    shape: str
    act: str
    negated: str
    link: str
    example: str
    expects: dict[str, str]
    objects: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The file, ready for use: rules by word, phrases, nouns that rule."""

    rules: tuple[Rule, ...]
    trigger: Phrases
    by_trigger: dict[str, tuple[Rule, ...]]
    weak: frozenset[str]
    nouns_too: frozenset[str]
    auxiliary: frozenset[str]
    no_part: frozenset[str]
    laws: re.Pattern[str]
    law_words: Phrases
    proposed: re.Pattern[str]
    courts: re.Pattern[str]
    would: re.Pattern[str]
    handled: frozenset[str]
    records: re.Pattern[str]
    keeping: Phrases
    deleting: frozenset[str]
    holders: re.Pattern[str]
    counted: frozenset[str]
    limiting: frozenset[str]
    boilerplate: re.Pattern[str]
    leave: re.Pattern[str]
    doers: Phrases
    forms: dict[str, str]
    done_to: frozenset[str]
    gone: frozenset[str]

    def law_in(self, words: str) -> re.Match[str] | None:
        """The first word for a law or order; `laws` itself is for texts in lower case."""
        return self.laws.search(words.lower().replace("law enforcement", "... enforcement"))


@cache
def rules() -> Rules:
    """The rules as they come with the package."""
    path = Path(__file__).parent / "patterns" / "rule.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    by_trigger: dict[str, tuple[Rule, ...]] = {}
    found = []
    forms: dict[str, str] = {}
    for raw in table["rule"]:
        rule = _rule(raw)
        found.append(rule)
        words = raw.get("words", ())
        inflected: dict[str, str] = {}
        for verb in (*raw.get("verbs", "").split(), *raw.get("phrasal", ())):
            first, *rest = verb.split()
            for form, tags in lexicon().forms(first).items():
                inflected[" ".join((form, *rest))] = tags
        forms |= inflected
        for word in (*(words.split() if isinstance(words, str) else words), *inflected):
            by_trigger[word] = (*by_trigger.get(word, ()), rule)
    laws, cues = table["laws"], table["cues"]
    clauses = table["clauses"]
    return Rules(
        tuple(found), Phrases(by_trigger), by_trigger, frozenset(cues["weak"].split()),
        frozenset(cues["nouns_too"].split()), frozenset(cues["auxiliary"].split()),
        frozenset(cues["no_part"].split()),
        any_of(f"{laws['in_force']} {laws['proposed']}".split()),
        Phrases(f"{laws['in_force']} {laws['proposed']}".split()),
        any_of(laws["proposed"].split(), fold=True), any_of(cues["issuing"].split(), fold=True),
        any_of(cues["proposed"].split(), fold=True), frozenset(clauses["handled"].split()),
        any_of(clauses["records"].split()), Phrases(clauses["keeping"].split()),
        frozenset(clauses["deleting"].split()), any_of(clauses["holders"].split()),
        frozenset(clauses["counted"].split()), frozenset(cues["limiting"].split()),
        any_of(clauses["boilerplate"].split()), any_of(cues["leave"].split()),
        Phrases(f"{laws['doing']} {laws['proposed']}".split()), forms,
        frozenset(clauses["done_to"].split()), frozenset(cues["gone"].split()),
    )  # fmt: skip


def _rule(raw: dict[str, Any]) -> Rule:
    return Rule(
        f"rule.{raw['id']}", raw["shape"], raw["act"], raw["negated"], raw.get("link", ""),
        raw["example"], raw["expects"],
        any_of(raw["objects"].split()) if "objects" in raw else None,
    )  # fmt: skip
