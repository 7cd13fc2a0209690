"""What fills roles: organisations, offices, programs, instruments and places, with dated names."""

from __future__ import annotations

from dataclasses import dataclass

ALIAS_KINDS = ("official", "acronym", "colloquial", "holder", "spun")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by; `how` is one of ALIAS_KINDS, the dates are EDTF.

    A `holder` alias is the public holder of an office. A `spun` alias never wins against another
    entity's official alias in the same document.
    """

    name: str
    how: str
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of the registry; `parent` is the id of what it is part of (HSI < ICE < DHS).

    `type` is Org, Office, Program, Instrument or Place.
    """

    id: str
    name: str
    type: str
    kind: str
    parent: str | None = None
    aliases: tuple[Alias, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible meaning of a name: entity id, official name, score from 0 to 1, and why."""

    id: str
    name: str
    score: float
    reason: str
