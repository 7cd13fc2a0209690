"""Reading what a record says in numbers: totals with their cells, and what does not add up."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from plainview.model import Finding

if TYPE_CHECKING:
    from plainview.store.total_rows import Total


class FigureReader:
    """The part of a Reader that is about numbers."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def totals(
        self,
        *,
        by: Sequence[str] = (),
        measure: str | None = None,
        distinct: str | None = None,
        printed: bool = False,
        cells: bool = False,
        **filters: str | None,
    ) -> list[Total]:
        """How many facts there are, and the sum of one measure of theirs, document by document.

        `by` groups further, by roles ("payee"), "date", "year", "status" or "type"; `distinct`
        counts the bodies in a role; `printed` goes by the words as printed and not by what they
        were resolved to; `cells` gives each value with its place. Filters as for `facts`. Values of
        different measures, units, definitions or dates are never added to each other. Raises
        WrongUse for names that do not exist.
        """
        from plainview.store import totals

        with self._reading() as connection:
            return totals.totals(
                connection, filters, by=by, measure=measure, distinct=distinct, printed=printed,
                cells=cells,
            )  # fmt: skip

    def findings(self, *, check: str | None = None, severity: str | None = None) -> list[Finding]:
        """What does not add up, the most severe first, of one check or severity or of all."""
        from plainview.store import findings

        with self._reading() as connection:
            return findings.findings(connection, check, severity)
