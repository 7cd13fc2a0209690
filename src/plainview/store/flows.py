"""The graph of flows of a record: statements out of the database, and how well each is founded."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from plainview import flows
from plainview.flows import Body, Edge, Graph, Party, Reading, Rule, Statement
from plainview.lineage.independence import Statement as Telling
from plainview.lineage.independence import roots
from plainview.lineage.origins import Link, Web
from plainview.model import Hop
from plainview.store import lineage, sql_flows, sql_read
from plainview.store.collecting import uncollected
from plainview.vocab import terms

_BATCH = 400  # SQLite takes at least 999 parameters in one statement


@dataclass(frozen=True)
class Flows:
    """The graph of a record with its edges, its institutions by their names there, and its rules.

    `left_out` counts by reason what gave no edge; `waiting` documents are not compared with the
    others yet, so that what only prose reports counts as reported once.
    """

    graph: Graph
    edges: tuple[Edge, ...]
    bodies: dict[str, Body]
    rules: tuple[Rule, ...]
    left_out: dict[str, int]
    waiting: int


def flows_of(connection: sqlite3.Connection) -> Flows:
    """The graph of all that a record says about access, staffing and rules."""
    with uncollected():
        found = flows.read(statements(connection))
        waiting = lineage.state(connection).open
        if not waiting:
            _confirm(connection, found)
        graph = _graph(found.edges, found.bodies)
    left_out = dict(found.left_out)
    return Flows(graph, tuple(found.edges), found.bodies, found.rules, left_out, waiting)


def _graph(edges: Iterable[Edge], bodies: dict[str, Body]) -> Graph:
    graph = flows.build(edges, (body.label for body in bodies.values() if body.many))
    for term in terms():
        if term.kind == "category":
            # a category that no statement names is known, and its answer is that there is none
            graph.categories.setdefault(term.id, len(graph.categories))
    return graph


def towards(found: Flows, recipients: Sequence[str]) -> Graph:
    """The graph for a question about recipients: unnamed agencies of a text may be them."""
    meant = list(flows.possibly_meant(found.edges, found.bodies.values(), recipients))
    if not meant:
        return found.graph
    with uncollected():
        return _graph([*found.edges, *meant], found.bodies)


def statements(connection: sqlite3.Connection) -> Iterator[Statement]:
    """Every access, staffing and rule fact with its parties, in the order of the record."""
    documents = connection.execute(sql_flows.DOCUMENTS).fetchall()
    copies = Counter(name for _, _, name, _ in documents)
    about = {
        key: (name if copies[name] == 1 else f"{name}, {document[:8]}", published)
        for key, document, name, published in documents
    }
    parties = connection.execute(sql_flows.PARTIES)
    row = next(parties, None)
    for key, fact, document, pattern, *head in connection.execute(sql_flows.HEADS):
        held: list[Party] = []
        while row is not None and row[0] == key:
            held.append(_party(row[1:]))
            row = next(parties, None)
        publisher = publisher_of(pattern)
        name, published = about[document]
        official = publisher is not None
        source = publisher.replace("_", " ") if publisher else name
        kind, status, modality, polarity, start, end, as_of, event, *span = head
        yield Statement(
            fact, source, name, kind, status, modality, polarity, official,
            start, end, as_of, event, published, (span[0], span[1]), tuple(held),
        )  # fmt: skip


@lru_cache(maxsize=20_000)
def _party(row: tuple[Any, ...]) -> Party:
    return Party(*row)


@lru_cache(maxsize=10_000)
def publisher_of(pattern: str) -> str | None:
    """The publisher whose records a pattern reads row by row; None for one that reads prose."""
    from plainview.sources import READERS

    first = pattern.replace(".", "/").partition("/")[0]
    return first if any(reader.__module__.split(".")[2] == first for reader in READERS) else None


def _confirm(connection: sqlite3.Connection, found: Reading) -> None:
    """Mark what independent origins report, among the edges that rest on prose."""
    groups: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for place in found.prose:
        edge = found.edges[place]
        if edge.stands:
            key = (edge.provider, edge.recipient, edge.category, edge.through)
            groups[key].append(place)
    several = [places for places in groups.values() if len(places) > 1]
    facts = {fact for places in several for place in places for fact in found.edges[place].facts}
    tellings = _tellings(connection, sorted(facts))
    web = Web.loading(lambda document: _links(connection, document))
    for places in several:
        said = [tellings[fact] for place in places for fact in found.edges[place].facts]
        if len({one.document for one in said}) > 1 and len(roots(said, web)) > 1:
            for place in places:
                found.edges[place] = _independent(found.edges[place])


def _links(connection: sqlite3.Connection, document: str) -> list[Link]:
    (key,) = connection.execute(sql_read.KEY_OF_DOCUMENT, (document,)).fetchone()
    return lineage.own_links(connection, key)


def _independent(edge: Edge) -> Edge:
    return replace(edge, confidence="independent")


def _tellings(connection: sqlite3.Connection, facts: Sequence[str]) -> dict[str, Telling]:
    """Where facts are told and whom they credit, by fact id."""
    found: dict[str, Telling] = {}
    for first in range(0, len(facts), _BATCH):
        batch = facts[first : first + _BATCH]
        marks = ", ".join("?" for _ in batch)
        said: dict[str, list[Hop]] = defaultdict(list)
        for fact, *hop in connection.execute(sql_flows.SAID.format(marks=marks), batch):
            said[fact].append(Hop(*hop))
        for fact, document, start, end, outlet in connection.execute(
            sql_flows.SPANS.format(marks=marks), batch
        ):
            found[fact] = Telling(fact, document, start, end, tuple(said[fact]), outlet)
    return found
