"""Facts in words: numbers, measures and relations as a person would print them."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping, Sequence
from functools import lru_cache

from plainview.model import Filler, Measure
from plainview.model.schema import FLAGS
from plainview.store.rows import EvidenceRow, FactRow

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "over ",
    "at_least": "at least ",
    "up_to": "up to ",
    "less_than": "under ",
}

# per type, in the order of print: what joins the fillers to those before, words in front, roles
_Phrase = tuple[str, str, tuple[str, ...]]
_PHRASES: dict[str, tuple[_Phrase, ...]] = {
    "access": (
        ("", "", ("provider", "program")),
        (" → ", "", ("recipient",)),
        (": ", "", ("category",)),
    ),
    "spending": (("", "", ("payer", "funder")), (" → ", "", ("payee",)), (": ", "", ("for",))),
    "staffing": (
        ("", "", ("lender",)),
        (" → ", "", ("recipient",)),
        (": ", "", ("staff_class", "task")),
    ),
    "custody": (
        ("", "", ("custodian", "operator")),
        (", ", "", ("facility",)),
        (": ", "", ("population_held",)),
    ),
    "operation": (("", "", ("agency", "lead")), (" ", "in ", ("place",)), (": ", "", ("program",))),
    "target": (("", "", ("setter", "announcer")), (" → ", "", ("bound",))),
    "rule": (
        ("", "", ("instrument", "issuer")),
        (" ", "", ("act",)),
        (" ", "", ("bound", "holder")),
        (": ", "", ("category",)),
    ),
    "stance": (
        ("", "", ("holder",)),
        (" → ", "", ("addressee",)),
        (": ", "calls for ", ("calls_for",)),
        (": ", "on ", ("about",)),
    ),
}
# vocabulary ids whose own words do not read well
_TERMS = {
    "alpr": "license plate readers",
    "ssn identity": "Social Security number",
    "ip address": "IP address",
    "dna": "DNA",
    "contact info": "contact information",
    "mou": "memorandum of understanding",
    "sorn": "system of records notice",
    "pia pta": "privacy assessment",
    "rfi": "request for information",
}
# the first that fits the end of a unit, and what stands there for one
_SINGULARS = tuple(
    (re.compile(f"{plural}$"), single)
    for plural, single in (
        ("^people", "person"), ("men", "man"), ("^children", "child"), ("^feet", "foot"),
        ("(?<=[^e])ies", "y"), ("(?<=ch|sh|ss)es", ""), ("(?<=x)es", ""), ("(?<=[^sui])s", ""),
    )
)  # fmt: skip
_LONG = 80
"""Characters of a filler in a title; the whole of it stands among the fact's parts."""


def number_words(value: float, unit: str | None = None) -> str:
    """A number as print has it: $139 million, 97%, 46,000."""
    if unit == "ratio":
        return f"{_digits(100 * value)}%"
    symbol = _SYMBOLS.get(unit or "", "")
    size = abs(value)
    for scale, word in _SCALES:
        # 139.3 million reads well; 1,284,312 does not gain by it
        if size >= scale and round(size / scale, 3) * scale == size:
            return f"{'-' if value < 0 else ''}{symbol}{_digits(size / scale)} {word}"
    return f"{'-' if value < 0 else ''}{symbol}{_digits(size)}"


def measure_words(measure: Measure) -> str:
    """A measure as print has it: "up to 50,000 records a month", "dozens of agents"."""
    unit = "" if measure.unit in (None, "ratio", *_SYMBOLS) else f" {measure.unit}"
    if measure.value is None and measure.lo is not None and measure.hi is not None:
        words = f"{measure.qualifier} of{unit}" if unit else measure.qualifier
        if measure.qualifier == "range":
            words = f"{number_words(measure.lo, measure.unit)} to " + (
                number_words(measure.hi, measure.unit) + unit
            )
    elif measure.qualifier == "range" and measure.lo is not None and measure.hi is not None:
        low = number_words(measure.lo, measure.unit)
        words = f"{low} to {number_words(measure.hi, measure.unit)}{unit}"
    elif measure.value is None:
        words = measure.surface
    else:
        words = _QUALIFIERS.get(measure.qualifier, "") + number_words(measure.value, measure.unit)
        words += _one(unit) if measure.value == 1 else unit
    if measure.per:
        words += f" a {measure.per}"
    if measure.of:
        words += f" of {measure.of}"
    return words + (f" ({measure.definition.replace('_', ' ')})" if measure.definition else "")


def _one(unit: str) -> str:
    """A unit of one thing: "years" is "year", "people" is "person", and "hertz" stays."""
    start, _, last = unit.rpartition(" ")
    for plural, single in _SINGULARS:
        if plural.search(last):
            return f"{start} {plural.sub(single, last)}"
    return unit


