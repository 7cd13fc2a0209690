"""From a printed name to entries of the registry, with the reason for each.

Names as they are written come first, then the same words in another typography, codes, agencies of
a place, misspelt names, names whose words a machine has replaced, and last a provisional identity
for an organisation that no list has. What surrounds a name decides between its meanings; it never
makes one body of an agency and its parent. A name that is no organisation's, a person's above all,
gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from plainview.model import Candidate
from plainview.names import codes, known, local
from plainview.names.context import (
    NOWHERE,
    Context,
    Surroundings,
    relatives,
    state_of,
    surroundings,
)
from plainview.names.distorted import distorted
from plainview.names.mixed import MOST, NO_BODY, mixed
from plainview.names.same import alike
from plainview.names.unlisted import cue_table, provisional
from plainview.vocab.registry import entity

SURE = 0.9
"""A candidate of this score is the body named; below 0.5 it is a suggestion."""

_PEOPLE_OF = 0.9
_OUT_OF_STATE = 0.3
_OTHER_MEANING = 0.45
_OIG = "Office of Inspector General"
_OIG_FORMS = r"(?:Office of (?:the )?)?Inspector General(?:'s office)?|OIG|IG"
_INSPECTOR = re.compile(rf"(?:the )?(?:{_OIG_FORMS})", re.IGNORECASE)
_INSPECTOR_OF = re.compile(
    rf"(?:the )?(?:{_OIG_FORMS}) (?:at|of|for|within) (?:the )?(.+)"
    rf"|(?:the )?(.+?)(?:'s)? (?:{_OIG_FORMS})",
    re.IGNORECASE,
)
_SUGGESTED = 0.6


def resolve(name: str, context: Context | None = None) -> list[Candidate]:
    """The entries that a name can stand for, best first; [] when nothing fits.

    `context` is the sentence around the name, or other names of the document, or a mapping with
    any of `state`, `county`, `parent`, `code`, `date`, `names` and `text`. Without it an ambiguous
    name keeps all its meanings: namesakes of several states have one score. A holder's name gives
    the office. An organisation that is not listed gets an id from its name and a score under 0.5.
    """
    if context is None:
        return list(_alone(name))
    return list(_within(known.cleaned(name), surroundings(context)))


def same_org(a: str, b: str) -> float:
    """How likely two names are the same body, 0 to 1; `same.THRESHOLD` parts same from different.

    What the registry knows decides where it knows both names; an agency and its parent are two
    bodies. Names that it does not know are compared by their words.
    """
    if a == b:
        return 1.0
    first, second = _listed(a), _listed(b)
    if first and second:
        best = {item.id: item.score for item in second}
        return max((min(item.score, best.get(item.id, 0.0)) for item in first), default=0.0)
    likeness = alike(a, b)
    if first or second:
        listed = {item.id for item in first or second}
        # the registry knows one of them and says that the other is no name of it
        if any(
            item.id in listed
            for item in resolve(b if first else a)
            if item.reason.startswith(NO_BODY)
        ):
            return min(likeness, MOST)
    return likeness


def _listed(name: str) -> list[Candidate]:
    return [item for item in resolve(name) if item.score >= _SUGGESTED]


@lru_cache(maxsize=1 << 17)
def _alone(name: str) -> tuple[Candidate, ...]:
    return _ordered(_meanings(known.cleaned(name)), NOWHERE)


@lru_cache(maxsize=1 << 14)
def _within(text: str, around: Surroundings) -> tuple[Candidate, ...]:
    part = _part_of_named(text, around)
    if part:
        return _ordered(part, around)
    found = [_of_state(item, around) for item in _meanings(text, around)]
    if around.state and all(item.score < SURE or _is_class(item) for item in found):
        better = local.by_name(text, around)
        found = [*better, *(item for item in found if item.id not in {b.id for b in better})]
    return _ordered(_by_words_near(text, found, around), around)


def _meanings(text: str, around: Surroundings = NOWHERE) -> list[Candidate]:
    """What a cleaned name can stand for, by the first way of reading it that gives anything."""
    if not text:
        return []
    found = (
        known.exact(text, around.date)
        or known.exact(text)
        or known.by_words(text)
        or known.bracketed(text)
    )
    if found:
        return [*found, *_other_meanings(text, found)]
    found = codes.by_code(text) or local.by_ori(text)
    if found or len(text) < 4 or " " not in text:
        return found or _other_meanings(text, [])
    return (
        _people_of(text)
        or _part_of(text)
        or _possessed(text)
        or codes.by_name(text, around)
        or local.by_name(text, around)
        or known.misspelt(text)
        or distorted(text)
        or [*provisional(text, around.state), *mixed(text)]
    )


def _ordered(found: list[Candidate], around: Surroundings) -> tuple[Candidate, ...]:
    if len(found) > 1:
        near = relatives(around.named) if around.named else frozenset()
        found = sorted(found, key=lambda item: (-item.score, item.id not in near, item.id))
    if around.named:
        found = [_related(item, around) for item in found]
    return tuple(found)


def _related(item: Candidate, around: Surroundings) -> Candidate:
    """The candidate, with the body above it where the context names that: related, never merged."""
    entry = entity(item.id)
    if entry is None or entry.parent not in around.named or "component of" in item.reason:
        return item
    above = entity(entry.parent)
    return replace(item, reason=f"{item.reason}; component of {above.name}") if above else item


def _of_state(item: Candidate, around: Surroundings) -> Candidate:
    """The candidate, scored low if it is a local agency of another state than the context's."""
    if around.state is None:
        return item
    entry = entity(item.id)
    if entry is None or entry.kind not in ("police", "sheriff", "city", "agency", "legislature"):
        return item
    state = state_of(entry)
    if state is None or state == around.state:
        return item
    return replace(item, score=_OUT_OF_STATE, reason=f"{item.reason}, of {state}")


