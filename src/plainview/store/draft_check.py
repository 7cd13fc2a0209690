"""A draft held against a record, statement by statement; nothing here writes or logs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial

from plainview.checks.draft import (
    Beside,
    Checked,
    Held,
    Telling,
    Verdict,
    added_up,
    apart,
    as_claimed,
    content_of,
    counts,
    decide,
    demand,
    documents_telling,
    hold,
    is_foreign,
    needs_setting,
    statements,
    told_together,
    verdict_across,
    with_facts,
    with_glance,
)
from plainview.checks.draft.statements import Statement
from plainview.lineage.origins import Stretch, Web
from plainview.model import Text
from plainview.reading.masking import mask
from plainview.store.collecting import uncollected
from plainview.store.connection import connect
from plainview.store.folder import Folder
from plainview.store.forks import Work, share
from plainview.store.lineage import links_of
from plainview.store.matching import Matching

Judged = tuple[Verdict, set[str]]
"""A verdict, and the documents that were left out as of another matter."""


def checked(
    connection: sqlite3.Connection,
    folder: Folder,
    draft: str | Text,
    progress: Callable[[int, int], None] | None,
    processes: int,
) -> Checked:
    """What the record in a folder says about each statement of a draft: see `Record.check`."""
    text = draft if isinstance(draft, Text) else _text(draft)
    demand(text)
    with uncollected():
        own = _Checker.on(connection)
        stated = statements(text)
        first = share(
            stated,
            own.verdict,
            partial(_apart, folder),
            processes,
            lambda done: progress(done, len(stated)) if progress else None,
        )
        told = documents_telling(verdict for verdict, _ in first)
        found = [
            (one, own.verdict(one, told)[0] if elsewhere & told else verdict)
            for one, (verdict, elsewhere) in zip(stated, first, strict=True)
        ]
        kept = [(one, verdict) for one, verdict in found if counts(one, verdict)]
        return Checked(text, tuple(kept), own.matching.names(_documents(kept)))


@dataclass(frozen=True, slots=True)
class _Checker:
    """What one process checks statements with."""

    matching: Matching
    web: Web

    @classmethod
    def on(cls, connection: sqlite3.Connection) -> _Checker:
        return cls(Matching(connection), Web.loading(partial(links_of, connection)))

    def verdict(self, statement: Statement, told: Set[str] = frozenset()) -> Judged:
        return _verdict(statement, self.matching, self.web, told)


@contextmanager
def _apart(folder: Folder) -> Iterator[Work[Statement, Judged]]:
    """How a fork checks statements: on a connection of its own."""
    with closing(connect(folder, write=False)) as connection:
        yield _Checker.on(connection).verdict


def _documents(found: Sequence[tuple[Statement, Verdict]]) -> set[str]:
    """The documents that are origins."""
    return {
        root.origin.document_id
        for _, verdict in found
        for root in verdict.roots
        if root.origin.document_id
    }


def _text(draft: str) -> Text:
    content, masked = mask(draft.replace("\0", "\ufffd"))
    return Text("draft", "draft/1", content, masked=masked)


def _verdict(
    statement: Statement, matching: Matching, web: Web, told: Set[str] = frozenset()
) -> Judged:
    """The verdict on a statement, and the documents that were left out as of another matter; those
    of `told`, which tell other statements of the draft, are of the same."""
    if is_foreign(statement.line):
        note = "not checked: it does not read as English"
        return Verdict("not_in_record", notes=(note,)), set()
    claim = as_claimed(statement.line, matching.outlets())
    keyed = {(filler.entity, fact.type) for fact in statement.facts
             for filler in fact.fillers if filler.entity}  # fmt: skip
    ours = [content_of(fact, None) for fact in statement.facts]
    elsewhere: set[str] = set()

    def beside(tellings: Sequence[Telling]) -> list[Beside]:
        found = [(one, hold(claim, one.line, matching.weigh, one.filled)) for one in tellings]
        read = [(one, with_facts(held, claim, ours, one.contents)) for one, held in found]
        glanced = [(one, with_glance(held, claim)) for one, held in read]
        return [Beside(one, placed(one, held)) for one, held in glanced]

    def placed(telling: Telling, held: Held) -> Held:
        setting, document = statement.setting, telling.document_id
        if (
            document in told
            or not needs_setting(held, setting)
            or matching.naming(telling, setting)
        ):
            return held
        elsewhere.add(document)
        return apart(held)

    def look(place: Stretch) -> list[Beside]:
        return beside(matching.at(place.document, place.start, place.end))

    def judge(found: Sequence[Beside]) -> Verdict:
        return decide(claim, found, web, look)

    tellings = matching.tellings(claim, sorted(keyed))
    found = judge(beside(tellings))
    found = told_together(claim, found, tellings, matching.weigh, beside, judge)
    found = verdict_across(claim, found, tellings, matching.weigh, web)
    return added_up(claim, found), elsewhere
