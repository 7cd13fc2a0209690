"""On how many independent origins a statement stands.

Documents that tell it in shared words are one origin. So are two that rest on the same named
source: an outlet that both credit, a document that has a name, a body that said it. Sources
without a name ("a person familiar", "emails") stand for nobody but the document that cites them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.lineage.origins import COVERED, Stretch, Web
from plainview.model import Hop, Origin

RECORD, DOCUMENT, OFFICIAL, ORGANISATION, ANONYMOUS, OUTLET = KINDS = (
    "official record", "document seen", "official on record", "organisation", "anonymous",
    "outlet only",
)  # fmt: skip
"""Kinds of origin, the firmest first."""

_KIND_OF = {
    "dataset": RECORD,
    "document": DOCUMENT,
    "report": DOCUMENT,
    "court": RECORD,
    "official": OFFICIAL,
    "official_body": OFFICIAL,
    "organisation": ORGANISATION,
    "anonymous": ANONYMOUS,
    "outlet": OUTLET,
}
_SPEAKERS = (OFFICIAL, ORGANISATION)
_WITHIN = 0.5  # of the shorter of two stretches that the other holds, to be the same words


@dataclass(frozen=True, slots=True)
class Statement:
    """One document's telling of something: the fact's id, its place, and whom it credits.

    `said` is the fact's chain, nearest first; `outlet` the publisher of the document.
    """

    fact: str
    document: str
    start: int
    end: int
    said: tuple[Hop, ...] = ()
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """One independent origin of a statement.

    `origin` is a captured document or, with `document_id` None, a source that is only named.
    `facts` and `documents` are those that trace to it; `sure` is False where it is not known which
    of the documents was first.
    """

    origin: Origin
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    sure: bool


def roots(statements: Sequence[Statement], web: Web) -> list[Root]:
    """The independent origins of statements that say the same, the firmest kind first.

    Their number is the number of independent origins. The answer does not depend on the order of
    the statements.
    """
    ordered = sorted(set(statements), key=lambda one: (one.document, one.start, one.fact))
    joined = _Union(len(ordered))
    _join_shared_words(ordered, web, joined)
    _join_rewritten(ordered, web, joined)
    names = _join_named(ordered, web, joined)
    return sorted(
        (
            _root([ordered[place] for place in group], names[joined.leader(group[0])], web)
            for group in joined.groups()
        ),
        key=lambda root: (KINDS.index(root.origin.kind), root.origin.name, root.facts),
    )


class _Union:
    """Disjoint sets of the numbers below `count`."""

    def __init__(self, count: int) -> None:
        self._leaders = list(range(count))

    def leader(self, place: int) -> int:
        while (above := self._leaders[place]) != place:
            self._leaders[place] = place = self._leaders[above]
        return place

    def join(self, one: int, two: int) -> None:
        one, two = self.leader(one), self.leader(two)
        self._leaders[max(one, two)] = min(one, two)

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._leaders)):
            found[self.leader(place)].append(place)
        return list(found.values())


def _join_shared_words(ordered: Sequence[Statement], web: Web, joined: _Union) -> None:
    """Statements of one document, and those whose words were copied along."""
    met: dict[str, list[tuple[Stretch, int]]] = defaultdict(list)
    by_document: dict[str, int] = {}
    for place, one in enumerate(ordered):
        # what a document says twice it still says once
        joined.join(by_document.setdefault(one.document, place), place)
        for document, stretches in web.trace(Stretch(one.document, one.start, one.end)).items():
            for stretch in stretches:
                for held, other in met[document]:
                    if _same_words(stretch, held):
                        joined.join(place, other)
                met[document].append((stretch, place))


def _join_rewritten(ordered: Sequence[Statement], web: Web, joined: _Union) -> None:
    """A statement in no shared passage, of a document that is mostly another's, is the other's."""
    stated: dict[str, int] = {}
    for place, one in enumerate(ordered):
        stated.setdefault(one.document, place)
    alone = [group for group in joined.groups() if len({ordered[n].document for n in group}) == 1]
    for group in alone:
        for link in web.sources(ordered[group[0]].document):
            if link.other_share >= COVERED and link.source in stated:
                joined.join(stated[link.source], group[0])
                break


def _same_words(one: Stretch, two: Stretch) -> bool:
    shared = min(one.end, two.end) - max(one.start, two.start)
    return shared >= _WITHIN * min(one.end - one.start, two.end - two.start)


def _join_named(ordered: Sequence[Statement], web: Web, joined: _Union) -> dict[int, Hop | None]:
    """Join what rests on one named source; the source that each group rests on, by its leader."""
    holders: dict[str, int] = {}
    rested: dict[int, Hop | None] = {}
    for group in joined.groups():
        first, _ = web.first(ordered[place].document for place in group)
        lead = next(place for place in group if ordered[place].document == first)
        hop = _rests_on([ordered[place] for place in group], first)
        rested[lead] = hop
        if hop is not None and _has_name(hop):
            joined.join(holders.setdefault(_name_key(hop), lead), lead)
    # an absent outlet that is credited is present once a document of its own states the same
    credited = {key: place for key, place in holders.items() if key.startswith("outlet:")}
    for place, one in enumerate(ordered):
        if one.outlet and _outlet_key(one.outlet) in credited:
            joined.join(place, credited[_outlet_key(one.outlet)])
    # a newspaper that prints a thing twice without another source does not confirm itself
    for place, hop in rested.items():
        outlet = ordered[place].outlet
        if outlet and (hop is None or not _has_name(hop)):
            joined.join(holders.setdefault(_outlet_key(outlet), place), place)
    found: dict[int, Hop | None] = {}
    for place, hop in sorted(rested.items()):
        leader = joined.leader(place)
        found[leader] = found.get(leader) or hop
    return found


def _outlet_key(outlet: str) -> str:
    return f"outlet:{_folded(outlet)}"


def _rests_on(members: Sequence[Statement], first: str) -> Hop | None:
    """The farthest source that the first telling credits; else any that a later one credits."""
    own = {_folded(one.outlet) for one in members if one.outlet}
    ordered = sorted(members, key=lambda one: (one.document != first, one.document, one.start))
    for one in ordered:
        hops = [hop for hop in one.said if not (hop.kind == "outlet" and _folded(hop.name) in own)]
        if hops:
            return _farthest(hops)
        if one.document == first and len(members) > 1:
            # the first telling speaks for itself: what retellings put in was not its source
            return None
    return None


def _farthest(hops: Sequence[Hop]) -> Hop:
    """Where a chain ends: an outlet that reported it, or the document or body behind."""
    outlets = [hop for hop in hops if hop.kind == "outlet"]
    return outlets[-1] if outlets else hops[-1]


def _has_name(hop: Hop) -> bool:
    kind = _KIND_OF.get(hop.kind, OUTLET)
    if kind == ANONYMOUS or "unnamed" in hop.name.lower():
        return False
    # "report", "emails", "court documents": words that any document goes by
    return kind in _SPEAKERS or any(letter.isupper() or letter.isdigit() for letter in hop.name)


def _name_key(hop: Hop) -> str:
    kind = "body" if _KIND_OF.get(hop.kind) in _SPEAKERS else hop.kind
    return f"{kind}:{_folded(hop.name)}"


def _folded(name: str) -> str:
    return " ".join(name.lower().removeprefix("the ").split())


def _root(members: Sequence[Statement], hop: Hop | None, web: Web) -> Root:
    documents = sorted({one.document for one in members})
    first, sure = web.first(documents)
    if hop is not None and _has_name(hop):
        present = next(
            (
                one.document
                for one in members
                if one.outlet and hop.kind == "outlet" and _folded(one.outlet) == _folded(hop.name)
            ),
            None,
        )
        origin = Origin(_KIND_OF.get(hop.kind, OUTLET), hop.name, present)
    else:
        kind = OUTLET if hop is None else _KIND_OF.get(hop.kind, OUTLET)
        outlet = next((one.outlet for one in members if one.document == first and one.outlet), "")
        origin = Origin(kind, outlet or first, first)
    facts = tuple(dict.fromkeys(one.fact for one in members))
    return Root(origin, facts, tuple(documents), sure or len(documents) == 1)
