"""From a printed name to entries of the registry, with the reason for each.

Names as they are written come first, then the same words in another typography, codes, agencies of
a place, misspelt names, names whose words a machine has replaced, and last a provisional identity
for an organisation that no list has. What surrounds a name decides between its meanings; it never
makes one body of an agency and its parent. A name that is no organisation's, a person's above all,
gives nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from plainview.model import Candidate
from plainview.names import ambiguous, codes, known, local
from plainview.names.context import (
    NOWHERE,
    Context,
    Surroundings,
    relatives,
    state_of,
    surroundings,
)
from plainview.names.distorted import agreeing, distorted, is_distorted
from plainview.names.mixed import MOST, NO_BODY, mixed
from plainview.names.readings import (
    ending,
    part_of,
    part_of_named,
    part_with_whole,
    people_of,
    possessed,
    referred,
    titled,
)
from plainview.names.same import alike
from plainview.names.unlisted import provisional
from plainview.vocab.registry import entity

SURE = 0.9
"""A candidate of this score is the body named; below 0.5 it is a suggestion."""

_OUT_OF_STATE = 0.3
_SUGGESTED = 0.6


def resolve(name: str, context: Context | None = None) -> list[Candidate]:
    """The entries that a name can stand for, best first; [] when nothing fits.

    `context` is the sentence around the name, or other names of the document, or a mapping with
    any of `state`, `county`, `parent`, `code`, `date`, `names`, `text` (the sentence) and
    `document` (the whole text, for the acronyms that it defines). Without it an ambiguous
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
    return _ordered(_meanings(known.cleaned(name), NOWHERE), NOWHERE)


@lru_cache(maxsize=1 << 14)
def _within(text: str, around: Surroundings) -> tuple[Candidate, ...]:
    found = (
        part_of_named(text, around)
        or referred(text, around)
        or codes.by_office_code(text, around)
        or _as_defined(text, around)
    )
    if not found:
        found = list(_in_row(text, _row(text, around)))
        if not found or found[0].score < _SUGGESTED:
            found = (
                codes.by_name(text, around)
                or ambiguous.by_initials(text, around)
                or ending(text, around)
                or found
            )
        found = ambiguous.by_words_near(text, found, around)
        found = agreeing(text, ambiguous.shouted(text, found, around), around.document)
    return _ordered(found, around)


def _row(text: str, around: Surroundings) -> Surroundings:
    """What of a context is the same for many names: the row's, not the sentence's."""
    date = around.date if known.is_dated(text) or " " in text else None
    return Surroundings(around.state, around.county, around.parents, code=around.code, date=date)


@lru_cache(maxsize=1 << 15)
def _in_row(text: str, around: Surroundings) -> tuple[Candidate, ...]:
    found = [_of_state(item, around) for item in _meanings(text, around)]
    if around.state and any(map(is_distorted, found)):
        # rows of records are no spun text: "Division of Homeland Security" is the state's
        found = [item for item in found if not is_distorted(item)]
        found = found or provisional(text, around.state)
    if around.state and all(item.score < SURE or _is_class(item) for item in found):
        better = _state_body(text, around.state) or local.by_name(text, around)
        found = [*better, *(item for item in found if item.id not in {b.id for b in better})]
    return tuple(found)


def _state_body(text: str, postal: str) -> list[Candidate]:
    """ "Department of Motor Vehicles" in California: that state's."""
    state = local.state_name(postal)
    found = known.exact(f"{state} {text}") if state and text[:1].isupper() else []
    return [
        replace(item, reason=f"{item.reason}, of {state}")
        for item in found
        if (entry := entity(item.id)) and entry.type == "Org"
    ]


def _as_defined(text: str, around: Surroundings) -> list[Candidate]:
    """What an acronym stands for in this document, where the document says so."""
    name = ambiguous.defined_as(text, around)
    if name is None:
        return []
    found = _meanings(known.cleaned(name), _row(name, around))
    return ambiguous.by_definition(text, name, found)


def _meanings(text: str, around: Surroundings) -> list[Candidate]:
    """What a cleaned name can stand for, by the first way of reading it that gives anything."""
    if not text:
        return []
    found = (
        known.exact(text, around.date)
        or known.exact(text)
        or known.by_words(text)
        or [item for item in known.bracketed(text) if not is_distorted(item)]
    )
    if found:
        return [*found, *ambiguous.other_meanings(text, found)]
    found = codes.by_code(text) or local.by_ori(text) or codes.by_acronym(text)
    if found or len(text) < 4 or " " not in text:
        return found or ambiguous.other_meanings(text, [])
    return (
        people_of(text)
        or part_of(text)
        or possessed(text)
        or part_with_whole(text)
        or titled(text, around.date)
        or codes.by_name(text, around)
        or local.by_name(text, around)
        or distorted(text)
        or known.misspelt(text)
        or [*_provisional(text, around.state), *mixed(text)]
    )


def _provisional(text: str, state: str | None) -> list[Candidate]:
    name, own = local.spelt_out(text)
    return provisional(name if own else text, own or state)


def _ordered(found: list[Candidate], around: Surroundings) -> tuple[Candidate, ...]:
    named = around.named if found else frozenset()
    if len(found) > 1:
        near = relatives(named) if named else frozenset()
        found = sorted(found, key=lambda item: (-item.score, item.id not in near, item.id))
    if named:
        found = [_related(item, named) for item in found]
    return tuple(found)


def _related(item: Candidate, named: frozenset[str]) -> Candidate:
    """The candidate, with the body above it where the context names that: related, never merged."""
    entry = entity(item.id)
    if entry is None or entry.parent not in named or "component of" in item.reason:
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
