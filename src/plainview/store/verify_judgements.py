"""Checking people's judgements: each is as it was sealed when it was made, and none is missing."""

from __future__ import annotations

import json
import sqlite3
from itertools import zip_longest

from plainview.model import digest
from plainview.store import sql_judged
from plainview.store.report import Fault, Report


def check_judgements(connection: sqlite3.Connection, report: Report) -> None:
    """Compare the judgements, in their order, with what the journal says of each."""
    rows = connection.execute(sql_judged.ALL).fetchall()
    sealed = connection.execute(sql_judged.SEALED).fetchall()
    for number, (row, entry) in enumerate(zip_longest(rows, sealed), 1):
        if row is None:
            report.faults.append(Fault(f"judgement {number} is gone: the journal knows it"))
        elif entry is None:
            report.faults.append(Fault(f"judgement {number}: the journal does not know it"))
        elif _sealed(entry[0]) != digest(list(row)):
            report.faults.append(Fault(f"judgement {number} was changed"))


def _sealed(payload: str) -> str | None:
    try:
        found: str = json.loads(payload)["judgement"]
    except (ValueError, KeyError, TypeError):
        return None  # an entry edited beyond reading was named by its hash
    return found
