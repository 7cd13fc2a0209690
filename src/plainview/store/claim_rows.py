"""What reading claims gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A fact of a claim, by its id, and how it stands to the fact that represents the claim.

    `kind` is one of `plainview.claims.kinds.KINDS`: same and rounding confirm the claim, the others
    are told of it at another stage or in another definition.
    """

    fact: str
    kind: str
    differs: tuple[str, ...]
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Against:
    """A fact of another claim that cannot be true together with one of this claim.

    `fact` and `other` are ids of facts, `claim` is the other one's; `kind` is conflict, or
    alteration where one sentence retells the other.
    """

    fact: str
    other: str
    claim: str
    kind: str
    differs: tuple[str, ...]
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How the claim stands that a fact makes: its id, on how many independent origins, and how many
    other claims contradict it."""

    claim: str
    origins: int
    disputed: int
