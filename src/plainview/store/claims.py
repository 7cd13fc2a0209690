"""What a record keeps of claims: keys of facts, pairs that join or contradict, and who stands with
whom.

Facts go by their numbers here. What is kept is what a fresh run over the same documents would give,
whatever came and went between: the holders of a key are compared in the order of their ranks, which
their words determine, and only facts whose pairs can have changed are looked at again.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plainview.claims.content import Content
from plainview.claims.keys import ROWS
from plainview.claims.pivots import Join, settle
from plainview.model import Filler, Measure, Time, digest
from plainview.store import sql_claims

LEADERS = 64
"""Of the holders of a key, so many are compared with all others."""
MOST = 2000
"""Holders of a key beyond so many are not looked at by that key."""
_BATCH = 400  # SQLite takes at least 999 parameters in one statement


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is not settled: documents without keys, facts to compare, facts to place."""

    documents: int
    facts: int
    placed: int

    @property
    def open(self) -> int:
        return self.documents + self.facts + self.placed


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as claims are made of it; `start` and `stop` are its place in the text.

    `key` is its number; `document` the number of its document and `document_id` that document's id.
    """

    key: int
    id: str
    document: int
    document_id: str
    start: int
    stop: int
    outlet: str | None
    pattern: str
    content: Content


@dataclass(frozen=True, slots=True)
class Keyed:
    """A fact with its keys; `sentence` is None for a row of a public record."""

    fact: int
    rank: int
    keys: frozenset[int]
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How two facts stand to each other: whether they join, and the kind of their difference."""

    joins: bool
    kind: str
    differs: tuple[str, ...]
    arithmetic: str


def waiting(connection: sqlite3.Connection) -> Waiting:
    return Waiting(*connection.execute(sql_claims.COUNT_OPEN).fetchone())


def unkeyed(connection: sqlite3.Connection, limit: int) -> list[tuple[int, str]]:
    """Number and id of documents whose facts have no keys yet."""
    return connection.execute(sql_claims.UNKEYED, (limit,)).fetchall()


def statements_of(connection: sqlite3.Connection, document: int) -> Iterator[Statement]:
    """The facts of a document, by place; holds a few hundred at a time."""
    keys = [key for (key,) in connection.execute(sql_claims.FACTS_OF, (document,))]
    for first in range(0, len(keys), _BATCH):
        batch = keys[first : first + _BATCH]
        found = statements(connection, batch)
        yield from (found[key] for key in batch)


def statements(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Statement]:
    """Facts by number."""
    found: dict[int, Statement] = {}
    for first in range(0, len(keys), _BATCH):
        batch = tuple(keys[first : first + _BATCH])
        marks = ", ".join("?" for _ in batch)
        roles: dict[int, list[Filler]] = defaultdict(list)
        for fact, *row in connection.execute(sql_claims.ROLES.format(marks=marks), batch):
            roles[fact].append(Filler(*row))
        measures: dict[int, list[Measure]] = defaultdict(list)
        for fact, *row in connection.execute(sql_claims.MEASURES.format(marks=marks), batch):
            measures[fact].append(Measure(*row))
        for row in connection.execute(sql_claims.HEADS.format(marks=marks), batch):
            found[row[0]] = _statement(row, tuple(roles[row[0]]), tuple(measures[row[0]]))
    return found


def _statement(
    row: Sequence[Any], roles: tuple[Filler, ...], measures: tuple[Measure, ...]
) -> Statement:
    key, fact, document, document_id, kind, status, modality, polarity, start, stop, *rest = row
    *time, published, outlet, pattern, sentence = rest
    when = Time(*time) if any(time) else None
    content = Content(kind, polarity, roles, measures, status, modality, when, published, sentence)
    return Statement(key, fact, document, document_id, start, stop, outlet, pattern, content)


def put_keys(
    connection: sqlite3.Connection, document: int, rows: Iterable[Keyed], fresh: bool
) -> None:
    """Note the keys of a document's facts, in place of those they had; they wait.

    `fresh` says that all others wait anyway.
    """
    held: dict[int, set[int]] = defaultdict(set)
    rows = list(rows)
    if connection.execute(sql_claims.IS_KEYED, (document,)).fetchone()[0]:
        for row in rows:
            for key, _ in connection.execute(sql_claims.KEYS_OF, (row.fact,)).fetchall():
                held[row.fact].add(key)
            connection.execute(sql_claims.FORGET_RANKED, (row.fact,))
    keyed = [(key, row.rank, row.fact) for row in rows for key in sorted(row.keys)]
    connection.executemany(sql_claims.PUT_KEY, keyed)
    if not fresh:
        touched = [(key,) for row in rows for key in sorted(row.keys | held[row.fact])]
        connection.executemany(sql_claims.TOUCH, touched)
    prose = [row for row in rows if row.sentence is not None]
    connection.executemany(
        sql_claims.PUT_SENTENCE, [(row.fact, row.rank, row.sentence) for row in prose]
    )
    connection.executemany(
        sql_claims.WAIT, [(row.fact,) for row in rows if row.keys or held[row.fact]]
    )
    connection.executemany(
        sql_claims.UNSETTLE,
        [(row.fact,) for row in rows if row.sentence is not None or held[row.fact]],
    )
    connection.execute(sql_claims.PUT_DOCUMENT, (document,))


