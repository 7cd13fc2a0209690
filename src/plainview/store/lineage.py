"""What a record keeps of lineage: keys by which documents find each other, and compared pairs.

Documents go by their numbers here, in the order in which they came in. What is kept is what a
fresh run over the same documents in the same order would give, whatever came and went between.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plainview.lineage.candidates import FEW, NEXT, Pair, candidates, partners, postings_of
from plainview.lineage.direction import Circumstances, decided
from plainview.lineage.origins import Link
from plainview.lineage.roots import Leaning
from plainview.model import Alignment
from plainview.store import sql_lineage, sql_read

MOST_ALIKE = 2000
"""Facts that are looked through for those that say the same as one fact."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two documents gave: shares of either text, and the log odds that the first
    is the source; `passages` only where one is derived from the other."""

    score: float
    first_share: float
    second_share: float
    lean: float
    lean_reason: str
    passages: tuple[Alignment, ...]
    derived: bool


@dataclass(frozen=True, slots=True)
class State:
    """Documents whose lineage is not known yet: never looked at, and to be looked at again."""

    unread: int
    pending: int

    @property
    def open(self) -> int:
        return self.unread + self.pending


def is_fresh(connection: sqlite3.Connection) -> bool:
    """Whether no document's pairs are compared yet."""
    return connection.execute(sql_lineage.SETTLED).fetchone() is None


def every_pair(connection: sqlite3.Connection) -> Iterator[Pair]:
    """All documents to compare: for a record of which nothing is compared."""
    yield from candidates(postings_of(connection.execute(sql_lineage.ALL_KEYS)))


def state(connection: sqlite3.Connection) -> State:
    unread, pending = connection.execute(sql_lineage.COUNT_UNREAD).fetchone()
    return State(unread, pending)


def unread(connection: sqlite3.Connection, limit: int) -> list[tuple[int, str, str | None]]:
    """Number, id and outlet of documents with a text that have no keys yet."""
    return connection.execute(sql_lineage.UNREAD, (limit,)).fetchall()


def put_keys(
    connection: sqlite3.Connection,
    number: int,
    keys: Iterable[int],
    named: Sequence[Leaning],
    fresh: bool,
) -> None:
    """Note a document's keys and named sources; it and those it may part from each other wait.

    `fresh` says that all others wait anyway.
    """
    held = sorted(keys)
    connection.execute(sql_lineage.PUT_DOCUMENT, (number, array("q", held).tobytes()))
    connection.executemany(sql_lineage.PUT_KEY, [(key, number) for key in held])
    connection.executemany(
        sql_lineage.PUT_NAMED,
        [
            (number, n, one.name, one.entity, one.what, one.start, one.end)
            for n, one in enumerate(named)
        ],
    )
    if not fresh:
        _touch(connection, number, held)


def _touch(connection: sqlite3.Connection, number: int, keys: Iterable[int]) -> None:
    """Holders of a common key who had other neighbours without one document wait, too."""
    touched: set[int] = set()
    for key in keys:
        before, after = _around(connection, key, number)
        others = len(before) + len(after)
        if others < FEW:
            continue
        # with FEW others the key became or ceases to be common: it tied all of them before
        reach = FEW if others == FEW else NEXT
        touched.update(before[-reach:] + after[:reach])
    connection.executemany(sql_lineage.SET_PENDING, [(1, other) for other in touched])


def _around(connection: sqlite3.Connection, key: int, number: int) -> tuple[list[int], list[int]]:
    """Up to FEW + 1 holders of a key on either side of a document, in order."""
    most = FEW + 1
    before = [row[0] for row in connection.execute(sql_lineage.HOLDERS_BEFORE, (key, number, most))]
    after = [row[0] for row in connection.execute(sql_lineage.HOLDERS_AFTER, (key, number, most))]
    return before[::-1], after


