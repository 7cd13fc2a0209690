"""Local law-enforcement agencies by ORI, the FBI's identifier: 18,000 entries, read when asked for.

The FBI's list gives places without type words ("Miami-Dade" is a sheriff) and repeats one name for
each post of a state police; names here are put together by rule. Posts of one state body are one
entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from plainview.model import Alias, Entity
from plainview.vocab.tables import DATA, rows

FILE = "local_agencies.tsv"
KINDS = {
    "P": "police",
    "S": "sheriff",
    "C": "county-police",
    "U": "campus",
    "T": "tribal",
    "H": "state-police",
    "A": "state-agency",
    "O": "other",
}
ID_PREFIX = "ori-"
_POSTAL = {"NB": "NE", "GM": "GU"}
_BODIES = ("state-police", "state-agency")
_TYPED = re.compile(r"Police|Sheriff|Public Safety|Department|Marshal|Constable|Office|Authority")
_COUNTIES = {"LA": "Parish", "AK": "Borough", "PR": "Municipio"}
_NOTHING = dict.fromkeys(map(ord, " .,'’-/():&"))
_SUFFIXES = (" township", " borough", " village", " town", " city")


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of the FBI's list; `name` ends in a colon where the list has it cut off."""

    ori: str
    kind: str
    name: str
    county: str
    listed: str | None

    @property
    def state(self) -> str:
        """The postal code; the FBI has its own for Nebraska and Guam."""
        return _POSTAL.get(self.ori[:2], self.ori[:2])

    @property
    def id(self) -> str:
        """The id in the registry; posts of one state body share it."""
        if self.listed:
            return self.listed
        if self.kind in _BODIES:
            slug = re.sub(r"[^a-z0-9]+", "-", _without_state(self).lower()).strip("-")
            return f"{ID_PREFIX}{self.state.lower()}-{slug}"
        return ID_PREFIX + self.ori.lower()


@dataclass(frozen=True, slots=True)
class _Table:
    agencies: list[str]
    by_place: dict[str, list[int]]
    by_stem: dict[str, list[int]]
    by_state: dict[str, list[int]]
    keys: list[str]


@cache
def state_names() -> dict[str, str]:
    """Names of states, the federal district and territories by postal code."""
    names = {postal: name for postal, name, _ in rows("states.tsv", 3)}
    return names | {
        "DC": "District of Columbia",
        "PR": "Puerto Rico",
        "GU": "Guam",
        "VI": "U.S. Virgin Islands",
    }


@cache
def _table() -> _Table:
    text = (DATA / FILE).read_text(encoding="utf-8").partition("\n")[2]
    # whole columns at a time: a line at a time takes four times as long
    names = [line.split("\t", 3)[2] for line in place_text(text).splitlines()]
    keys = "\n".join(names).translate(_NOTHING).split("\n")
    lines = text.splitlines()
    by_place: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    by_state: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        by_place.setdefault(key, []).append(number)
    for number, line in enumerate(lines):
        by_state.setdefault(line[:2].lower(), []).append(number)
    for number, name in enumerate(names):
        if name.endswith(_SUFFIXES) or "," in name:
            stem = _stem(name)
            if stem != name:
                by_stem.setdefault(stem.translate(_NOTHING), []).append(number)
    return _Table(lines, by_place, by_stem, by_state, keys)


def _stem(name: str) -> str:
    """ "Washington Township, Bergen County" as "washington"."""
    name = name.partition(",")[0]
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def place_text(text: str) -> str:
    """Small letters, with the words that maps shorten written short."""
    text = text.lower()
    for long, short in (
        ("saint ", "st "),
        ("mount ", "mt "),
        ("fort ", "ft "),
        ("sainte ", "ste "),
    ):
        text = text.replace(long, short)
    return text


def place_key(text: str) -> str:
    """A place as the index has it: one word of small letters; "De Kalb" is "DeKalb"."""
    return place_text(text).translate(_NOTHING)


@lru_cache(maxsize=4096)
def _agency(number: int) -> Agency:
    ori, kind, name, county, listed, *_ = (*_table().agencies[number].split("\t"), "", "", "")
    return Agency(ori, KINDS[kind], name, county, listed or None)


def agencies_at(key: str, stem: bool = False) -> list[Agency]:
    """The agencies whose place or name has a key; with `stem`, those of "… Township"."""
    index = _table().by_stem if stem else _table().by_place
    return [_agency(number) for number in index.get(key, ())]


def keys_of_state(postal: str) -> list[tuple[str, int]]:
    """The keys of a state's agencies, with numbers that `agency_numbered` takes."""
    table = _table()
    fbi = next((own for own, usual in _POSTAL.items() if usual == postal), postal)
    return [(table.keys[number], number) for number in table.by_state.get(fbi.lower(), ())]


def agency_numbered(number: int) -> Agency:
    """The agency at a place in the file."""
    return _agency(number)


def display_name(agency: Agency) -> str:
    """A name in full: "Miami-Dade County Sheriff's Office, Florida"."""
    state, name = state_names().get(agency.state, agency.state), _local_name(agency)
    return name if name.startswith(state + " ") and agency.kind in _BODIES else f"{name}, {state}"


def _local_name(agency: Agency) -> str:
    name = agency.name.rstrip(":")
    if agency.kind in _BODIES:
        return f"{state_names().get(agency.state, '')} {_without_state(agency)}".strip()
    if agency.kind == "sheriff" and "Sheriff" not in name:
        county = "" if name.endswith(" County") else " " + _COUNTIES.get(agency.state, "County")
        return f"{name}{county} Sheriff’s Office"
    if agency.kind == "other" or _TYPED.search(name):
        return f"{name} ({agency.county} County)" if agency.name.endswith(":") else name
    return f"{name} Police Department"


def _without_state(agency: Agency) -> str:
    name = agency.name.rstrip(":").split(", ")[0].removesuffix(" Headquarters")
    return name.removeprefix(state_names().get(agency.state, "") + " ")


def entity_of(agency: Agency) -> Entity:
    """The agency as an entry of the registry; its ORI is an alias."""
    ori = () if agency.kind in _BODIES else (Alias(agency.ori, "acronym"),)
    parent = f"us-{agency.state.lower()}" if agency.state in state_names() else None
    return Entity(agency.id, display_name(agency), "Org", agency.kind, parent, ori)


@cache
def _numbers_by_id() -> dict[str, int]:
    count = range(len(_table().agencies))
    return {_agency.__wrapped__(number).id: number for number in reversed(count)}


def agency_with_ori(ori: str) -> Agency | None:
    """The agency with an ORI of nine characters; one of seven means the agency ending in 00."""
    table = _table()
    wanted = ori.upper() + "00" if len(ori) == 7 else ori.upper()
    for number in table.by_state.get(wanted[:2].lower(), ()):
        if table.agencies[number].startswith(wanted + "\t"):
            return _agency(number)
    return None


def local_entity(entity_id: str) -> Entity | None:
    """The entry with an id that begins with ID_PREFIX."""
    number = _numbers_by_id().get(entity_id)
    return None if number is None else entity_of(_agency(number))
