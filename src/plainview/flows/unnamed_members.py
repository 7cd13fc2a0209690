"""What bodies get that a text does not name: "federal agencies" may well be one of those known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plainview.flows.edges import Edge
from plainview.flows.statements import Body, within
from plainview.vocab import entity

_OPEN = ("(unspecified)", "(any)", "(unnamed)")
"""How the registry marks that a name stands for some bodies of a house and not for all of them."""


def possibly_meant(
    edges: Iterable[Edge], bodies: Iterable[Body], recipients: Sequence[str]
) -> Iterator[Edge]:
    """Edges to the recipients that edges to unnamed agencies of their house may mean.

    Each assumes that its recipient is meant, so it is possible only; nothing is to go on from
    there, since of every agency of the house the same could be assumed.
    """
    known = list(bodies)
    houses = {body.label: house for body in known if (house := _house(body.entity))}
    asked = [body for body in known if body.label in recipients and _is_agency(body.entity)]
    members = {
        label: [body.label for body in asked if within(body.entity, (house,))]
        for label, house in houses.items()
    }
    for edge in edges:
        open_to = edge.stands and edge.recipient not in recipients
        for member in members.get(edge.recipient, ()) if open_to else ():
            if member not in (edge.provider, edge.through):
                meant = f"that {member} is meant by {edge.recipient}, which the text does not say"
                yield replace(edge, recipient=member, assumes=(*edge.assumes, meant))


def _house(entity_id: str) -> str | None:
    """The body to whose agencies an open name belongs, None for other names."""
    listed = entity(entity_id) if entity_id else None
    if listed is None:
        return None
    some = listed.kind == "agency-unspecified" or listed.name.endswith(_OPEN)
    return listed.parent if some else None


def _is_agency(entity_id: str) -> bool:
    listed = entity(entity_id) if entity_id else None
    return listed is not None and listed.kind == "agency"
