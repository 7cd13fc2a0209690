"""A text in which a body's own rule forbids a kind of sharing that the same text reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.laws import is_part
from plainview.checks.told import Told
from plainview.model import Finding
from plainview.vocab import entity

_DONE = ("agreed", "in_force")
_IMMIGRATION = "purpose:immigration_enforcement"
_ENFORCERS = ("us-ice", "us-cbp")
_OVER = re.compile(
    r"\b(?:until|before|formerly|previously|used to|no longer|stopp?(?:s|ed)|ended|ends|cut off"
    r"|halted|would|had been)\b",
    re.IGNORECASE,
)


def find(items: Sequence[Told]) -> Iterator[Finding]:
    """The rules of one document with the first practice that each of them forbids."""
    rules = [one for one in items if _forbids(one)]
    done = [one for one in items if rules and _shares(one)]
    for rule in rules:
        against = next((one for one in done if _against(one, rule)), None)
        if against:
            yield _finding(rule, against)


def _forbids(told: Told) -> bool:
    acts = {role.name for role in told.filled("act")}
    prose = told.type == "rule" and told.asserted and not told.official
    return prose and told.status == "in_force" and acts == {"forbids"}


def _shares(told: Told) -> bool:
    prose = told.type == "access" and told.asserted and not told.official
    return prose and told.status in _DONE and not _OVER.search(told.quote)


def _against(practice: Told, rule: Told) -> bool:
    """Whether the bound body gives what the rule names to whom it names, after the rule."""
    bound = {role.entity for role in rule.filled("bound") if role.entity}
    givers = {role.entity for role in practice.filled("provider", "program") if role.entity}
    what = {role.name for role in rule.filled("category")}
    given = {role.name for role in practice.filled("category")}
    if practice.quote == rule.quote or not (bound & givers and what & given):
        return False
    if _day(practice) and _day(rule) and _day(practice) < _day(rule):
        return False
    given_to = practice.filled("recipient")
    takers = [role for role in given_to if role.entity and role.entity not in bound | givers]
    if any(role.name == _IMMIGRATION for role in rule.filled("condition")):
        return any(is_part(role.entity, _ENFORCERS) for role in takers)
    return any(_named(role.entity, rule.quote) for role in takers)


def _day(told: Told) -> str:
    return ((told.time.event or told.time.as_of or told.time.start) if told.time else None) or ""


def _named(body: str, words: str) -> bool:
    """Whether words name a body, by any of its names."""
    known = entity(body)
    names = [known.name, *(alias.name for alias in known.aliases)] if known else []
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in names)


def _finding(rule: Told, practice: Told) -> Finding:
    giver, taker, what = (
        ", ".join(dict.fromkeys(role.name for role in practice.filled(*names)))
        for names in (("provider", "program"), ("recipient",), ("category",))
    )
    kinds = what.replace("data:", "").replace("_", " ")
    words = (
        f"{rule.doc} tells of a rule that forbids {giver} to share data ({kinds}), and that {taker}"
        " gets such data from there"
    )
    return Finding(
        "rule_and_practice", "medium", words, "", (rule.fact, practice.fact),
        "the text of the rule with its exceptions, and the dates of both",
    )  # fmt: skip


CHECK = Check(
    "rule_and_practice",
    "A body keeps to its own rule. Told is where one text says that a rule in force forbids a body"
    " to share a kind of data, with somebody whom the rule names or for immigration enforcement,"
    " and that the body does; never that a rule was broken, since there can be exceptions.",
    "rules that forbid and data that is shared, of one body in one document",
    "a city's policy forbids its police to give ICE plate reads; ICE gets plate reads from them",
    "told_by_document",
    find,
)
