"""On how many independent origins each claim stands, and how many others contradict it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from plainview.lineage.independence import Statement, roots
from plainview.lineage.origins import Stretch, Web
from plainview.model import Hop
from plainview.store import sql_claims

CONFIRMING = ("same", "rounding")
"""Kinds of facts that confirm a claim; of others (another stage or definition) it only knows."""
_BATCH = 400  # SQLite takes at least 999 parameters in one statement


def note(connection: sqlite3.Connection, web: Web) -> None:
    """Write the counts of all claims that are told by several documents."""
    for (claim,) in connection.execute(sql_claims.SHARED).fetchall():
        found = roots(confirming(connection, claim), web)
        connection.execute(sql_claims.SET_ORIGINS, (len(found), claim))
    rivals: dict[int, set[int]] = defaultdict(set)
    for one, two, claim, other, kind in connection.execute(sql_claims.APART).fetchall():
        if kind == "conflict" and not retold(connection, one, two, web):
            rivals[claim].add(other)
            rivals[other].add(claim)
    connection.execute(sql_claims.CLEAR_DISPUTED)
    connection.executemany(
        sql_claims.SET_DISPUTED, [(len(others), claim) for claim, others in sorted(rivals.items())]
    )


def confirming(connection: sqlite3.Connection, claim: int) -> list[Statement]:
    """The facts that say what a claim says, as statements of their documents."""
    rows = [
        row
        for row in connection.execute(sql_claims.SAYING, (claim,)).fetchall()
        if row[-1] in CONFIRMING
    ]
    said = _said(connection, [row[0] for row in rows])
    return [
        Statement(fact, document, start, stop, tuple(said[key]), outlet)
        for key, fact, document, start, stop, outlet, _, _ in rows
    ]


def _said(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[Hop]]:
    found: dict[int, list[Hop]] = defaultdict(list)
    for first in range(0, len(keys), _BATCH):
        batch = tuple(keys[first : first + _BATCH])
        statement = sql_claims.SAID.format(marks=", ".join("?" for _ in batch))
        for key, *hop in connection.execute(statement, batch):
            found[key].append(Hop(*hop))
    return found


def retold(connection: sqlite3.Connection, one: int, two: int, web: Web) -> bool:
    """Whether one of two facts stands where its document retells the other."""
    places = [connection.execute(sql_claims.PLACE, (fact,)).fetchone() for fact in (one, two)]
    (document, _, start, stop, _), (other, _, other_start, other_stop, _) = places
    return stands_in(web, Stretch(document, start, stop), Stretch(other, other_start, other_stop))


def stands_in(web: Web, here: Stretch, there: Stretch) -> bool:
    """Whether a stretch of a text is told again at a stretch of another."""
    return any(
        min(found.end, there.end) > max(found.start, there.start)
        for found in web.trace(here).get(there.document, ())
    )
