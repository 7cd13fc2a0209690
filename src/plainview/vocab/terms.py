"""The controlled vocabularies: ids and the phrases that stand for them in print."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plainview.vocab.tables import DATA

_CHOICE = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary id or class, its kind, and the phrases as the data file writes them."""

    id: str
    kind: str
    patterns: tuple[str, ...]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every term of the vocabularies, in the order of the data file."""
    with (DATA / "terms.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(
        Term(term_id, kind, tuple(patterns))
        for kind, entries in tables.items()
        for term_id, patterns in entries.items()
    )


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Term, ...]]:
    """Every phrase in lower case, written out, with the terms that it stands for."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        for pattern in term.patterns:
            for phrase in _written_out(pattern.lower()):
                if term not in found.setdefault(phrase, []):
                    found[phrase].append(term)
    return {phrase: tuple(options) for phrase, options in found.items()}


def _written_out(pattern: str) -> Iterator[str]:
    found = _CHOICE.search(pattern)
    if not found:
        yield pattern
        return
    options = ["", found[2]] if found[2] is not None else []
    for option in options or _choices(found[1]):
        yield from _written_out(pattern[: found.start()] + option + pattern[found.end() :])


def _choices(text: str) -> list[str]:
    return text.split("|")
