"""Numbers of a ledger that are looked at rather than read: people and room, money, agreements.

Nothing is added up but the transactions of one list.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from plainview.model import FACT_TYPES
from plainview.store import sql_ledgers
from plainview.store.ledgers import Chosen

_LATEST = 5_000
"""Statements of people and room that are looked at, the latest first."""
_STARTED = ("agreed", "in_force")
_ENDED = ("ended", "rescinded")

_SAID = "f.polarity = '+' AND f.modality != 'denied'"
_ROOMS = """
SELECT f.id, coalesce(l.counterparty, l.party, ''), l.day, l.reported,
       p.value, coalesce(p.definition, ''), c.value, coalesce(c.definition, ''), l.share
  FROM ledger AS l JOIN facts AS f ON f.key = l.fact_key
  JOIN fact_measures AS p ON p.fact_key = l.fact_key AND p.name = 'population'
   AND p.value IS NOT NULL AND p.unit IS NOT 'ratio' AND p.per IS NULL
  JOIN fact_measures AS c ON c.fact_key = l.fact_key AND c.name = 'capacity'
   AND c.value > 0
 WHERE {type} AND l.lead = 1 AND l.bound IS NOT NULL{keys} AND {said}
 ORDER BY l.day DESC, l.fact_key DESC, c.n LIMIT ?
"""
_ONE_SIDED = """
SELECT count(*) FROM ledger AS l
 WHERE {type} AND l.lead = 1{keys} AND (l.amount IS NULL) != (l.bound IS NULL)
"""
_AWARDS = """
SELECT l.counterparty, coalesce(substr(l.day, 1, 4), ''), m.name = 'ceiling',
       max(coalesce(m.value, m.lo, m.hi)), count(DISTINCT l.fact_key), f.id
  FROM ledger AS l JOIN facts AS f ON f.key = l.fact_key
  JOIN fact_measures AS m ON m.fact_key = l.fact_key AND m.name IN ('obligated', 'ceiling')
   AND m.unit = 'USD' AND m.per IS NULL
   AND coalesce(m.definition, '') NOT IN ('transaction', 'modification', 'fiscal_year', 'subaward')
 WHERE {type} AND l.lead = 1 AND l.counterparty IS NOT NULL{keys} AND {said}
 GROUP BY 1, 2, 3
"""
_TRANSACTIONS = """
SELECT l.counterparty, substr(l.day, 1, 4), d.id, d.name, sum(m.value), count(*)
  FROM ledger AS l JOIN facts AS f ON f.key = l.fact_key
  JOIN documents AS d ON d.key = f.document_key
  JOIN fact_measures AS m ON m.fact_key = l.fact_key AND m.name = 'obligated'
   AND m.unit = 'USD' AND m.definition = 'transaction'
 WHERE {type} AND l.lead = 1 AND l.counterparty IS NOT NULL AND l.day IS NOT NULL{keys}
 GROUP BY 1, 2, 3
"""
# lists of several dates have the same agreement again
_CHANGES = """
SELECT substr(l.day, 1, 7), l.stage IN ({ended}), count(*) FROM (
  SELECT DISTINCT l.day, l.stage IN ({ended}) AS stage, l.party, l.counterparty, l.basis
    FROM ledger AS l JOIN facts AS f ON f.key = l.fact_key
   WHERE {type} AND l.lead = 1 AND l.basis IS NOT NULL AND NOT l.reported
     AND l.stage IN ({both}){keys} AND {said} AND l.modality = 'asserted'
) AS l GROUP BY 1, 2 ORDER BY 1
"""
# the rows of ICE's lists of agreements, each a state of one list
_LISTED = """
SELECT d.id, d.name, l.party, coalesce(l.basis, ''), max(l.day)
  FROM ledger AS l JOIN facts AS f ON f.key = l.fact_key
  JOIN documents AS d ON d.key = f.document_key
 WHERE {type} AND l.lead = 1 AND f.pattern = 'ice_287g.row' AND f.status = 'in_force'
   AND l.party IS NOT NULL AND NOT l.reported{keys}
 GROUP BY d.key, l.party, 4
