"""Findings from what readers of public records remarked while they held the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainview.checks.check import Check
from plainview.checks.figures import Note
from plainview.model import Finding

_TRUNCATED = {
    "possibly_truncated": ("medium", "the complete list from the publisher"),
    "partial_list": ("low", "the further pages of the list"),
    "row_count": ("low", "another copy of the list"),
}
_WITHIN = {
    "copies_disagree": ("medium", "the letter as it was sent"),
    "totals_disagree": ("high", "the publisher's correction"),
    "parts_disagree": ("medium", "the columns of the row in the original"),
    "counts_disagree": ("low", "the agency's own count"),
    "above_prime": ("low", "the modifications of the prime award"),
}


def truncated(notes: Iterable[Note]) -> Iterator[Finding]:
    """Files that may be the beginning of a longer one."""
    return _found("possibly_truncated", _TRUNCATED, notes)


def within(notes: Iterable[Note]) -> Iterator[Finding]:
    """Documents that say two things."""
    return _found("within_document", _WITHIN, notes)


def _found(
    check: str, codes: dict[str, tuple[str, str]], notes: Iterable[Note]
) -> Iterator[Finding]:
    for note in notes:
        if note.code in codes:
            severity, settled_by = codes[note.code]
            text = f"{note.doc}: {note.message}"
            yield Finding(check, severity, text, "", note.ends, settled_by)


CHECKS = (
    Check(
        "possibly_truncated",
        "A file that stops where a page ends, sorted, without an amount that was taken back, may be"
        " the beginning of a longer one.",
        "what the reader of the file remarked",
        "33 pages of 100 rows, sorted by amount, none negative",
        "notes",
        truncated,
    ),
    Check(
        "within_document",
        "A document does not contradict itself: copies of a letter, tables of a workbook, a"
        " subaward and its award.",
        "what the reader of the file remarked",
        "copies of one letter: 19,601 in 2, 19,061 in 1",
        "notes",
        within,
    ),
)