def is_fresh(connection: sqlite3.Connection) -> bool:
    """Whether no fact is compared yet."""
    return bool(connection.execute(sql_claims.IS_FRESH).fetchone()[0])


def widen(connection: sqlite3.Connection) -> None:
    """Let those wait, too, whose place among the holders of a key may have moved past a limit."""
    for key, changes in connection.execute(sql_claims.TOUCHED).fetchall():
        for limit in (LEADERS, MOST):
            first = max(0, limit - changes)
            connection.execute(sql_claims.AROUND, (key, 2 * changes, first))
    connection.execute(sql_claims.FORGET_TOUCHED)


def pending(connection: sqlite3.Connection) -> list[int]:
    """The facts whose pairs are to be found."""
    return [fact for (fact,) in connection.execute(sql_claims.PENDING)]


def keys_of(connection: sqlite3.Connection, fact: int) -> list[tuple[int, int]]:
    """The keys of a fact, each with the fact's rank."""
    return connection.execute(sql_claims.KEYS_OF, (fact,)).fetchall()


def holders(connection: sqlite3.Connection, key: int) -> list[int]:
    """The first holders of a key, by rank."""
    return [fact for (fact,) in connection.execute(sql_claims.HOLDERS, (key, MOST))]


def leading_prose(connection: sqlite3.Connection, key: int) -> list[int]:
    """The holders of a key that are compared with all others and are no rows of a record."""
    rows = connection.execute(sql_claims.LEADING, (key, ROWS, LEADERS))
    return [fact for (fact,) in rows]


def put_pairs(
    connection: sqlite3.Connection, fact: int, found: Mapping[int, Outcome], done: set[int]
) -> None:
    """Keep how a fact stands to others, in place of what was kept; but for those in `done`, which
    were looked at in the same run, with this fact among others."""
    touched: set[int] = set()
    for other, joins in connection.execute(sql_claims.PAIRS_OF, (fact,)).fetchall():
        if other not in done:
            connection.execute(sql_claims.FORGET_PAIR, (min(fact, other), max(fact, other)))
            if joins:
                touched |= {fact, other}
    for other, outcome in found.items():
        connection.execute(
            sql_claims.PUT_PAIR,
            (
                min(fact, other), max(fact, other), outcome.joins, outcome.kind,
                " ".join(outcome.differs), outcome.arithmetic,
            ),
        )  # fmt: skip
        touched |= {fact, other}
    connection.executemany(sql_claims.UNSETTLE, [(one,) for one in sorted(touched)])
    connection.execute(sql_claims.DONE, (fact,))


def place(connection: sqlite3.Connection) -> None:
    """Decide again with whom the facts stand whose pairs changed."""

    def standing(fact: int) -> int | None:
        row = connection.execute(sql_claims.STANDS_WITH, (fact,)).fetchone()
        return int(row[0]) if row else None

    def rank(fact: int) -> int:
        return int(connection.execute(sql_claims.RANK, (fact,)).fetchone()[0] or 0)

    def joins(fact: int) -> list[Join]:
        rows = connection.execute(sql_claims.JOINS, (fact,)).fetchall()
        return [Join(other, rank(other), kind in ("same", "rounding")) for other, kind in rows]

    unsettled = [fact for (fact,) in connection.execute(sql_claims.UNSETTLED)]
    before = {fact: standing(fact) for fact in unsettled}
    decided = settle({fact: rank(fact) for fact in unsettled}, standing, joins)
    for fact in decided:
        before.setdefault(fact, standing(fact))
    for fact, claim in decided.items():
        _stand(connection, fact, claim)
    changed = set(decided.values()) | {claim for claim in before.values() if claim}
    for claim in sorted(changed | decided.keys()):
        _count(connection, claim)
    connection.execute(sql_claims.FORGET_UNSETTLED)


def _stand(connection: sqlite3.Connection, fact: int, claim: int) -> None:
    how = ("same", "", "")
    if fact == claim:
        prose = connection.execute(sql_claims.IS_PROSE, (fact,)).fetchone()
        if not prose and not connection.execute(sql_claims.HAS_PAIRS, (fact,)).fetchone()[0]:
            # a row of a public record that nothing speaks of is no claim of its own
            connection.execute(sql_claims.FORGET_FACT, (fact,))
            return
    else:
        pair = (min(fact, claim), max(fact, claim))
        how = connection.execute(sql_claims.HOW, pair).fetchone()
    connection.execute(sql_claims.PUT_FACT, (fact, claim, *how))


def _count(connection: sqlite3.Connection, claim: int) -> None:
    """Write the row of a claim again, or take it out where nobody stands there any more."""
    members = connection.execute(sql_claims.MEMBERS, (claim,)).fetchall()
    if not any(fact == claim for fact, _ in members):
        connection.execute(sql_claims.FORGET_CLAIM, (claim,))
        return
    at = connection.execute(sql_claims.PLACE, (claim,)).fetchone()
    documents = {document for _, document in members}
    connection.execute(
        sql_claims.PUT_CLAIM,
        (claim, digest(["claim", *at]), at[1], len(members), len(documents)),
    )
