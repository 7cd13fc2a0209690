"""Facts to edges: who gives what to whom, as each statement has it and no further."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from plainview.flows.edges import DENYING, Edge, is_date
from plainview.flows.rules import Rule, applied, banned, bans, rules_of
from plainview.flows.statements import UNNAMED, Bodies, Body, Party, Statement
from plainview.vocab import entity

_PENDING = ("requested", "planned")
_MODAL = {
    "possible": "that it happens: the source says only that it may",
    "alleged": "that the allegation is true",
    "mandated": "that it happens as ordered",
    "unknown": "that it happens: the source says that this is not known",
}
_BODIES = frozenset(["provider", "recipient", "program", "intermediary", "lender"])
_NOBODY = Party("provider", "", UNNAMED, "implied")

Named = tuple[str, Party]
"""A party with what its body is called in the graph."""


@dataclass(frozen=True)
class Reading:
    """The edges of statements; the institutions by their names in the graph; the rules in force.

    `left_out` counts, by reason, the statements that gave no edge. `prose` are the places of the
    edges that rest on prose, whose confidence depends on who else says the same.
    """

    edges: list[Edge]
    bodies: dict[str, Body]
    rules: tuple[Rule, ...]
    left_out: Counter[str]
    prose: list[int]


def read(statements: Iterable[Statement]) -> Reading:
    """The edges of access and staffing statements, with what rules say of them.

    Access gives an edge from each provider to each recipient for each category; a platform or
    intermediary that the statement names stands in between. Staff on loan brings the access that it
    has at home. What is inferred, possible, alleged, ordered, or said of an unnamed body, is marked
    with what it assumes.
    """
    drafts, prose = _Drafts(), []
    for one in statements:
        if one.official and one.type != "rule":
            drafts.add(one)
        else:
            prose.append(one)
    forbidding = bans(prose)
    for one in prose:
        if one.type == "access" and banned(one, forbidding):
            drafts.left_out["its words are those of a ban"] += 1
        else:
            drafts.add(one)
    changed = drafts.bodies.settle()
    edges = [_renamed(edge, changed) for edge in drafts.edges] if changed else drafts.edges
    bodies = {body.label: body for body in drafts.bodies.by_key.values()}
    rules = rules_of((one for one in prose if one.type == "rule"), drafts.bodies.by_key)
    edges = applied(rules, edges, bodies)
    return Reading(edges, bodies, rules, drafts.left_out, drafts.prose)


def _renamed(edge: Edge, changed: dict[str, str]) -> Edge:
    names = (edge.provider, edge.recipient, edge.through)
    if not any(name in changed for name in names):
        return edge
    provider, recipient, through = (changed.get(name or "", name) for name in names)
    assert provider and recipient
    return replace(edge, provider=provider, recipient=recipient, through=through)


class _Drafts:
    """Edges as statements give them, one statement at a time."""

    def __init__(self) -> None:
        self.bodies = Bodies()
        self.edges: list[Edge] = []
        self.prose: list[int] = []
        self.left_out: Counter[str] = Counter()

    def add(self, one: Statement) -> None:
        if one.type == "access":
            self.access(one)
        elif one.type == "staffing":
            self.staffing(one)
        else:
            for party in one.filled("bound", "holder"):
                self.bodies.label(one, party)

    def access(self, one: Statement) -> None:
        parties, terms = self._known(one), _terms(one)
        systems = [named for named in parties["program"] if named[1].via != "implied"]
        givers, takers = parties["provider"], parties["recipient"]
        middles = parties["intermediary"] + (systems if givers else [])
        givers = givers or systems
        if not givers and terms.denies:
            self.left_out["denied of a provider that is not named"] += 1
        elif not takers and (terms.denies or not middles):
            self.left_out["nobody is named who receives"] += 1
        else:
            categories: Sequence[Named | None] = parties["category"] or [None]
            for giver in givers or [(UNNAMED, _NOBODY)]:
                for category in categories:
                    self._ways(terms, giver, [] if terms.denies else middles, takers, category)

    def _ways(
        self,
        terms: _Terms,
        giver: Named,
        middles: Sequence[Named],
        takers: Sequence[Named],
        category: Named | None,
    ) -> None:
        """The edges of a provider: straight to the recipients, or by way of the middle."""
        if not middles:
            for taker in takers:
                self._put(terms, giver, taker, category)
        for middle in middles:
            self._put(terms, giver, middle, category)
            for taker in takers:
                self._put(terms, middle, taker, category)
                if len({giver[0], middle[0], taker[0]}) == 3:
                    self._put(terms, giver, taker, category, middle)

    def staffing(self, one: Statement) -> None:
        parties, terms = self._known(one), _terms(one)
        lenders, takers = parties["lender"], parties["recipient"]
        if not lenders or not takers:
            self.left_out["staff of nobody, or for nobody, that is named"] += 1
            return
        for lender in lenders:
            for taker in takers:
                self._put(terms, lender, taker, None)
                if _shared_house(taker[1]):
                    # who sits in a fusion center or task force sees what is there
                    self._put(terms, taker, lender, None)

    def _known(self, one: Statement) -> defaultdict[str, list[Named]]:
        """The bodies of a statement and its categories of data by role, each once."""
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for party in one.parties:
            role = party.role
            if role == "category":
                label = party.name if party.name.startswith("data:") else None
            else:
                label = self.bodies.label(one, party) if role in _BODIES else None
            if label is not None and all(label != known for known, _ in found[role]):
                found[role].append((label, party))
        return found

    def _put(
        self,
        terms: _Terms,
        giver: Named,
        taker: Named,
        category: Named | None,
        middle: Named | None = None,
    ) -> None:
        parties, assumes = (giver, taker, *([middle] if middle else [])), terms.assumes
        for _, party in parties:
            if party.via == "inferred":
                assumes += (f"that {party.name} is meant, which the text does not say",)
        if category is not None and category[1].via == "inferred":
            assumes += ("that this category is meant, which the text does not say",)
        if not terms.official:
            self.prose.append(len(self.edges))
        self.edges.append(
            Edge(
                giver[0], taker[0], category[0] if category else None, _kind(terms, parties),
                terms.instrument, terms.status, terms.polarity, *terms.dates,
                "documented" if terms.official else "once", facts=terms.facts,
                authority=terms.authority, collective=terms.collective,
                through=middle[0] if middle else None, assumes=assumes,
                own=terms.official and terms.type == "access" and middle is None,
            )
        )  # fmt: skip


class _Terms(NamedTuple):
    """What all edges of a statement have in common."""

    type: str
    official: bool
    status: str
    polarity: str
    assumes: tuple[str, ...]
    instrument: str | None
    collective: bool
    authority: tuple[str, ...]
    dates: tuple[str | None, str | None, str | None]
    facts: tuple[str, ...]

    @property
    def denies(self) -> bool:
        return self.polarity == "-" or self.status in DENYING


def _terms(one: Statement) -> _Terms:
    stage = _stage(one.status, one.modality, one.polarity)
    given = (one.start, one.end, one.as_of, one.event, one.published)
    dates = _dates(*given, one.official, one.status, one.polarity == "-" or stage[1] == "-")
    authority = tuple(party.name for party in one.parties if party.role == "authority")
    return _Terms(one.type, one.official, *stage, *_instrument(one), authority, dates, (one.fact,))


def _kind(terms: _Terms, parties: Sequence[Named]) -> str:
    if terms.type == "staffing":
        shared = any(_shared_house(party) for _, party in parties)
        return "membership" if shared else "staffing"
    return "sharing_list" if terms.official else "access"


def _shared_house(party: Party) -> bool:
    """Whether several bodies sit together there: a fusion center, a task force."""
    listed = entity(party.entity) if party.entity else None
    return listed is not None and listed.kind in ("fusion-center", "task-force", "task force")


@lru_cache(maxsize=1_000)
def _stage(status: str, modality: str, polarity: str) -> tuple[str, str, tuple[str, ...]]:
    """Status and polarity as an edge has them, and what the modality leaves to be assumed."""
    if modality == "denied":
        return status, "-", ()
    if modality in _PENDING and status in ("in_force", "agreed"):
        return modality, polarity, ()
    if polarity == "-" and modality != "asserted":
        # that something may not happen, or is not known, denies nothing
        return "planned", "+", ()
    words = _MODAL.get(modality)
    return status, polarity, (words,) if words else ()


def _instrument(one: Statement) -> tuple[str | None, bool]:
    """What it rests on, and whether many agreements go by that name."""
    held = [party for party in one.parties if party.role == "instrument"]
    held.sort(key=lambda party: party.name.startswith("instrument:"))
    for party in held:
        listed = entity(party.entity) if party.entity else None
        return party.name, listed is not None and listed.type == "Program"
    return None, False


@lru_cache(maxsize=10_000)
def _dates(
    start: str | None,
    end: str | None,
    as_of: str | None,
    event: str | None,
    published: str | None,
    official: bool,
    status: str,
    denied: bool,
) -> tuple[str | None, str | None, str | None]:
    """When it began and ended, and when it was seen to stand.

    What a record counts from one day to another stood on the last. A change that a document
    reports without a date had come by the day of the document; a plain denial is of no day.
    """
    start, end, as_of, event, published = (
        value if value and is_date(value) else None
        for value in (start, end, as_of, event, published)
    )
    start = start or event
    if official and end:
        return start, None, as_of or end
    if denied:
        return start or as_of, end, None
    if status in DENYING:
        return start or as_of or published, end, None
    return start, end, as_of or published
