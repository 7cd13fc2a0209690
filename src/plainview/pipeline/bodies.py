"""Institutions: what the record says of each, joined with what the registry knows of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from plainview.model import Alias, Entity
from plainview.names import resolve, unlisted_people
from plainview.names.known import key
from plainview.names.resolving import SURE
from plainview.names.unlisted import ID_PREFIX
from plainview.store import Record
from plainview.store.judged_list import JudgedRow
from plainview.store.judging import surface_key
from plainview.store.orgs import AppearanceRow
from plainview.vocab import entities, entity

PROVISIONAL = "provisional"
"""The kind of a body that no list has: its id is made of its name."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a type have the institution in a role."""

    type: str
    role: str
    facts: int


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution and how many facts name it; `with_parts` counts its components' too."""

    id: str
    name: str
    type: str
    kind: str
    parent: str | None
    facts: int
    with_parts: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that name the institution, and how many facts have them."""

    surface: str
    facts: int


@dataclass(frozen=True, slots=True)
class Office:
    """A post of the institution, how many facts name it, and its public holders with dates."""

    id: str
    name: str
    facts: int
    holders: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """All about one institution.

    `chain` are the bodies above it, the nearest first. `parts` are its components that facts name,
    `other_parts` the names of those that none does. `otherwise` counts the facts that mean it in
    other words than its names: "it", or who speaks for it.
    """

    institution: Institution
    aliases: tuple[Alias, ...]
    chain: tuple[tuple[str, str], ...]
    seen: tuple[Seen, ...]
    otherwise: int
    parts: tuple[Institution, ...]
    other_parts: tuple[str, ...]
    offices: tuple[Office, ...]
    documents: int
    appearances: tuple[AppearanceRow, ...]
    judgements: tuple[JudgedRow, ...]


def institutions(
    record: Record, *, type: str | None = None, kind: str | None = None
) -> list[Institution]:
    """The organisations that facts name, the most frequent first.

    `type` counts facts of one type alone, `kind` narrows to a kind of body ("sheriff").
    """
    facts = record.facts_of_each(type=type)
    bodies = [each for each in facts if _is_body(each)]
    below = _below(facts)
    groups = {each: (each, *below[each]) for each in bodies if each in below}
    found = _assembled(record, bodies, facts, groups, type)
    kept = [each for each in found if kind is None or each.kind == kind]
    return sorted(kept, key=lambda each: (-each.facts, each.name))


def institution(record: Record, entity_id: str) -> InstitutionPage:
    """The page of one institution, with its components, offices and holders."""
    facts = record.facts_of_each()
    below = _below(facts)[entity_id]
    groups = {each: (each, *_below(facts)[each]) for each in (entity_id, *below) if _is_body(each)}
    found = _assembled(record, groups, facts, groups, None)
    own = next(each for each in found if each.id == entity_id)
    parts = sorted((e for e in found if e.id != entity_id), key=lambda e: (-e.facts, e.name))
    listed = entity(entity_id)
    aliases = listed.aliases if listed else ()
    judgements = [row for row in record.judged() if row.entity == entity_id]
    seen, others = _seen(record, own, aliases, {row.surface for row in judgements})
    children = [each for each in entities() if each.parent == entity_id]
    with_parts = {entity_id, *below}
    documents, appearances = record.appearances(with_parts)
    return InstitutionPage(
        own,
        tuple(alias for alias in aliases if alias.how != "holder"),
        tuple((above.id, above.name) for above in _above(entity_id)),
        seen,
        others,
        tuple(parts),
        tuple(e.name for e in children if e.type == "Org" and e.id not in facts),
        tuple(_office(e, facts) for e in children if e.type == "Office"),
        documents,
        tuple(appearances),
        tuple(judgements),
    )


def facts_naming(record: Record, words: str, *, parts: bool = False) -> dict[str, Any]:
    """The filter for facts that name what some words mean: an id, a listed name, or any filler.

    `parts` takes in the components and offices of a body. What only reads as a filler's name is
    looked for as it is written.
    """
    listed = entity(words)
    sure = [item.id for item in resolve(words) if item.score >= SURE]
    ids = [listed.id] if listed else sure[:1] or [words] * words.startswith(ID_PREFIX)
    if not ids:
        return {"name": words}
    below = _below(record.facts_of_each())[ids[0]] if parts else []
    return {"orgs": (ids[0], *below)}


def _assembled(
    record: Record,
    bodies: Iterable[str],
    facts: dict[str, int],
    groups: dict[str, tuple[str, ...]],
    type: str | None,
) -> list[Institution]:
    wanted = list(bodies)
    counts: dict[str, list[Count]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for row in record.role_counts(wanted):
        names[row.entity][row.name] += row.facts
        if type in (None, row.type):
            counts[row.entity].append(Count(row.type, row.role, row.facts))
    totals = record.facts_of_any(groups, type=type)
    found = []
    for each in wanted:
        listed, own = entity(each), facts.get(each, 0)
        seen_as = names[each].most_common(1)
        found.append(
            Institution(
                each,
                listed.name if listed else seen_as[0][0] if seen_as else each,
                listed.type if listed else "Org",
                listed.kind if listed else PROVISIONAL,
                listed.parent if listed else None,
                own,
                totals.get(each, own),
                tuple(counts[each]),
            )
        )
    return found


def _is_body(entity_id: str) -> bool:
    listed = entity(entity_id)
    return entity_id.startswith(ID_PREFIX) if listed is None else listed.type == "Org"


def _above(entity_id: str) -> list[Entity]:
    chain: list[Entity] = []
    entry = entity(entity_id)
    while entry and entry.parent and (above := entity(entry.parent)) and above not in chain:
        chain.append(above)
        entry = above
    return chain


def _below(named: Collection[str]) -> defaultdict[str, list[str]]:
    """For each body, those of the named entities that are part of it, offices too."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted(named):
        listed = entity(each)
        if listed is not None and listed.type in ("Org", "Office"):
            for above in _above(each):
                below[above.id].append(each)
    return below


def _office(entry: Entity, facts: dict[str, int]) -> Office:
    """A post; of the forms of a holder's name the fullest."""
    held: dict[tuple[str, str], Alias] = {}
    for alias in entry.aliases:
        if alias.how == "holder":
            term = (alias.valid_from or "", alias.valid_to or "")
            if term not in held or len(alias.name) > len(held[term].name):
                held[term] = alias
    holders = tuple(held[term] for term in sorted(held))
    return Office(entry.id, entry.name, facts.get(entry.id, 0), holders)


def _seen(
    record: Record, own: Institution, aliases: tuple[Alias, ...], judged: Iterable[str]
) -> tuple[tuple[Seen, ...], int]:
    """The words that name it, one typography each; "it" and those who speak for it only counted."""
    names = [own.name, *(alias.name for alias in aliases if alias.how != "holder")]
    words = {word for name in names for word in key(name)} | {surface_key(n) for n in names}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    listed, others = record.surfaces([own.id])
    for row in listed:
        folded = surface_key(row.surface)
        if folded in judged or (words & {folded, *key(row.surface)} and _nobody(row.surface)):
            forms[folded][row.surface] += row.facts
        else:
            others += row.facts
    seen = (Seen(each.most_common(1)[0][0], each.total()) for each in forms.values())
    return tuple(sorted(seen, key=lambda each: (-each.facts, each.surface))), others


def _nobody(surface: str) -> bool:
    return bool(resolve(surface)) or not unlisted_people(surface)