"""


@dataclass(frozen=True, slots=True)
class Room:
    """A statement of how many people there were and for how many there was room, by its fact."""

    fact: str
    place: str
    day: str | None
    reported: bool
    people: float
    counted: str
    room: float
    defined: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Rooms:
    """Statements of both numbers, the latest first, and how many rows give only one of them."""

    both: tuple[Room, ...]
    one_sided: int


@dataclass(frozen=True, slots=True)
class Award:
    """Of a vendor and year, the greatest sum or ceiling that is stated of one award."""

    vendor: str
    year: str
    ceiling: bool
    value: float
    claims: int
    fact: str


@dataclass(frozen=True, slots=True)
class Net:
    """What the transactions of one list come to, of a vendor in a year."""

    vendor: str
    year: str
    document_id: str
    document: str
    value: float
    transactions: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Money by vendor and year: single awards, and transactions list by list."""

    awards: tuple[Award, ...]
    nets: tuple[Net, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How many agreements began, or ended, in a month (or year, where no month is known)."""

    month: str
    ended: bool
    agreements: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of agreements: the latest signature on it, its agreements, and how many of those on
    the list before it has no more."""

    document_id: str
    document: str
    day: str
    agreements: int
    gone: int


def rooms(connection: sqlite3.Connection, chosen: Chosen) -> Rooms:
    filled, values = _filled(_ROOMS, chosen)
    both = connection.execute(filled, (*values, _LATEST)).fetchall()
    filled, values = _filled(_ONE_SIDED, chosen)
    (one_sided,) = connection.execute(filled, values).fetchone()
    return Rooms(tuple(Room(*row) for row in both), int(one_sided))


def sums(connection: sqlite3.Connection, chosen: Chosen) -> Sums:
    awards, values = _filled(_AWARDS, chosen)
    nets, _ = _filled(_TRANSACTIONS, chosen)
    return Sums(
        tuple(Award(*row) for row in connection.execute(awards, values)),
        tuple(Net(*row) for row in connection.execute(nets, values)),
    )


def changes(connection: sqlite3.Connection, chosen: Chosen) -> list[Change]:
    ladder = FACT_TYPES[chosen.type].statuses
    ended = [rank for rank, status in enumerate(ladder) if status in _ENDED]
    started = [rank for rank, status in enumerate(ladder) if status in _STARTED]
    ranks = {"ended": _listed(ended), "both": _listed(ended + started)}
    filled, values = _filled(_CHANGES, chosen, **ranks)
    return [
        Change(month, bool(end), count) for month, end, count in connection.execute(filled, values)
    ]


def lists(connection: sqlite3.Connection, chosen: Chosen) -> list[Listed]:
    filled, values = _filled(_LISTED, chosen)
    held: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    latest: dict[tuple[str, str], str] = {}
    for document_id, name, party, basis, day in connection.execute(filled, values):
        held[document_id, name].add((party, basis))
        latest[document_id, name] = max(day, latest.get((document_id, name), ""))
    found: list[Listed] = []
    before: set[tuple[str, str]] = set()
    for key in sorted(held, key=lambda one: (latest[one], one)):
        found.append(Listed(*key, latest[key], len(held[key]), len(before - held[key])))
        before = held[key]
    return found


def _listed(ranks: list[int]) -> str:
    return ", ".join(map(str, ranks))


def _filled(statement: str, chosen: Chosen, **more: str) -> tuple[str, tuple[str, ...]]:
    """A statement over the rows that are chosen, with its parameters."""
    within = f" AND {sql_ledgers.INTO['keys']}" if chosen.keys is not None else ""
    way = sql_ledgers.BY_TYPE if chosen.keys is None else sql_ledgers.BY_KEY
    given = (chosen.type,) if chosen.keys is None else (chosen.type, json.dumps(chosen.keys))
    return statement.format(type=way, keys=within, said=_SAID, **more), given
