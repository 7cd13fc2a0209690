"""The findings of a record as pages look them up: by id, by check, by severity."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from plainview.checks import CHECKS, SEVERITIES
from plainview.store import Record
from plainview.store.judged_findings import JudgedFinding
from plainview.web.kept import Kept

NAME = "findings"
"""Under which they are kept."""


@dataclass(frozen=True, slots=True)
class Running:
    """That the checks are still running: how many are done, of how many."""

    done: int
    checks: int


class Chosen(NamedTuple):
    """Some findings in their order: all, those that nobody dismissed, and those dismissed."""

    every: list[JudgedFinding]
    open: list[JudgedFinding]
    dismissed: list[JudgedFinding]


class FindingList:
    """Findings, the most severe first; what is asked of all of them is worked out once.

    `running` tells that there may be more: the checks are not all done.
    """

    def __init__(self, every: Sequence[JudgedFinding], running: Running | None = None) -> None:
        self.every = tuple(every)
        self.running = running
        self._chosen: dict[tuple[str, str], Chosen] = {}

    @property
    def open(self) -> list[JudgedFinding]:
        """Those that nobody dismissed."""
        return self.chosen("", "").open

    @cached_property
    def _ids(self) -> list[tuple[str, int]]:
        return sorted((one.finding.id, place) for place, one in enumerate(self.every))

    def beginning(self, letters: str) -> list[JudgedFinding]:
        """Those whose id begins with some letters."""
        found = []
        for id_, place in self._ids[bisect_left(self._ids, (letters, 0)) :]:
            if not id_.startswith(letters):
                break
            found.append(self.every[place])
        return found

    def chosen(self, check: str, severity: str) -> Chosen:
        """Those of a check and a severity, "" for any."""
        if not self._known.issuperset((check, severity)):
            return Chosen([], [], [])
        if (check, severity) not in self._chosen:
            self._chosen[check, severity] = _split(
                one
                for one in self.every
                if check in ("", one.finding.check) and severity in ("", one.finding.severity)
            )
        return self._chosen[check, severity]

    @cached_property
    def _known(self) -> frozenset[str]:
        """What can be chosen: whatever else is typed into an address is not kept."""
        checks, severities = self._all_counts
        return frozenset(("", *checks, *severities))

    def counts(self, dismissed: bool) -> tuple[Counter[str], Counter[str]]:
        """How many there are of each check and severity, with or without those dismissed."""
        return self._all_counts if dismissed else self._open_counts

    @cached_property
    def _all_counts(self) -> tuple[Counter[str], Counter[str]]:
        return _counts(self.every)

    @cached_property
    def _open_counts(self) -> tuple[Counter[str], Counter[str]]:
        return _counts(self.open)

    @cached_property
    def mixed(self) -> list[JudgedFinding]:
        """Those not dismissed, of each check one before a second of any."""
        met: Counter[tuple[str, str]] = Counter()
        ranked = []
        for place, one in enumerate(self.open):
            kind = (one.finding.severity, one.finding.check)
            met[kind] += 1
            ranked.append((SEVERITIES.index(one.finding.severity), met[kind], place))
        return [self.open[place] for *_, place in sorted(ranked)]


def _split(found: Iterable[JudgedFinding]) -> Chosen:
    every = list(found)
    return Chosen(
        every,
        [one for one in every if not one.dismissed],
        [one for one in every if one.dismissed],
    )


def _counts(found: Sequence[JudgedFinding]) -> tuple[Counter[str], Counter[str]]:
    return (
        Counter(one.finding.check for one in found),
        Counter(one.finding.severity for one in found),
    )


def worked_out(record: Record, kept: Kept) -> FindingList:
    """The findings of a record; what is there of them already is noted on the way."""

    def tell(done: int, checks: int, found: list[JudgedFinding]) -> None:
        kept.note(NAME, FindingList(found, Running(done, checks)))

    return FindingList(record.judged_findings(progress=tell))


def noted(kept: Kept) -> FindingList:
    """What is there already of the findings that are being worked out."""
    found: FindingList | None = kept.noted(NAME)
    return found or FindingList((), Running(0, len(CHECKS)))
