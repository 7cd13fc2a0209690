"""An answer of a model, read as what it is: text from outside that may be anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plainview.extraction.llm.reasons import Rejection
from plainview.model import FACT_TYPES

MOST_FACTS = 200
"""Facts that one answer may hold; a part of a text states far fewer."""

LONGEST = 2_000_000
"""Characters of an answer that are looked at."""

_MOST_PARTS, _LONGEST_WORDS = 60, 4_000
_LIST = re.compile(r'"facts"\s*:\s*\[')
_BARE_LIST = re.compile(r"(?m)^\s*\[\s*(?=\{)")
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Named:
    """The words of the text that a model names for a role or measure, and what it calls them."""

    role: str
    surface: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as a model states it. Nothing of it has been checked but its shape."""

    quote: str
    type: str
    status: str
    modality: str
    polarity: str
    roles: tuple[Named, ...] = ()
    measures: tuple[Named, ...] = ()
    time: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The facts of an answer that have the form asked for, and what was wrong with the rest."""

    facts: tuple[Stated, ...]
    rejected: tuple[Rejection, ...] = ()


def read(answer: str) -> Parsed:
    """The facts of an answer; raises nothing, whatever it holds.

    Words around the JSON, code fences and a model's thinking aloud are skipped. Of an answer that
    breaks off the facts that are whole are kept.
    """
    answer = answer[:LONGEST]
    # the last list is the answer: thinking aloud comes before it
    opened = [*_LIST.finditer(answer)][-1:] or [*_BARE_LIST.finditer(answer)][-1:]
    if not opened:
        return Parsed((), (Rejection("no_answer"),))
    facts: list[Stated] = []
    rejected: list[Rejection] = []
    for item in _items(answer, opened[0].end()):
        if item is _BROKEN:
            rejected.append(Rejection("cut_short"))
        elif len(facts) + len(rejected) >= MOST_FACTS:
            rejected.append(Rejection("too_many"))
            break
        elif (fact := _stated(item)) is not None:
            facts.append(fact)
        else:
            rejected.append(Rejection("bad_shape", _kind(item)))
    return Parsed(tuple(facts), tuple(rejected))


_BROKEN = object()


def _items(answer: str, at: int) -> Iterator[Any]:
    """The members of a JSON list that is open at a place; last _BROKEN, where it does not end."""
    decoder = json.JSONDecoder()
    while True:
        blank = _BETWEEN.match(answer, at)
        at = blank.end() if blank else at
        if answer[at : at + 1] == "]":
            return
        try:
            item, at = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):  # broken, absurdly nested, or a number of 5,000 digits
            yield _BROKEN
            return
        yield item


def _stated(item: Any) -> Stated | None:
    if not isinstance(item, dict):
        return None
    roles, measures = _named(item.get("roles"), "role"), _named(item.get("measures"), "name")
    quote, kind, status = (_words(item.get(key)) for key in ("quote", "type", "status"))
    modality, polarity = _words(item.get("modality"), "asserted"), _words(item.get("polarity"), "+")
    time = _words(item.get("time"), "")
    if roles is None or measures is None or quote is None or kind is None or status is None:
        return None
    if modality is None or polarity is None or time is None:
        return None
    return Stated(quote, kind, status, modality, polarity, roles, measures, time)


def _words(value: Any, default: str | None = None) -> str | None:
    """A value that is text of a bearable length; the default for none, None for anything else."""
    if value is None:
        return default
    return value if isinstance(value, str) and len(value) <= _LONGEST_WORDS else None


def _named(value: Any, key: str) -> tuple[Named, ...] | None:
    """The list of roles or measures; None where it is something else."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > _MOST_PARTS:
        return None
    found = []
    for item in value:
        if not isinstance(item, dict):
            return None
        role, surface = _words(item.get(key)), _words(item.get("surface"), "")
        if role is None or surface is None:
            return None
        if surface:  # else the text leaves it open
            found.append(Named(role, surface, _words(item.get("name"), "") or ""))
    return tuple(found)


def _kind(item: Any) -> str:
    """The type that a misshapen fact claims, if it is one that there is."""
    kind = item.get("type") if isinstance(item, dict) else None
    return kind if isinstance(kind, str) and kind in FACT_TYPES else ""
