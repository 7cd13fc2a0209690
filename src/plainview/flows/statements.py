"""Statements as flows read them, and the institutions that they are about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from plainview.vocab import entity, terms

ROLES = (
    *("provider", "recipient", "category", "program", "intermediary", "instrument", "authority"),
    *("lender", "act", "bound", "holder", "issuer", "condition"),
)
"""The roles of access, staffing and rule facts that say who passes what to whom, under what."""

UNNAMED = "provider that is not named"
"""Stands for whoever gives, where a statement does not say who; never for who receives."""

_BODIES = ("Org", "Office", "Program", "Place")
_MANY = ("agency-unspecified", "legislators")


class Party(NamedTuple):
    """What fills a role: its id in the registry ("" for none), its name, and how it is said.

    `surface` are the words of the text, given for `act` and `condition` only.
    """

    role: str
    entity: str
    name: str
    via: str
    surface: str | None = None


class Statement(NamedTuple):
    """One fact about access, staffing or a rule, as flows read it.

    `source` is where a name that no list has means one and the same body: a publisher's records,
    else the `document` alone, by its name. `official` says that it was read from a public record
    and not from prose. Dates are EDTF; `published` is the day of the document. `span` is where its
    words stand.
    """

    fact: str
    source: str
    document: str
    type: str
    status: str
    modality: str
    polarity: str
    official: bool
    start: str | None
    end: str | None
    as_of: str | None
    event: str | None
    published: str | None
    span: tuple[int, int]
    parties: tuple[Party, ...]

    def filled(self, *roles: str) -> list[Party]:
        """The fillers of some roles, in the order of the statement."""
        return [party for party in self.parties if party.role in roles]


@dataclass(frozen=True, slots=True)
class Body:
    """An institution of the graph: what it is called there, and its id ("" where no list has it).

    `many` says that it stands for many bodies ("sheriffs' offices") and not for one. `name` is what
    it is called anywhere, `source` where that is printed, "" where it has an id.
    """

    label: str
    entity: str
    many: bool
    name: str
    source: str


Key = tuple[str, str]
"""The id of a body, or else where its name is printed and the name."""


def key_of(statement: Statement, party: Party) -> Key | None:
    """What two parties that are one body have in common; None where it is none.

    Names that no list has are one body only where one source prints both; what is not printed at
    all ("owner of this list") is one only within its document.
    """
    source = statement.document if party.via == "implied" else statement.source
    return _key_of(source, party.entity, party.name)


@lru_cache(maxsize=100_000)
def _key_of(source: str, entity_id: str, name: str) -> Key | None:
    if entity_id:
        return ("", entity_id) if _is_body(entity_id) else None
    return None if name in _classes_of_people() else (source, name)


def _is_body(entity_id: str) -> bool:
    listed = entity(entity_id)
    return listed is None or listed.type in _BODIES


@lru_cache(maxsize=1)
def _classes_of_people() -> frozenset[str]:
    """Terms that stand for people and things, and not for who decides over data."""
    return frozenset(term.id for term in terms())


class Bodies:
    """Calls institutions by names that no two share, in the order in which they come."""

    def __init__(self) -> None:
        nobody = Body(UNNAMED, "", False, UNNAMED, "")
        self.by_key: dict[Key, Body] = {("", ""): nobody}
        self._alike: dict[str, list[Key]] = {UNNAMED: [("", "")]}

    def label(self, statement: Statement, party: Party) -> str | None:
        """What a party is called, until `settle` at least; None where it is no body."""
        key = key_of(statement, party)
        if key is None:
            return None
        body = self.by_key.get(key)
        if body is None:
            body = self._take(key, party.name)
        return body.label

    def _take(self, key: Key, printed: str) -> Body:
        source, what = key
        listed = None if source else entity(what)
        name = listed.name if listed else printed
        alike = self._alike.setdefault(name.casefold(), [])
        alike.append(key)
        label = name if len(alike) == 1 else f"{name} ({source or what})"
        body = Body(label, "" if source else what, stands_for_many(what), name, source)
        self.by_key[key] = body
        return body

    def settle(self) -> dict[str, str]:
        """Say of every name that is shared whose it is: what is called otherwise from now on.

        The one body of a list keeps the plain name; behind others stands what tells them apart.
        """
        changed: dict[str, str] = {}
        for keys in self._alike.values():
            listed = [key for key in keys if not key[0]]
            for key in keys if len(keys) > 1 else ():
                body = self.by_key[key]
                apart = f"{body.name} ({body.source or body.entity})"
                label = body.name if listed == [key] else apart
                if label != body.label:
                    changed[body.label] = label
                    self.by_key[key] = replace(body, label=label)
        return changed


def stands_for_many(entity_id: str) -> bool:
    """Whether an entry of the registry is a class of bodies and not one of them."""
    listed = entity(entity_id)
    return listed is not None and (listed.kind.endswith("-class") or listed.kind in _MANY)


@lru_cache(maxsize=100_000)
def within(entity_id: str, bodies: tuple[str, ...]) -> bool:
    """Whether a body is one of some, or a part of one, by the parents in the registry.

    A state is no part of the federal government.
    """
    seen = set[str]()
    listed = entity(entity_id)
    while listed is not None and listed.id not in seen:
        if listed.id in bodies:
            return True
        if listed.kind == "state":
            return False
        seen.add(listed.id)
        listed = entity(listed.parent) if listed.parent else None
    return False
