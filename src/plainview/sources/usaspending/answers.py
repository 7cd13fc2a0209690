"""Answers of the USAspending interface as they were sent, and collections made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainview.model import Fact, Filler, Measure, Text, Time
from plainview.sources.columns import Audit
from plainview.sources.parts import Cell, SourceReading
from plainview.sources.spans import Node, parse
from plainview.sources.stating import at, body, measure, money, on, stated, when
from plainview.sources.usaspending import common

_APART = 200
"""Characters between two used values beyond which they are quoted apart."""


_TOTALS = (
    ("obligated", "obligated", "cumulative"),
    ("spent", "spent", "cumulative"),
    ("exercised", "ceiling", "base_and_exercised_options"),
    ("ceiling", "ceiling", "base_and_all_options"),
)
_ONE_TRANSACTION = (("obligated", "obligated", "transaction"),)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where an answer keeps what a fact needs; each path is tried in turn.

    `totals` are amounts: under which name, as which measure, by which definition.
    """

    kind: str
    paths: Mapping[str, tuple[tuple[str, ...], ...]]
    totals: tuple[tuple[str, str, str], ...] = _TOTALS


_AWARD = _Shape(
    "award",
    {
        "payer": (("awarding_agency", "subtier_agency", "name"),),
        "department": (("awarding_agency", "toptier_agency", "name"),),
        "funder": (("funding_agency", "subtier_agency", "name"),),
        "payee": (("recipient", "recipient_name"),),
        "piid": (("piid",),),
        "key": (("generated_unique_award_id",),),
        "obligated": (("total_obligation",),),
        "spent": (("total_outlay",), ("total_account_outlay",)),
        "exercised": (("base_exercised_options",),),
        "ceiling": (("base_and_all_options",),),
        "date": (("date_signed",),),
        "start": (("period_of_performance", "start_date"),),
        "end": (("period_of_performance", "end_date"),),
        "latest": (("period_of_performance", "last_modified_date"),),
        "description": (("description",),),
        "product": (("psc_hierarchy", "base_code", "description"),),
    },
)
_SEARCH = _Shape(
    "award search",
    {
        "payer": (("Awarding Sub Agency",), ("Awarding Agency",)),
        "department": (("Awarding Agency",),),
        "funder": (("Funding Sub Agency",),),
        "payee": (("Recipient Name",),),
        "piid": (("Award ID",),),
        "key": (("generated_internal_id",),),
        "obligated": (("Award Amount",),),
        "spent": (("Total Outlays",),),
        "date": (("Base Obligation Date",),),
        "start": (("Start Date",),),
        "end": (("End Date",),),
        "description": (("Description",),),
        "product": (("PSC", "description"),),
    },
)
_TRANSACTIONS = _Shape(
    "transaction search",
    {
        "payer": (("Awarding Sub Agency",), ("Awarding Agency",)),
        "department": (("Awarding Agency",),),
        "funder": (("Funding Sub Agency",),),
        "payee": (("Recipient Name",),),
        "piid": (("Award ID",),),
        "key": (("generated_internal_id",),),
        "obligated": (("Transaction Amount",),),
        "date": (("Action Date",),),
        "modification": (("Mod",),),
        "description": (("Transaction Description",),),
        "product": (("PSC", "description"),),
    },
    _ONE_TRANSACTION,
)
_LISTED = _Shape(
    "award collection",
    {
        "payer": (("subAgency",), ("agency",)),
        "department": (("agency",),),
        "payee": (("recipient",),),
        "piid": (("awardId",),),
        "key": (("url",),),
        "obligated": (("amount",),),
        "start": (("startDate",),),
        "end": (("endDate",),),
        "description": (("description",),),
    },
)
_IGNORED = ("locations and codes of recipients", "accounts", "classifications of the purchase")


def read_answer(text: Text) -> SourceReading | None:
    """Facts of an award, a page of a search for awards or transactions, an agency's offices, or a
    collection of awards."""
    head = text.content[:4000]
    marks = ('"generated_unique_award_id"', '"spending_level"', '"toptier_code"', '"awardId"')
    if not any(mark in head for mark in (*marks, '"FeatureCollection"', '"Transaction Amount"')):
        return None
    node = parse(text.content)
    if node is None:
        return None
    audit = Audit()
    if node.get("generated_unique_award_id"):
        shape, found = _AWARD, iter((node,))
        _officers(node, audit)
    elif node.get("results") and node.get("toptier_code"):
        facts = list(_offices(text, node))
        audit.ignore("transaction_count", "new_award_count")
        return _reading("offices of an agency", facts, audit)
    elif node.get("results") and (
        node.get("spending_level") or node.get("results", "0", "Transaction Amount")
    ):
        one = node.get("results", "0", "Transaction Amount")
        shape, found = _TRANSACTIONS if one else _SEARCH, _items(node.get("results"))
        if (more := node.get("page_metadata", "hasNext")) and more.value:
            what = "transactions" if one else "awards"
            message = f"One page of {len(node.inside['results'].inside)} {what}: there are more"
            audit.note("partial_list", message, lost=False)
    elif node.get("features") and node.get("awardingAgencies"):
        shape, found = _LISTED, _in_features(node, audit)
    else:
        return None
    facts = list(_facts(text, shape, found, audit))
    audit.ignore(*_IGNORED)
    return _reading(shape.kind, facts, audit)


