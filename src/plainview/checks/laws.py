"""The table of laws that limit who may give which data to whom."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from plainview.vocab import entity, states

_ELSEWHERE = ("elsewhere", "other states")
FEDERAL = "federal"


@dataclass(frozen=True, slots=True)
class Practice:
    """What a law limits, as facts: who gives what to whom.

    `provider` and `recipient` are ids of the registry, which stand for their components too;
    empty for anybody. `provider_state` is a postal code. With `elsewhere` the recipient belongs to
    another state, with `federal` too it can be one of the federal government.
    """

    type: str
    category: frozenset[str]
    provider: tuple[str, ...]
    provider_state: str
    recipient: tuple[str, ...]
    elsewhere: bool
    federal: bool


@dataclass(frozen=True, slots=True)
class Law:
    """A law with its citation, its rule in words, and what a practice would need under it.

    `since` is the ISO day from which it stands, "" where it does not matter. `stated` and `done`
    are the ways in which a text states the rule or reports the practice, each a list of patterns
    that stand in one sentence. One of the bodies `federal` stands there too, if there are any.
    A text without any of `words` does not state the rule.
    """

    id: str
    name: str
    citation: str
    rule: str
    needs: str
    since: str
    words: tuple[str, ...]
    stated: tuple[tuple[re.Pattern[str], ...], ...]
    done: tuple[tuple[re.Pattern[str], ...], ...]
    federal: re.Pattern[str] | None
    facts: Practice | None


@cache
def laws() -> tuple[Law, ...]:
    """The laws in the order of the table."""
    text = resources.files("plainview.checks").joinpath("laws.toml").read_text("utf-8")
    return tuple(_law(item) for item in tomllib.loads(text)["law"])


def _law(item: dict[str, Any]) -> Law:
    facts = item.get("facts")
    return Law(
        item["id"], item["name"], item["citation"], item["rule"], item["needs"],
        item.get("since", ""),
        tuple(item.get("words", ())),
        tuple(_ways(line) for line in item.get("stated", ())),
        tuple(_ways(line) for line in item.get("done", ())),
        _called(item["federal"]) if "federal" in item else None,
        _practice(facts) if facts else None,
    )  # fmt: skip


def _ways(line: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one line of `stated` or `done`: all have to stand in the sentence."""
    return tuple(
        re.compile(rf"\b(?:{'|'.join(_phrase(phrase) for phrase in part.split('|'))})\b")
        for part in line.split(" + ")
    )


def _phrase(phrase: str) -> str:
    """A phrase as it stands, or with a capital where it begins a sentence."""
    plain = phrase.strip()
    words = re.escape(plain.removesuffix("*")) + (r"\w*" if plain.endswith("*") else "")
    return f"[{words[0]}{words[0].upper()}]{words[1:]}" if words[0].islower() else words


def _called(ids: list[str]) -> re.Pattern[str]:
    """Any name of some bodies."""
    names = [
        name
        for entry in map(entity, ids)
        if entry
        for name in (entry.name, *(alias.name for alias in entry.aliases))
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")


def _practice(facts: dict[str, Any]) -> Practice:
    recipient = facts.get("recipient", ())
    elsewhere = recipient in _ELSEWHERE
    return Practice(
        facts["type"],
        frozenset(facts["category"]),
        tuple(facts.get("provider", ())),
        facts.get("provider_state", ""),
        () if elsewhere else tuple(recipient),
        elsewhere,
        recipient == _ELSEWHERE[0],
    )


@lru_cache(maxsize=1 << 15)
def state_of(entity_id: str) -> str:
    """The postal code of the state that a body belongs to, "federal", or "" where it is not known.

    A class of bodies ("law enforcement agencies") belongs to none.
    """
    head, _, rest = entity_id.partition("-")
    postal = rest[:2].upper()
    if head == "ori" and postal in _postal():
        return postal
    if head == "us" and postal in _postal() and rest[2:3] in ("", "-"):
        return postal
    entry = entity(entity_id)
    while entry is not None and entry.kind == "agency":
        if entry.parent == "us-gov":
            return FEDERAL
        entry = entity(entry.parent or "")
    return ""


@lru_cache(maxsize=1 << 15)
def is_part(entity_id: str, bodies: tuple[str, ...]) -> bool:
    """Whether a body is one of some, or a component of one."""
    seen: str | None = entity_id
    while seen:
        if seen in bodies:
            return True
        entry = entity(seen)
        seen = entry.parent if entry else None
    return False


@cache
def _postal() -> frozenset[str]:
    return frozenset(state.postal for state in states())
