"""Figures made by hand for the tests of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from plainview.checks import CHECKS, Figure, run
from plainview.model import Finding, Measure

_keys = count(1)


def figure(
    document: str,
    name: str,
    value: float,
    *,
    definition: str | None = None,
    unit: str | None = "people",
    date: str | None = "2031-05-01",
    qualifier: str = "exact",
    modality: str = "asserted",
    kind: str = "custody",
    roles: dict[str, str] | None = None,
    fact: str | None = None,
    times: int = 1,
    of: str | None = None,
) -> Figure:
    """One number; open bounds follow from the qualifier."""
    key = next(_keys)
    lo = None if qualifier in ("up_to", "less_than") else value
    hi = None if qualifier in ("more_than", "at_least") else value
    filled = roles or {"facility": "Elm Camp"}
    named = tuple(sorted((role, words.lower(), words) for role, words in filled.items()))
    measure = Measure(
        name, lo, hi, value, qualifier, unit, None, of, definition, date, str(value), 0, 1
    )
    return Figure(
        fact or f"fact-{key}", key, document, f"{document}.xlsx", kind, "in_force", modality, "+",
        "made", "", repr([part[:2] for part in named]), named, date, "Sheet1!B2", times, measure,
    )  # fmt: skip


def checked(name: str, figures: Sequence[Figure]) -> list[Finding]:
    """What one check finds, the figures sorted as its stream is."""
    (check,) = [each for each in CHECKS if each.name == name]
    if check.stream == "documents":
        ordered = sorted(
            figures, key=lambda one: (one.document, one.type, one.measure.name, one.date or "")
        )
    else:
        ordered = sorted(figures, key=lambda one: (one.type, one.subject, one.date or ""))
    return list(run([check], check.stream, ordered))
