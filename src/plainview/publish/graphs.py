"""Exports of the graph of flows: GraphML and the JSON of Cytoscape, for programs that draw graphs.

Each statement that stands is an edge from who gives to who receives; its `facts` are ids, under
which the exports of facts have the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson

from plainview.flows import Body, Edge
from plainview.publish.file_names import public_name
from plainview.store import Record

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("label", "id", "class")
_EDGE = (
    *("category", "kind", "instrument", "authority", "status", "start", "end", "seen"),
    *("confidence", "onward", "forbidden_by", "assumes", "facts"),
)
# what XML 1.0 cannot hold, not even escaped
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(record: Record, public: bool) -> Iterator[bytes]:
    """The graph as GraphML (Brandes et al. 2002): keys and nodes, edge by edge, the end."""
    nodes, edges = _parts(record, public)
    keys = [("node", name) for name in _NODE] + [("edge", name) for name in _EDGE]
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<graphml xmlns="{_GRAPHML}">',
        *(
            f'<key id="{where}_{name}" for="{where}" attr.name="{name}" attr.type="string"/>'
            for where, name in keys
        ),
        '<graph edgedefault="directed">',
        *(f'<node id="{number}">{_data("node", values)}</node>' for number, values in nodes),
    ]
    yield _encoded("\n".join(lines) + "\n")
    for source, target, values in edges:
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        yield _encoded(f"<edge {ends}>{_data('edge', values)}</edge>\n")
    yield b"</graph>\n</graphml>\n"


def cytoscape(record: Record, public: bool) -> Iterator[bytes]:
    """The graph in the JSON of Cytoscape and Cytoscape.js: nodes, edge by edge, the end."""
    nodes, edges = _parts(record, public)
    listed = [
        {"data": {**values, "id": number, "entity": values["id"]}} for number, values in nodes
    ]
    head = b'{"format_version":"1.0","generated_by":"plainview","elements":{"nodes":'
    yield head + orjson.dumps(listed) + b',"edges":['
    for place, (source, target, values) in enumerate(edges):
        data = {**values, "id": f"e{place}", "source": source, "target": target}
        yield (b",\n" if place else b"\n") + orjson.dumps({"data": data})
    yield b"\n]}}\n"


_Node = tuple[str, dict[str, str]]
_Way = tuple[str, str, dict[str, str]]


def _parts(record: Record, public: bool) -> tuple[list[_Node], Iterator[_Way]]:
    """Institutions and edges with their values as text, empty ones left out."""
    flows = record.flows()
    edges = [edge for edge in flows.graph.edges if edge.through is None]
    used = dict.fromkeys(chain.from_iterable((edge.provider, edge.recipient) for edge in edges))
    numbers = {label: f"n{number}" for number, label in enumerate(used)}
    labels = public_labels(record, edges, flows.bodies) if public else {}
    nodes = []
    for label, number in numbers.items():
        body = flows.bodies[label]
        values = {"label": labels.get(label, label), "id": body.entity}
        nodes.append((number, {**values, "class": "yes" if body.many else ""}))
    ways = (
        (numbers[edge.provider], numbers[edge.recipient], _values(edge, labels)) for edge in edges
    )
    return nodes, ways


def _values(edge: Edge, labels: dict[str, str]) -> dict[str, str]:
    values: dict[str, Any] = {name: getattr(edge, name) for name in _EDGE}
    found = {
        name: value if isinstance(value, str) else "; ".join(value)
        for name, value in values.items()
        if value
    }
    for label, public in labels.items() if edge.assumes or edge.forbidden_by else ():
        for name in ("assumes", "forbidden_by"):
            if label != public and name in found:
                found[name] = found[name].replace(label, public)
    return found


def public_labels(record: Record, edges: list[Edge], bodies: dict[str, Body]) -> dict[str, str]:
    """Names that no list has, as they may leave the machine: people's read as █."""
    telling: dict[str, str] = {}
    for edge in edges:
        for label in (edge.provider, edge.recipient):
            if bodies[label].source and edge.facts:
                telling.setdefault(label, edge.facts[0])
    # all of a document's at once: a table of accounts names thousands
    unlisted = lru_cache(record.unlisted)
    found: dict[str, str] = {}
    for label, fact in telling.items():
        body, row = bodies[label], record.fact(fact)
        names = [role.name for role in row.roles]
        shown = [role.name for role in row.redacted(unlisted(row.document_id)).roles]
        name = dict(zip(names, shown, strict=True)).get(body.name, body.name)
        behind = label.removeprefix(body.name)
        found[label] = name + behind.replace(body.source, public_name(body.source))
    return found


def _data(where: str, values: dict[str, str]) -> str:
    return "".join(
        f'<data key="{where}_{name}">{escape(value)}</data>'
        for name, value in values.items()
        if value
    )


def _encoded(words: str) -> bytes:
    return _NO_XML.sub("", words).encode("utf-8", "replace")
