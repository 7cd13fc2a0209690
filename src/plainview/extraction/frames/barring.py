"""Who never fills a role, whatever stands beside the trigger."""

from __future__ import annotations

from functools import cache

from plainview.extraction.frames.lexicon import lexicon
from plainview.vocab.registry import entities

_FORCEFUL = frozenset({"custodian", "agency"})


@cache
def barred(fact_type: str, role: str) -> frozenset[str]:
    """Ids of bodies and offices that cannot fill a role of a type.

    Outlets, courts and judges report or judge an act and do not act; private groups arrest and
    hold nobody; what sets targets for others ([rulers] of lexicon.toml) is told to reach none.
    """
    found = {
        entry.id
        for entry in entities()
        if entry.kind in ("outlet", "court") or "judge" in entry.name.lower().split()
    }
    if role in _FORCEFUL:
        found |= {entry.id for entry in entities() if entry.kind in ("ngo", "union", "party")}
    if fact_type == "target" and role == "bound":
        found |= lexicon().rulers
    return frozenset(found)
