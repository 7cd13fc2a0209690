"""Who never fills a role, whatever stands beside the trigger."""

from __future__ import annotations

from functools import cache

from plainview.extraction.frames.lexicon import lexicon
from plainview.vocab.registry import entities

_FORCEFUL = frozenset({"custodian", "agency"})
_PRIVATE = frozenset({"ngo", "union", "party", "group-class", "group"})
_PUBLIC = frozenset({"agency", "agency-unspecified", "government", "agency-class"})
_LAWMAKING = frozenset({"legislature", "legislator", "legislators", "party", "group-class"})


@cache
def barred(fact_type: str, role: str) -> frozenset[str]:
    """Ids of bodies and offices that cannot fill a role of a type.

    Outlets, courts and judges report or judge an act and do not act; private groups arrest and
    hold nobody (a company runs a facility, its customer holds); what sets targets for others
    ([rulers] of lexicon.toml) is told to reach none and lends no staff, as do those who make laws.
    """
    found = {
        entry.id
        for entry in entities()
        if entry.kind in ("outlet", "court") or "judge" in entry.name.lower().split()
    }
    if role == "custodian":
        found |= {entry.id for entry in entities() if entry.kind == "company"}
    if role == "operator":
        found |= {entry.id for entry in entities() if entry.kind in _PUBLIC}
    if role in _FORCEFUL:
        found |= {entry.id for entry in entities() if entry.kind in _PRIVATE}
    if (fact_type, role) == ("staffing", "lender") or role in _FORCEFUL:
        found |= {entry.id for entry in entities() if entry.kind in _LAWMAKING}
    if (fact_type, role) in (("target", "bound"), ("staffing", "lender")):
        found |= lexicon().rulers
    return frozenset(found)
