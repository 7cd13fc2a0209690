"""Account names of plate-reader portals: which agency one is, and which are no agency's at all."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.sources.expectations import told
from plainview.sources.stating import body, local_to, postal_codes

_REMARK = re.compile(
    r"\((?:inactive|not in use|duplicate[^)]*|do not use|revoked[^)]*|private|raven)\)|"
    r"\b(?:CHURNED|inactive|NOT IN USE|do not use|duplicate account|duplicate|former)\b",
    re.I,
)
_EDGES = " -–,/"
_ORDINARY = re.compile(r"(.+?) (?:\(?([A-Z]{2})\)? )?(PD|SO|SD|DA)(?: \(?([A-Z]{2})\)?)?")


@lru_cache(maxsize=1)
def _marks() -> dict[str, re.Pattern[str]]:
    accounts = told("alpr_portals")["accounts"]
    return {what: re.compile("|".join(marks), re.I) for what, marks in accounts.items()}


@lru_cache(maxsize=50_000)
def left_out(name: str) -> str | None:
    """What an account is that is no agency's: "vendor", "test" or "placeholder"; else None."""
    words = " ".join(name.split())
    return next(
        (what for what, mark in _marks().items() if what != "ended" and mark.search(words)), None
    )


@lru_cache(maxsize=50_000)
def ended(name: str) -> bool:
    """Whether the name says that the account is no longer in use."""
    return bool(_marks()["ended"].search(name))


@lru_cache(maxsize=50_000)
def agency(name: str) -> tuple[str, str | None]:
    """The official name and id of the agency behind an account, or the account's own words.

    "Adrian MI PD" is the police department of Adrian in Michigan and of no other state.
    """
    words = " ".join(name.split())
    bare = " ".join(_REMARK.sub(" ", words).split()).strip(_EDGES) or words
    found = _ORDINARY.fullmatch(bare)
    if found:
        place, before, kind, after = found.groups()
        state = after or before or ""
        if state in postal_codes():
            official, entry = body(f"{place} {told('alpr_portals')['suffixes'][kind]}", state)
            return (official, entry) if entry else (bare, None)
    state = next((part for part in _codes(bare) if part in postal_codes()), "")
    without = " ".join(re.sub(rf"\(?\b{state}\b\)?", " ", bare).split()).strip(_EDGES)
    official, entry = body(bare, state)
    if entry is None and state and without:
        official, entry = body(without, state)
        # without its state a name may be that of a federal department
        entry = entry if entry and local_to(entry) == state else None
    return (official, entry) if entry else (bare, None)


def _codes(words: str) -> list[str]:
    """Two capitals that may be a postal code, the last first."""
    return re.findall(r"\b[A-Z]{2}\b", words)[::-1]
