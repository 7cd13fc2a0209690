"""Numbers that one document calls unknown, and that a later one gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.checks.check import Check
from plainview.checks.figures import amount
from plainview.checks.reckoned import Reckoned
from plainview.checks.told import Told
from plainview.model import Finding, Quote

_ANSWERS = {
    "staffing": ("headcount",),
    "custody": ("population",),
    "access": ("requests", "records_requested", "records_provided"),
    "operation": ("arrests",),
    "spending": ("obligated", "spent"),
}
_MOST = 5
"""Answers that are named; of one body there can be very many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for a number of one body, in `group` with the type of fact: the question itself,
    or a fact of that type and body that has numbers."""

    group: str
    name: str
    question: Reckoned | None = None
    known: Told | None = None


def find(items: Sequence[Asked]) -> Iterator[Finding]:
    """The questions about one body, and the facts that can answer them."""
    for one in items:
        if question := one.question:
            later = [
                other.known
                for other in items
                if other.known and _answers(question, other.known, one.group)
            ]
            if later:
                yield _finding(one.name, question, later)


def _answers(question: Reckoned, known: Told, group: str) -> bool:
    """Whether a fact of a later document gives such a number for that body."""
    if not (known.asserted and question.published and known.published):
        return False
    body = group.partition(" ")[2]
    return (
        known.published > question.published
        and bool(known.measured(*_ANSWERS[question.reckoning.direction]))
        and any(role.entity == body for role in known.roles)
    )


def _finding(name: str, question: Reckoned, later: Sequence[Told]) -> Finding:
    names = _ANSWERS[question.reckoning.direction]
    told = "; ".join(
        f"{amount(one.measured(*names)[0])} ({one.doc}, {one.published})" for one in later[:_MOST]
    )
    words = (
        f"{name}: {question.doc} says on {question.published} that a number is not known. Later"
        f" documents give numbers that may answer: {told}"
    )
    facts = tuple(one.fact for one in later[:_MOST])
    quotes: tuple[Quote, ...] = question.quotes
    settled = "whether the later number counts what the earlier document asked for"
    return Finding("unknown_answered", "info", words, "", facts, settled, quotes)


CHECK = Check(
    "unknown_answered",
    "What one document calls unknown can be known later. Told are numbers of the same kind for the"
    " same body in later documents; whether they answer is left to the reader.",
    "sentences that say that a number is not known, and dated facts of the kind that would answer",
    "not clear in March how many agents were sent; in June: 2,800 agents",
    "unknowns",
    find,
)
