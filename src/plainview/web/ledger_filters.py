"""What a ledger is narrowed to, and what the page offers to narrow it further."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query

from plainview.model import FACT_TYPES, WrongUse
from plainview.names import resolve, unlisted_people
from plainview.publish.words import term_words
from plainview.store.ledgers import LedgerFacets
from plainview.vocab import entity
from plainview.web.bodies import standing
from plainview.web.ledgers import Ledgers
from plainview.web.listing import Option

SURE = 0.9
"""From this score on a typed name is taken for the institution that it resolves to."""
_OFFERED = 40
"""Values that a filter offers at most, those with most rows."""
_ORIGINS = (2, 3, 5, 10)
Words = Annotated[str, Query(max_length=300)]
Type = Literal["access", "spending", "staffing", "custody", "operation", "target", "rule", "stance"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a ledger is narrowed to, as typed; empty for any.

    `org` is an institution by name or id, `program` an id, `category` a term of the vocabularies,
    `origins` the least number of independent origins, `q` words of the quote.
    """

    org: Words = ""
    program: Words = ""
    category: Words = ""
    stage: Words = ""
    modality: Words = ""
    year: Words = ""
    outlet: Words = ""
    said: Words = ""
    origins: Words = ""
    q: Words = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: value.strip() for key, value in asdict(self).items() if value.strip()}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: what it is, and the address without it."""

    name: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the filters offer: options by filter, and the institutions with most rows as links."""

    options: dict[str, list[Option]]
    institutions: list[Option]


NAMES = {
    "org": "Institution",
    "program": "Program",
    "category": "Data or technology",
    "stage": "Stage",
    "modality": "As the text puts it",
    "year": "Year",
    "outlet": "Outlet",
    "said": "Said by",
    "origins": "Independent origins",
    "q": "Words in the quote",
}

_SHAPES = {
    "category": (re.compile(r"(data|tech):\w+"), "term of the vocabularies"),
    "year": (re.compile(r"[0-9]{4}"), "year"),
    "origins": (re.compile(r"[0-9]{1,6}"), "number of origins"),
}
"""What a filter must look like, and what it is then."""
_NO_PERSON = "Rows are found by institution, never by person"


def asked(ledgers: Ledgers, filters: Filters) -> dict[str, str]:
    """Filters as the record takes them; raises WrongUse for a person, or what makes no sense."""
    wanted = filters.active
    if "org" in wanted:
        wanted |= _institution(ledgers, wanted.pop("org"))
    for name in ("said", "outlet"):
        if unlisted_people(wanted.get(name, "")):
            raise WrongUse(_NO_PERSON)
    for name, (shape, what) in _SHAPES.items():
        if name in wanted and not shape.fullmatch(wanted[name]):
            raise WrongUse(f"{wanted[name]!r} is no {what}")
    if "q" in wanted:
        wanted["query"] = wanted.pop("q")
    return wanted


def _institution(ledgers: Ledgers, typed: str) -> dict[str, str]:
    """The filter for an institution by its id or any of its names."""
    if ledgers.names(typed):
        return {"org": typed}
    candidates = [one for one in resolve(typed) if one.score >= SURE]
    if candidates:
        return {"org": candidates[0].id}
    if unlisted_people(typed):
        raise WrongUse(_NO_PERSON)
    return {"name": typed}


def chips(address: str, filters: Filters, ledgers: Ledgers) -> list[Chip]:
    """The filters that are on, each with a way to take it away."""
    active = filters.active
    return [
        Chip(
            NAMES[name],
            _chosen(name, value, ledgers),
            f"{address}?{urlencode({each: active[each] for each in active if each != name})}",
        )
        for name, value in active.items()
    ]


def _chosen(name: str, value: str, ledgers: Ledgers) -> str:
    if name in ("org", "program"):
        listed = entity(value)
        return listed.name if listed else ledgers.words(ledgers.names(value) or value)
    if name == "origins":
        return f"{value} or more"
    return term_words(value) if name == "category" else value.replace("_", " ")


def offer(type_: str, facets: LedgerFacets | None, filters: Filters) -> Offer:
    """What narrows a ledger further; nothing while it is being counted."""
    if facets is None:
        return Offer({name: [] for name in NAMES}, [])
    programs, terms, institutions = [], [], []
    for entity_id, name, count in facets.named:
        if name == entity_id and ":" in name:
            terms.append(Option(name, term_words(name), count))
            continue
        body = standing(entity_id, name)
        option = Option(entity_id, body.name, count)
        if body.is_program:
            programs.append(option)
        elif body.is_institution:
            institutions.append(option)
    ladder = FACT_TYPES[type_].statuses
    years = sorted((one for one in facets.year if one[0].isdigit()), reverse=True)
    options = {
        "program": programs[:_OFFERED],
        "category": terms[:_OFFERED],
        "stage": _plain(sorted(facets.stage, key=lambda one: ladder.index(one[0]))),
        "modality": _plain(facets.modality),
        "year": _plain(years),
        "outlet": _plain(facets.outlet[:_OFFERED]),
        "said": _plain(facets.said[:_OFFERED]),
        "origins": [
            Option(str(least), f"{least} or more", count)
            for least in _ORIGINS
            if (count := sum(rows for origins, rows in facets.origins if origins >= least))
        ],
    }
    for name, held in options.items():
        value = getattr(filters, name)
        if value and all(one.value != value for one in held):
            held.append(Option(value, value.replace("_", " "), 0))
    return Offer(options, institutions[:_OFFERED])


def _plain(counted: Iterable[tuple[str, int]]) -> list[Option]:
    return [Option(value, value.replace("_", " "), count) for value, count in counted]
