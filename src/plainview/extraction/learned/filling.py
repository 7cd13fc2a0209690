"""Fillers and measures of a candidate, chosen among what the text names near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
SHARED = 0
"""The same of a number that a pattern counts for another fact: an even chance."""
RENAMED = 2000
"""How much likelier another name must be for a number than the one that a pattern gave it."""
UNNAMED = frozenset({("rule", "duration")})
"""Measures that no number is given on likelihood alone: a rule's period is mostly its limit."""
SHARES = frozenset(["grant_rate", "share_of_workforce", "occupancy"])
"""Measures that only a share fills."""
KNOWN = SHARES | {"ceiling", "cap"}
"""Measures that a pattern knows by their very words: they go by no other name."""
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
    sure = [
        (score, item)
        for item in scene.items
        if item.mention is not None
        and (score := scene.network(kind, role, *item.span)) is not None
        and score >= TAKEN
        and not any(start < item.span[1] and item.span[0] < end for start, end in spans)
    ]
    if not sure:
        return
    item = max(sure, key=lambda pair: pair[0])[1]
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

    Numbers that begin at a place in `counted` measure something already; what a pattern took goes
    by another name of the type where that is much likelier.
    """
    whole = scene.sketch.sentences[scene.number]
    begin, end = clause(scene.content, whole.start, whole.end, fact.evidence[:1])
    found = list(fact.measures)
    for quantity in scene.sketch.quantities[scene.number]:
        here = quantity.measure
        read = [place for place, measure in enumerate(found) if measure.start == here.start]
        if not read and (here.start in counted or not begin <= here.start < here.end <= end):
            continue
        scored = scene.scored(fact.type, fact, table)
        scores = next(one.scores for one in scored if one.item.quantity is quantity)
        known = dict(zip(table.labels, scores, strict=True))
        best = _likeliest(fact.type, known, here.unit)
        if best is None:
            continue
        if not read and known[best] >= NUMBERED:
            found.append(replace(here, name=best))
        for place in read:
            name = found[place].name
            if name not in KNOWN and known[best] - known.get(name, 0) > RENAMED:
                found[place] = replace(found[place], name=best)
    return tuple(sorted(found, key=lambda measure: (measure.start, measure.name)))


def _likeliest(kind: str, scores: Mapping[str, int], unit: str | None) -> str | None:
    """The likeliest measure of a type for a number of a unit."""
    names = [
        name
        for name in FACT_TYPES[kind].measures
        if name in scores
        and (kind, name) not in UNNAMED
        and (unit == "ratio" or name not in SHARES)
    ]
    return max(names, key=lambda name: scores[name], default=None)


def filled(scene: Scene, kind: str, table: Table, counted: frozenset[int]) -> Filled:
    """The roles and measures of a fact of type `kind` that no pattern read in a sentence.

    Numbers that begin at a place in `counted` measure something else already: they may measure
    this too, but do not support it.
    """
    fact_type = FACT_TYPES[kind]
    scored = scene.scored(kind, None, table)
    fillers: list[Filler] = []
    needed = {role for demand in fact_type.needed for role in demand}
    for place, label in enumerate(table.labels):
        if label not in fact_type.measures:
            first, more = (FIRST, MORE) if label in needed else (FREE, FREE)
            _take(fillers, scored, place, label, first, more)
    measures = []
    for one in scored if fact_type.measures else ():
        if one.item.quantity is None:
            continue
        number = one.item.quantity.measure
        known = dict(zip(table.labels, one.scores, strict=True))
        best = _likeliest(kind, known, number.unit)
        if best is not None and known[best] >= (SHARED if number.start in counted else COUNTED):
            measures.append(replace(number, name=best))
    free = [one for one in scored if not one.item.quantity or one.item.span[0] not in counted]
    own = [measure for measure in measures if measure.start not in counted]
    support = _support(kind, table.labels, free, fillers, own)
    return Filled(tuple(fillers), tuple(measures), support)


def _take(
    fillers: list[Filler], scored: Sequence[Scored], place: int, label: str, first: int, more: int
) -> None:
    """Add the items that reach the floor of a role, the best first; `more` is not below `first`."""
    likely = [one for one in scored if one.scores[place] >= first]
    for rank, one in enumerate(sorted(likely, key=lambda one: -one.scores[place])):
        if rank and one.scores[place] < more:
            break
        if one.item.mention and not _holds(fillers, label, one.item):
            fillers.append(filler_of(label, one.item))


def _support(
    kind: str,
    labels: Sequence[str],
    scored: Sequence[Scored],
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
    needed = [(role, places.get(role)) for demand in fact_type.needed for role in demand]
    for one in scored:
        item, start = one.item, one.item.span[0]
        for role, place in needed:
            score = NOWHERE if place is None else one.scores[place]
            if (role, start) in taken:
                best[role] = max(best.get(role, NOWHERE), score)
                lent = lent or item.back > 0
            elif item.mention and score > left:
                left = score
        for name in fact_type.measures if item.quantity else ():
            score = one.scores[places[name]]
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
