"""What checks read: one number of one fact, one list as a whole, one remark of a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plainview.model import Measure

Roles = tuple[tuple[str, str, str], ...]
"""Fillers as (role, key, name), sorted; the key is an entity's id or the folded name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a fact, with what it is of.

    `subject` is the fact's roles as one key, `date` an EDTF day or period, None where the fact does
    not say. `said` is who states it, `times` how often the document does. `key` is the fact's place
    in the record, which orders ties. `quote` is the sentence, empty for a row of a public record.
    """

    fact: str
    key: int
    document: str
    doc: str
    type: str
    status: str
    modality: str
    polarity: str
    pattern: str
    said: str
    subject: str
    roles: Roles
    date: str | None
    place: str
    times: int
    measure: Measure
    quote: str = ""

    @property
    def asserted(self) -> bool:
        return self.modality == "asserted" and self.polarity == "+"

    @property
    def denied(self) -> bool:
        return self.modality == "denied" or self.polarity == "-"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list as one document holds it: what it calls itself, its entries, and its latest day.

    `ends` are the first and the last of its facts.
    """

    document: str
    doc: str
    list: str
    status: str
    entries: int
    latest: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader remarked about a document; `ends` are the first and the last of its facts."""

    document: str
    doc: str
    code: str
    message: str
    ends: tuple[str, ...]


def printed(value: float | None) -> str:
    """A number with its thousands apart and at most two decimals: 64,006; 1,475.55."""
    if value is None:
        return "?"
    plain = round(Decimal(repr(value)), 2)
    return f"{plain:,.2f}".removesuffix(".00") if plain % 1 else f"{plain:,.0f}"


def total(values: Iterable[float]) -> float:
    """The sum as the digits stand, without binary rounding."""
    return float(sum((Decimal(repr(value)) for value in values), Decimal()))


def amount(measure: Measure) -> str:
    """A value with its unit: "$1,200", "64,006 requests", "more than 46,000 people", "120%"."""
    sign = "$" if measure.unit == "USD" else ""
    unit = "" if measure.unit in (None, "USD", "ratio") else f" {measure.unit}"
    if measure.value is None:
        return f"{sign}{printed(measure.lo)} to {sign}{printed(measure.hi)}{unit}"
    lead = "" if measure.qualifier in ("exact", "range") else f"{measure.qualifier} "
    number = printed(measure.value)
    if measure.unit == "ratio":
        percent = printed(float(Decimal(repr(measure.value)) * 100))
        number = f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%"
    return f"{lead.replace('_', ' ')}{sign}{number}{unit}"


def of_what(figure: Figure) -> str:
    """What a number is of, in words: who and what, then the day."""
    names = dict.fromkeys(_words(name) for _, _, name in figure.roles)
    day = f", {figure.date}" if figure.date else ""
    return ", ".join(names) + day


def _words(name: str) -> str:
    """A filler's name; a term of a vocabulary without its prefix: "data:tax_address"."""
    _, prefix, term = name.rpartition(":")
    return term.replace("_", " ") if prefix and " " not in name else name


def defined(measure: Measure) -> str:
    """The measure's name with its definition, in words."""
    words = measure.name.replace("_", " ")
    more = f" ({measure.definition.replace('_', ' ')})" if measure.definition else ""
    return f"{words}{more}" + (f" a {measure.per}" if measure.per else "")


def where(figure: Figure) -> str:
    """The document and the place in it."""
    return f"{figure.doc}, {figure.place}" if figure.place else figure.doc


def ids(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The facts of figures, each once, in the order of the record."""
    ordered = sorted(figures, key=lambda figure: figure.key)
    return tuple(dict.fromkeys(figure.fact for figure in ordered))