def _is_class(item: Candidate) -> bool:
    entry = entity(item.id)
    return entry is not None and entry.kind.endswith("class")


@cache
def _ambiguous() -> dict[str, dict[str, frozenset[str]]]:
    return {
        acronym: {entity_id: frozenset(cues.split()) for entity_id, cues in table.items()}
        for acronym, table in cue_table()["acronyms"].items()
    }


def _other_meanings(text: str, found: list[Candidate]) -> list[Candidate]:
    """Further bodies that go by an acronym, low without words that speak for them."""
    table = _ambiguous().get(text)
    if not table:
        return []
    others = set(table) - {item.id for item in found}
    entries = [entry for entity_id in others if (entry := entity(entity_id))]
    return [Candidate(e.id, e.name, _OTHER_MEANING, "another body's acronym") for e in entries]


def _by_words_near(text: str, found: list[Candidate], around: Surroundings) -> list[Candidate]:
    """Meanings of an ambiguous acronym, in the order of the words near it that speak for each."""
    table = _ambiguous().get(text)
    if not table or not around.words:
        return found
    said = {entity_id: len(cues & around.words) for entity_id, cues in table.items()}
    most = max(said.values())
    if not most:
        return found
    ranked = []
    for item in found:
        if said.get(item.id) == most:
            ranked.append(replace(item, score=0.95, reason="acronym, by the words near it"))
        else:
            ranked.append(replace(item, score=min(item.score, _OTHER_MEANING)))
    return ranked


def _part_of_named(text: str, around: Surroundings) -> list[Candidate]:
    """ "OIG" or "the inspector general" beside a department: that department's."""
    if not (around.named or around.parents) or not _INSPECTOR.fullmatch(text):
        return []
    return [item for item in codes.by_name(_OIG, around) if item.score >= SURE]


def _part_of(text: str) -> list[Candidate]:
    """ "Office of Inspector General at Health and Human Services": the name says whose."""
    found = _INSPECTOR_OF.fullmatch(text)
    above = known.exact(found[1] or found[2]) if found else []
    if not above:
        return []
    around = Surroundings(parents=frozenset(item.id for item in above))
    return [item for item in codes.by_name(_OIG, around) if item.score >= SURE]


@cache
def _people() -> frozenset[str]:
    return frozenset(cue_table()["people"].split())


def _people_of(text: str) -> list[Candidate]:
    """ "HSI agents": the body that the people are of."""
    body, _, last = text.rpartition(" ")
    if last.lower() not in _people():
        return []
    found = known.exact(body.removesuffix("'s"))
    return [
        replace(item, score=min(item.score, _PEOPLE_OF), reason=f"people of it: {last}")
        for item in found
        if (entry := entity(item.id)) and entry.type == "Org"
    ]


def _possessed(text: str) -> list[Candidate]:
    """ "ICE's Homeland Security Investigations": the part, of a body above it or of a place."""
    whole, mark, part = text.partition("'s ")
    found = known.exact(part) if mark and " " in part else []
    owners = {item.id for item in known.exact(whole)} if found else set()
    return [
        replace(item, score=min(item.score, SURE), reason=f"{item.reason}, of {whole}")
        for item in found
        if owners & set(_above(item.id)) or any(owner.startswith("pl-") for owner in owners)
    ]


def _above(entity_id: str) -> Iterator[str]:
    entry = entity(entity_id)
    while entry is not None and entry.parent:
        yield entry.parent
        entry = entity(entry.parent)
