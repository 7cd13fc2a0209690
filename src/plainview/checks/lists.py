"""Two copies of one list, up to the same day, that differ in length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import Snapshot
from plainview.model import Finding


def find(snapshots: Sequence[Snapshot]) -> Iterator[Finding]:
    """The copies of one list whose latest entry is of one day."""
    copies = sorted(snapshots, key=lambda one: (one.entries, one.document))
    if len({copy.entries for copy in copies}) > 1:
        yield _finding(copies)


def _finding(copies: list[Snapshot]) -> Finding:
    fewest, most = copies[0], copies[-1]
    told = "; ".join(f"{copy.doc} ({copy.document[:8]}) {copy.entries:,}" for copy in copies)
    text = (
        f"Copies of one list, {fewest.list}, whose latest entry is of {fewest.latest}, have"
        f" different numbers of entries: {told}"
    )
    replaced = len({copy.doc for copy in copies}) < len(copies)
    if replaced:
        text += ". Two have one file name: the publisher replaced it without renaming it"
    apart = f"{most.entries:,} - {fewest.entries:,} = {most.entries - fewest.entries:,} entries"
    facts = tuple(fact for copy in copies for fact in copy.ends)
    settled = "the day on which each copy was taken: plainview changes tells what was added"
    # entries can also have ended since: a later copy without new ones is no contradiction
    severity = "low" if replaced else "info"
    return Finding("same_day_lists", severity, text, apart, facts, settled)


CHECK = Check(
    "same_day_lists",
    "Two copies of one list whose latest entry is of the same day have the same entries.",
    "the number of entries and the latest day of each copy of a list",
    "753 and 777 agreements, both up to 2025-07-02: 24 apart",
    "lists",
    find,
)
