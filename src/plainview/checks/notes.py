"""Findings from what readers of public records remarked while they held the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