def pending(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Number and id of the documents whose partners are to be looked for."""
    return connection.execute(sql_lineage.PENDING).fetchall()


def keys_of(connection: sqlite3.Connection, number: int) -> array[int]:
    row = connection.execute(sql_lineage.KEYS_OF, (number,)).fetchone()
    return array("q", row[0] if row else b"")


def wanted(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    """The documents to compare one document with, and how many keys tie them."""
    return partners(number, _postings(connection, number))


def _postings(connection: sqlite3.Connection, number: int) -> Iterator[Sequence[int]]:
    for key in keys_of(connection, number):
        before, after = _around(connection, key, number)
        if before or after:
            yield [*before, number, *after]


def count_keys(connection: sqlite3.Connection, number: int) -> int:
    row = connection.execute(sql_lineage.COUNT_KEYS, (number,)).fetchone()
    return int(row[0]) if row else 0


def compared_with(connection: sqlite3.Connection, number: int) -> set[int]:
    """The documents that one was compared with."""
    return {row[0] for row in connection.execute(sql_lineage.PARTNERS_OF, (number, number))}


def ids(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Id and outlet ("" for none) of documents by number."""
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        statement = sql_lineage.IDS.format(marks=", ".join("?" for _ in part))
        for number, document_id, outlet in connection.execute(statement, part):
            found[number] = (document_id, outlet or "")
    return found


def put_pair(connection: sqlite3.Connection, first: int, second: int, found: Compared) -> None:
    """Keep what comparing two documents gave, `first` being the lower number."""
    connection.execute(sql_lineage.FORGET_PASSAGES, (first, second))
    connection.execute(
        sql_lineage.PUT_PAIR,
        (
            first, second, found.score, found.first_share, found.second_share, found.lean,
            found.lean_reason, found.derived,
        ),
    )  # fmt: skip
    connection.executemany(
        sql_lineage.PUT_PASSAGE,
        [
            (
                first, second, n, one.source_start, one.source_end, one.other_start,
                one.other_end, one.score,
            )
            for n, one in enumerate(found.passages)
        ],
    )  # fmt: skip


def forget_pair(connection: sqlite3.Connection, one: int, two: int) -> None:
    pair = (min(one, two), max(one, two))
    connection.execute(sql_lineage.FORGET_PASSAGES, pair)
    connection.execute(sql_lineage.FORGET_PAIR, pair)


def settle(connection: sqlite3.Connection, number: int) -> None:
    """Note that all of a document's pairs are compared."""
    connection.execute(sql_lineage.SET_PENDING, (0, number))


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Take a document out of all that lineage keeps, before it goes itself."""
    for other in compared_with(connection, number):
        forget_pair(connection, number, other)
    held = keys_of(connection, number)
    _touch(connection, number, held)
    connection.executemany(sql_lineage.FORGET_KEY, [(key, number) for key in held])
    connection.execute(sql_lineage.FORGET_NAMED, (number,))
    connection.execute(sql_lineage.FORGET_DOCUMENT, (number,))


def links_of(connection: sqlite3.Connection, document_id: str) -> list[Link]:
    """The links of one document by its id, none where the record does not have it."""
    row = connection.execute(sql_read.KEY_OF_DOCUMENT, (document_id,)).fetchone()
    return own_links(connection, row[0]) if row else []


def own_links(connection: sqlite3.Connection, document_key: int) -> list[Link]:
    """The links of one document, with their passages."""
    statement = sql_lineage.LINKS.format(which=sql_lineage.OF_DOCUMENT)
    rows = connection.execute(statement, (document_key, document_key)).fetchall()
    return [_link(connection, row) for row in rows]


def links(connection: sqlite3.Connection, document_key: int | None = None) -> list[Link]:
    """The links of the component of one document, or all of them, with their passages."""
    if document_key is None:
        statement = sql_lineage.LINKS.format(which="")
        return [_link(connection, row) for row in connection.execute(statement).fetchall()]
    statement = sql_lineage.LINKS.format(which=sql_lineage.OF_DOCUMENT)
    found: dict[tuple[int, int], Link] = {}
    seen, queue = {document_key}, [document_key]
    while queue:
        number = queue.pop()
        for row in connection.execute(statement, (number, number)).fetchall():
            pair = (row[0], row[1])
            if pair not in found:
                found[pair] = _link(connection, row)
            new = [other for other in pair if other not in seen]
            seen.update(new)
            queue += new
    return [found[pair] for pair in sorted(found)]


def _link(connection: sqlite3.Connection, row: Sequence[object]) -> Link:
    first, second, one, two, score, share, other_share, lean, reason, *about = row
    passages = connection.execute(sql_lineage.PASSAGES, (first, second))
    direction = decided(float(str(lean)), str(reason), _about(about[:3]), _about(about[3:]))
    return Link(
        str(one), str(two), float(str(score)), float(str(share)), float(str(other_share)),
        direction, tuple(Alignment(*passage) for passage in passages),
    )  # fmt: skip


def _about(row: Sequence[object]) -> Circumstances:
    published, seen, outlet = (None if part is None else str(part) for part in row)
    return Circumstances(published, seen, outlet)


def named(
    connection: sqlite3.Connection, document_id: str | None = None
) -> dict[str, list[Leaning]]:
    """The outlets that documents lean on by name, by document id."""
    where, values = ("WHERE d.id = ?", (document_id,)) if document_id else ("", ())
    found: dict[str, list[Leaning]] = defaultdict(list)
    for document, *rest in connection.execute(sql_lineage.NAMED.format(where=where), values):
        found[document].append(Leaning(*rest))
    return dict(found)


def facts_alike(connection: sqlite3.Connection, fact_id: str) -> list[str]:
    """Ids of facts of the same type that share one of the two rarest fillers of a fact."""
    counted = []
    for name, entity, _ in connection.execute(sql_lineage.FILLERS_BY_RARITY, (fact_id,)).fetchall():
        statement = sql_lineage.COUNT_BY_ENTITY if entity else sql_lineage.COUNT_BY_NAME
        (count,) = connection.execute(statement, (entity or name, MOST_ALIKE)).fetchone()
        counted.append((count, entity or "", name))
    found: set[str] = {fact_id}
    for _, entity, name in sorted(set(counted))[:2]:
        which = "n.entity = ?" if entity else "n.name = ? COLLATE NOCASE"
        rows = connection.execute(
            sql_lineage.FACTS_NAMING.format(which=which), (entity or name, fact_id, MOST_ALIKE)
        )
        found.update(row[0] for row in rows)
    return sorted(found)
