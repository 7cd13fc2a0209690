"""Rows of a ledger as files have them: one line each, with the evidence and where it stands."""

from __future__ import annotations

from typing import Any

from plainview.model import FACT_TYPES
from plainview.publish.csv_lines import csv_line
from plainview.publish.words import measure_words
from plainview.store.ledgers import LedgerRow

_FIRST = ("claim", "fact", "origins", "documents", "facts", "contradicted_by", "status", "modality",
          "polarity", "day", "day_is_of")  # fmt: skip
_LAST = ("said_by", "outlet", "quote", "document", "published", "address", "page", "cell",
         "document_sha256")  # fmt: skip


def heading(type_: str) -> bytes:
    """The first line: the names of the columns of a ledger."""
    kind = FACT_TYPES[type_]
    measures = [name for each in kind.measures for name in (each, f"{each}_value")]
    computed = ["occupancy_computed"] if type_ == "custody" else []
    return csv_line([*_FIRST, *kind.roles, *measures, *computed, *_LAST])


def line(type_: str, row: LedgerRow) -> bytes:
    """A row; several fillers of a role, and several values of a measure, are joined with "; "."""
    kind, fact = FACT_TYPES[type_], row.fact
    cells = [row.claim or "", fact.id, str(row.origins), str(row.documents), str(row.facts)]
    cells += [str(row.disputed), fact.status, fact.modality, fact.polarity, row.day or ""]
    cells.append("" if row.day is None else "document" if row.reported else "fact")
    cells += ["; ".join(one.name for one in fact.filled(role)) for role in kind.roles]
    for name in kind.measures:
        held = [one for one in fact.measures if one.name == name]
        values = [f"{one.value:.15g}" for one in held if one.value is not None]
        cells += ["; ".join(map(measure_words, held)), "; ".join(values)]
    if type_ == "custody":
        cells.append(_computed(row))
    first = fact.evidence[0]
    cells += ["; ".join(hop.name for hop in fact.said), fact.outlet or "", first.quote, fact.doc]
    cells += [fact.published or "", fact.address or "", str(first.page or ""), first.cell or ""]
    return csv_line([*cells, fact.document_id])


def ledger_json(row: LedgerRow) -> dict[str, Any]:
    """A row as plain data: on what it stands, and the fact in the shape of the gold format."""
    return {
        "claim": row.claim,
        "origins": row.origins,
        "documents": row.documents,
        "facts": row.facts,
        "contradicted_by": row.disputed,
        "day": row.day,
        "day_is_of": None if row.day is None else "document" if row.reported else "fact",
        "occupancy_computed": float(_computed(row)) if _computed(row) else None,
        "fact": row.fact.to_json(),
    }


def _computed(row: LedgerRow) -> str:
    """Population over capacity, where the fact gives both and no occupancy itself."""
    stated = any(one.name == "occupancy" for one in row.fact.measures)
    wanted = row.fact.type == "custody" and row.share is not None and not stated
    return f"{row.share:.6g}" if wanted else ""
