"""Holding a draft against a record. The draft stays in memory: nothing here writes or logs."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Sequence, Set
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from plainview.model import Text
from plainview.store.collecting import uncollected

if TYPE_CHECKING:
    from plainview.checks.draft import Beside, Checked, Held, Telling, Verdict
    from plainview.checks.draft.statements import Statement
    from plainview.lineage.origins import Link, Web
    from plainview.store.matching import Matching


class DraftReader:
    """The part of a Reader that checks drafts."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def own_links(self, document_id: str) -> list[Link]: ...

    def check(
        self, draft: str | Text, *, progress: Callable[[int, int], None] | None = None
    ) -> Checked:
        """What the record says about each statement of a draft.

        The draft is neither stored nor logged. `progress` is told how many statements are done, of
        how many. Raises WrongUse where the draft has no words, is too long or is not in English.
        """
        from plainview.checks.draft import Checked, counts, demand, documents_telling, statements
        from plainview.lineage.origins import Web
        from plainview.store.matching import Matching

        text = draft if isinstance(draft, Text) else _text(draft)
        demand(text)
        with self._reading() as connection, uncollected():
            matching = Matching(connection)
            web = Web.loading(self.own_links)
            stated = statements(text)
            first = []
            for done, one in enumerate(stated, 1):
                first.append(_verdict(one, matching, web))
                if progress is not None:
                    progress(done, len(stated))
            told = documents_telling(verdict for verdict, _ in first)
            found = [
                (one, _verdict(one, matching, web, told)[0] if elsewhere & told else verdict)
                for one, (verdict, elsewhere) in zip(stated, first, strict=True)
            ]
            kept = [(one, verdict) for one, verdict in found if counts(one, verdict)]
            return Checked(text, tuple(kept), matching.names(_documents(kept)))


def _documents(found: Sequence[tuple[Statement, Verdict]]) -> set[str]:
    """The documents that are origins."""
    return {
        root.origin.document_id
        for _, verdict in found
        for root in verdict.roots
        if root.origin.document_id
    }


def _text(draft: str) -> Text:
    from plainview.reading.masking import mask

    content, masked = mask(draft.replace("\0", "\ufffd"))
    return Text("draft", "draft/1", content, masked=masked)


def _verdict(
    statement: Statement, matching: Matching, web: Web, told: Set[str] = frozenset()
) -> tuple[Verdict, set[str]]:
    """The verdict on a statement, and the documents that were left out as of another matter; those
    of `told`, which tell other statements of the draft, are of the same."""
    from plainview.checks.draft import (
        Beside,
        Verdict,
        added_up,
        apart,
        as_claimed,
        content_of,
        decide,
        hold,
        is_foreign,
        needs_setting,
        told_together,
        verdict_across,
        with_facts,
        with_glance,
    )
    from plainview.lineage.origins import Stretch

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
