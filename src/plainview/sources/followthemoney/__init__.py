"""FollowTheMoney JSON of other tools: contracts, awards and payments; persons are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.model import Fact, Filler, Measure, Text, Time
from plainview.sources.columns import Audit, number
from plainview.sources.expectations import told
from plainview.sources.parts import Cell, SourceReading
from plainview.sources.spans import Node, parse
from plainview.sources.stating import at, body, measure, stated

_ENTITY = re.compile(r'"schema"\s*:\s*"[A-Z]\w+"')
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_APART = 60
_PERSONS = "persons, and links to persons"


@dataclass(frozen=True, slots=True)
class _Graph:
    """The entities of a file by id."""

    content: str
    entities: dict[str, Node]

    def schema(self, entity_id: str) -> str:
        node = self.entities.get(entity_id)
        return str(node.inside["schema"].value) if node else ""

    def cell(self, node: Node, name: str) -> Cell | None:
        """The first value of a property."""
        held = node.get("properties", name)
        first = next(held.items(), None) if held and held.inside else None
        return first.cell(self.content) if first else None


def read(text: Text) -> SourceReading | None:
    """Facts of spending from FollowTheMoney entities; None for anything else."""
    if not text.content.lstrip().startswith(("{", "[")) or not _ENTITY.search(
        text.content[:20_000]
    ):
        return None
    graph = _Graph(text.content, dict(_entities(text.content)))
    if not graph.entities:
        return None
    audit = Audit()
    facts = [fact for node in graph.entities.values() for fact in _facts(text, graph, node, audit)]
    return SourceReading(
        "followthemoney", "entities", tuple(facts), audit.problems, dict(+audit.dropped),
        audit.ignored,
    )  # fmt: skip


def _entities(content: str) -> Iterator[tuple[str, Node]]:
    place = len(content) - len(content.lstrip())
    while place < len(content) and (node := parse(content, place)):
        many = node.inside.get("entities", node)
        single = "schema" in node.inside
        for item in (node,) if single else many.items():
            if {"id", "schema", "properties"} <= item.inside.keys():
                yield str(item.inside["id"].value), item
        place = node.end
        while place < len(content) and content[place] in " \t\r\n,":
            place += 1


def _facts(text: Text, graph: _Graph, node: Node, audit: Audit) -> Iterator[Fact]:
    schema = str(node.inside["schema"].value)
    lists = told("followthemoney")
    if schema in lists["persons"]["schemata"] or _names_person(graph, node):
        audit.dropped[_PERSONS] += 1
    elif schema == "Payment":
        yield from _payment(text, graph, node, audit)
    elif schema == "ContractAward":
        yield from _award(text, graph, node, audit)
    elif schema in ("Contract", *lists["bodies"]["schemata"], *lists["ignored"]["schemata"]):
        audit.ignore(f"entities of the schema {schema}")
    else:
        audit.note("unknown_schema", f"Entities of the schema {schema} are not understood")


def _names_person(graph: _Graph, node: Node) -> bool:
    """Whether a property points to a person."""
    persons = told("followthemoney")["persons"]["schemata"]
    held = node.inside["properties"].inside.values()
    return any(
        isinstance(item.value, str) and graph.schema(item.value) in persons
        for values in held
        for item in values.items()
    )


def _body(graph: _Graph, role: str, cell: Cell | None) -> Filler | None:
    """A body by the name of the entity that a property points to."""
    if cell is None:
        return None
    other = graph.entities.get(cell.value)
    name = graph.cell(other, "name") if other else None
    shown = name or cell
    return at(role, shown, *body(shown.value))


def _payment(text: Text, graph: _Graph, node: Node, audit: Audit) -> Iterator[Fact]:
    payer = _body(graph, "payer", graph.cell(node, "payer"))
    payee = _body(graph, "payee", graph.cell(node, "beneficiary"))
    yield from _spending(text, graph, node, audit, [payer, payee], ("spent", "spent"))


def _award(text: Text, graph: _Graph, node: Node, audit: Audit) -> Iterator[Fact]:
    under = graph.cell(node, "contract")
    contract = graph.entities.get(under.value) if under else None
    payer = _body(graph, "payer", graph.cell(contract, "authority")) if contract else None
    payee = _body(graph, "payee", graph.cell(node, "supplier"))
    title = graph.cell(contract, "title") if contract else None
    bought = at("for", title, title.value) if title else None
    yield from _spending(text, graph, node, audit, [payer, payee, bought], ("obligated", "awarded"))


def _spending(
    text: Text, graph: _Graph, node: Node, audit: Audit, fillers: list[Filler | None],
    said: tuple[str, str],
) -> Iterator[Fact]:  # fmt: skip
    measure_name, status = said
    held = [filler for filler in fillers if filler]
    if not any(filler.role == "payer" for filler in held):
        message = f"{node.inside['id'].value}: it does not say which body pays"
        audit.note("row_not_understood", message)
        return
    amount, currency = graph.cell(node, "amount"), graph.cell(node, "currency")
    value = number(amount.value) if amount else None
    measures: list[Measure] = []
    if amount and value is not None:
        measures = [measure(measure_name, amount, value, currency.value if currency else "USD")]
    elif amount:
        audit.note("not_a_number", f"{node.inside['id'].value}: the amount is {amount.value}")
    yield stated(
        text, "spending", status, held, measures=measures, time=_time(graph.cell(node, "date")),
        apart=_APART, pattern="followthemoney/" + measure_name,
    )  # fmt: skip


def _time(cell: Cell | None) -> Time | None:
    found = _DATE.match(cell.value) if cell else None
    if cell is None or found is None:
        return None
    return Time(event=found[0], surface=found[0], s=cell.start, e=cell.start + len(found[0]))
