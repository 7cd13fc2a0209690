"""Fillers and measures of a candidate, chosen among what the text names near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.extraction.learned.clauses import clause
from plainview.extraction.learned.items import Item
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.scoring import Scene, Scored
from plainview.extraction.parts import Attribution
from plainview.model import FACT_TYPES, Fact, Filler, Measure

FIRST, MORE, FREE, SURE, COUNTED, NUMBERED = -1200, 2000, -600, 3000, -1100, -1000
"""Log-odds in thousandths that a filler must reach: the first one of a needed role, a further one,
one of a role that may stay open, one beside those that a pattern found, a measure, and one that a
pattern left."""
TAKEN, GIVEN_UP = 500, -2000
"""The network's log-odds above which a mention takes a needed role of what a pattern read, and
those below which the pattern's filler gives way."""
RUNNING = frozenset({"act", "about", "calls_for", "condition"})
"""Roles of running words, in which another role's mention may stand."""
NOWHERE = -4000
"""The log-odds of a filler or measure that is not there."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Fillers and measures, and by name how well they are supported (see `_support`)."""

    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]
    support: dict[str, float]


def completed(scene: Scene, fact: Fact, table: Table) -> tuple[Filler, ...]:
    """The fillers of what a pattern read, with those of roles that it left open.

    A needed role goes by the network alone, which patterns outdo where it is not sure.
    """
    fact_type = FACT_TYPES[fact.type]
    fillers = list(fact.fillers)
    scored = scene.scored(fact.type, fact, table)
    needed = {role for demand in fact_type.needed for role in demand}
    for place, label in enumerate(table.labels):
        if label in needed:
            _mend(fillers, scene, fact.type, label)
        elif label not in fact_type.measures:
            floor = SURE if any(filler.role == label for filler in fillers) else FREE
            _take(fillers, scored, place, label, floor, floor)
    return tuple(fillers)


def _mend(fillers: list[Filler], scene: Scene, kind: str, role: str) -> None:
    """Give a needed role the mention that the network is sure of, where the role is open or its one
    filler is nothing that the network would take."""
    mine = [filler for filler in fillers if filler.role == role and filler.start is not None]
    if len(mine) > 1 or (not mine and any(filler.role == role for filler in fillers)):
        return
    spans = [
        (f.start, f.end)
        for f in fillers
        if f.start is not None and f.end is not None and f.role not in RUNNING
    ]
    free = [
        (score, item)
        for item in scene.items
        if item.mention is not None
        and not any(start < item.span[1] and item.span[0] < end for start, end in spans)
        and (score := scene.network(kind, role, *item.span)) is not None
    ]
    best, item = max(free, key=lambda pair: pair[0], default=(NOWHERE, None))
    if item is None or best < TAKEN:
        return
    if not mine:
        fillers.append(filler_of(role, item))
        return
    assert mine[0].start is not None and mine[0].end is not None
    now = scene.network(kind, role, mine[0].start, mine[0].end)
    if now is None or now < GIVEN_UP:
        fillers[fillers.index(mine[0])] = filler_of(role, item)


def counted_too(
    scene: Scene, fact: Fact, table: Table, counted: frozenset[int]
) -> tuple[Measure, ...]:
    """The measures of what a pattern read, with the numbers of its clause that it left.

    Numbers that begin at a place in `counted` measure something already.
    """
    fact_type = FACT_TYPES[fact.type]
    whole = scene.sketch.sentences[scene.number]
    begin, end = clause(scene.content, whole.start, whole.end, fact.evidence[:1])
    left = [
        quantity
        for quantity in scene.sketch.quantities[scene.number]
        if quantity.measure.start not in counted
        and begin <= quantity.measure.start < quantity.measure.end <= end
    ]
    if not left or not fact_type.measures:
        return fact.measures
    found = list(fact.measures)
    for quantity in left:
        scores = scene.score(Item(None, quantity, 0), fact.type, fact, table)
        best = max(
            (place for place, label in enumerate(table.labels) if label in fact_type.measures),
            key=lambda place: scores[place],
            default=None,
        )
        if best is not None and scores[best] >= NUMBERED:
            found.append(replace(quantity.measure, name=table.labels[best]))
    return tuple(sorted(found, key=lambda measure: (measure.start, measure.name)))


