"""USAspending.gov (U.S. Treasury): downloads of awards, subawards, transactions; API answers."""

from __future__ import annotations

from plainview.model import Text
from plainview.sources.expectations import recognised
from plainview.sources.parts import SourceReading
from plainview.sources.usaspending.answers import read_answer
from plainview.sources.usaspending.awards import awards
from plainview.sources.usaspending.subawards import subawards
from plainview.sources.usaspending.transactions import transactions

_TABLES = {"transactions": transactions, "awards": awards, "subawards": subawards}


def read(text: Text) -> SourceReading | None:
    """Facts of spending from a USAspending table or API answer; None for anything else."""
    if text.content.startswith("{"):
        return read_answer(text)
    table = recognised(text, "usaspending")
    if table is None:
        return None
    if not table.body:
        table.audit.note(
            "nothing_found",
            "Headings only: the search found nothing, which does not say that there is nothing",
            lost=False,
        )
        return table.reading(())
    return table.reading(_TABLES[table.kind.name](text, table))
