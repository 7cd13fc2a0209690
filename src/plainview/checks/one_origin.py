"""Statements that many documents print and that go back to one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.checks.check import Check
from plainview.model import Finding

WIDELY = 4
"""Documents from which on a statement counts as widely printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A claim of running text: its id, where it stands, and on how many independent origins.

    `facts` are all that say it, by id; `docs` the names of their documents, each once; `outlets`
    those that printed them, as far as they are known.
    """

    group: str
    facts: tuple[str, ...]
    docs: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int


def find(items: Sequence[Printed]) -> Iterator[Finding]:
    """The claims that many documents print on one origin."""
    for one in items:
        if one.origins != 1 or len(one.docs) < WIDELY:
            continue
        outlets = f" of {len(one.outlets)} outlets" if len(one.outlets) > 1 else ""
        words = f"{len(one.docs)} documents{outlets} print one statement on one origin"
        sums = f"{len(one.docs)} documents, {len(one.facts)} facts, 1 independent origin"
        settled = "a second source of its own: plainview lineage shows the first"
        yield Finding("one_origin", "info", words, sums, one.facts, settled)


CHECK = Check(
    "one_origin",
    "How often a thing is printed says nothing on how well it is known. Told are statements of"
    f" {WIDELY} documents and more that all go back to one origin: words that were copied, or one"
    " source that all name.",
    "claims with the number of their documents and of their independent origins",
    "6 documents of 5 outlets print one agency's statement: 1 independent origin",
    "claims_printed",
    find,
)