def relation_words(fact_type: str, names: Mapping[str, Sequence[str]]) -> str:
    """Who to whom, and what: "IRS → ICE: tax address"; `names` lists the fillers by role."""
    words = ""
    told: set[str] = set()
    for joint, lead, roles in _PHRASES[fact_type]:
        found = [term_words(name) for role in roles for name in names.get(role, ())]
        # who speaks is not also what is spoken about
        new = [name for name in dict.fromkeys(found) if name not in told]
        if not new:
            continue
        told.update(new)
        if words:
            words += ", " if joint == ": " and joint in words else joint
        words += lead + ", ".join(map(_cut, new))
    return words or "(no names)"


def term_words(name: str) -> str:
    """A name or vocabulary id as a person reads it: "data:tax_address" is "tax address"."""
    prefix, colon, term = name.partition(":")
    if not colon or not prefix.isalpha() or " " in term:
        return name
    words = term.replace("_", " ")
    return _TERMS.get(words, words)


def fact_words(row: FactRow, short: Mapping[str, str] | None = None) -> str:
    """A fact in one line, without its numbers; `short` has shorter names for official ones."""
    names: dict[str, list[str]] = {}
    for filler in row.roles:
        names.setdefault(filler.role, []).append((short or {}).get(filler.name, filler.name))
    return relation_words(row.type, names)


def stage_words(row: FactRow) -> str:
    """Status, and modality and polarity where they say more: "requested · denied"."""
    words = [row.status.replace("_", " ")]
    if row.modality not in ("asserted", row.status):
        words.append(row.modality)
    if row.polarity == "-":
        words.append("negated")
    return " · ".join(words)


def place_words(item: EvidenceRow) -> str:
    """The page or cell that a quote stands on, empty where the document has none."""
    if item.cell:
        return f"cell {item.cell}"
    return f"page {item.page}" if item.page else ""


@lru_cache(maxsize=20_000)
def date_words(edtf: str | None) -> str:
    """An EDTF date as print has it: "May 30, 2025", "May 2025"; others stay as they are."""
    found = _DATE.fullmatch(edtf or "")
    if not found:
        return edtf or ""
    year, month, day = found.groups()
    return (
        f"{month_name[int(month)]} {int(day)}, {year}"
        if day
        else f"{month_name[int(month)]} {year}"
    )


def said_words(row: FactRow, short: Mapping[str, str] | None = None) -> str:
    """Who is credited, nearest first: "internal data, from CBS News".

    Left out is who takes a stance: that it says so itself goes without saying.
    """
    own = {filler.name for filler in row.filled("holder")} if row.type == "stance" else set()
    names = [(short or {}).get(hop.name, hop.name) for hop in row.said if hop.name not in own]
    return ", from ".join(dict.fromkeys(names))


def fact_details(row: FactRow) -> list[tuple[str, str]]:
    """Every part of a fact, a line each: roles first, then numbers, stage, time and who says so."""
    lines = [(filler.role.replace("_", " "), _filler_words(filler)) for filler in row.roles]
    for measure in row.measures:
        words = f"{measure_words(measure)} {measure.interval} (“{measure.surface}”)"
        lines.append((measure.name.replace("_", " "), words))
    lines += [("stage", row.status.replace("_", " ")), ("as the text puts it", row.modality)]
    lines.append(("polarity", "negated" if row.polarity == "-" else "affirmed"))
    if row.time:
        dates = [("from", row.time.start), ("to", row.time.end), ("as of", row.time.as_of)]
        words = ", ".join(f"{name} {value}" for name, value in dates if value)
        surface = f"(“{row.time.surface}”)" if row.time.surface else ""
        parts = (row.time.event or "", words, surface)
        lines.append(("time", " ".join(part for part in parts if part)))
    for hop in row.said:
        surface = f" (“{hop.surface}”)" if hop.surface and hop.surface != hop.name else ""
        lines.append(("says so", f"{hop.name}{surface}, {hop.kind.replace('_', ' ')}"))
    return lines + [("flag", FLAGS[flag]) for flag in row.flags]


def _filler_words(filler: Filler) -> str:
    words = term_words(filler.name)
    if filler.surface and filler.surface != filler.name:
        words += f" (“{filler.surface}”)"
    return words if filler.via == "name" else f"{words} [{filler.via}]"


def _cut(name: str) -> str:
    """A filler that is not too long for a title, cut between words."""
    if len(name) <= _LONG:
        return name
    return name[: _LONG - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0").rstrip(".")
