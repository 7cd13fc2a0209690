"""Plate-reader transparency portals: who may search whose reads, how much, and the policies."""

from __future__ import annotations

import re

from plainview.model import Text
from plainview.sources.alpr_portals.access import access
from plainview.sources.alpr_portals.policies import policies
from plainview.sources.alpr_portals.usage import addresses, agencies, survey, usage
from plainview.sources.expectations import Table, recognised
from plainview.sources.parts import SourceReading

_POLICE = re.compile(r"\b(?:PD|SO)\b")
_SAMPLE = 200
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
    if table is None or (table.kind.name == "agencies" and not _of_police(table)):
        return None
    return table.reading(_TABLES[table.kind.name](text, table))


def _of_police(table: Table) -> bool:
    """Whether names are mostly accounts of police: the headings of the list are anybody's."""
    names = [table.value(row, "agency") for row in table.body[:_SAMPLE]]
    return sum(bool(_POLICE.search(name)) for name in names) > 0.5 * len(names)
