"""Which institutions of the graph are meant by what somebody typed."""

from __future__ import annotations

from dataclasses import replace

from plainview.flows import Body
from plainview.flows.graph import Graph, unknown
from plainview.flows.statements import within
from plainview.model import WrongUse
from plainview.names import resolve
from plainview.store.flows import Flows
from plainview.vocab import entity

_SURE = 0.9
_SHOWN = 5


def named(flows: Flows, asked: str, parts: bool = False) -> tuple[str, ...]:
    """The names in the graph of the institution meant by a name or id; with `parts`, and its parts.

    The institution itself comes first. A government stands for all its parts in any case, and so
    does a class that belongs to one body, such as "federal agencies". Raises WrongUse, with the
    nearest names, for what nobody is called, and where several are.
    """
    words = " ".join(asked.split())
    ids = {body.entity: body for body in flows.bodies.values() if body.entity}
    found = _printed(flows, words)
    if not found:
        meant = words if entity(words) or words in ids else _resolved(flows.graph, words)
        listed = entity(meant)
        label = ids[meant].label if meant in ids else listed.name if listed else words
        found = [Body(label, meant, False, label, "")]
    if len(found) > 1:
        names = "; ".join(body.label for body in found[:_SHOWN])
        raise WrongUse(f"{asked!r} can stand for several: {names}", "Give one of these names")
    own = found[0]
    above = _house(own.entity, parts)
    if above is None:
        return (own.label,)
    others = sorted(
        body.label
        for key, body in ids.items()
        if key != own.entity and _decides(key) and within(key, (above,))
    )
    return (own.label, *others)


def _decides(entity_id: str) -> bool:
    """Whether it is a body or a post, and not a program that one runs."""
    listed = entity(entity_id)
    return listed is not None and listed.type in ("Org", "Office")


def _house(entity_id: str, parts: bool) -> str | None:
    """The body whose parts are meant, too."""
    listed = entity(entity_id) if entity_id else None
    if listed is None:
        return None
    if listed.kind == "agency-class" and listed.parent:
        return listed.parent
    return listed.id if parts or listed.kind == "government" else None


def _printed(flows: Flows, words: str) -> list[Body]:
    """Bodies that go by these very words in the graph."""
    if words in flows.bodies:
        return [flows.bodies[words]]
    folded = words.casefold()
    same = [body for body in flows.bodies.values() if body.label.casefold() == folded]
    return same or [
        body for body in flows.bodies.values() if body.label.casefold().startswith(f"{folded} (")
    ]


def _resolved(graph: Graph, words: str) -> str:
    """The id that a name surely stands for."""
    candidates = [one for one in resolve(words) if one.score >= _SURE]
    best = [one for one in candidates if one.score == candidates[0].score]
    if not best:
        raise unknown("organisation", words, graph.index)
    if len(best) > 1:
        names = "; ".join(f"{one.name} ({one.id})" for one in best[:_SHOWN])
        raise WrongUse(f"{words!r} can stand for several: {names}", "Give the id")
    return best[0].id


def holding(graph: Graph, names: tuple[str, ...]) -> Graph:
    """The graph with institutions of which no statement says anything: they have no edges."""
    lacking = [name for name in names if name not in graph.index]
    if not lacking:
        return graph
    index = dict(graph.index)
    for name in lacking:
        index[name] = len(index)
    return replace(graph, names=(*graph.names, *lacking), index=index)
