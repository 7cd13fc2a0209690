"""Judgements on findings and claims: what was judged, and whether a thing of now is still that.

A judgement is kept with the places of what it rests on: document, type, run and the digests of the
words and of what they say. Ids of facts change when a document is read anew, places and words
mostly do not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plainview.model import Judgement, WrongUse, canonical_json
from plainview.store.judging import VERDICTS

FINDING, CLAIM = "finding", "claim"

SAME, CHANGED = "same", "changed"


@dataclass(frozen=True, slots=True)
class Place:
    """A run of a document's text that a judged thing rests on.

    `document` is a SHA-256, `type` that of the fact, "" for mere words. `quote` and `content` are
    digests: of the words, and of what the fact says in numbers, roles and stage.
    """

    document: str
    type: str
    start: int
    stop: int
    quote: str
    content: str

    def found_in(self, others: Sequence[Place]) -> Place | None:
        """The one of others that is at this place, or has its words in the same document."""
        there = [
            other
            for other in others
            if (other.document, other.type) == (self.document, self.type)
            and (other.quote == self.quote or self.meets(other))
        ]
        # at one place several facts can be: the one that says the same is meant
        return min(there, key=lambda other: other.content != self.content, default=None)

    def meets(self, other: Place) -> bool:
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Seen:
    """A stored judgement on a finding or a claim; `key` counts up in the order they were made.

    `id` is the thing's at the time, `check` the finding's, "" for a claim.
    """

    key: int
    kind: str
    id: str
    verdict: str
    reason: str
    made_at: str
    check: str
    places: tuple[Place, ...]

    def still(self, check: str, places: Sequence[Place]) -> str:
        """Whether a thing of now is the judged one: SAME, CHANGED where its facts differ, or ""."""
        if check != self.check:
            return ""
        pairs = [place.found_in(places) for place in self.places]
        met = [one for one in pairs if one]
        if not met:
            return ""
        whole = len(met) == len(self.places) and all(one.found_in(self.places) for one in places)
        says = zip(pairs, self.places, strict=True)
        same = all(one and one.content == place.content for one, place in says)
        return SAME if whole and same else CHANGED


def seen(
    key: int, about: str, verdict: str, reason: str, made_at: str, snapshot: str
) -> Seen | None:
    """A row of the record as a judgement on a finding or a claim; None for another kind."""
    kind, _, thing = about.partition(":")
    if kind not in (FINDING, CLAIM):
        return None
    held: dict[str, Any] = json.loads(snapshot)
    places = tuple(Place(*row) for row in held["places"])
    return Seen(key, kind, thing, verdict, reason, made_at, held["check"], places)


def judgement_on(
    kind: str, thing: str, verdict: str, why: str, made_at: str, check: str, places: Sequence[Place]
) -> Judgement:
    """A judgement to be stored; raises WrongUse without a reason or with a wrong verdict."""
    if verdict not in VERDICTS:
        raise WrongUse(f"{verdict!r} is no verdict", f"One of: {', '.join(VERDICTS)}")
    if not why.strip():
        raise WrongUse("a judgement needs a reason", "Give one with --why")
    rows = [[one.document, one.type, one.start, one.stop, one.quote, one.content] for one in places]
    snapshot = canonical_json({"check": check, "places": sorted(rows)})
    return Judgement(f"{kind}:{thing}", verdict, why.strip(), made_at, snapshot)
