"""Writes the file of federal agency codes from USAspending's list of agencies.

    python vocab_sources/build_federal_codes.py authoritative_agency_list.csv

The list (USAspending, CC0) has one row for each sub-tier code with the department above it. The
file keeps the codes as text with their leading zeros, names, abbreviations and, where the registry
lists the body, its id there. A name of several departments counts only within its department.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

from plainview.model import Alias
from plainview.names.known import normalised
from plainview.vocab import entity
from plainview.vocab.federal import FILE
from plainview.vocab.tables import DATA

# columns by position: the header repeats one name, and some rows are longer than it
CODE = re.compile(r"[0-9A-Z]{4}")
CGAC, DEPARTMENT, DEPARTMENT_NAME, SUBTIER, NAME, ABBREVIATION = 0, 1, 2, 7, 8, 9


def main() -> None:
    """Read the list named on the command line and write the data file."""
    lines, left_out = table(Path(sys.argv[1]))
    (DATA / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    listed = sum(line.count("\t") == 5 for line in lines[1:])
    print(f"{len(lines) - 1:,} codes, {listed} listed; {left_out} rows repeat a code or have none")


def table(path: Path) -> tuple[list[str], int]:
    """The lines of the data file with their header, and how many rows are left out."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        _, *rows = csv.reader(file)
    named = Counter(clean(row[NAME]) for row in rows)
    found: dict[str, str] = {}
    left_out = 0
    for row in rows:
        code, name = row[SUBTIER].strip(), clean(row[NAME])
        if not CODE.fullmatch(code) or not name or code in found:
            left_out += 1
            continue
        listed = listed_as(name, clean(row[DEPARTMENT_NAME]), named[name] > 1)
        cells = (code, row[CGAC].strip(), row[DEPARTMENT].strip(), name)
        found[code] = "\t".join((*cells, row[ABBREVIATION].strip(), listed)).rstrip()
    header = "# sub-tier code\tCGAC\tdepartment code\tname\tabbreviation\tid in the registry"
    return [header, *(found[code] for code in sorted(found))], left_out


def clean(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def listed_as(name: str, department: str, shared: bool) -> str:
    """The id of the registry's entry for a name, "" where there is none under that department."""
    above = normalised(department)
    whole = [item for item in above if (entry := entity(item.id)) and entry.type == "Org"]
    short = [alias.name for item in whole for alias in entity_aliases(item.id)]
    # what many departments have, the registry lists as "DHS Office of Inspector General"
    own = [item for acronym in short for item in normalised(f"{acronym} {name}")] if shared else []
    for found in own or normalised(name):
        entry = entity(found.id)
        if entry is None or entry.type != "Org" or "class" in entry.kind:
            continue
        line = set()
        while entry is not None:
            line.add(entry.id)
            entry = entity(entry.parent) if entry.parent else None
        if not above or any(item.id in line for item in above) or not shared:
            return found.id
    return ""


def entity_aliases(entity_id: str) -> list[Alias]:
    """The acronyms of a listed body."""
    entry = entity(entity_id)
    return [alias for alias in entry.aliases if alias.how == "acronym"] if entry else []


if __name__ == "__main__":
    main()
