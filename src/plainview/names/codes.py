"""Federal bodies by the codes and spellings of award data: "070/7012", "1100: EXECUTIVE OFFICE"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

from plainview.model import Candidate
from plainview.names import known
from plainview.names.context import NOWHERE, Surroundings
from plainview.names.known import Key, key
from plainview.names.person_lists import lists
from plainview.vocab import entity, federal
from plainview.vocab.tables import words as word_list

_BOTH = re.compile(r"(?:CGAC |FPDS )?(\d{3})(?: ?[/,-] ?| )([0-9][0-9A-Z]{3})")
_LABELLED = re.compile(
    r"(?:CGAC|FPDS|agency|sub-?(?:tier|agency))(?: code)?[ :#]*(\d{3}|[0-9][0-9A-Z]{3})",
    re.IGNORECASE,
)
_BARE = re.compile(r"0\d{2}|(?!19|20)\d{4}|\d{2}[A-Z][A-Z0-9]|\d{3}[A-Z]")
_WITHIN = re.compile(r"([A-Z]{2,6}),? ((?:OFFICE|BUREAU|Office|Bureau|[A-Z]+).+)")
_ACRONYM = re.compile(r" \([A-Z. ]{2,12}\)$")
_PREFIXED = re.compile(r"([0-9][0-9A-Z]{3}): ?(.+)")
_CODED = re.compile(r"(.+?) ?\(([0-9][0-9A-Z]{3})\)")
_INVERTED = re.compile(
    r"([^,]{3,70}), ((?:U\.?S\.? )?(?:department|office|bureau)(?: of(?: the)?)?)", re.I
)
_CODE = 0.98
_NAME = 0.94
_BARE_SCORE = 0.6
_OPEN = 0.3
_FEW = 4
_SHORTEST = 4
_ABBREVIATED = 0.9
# words that headings shout, and short names of other things
_SHOUTED = word_list("world miss arctic the treas farmer missing apec nato cites gatt rita vets")


def by_code(name: str) -> list[Candidate]:
    """The body that a code stands for, alone or before or behind a name."""
    if not name[:1].isascii() or not (
        name[:1].isdigit() or name[-1] == ")" or "0" <= name[-1] <= "9"
    ):
        return []
    if both := _BOTH.fullmatch(name):
        return _found(federal.body_with_code(both[2], both[1]), _CODE)
    if labelled := _LABELLED.fullmatch(name):
        return _found(federal.body_with_code(labelled[1]), _CODE)
    if _BARE.fullmatch(name):
        return _found(federal.body_with_code(name), _BARE_SCORE)
    for pattern, code, words in ((_PREFIXED, 1, 2), (_CODED, 2, 1)):
        found = pattern.fullmatch(name)
        body = federal.body_with_code(found[code]) if found else None
        if found and body and _agree(body, found[words]):
            return _found(body, _CODE)
    return []


def _agree(body: federal.Body, name: str) -> bool:
    """Whether code and name say the same; in doubt neither counts."""
    words = set(key(name))
    return bool(words & set(key(body.name))) or name.upper() == body.abbreviation


def by_name(name: str, around: Surroundings = NOWHERE) -> list[Candidate]:
    """Federal bodies that the registry proper does not list, under their official names.

    A name that several departments use counts where the context names the department or the code.
    """
    prefixed = _WITHIN.fullmatch(name)
    if prefixed and (department := _bodies_named(prefixed[1])):
        within_it = by_name(prefixed[2], Surroundings(parents=department))
        if within_it and within_it[0].score >= _NAME:
            return within_it
    name = _ACRONYM.sub("", name)
    inverted = _INVERTED.fullmatch(name)
    found = _names().get(key(f"{inverted[2]} {inverted[1]}" if inverted else name), ())
    if around.code and (body := federal.body_with_code(around.code)) in found:
        return _found(body, _CODE)
    above = around.parents or around.named
    within = [body for body in found if _above(body) in above]
    if within:
        return [
            _candidate(body, _NAME, "same words, department in the context")
            for body in {body.id: body for body in within}.values()
        ]
    ids = {body.id for body in found}
    if len(ids) == 1 and not around.parents:
        return _found(found[0], _NAME, "same words")
    # dozens of departments have a general counsel: without a department the name says nothing
    if len(ids) > _FEW:
        return []
    return [_candidate(b, _OPEN, f"one of {len(ids)}") for b in {b.id: b for b in found}.values()]


@cache
def _by_abbreviation() -> dict[str, list[federal.Body]]:
    table: dict[str, list[federal.Body]] = defaultdict(list)
    for body in federal.bodies().values():
        if len(body.abbreviation) >= _SHORTEST and body.abbreviation.isupper():
            table[body.abbreviation].append(body)
    return dict(table)


def by_acronym(text: str) -> list[Candidate]:
    """The one federal body that award data abbreviate so; a shouted word is none."""
    found = _by_abbreviation().get(text, [])
    if len({body.id for body in found}) != 1 or _is_word(text.lower()):
        return []
    return _found(found[0], _ABBREVIATED, "abbreviation in award data")


def _is_word(text: str) -> bool:
    return bool(lists().marks.get(text, 0)) or text in _SHOUTED


def by_office_code(name: str, around: Surroundings) -> list[Candidate]:
    """The office whose code a row gives beside its name: "DETENTION MANAGEMENT" and 70CDCR."""
    own = set(key(name))
    return [
        replace(item, score=_CODE, reason=f"office code {around.code}")
        for item in (known.exact(around.code) if around.code else ())
        if own and len(own & set(key(item.name))) >= len(own) / 2
    ]


def _bodies_named(acronym: str) -> frozenset[str]:
    found = (entity(item.id) for item in known.exact(acronym))
    return frozenset(entry.id for entry in found if entry is not None and entry.type == "Org")


def _above(body: federal.Body) -> str:
    above = federal.bodies().get(body.department)
    return above.id if above else ""


@cache
def _names() -> dict[Key, tuple[federal.Body, ...]]:
    table: dict[Key, list[federal.Body]] = defaultdict(list)
    for body in federal.bodies().values():
        name_key = key(body.name)
        if len(name_key) > 1 or body.name.lower().startswith("united states "):
            table[name_key].append(body)
    return {name_key: tuple(bodies) for name_key, bodies in table.items()}


def _found(body: federal.Body | None, score: float, reason: str = "") -> list[Candidate]:
    if body is None:
        return []
    return [_candidate(body, score, reason or f"federal code {body.cgac}/{body.code}")]


def _candidate(body: federal.Body, score: float, reason: str) -> Candidate:
    listed = entity(body.listed) if body.listed else None
    return Candidate(body.id, (listed or federal.entity_of(body)).name, score, reason)
