"""Holding a draft against a record. The draft stays in memory."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainview.checks.draft import Checked
    from plainview.model import Text
    from plainview.store.folder import Folder


class DraftReader:
    """The part of a Reader that checks drafts."""

    folder: Folder

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def check(
        self,
        draft: str | Text,
        *,
        progress: Callable[[int, int], None] | None = None,
        processes: int = 1,
    ) -> Checked:
        """What the record says about each statement of a draft.

        The draft is neither stored nor logged. `progress` is told how many statements are done, of
        how many. `processes` share a long draft; more than one only where no other thread uses a
        record. Raises WrongUse where the draft has no words, is too long or is not in English.
        """
        from plainview.store.draft_check import checked

        with self._reading() as connection:
            return checked(connection, self.folder, draft, progress, processes)
