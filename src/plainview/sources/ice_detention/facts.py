"""Custody facts from cells: who is held where, for how many there is room, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from plainview.model import Evidence, Fact, Filler, Hop, Measure, Text, Time
from plainview.names import resolve
from plainview.sources.columns import Audit, day, fold, number, tidy
from plainview.sources.ice_detention.expected import expected
from plainview.sources.parts import Cell, Row
from plainview.vocab import entity

MEAN_TO_DATE = "mean_year_to_date"
MEAN = "mean_year"
ON_DAY = "on_day"
GUARANTEED = "guaranteed"
ICE = "us-ice"
_SURE = 0.94
_AS_OF = re.compile(r"(?:IIDS\)?,? ?|as of )(?:as of )?(\d{1,2}/\d{1,2}/\d{2,4})", re.IGNORECASE)


@dataclass(frozen=True)
class Dated:
    """A day and the words that name it, at their place in the text."""

    when: str
    surface: str
    start: int
    end: int


def time_of(as_of: Dated | None) -> Time | None:
    """The time of a fact that holds as of a day."""
    if as_of is None:
        return None
    return Time(as_of=as_of.when, surface=as_of.surface, s=as_of.start, e=as_of.end)


def when_of(as_of: Dated | None) -> str | None:
    """The day alone, ISO 8601."""
    return as_of.when if as_of else None


def dated(text: Text, start: int, end: int) -> Dated | None:
    """The first "as of" or data date in a run of the text."""
    for found in _AS_OF.finditer(text.content, start, end):
        if when := day(found[1]):
            return Dated(when, found[1], *found.span(1))
    return None


@dataclass
class Facts:
    """Collects the facts of a text; `dataset` is what the file calls itself, in words."""

    text: Text
    dataset: str
    audit: Audit = field(default_factory=Audit)
    found: list[Fact] = field(default_factory=list)

    def add(
        self,
        kind: str,
        fillers: Sequence[Filler],
        measures: Sequence[Measure],
        runs: Iterable[tuple[int, int]],
        time: Time | None,
        pattern: str,
    ) -> None:
        """A custody or spending fact that rests on the runs of the text, the main one first."""
        implied = "custodian" if kind == "custody" else "payer"
        fact = Fact(
            self.text.content,
            self.text.id,
            kind,
            "in_force" if kind == "custody" else "awarded",
            "asserted",
            "+",
            (Filler(implied, expected().publisher, via="implied", entity=ICE), *fillers),
            tuple(measures),
            (
                Hop("dataset", self.dataset, via="implied"),
                Hop("official_body", expected().publisher, via="implied"),
            ),
            tuple(Evidence(start, end, self.text.content[start:end]) for start, end in runs),
            time,
            pattern=f"ice_detention.{pattern}",
        )
        self.found.append(fact)

    def number(self, cell: Cell, row: Row, what: str) -> float | None:
        """The number in a cell; what else it holds is named."""
        value = number(cell.value)
        if value is not None and value >= 0:
            return value
        meaning = expected().no_number.get(fold(cell.value) or cell.value)
        if meaning is None:
            self.audit.note("not_a_number", f"{what}: {cell.value[:60]!r} is no number", row)
        else:
            message = f"{what}: {cell.value!r}, {meaning}"
            self.audit.note("no_number", message, row, lost=False)
        return None

    def measure(
        self,
        name: str,
        value: float,
        definition: str,
        as_of: str | None,
        cells: Sequence[Cell],
    ) -> Measure:
        """A number of people, held (population) or provided for (capacity), at its cells."""
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        surface = self.text.content[start:end]
        bounds = (value, value, value, "exact")
        return Measure(name, *bounds, "people", None, None, definition, as_of, surface, start, end)


def total(values: Iterable[float]) -> float:
    """The sum as the digits stand, without binary rounding."""
    return float(sum((Decimal(repr(value)) for value in values), Decimal()))


def facility(cell: Cell, place: str) -> Filler:
    """A facility by its name, with its place, since many jails share one."""
    name, found = _facility(tidy(cell.value), place)
    return Filler("facility", name, cell.value, cell.start, cell.end, "name", found)


@lru_cache(maxsize=8192)
def _facility(name: str, place: str) -> tuple[str, str | None]:
    for candidate in resolve(name, (place,)):
        known = entity(candidate.id)
        if candidate.score >= _SURE and known and (known.type, known.kind) == ("Place", "facility"):
            return candidate.name, candidate.id
    return ", ".join(part for part in (name, place) if part), None


@lru_cache(maxsize=1024)
def body(name: str, place: str) -> tuple[str, str | None]:
    """Who runs or owns a facility: a listed company, or a class of body in its place."""
    for candidate in resolve(name):
        known = entity(candidate.id)
        if candidate.score >= _SURE and known and known.type == "Org" and known.kind == "company":
            return candidate.name, candidate.id
    return f"{name}, {place}", None


def span(row: Row, cells: Iterable[Cell | None]) -> tuple[int, int]:
    """The run of a row from its first to its last used cell."""
    used = [cell for cell in cells if cell is not None] or list(row.cells.values())
    return min(cell.start for cell in used), max(cell.end for cell in used)
