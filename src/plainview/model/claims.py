"""What stands above facts: origins, claims, findings, and people's judgements on them."""

from __future__ import annotations

from dataclasses import dataclass

from plainview.model.ids import digest


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement started: a captured document, or a source that is only named.

    `document_id` is None for a named source ("emails obtained by NPR").
    """

    kind: str
    name: str
    document_id: str | None = None

    @property
    def id(self) -> str:
        return digest([self.kind, self.document_id or self.name])


@dataclass(frozen=True, slots=True)
class Claim:
    """Facts of many documents that say the same, told by the one that represents them.

    `id` hashes the document, type and place of that fact (`fact` is its id), so that it stays when
    the document is read again; `doc` is the document's name and `statement` the fact's quote.
    `facts`, `documents` and `origins` are counts, the last of independent origins; `disputed` is
    how many other claims contradict it.
    """

    id: str
    type: str
    fact: str
    doc: str
    statement: str
    facts: int
    documents: int
    origins: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A run of a document's text and its exact words, `document` by its SHA-256."""

    document: str
    doc: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about claims, with the sum written out and the facts on both sides.

    `severity` is high, medium, low or info; `settled_by` says what would settle it, or what did.
    `quotes` are words that the finding rests on beside those of its facts.
    """

    check: str
    severity: str
    text: str
    arithmetic: str
    facts: tuple[str, ...]
    settled_by: str = ""
    quotes: tuple[Quote, ...] = ()

    @property
    def id(self) -> str:
        said = sorted([one.document, one.start, one.end] for one in self.quotes)
        return digest([self.check, sorted(self.facts), *([said] if said else [])])


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's yes, no or unsure on something, appended and never overwritten.

    `about` is the id of a merge, claim, fact or finding; `snapshot` is what it said at the time, so
    that the judgement finds it again after a re-extraction.
    """

    about: str
    verdict: str
    reason: str
    made_at: str
    snapshot: str
