"""Putting documents into the record: groups of documents, each whole, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from plainview.model import Capture, Judgement, Problem, WrongUse, canonical_json, digest
from plainview.store import journal, judged_names, sql_judged, sql_read, sql_write, tallies, vault
from plainview.store.connection import plain_errors
from plainview.store.folder import Folder
from plainview.store.judging import Merge, Rulings
from plainview.store.packing import Packed, PackedFact


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: `new` to the record, or a `new_capture` of a known one, or
    `refused` because it was removed before."""

    document_id: str
    new: bool
    new_capture: bool
    refused: bool
    facts: int


class Writer:
    """Collects documents and commits them together; nothing counts before `commit` returns."""

    def __init__(self, folder: Folder, connection: sqlite3.Connection) -> None:
        self._folder = folder
        self._connection = connection
        self._moved: list[str] = []
        self._places: set[Path] = set()
        self._keys: dict[str, int] = {}
        self._open: list[int] = []
        self._rulings: Rulings | None = None

    def add(self, packed: Packed, *, again: bool = False) -> Added:
        """Take one document in, whole or not at all; `again` lets a removed one come back."""
        with plain_errors(self._folder):
            self._begin()
            if not again and self._one(sql_read.TOMBSTONE_OF, packed.document.id) is not None:
                return self._refuse(packed)
            self._connection.execute("SAVEPOINT document")
            try:
                added = self._add(packed)
            except BaseException:
                self._keys.clear()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK TO document")
                raise
            self._connection.execute("RELEASE document")
            return added

    def _add(self, packed: Packed) -> Added:
        self._connection.execute(sql_write.FORGET_TOMBSTONE, (packed.document.id,))
        known = self._one(sql_read.KEY_OF_DOCUMENT, packed.document.id)
        new = known is None
        key = self._insert(packed) if known is None else int(known)
        new_capture = self._capture(key, packed.capture, journaled=not new)
        self._problems(key, None, packed.problems)
        if packed.capture.parent is None:
            self._open.clear()
        self._open.append(key)
        if packed.last:
            self._finish_file(packed.capture.path)
        self._accept(packed)
        return Added(packed.document.id, new, new_capture, False, len(packed.facts) * new)

    def seen(self, document_id: str, capture: Capture) -> bool:
        """Note that a known document was seen once more; False where that was known too."""
        with plain_errors(self._folder):
            self._begin()
            key = self._one(sql_read.KEY_OF_DOCUMENT, document_id)
            if key is None:
                raise WrongUse(f"no document {document_id[:12]} in the record")
            if capture.path:
                self._connection.execute(sql_write.FORGET_PROBLEMS_AT, (capture.path,))
            return self._capture(int(key), capture, journaled=True)

    def note(self, path: str | None, problems: Iterable[Problem]) -> None:
        """Note what could not be read at all, so that there is no document to tie it to."""
        with plain_errors(self._folder):
            self._begin()
            self._problems(None, path, problems)

    def judge(self, judgement: Judgement) -> int:
        """Append a judgement, let one on a name decide, and commit; the number of facts changed."""
        changed = 0
        with plain_errors(self._folder):
            self._begin()
            row = astuple(judgement)
            self._connection.execute(sql_write.JUDGEMENT, row)
            payload = canonical_json({"judgement": digest(list(row))})
            journal.append(self._connection, "judge", judgement.about, payload, judgement.made_at)
            if judgement.about.startswith("name:"):
                merge, self._rulings = Merge.parse(judgement.about), None
                for key in judged_names.concerned(self._connection, merge.surface, merge.document):
                    changed += judged_names.apply(self._connection, key, self._held())
        self.commit()
        return changed

    def rename(self, document_id: str, names: dict[str, list[tuple[str, str | None]]]) -> None:
        """Replace what a document's facts were resolved to, and commit; judgements still win."""
        with plain_errors(self._folder):
            self._begin()
            key = self._one(sql_read.KEY_OF_DOCUMENT, document_id)
            keys = {
                fact_id: fact_key
                for fact_key, fact_id in self._connection.execute(
                    sql_read.FACT_KEYS_OF_DOCUMENT, (key,)
                )
            }
            tallies.count_out(self._connection, int(key or 0))
            for fact_id, fillers in names.items():
                self._connection.execute(sql_judged.FORGET_JUDGED_OF_FACT, (keys[fact_id],))
                self._connection.execute(sql_write.FORGET_NAMES, (keys[fact_id],))
                self._connection.executemany(
                    sql_write.NAME, [(keys[fact_id], n, *row) for n, row in enumerate(fillers)]
                )
            tallies.count_in(self._connection, int(key or 0))
            tallies.forget_empty(self._connection)
            digests = {fact_id: digest([list(row) for row in names[fact_id]]) for fact_id in names}
            payload = canonical_json({"names": digests})
            journal.append(self._connection, "names", document_id, payload, journal.now())
            if self._held() and key is not None:
                judged_names.apply(self._connection, int(key), self._held())
        self.commit()

    def _held(self) -> Rulings:
        if self._rulings is None:
            self._rulings = judged_names.rulings(self._connection)
        return self._rulings

    def commit(self) -> None:
        """Make all that was added since the last commit last, or none of it."""
        if not self._connection.in_transaction:
            return
        with plain_errors(self._folder):
            try:
                vault.settle(self._places)
                self._connection.execute("COMMIT")
            except BaseException:
                self.rollback()
                raise
        self._clear()

    def rollback(self) -> None:
        """Forget all that was added since the last commit."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        for document_id in self._moved:
            vault.discard(self._folder, document_id)
        self._clear()
        self._keys.clear()
        self._open.clear()

    def _clear(self) -> None:
        self._moved.clear()
        self._places.clear()

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _one(self, query: str, *values: object) -> int | str | None:
        row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None

    def _next(self, table: str, count: int = 1) -> int:
        """The first of `count` new keys; counted here, since nobody else writes."""
        if table not in self._keys:
            highest = self._one(sql_read.HIGHEST_KEY[table])
            self._keys[table] = int(highest or 0) + 1
        first = self._keys[table]
        self._keys[table] += count
        return first

    def _refuse(self, packed: Packed) -> Added:
        if packed.spool:
            packed.spool.unlink(missing_ok=True)
        if packed.last:
            self._finish_file(None)
        return Added(packed.document.id, False, False, True, 0)

    def _accept(self, packed: Packed) -> None:
        if packed.spool is None:
            return
        target = vault.place(self._folder, packed.document.id)
        fresh = not target.parent.exists()
        if vault.accept(self._folder, packed.spool, packed.document.id):
            self._moved.append(packed.document.id)
            self._places.add(target.parent)
            if fresh:
                self._places.add(self._folder.vault)

    def _insert(self, packed: Packed) -> int:
        document, at = packed.document, journal.now()
        key = self._next("documents")
        published, outlet = (packed.text[5], packed.text[7]) if packed.text else (None, None)
        self._connection.execute(
            sql_write.DOCUMENT,
            (
                key,
                document.id,
                document.media_type,
                document.size,
                packed.capture.name,
                at,
                0,
                published,
                outlet,
                len(packed.facts),
            ),
        )
        if packed.text:
            text_key = self._next("texts")
            self._connection.execute(sql_write.TEXT, (text_key, key, *packed.text))
            self._insert_passages(text_key, packed)
            self._insert_facts(key, text_key, packed.facts)
            self._connection.executemany(
                sql_write.RECKONING, [(key, *row) for row in packed.reckonings]
            )
        journal.append(self._connection, "add", document.id, packed.payload, at)
        if judged_names.named_in(packed.facts, self._held(), document.id):
            judged_names.apply(self._connection, key, self._held())
        return key

    def _insert_passages(self, text_key: int, packed: Packed) -> None:
        first = self._next("passages", len(packed.passages))
        self._connection.executemany(
            sql_write.PASSAGE,
            [(first + n, text_key, *row) for n, row in enumerate(packed.passages)],
        )
        self._connection.executemany(
            sql_write.PASSAGE_WORDS, [(first + n, words) for n, words in enumerate(packed.words)]
        )

    def _insert_facts(self, key: int, text_key: int, facts: tuple[PackedFact, ...]) -> None:
        first = self._next("facts", len(facts))
        keyed = [(first + n, fact) for n, fact in enumerate(facts)]
        many = self._connection.executemany
        many(sql_write.FACT, [(k, f.id, key, text_key, *f.fact) for k, f in keyed])
        many(sql_write.ROLE, [(k, *row) for k, f in keyed for row in f.roles])
        many(sql_write.NAME, [(k, *row) for k, f in keyed for row in f.names])
        many(sql_write.MEASURE, [(k, *row) for k, f in keyed for row in f.measures])
        many(sql_write.SAID, [(k, *row) for k, f in keyed for row in f.said])
        many(sql_write.EVIDENCE, [(k, *row) for k, f in keyed for row in f.evidence])
        many(sql_write.FACT_WORDS, [(k, f.words) for k, f in keyed])
        if keyed:
            tallies.count_in(self._connection, key)

    def _capture(self, key: int, capture: Capture, *, journaled: bool) -> bool:
        if self._one(sql_read.HAS_CAPTURE, capture.id) is not None:
            return False
        self._connection.execute(
            sql_write.CAPTURE,
            (
                key,
                capture.id,
                capture.name,
                capture.how,
                capture.seen_at,
                capture.path,
                capture.parent,
                capture.address,
            ),
        )
        self._connection.execute(sql_write.NAME_OF_DOCUMENT, (key,))
        tallies.forget_findings(self._connection, key)  # they say the name
        if journaled:
            payload = canonical_json({"capture": capture.id})
            journal.append(self._connection, "capture", capture.document_id, payload, journal.now())
        return True

    def _problems(self, key: int | None, path: str | None, problems: Iterable[Problem]) -> None:
        for problem in problems:
            place = (key, path, problem.code, problem.name, problem.where)
            if self._one(sql_read.HAS_PROBLEM, *place) is None:
                self._connection.execute(
                    sql_write.PROBLEM,
                    (*place, problem.message, problem.advice, problem.lost, journal.now()),
                )

    def _finish_file(self, path: str | None) -> None:
        self._connection.executemany(sql_write.COMPLETE, [(key,) for key in self._open])
        self._open.clear()
        if path:
            self._connection.execute(sql_write.FORGET_PROBLEMS_AT, (path,))
