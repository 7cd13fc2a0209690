"""Facts made by hand as checks read them."""

from __future__ import annotations

from itertools import count
from typing import Any

from plainview.checks import CHECKS, Role, Told, run
from plainview.model import Finding, Measure, Time, interval_of

_keys = count(1)


def measure(
    name: str,
    value: float,
    qualifier: str = "exact",
    *,
    unit: str | None = "USD",
    definition: str | None = None,
    per: str | None = None,
) -> Measure:
    meant = interval_of(value, qualifier)
    lo = None if meant.lo == float("-inf") else meant.lo
    hi = None if meant.hi == float("inf") else meant.hi
    return Measure(
        name, lo, hi, value, qualifier, unit, per, None, definition, None, str(value), 0, 1
    )


def told(kind: str, roles: dict[str, str], measures: list[Measure], **changes: Any) -> Told:
    """A fact; roles by name, each filler being its own entity unless it stands in brackets."""
    key = next(_keys)
    filled = tuple(
        Role(role, "" if name.startswith("(") else name.lower(), name.strip("()"), "name")
        for role, name in roles.items()
    )
    fields: dict[str, Any] = {
        "fact": f"fact-{key}", "key": key, "document": 1, "doc": "text.md", "type": kind,
        "status": "awarded", "modality": "asserted", "polarity": "+", "roles": filled,
        "measures": tuple(measures), "time": None, "said": (), "quote": "words", "start": 0,
        "place": "", "published": None, "outlet": None, "title": None, "official": False,
        "flags": (), "pattern": "made", "group": "1",
    }  # fmt: skip
    return Told(**{**fields, **changes})


def found(check: str, items: list[Told]) -> list[Finding]:
    """What a check says of one group of facts."""
    (chosen,) = [each for each in CHECKS if each.name == check]
    return list(run([chosen], chosen.stream, items))


def on(day: str) -> Time:
    return Time(event=day)