def _reading(kind: str, facts: list[Fact], audit: Audit) -> SourceReading:
    return SourceReading(
        "usaspending", kind, tuple(facts), audit.problems, dict(+audit.dropped), audit.ignored
    )


def _items(node: Node | None) -> Iterator[Node]:
    return node.items() if node else iter(())


def _officers(node: Node, audit: Audit) -> None:
    for officer in _items(node.get("executive_details", "officers")):
        if officer.get("name"):
            audit.dropped["names and pay of officers"] += 1


def _in_features(node: Node, audit: Audit) -> Iterator[Node]:
    found = [
        award
        for feature in _items(node.get("features"))
        for award in _items(feature.get("properties", "awards"))
    ]
    counted = node.get("counts", "awards")
    if counted and counted.value > len(found):
        message = f"{len(found):,} awards are listed of {counted.value:,} counted, highest first"
        audit.note("partial_list", message, lost=False)
    audit.ignore("sums by state", "sums by vendor", "geometry")
    return iter(found)


def _facts(text: Text, shape: _Shape, found: Iterator[Node], audit: Audit) -> Iterator[Fact]:
    for node in found:
        cells = {
            name: cell
            for name, paths in shape.paths.items()
            for path in reversed(paths)
            if (value := node.get(*path)) and (cell := value.cell(text.content))
        }
        if "payee" in cells and common.natural_person(cells["payee"].value):
            audit.dropped[common.PEOPLE] += 1
            continue
        audit.dropped[common.CONTACTS] += common.contacts(cells.get("description"))
        made = _fact(text, cells, shape)
        if made:
            yield made
        else:
            message = f"{node.path or 'The answer'} lacks its agency, recipient, number or amount"
            audit.note("row_not_understood", message)


def _fact(text: Text, cells: Mapping[str, Cell], shape: _Shape) -> Fact | None:
    if not {"payer", "payee", "piid", "obligated"} <= cells.keys():
        return None
    fillers = [
        at(role, cells[role], *body(_words(cells[role])))
        for role in ("payee", "funder")
        if role in cells
    ]
    fillers.insert(0, common.agency("payer", cells["payer"], cells.get("department")))
    key = cells["key"].value.rpartition("/")[2] if "key" in cells else ""
    fillers.append(common.instrument(cells["piid"], key))
    bought = common.purpose(cells.get("description"), cells.get("product"))
    if bought:
        fillers.append(bought)
    latest = when(cells["latest"].value) if "latest" in cells else None
    measures = [
        measure(name, cells[column], value, "USD", definition=definition, as_of=latest)
        for column, name, definition in shape.totals
        if column in cells and (value := money(cells[column].value)) is not None
    ]
    description, number = cells.get("description"), cells.get("modification")
    return stated(
        text,
        "spending",
        "modified" if number and number.value.strip("0") else "awarded",
        fillers,
        measures=measures,
        time=_time(cells),
        said=common.SAID,
        between=[description] if description and common.contacts(description) else [],
        apart=_APART,
        pattern="usaspending/answer",
    )


def _words(cell: Cell) -> str:
    """The words of a cell without JSON's escapes."""
    node = parse(f'"{cell.value}"')
    return str(node.value) if node else cell.value


def _time(cells: Mapping[str, Cell]) -> Time | None:
    start = when(cells["start"].value) if "start" in cells else None
    end = when(cells["end"].value) if "end" in cells else None
    day = on(cells.get("date"))
    if day:
        return Time(start, end, None, day.event, day.surface, day.s, day.e)
    return Time(start=start, end=end) if start or end else None


def _offices(text: Text, node: Node) -> Iterator[Fact]:
    """An agency's obligations in a fiscal year, and those of its offices."""
    year = node.get("fiscal_year")
    time = None
    if year and isinstance(year.value, int):
        words = str(year.value)
        span = (f"{year.value - 1}-10-01", f"{year.value}-09-30")
        time = Time(*span, surface=words, s=year.start, e=year.end)
    for agency in _items(node.get("results")):
        for part in (agency, *_items(agency.get("children"))):
            made = _office(text, part, time)
            if made:
                yield made


def _office(text: Text, node: Node, time: Time | None) -> Fact | None:
    name, total = node.get("name"), node.get("total_obligations")
    payer = name.cell(text.content) if name else None
    amount = total.cell(text.content) if total else None
    if not payer or not amount or not name or not total:
        return None
    fillers: list[Filler] = [at("payer", payer, *body(str(name.value)))]
    sums: list[Measure] = [
        measure("obligated", amount, float(total.value), "USD", definition="fiscal_year")
    ]
    return stated(
        text, "spending", "awarded", fillers, measures=sums, time=time, said=common.SAID,
        apart=_APART, pattern="usaspending/office",
    )  # fmt: skip
