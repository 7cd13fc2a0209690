"""A checked draft as plain data, and what cannot be checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from plainview.checks.draft.statements import MOST_CHARACTERS, Statement, is_english
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.verdicts import (
    CONTRADICTED,
    NOT_IN_RECORD,
    ONE_ORIGIN,
    SUPPORTED,
    VERDICTS,
    Verdict,
)
from plainview.lineage.words import WORD
from plainview.model import Text, WrongUse


def demand(text: Text) -> None:
    """Raise WrongUse, with what to do, for a draft that cannot be checked."""
    words = [found.group().lower() for found in WORD.finditer(text.content)]
    if not any(word[0].isalpha() for word in words):
        raise WrongUse("the draft holds no words", "Give a draft with text, or - to read one")
    if len(text.content) > MOST_CHARACTERS:
        raise WrongUse(
            f"the draft has {len(text.content):,} characters, more than {MOST_CHARACTERS:,}",
            "Check it chapter by chapter",
        )
    if not is_english(words):
        raise WrongUse(
            "the draft does not read as English, the only language that Plainview checks",
            "Check an English version of it",
        )


def documents_telling(found: Iterable[Verdict]) -> frozenset[str]:
    """The ids of the documents that tell statements of a draft."""
    return frozenset(
        telling.document_id
        for one in found
        if one.verdict in (SUPPORTED, ONE_ORIGIN)
        for telling in one.tellings
    )


def counts(statement: Statement, verdict: Verdict) -> bool:
    """Whether a sentence counts as a statement: one with little to look up only where the record
    tells something of it, and what it denies of so little may be said of another thing."""
    told = verdict.verdict != NOT_IN_RECORD and "polarity" not in verdict.differs
    return told or not statement.if_told


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with the verdict on each of its statements, in its order.

    `names` gives the names of the documents that are origins, by id.
    """

    text: Text
    found: tuple[tuple[Statement, Verdict], ...]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def contradicted(self) -> bool:
        """Whether the record contradicts any statement."""
        return any(verdict.verdict == CONTRADICTED for _, verdict in self.found)

    def counts(self) -> dict[str, int]:
        """How many statements have each verdict, all verdicts named."""
        given = [verdict.verdict for _, verdict in self.found]
        return {name: given.count(name) for name in VERDICTS}

    def to_json(self) -> dict[str, Any]:
        """The check as plain data; offsets are characters of the draft's text."""
        return {
            "statements": [_statement(*each, self.names) for each in self.found],
            "verdicts": self.counts(),
            "contradicted": self.contradicted,
        }


def _statement(statement: Statement, verdict: Verdict, names: dict[str, str]) -> dict[str, Any]:
    line = statement.line
    return {
        "start": line.start,
        "end": line.end,
        "text": line.content,
        "verdict": verdict.verdict,
        "differs": list(verdict.differs),
        "origins": len(verdict.roots),
        "named_origins": [
            {**asdict(root.origin), "name": names.get(root.origin.name, root.origin.name)}
            for root in verdict.roots
        ],
        "evidence": [_evidence(telling) for telling in verdict.tellings],
        "against": [_evidence(telling) for telling in verdict.against],
        "notes": list(verdict.notes),
        "arithmetic": verdict.arithmetic,
    }


def _evidence(telling: Telling) -> dict[str, Any]:
    place = {name: value for name in ("page", "cell") if (value := getattr(telling, name))}
    return {
        "doc": telling.doc,
        "doc_id": telling.document_id,
        "start": telling.start,
        "end": telling.end,
        "quote": telling.quote,
        "facts": list(telling.facts),
        **place,
    }
