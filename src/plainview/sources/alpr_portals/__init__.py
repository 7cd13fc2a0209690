"""Plate-reader transparency portals: who may search whose reads, how much, and the policies."""

from __future__ import annotations

from plainview.model import Text
from plainview.sources.alpr_portals.access import access
from plainview.sources.alpr_portals.policies import policies
from plainview.sources.alpr_portals.usage import addresses, agencies, survey, usage
from plainview.sources.expectations import recognised
from plainview.sources.parts import SourceReading

_TABLES = {
    "access": access,
    "policies": policies,
    "usage": usage,
    "survey": survey,
    "addresses": addresses,
    "agencies": agencies,
}


def read(text: Text) -> SourceReading | None:
    """Facts of access, use and rules from a table of the portals; None for anything else."""
    table = recognised(text, "alpr_portals")
    return table.reading(_TABLES[table.kind.name](text, table)) if table else None