def filled(scene: Scene, kind: str, table: Table, counted: frozenset[int]) -> Filled:
    """The roles and measures of a fact of type `kind` that no pattern read in a sentence.

    Numbers that begin at a place in `counted` measure something else already.
    """
    fact_type = FACT_TYPES[kind]
    scored = [
        (item, scores)
        for item, scores in scene.scored(kind, None, table)
        if item.quantity is None or item.quantity.measure.start not in counted
    ]
    fillers: list[Filler] = []
    measures: list[Measure] = []
    needed = {role for demand in fact_type.needed for role in demand}
    for place, label in enumerate(table.labels):
        if label not in fact_type.measures:
            first, more = (FIRST, MORE) if label in needed else (FREE, FREE)
            _take(fillers, scored, place, label, first, more)
            continue
        measures += [
            replace(item.quantity.measure, name=label)
            for item, scores in scored
            if item.quantity and scores[place] >= COUNTED
        ]
    measures = _one_each(measures)
    support = _support(kind, table.labels, scored, fillers, measures)
    return Filled(tuple(fillers), tuple(measures), support)


def _take(
    fillers: list[Filler], scored: Scored, place: int, label: str, first: int, more: int
) -> None:
    """Add the items that reach the floor of a role, the best first."""
    for rank, (item, scores) in enumerate(sorted(scored, key=lambda pair: -pair[1][place])):
        if scores[place] < (more if rank else first):
            break
        if item.mention and not _holds(fillers, label, item):
            fillers.append(filler_of(label, item))


def _support(
    kind: str,
    labels: Sequence[str],
    scored: Scored,
    fillers: Sequence[Filler],
    measures: Sequence[Measure],
) -> dict[str, float]:
    """What speaks for the roles and measures chosen, in log-odds.

    `weakest` is the best filler of the demand that is filled worst, `passed over` the best mention
    that a needed role did not take; `number` and `number left` the same of measures.
    """
    fact_type = FACT_TYPES[kind]
    places = {label: place for place, label in enumerate(labels)}
    taken = {(filler.role, filler.start) for filler in fillers}
    counted = {(measure.name, measure.start) for measure in measures}
    best: dict[str, int] = {}
    left = number_left = NOWHERE
    number = -NOWHERE
    lent = False
    for item, scores in scored:
        start = item.span[0]
        for demand in fact_type.needed:
            for role in demand:
                score = scores[places[role]] if role in places else NOWHERE
                if (role, start) in taken:
                    best[role] = max(best.get(role, NOWHERE), score)
                    lent = lent or item.back > 0
                elif item.mention:
                    left = max(left, score)
        for name in fact_type.measures if item.quantity else ():
            score = scores[places[name]]
            if (name, start) in counted:
                number = min(number, score)
            else:
                number_left = max(number_left, score)
    met = [
        max(best.get(role, NOWHERE) for role in demand)
        for demand in fact_type.needed
        if demand != ("act",) and not (kind == "stance" and "about" in demand)
    ]
    values = {"weakest": min(met), "passed over": left, "number left": number_left}
    if measures:
        values["number"] = number
    support = {name: min(4.0, max(-4.0, value / 1000)) for name, value in values.items()}
    support["lent:"] = float(lent)
    support[f"numbers:{min(2, len(measures))}"] = 1.0
    for role, count in Counter(filler.role for filler in fillers).items():
        support[f"has:{role} {min(2, count)}"] = 1.0
    return support


def _one_each(measures: Sequence[Measure]) -> list[Measure]:
    """A number measures one thing: the first label in the order of the type."""
    found: dict[int, Measure] = {}
    for measure in measures:
        found.setdefault(measure.start, measure)
    return list(found.values())


def _holds(fillers: Sequence[Filler], role: str, item: Item) -> bool:
    start, end = item.span
    name = item.mention.name if item.mention else ""
    return any(
        f.role == role
        and (f.name == name or (f.start is not None and f.end is not None
             and f.start < end and start < f.end))
        for f in fillers
    )  # fmt: skip


def filler_of(role: str, item: Item) -> Filler:
    """A mention as the filler of a role."""
    mention = item.mention
    assert mention is not None
    via = "implied" if item.back else "coref" if mention.how == "coref" else "name"
    return Filler(
        role, mention.name, mention.surface, mention.start, mention.end, via, mention.entity
    )


def speaker(attributions: Sequence[Attribution]) -> Filler | None:
    """Who is credited with a sentence, as the holder of a stance."""
    for attribution in attributions:
        for hop in attribution.hops[:1]:
            if hop.start is not None and hop.kind in ("official", "official_body", "organisation"):
                return Filler("holder", hop.name, hop.surface, hop.start, hop.end, hop.via)
    return None
