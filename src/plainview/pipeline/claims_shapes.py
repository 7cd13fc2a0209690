"""What is told of one claim: its facts, numbers, origins, and what stands beside and against it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from plainview.lineage.independence import Root
from plainview.model import Claim
from plainview.store import FactRow
from plainview.store.claim_standing import CONFIRMING


@dataclass(frozen=True, slots=True)
class Saying:
    """A fact of a claim, with how it stands to the one that represents the claim."""

    fact: FactRow
    kind: str
    differs: tuple[str, ...]
    arithmetic: str

    @property
    def confirms(self) -> bool:
        """Whether it says what the claim says, and not the same at another stage."""
        return self.kind in CONFIRMING


@dataclass(frozen=True, slots=True)
class Value:
    """A number that facts give: the measure, as printed, with its bounds, definition and date.

    `date` is an EDTF date, of the thing or else of the first publication (`reported`).
    """

    measure: str
    text: str
    lo: float | None
    hi: float | None
    unit: str | None
    per: str | None
    definition: str | None
    date: str | None
    reported: bool
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A fact of another claim on the same matter, at another date or in another definition.

    `claim` is that one's id, `value` the number that it gives.
    """

    claim: str
    fact: FactRow
    kind: str
    differs: tuple[str, ...]
    arithmetic: str
    date: str | None
    value: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two facts that cannot both be true; an alteration where one is the other retold."""

    fact: FactRow
    other: FactRow
    claim: str
    kind: str
    differs: tuple[str, ...]
    arithmetic: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with all that is known of it.

    `best` is the fact with the firmest origin; `history` and `beside` are other claims on the same
    matter, by date.
    """

    claim: Claim
    best: FactRow
    sayings: tuple[Saying, ...]
    roots: tuple[Root, ...]
    documents: dict[str, str]
    values: tuple[Value, ...]
    history: tuple[Beside, ...]
    beside: tuple[Beside, ...]
    disputes: tuple[Dispute, ...]

    def to_json(self) -> dict[str, Any]:
        """The page as plain data; facts with their evidence."""
        return {
            **asdict(self.claim),
            "best": _fact_json(self.best),
            "roots": [
                {
                    **asdict(root.origin),
                    "documents": [self.documents[one] for one in root.documents],
                    "facts": list(root.facts),
                    "sure": root.sure,
                }
                for root in self.roots
            ],
            "sayings": [
                {**_how(one), "confirms": one.confirms, **_fact_json(one.fact)}
                for one in self.sayings
            ],
            "values": [asdict(value) for value in self.values],
            "history": [_beside_json(one) for one in self.history],
            "beside": [_beside_json(one) for one in self.beside],
            "disputes": [
                {
                    **_how(one), "claim": one.claim, "fact": _fact_json(one.fact),
                    "other": _fact_json(one.other),
                }
                for one in self.disputes
            ],
        }  # fmt: skip


def _how(one: Saying | Beside | Dispute) -> dict[str, Any]:
    return {"kind": one.kind, "differs": list(one.differs), "arithmetic": one.arithmetic}


def _beside_json(one: Beside) -> dict[str, Any]:
    about = {"claim": one.claim, "date": one.date, "value": one.value}
    return {**_how(one), **about, **_fact_json(one.fact)}


def _fact_json(row: FactRow) -> dict[str, Any]:
    first = row.evidence[0]
    return {
        "fact": row.id,
        "doc": row.doc,
        "doc_id": row.document_id,
        "start": first.start,
        "end": first.end,
        "quote": first.quote,
        "page": first.page,
        "cell": first.cell,
    }
