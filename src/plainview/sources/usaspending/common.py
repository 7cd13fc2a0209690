"""What all kinds of USAspending records share: who pays, for what, and whom to spare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from plainview.model import MASK, Fact, Filler, Hop
from plainview.sources.expectations import Table
from plainview.sources.parts import Cell, Row
from plainview.sources.stating import at, body, money
from plainview.vocab import phrases

SAID = (Hop("dataset", "USAspending.gov", via="inferred"),)
CONTACTS = "names and numbers of contracting staff in descriptions"
PEOPLE = "awards to natural persons"

_CONTACT = re.compile(
    r"\b(?:A?COR|COTR|A?POC|CONTRACTING OFFICER|PHONE|PH#|TEL|FAX|ATTN)\b|[\w.]+@\w", re.I
)
_PERSON = re.compile(r"[A-Z][A-Z'’-]+(?: (?:JR|SR|I{2,3})\.?)?, [A-Z][A-Z'’-]+(?: [A-Z][A-Z.]*)?")
_NOT_PERSONS = re.compile(
    r"\b(?:INC|LLC|L\.L\.C|LLP|LP|CO|CORP|LTD|LIMITED|COMPANY|PLC|PC|PA|USA?|THE|CITY|COUNTY|"
    r"INCORPORATED|CORPORATION|ASSOCIATES|SONS|BROS|GROUP|SERVICES|SALES|SUPPLY|"
    r"STATE|TOWN|UNIVERSITY|REGENTS)\b\.?",
    re.I,
)
# Bought to be kept out: in a purchase the word stands for protection from it.
_DEFENDED_AGAINST = ("malware",)
_SOLE = re.compile(r"t|true|yes|.*\bsole proprietor.*", re.I)
_CALLED = {
    "agency": "agency",
    "prime": "prime contractor",
    "recipient": "recipient",
    "piid": "award number",
    "amount": "amount",
}
_PARTS = re.compile(r"CONT_(?:AWD|IDV)_(?P<piid>.+?)_(?P<agency>\w{4})_(?P<parent>.+?)_[^_]+")


def natural_person(recipient: str) -> bool:
    """Whether an award went to a person: "SURNAME, GIVEN M" without a word of a firm."""
    return bool(_PERSON.fullmatch(recipient.strip()) and not _NOT_PERSONS.search(recipient))


def contacts(cell: Cell | None) -> bool:
    """Whether a description carries a contact of somebody."""
    return bool(cell and (MASK in cell.value or _CONTACT.search(cell.value)))


def of_firms(table: Table) -> Iterator[Row]:
    """The rows whose recipient is no natural person; the others are counted."""
    for row in table.body:
        sole = _SOLE.fullmatch(table.value(row, "sole"))
        if sole or natural_person(table.value(row, "recipient")):
            table.audit.dropped[PEOPLE] += 1
        else:
            table.audit.dropped[CONTACTS] += contacts(table.cell(row, "description"))
            yield row


def understood(table: Table, made: Iterable[tuple[Row, Fact | str]]) -> Iterator[Fact]:
    """The facts of rows; where there is a reason in place of one, it is noted."""
    for row, fact in made:
        if isinstance(fact, str):
            table.audit.note("row_not_understood", fact, row)
        else:
            yield fact


def payer(table: Table, row: Row) -> Cell | None:
    """The sub-agency that awards, else its department."""
    return table.cell(row, "agency") or table.cell(row, "department")


def needed(table: Table, row: Row, *names: str) -> dict[str, Cell] | str:
    """The cells that a fact of the row cannot do without, or why it gives none."""
    found = {
        name: payer(table, row) if name == "agency" else table.cell(row, name) for name in names
    }
    lacking = [_CALLED[name] for name, cell in found.items() if cell is None]
    if lacking:
        return f"The row lacks its {' and its '.join(lacking)}"
    cells = {name: cell for name, cell in found.items() if cell}
    for cell in cells.values():
        if MASK in cell.value:
            heading = table.columns.headings[cell.column]
            return f"{heading} was masked: it looks like an identifier of a person"
    return cells


def amount_of(cell: Cell) -> float | str:
    """The sum in a cell, or why there is none."""
    value = money(cell.value)
    return f"The amount is no number: {cell.value}" if value is None else value


def agency(role: str, cell: Cell, department: Cell | None) -> Filler:
    """An agency; one that the registry does not list carries its department.

    Many departments have an "Office of the Secretary": they must not become one body.
    """
    name, entry = body(cell.value)
    if entry is None and department and department.value != cell.value:
        name = f"{name}, {body(department.value)[0]}"
    return at(role, cell, name, entry)


def instrument(cell: Cell, key: str, parent: str = "") -> Filler:
    """The award by its number: a task order where it stands under another contract."""
    found = _PARTS.fullmatch(key)
    above = parent or (found["parent"] if found else "")
    kind = "task order" if above and above != "-NONE-" else "contract"
    return at("instrument", cell, f"{kind} {cell.value}")


def purpose(description: Cell | None, product: Cell | None) -> Filler | None:
    """What the money is for: a technology that the description names, else what was bought."""
    for cell in (description, product):
        found = _technologies().search(cell.value) if cell else None
        if cell and found:
            start = cell.start + found.start()
            name = _names()[found[0].lower().replace("-", " ")]
            return Filler("for", name, found[0], start, start + len(found[0]))
    return at("for", product, product.value) if product else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {
        phrase.replace("-", " "): term.id
        for phrase, options in phrases().items()
        for term in options
        if term.kind == "technology" and len(phrase) > 3 and phrase not in _DEFENDED_AGAINST
    }


@lru_cache(maxsize=1)
def _technologies() -> re.Pattern[str]:
    longest = sorted(_names(), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in longest)
    return re.compile(rf"\b(?:{words})\b", re.I)


def spared(table: Table, row: Row) -> list[Cell]:
    """Cells that no quote may hold: telephone numbers, and descriptions with a contact."""
    description = table.cell(row, "description")
    return table.spared(row) + ([description] if description and contacts(description) else [])


def note_damage(table: Table) -> None:
    """Say so where a spreadsheet program wrote the dates in its own manner."""
    days = [(row, cell) for row in table.body if (cell := table.cell(row, "date"))]
    slashed = [(row, cell) for row, cell in days if "/" in cell.value]
    if slashed:
        table.audit.note(
            "spreadsheet_damage",
            f"{len(slashed):,} of {len(days):,} dates are written like {slashed[0][1].value}: the"
            " file was opened and saved in a spreadsheet program, which also cuts zeros off codes",
            slashed[0][0],
            lost=False,
        )
