"""What fills roles, as lists name it: kind, level, state, what it is part of, and its address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from plainview.model import Entity
from plainview.vocab import entity, states

NOT_LISTED = "not in the lists"
LEVELS = (
    "federal", "state", "local", "company", "group", "press", "foreign", "class", NOT_LISTED,
)  # fmt: skip
"""Whose a body is, in the order that lists have."""
_PROGRAMS = ("Program", "Instrument")
_LOCAL = ("city", "police", "sheriff", "county-police", "campus", "tribal", "fusion-center")
_GROUPS = ("ngo", "union", "party", "group", "university")
_KINDS = {
    "ngo": "organisation",
    "outlet": "news outlet",
    "legislators": "members of a legislature",
    "ori-other": "local agency",
    "agency-unspecified": "unnamed agencies",
    "executive_order": "executive order",
    "court_order": "court order",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What lists know of an entity. `level` is one of LEVELS; `state` is empty outside of one."""

    id: str
    name: str
    type: str
    kind: str
    level: str
    state: str
    above: tuple[str, ...]

    @property
    def is_program(self) -> bool:
        return self.type in _PROGRAMS

    @property
    def is_institution(self) -> bool:
        return self.type in ("Org", "Office") or (self.type == "Place" and self.kind == "facility")

    @property
    def address(self) -> str:
        return address_of(self.id)


def address_of(entity_id: str) -> str:
    """The address of the dossier of an entity."""
    listed = entity(entity_id)
    folder = "programs" if listed and listed.type in _PROGRAMS else "institutions"
    return f"/{folder}/{quote(entity_id, safe='')}"


@lru_cache(maxsize=50_000)
def standing(entity_id: str, name: str) -> Standing:
    """What lists know of an entity that documents call by a name."""
    listed = entity(entity_id)
    if listed is None:
        return Standing(entity_id, name, "Org", NOT_LISTED, NOT_LISTED, "", ())
    chain = [listed]
    while (parent := chain[-1].parent) and (above := entity(parent)) and above not in chain:
        chain.append(above)
    state = next((_states()[one.id] for one in chain if one.id in _states()), "")
    return Standing(
        entity_id, listed.name, listed.type, kind_words(listed.kind), _level(listed, chain, state),
        state, tuple(one.id for one in chain[1:]),
    )  # fmt: skip


def kind_words(kind: str) -> str:
    """A kind of the lists as a person reads it."""
    if kind.endswith("-class"):
        return f"{kind.removesuffix('-class')} (class)"
    return _KINDS.get(kind, kind.replace("-", " ").replace("_", " "))


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {f"us-{one.postal.lower()}": one.name for one in states()}


def _level(listed: Entity, chain: list[Entity], state: str) -> str:
    root = chain[-1].id
    if listed.kind.endswith("-class") or listed.kind == "agency-unspecified":
        return "class"
    if state:
        return "local" if listed.kind in _LOCAL or chain[1].kind in _LOCAL else "state"
    if root == "us-gov":
        return "federal"
    if listed.kind == "outlet":
        return "press"
    if listed.kind == "company" or chain[-1].kind == "company":
        return "company"
    if listed.kind in _GROUPS:
        return "group"
    if root.endswith("-gov") or root.startswith("int-") or listed.kind in ("government", "country"):
        return "foreign"
    return "class"
