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
    """Facts of many documents that say the same; `key` is what they agree on."""

    type: str
    key: str
    facts: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def id(self) -> str:
        return digest([self.type, self.key])


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about claims, with the sum written out and the facts on both sides.

    `severity` is high, medium, low or info; `settled_by` says what would settle it, or what did.
    """

    check: str
    severity: str
    text: str
    arithmetic: str
    facts: tuple[str, ...]
    settled_by: str = ""

    @property
    def id(self) -> str:
        return digest([self.check, sorted(self.facts)])


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
