"""A text that states a rule and reports what the rule limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.laws import Law, laws
from plainview.checks.prose import Prose, Run
from plainview.model import Finding

_NOT = re.compile(r"\b(?:not|no|never|none|nor|without|denied|denies)\b|n['’]t\b")


def find(items: Sequence[Prose]) -> Iterator[Finding]:
    """The rules of one text with a practice of the same text that they limit."""
    for text in items:
        for law in laws():
            if not any(word in text.content for word in law.words):
                continue
            if text.published and text.published < law.since:
                continue
            stated = next(_sentences(text, law.stated, None), None)
            done = (one for one in _sentences(text, law.done, law.federal) if one != stated)
            reported = next((one for one in done if not _NOT.search(text.content, *one)), None)
            if stated and reported:
                yield _finding(text, law, stated, reported)


def _sentences(
    text: Prose, ways: Sequence[tuple[re.Pattern[str], ...]], bodies: re.Pattern[str] | None
) -> Iterator[Run]:
    """The sentences that have all words of one of some ways, and one of the bodies."""
    for patterns in ways:
        demands = (*patterns, bodies) if bodies else patterns
        for match in demands[0].finditer(text.content):
            sentence = text.sentence(match.start())
            if all(one.search(text.content, *sentence) for one in demands):
                yield sentence


def _finding(text: Prose, law: Law, stated: Run, reported: Run) -> Finding:
    words = (
        f"{text.doc} states a rule and reports what it limits: {law.name} ({law.citation}):"
        f" {law.rule}"
    )
    return Finding(
        "rule_in_conflict", "medium", words, "", text.within(stated, reported),
        f"what it would need: {law.needs}", (text.quote(stated), text.quote(reported)),
    )  # fmt: skip


CHECK = Check(
    "rule_in_conflict",
    "What a text reports keeps to the rules that the text states. Told is where one text states a"
    " rule of the table of laws and reports, without negation, what that rule limits. It is said"
    " what is in tension and what the practice would need, never that a law was broken.",
    "the sentences of one text, and the table of laws (checks/laws.toml)",
    "the Privacy Act forbids disclosure without a request for the particular record, and data"
    " sharing agreements of the IRS are reported",
    "prose",
    find,
    "5 U.S.C. 552a(b); 26 U.S.C. 6103; 39 CFR 233.3; Cal. Gov. Code 7284.6; and others by law",
)
