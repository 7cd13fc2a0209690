"""Facts and texts made for the checks of law, office, names and official record."""

from __future__ import annotations

from plainview.checks.prose import Placed, Prose
from plainview.checks.told import Role, Told
from plainview.model import Measure, Time
from plainview.model.measure import interval_of


def role(name: str, entity: str, *, via: str = "name", called: str = "") -> Role:
    return Role(name, entity, called or entity, via)


def money(
    value: float, name: str = "obligated", definition: str | None = None, how: str = "exact"
) -> Measure:
    return measure(name, value, "USD", definition=definition, how=how)


def measure(
    name: str,
    value: float,
    unit: str | None = "people",
    *,
    definition: str | None = None,
    how: str = "exact",
    as_of: str | None = None,
) -> Measure:
    found = interval_of(value, how)
    hi = None if found.hi == float("inf") else found.hi
    return Measure(
        name, found.lo, hi, value, how, unit, None, None, definition, as_of, str(value), 0, 1
    )


def told(
    kind: str,
    *roles: Role,
    measures: tuple[Measure, ...] = (),
    key: int = 1,
    status: str = "in_force",
    modality: str = "asserted",
    event: str | None = None,
    as_of: str | None = None,
    published: str | None = None,
    quote: str = "…",
    start: int = 0,
    doc: str = "report.txt",
    official: bool = False,
    group: str = "1",
) -> Told:
    time = Time(event=event, as_of=as_of) if event or as_of else None
    return Told(
        f"fact{key}", key, 2 if official else 1, "rows.csv" if official else doc, kind, status,
        modality, "+", roles, measures, time, (), quote, start, "", published, None, None,
        official, (), "usaspending/award" if official else f"{kind}.made", group,
    )  # fmt: skip


def prose(content: str, *, published: str | None = None, facts: bool = True) -> Prose:
    """A text; its one fact covers it."""
    placed = (Placed("fact1", "stance", 0, len(content), ""),) if facts else ()
    return Prose(1, "0" * 64, "report.txt", published, content, placed)
