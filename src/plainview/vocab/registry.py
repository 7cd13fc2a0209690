"""The registry of organisations, offices, programs, instruments and places.

The data files list what people review; state governments, cities, police departments and the seats
of legislators follow from them by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plainview.model import Alias, Entity
from plainview.vocab import federal, local
from plainview.vocab.tables import EXACT_MARK, alias_of, is_acronym, listed, rows

_FILES = (
    ("organisations_federal.tsv", "Org"),
    ("organisations_ice.tsv", "Org"),
    ("organisations_local.tsv", "Org"),
    ("organisations_states.tsv", "Org"),
    ("organisations_private.tsv", "Org"),
    ("organisations_foreign.tsv", "Org"),
    ("outlets.tsv", "Org"),
    ("offices.tsv", "Office"),
    ("programs.tsv", "Program"),
    ("places.tsv", "Place"),
)
_INSTRUMENTS = "instruments.tsv"
_DEPARTMENT = re.compile(r"Department of (?:the )?(.+)")


@dataclass(frozen=True, slots=True)
class State:
    """A state of the United States: postal code, name, and the abbreviation that papers print."""

    postal: str
    name: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Legislator:
    """A public holder of a seat; the office is named by chamber, party and state."""

    office: str
    names: tuple[str, ...]
    start: str | None
    end: str | None


@lru_cache(maxsize=1)
def states() -> tuple[State, ...]:
    """The fifty states."""
    return tuple(State(*cells) for cells in rows("states.tsv", 3))


@lru_cache(maxsize=1)
def entities() -> tuple[Entity, ...]:
    """Every entry of the registry; ids are unique (ValueError otherwise)."""
    holders = _holders()
    found: dict[str, Entity] = {}
    for entry in (*_listed(), *_derived()):
        if entry.id in found:
            raise ValueError(f"{entry.id} is listed twice")
        extra = holders.pop(entry.id, ())
        aliases = tuple(dict.fromkeys((*entry.aliases, *extra)))
        found[entry.id] = Entity(
            entry.id, entry.name, entry.type, entry.kind, entry.parent, aliases
        )
    if holders:
        raise ValueError(f"holders of offices that are not listed: {', '.join(holders)}")
    return tuple(found.values())


@lru_cache(maxsize=1)
def registry() -> dict[str, Entity]:
    """Every entry by id."""
    return {entry.id: entry for entry in entities()}


def entity(entity_id: str) -> Entity | None:
    """The entry with an id, None where there is none.

    Entries of the large lists, which `entities` leaves out, are read when one is asked for.
    """
    found = registry().get(entity_id)
    if found is None and entity_id.startswith(local.ID_PREFIX):
        return local.local_entity(entity_id)
    if found is None and entity_id.startswith(federal.ID_PREFIX):
        return federal.federal_entity(entity_id)
    return found


@lru_cache(maxsize=1)
def exact_names() -> frozenset[str]:
    """Names that count only as they are written: acronyms, and names that are also words."""
    marked = {
        part.partition("@")[0].lstrip("~!")
        for name, _ in (*_FILES, (_INSTRUMENTS, ""))
        for cells in rows(name, 5)
        for part in listed(cells[4])
        if part.startswith(EXACT_MARK)
    }
    short = {
        alias.name
        for entry in entities()
        for alias in entry.aliases
        if alias.how == "acronym" or (len(alias.name) <= 4 and " " not in alias.name)
    }
    names = {entry.name for entry in entities() if is_acronym(entry.name) or len(entry.name) <= 4}
    return frozenset(marked | short | names)


@lru_cache(maxsize=1)
def laws() -> dict[str, str]:
    """Id of an instrument to the id of the law in the vocabulary of authorities."""
    return {cells[0]: cells[3] for cells in rows(_INSTRUMENTS, 5) if cells[3]}


@lru_cache(maxsize=1)
def legislators() -> tuple[Legislator, ...]:
    """Members of Congress in the news, 2012 to 2026."""
    names = {state.postal: state.name for state in states()}
    return tuple(
        Legislator(
            seat_name(chamber, party, names[postal]),
            (holder, *listed(others)),
            start or None,
            end or None,
        )
        for chamber, holder, others, party, postal, start, end in rows("legislators.tsv", 7)
    )


def seat_name(chamber: str, party: str, state: str) -> str:
    """The name of a seat in Congress; `chamber` is "senator" or "member"."""
    if chamber == "senator":
        return f"United States Senator ({party}-{state})"
    return f"Member of the U.S. House of Representatives ({party}-{state})"


def _listed() -> Iterator[Entity]:
    for name, entity_type in _FILES:
        for entry_id, official, kind, parent, others in rows(name, 5):
            aliases = (*map(alias_of, listed(others)), *_variants(official, entity_type))
            yield Entity(entry_id, official, entity_type, kind, parent or None, aliases)
    for entry_id, official, kind, _, others in rows(_INSTRUMENTS, 5):
        aliases = tuple(map(alias_of, listed(others)))
        yield Entity(entry_id, official, "Instrument", kind, None, aliases)


def _variants(name: str, entity_type: str) -> Iterator[Alias]:
    """Names that print uses for an official name without saying more or less."""
    if entity_type != "Org":
        return
    for prefix in ("U.S. ", "United States "):
        if name.startswith(prefix):
            rest = name.removeprefix(prefix)
            yield Alias(f"U.S. {rest}", "official")
            yield Alias(f"US {rest}", "official")
            yield Alias(f"United States {rest}", "official")
            if " " in rest:
                yield Alias(rest, "official")
    department = _DEPARTMENT.fullmatch(name)
    if department:
        yield Alias(f"U.S. {name}", "official")
        yield Alias(f"US {name}", "official")
        yield Alias(f"{department[1]} Department", "official")
    if " & " in name:
        yield Alias(name.replace(" & ", " and "), "official")


def terms_of_office() -> Iterator[list[str]]:
    """Office, holder, other names, from, to ("~" behind a month that is not certain), "acting"."""
    return rows("holders.tsv", 6)


def _holders() -> dict[str, tuple[Alias, ...]]:
    found: dict[str, tuple[Alias, ...]] = {}
    for office, holder, others, *dates in terms_of_office():
        start, end = (date.rstrip("~") for date in dates[:2])
        own = [Alias(holder, "holder", start or None, end or None)]
        for other in listed(others):
            alias = alias_of(other)
            first, last = alias.valid_from or start or None, alias.valid_to or end or None
            own.append(Alias(alias.name, "holder", first, last))
        found[office] = (*found.get(office, ()), *own)
    return found


def _derived() -> Iterator[Entity]:
    for state in states():
        yield from _of_state(state)
    yield from _districts()
    by_postal = {state.postal: state.name for state in states()}
    listed_ids = {cells[0] for cells in rows("organisations_local.tsv", 5)}
    listed_names = {cells[1] for cells in rows("organisations_local.tsv", 5)}
    for name, postal, short in rows("cities.tsv", 3):
        city = f"us-{postal.lower()}-{short}"
        yield Entity(city, f"City of {name}", "Org", "city", f"us-{postal.lower()}")
        aliases = (Alias(f"{name}, {by_postal[postal]}", "official"), Alias(name, "colloquial"))
        yield Entity(f"pl-{short}", name, "Place", "city", city, aliases)
        police = f"{name} Police Department"
        if police not in listed_names and f"{city}-pd" not in listed_ids:
            aliases = (Alias(f"{name} police", "colloquial"), Alias(f"{name} Police", "colloquial"))
            yield Entity(f"{city}-pd", police, "Org", "police", city, aliases)
    seats: dict[str, list[Alias]] = {}
    for person in legislators():
        for name in person.names:
            alias = alias_of(name)
            seats.setdefault(person.office, []).append(
                Alias(
                    alias.name,
                    "holder",
                    alias.valid_from or person.start,
                    alias.valid_to or person.end,
                )
            )
    for office, aliases_of_seat in seats.items():
        chamber = "us-senate" if "Senator" in office else "us-house"
        seat = re.sub(r"\W+", "-", office.lower()).strip("-")
        yield Entity(seat, office, "Office", "legislator", chamber, tuple(aliases_of_seat))


def _districts() -> Iterator[Entity]:
    """The federal trial courts, and the prosecutors before them."""
    for postal, parts in rows("districts.tsv", 2):
        for part in listed(parts) or [""]:
            state = local.state_names()[postal]
            # the federal district is a district already
            short = state if postal == "DC" else f"{part} District of {state}".lstrip()
            of = f"the {short}"
            own = re.sub(r"\W+", "-", f"{postal} {part}".strip().lower())
            court = f"U.S. District Court for {of}"
            aliases = (Alias(f"U.S. District Court, {short}", "official"), *_variants(court, "Org"))
            yield Entity(f"us-court-{own}", court, "Org", "court", "us-gov", aliases)
            office = f"U.S. Attorney’s Office for {of}"
            yield Entity(
                f"us-usao-{own}", office, "Org", "agency", "us-doj", tuple(_variants(office, "Org"))
            )


def _of_state(state: State) -> Iterator[Entity]:
    own = f"us-{state.postal.lower()}"
    yield Entity(own, f"State of {state.name}", "Org", "state", "us-gov")
    guard = f"{state.name} National Guard"
    yield Entity(f"{own}-ng", guard, "Org", "agency", own)
    # "Washington" alone is nearly always the capital, or the government in it
    place = f"{state.name} state" if state.name == "Washington" else state.name
    yield Entity(f"pl-{own}", place, "Place", "state", own)
