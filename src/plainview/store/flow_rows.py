"""Answers about flows with the words that each step rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from plainview.flows import Chain, Cut, Item, Reach, Step
from plainview.flows.statements import ROLES
from plainview.store.rows import EvidenceRow, FactRow

QUOTED = 2
"""Facts of a step whose words are given; all are named."""

Quotes = dict[str, FactRow]


def facts_quoted(facts: Iterable[str]) -> list[str]:
    """Those of the facts of a step whose words are given."""
    return list(facts)[:QUOTED]


def telling(row: FactRow) -> list[EvidenceRow]:
    """The evidence that names the parties: the first run, and others where it lacks some."""
    parties = [role for role in row.roles if role.start is not None and role.role in ROLES]
    found = [row.evidence[0]]
    for item in row.evidence[1:]:
        lacking = [
            role for role in parties
            if not any(one.start <= (role.start or 0) < one.end for one in found)
        ]  # fmt: skip
        if any(item.start <= (role.start or 0) < item.end for role in lacking):
            found.append(item)
    return found


def evidence_json(facts: Iterable[str], quotes: Quotes) -> list[dict[str, Any]]:
    """The words of each fact that are at hand, in the shape of all evidence."""
    return [
        {
            "fact": fact,
            "doc": quotes[fact].doc,
            "doc_id": quotes[fact].document_id,
            "start": item.start,
            "end": item.end,
            "quote": item.quote,
            "page": item.page,
            "cell": item.cell,
        }
        for fact in facts_quoted(facts)
        for item in telling(quotes[fact])
    ]


@dataclass(frozen=True, slots=True)
class Chains:
    """The chains by which an institution obtains data, and the facts that their steps quote.

    `targets` are the institution and the parts of it that were taken in; `without` is the
    instrument left out, if any; `waiting` documents are not compared yet.
    """

    found: Reach
    targets: tuple[str, ...]
    quotes: Quotes
    without: str | None
    waiting: int

    @property
    def chains(self) -> tuple[Chain, ...]:
        """Documented ones first, each kind the best founded first."""
        return (*self.found.documented, *self.found.possible)

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data; `more_…` says that the limit left chains out."""
        found = self.found
        return {
            "data": found.category,
            "to": found.target,
            "parts": list(self.targets[1:]),
            "as_of": found.as_of,
            "without": self.without,
            "documented": len(found.documented),
            "more_documented": found.more_documented,
            "possible": len(found.possible),
            "more_possible": found.more_possible,
            "searched": found.searched,
            "waiting": self.waiting,
            "chains": [
                {
                    "documented": chain.documented,
                    "forbidden_by": list(chain.forbidden_by),
                    "steps": [_step_json(step, self.quotes) for step in chain.steps],
                }
                for chain in self.chains
            ],
        }


def _step_json(step: Step, quotes: Quotes) -> dict[str, Any]:
    edge = step.edge
    return {
        "from": edge.provider,
        "to": edge.recipient,
        "category": edge.category,
        "instrument": edge.instrument,
        "status": edge.status,
        "facts": list(edge.facts),
        "kind": edge.kind,
        "start": edge.start,
        "end": edge.end,
        "seen": edge.seen,
        "confidence": edge.confidence,
        "documented": step.documented,
        "onward": edge.onward,
        "authority": list(edge.authority),
        "forbidden_by": list(edge.forbidden_by),
        "assumes": list(step.assumes),
        "evidence": evidence_json(edge.facts, quotes),
    }


@dataclass(frozen=True, slots=True)
class Stopped:
    """What would stop the chains, with the facts that it rests on.

    `passed` are what every chain passes. Other fields as for `Chains`.
    """

    found: Cut
    passed: tuple[Item, ...]
    category: str
    targets: tuple[str, ...]
    as_of: str | None
    by: str
    documented: bool
    quotes: Quotes
    without: str | None
    waiting: int

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data: `cut` is the first of the minimum sets, `cuts` are all."""
        found = self.found
        return {
            "data": self.category,
            "to": self.targets[0],
            "parts": list(self.targets[1:]),
            "as_of": self.as_of,
            "by": self.by,
            "without": self.without,
            "documented_only": self.documented,
            "size": found.size,
            "weight": found.weight if found.size is not None else None,
            "cut": [self._item(item) for item in found.cuts[0]] if found.cuts else [],
            "cuts": [[self._item(item) for item in one] for one in found.cuts],
            "more": found.more,
            "open_ways": list(found.open_ways),
            "split": list(found.split),
            "every_chain_passes": [self._item(item) for item in self.passed],
            "edges": found.edges,
            "holders": len(found.holders),
            "waiting": self.waiting,
        }

    def _item(self, item: Item) -> dict[str, Any]:
        return {
            "kind": item.kind,
            "name": item.name,
            "weight": item.weight,
            "facts": list(item.facts),
            "evidence": evidence_json(item.facts, self.quotes),
        }


@dataclass(frozen=True, slots=True)
class Leak:
    """A rule that forbids data to some, and the chains by which they may obtain it nonetheless."""

    rule: str
    holder: str
    category: str
    facts: tuple[str, ...]
    recipients: tuple[str, ...]
    chains: tuple[Chain, ...]
    more: bool
    quotes: Quotes

    def to_json(self) -> dict[str, Any]:
        """The leak as plain data."""
        return {
            "rule": self.rule,
            "holder": self.holder,
            "category": self.category,
            "facts": list(self.facts),
            "recipients": list(self.recipients),
            "more": self.more,
            "evidence": evidence_json(self.facts, self.quotes),
            "chains": [
                {
                    "documented": chain.documented,
                    "steps": [_step_json(step, self.quotes) for step in chain.steps],
                }
                for chain in self.chains
            ],
        }


def quoted(facts: Iterable[str], fact: Callable[[str], FactRow]) -> Quotes:
    """The facts by id, each asked for once."""
    return {one: fact(one) for one in dict.fromkeys(facts)}
