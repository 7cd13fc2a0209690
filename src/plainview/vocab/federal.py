"""Codes of federal agencies in award data: CGAC for departments, sub-tier (FPDS) for their parts.

Codes are text with leading zeros: Immigration and Customs Enforcement is 7012 under CGAC 070.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from plainview.model import Alias, Entity
from plainview.vocab.tables import rows

FILE = "federal_codes.tsv"
ID_PREFIX = "fed-"


@dataclass(frozen=True, slots=True)
class Body:
    """A federal body by its codes; `shared` where several departments have one of that name.

    A body with several codes in one department has one id, of the first of them.
    """

    code: str
    cgac: str
    department: str
    name: str
    abbreviation: str
    listed: str | None
    shared: bool
    first: str

    @property
    def id(self) -> str:
        """The id in the registry."""
        return self.listed or ID_PREFIX + self.first.lower()


@cache
def bodies() -> dict[str, Body]:
    """Every body by sub-tier code."""
    table = list(rows(FILE, 6))
    first: dict[tuple[str, str], str] = {}
    for code, _, department, name, _, _ in table:
        first.setdefault((department, name), code)
    names = Counter(name for _, name in first)
    return {
        code: Body(
            code,
            cgac,
            department,
            name,
            short,
            listed or None,
            names[name] > 1,
            first[department, name],
        )
        for code, cgac, department, name, short, listed in table
    }


@cache
def by_cgac() -> dict[str, Body]:
    """The department, or the body without one, that a CGAC code stands for."""
    found: dict[str, Body] = {}
    for body in bodies().values():
        if body.code == body.department or body.cgac not in found:
            found[body.cgac] = body
    return found


def body_with_code(code: str, cgac: str | None = None) -> Body | None:
    """The body of a code: four characters are a sub-tier, three a CGAC; zeros may have been lost.

    None where the code is not listed, or not under the department `cgac`.
    """
    code = code.strip().upper()
    if not code:
        return None
    if len(code) == 3 and cgac is None:
        return by_cgac().get(code)
    found = bodies().get(code.zfill(4))
    if found is None or (cgac is not None and found.cgac != cgac.strip().zfill(3)):
        return None
    return found


def entity_of(body: Body) -> Entity:
    """The body as an entry of the registry."""
    above = bodies().get(body.department)
    parent = above.id if above is not None and above.id != body.id else "us-gov"
    short = (Alias(body.abbreviation, "acronym"),) if body.abbreviation else ()
    name = f"{body.name}, {above.name}" if body.shared and above is not None else body.name
    return Entity(body.id, name, "Org", "agency", parent, short)


def federal_entity(entity_id: str) -> Entity | None:
    """The entry with an id that begins with ID_PREFIX."""
    body = bodies().get(entity_id.removeprefix(ID_PREFIX).upper())
    return None if body is None else entity_of(body)
