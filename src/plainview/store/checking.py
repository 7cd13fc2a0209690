"""Holding a draft against a record. The draft stays in memory: nothing here writes or logs."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from plainview.model import Text

if TYPE_CHECKING:
    from plainview.checks.draft import Checked, Telling, Verdict
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
        from plainview.checks.draft import Checked, demand, statements
        from plainview.lineage.origins import Web
        from plainview.store.matching import Matching

        text = draft if isinstance(draft, Text) else _text(draft)
        demand(text)
        with self._reading() as connection:
            matching = Matching(connection)
            web = Web.loading(self.own_links)
            stated = statements(text)
            found = []
            for done, one in enumerate(stated, 1):
                found.append((one, _verdict(one, matching, web)))
                if progress is not None:
                    progress(done, len(stated))
            return Checked(text, tuple(found), matching.names(_documents(found)))


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


def _verdict(statement: Statement, matching: Matching, web: Web) -> Verdict:
    from plainview.checks.draft import (
        Beside,
        Verdict,
        added_up,
        content_of,
        decide,
        hold,
        is_foreign,
        with_facts,
        with_glance,
        with_outlets,
    )
    from plainview.lineage.origins import Stretch

    if is_foreign(statement.line):
        return Verdict("not_in_record", notes=("not checked: it does not read as English",))
    claim = with_outlets(statement.line, matching.outlets())
    keyed = {
        (filler.entity, fact.type)
        for fact in statement.facts
        for filler in fact.fillers
        if filler.entity
    }

    ours = [content_of(fact, None) for fact in statement.facts]

    def beside(tellings: Sequence[Telling]) -> list[Beside]:
        found = [(one, hold(claim, one.line, matching.weigh, one.filled)) for one in tellings]
        read = [(one, with_facts(held, claim, ours, one.contents)) for one, held in found]
        return [Beside(one, with_glance(held, claim)) for one, held in read]

    def look(place: Stretch) -> list[Beside]:
        return beside(matching.at(place.document, place.start, place.end))

    found = decide(claim, beside(matching.tellings(claim, sorted(keyed))), web, look)
    return added_up(claim, found)
