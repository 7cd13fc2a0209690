"""Writes the file of local law-enforcement agencies from the FBI's list of reporting agencies.

    python vocab_sources/build_local_agencies.py fbi_lee_latest.csv

The list (Federal Bureau of Investigation, public domain) has one row for each ORI: name without its
type word, state, county, type. The file keeps ORI, kind, name, county and, where the registry lists
the agency already, its id there. Rows of federal bodies are left out: the registry lists those.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

from plainview.model import Entity
from plainview.vocab import entities, registry
from plainview.vocab.local import FILE, KINDS, Agency, display_name, state_names
from plainview.vocab.tables import DATA

TYPES = {
    "City": "police",
    "County": "sheriff",
    "University or College": "campus",
    "Tribal": "tribal",
    "State Police": "state-police",
    "Other State Agency": "state-agency",
    "Other": "other",
}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
# the list calls these by the place alone, the registry by their own names
NAMED_OTHERWISE = {"DCMPD0000": "mpd-dc", "KS1050200": "us-ks-kansas-city-ks-pd"}
# has its state police in the department of public safety
STATE_POLICE = {"TX": "us-tx-dps"}


def main() -> None:
    """Read the list named on the command line and write the data file."""
    lines, left_out = table(Path(sys.argv[1]))
    (DATA / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1:,} agencies; left out: {dict(left_out)}")


def table(path: Path) -> tuple[list[str], Counter[str]]:
    """The lines of the data file with their header, and how many rows of a type are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    known = registry_names()
    # counties are in capitals, and their sheriffs are spelt as the county is: McLean, DeKalb
    names = [
        row["pub_agency_name"].strip() for row in listed if row["agency_type_name"] == "County"
    ]
    spelt = {plain(name): name for name in names}
    lines: list[str] = []
    left_out: Counter[str] = Counter()
    for row in listed:
        kind = TYPES.get(row["agency_type_name"])
        if kind is None or row["ori"].startswith("FS"):
            left_out[row["agency_type_name"]] += 1
            continue
        agency = agency_of(row, kind, spelt)
        state = state_names().get(agency.state, "")
        name = display_name(agency)
        entity_id = (
            NAMED_OTHERWISE.get(agency.ori)
            or known.get(plain(name))
            or known.get(plain(f"{name}, {state}"))
            or (agency.kind == "state-police" and state_police(agency.state))
            or ""
        )
        cells = (agency.ori, LETTERS[agency.kind], agency.name, agency.county, entity_id)
        lines.append("\t".join(cells).rstrip())
    header = "# ORI\tkind\tname (a colon: cut off in the list)\tcounty\tid in the registry"
    return [header, *sorted(lines)], left_out


def state_police(postal: str) -> str | None:
    """The id of a state's police, highway patrol or troopers; the list names its posts."""
    found = STATE_POLICE.get(postal, f"us-{postal.lower()}-sp")
    return found if found in registry() else None


def agency_of(row: dict[str, str], kind: str, spelt: dict[str, str]) -> Agency:
    """The agency of one row; a name that was cut off keeps a colon."""
    name = " ".join(row["pub_agency_name"].split())
    if name[-1] in ":,":
        name = name[:-1].rstrip() + ":"
    if kind == "sheriff" and re.search(r"Police|Public Safety", name):
        kind = "county-police"
    if kind == "police" and "Sheriff" in name:
        kind = "sheriff"
    county = row["county_name"].strip()
    county = "" if county == "NOT SPECIFIED" else titled(county, spelt)
    return Agency(row["ori"], kind, name, county, None)


def titled(counties: str, spelt: dict[str, str]) -> str:
    """Counties in capitals and small letters, spelt as their sheriffs' names where there is one."""
    parts = (part.strip() for part in counties.split(","))
    return ", ".join(spelt.get(plain(part)) or _capitalised(part) for part in parts)


def _capitalised(county: str) -> str:
    small = {"OF": "of", "THE": "the", "AND": "and"}
    words = (small.get(w, "-".join(p.capitalize() for p in w.split("-"))) for w in county.split())
    return re.sub(r"\b(St|Ste) ", r"\1. ", " ".join(words))


def plain(text: str) -> str:
    """Small letters without marks; an office and a department are one."""
    text = re.sub(r"[^a-z, ]", "", text.lower().replace("’", "'").replace("-", " "))
    return text.replace(" department", " office")


def registry_names() -> dict[str, str]:
    """Names of listed police and sheriffs, with their state, to ids."""
    states = {entry.id: entry.name.removeprefix("State of ") for entry in entities()}
    found: dict[str, str] = {}
    for entry in entities():
        if entry.type == "Org" and entry.kind in ("police", "sheriff", "agency") and entry.parent:
            state = states.get("-".join(entry.parent.split("-")[:2]), "")
            for name in names_of(entry):
                found.setdefault(plain(f"{name}, {state}"), entry.id)
    return found


def names_of(entry: Entity) -> list[str]:
    """The names of an entry that say what kind of agency it is."""
    names = [entry.name, *(alias.name for alias in entry.aliases)]
    whole = entry.kind == "agency"
    return [name for name in names if whole or name.endswith(("Department", "Office"))]


if __name__ == "__main__":
    main()
