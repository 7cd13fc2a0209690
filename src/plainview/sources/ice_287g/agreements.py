"""Rows of a list to facts: who lends staff to ICE, under which support type, since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from plainview.model import Evidence, Fact, Filler, Hop, Text, Time
from plainview.names import resolve
from plainview.sources.columns import Audit, Columns, day, state_of, tidy
from plainview.sources.ice_287g.expected import expected, support_of
from plainview.sources.parts import Cell, Row
from plainview.vocab import entity

ICE = "us-ice"
_SURE = 0.94
_SAID = {
    "participating": "ICE list of agencies participating in the 287(g) program",
    "pending": "ICE list of pending 287(g) agreements",
}
_USED = ("state", "agency", "support", "signed")


@dataclass
class Agreements:
    """Collects the facts of a text's lists."""

    text: Text
    facts: list[Fact] = field(default_factory=list)

    def add(self, columns: Columns, kind: str, body: Iterable[Row], audit: Audit) -> int:
        """Read the rows below the headings; the number of agreements found."""
        before = len(self.facts)
        above: dict[str, Cell] = {}
        for row in body:
            if audit.besides(columns, row):
                continue
            cells = {name: columns.cell(row, name) for name in _USED}
            _count_links(columns, row, audit)
            audit.rest(columns, row)
            if cells["agency"] is None and cells["support"] is None:
                audit.note("other_row", "The row names no agency and no support type", row)
                continue
            fact = self._fact(kind, row, cells, above, audit)
            if fact:
                self.facts.append(fact)
            above = {name: cell for name in _USED if (cell := cells[name] or above.get(name))}
        return len(self.facts) - before

    def _fact(
        self,
        kind: str,
        row: Row,
        cells: dict[str, Cell | None],
        above: dict[str, Cell],
        audit: Audit,
    ) -> Fact | None:
        merged: list[Cell] = []
        for name in ("state", "agency"):
            if cells[name] is None and name in above:
                # a merged cell holds its value in its first row only
                cells[name] = above[name]
                merged.append(above[name])
                message = f"The {name} is empty and taken from the row above, as in merged cells"
                audit.note("merged_cell", message, row, lost=False)
        agency, state = cells["agency"], cells["state"]
        if agency is None or state is None:
            lacking = "agency" if agency is None else "state"
            audit.note("missing_value", f"The row has no {lacking} and is not read", row)
            return None
        where = state_of(state.value)
        if where is None or support_of(agency.value) or state_of(agency.value):
            _shifted(row, cells, audit)
            return None
        if not where[2]:
            message = f"The state {state.value!r} is read as {where[1]}"
            audit.note("state_spelling", message, row, lost=False)
        used = [cell for name in _USED if (cell := cells[name]) and cell not in merged]
        evidence = [self._run(used), *(self._run([cell]) for cell in merged)]
        fillers = (
            _lender(agency, where[0], where[1]),
            Filler("recipient", expected().publisher, via="implied", entity=ICE),
            _instrument(cells["support"], row, audit),
        )
        return Fact(
            self.text.content,
            self.text.id,
            "staffing",
            "in_force" if kind == "participating" else "requested",
            "asserted",
            "+",
            fillers,
            (),
            (
                Hop("dataset", _SAID[kind], via="implied"),
                Hop("official_body", expected().publisher, via="implied"),
            ),
            tuple(evidence),
            _signed(cells["signed"], row, audit) if kind == "participating" else None,
            pattern="ice_287g.row",
        )

    def _run(self, cells: list[Cell]) -> Evidence:
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        return Evidence(start, end, self.text.content[start:end])


def _lender(agency: Cell, postal: str, state: str) -> Filler:
    name, entity_id = _resolved(tidy(agency.value), postal, state)
    return Filler("lender", name, agency.value, agency.start, agency.end, "name", entity_id)


@lru_cache(maxsize=8192)
def _resolved(name: str, postal: str, state: str) -> tuple[str, str | None]:
    """The registry's entry in that state, or the name with its state, so that none merge."""
    for words in (f"{name}, {state}", name):
        for candidate in resolve(words, (state,)):
            if candidate.score >= _SURE and _lies_in(candidate.id, postal):
                return candidate.name, candidate.id
    return f"{name}, {state}", None


def _lies_in(entity_id: str, postal: str) -> bool:
    """Whether an organisation is part of a state, by the registry's parents."""
    found = entity(entity_id)
    if found is None or found.type != "Org":
        return False
    own = f"us-{postal.lower()}"
    chain = [entity_id]
    while found and found.parent and found.parent not in chain:
        chain.append(found.parent)
        found = entity(found.parent)
    return any(each == own or each.startswith(f"{own}-") for each in chain[1:])


def _instrument(cell: Cell | None, row: Row, audit: Audit) -> Filler:
    if cell is None:
        audit.note("missing_value", "The row has no support type", row, lost=False)
        return Filler("instrument", "287(g) agreement", via="implied", entity="pg-287g")
    known = support_of(cell.value)
    if known is None:
        message = f"{cell.value!r} is no support type that is known"
        audit.note("unknown_value", message, row, advice="Add the spelling to the expectations")
        name, entity_id = f"287(g) agreement: {tidy(cell.value)}", "pg-287g"
    else:
        support, listed = known
        name, entity_id = f"287(g) agreement: {support.name}", support.entity
        if not listed:
            message = f"The support type {cell.value!r} is read as {support.name}"
            audit.note("support_spelling", message, row, lost=False)
    return Filler("instrument", name, cell.value, cell.start, cell.end, "name", entity_id)


def _signed(cell: Cell | None, row: Row, audit: Audit) -> Time | None:
    if cell is None:
        audit.note("missing_value", "The row has no date of signing", row, lost=False)
        return None
    when = day(cell.value)
    if when is None and len(cell.value) == 9 and cell.value[2] == "/":
        # "05/082025": the second stroke is missing, and nothing else can be meant
        when = day(f"{cell.value[:5]}/{cell.value[5:]}")
        if when:
            audit.note("date_spelling", f"{cell.value!r} is read as {when}", row, lost=False)
    if when is None:
        audit.note("unknown_value", f"{cell.value!r} is no date of signing", row)
        return None
    if not expected().earliest <= when <= f"{expected().latest_year}-12-31":
        message = f"{when} cannot be the day of a 287(g) agreement"
        audit.note("implausible_date", message, row, lost=False)
    return Time(event=when, surface=cell.value, s=cell.start, e=cell.end)


def _count_links(columns: Columns, row: Row, audit: Audit) -> None:
    for letter in columns.ignored:
        if letter in row.cells and "://" in row.cells[letter].value:
            audit.dropped["links to agreements"] += 1
    for cell in row.cells.values():
        if "@" in cell.value or "█" in cell.value:
            audit.dropped["e-mail addresses and masked identifiers"] += 1


def _shifted(row: Row, cells: dict[str, Cell | None], audit: Audit) -> None:
    """Values that stand under the wrong headings: say where they seem to be."""
    places = [f"support types in column {c.column}" for c in row.cells.values() if _is_support(c)]
    places += [f"states in column {c.column}" for c in row.cells.values() if state_of(c.value)]
    hint = f" ({', '.join(places)})" if places else ""
    state = cells["state"]
    message = f"Columns and headings do not fit together{hint}"
    if not places and state is not None:
        message = f"{state.value!r} is no state"
    audit.note("shifted_columns", message, row, advice="Compare the headings with the rows")


def _is_support(cell: Cell) -> bool:
    return support_of(cell.value) is not None
