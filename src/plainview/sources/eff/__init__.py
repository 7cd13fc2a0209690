"""Electronic Frontier Foundation: Data Driven (plate readers) and the Atlas of Surveillance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.model import Fact, Filler, Hop, Measure, Text
from plainview.sources.columns import fold, number
from plainview.sources.expectations import Table, recognised, told
from plainview.sources.parts import Row, SourceReading
from plainview.sources.stating import at, body, implied, measure, named, postal_codes, stated
from plainview.vocab import entity

_BOUND = re.compile(r"([\d,]+)\s*(?:\*+|\(Data Incomplete\))", re.I)
_PERIODS = (
    ("detections_2016", "detections", "2016"),
    ("hits_2016", "hits", "2016"),
    ("detections_2017", "detections", "2017"),
    ("hits_2017", "hits", "2017"),
    ("detections", "detections", "2016/2017"),
    ("hits", "hits", "2016/2017"),
    ("detections_ever", "detections", None),
    ("hits_ever", "hits", None),
)
_WHAT = (
    implied("category", "data:licence_plate_read"),
    implied("technology", "tech:alpr"),
    implied("program", "Vigilant Solutions", "co-vigilant"),
)
_DATA_DRIVEN = (Hop("dataset", "Data Driven (EFF and MuckRock)", via="inferred"),)
_ATLAS = (Hop("dataset", "Atlas of Surveillance (EFF)", via="inferred"),)
_APART = 80


def read(text: Text) -> SourceReading | None:
    """Facts from one of EFF's tables; None for anything else."""
    table = recognised(text, "eff")
    if table is None:
        return None
    facts = _data_driven(text, table) if table.kind.name == "data_driven" else _atlas(text, table)
    return table.reading(facts)


def _data_driven(text: Text, table: Table) -> list[Fact]:
    """Access facts: plate reads and hits by year, direct sharing, and the national pool."""
    return [fact for row in table.body for fact in _of_agency(text, table, row)]


def _of_agency(text: Text, table: Table, row: Row) -> Iterator[Fact]:
    agency, state = table.cell(row, "agency"), table.value(row, "state")
    if not agency:
        table.audit.note("row_not_understood", "The row lacks its agency", row)
        return
    counts = [
        found
        for column, unit, when in _PERIODS
        if (found := _count(table, row, column, unit, when))
    ]
    if counts:
        recipient = named("recipient", agency, _postal(state))
        yield stated(
            text, "access", "in_force", (recipient, *_WHAT), measures=counts, said=_DATA_DRIVEN,
            apart=_APART, pattern="eff/data_driven",
        )  # fmt: skip
    shared = _count(table, row, "sharing", "agencies", None, "grants")
    others = entity("us-le-any")
    if shared and others:
        fillers = [
            named("provider", agency, _postal(state)),
            implied("recipient", others.name, others.id),
            *_WHAT,
        ]
        yield stated(
            text, "access", "in_force", fillers, measures=[shared], said=_DATA_DRIVEN,
            apart=_APART, pattern="eff/direct_sharing",
        )  # fmt: skip
    pool = table.cell(row, "pool")
    if pool and pool.value == "Y":
        fillers = [
            named("provider", agency, _postal(state)),
            at("recipient", pool, "National Vehicle Location Service"),
            *_WHAT,
        ]
        yield stated(
            text, "access", "in_force", fillers, said=_DATA_DRIVEN, apart=_APART,
            pattern="eff/national_pool",
        )  # fmt: skip
    elif pool and pool.value not in ("N", "No"):
        table.audit.note("not_stated", f"D. NVLS is neither Y nor N: {pool.value}", row, lost=False)


def _postal(state: str) -> str:
    return state if state in postal_codes() else ""


def _count(
    table: Table, row: Row, column: str, unit: str, when: str | None, name: str = "records_provided"
) -> Measure | None:
    """A number of a column; a lower bound where it is marked as incomplete, None for an answer."""
    cell = table.cell(row, column)
    if cell is None:
        return None
    bound = _BOUND.fullmatch(cell.value)
    value = number(bound[1] if bound else cell.value)
    if value is None:
        heading = table.columns.headings[cell.column]
        table.audit.note("not_a_number", f"{heading} is no number: {cell.value}", row, lost=False)
        return None
    if bound:
        return Measure(
            name, value, None, value, "at_least", unit, None, None, "incomplete", when,
            cell.value, cell.start, cell.end,
        )  # fmt: skip
    return measure(name, cell, value, unit, as_of=when)


def _atlas(text: Text, table: Table) -> list[Fact]:
    """Operation facts: an agency uses a technology, of a vendor where one is named."""
    return [fact for row in table.body for fact in _of_technology(text, table, row)]


def _of_technology(text: Text, table: Table, row: Row) -> Iterator[Fact]:
    agency, technology = table.cell(row, "agency"), table.cell(row, "technology")
    if not agency or not technology:
        table.audit.note("row_not_understood", "The row lacks its agency or technology", row)
        return
    state = _postal(table.value(row, "state"))
    terms = {fold(name): term for name, term in told("eff")["technologies"].items()}
    fillers: list[Filler] = [
        named("agency", agency, state),
        at("program", technology, terms.get(fold(technology.value), technology.value)),
    ]
    if vendor := table.cell(row, "vendor"):
        fillers.append(at("program", vendor, *body(vendor.value)))
    if city := table.cell(row, "city"):
        place = f"{city.value}, {postal_codes()[state]}" if state else city.value
        fillers.append(at("place", city, place))
    yield stated(
        text, "operation", "under_way", fillers, said=_ATLAS, apart=_APART, pattern="eff/atlas"
    )
