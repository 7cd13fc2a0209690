"""Reading what a record says in numbers: totals with their cells, and what does not add up."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from plainview.model import Claim, Finding

if TYPE_CHECKING:
    from plainview.checks.gaps import Gap
    from plainview.store.finding_rows import FindingRow
    from plainview.store.folder import Folder
    from plainview.store.judged_findings import JudgedFinding
    from plainview.store.judging_places import Place, Seen
    from plainview.store.total_rows import Total


class FigureReader:
    """The part of a Reader that is about numbers."""

    folder: Folder

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

    def reckonings_due(self) -> list[str]:
        """Ids of documents that were read before it was kept what a text says of its numbers.

        The checks that rest on it are silent about them.
        """
        from plainview.store import reckonings

        with self._reading() as connection:
            return reckonings.due(connection)

    def judged_findings(
        self,
        *,
        check: str | None = None,
        severity: str | None = None,
        progress: Callable[[int, int, list[JudgedFinding]], None] | None = None,
        processes: int = 1,
    ) -> list[JudgedFinding]:
        """Findings as `findings` gives them, each with the newest judgement that stands on it.

        `progress` is told how many checks are done, of how many, and what they found so far.
        `processes` share the work; more than one only where no other thread uses a record.
        """
        from plainview.store import findings, judged_findings
        from plainview.store.forks import Sharing

        with self._reading() as connection:

            def tell(done: int, checks: int, found: list[Finding]) -> None:
                if progress is not None:
                    progress(done, checks, judged_findings.judged(connection, found))

            found = findings.findings(
                connection,
                check,
                severity,
                tell if progress else None,
                Sharing(self.folder, processes),
            )
            return judged_findings.judged(connection, found)

    def documents_unchecked(self) -> int:
        """How many documents no check has looked into as they stand: `check_documents` does."""
        from plainview.store import document_findings

        with self._reading() as connection:
            return len(document_findings.due(connection))

    def gaps(self) -> list[Gap]:
        """What the record should know and does not, first that on which most hangs."""
        from plainview.store import gaps

        with self._reading() as connection:
            return gaps.gaps(connection)

    def places_of(self, thing: Finding | Claim) -> tuple[Place, ...]:
        """Where the facts and quotes of a finding stand, or the fact that represents a claim."""
        from plainview.store import judged_findings

        with self._reading() as connection:
            if isinstance(thing, Claim):
                return judged_findings.claim_places(connection, thing)
            return judged_findings.places_of(connection, [thing])[thing.id]

    def history_of(self, thing: Finding | Claim) -> list[tuple[Seen, str]]:
        """The judgements ever made on a finding or a claim, oldest first, each with "same" where it
        stands on what is said now, or "changed" where that was something else."""
        from plainview.store import judged_findings

        with self._reading() as connection:
            return judged_findings.history(connection, thing)

    def finding_rows(
        self, findings: Sequence[Finding], *, public: bool = False
    ) -> list[FindingRow]:
        """Findings with the words that they rest on, of facts and of the text around them.

        With `public`, names of people without a listed office read as █, in words and text alike.
        """
        from plainview.store import finding_rows

        with self._reading() as connection:
            return finding_rows.rows(connection, findings, public=public)
